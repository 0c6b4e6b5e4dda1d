"""What recurs: daily, every Friday, Sunday mornings, twice a week, every two years."""

from __future__ import annotations

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.candidate import Candidate, Value, number
from onrecord.reading.dates.durations import period, plain
from onrecord.reading.dates.lexicon import MONTHS, PARTS, PLURAL_PARTS, PLURAL_WEEKDAYS, SEASONS, SETS, WEEKDAYS


def each(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Every day; each May; every other week; every few years; every Friday night."""
    codes, part = candidate.classes, candidate.word("P")
    if (name := candidate.word("W")) is not None:
        return _set(f"XXXX-WXX-{WEEKDAYS[name] + 1}" + (f"T{PARTS[part]}" if part else ""))
    if (name := candidate.word("M")) is not None:
        return _set(f"XXXX-{MONTHS[name]:02d}")
    if part is not None:
        return _set(f"XXXX-XX-XXT{PARTS[part]}")
    if (name := candidate.word("S")) is not None:
        return _set(f"XXXX-{SEASONS[name]}")
    unit, count = candidate.unit(), candidate.count()
    if unit is None:
        return None
    if unit == "WE":
        return _set("XXXX-WXX-WE")
    if count is None and candidate.has("V"):
        return None
    if candidate.has("2"):
        count = 2.0
    elif (ordinal := number(candidate.word("oO"))) is not None:
        count = float(ordinal)
    return _set(period(unit, plain(count if count is not None and codes[0] == "E" else 1.0)))


def often(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Once a week; three times a day; twice per year; twice daily."""
    if (name := candidate.word("Y")) is not None:
        return _set(SETS[name])
    if candidate.has("P"):
        return _set("P1D")
    unit = candidate.unit()
    return _set(period(unit, "1")) if unit is not None else None


def adverb(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Daily, annually: in small letters, for a Daily is a newspaper."""
    written = candidate.tokens.words[candidate.first]
    if written[0].isupper() and (candidate.near_class(-1) not in "|p" or candidate.near(1)[:1].isupper()):
        return None
    return None if candidate.glued_before() else _set(SETS[written.lower()])


def plural_days(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Mondays; weekdays; Sunday mornings."""
    part = candidate.word("4")
    tail = f"T{PLURAL_PARTS[part]}" if part else ""
    if (name := candidate.word("W")) is not None:
        return _set(f"XXXX-WXX-{WEEKDAYS[name] + 1}{tail}")
    if candidate.near(-1).lower() != "on" and candidate.near(1)[:1].isupper():
        return None
    return _set(f"XXXX-WXX-{PLURAL_WEEKDAYS[candidate.word('K') or '']}{tail}")


def _set(timex: str) -> Value:
    return Value(timex, "set", names_day=False)
