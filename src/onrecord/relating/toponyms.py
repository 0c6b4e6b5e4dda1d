"""Finding the names of places in a text: what the tagger marks, and capitalised runs that the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.authority import Authority, Toponym
from onrecord.model import Parse

LONGEST = 6

_PLACE_LABELS = frozenset(("GPE", "LOC"))
_LISTS = frozenset(("GPE", "LOC", "ORG", "PERSON"))  # lists that the tagger takes for one name are parted
_LOCATIVE = frozenset(
    "in at near from to outside inside around across throughout within into toward towards between off via through "
    "over under along beyond leaving visiting".split()
)
_JOINING = frozenset("of the and de la le du del al da do dos el an am sur upon on & - ’ ' d l".split())
_KINDS = frozenset(
    "County Province State District Prefecture Region Oblast Governorate Territory City Township Municipality Krai "
    "Island Islands".split()
)
# Capitalised words that some small town is called by.
_NEVER = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday "
    "Thursday Friday Saturday Sunday President Minister Union University Church Hospital Police Court Congress "
    "Parliament Senate House Government Council Justice Energy Commerce Health Defense Defence Internet English "
    "Center Centre School Department Ministry Agency Office Bank Committee Commission Party Press Street Hall Park "
    "French Spanish God Christmas Easter Islam Bible Republic Federal National Central General Major Captain King "
    "Queen Prince Mr Mrs Ms Dr Sir North South East West Northern Southern Eastern Western The A I In On At Of".split()
)
# The last word of bodies and buildings that the tagger takes for places.
_BODIES = frozenset(
    "Council Hospital Zoo Airport School College Institute Center Centre Ministry Department Agency Office Bank "
    "Committee Commission Party Press Hall Laboratory Laboratories Company Corporation Authority Team Cup Virus".split()
)
_CONTAINER = frozenset(("country", "region"))
_GAP = re.compile(r"[ \u00a0\-–.’'&]{0,3}\Z")
_LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in the text: words ``[first, last)``, characters ``[start, end)`` and what it may mean."""

    first: int
    last: int
    start: int
    end: int
    name: str
    candidates: tuple[Toponym, ...]
    marked: bool


def mentions(parse: Parse, authority: Authority) -> tuple[Mention, ...]:
    """The place names of a document in the order of the text, none overlapping another."""
    labels = _labels(parse)
    found: list[Mention] = []
    at, size = 0, len(parse)
    while at < size:
        mention = _at(parse, authority, labels, at, found[-1].last if found else 0)
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.last
    return tuple(found)


def _labels(parse: Parse) -> list[tuple[str, int, int] | None]:
    labels: list[tuple[str, int, int] | None] = [None] * len(parse)
    for name in parse.names:
        first, last = name.first, name.last
        while first < last - 1 and parse.word(first).casefold() in ("the", "'s", "’s"):
            first += 1
        while last - 1 > first and parse.word(last - 1) in ("'s", "’s", "'", "’"):
            last -= 1
        if name.label in _PLACE_LABELS:
            while first < last - 1 and not parse.word(first)[0].isupper():
                first += 1
        begin = first
        for word in range(first, last + 1):
            if word == last or (parse.word(word) == "," and name.label in _LISTS):
                for inner in range(begin, word):
                    labels[inner] = (name.label, begin, word)
                begin = word + 1
    return labels


def _at(
    parse: Parse, authority: Authority, labels: list[tuple[str, int, int] | None], at: int, previous: int
) -> Mention | None:
    text = parse.text
    if not text[parse.starts[at]].isupper() or (parse.word(at) == "The" and not _article_is_part(parse, authority, at)):
        return None
    label = labels[at]
    marked = label is not None and label[0] in _PLACE_LABELS and label[1] == at
    for last in _ends(parse, at):
        if label is not None and marked and last <= label[2]:
            break
        known = _known(parse, authority, at, last)
        if known and _accepted(parse, authority, labels, at, last, known, previous):
            return _mention(parse, at, last, known, marked=False)
    if label is not None and marked:
        _, first, last = label
        if _money(parse, first, last):
            return None
        if parse.word(first) == "City" and last - first > 2 and parse.word(first + 1) == "of":
            first += 2
        known = _known(parse, authority, first, last)
        if known or _looks_like_a_name(parse, authority, first, last):
            return _mention(parse, first, last, known, marked=True)
        for shorter in range(last - 1, first, -1):
            known = _known(parse, authority, first, shorter)
            if known and parse.word(shorter) in ("'s", "’s", "-", "and"):
                return _mention(parse, first, shorter, known, marked=True)
    return None


def _article_is_part(parse: Parse, authority: Authority, at: int) -> bool:
    """Whether "The" is part of the name, as in "The Hague"."""
    if at + 1 >= len(parse):
        return False
    known = authority.places(parse.word(at + 1))
    return bool(known) and known[0].name.startswith("The ")


def _mention(parse: Parse, first: int, last: int, known: tuple[Toponym, ...], *, marked: bool) -> Mention:
    start, end = parse.starts[first], parse.ends[last - 1]
    return Mention(first, last, start, end, parse.text[start:end], known, marked)


def _ends(parse: Parse, first: int) -> Iterator[int]:
    """Where a capitalised run that opens at ``first`` may end, the longest first."""
    text, ends = parse.text, [first + 1]
    for word in range(first + 1, min(first + LONGEST, len(parse))):
        if not _GAP.match(text[parse.ends[word - 1] : parse.starts[word]]):
            break
        if text[parse.starts[word]].isupper():
            ends.append(word + 1)
        elif parse.word(word) not in _JOINING:
            break
    return reversed(ends)


def _known(parse: Parse, authority: Authority, first: int, last: int) -> tuple[Toponym, ...]:
    name = parse.text[parse.starts[first] : parse.ends[last - 1]]
    known = authority.places(name)
    if not known and last - first > 1:
        if parse.word(last - 1) in _KINDS:
            return _divisions(authority, parse.text[parse.starts[first] : parse.ends[last - 2]])
        if parse.word(first) in ("County", "Province", "District", "City", "State") and last - first > 2:
            rest = first + (2 if parse.word(first + 1) == "of" else 1)
            return _divisions(authority, parse.text[parse.starts[rest] : parse.ends[last - 1]])
    return known


def _divisions(authority: Authority, name: str) -> tuple[Toponym, ...]:
    """For "Dallas County" the division, or the town at its seat, is looked for under the bare name."""
    return tuple(t for t in authority.places(name) if t.feature in ("region", "county", "city", "island", "area"))


def _looks_like_a_name(parse: Parse, authority: Authority, first: int, last: int) -> bool:
    """A place that the tagger marks and the gazetteer lacks."""
    word = parse.word(first)
    return (
        last - first <= 4
        and all(parse.word(i)[0].isupper() or parse.word(i) in _JOINING for i in range(first, last))
        and parse.tags[last - 1] in ("NNP", "NNPS")
        and word not in _NEVER
        and len(word) > 2
        and not any(c.isdigit() for c in word)
        and not word.isupper()
        and parse.word(last - 1) not in _BODIES
        and (_located(parse, authority, first, last) or _of(parse, first))
    )


def _of(parse: Parse, first: int) -> bool:
    """Whether "of" stands before, after a word that is no name: "the town of X"."""
    return first > 1 and parse.word(first - 1) == "of" and not parse.word(first - 2)[0].isupper()


def _accepted(
    parse: Parse, authority: Authority, labels: list[tuple[str, int, int] | None],
    first: int, last: int, known: tuple[Toponym, ...], previous: int,
) -> bool:  # fmt: skip
    """Whether a run that the gazetteer knows is a place here, though the tagger does not say so."""
    if last - first == 1 and (parse.word(first) in _NEVER or len(parse.word(first)) < 2):
        return False
    if parse.tags[last - 1] not in ("NNP", "NNPS"):
        return False
    if _money(parse, first, last):
        return False
    label = labels[first]
    firm = known[0].feature != "city" and (known[0].feature != "county" or parse.word(last - 1) in _KINDS)
    located = _located(parse, authority, first, last) or _listed(parse, previous, first)
    if not firm and last - first == 1 and parse.word(first).isupper():
        return False  # "UN", "HIV": towns have such names too
    if label is not None:
        kind, begin, end = label
        if begin <= first and last <= end and (begin, end) != (first, last):
            # "Kenya's Ministry of Health" opens with a place of its own; "Kenya Airways" does not.
            return firm and begin == first and last < len(parse) and parse.word(last) in ("'s", "’s")
        if kind in ("PERSON", "WORK_OF_ART", "LAW", "EVENT"):
            return located and (firm or known[0].population >= _LARGE or _after_comma(parse, authority, last))
        if kind in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE"):
            return False
        return firm or located
    if _neighbour(parse, first - 1, first) or _neighbour(parse, last, last):
        return firm and not _neighbour(parse, last, last) and not _neighbour(parse, first - 1, first)
    if firm or located:
        return True
    opens = any(first == begin for begin, _ in parse.sentences)
    return not opens and known[0].exact and known[0].population >= _LARGE


def _money(parse: Parse, first: int, last: int) -> bool:
    """Whether it is a currency: "US$5 million", "$US 5 million"."""
    start, end = parse.starts[first], parse.ends[last - 1]
    return parse.text[end : end + 1] in ("$", "€", "£") or parse.text[max(0, start - 1) : start] in ("$", "€", "£")


def _neighbour(parse: Parse, word: int, gap_before: int) -> bool:
    """Whether ``word`` is a capitalised name word that touches the run (the gap lies before ``gap_before``)."""
    if not 0 <= word < len(parse) or not 0 < gap_before < len(parse):
        return False
    gap = parse.text[parse.ends[gap_before - 1] : parse.starts[gap_before]]
    return (
        parse.text[parse.starts[word]].isupper()
        and parse.tags[word] in ("NNP", "NNPS")
        and gap.strip() == ""
        and "\n" not in gap
    )


def _listed(parse: Parse, previous: int, first: int) -> bool:
    """Whether the run goes on a list that the mention before it opened: "Darfur and X", "Cairo, Giza, and X"."""
    between = [parse.word(i).casefold() for i in range(previous, first)]
    return previous > 0 and 0 < len(between) <= 2 and all(word in (",", "and", "or") for word in between)


def _located(parse: Parse, authority: Authority, first: int, last: int) -> bool:
    """Whether the words around say that it is a place: "in X", "X, Country"."""
    before = first - 1
    while before >= 0 and parse.word(before).casefold() in (
        "the", "northern", "southern", "eastern", "western", "central", "downtown", "nearby",
    ):  # fmt: skip
        before -= 1
    if before >= 0 and parse.word(before).casefold() in _LOCATIVE:
        return True
    return _after_comma(parse, authority, last)


def _after_comma(parse: Parse, authority: Authority, last: int) -> bool:
    if last + 1 >= len(parse) or parse.word(last) != ",":
        return False
    for end in range(min(last + 4, len(parse)), last + 1, -1):
        name = parse.text[parse.starts[last + 1] : parse.ends[end - 1]]
        if name[0].isupper() and any(t.feature in _CONTAINER for t in authority.places(name)[:3]):
            return True
        if end == last + 2 and authority.region(name):
            return True
    return False
