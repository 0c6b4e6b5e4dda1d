"""Names in a text, and the titles that stand before and after them.

The tagger's names are noisy; the authority file corrects their kind, titles are taken off them, and capitals
that were missed are looked up again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from onrecord.authority import Authority
from onrecord.model import Parse
from onrecord.relating.bounds import EVENTS, bounded
from onrecord.relating.given_names import sex_of_name
from onrecord.relating.person_nouns import is_person_noun
from onrecord.relating.titles import MODIFIERS, TITLES, after_titles, title_before
from onrecord.relating.wordlists import listed

Kind: TypeAlias = Literal[
    "person", "body", "country", "place", "people", "nationality", "event", "government", "law"
]

_DAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug "
    "sept sep oct nov dec"
)
_PERSON_TAGS = frozenset({"PERSON"})
_NAME = re.compile(r"[^\W\d_]")
_OF_BODIES = listed(
    "hospital university college school church center centre institute house street avenue park airport "
    "county city group company corporation inc ltd foundation fund bank times post news herald tribune "
    "party council court prize award act law bridge river island lake mount hotel stadium hall theatre "
    "theater museum library day war state states province district town village bay beach valley square "
    "road airlines force navy army team club university's"
)
_DEFINED = re.compile(r"\(\s?[\"“'‘]?([A-Z]{2,9})[\"”'’]?\s?\)")
# Words in capitals that name nothing by themselves: "the Court", "a Bachelor of", "District of".
_GENERIC = listed(
    "team staff republic state district city town institute association association's court committee council "
    "commission administration agency department ministry office board bureau senate congress house bachelor master "
    "degree program programme plan act law article section chapter note update press image photo file video source "
    "sources story related contents references subscribe read share advertisement new all many more most some other "
    "these those this that there here what why how when who yes no one two three first second last next national "
    "federal union party group company firm bank university college school church hospital force forces police army "
    "military government reserve fund trust center centre extraordinary plenipotentiary guns art music women men"
)
_PARTICLES = listed("van von der den de del della di da dos du la le bin al el ben ibn ter ten y e abu")


@dataclass(frozen=True, slots=True)
class Named:
    """A name over words ``[first, last)``; ``title`` is the range of the title before it, if any."""

    first: int
    last: int
    kind: Kind
    title: tuple[int, int] | None = None


def names(parse: Parse, authority: Authority) -> tuple[Named, ...]:
    """The names of a parse, in order and without overlap."""
    found: list[Named] = []
    taken = [False] * len(parse)
    for name in bounded(parse, authority):
        for piece in _named(parse, authority, name.first, name.last, name.label):
            if not any(taken[piece.first : piece.last]):
                found.append(piece)
                taken[piece.first : piece.last] = [True] * (piece.last - piece.first)
    for first, last in _capitals(parse, taken):
        missed = _missed(parse, authority, first, last)
        if missed is not None:
            found.append(missed)
            taken[missed.first : missed.last] = [True] * (missed.last - missed.first)
    defined = set(_DEFINED.findall(parse.text))
    for at in range(len(parse) if defined else 0):
        if not taken[at] and parse.word(at) in defined:
            found.append(Named(at, at + 1, "body"))
            taken[at] = True
    surnames = {
        parse.word(n.last - 1) for n in found
        if n.kind == "person" and n.last - n.first > 1 and parse.word(n.last - 2) != "-"
    }  # fmt: skip
    found = [
        Named(n.first, n.last, "person", title_before(parse, n.first))
        if n.kind in ("body", "place") and n.last - n.first == 1 and parse.word(n.first) in surnames
        and authority.country(parse.word(n.first)) is None else n
        for n in found
    ]  # fmt: skip
    for at in range(len(parse)):
        if not taken[at] and parse.word(at) in surnames and not _within_name(parse, at):
            found.append(Named(at, at + 1, "person", title_before(parse, at)))
            taken[at] = True
    found.sort(key=lambda n: n.first)
    return _persons_whole(parse, found)


_SUFFIXES = ("jr.", "jr", "sr.", "sr")


def _persons_whole(parse: Parse, found: list[Named]) -> tuple[Named, ...]:
    """Without a suffix that stands alone as a person, and without what a headline adds to a name."""
    full = {phrase(parse, n.first, n.last) for n in found if n.kind == "person" and n.last - n.first > 1}
    whole = []
    for name in found:
        first, last = name.first, name.last
        if name.kind == "person":
            if last - first == 1 and parse.word(first).lower() in _SUFFIXES:
                continue  # "Lee, Jr.": the name before it has him
            if last - first > 2 and parse.word(last - 1).endswith("ing"):
                last -= phrase(parse, first, last - 1) in full  # "Jane Lee Winning the Prize"
        whole.append(Named(first, last, name.kind, name.title))
    return tuple(whole)


def _within_name(parse: Parse, at: int) -> bool:
    """Whether the word ends a longer run of capitals that is no title: "Mets Poet" where a Poet is known."""
    before = at - 1
    return before >= 0 and _proper(parse, before) and title_before(parse, at) is None


def phrase(parse: Parse, first: int, last: int) -> str:
    """The characters of words ``[first, last)``, white space folded."""
    return " ".join(parse.text[parse.starts[first] : parse.ends[last - 1]].split())


def _named(parse: Parse, authority: Authority, first: int, last: int, label: str) -> Iterator[Named]:
    first, last = _trimmed(parse, first, last)
    if first >= last or label in (
        "DATE",
        "TIME",
        "PERCENT",
        "MONEY",
        "QUANTITY",
        "ORDINAL",
        "CARDINAL",
        "LANGUAGE",
    ):
        return
    words = [parse.word(i) for i in range(first, last)]
    if not any(w[0].isupper() for w in words) or all(w.lower() in _DAYS for w in words):
        return
    if (
        first > 0
        and parse.word(first - 1) == "-"
        and not parse.text[parse.ends[first - 1] : parse.starts[first]]
    ):
        return  # "pro-Beijing": an adjective
    text = phrase(parse, first, last)
    if label == "EVENT" or (words[-1].lower() in EVENTS and last - first > 1 and label != "PERSON"):
        yield Named(first, last, "event")
        return
    if authority.people(text) is not None:
        yield Named(first, last, "people")
        return
    if authority.nationality(text) is not None and (
        authority.country(text) is None or label == "NORP" or parse.tags[last - 1] in ("JJ", "NNPS")
    ):
        yield Named(first, last, "nationality")
        return
    if authority.body(text) is not None:
        yield Named(first, last, "body")
        return
    if authority.country(text) is not None:
        yield Named(first, last, "country")
        return
    whole = authority.government(text)
    if whole is not None and (whole.through == "words" or authority.stands_for_government(text)):
        yield Named(first, last, "government")
        return
    if whole is not None and label == "PERSON":
        yield Named(first, last, "place")
        return
    if last - first == 1 and words[0].lower() in _GENERIC:
        return
    kind = _KINDS.get(label)
    if kind is None or all(w.lower().rstrip(".") in TITLES | MODIFIERS for w in words):
        return  # a title alone: "the Prime Minister"
    if (
        kind in ("body", "place")
        and 1 < last - first < 5
        and (_known_person(parse, authority, first, last, text) or _described(parse, first, last))
    ):
        kind = "person"
    elif kind == "person" and _no_person(parse, first, last, text):
        kind = "body"
    if kind == "person":
        first, last = _of_person(parse, authority, first, last)
        if first >= last or not all(_NAME.match(parse.word(i)[0]) for i in (first, last - 1)):
            return
        if last < len(parse) and parse.word(last) == "-" and last - first == 1:  # "Facebook co-founder"
            yield Named(first, last, "body")
            return
        start = after_titles(parse, first, last)
        if start > first and start < last:
            yield Named(start, last, "person", title_before(parse, start))
            return
        if start == last:  # a title alone: "the President"
            return
        yield Named(first, last, "person", title_before(parse, first))
        return
    if kind == "nationality":
        yield Named(first, last, "nationality" if last - first == 1 else "body")
        return
    yield Named(first, last, kind)


_KINDS: dict[str, Kind] = {
    "PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "nationality",
    "EVENT": "event", "LAW": "law",
}  # fmt: skip


def _trimmed(parse: Parse, first: int, last: int) -> tuple[int, int]:
    while first < last and parse.word(first).lower() in ("the", "a", "an", "“", '"', "‘", "'", "(", "and"):
        first += 1
    for at in range(first + 1, last):
        if parse.word(at) in ("(", "[") and at - first < last - first:
            last = at
            break
    while first < last and (
        parse.word(last - 1).lower() in ("'s", "’s", "'", "’", ",", ".", "”", '"', ")", "-")
        or parse.tags[last - 1] == "POS"
    ):
        last -= 1
    return first, last


def _known_person(parse: Parse, authority: Authority, first: int, last: int, text: str) -> bool:
    """Whether what was tagged a body or a place is a person's name: a holder of office, or a common given name."""
    if not all(parse.tags[at] == "NNP" and _NAME.match(parse.word(at)) for at in range(first, last)):
        return False
    if parse.word(last - 1).lower() in _OF_BODIES or parse.word(first - 1 if first else 0).lower() == "the":
        return False
    return bool(sex_of_name(text) or authority.offices(text))


def _described(parse: Parse, first: int, last: int) -> bool:
    """Whether an apposition says that a name is a person's: "the mayor of X, Jane Lee," or "Jane Lee, the mayor"."""
    if not all(parse.tags[at] == "NNP" and _NAME.match(parse.word(at)) for at in range(first, last)):
        return False
    if parse.word(last - 1).lower() in _OF_BODIES or last >= len(parse) or parse.word(last) != ",":
        return False
    if parse.word(first - 1 if first else 0) == ",":
        for at in range(first - 2, max(-1, first - 12), -1):
            low = parse.word(at).lower()
            if parse.tags[at] in _PHRASE or low in ("of", "for", "to", "in", "at"):
                if low in TITLES or (parse.tags[at] == "NN" and is_person_noun(low)):
                    return True
                continue
            break
    at = last + 1
    while at < len(parse) and at < last + 5 and parse.tags[at] in ("DT", "JJ", "NN", "NNP", "POS"):
        if parse.word(at).lower() in TITLES and at > last + 1:
            return True
        at += 1
    return False


_PHRASE = frozenset(("DT", "JJ", "NN", "NNP", "NNPS", "POS", "CD", "HYPH", "PRP$"))


def _no_person(parse: Parse, first: int, last: int, text: str) -> bool:
    """Whether what was tagged a person ends in a noun that no person is called by: "Marine Mammal Research"."""
    if last - first < 2 or sex_of_name(text) is not None or title_before(parse, first) is not None:
        return False
    return parse.word(last - 1).lower() in _OF_BODIES | _SUBJECTS


_SUBJECTS = listed(
    "research science sciences ecology biology physics chemistry medicine engineering economics studies affairs "
    "consulting officer program programme project association committee department ministry agency foundation "
    "partners associates llp laude kappa administration services systems industries"
)


def _of_person(parse: Parse, authority: Authority, first: int, last: int) -> tuple[int, int]:
    """A tagged name cut to what can be a person's: no nationality before it, no common noun within it."""
    while first < last and (
        authority.nationality(parse.word(first)) is not None or not parse.word(first)[0].isupper()
    ):  # fmt: skip
        if parse.word(first).lower() in _PARTICLES:
            break
        first += 1
    end = first
    while end < last:
        word = parse.word(end)
        if word in ("-", "‐", "‑") and end - first > 1 and end + 1 < last and parse.starts[end + 1] == parse.ends[end]:
            end += 2  # "Kim Jong-un"
            continue
        if (
            word[0].islower()
            and word.lower() not in _PARTICLES
            and parse.tags[end] in ("NN", "NNS", "JJ", "VBD", "VBZ")
        ):
            break
        if word in ("(", "/", "\\", ",", ":", "–", "—", "and") or (word in ("'s", "’s") and end > first):
            break
        end += 1
    while end < last and end > first and parse.word(end - 1) == "-":
        end -= 1
    if end < last and end > first and parse.word(end) == "-":
        end -= end - first > 1
    return first, end


def _capitals(parse: Parse, taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised proper nouns that the tagger gave no name."""
    at = 0
    total = len(parse)
    while at < total:
        if taken[at] or not _proper(parse, at):
            at += 1
            continue
        end = at + 1
        while (
            end < total
            and not taken[end]
            and _proper(parse, end)
            and parse.starts[end] - parse.ends[end - 1] <= 1
        ):
            end += 1
        yield at, end
        at = end


def _proper(parse: Parse, at: int) -> bool:
    word = parse.word(at)
    return parse.tags[at].startswith("NNP") and word[0].isupper() and word.lower() not in _DAYS


def _missed(parse: Parse, authority: Authority, first: int, last: int) -> Named | None:
    text = phrase(parse, first, last)
    if authority.people(text) is not None:
        return Named(first, last, "people")
    if authority.body(text) is not None:
        return Named(first, last, "body")
    if authority.country(text) is not None:
        named = authority.nationality(text)
        return Named(first, last, "nationality" if named else "country")
    start = after_titles(parse, first, last)
    if not all(_NAME.match(parse.word(i)) for i in range(start, last)):
        return None
    if first < start < last or (start == first and 1 < last - first < 4 and _personal(parse, first, text)):
        return Named(start, last, "person", title_before(parse, start))
    return None


def _personal(parse: Parse, first: int, text: str) -> bool:
    """Whether an untagged run of capitals is a person's name: "writer Jane Lee", or a common given name."""
    if sex_of_name(text) is not None:
        return True
    before = first - 1
    if before < 0:
        return False
    word = parse.word(before).lower()
    if word == "with" and before:
        word = parse.word(before - 1).lower()
    return word.startswith("interview") or (parse.tags[before] == "NN" and is_person_noun(word))
