"""Through whom an allegation came: from the first source over those who passed it on to this document.

A medium stands in the chain only where the text puts it there ("told the BBC", "in the BBC story", "cited
by Reuters", "Reuters reported that X said"), and a connection (HURIDOCS micro-thesaurus 19) only where the
text tells it: by a word for the source, or because the source is the one to whom the act was done.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.model import Attribution, ChainLink, Connection
from onrecord.relating.acts import ACCUSATIONS, REPORTS
from onrecord.relating.clauses import Clauses
from onrecord.relating.licence import Licence
from onrecord.relating.participants import Participants, noun_lemma
from onrecord.relating.roles import is_agentive
from onrecord.relating.standing import connection_word, entity_is_authority, is_authority, is_media
from onrecord.relating.wordlists import listed

_CARRIERS = listed(
    "story report article investigation interview documentary programme program broadcast film column newspaper account"
)
_ROLES = listed(
    "lawyer attorney solicitor barrister activist campaigner expert professor analyst researcher scientist director "
    "manager executive employee worker contractor founder chairman chairwoman chairperson chief ceo head member leader "
    "critic economist historian author blogger poster user hacker doctor physician engineer consultant "
    "businessman owner defendant suspect accused candidate bishop cardinal archbishop player coach union "
    "counsel spokesman spokeswoman spokesperson representative vice-president editor columnist journalist reporter "
    "counsellor dissident rebel militant commander company group organisation organization charity foundation"
)
_OWNED = ("our ", "my ", "his ", "her ", "their ", "its ", "your ")
_BESIDE = 5  # words
_FORCED = frozenset(["force", "coerce", "compel"])
_SERIES = listed("another others second third fourth fifth other")
_SERIES_REACH = 2500  # characters: a list of witnesses goes on over a few paragraphs, not over a page


def relays(view: Clauses, who: Participants, attributions: Sequence[Attribution]) -> Mapping[str, str]:
    """Attribution id → the medium that passed it on, from the words around its source and cue.

    A source that continues a series ("another woman said") came through the medium of the series.
    """
    found: dict[str, str] = {}
    order = sorted((a for a in attributions if a.content), key=lambda a: a.content[0].start)
    last: tuple[int, str, str] | None = None  # where, which medium, head noun of the source
    for attribution in order:
        medium = _medium(view, who, attribution)
        heads = [i for s in attribution.source for i in view.words(s)]
        head = next(
            (noun_lemma(view.lower[i]) for i in heads if view.is_noun(i) and view.parse.heads[i] not in heads),
            "",
        )
        head = head or next((noun_lemma(view.lower[i]) for i in heads if view.is_noun(i)), "")
        behind = _behind(view, who, attribution)
        head = noun_lemma(view.lower[behind]) if behind is not None else head
        at = attribution.content[0].start
        if medium is None and last is not None and heads and view.lower[heads[0]] in _SERIES:
            nouns = {noun_lemma(view.lower[i]) for i in heads if view.is_noun(i)}
            if at - last[0] < _SERIES_REACH and last[2] in nouns:
                medium = last[1]
        if medium is not None and medium != attribution.speaker:
            found[attribution.id] = medium
            last = (at, medium, head)
    return found


def _medium(view: Clauses, who: Participants, attribution: Attribution) -> str | None:
    """A medium in the source phrase, or the one the source told."""
    for span in attribution.source:
        words = view.words(span)
        for index in words:
            if view.lower[index] in _CARRIERS:
                for near in range(max(words.start, index - 4), min(words.stop, index + 6)):
                    found = who.named(near)
                    if found is not None and is_media(who, found):
                        return found
    for span in attribution.cue:
        for index in view.words(span):
            if not view.is_verb(index):
                continue
            told = view.kids(index, "dobj", "dative")
            told += view.objects_of(index, "to", "with", "in", "by", "on")
            for heard in told:
                for head in (heard, *view.objects_of(heard, "with", "by", "in", "of", "to")):
                    found = who.named(head)
                    if found is None and view.lower[head] in _CARRIERS:
                        found = next((f for c in view.children[head] if is_media(who, f := who.named(c))), None)
                    if is_media(who, found):
                        return found
    return None


def source_connection(
    view: Clauses,
    who: Participants,
    speaker: str | None,
    text: str,
    licence: Licence | None,
    recipient: str | None,
) -> Connection | None:
    """What ties a first source to the act, as far as the text tells."""
    if is_media(who, speaker):
        return "media"
    told = connection_word(text)
    if told is not None:
        return told
    if (
        speaker is not None
        and licence is not None
        and recipient is not None
        and (recipient == speaker or _same_noun(who, recipient, speaker))
    ):
        act = licence.act
        if act is not None and act.lemma in _FORCED:
            inner = view.kid(licence.head, "xcomp")
            other = view.kid(inner, "dobj") if inner is not None else None
            if other is not None and view.lower[other] in (
                "others",
                "them",
                "women",
                "men",
                "people",
                "children",
            ):
                return "witness"  # made to take part in what was done to others
        return "victim"
    if entity_is_authority(who, speaker) or (who.kind(speaker) == "place" and who.country(speaker)):
        return "official"  # a country that speaks is its government
    if speaker is not None and who.kind(speaker) == "organisation":
        return "other"
    return "other" if speaker is not None and _has_role(view, who, speaker, text) else None


def _has_role(view: Clauses, who: Participants, speaker: str, text: str) -> bool:
    """Whether the text gives a source a part in public life that is none of the state's: lawyer, expert, manager."""
    entity = who.by_id[speaker]
    if entity.kind not in ("person", "people", "other"):
        return False
    said = {noun_lemma(w) for w in f"{text} {entity.name}".lower().replace(",", " ").split()}
    if said & _ROLES:
        return True
    for mention in entity.mentions[:2]:  # as introduced: "water expert Ben Carter", "Lee, a lawyer for the family"
        words = view.words(mention)
        if words:
            first, last = view.bounds(words[0])
            near = (*range(max(first, words[0] - _BESIDE), words[0]), *range(words[-1] + 1, min(last, words[-1] + 7)))
            if any(noun_lemma(view.lower[i]) in _ROLES and view.is_noun(i) for i in near):
                return True
    return False


def _same_noun(who: Participants, one: str, other: str) -> bool:
    """Whether two unnamed groups carry the same head noun: "women … said men raped women"."""
    first, second = who.by_id.get(one), who.by_id.get(other)
    if first is None or second is None or first.kind != "people" or second.kind == "government":
        return False
    a, b = first.name.lower().split(), second.name.lower().split()
    return bool(a and b) and a[-1] in b[:2] and len(a) <= 2 and b[0] not in _SERIES


def _behind(view: Clauses, who: Participants, attribution: Attribution) -> int | None:
    """Whose words a source is that is itself a noun of telling: "accusations from *women* in the BBC story"."""
    for span in attribution.source:
        inside = view.words(span)
        for index in inside:
            if view.lower[index] not in ACCUSATIONS | REPORTS or not view.is_noun(index):
                continue
            for preposition, head in view.phrases_after(index + 1, 1):
                if preposition in ("from", "by", "of") and head in inside and is_agentive(view, who, head):
                    return head
        return None
    return None


def chain(
    view: Clauses,
    who: Participants,
    licence: Licence,
    recipient: str | None,
    attributions: Sequence[Attribution],
    between: Mapping[str, str],
) -> tuple[ChainLink, ...]:
    """The stations of one allegation, first source first, as ``between`` (from ``relays``) and nesting tell."""
    links: list[ChainLink] = []
    if licence.accuser is not None:
        attribution = licence.attribution
        accuser = who.resolve(licence.accuser)
        if accuser is not None and (attribution is None or accuser != attribution.speaker):
            tie = source_connection(view, who, accuser, who.name(accuser), licence, recipient)
            if tie is None and is_authority(view, who, licence.accuser):
                tie = "official"
            if accuser is not None and who.name(accuser).lower() not in REPORTS | ACCUSATIONS:
                links.append(ChainLink(accuser, tie))
    told = licence if not links else None
    for link in stations(view, who, licence.attribution, attributions, between, told, recipient):
        if all(link.entity != held.entity for held in links):
            links.append(link)
    return tuple(links)


def stations(
    view: Clauses,
    who: Participants,
    attribution: Attribution | None,
    attributions: Sequence[Attribution],
    between: Mapping[str, str],
    licence: Licence | None = None,
    recipient: str | None = None,
) -> tuple[ChainLink, ...]:
    """Who says it and through whom, from an attribution outwards; ``licence`` is the act that its source tells."""
    links: list[ChainLink] = []

    def add(entity: str | None, connection: Connection | None) -> None:
        if entity is not None and who.name(entity).lower() in REPORTS | ACCUSATIONS:
            return  # "reports" are nobody
        if entity is not None and who.kind(entity) == "other" and who.name(entity).lower().startswith(_OWNED):
            return  # nor is "our common humanity"
        if entity is not None and all(link.entity != entity for link in links):
            links.append(ChainLink(entity, connection))

    by_id = {a.id: a for a in attributions}
    for _ in range(8):  # nesting is never deeper in practice; a loop in the input must not hang us
        if attribution is None:
            break
        said = " ".join(view.parse.text[s.start : s.end] for s in attribution.source)
        behind = _behind(view, who, attribution)
        speaker = attribution.speaker if behind is None else who.resolve(behind)
        if behind is not None:
            said = view.text(*view.noun_phrase(behind))
        tie = source_connection(view, who, speaker, said, licence if not links else None, recipient)
        add(speaker, tie)
        medium = between.get(attribution.id)
        if medium is not None:
            add(medium, "media")
        attribution = by_id.get(attribution.within) if attribution.within else None
    return tuple(links)
