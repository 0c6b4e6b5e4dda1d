"""Days of the calendar: March 22, 2013; the 5th of May; 3-5 June; 2021-02-05; 7/8/07; Christmas; 9/11."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.beside import year_beside, year_of_day
from onrecord.reading.dates.candidate import Candidate, Value
from onrecord.reading.dates.holidays import holiday
from onrecord.reading.dates.lexicon import MONTHS

_ATTACKS = frozenset("attack attacks terrorist terror hijackings hijackers".split())
_SEPARATOR = re.compile(r"[-/.]")


def iso(year: int, month: int, day: int) -> str:
    """``YYYY-MM-DD``; ``ValueError`` for a day that the calendar has not."""
    return date(year, month, day).isoformat()


def day_of_month(candidate: Candidate, anchors: Anchors) -> Value | None:
    """March 22; Feb. 5, 2013; 22 March; the 5th of May."""
    month, day = MONTHS[candidate.word("M") or ""], candidate.day_number()
    if day is None or _runs_on(candidate):
        return None
    year = candidate.year()
    relative = year is None
    if year is None and (month, day) == (9, 11) and candidate.near(1).lower() in _ATTACKS:
        return Value(iso(2001, 9, 11))
    if year is None:
        year = year_beside(candidate, anchors) or year_of_day(month, day, candidate, anchors)
    if year is None:
        if day > monthrange(2000, month)[1]:
            return None
        return Value(f"XXXX-{month:02d}-{day:02d}", relative=True)
    return Value(iso(year, month, day), relative=relative)


def _runs_on(candidate: Candidate) -> bool:
    """Whether figures are glued to it: "5.5 March", "March 5-A"."""
    if candidate.classes[0] in "no" and candidate.glued_before() and candidate.before() not in "–-":
        return True
    if not candidate.glued_after():
        return False
    following = candidate.tokens.text[candidate.end + 1 : candidate.end + 2]
    return candidate.has("y") or not following.isalpha()


def days(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Several days of one month: 3-5 May 2020; May 3 to 5."""
    month = MONTHS[candidate.word("M") or ""]
    both = candidate.word("r")
    if both:
        one, two = (int(part) for part in re.split(r"[-–]", both))
    else:
        one, two = candidate.day_number() or 0, candidate.day_number(1) or 0
    if not 1 <= one < two <= 31 or candidate.glued_after():
        return None
    year = candidate.year()
    relative = year is None
    if year is None:
        year = year_beside(candidate, anchors) or year_of_day(month, one, candidate, anchors)
    if year is None:
        return Value(f"XXXX-{month:02d}-{one:02d}/XXXX-{month:02d}-{two:02d}", relative=True, names_day=False)
    interval = f"{iso(year, month, one)}/{iso(year, month, two)}"
    return Value(interval, relative=relative, interval=interval, names_day=False)


def figures(candidate: Candidate, anchors: Anchors) -> Value | None:
    """2021-02-05; 2021-02-05T10:30Z; 22.03.2013; 3/22/2013; 7/8/07."""
    word = candidate.word("I") or ""
    if candidate.glued_before() or candidate.tokens.text[candidate.end : candidate.end + 1].isalnum():
        return None
    word, _, clock = word.partition("t")
    parts = _SEPARATOR.split(word)
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    else:
        one, two, year = (int(part) for part in parts)
        if year < 100:
            if "-" in word or "." in word:
                return None  # a score, a version, a telephone number
            year += 2000 if year < 50 else 1900
        month, day = _order(year, one, two, word, anchors)
    value = iso(year, month, day)
    if not clock:
        return Value(value)
    zone = "Z" if clock.endswith("z") else ""
    return Value(f"{value}T{clock[:8] if clock[5:6] == ':' else clock[:5]}{zone}", "time")


def _order(year: int, one: int, two: int, word: str, anchors: Anchors) -> tuple[int, int]:
    """Month and day of 7/8/07: the American order unless it is no date or the other is nearer to publication."""
    if one > 12 or "." in word:
        return two, one
    if two > 12 or one == two or anchors.published is None:
        return one, two
    gaps = [abs((date(year, *order) - anchors.published).days) for order in ((one, two), (two, one))]
    return (one, two) if gaps[0] <= gaps[1] else (two, one)


def attacks(candidate: Candidate, anchors: Anchors) -> Value | None:
    """9/11, the day of the attacks on the United States."""
    if candidate.glued_before() or candidate.glued_after():
        return None
    return Value(iso(2001, 9, 11), names_day=False)


def named_day(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Christmas; New Year's Eve 2012; Good Friday: not where it is part of a longer name."""
    name, year, base = candidate.word("H") or "", candidate.year(), anchors.published
    capital_before = candidate.near_class(-1) == "." and candidate.near(-1)[:1].isupper()
    capital_after = candidate.near_class(1) == "." and candidate.near(1)[:1].isupper()
    if capital_before or capital_after or candidate.glued_before():
        return None
    if name == "new year" and candidate.near(-1).lower() not in ("the", "at", "before", "after", "over"):
        return None
    if year is not None:
        return Value(holiday(name, year).isoformat())
    if base is None:
        return None
    days_ = [holiday(name, y) for y in (base.year - 1, base.year, base.year + 1)]
    index = anchors.nearest([(d, d) for d in days_], anchors.tenses.at(candidate.start, candidate.end))
    return Value(days_[index].isoformat(), relative=True) if index is not None else None
