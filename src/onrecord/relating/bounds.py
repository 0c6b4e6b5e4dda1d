"""Where names begin and end: what the tagger marks, cut and lengthened by rules of its words.

A tagger on short texts cuts "Institute for" short, runs "CDC’s Advisory Committee" together, and gives one
name two kinds. What is here looks only at tags, capitals and the nouns that end the names of bodies and events.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.authority import Authority
from onrecord.authority.names import is_acronym
from onrecord.model import Name, Parse
from onrecord.relating.given_names import sex_of_name
from onrecord.relating.wordlists import listed

EVENTS = listed(
    "day games olympics paralympics summit war cup festival championship championships election elections "
    "referendum massacre genocide uprising intifada hajj ramadan christmas eid passover expo biennale "
    "conference talks pandemic earthquake hurricane typhoon"
)
_LAWS = listed("act law treaty agreement accord accords convention protocol resolution bill plan constitution code")
_BODY_ENDS = listed(
    "forum committee commission council court tribunal ministry department agency association federation "
    "foundation institute institution university college school hospital church bank fund group party front "
    "movement alliance union league society organisation organization network bureau office authority "
    "administration board corporation company service force forces army navy guard parliament assembly "
    "senate congress house club team press times post news centre center academy museum"
)
_OF = listed(
    "department ministry university bank institute court association conference league board committee "
    "centre center office school republic college embassy council commission federation union society "
    "bureau fund organisation organization agency academy museum church party army alliance front movement "
    "district gulf state kingdom house chamber parliament faculty"
)
_HYPHENED = listed(
    "led backed based era style like born run owned controlled appointed elect bound made wide occupied held "
    "funded sponsored linked trained aligned"
)
_OPENS = listed("pro anti non pan neo all new post pre ex co multi mid semi sub inter self un")
_PARAGRAPH = re.compile(r"\n\s*\n")
_LOOSE = frozenset(("IN", "CC", "DT", "TO", "HYPH", ":", ",", "``", "''", "PRP$", "POS"))
_PROPER = frozenset(("NNP", "NNPS"))
_EXTENDED = frozenset(("ORG", "FAC", "EVENT", "LAW", "GPE", "LOC", "WORK_OF_ART"))
_LONGEST = 12  # words of a name


def bounded(parse: Parse, authority: Authority) -> tuple[Name, ...]:
    """The tagger's names, in order and without overlap: ends put right, one kind for all mentions of a name."""
    found: list[Name] = []
    for name in parse.names:
        for piece in _pieces(parse, name):
            if found and piece.first < found[-1].last:
                if piece.last <= found[-1].last:
                    continue
                piece = replace(piece, first=found[-1].last)
            piece = _trimmed(parse, piece)
            if piece.first < piece.last:
                found.extend(_parted(parse, authority, _longer(parse, piece)))
    return tuple(_of_one_kind(parse, found))


def _gap(parse: Parse, at: int) -> str:
    """The characters before word ``at``."""
    return parse.text[parse.ends[at - 1] : parse.starts[at]]


def _pieces(parse: Parse, name: Name) -> Iterator[Name]:
    """No name goes over the end of a paragraph."""
    begin = name.first
    for at in range(name.first + 1, name.last):
        if _PARAGRAPH.search(_gap(parse, at)):
            yield replace(name, first=begin, last=at)
            begin = at
    yield replace(name, first=begin)


def _trimmed(parse: Parse, name: Name) -> Name:
    last = name.last
    while last > name.first + 1 and parse.tags[last - 1] in _LOOSE and parse.word(last - 1) not in ("s", "S"):
        last -= 1
    return replace(name, last=last)


def _longer(parse: Parse, name: Name) -> Name:
    if name.label == "PERSON":
        return replace(name, last=_hyphened(parse, name))
    if name.label not in _EXTENDED:
        return name
    last = _run(parse, name.last)
    if last > name.last:
        final = parse.word(last - 1).lower()
        if final in EVENTS:
            name = replace(name, last=last, label="EVENT")
        elif final in _LAWS:
            name = replace(name, last=last, label="LAW")
        elif final in _BODY_ENDS:
            name = replace(name, last=last, label="ORG")
    at = name.last
    if parse.word(at - 1).lower() in _OF and at + 1 < len(parse) and parse.word(at).lower() in ("of", "for"):
        start = at + 1 + (parse.word(at + 1).lower() == "the")
        end = _run(parse, start)
        if end > start:
            label = "ORG" if name.label == "EVENT" else name.label
            name = replace(name, last=min(end, name.first + _LONGEST), label=label)
    return name


def _run(parse: Parse, at: int) -> int:
    """Where the proper nouns that begin at ``at`` end."""
    while (
        0 < at < len(parse)
        and parse.tags[at] in _PROPER
        and parse.word(at)[0].isupper()
        and _gap(parse, at).isspace()
        and not _PARAGRAPH.search(_gap(parse, at))
    ):
        at += 1
    return at


def _hyphened(parse: Parse, name: Name) -> int:
    """The end of a person's name that goes on after a hyphen: "Kim Jong-un", "Lee Cheuk-yan"."""
    last = name.last
    while (
        last + 1 < len(parse)
        and last - name.first > 1
        and parse.word(last) in ("-", "‐", "‑")
        and not _gap(parse, last)
        and not _gap(parse, last + 1)
        and parse.word(last + 1).isalpha()
        and parse.word(last + 1).lower() not in _HYPHENED
    ):
        last += 2
    return last


def _parted(parse: Parse, authority: Authority, name: Name) -> Iterator[Name]:
    """A name that took its owner along, in two: "CDC’s Advisory Committee", "New People Party’s Regina Ip"."""
    cut = next(
        (at for at in range(name.first + 1, name.last - 1) if parse.word(at).lower() in ("'s", "’s", "'", "’")), None
    )
    if cut is not None and parse.text[parse.starts[cut + 1]].isupper():
        owner = parse.text[parse.starts[name.first] : parse.ends[cut - 1]]
        rest = parse.text[parse.starts[cut + 1] : parse.ends[name.last - 1]]
        personal = sex_of_name(rest) is not None
        if (
            personal
            or is_acronym(owner)
            or authority.body(owner) is not None
            or authority.country(owner) is not None
            or authority.government(owner) is not None
        ):
            yield Name(name.first, cut, "ORG" if authority.country(owner) is None else "GPE")
            yield Name(cut + 1, name.last, "PERSON" if personal else name.label)
            return
    single = name.last - name.first == 1
    if single and parse.word(name.first).lower() in _OPENS and parse.word(min(name.last, len(parse) - 1)) == "-":
        return  # "pan-democratic": no name, but how one begins
    yield name


def _of_one_kind(parse: Parse, found: Sequence[Name]) -> Iterator[Name]:
    """Acronyms and names of several words have the kind that most of their mentions have."""
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    texts = [parse.text[parse.starts[n.first] : parse.ends[n.last - 1]] for n in found]
    for name, text in zip(found, texts, strict=True):
        kinds[text][name.label] += 1
    for name, text in zip(found, texts, strict=True):
        count = kinds[text]
        if len(count) > 1 and (" " in text or is_acronym(text)):
            name = replace(name, label=count.most_common(1)[0][0])
        yield name
