"""Days by name: Friday; early Tuesday; last Monday night; today; tomorrow afternoon; this morning."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.beside import tense_of
from onrecord.reading.dates.candidate import Candidate, Value
from onrecord.reading.dates.lexicon import DAYS, PARTS, SHORT_WEEKDAYS, WEEKDAYS

# Named days that are no day of this week: Black Friday, Bloody Sunday, Super Tuesday
_NAMED = frozenset("black good bloody ash super maundy holy easter palm cyber".split())
_WITHIN = frozenset("in during by of until through throughout for since".split())
_GOES_ON = frozenset("when as with after before that he she they it we but while because was were is at for".split())
_ONE_NIGHT = ("tonight", "overnight")


def weekday(candidate: Candidate, anchors: Anchors) -> Value | None:
    """A day of the week, with what says which ("last", "this", "of next week") and the part of the day."""
    name = candidate.word("Ww") or ""
    number = WEEKDAYS.get(name, SHORT_WEEKDAYS.get(name, 0))
    before, after = candidate.near(-1), candidate.near(1)
    if before.lower() in _NAMED:
        return None
    if candidate.glued_before() and not (candidate.before() in "-–/" and candidate.near_class(-2) == "W"):
        return None
    if candidate.near_class(1) == "." and after[:1].isupper() and before[:1].isupper():
        return None
    if candidate.has("U") and candidate.word("U") != "week":
        return None
    if candidate.near_class(-1) in "oO":  # the first Tuesday of the month
        return Value(f"XXXX-WXX-{number + 1}", relative=True, names_day=False)
    day = _day(number, candidate, anchors)
    return _part(candidate, day.isoformat() if day else f"XXXX-WXX-{number + 1}", day is not None)


def _day(number: int, candidate: Candidate, anchors: Anchors) -> date | None:
    base = anchors.published
    if base is None:
        return None
    step = candidate.step()
    if step is None:
        return anchors.weekday(number, tense_of(candidate, anchors))
    if candidate.has("U") or step == 0:
        return base - timedelta(base.weekday()) + timedelta(7 * step + number)
    if candidate.has("vb"):
        base = anchors.day() or base
    if step < 0:
        return base - timedelta((base.weekday() - number - 1) % 7 + 1)
    return base + timedelta((number - base.weekday() - 1) % 7 + 1)


def _part(candidate: Candidate, timex: str, known: bool) -> Value:
    part = candidate.word("P")
    if part is None:
        return Value(timex, relative=True, names_day=known)
    return Value(f"{timex}T{PARTS[part]}", "time", True, names_day=known)


def deictic(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Today, yesterday, tonight, this morning, last night, the next morning."""
    name, base = candidate.word("D"), anchors.published
    if name is None:
        if candidate.has("vb") or candidate.classes.startswith("t"):
            base = anchors.day()
        if candidate.has("l") and candidate.word("P") not in ("night", "evening"):
            return None
        timex = (base + timedelta(candidate.step() or 0)).isoformat() if base else "XXXX-XX-XX"
        return _part(candidate, timex, base is not None)
    if candidate.glued_after() or (name == "today" and candidate.near(-1) == "USA"):
        return None
    timex = (base + timedelta(DAYS[name])).isoformat() if base else "XXXX-XX-XX"
    if name in _ONE_NIGHT:
        return Value(f"{timex}TNI", "time", True, names_day=False)
    return _part(candidate, timex, base is not None)


def part_of_day(candidate: Candidate, anchors: Anchors) -> Value | None:
    """In the evening; by late afternoon; earlier in the night: of the day last named."""
    base = anchors.day()
    within = candidate.near(-1).lower() in _WITHIN or candidate.has("^")
    if base is None or not within or candidate.near_class(1) == "-":
        return None
    if candidate.near_class(1) == "." and not (candidate.near(1).islower() and candidate.near(1) in _GOES_ON):
        return None
    return _part(candidate, base.isoformat(), True)
