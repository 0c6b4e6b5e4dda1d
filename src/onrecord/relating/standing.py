"""What a source is, by the words for it: an authority, a medium, a witness, a relative, a victim."""

from __future__ import annotations

import re
from typing import Final

from onrecord.model import Attribution, Connection, Span
from onrecord.relating.clauses import Clauses
from onrecord.relating.participants import Participants, noun_lemma
from onrecord.relating.wordlists import listed

AUTHORITY_WORDS: Final = listed(
    "police prosecutor attorney-general authority official officer minister ministry government "
    "regime army military navy president premier chancellor king queen prince "
    "ambassador envoy court judge tribunal commissioner sheriff governor mayor general "
    "colonel cabinet embassy kremlin pentagon parliament senate congress secretary fbi cia detective "
    "investigator magistrate prosecution regulator intelligence department administration attorney"
)
# Bodies of states that act as one.
UNIONS: Final = frozenset((
    "european union", "eu", "european commission", "united nations", "un", "nato", "african union", "arab league",
    "united nations security council", "un security council", "security council", "european parliament", "asean",
    "un human rights council", "united nations human rights council", "un general assembly", "g7", "oas", "osce",
    "council of europe", "organization of american states", "world health organization", "world health organisation",
    "unhcr", "unicef", "unesco", "iaea", "international atomic energy agency", "world food programme", "wfp", "ecowas",
    "international criminal court", "un refugee agency", "world bank", "imf", "undp", "ocha", "unaids", "fao",
    "international monetary fund", "world trade organization", "gulf cooperation council",
))  # fmt: skip
_UNION_NAMES = ("united nations ", "un ", "u.n. ", "european union ", "eu ", "nato ")
_NOT_AUTHORITY = listed("former ex union opposition company club party firm defence family opponent general-secretary")
_MEDIA_NAMES = listed(
    "reuters afp bbc cnn cbs nbc abc npr pbs itv xinhua tass interfax bloomberg nhk ansa kyodo yonhap "
    "dpa efe irna rte cbc sbs rnz rfi wikinews jazeera ap dw rt"
)
_MEDIA_HEADS = listed(
    "newspaper broadcaster magazine news media press radio tv television journal tribune herald "
    "gazette times post guardian daily chronicle telegraph agency independent"
)
_HANGING = re.compile(r" (?:of|for|in|against|from|to|by|with|about|at|on) ")
_MOUTHS = frozenset(["spokesman", "spokeswoman", "spokesperson", "head", "member", "chief", "representative", "office"])
_WITNESSES = frozenset(["witness", "eyewitness", "onlooker", "bystander", "passerby"])
_RELATIVES = listed(
    "mother father brother sister wife husband son daughter uncle aunt cousin relative parent widow "
    "family grandmother grandfather niece nephew"
)
_VICTIMS = frozenset(["victim", "survivor"])


def _lemmas(text: str) -> list[str]:
    return [noun_lemma(w.strip(".,'’\"“”").removesuffix("'s").removesuffix("’s")) for w in text.lower().split()]


def head_words(text: str) -> str:
    """A name up to what hangs on its head: the critics of a president are no president, but his spokesman speaks."""
    head = _HANGING.split(text, maxsplit=1)[0]
    return text if any(w in _MOUTHS for w in _lemmas(head)) else head


def _authority_text(text: str) -> bool:
    text = head_words(text)
    lemmas = _lemmas(text)
    if "white house" in text.lower():
        return True
    return any(w in AUTHORITY_WORDS for w in lemmas) and not any(w in _NOT_AUTHORITY for w in lemmas)


def is_union(name: str) -> bool:
    """Whether a name is that of a body of states that acts as one, or of one of its organs."""
    lower = name.lower()
    return lower in UNIONS or lower.startswith(_UNION_NAMES)


def entity_is_authority(who: Participants, identity: str | None) -> bool:
    """Whether an entity is a government or holds its office, or is named as one of its organs."""
    entity = who.by_id.get(identity) if identity is not None else None
    if entity is None:
        return False
    if entity.kind == "government":
        return True
    if entity.kind == "organisation" and is_union(entity.name):
        return True
    if entity.office:
        return not any(w in _NOT_AUTHORITY for w in _lemmas(entity.office))
    if entity.kind == "place" or is_media(who, identity):
        return False
    return _authority_text(entity.name)


def is_authority(view: Clauses, who: Participants, head: int | None) -> bool:
    """Whether the phrase of ``head`` stands for the police, a court, a government or its people."""
    if head is None:
        return False
    found = who.named(head)
    if found is not None and (entity_is_authority(who, found) or who.kind(found) == "place"):
        return True
    first, last = view.left[head], head + 1
    return _authority_text(view.text(first, last))


def speaker_is_authority(view: Clauses, who: Participants, attribution: Attribution) -> bool:
    """Whether the source of an attribution is an authority, as an entity or by its words."""
    if attribution.speaker is not None and entity_is_authority(who, attribution.speaker):
        return True
    return any(_authority_text(_head_phrase(view, s)) for s in attribution.source)


def _head_phrase(view: Clauses, span: Span) -> str:
    """The words of a source up to its head, so that "her plea to the court" is no court."""
    words = view.words(span)
    heads = view.parse.heads
    for index in words:
        if heads[index] not in words or heads[index] == index:
            return view.text(words.start, index + 1)
    return view.parse.text[span.start : span.end]


def is_media(who: Participants, identity: str | None) -> bool:
    """Whether an entity is a newspaper, an agency, a broadcaster: by its name."""
    entity = who.by_id.get(identity) if identity is not None else None
    if entity is None or entity.kind not in ("organisation", "other"):
        return False
    words = entity.name.lower().replace("-", " ").split()
    return bool(words) and (
        any(w in _MEDIA_NAMES for w in words)
        or words[-1] in _MEDIA_HEADS
        or (words[0] in ("radio", "tv") and len(words) > 1)
        or (len(words) == 2 and words[1] in ("tv", "agency") and "news" in words)
    )


def connection_word(text: str) -> Connection | None:
    """``victim``, ``witness`` or ``relative`` where the words for the source say so."""
    lemmas = _lemmas(text)
    if any(w in _RELATIVES for w in lemmas):  # first: "the victim's brother"
        return "relative"
    if any(w in _VICTIMS for w in lemmas):
        return "victim"
    if any(w in _WITNESSES for w in lemmas):
        return "witness"
    return None
