"""The office of a person at the document's date: from the title in the text, confirmed by the authority file."""

from __future__ import annotations

import re

from onrecord.authority import Authority, Tenure
from onrecord.model import Parse
from onrecord.relating.clusters import Cluster, fold
from onrecord.relating.given_names import sex_of_name
from onrecord.relating.names import phrase
from onrecord.relating.titles import HONORIFICS, TITLES

_ENDS = frozenset((",", ".", ";", "—", "–", "who", "(", "said", "says", ":"))
_LONGEST = 14  # words of an apposition


def set_office(cluster: Cluster, parse: Parse, authority: Authority, on: str | None) -> None:
    """Fill in office, country and link.

    A title that names its holder at that date gives all three; another title is kept in the text's own words with
    the country that it names; without any title the authority file is asked by the full name, and answers if one
    person of that name held office then.
    """
    titles = sorted(
        (t for t in cluster.titles | appositions(cluster, parse) if t), key=lambda t: (-len(t), t)
    )
    for title in titles:
        tenure = authority.resolve(title, cluster.name, on=on)
        if tenure is not None:
            _take(cluster, tenure, split_title(title, authority)[1])
            return
    split = [split_title(title, authority) for title in titles]
    if split:
        cluster.office = split[0][1]
        cluster.country = next((country for country, _ in split if country), None)
        return
    if " " in cluster.name and on:
        held = authority.offices(cluster.name, on=on)
        if held and len({(t.person, t.country) for t in held}) == 1:
            best = max(held, key=lambda t: t.start or "")
            _take(cluster, best, best.office)


def _take(cluster: Cluster, tenure: Tenure, office: str) -> None:
    cluster.office, cluster.country, cluster.link = office or tenure.office, tenure.country, tenure.link
    cluster.sex = cluster.sex or sex_of_name(tenure.person)
    if " " not in cluster.name:
        cluster.aliases.add(fold(tenure.person))


def split_title(title: str, authority: Authority) -> tuple[str | None, str]:
    """Country and office of a title: "British Foreign Secretary" → GBR, "Foreign Secretary"."""
    words = title.replace("’s", "").replace("'s", "").split()
    for size in (3, 2, 1):
        if len(words) > size and (named := authority.country(" ".join(words[:size]))) is not None:
            return named.code, " ".join(words[size:])
    match = re.match(r"(.+?) of (?:the )?(.+)$", title)
    if match and (named := authority.country(match[2])) is not None:
        return named.code, match[1]
    return None, title


def appositions(cluster: Cluster, parse: Parse) -> set[str]:
    """Offices in apposition: "John Doe, the mayor of X, said", "the mayor of X, John Doe"."""
    found = set()
    for _, last in cluster.words:
        after = _after(parse, last)
        if after is not None:
            found.add(after)
    return found


def _after(parse: Parse, last: int) -> str | None:
    if last + 2 >= len(parse) or parse.word(last) != ",":
        return None
    end = last + 1
    while end < len(parse) and end - last < _LONGEST and parse.word(end).lower() not in _ENDS:
        if "\n" in parse.text[parse.ends[end - 1] : parse.starts[end]]:
            break
        end += 1
    start = last + 1
    if parse.word(start).lower() in ("a", "an"):
        return None  # "a lawyer": what he is, and no office
    if parse.word(start).lower() in ("the", "and"):
        start += 1
    if end >= len(parse) or parse.word(end) not in (",", ".", ";", "—", "–", "(") or start >= end:
        return None
    words = {parse.word(i).lower() for i in range(start, min(end, start + 6))}
    if not any(w in TITLES or w.rstrip("s") in TITLES for w in words) or words <= HONORIFICS:
        return None
    if any(parse.tags[i].startswith("VB") and parse.tags[i] != "VBG" for i in range(start, end)):
        return None
    return phrase(parse, start, end)
