"""Units counted from another date: last week, two years ago, a day later, that month, the end of the year."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.candidate import STEPS, Candidate, Value
from onrecord.reading.dates.durations import coming, period, stretch
from onrecord.reading.dates.edtf import shifted, week_of
from onrecord.reading.dates.lexicon import FUTURE, PARTS, PAST, PRESENT, SEASONS

_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}
_ENDS = frozenset("end ended ending ends finish finished finishing close closed closing start started".split())
# What comes before "the week", "the year" where that is a stretch of the calendar and no measure
_THE_BEFORE = frozenset("for in during over within through throughout at".split())
_SHARES = frozenset("course rest remainder most much part all".split())
_THE_AFTER = frozenset("to after since before in when old of".split())
_FROM_THERE = frozenset("ago later earlier now today".split())
_ROUND = 100  # years from which on a number of them is a round one
_SMALL = ("S", "m", "H")


def relative(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Last week; the next three years; the coming months; the previous day; the end of this year."""
    unit, code = candidate.unit(), next(code for code in reversed(candidate.classes) if code in "lxcvb")
    word = candidate.word(code) or ""
    if unit is None:
        return None
    counted = candidate.has("NniyFh")
    if candidate.has("V") and not counted:
        if word == "these" and unit == "D":
            return Value(PRESENT, relative=True, names_day=False)
        if code == "c":
            return None
        if code in "lb":
            return Value(period(unit, "X"), "duration", True, names_day=False)
        return coming(candidate, anchors)
    if counted or (word == "past" and unit != "WE" and not candidate.has("c")):
        return None if code == "c" else stretch(candidate, anchors)
    if candidate.has("t") and word in ("last", "next") and _lasts(unit, candidate):
        return stretch(candidate, anchors)
    if unit in _SMALL:
        return None
    from_text = code in "vb" or (word == "next" and candidate.has("t"))  # "the next day" follows the last one named
    anchor = anchors.day(unit) if from_text else anchors.published
    if anchor is None:
        return Value(_UNKNOWN.get(unit, "XXXX"), relative=True, names_day=False)
    step = STEPS[code]
    timex = _weekend(step, anchor, anchors, candidate) if unit == "WE" else shifted(unit, step, anchor)
    return Value(timex, relative=True) if timex is not None else None


def _lasts(unit: str, candidate: Candidate) -> bool:
    """Whether "the last year" is the twelve months to now: the last decade is, and the year that is passed over."""
    if unit in ("10Y", "100Y"):
        return True
    return unit in ("W", "M", "Y") and candidate.near(-1).lower() in ("over", "in", "during", "within", "for")


def _weekend(step: int, base: date, anchors: Anchors, candidate: Candidate) -> str:
    """The weekend before, after or of this week; early in the week "this weekend" with a past verb is the last."""
    monday = base - timedelta(base.weekday())
    past = anchors.tenses.at(candidate.start, candidate.end) == "past"
    if step == 0 and past and base.weekday() < 4:
        step = -1
    return f"{week_of(monday + timedelta(7 * step))}-WE"


def ago(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Three days ago; two weeks later; a year earlier; years ago; the day before; year-ago."""
    unit, count = candidate.unit(), candidate.count()
    word, before = candidate.tokens.words[candidate.last - 1].lower(), candidate.near(-1).lower()
    if candidate.classes.endswith(("6g", "dg")):  # long ago, some time ago
        long = candidate.word("6B") in ("long", "some") and candidate.word("d") in ("time", None)
        return Value(PAST, relative=True, names_day=False) if long else None
    if unit is not None and candidate.has("l"):  # in years past
        return Value(PAST, relative=True, names_day=False) if word == "past" and before in ("in", "of") else None
    if unit is None or (word not in _FROM_THERE and not _ends_there(candidate)):
        return None
    back = word in ("ago", "earlier", "before")
    if count is None:
        count = "X" if candidate.has("V") else 1.0
    base = anchors.published if word in ("ago", "now", "today") else anchors.day(unit)
    if isinstance(count, str) or base is None:
        return Value(PAST if back else FUTURE, relative=True, names_day=False)
    return _moved(unit, -count if back else count, base)


def _ends_there(candidate: Candidate) -> bool:
    """Whether "before" or "after" ends its clause, as in "the day before."; else it opens the next one."""
    return candidate.classes[-1] == "j" and candidate.near_class(1) in "p,|)"


def _moved(unit: str, count: float, base: date) -> Value | None:
    if unit in _SMALL:
        if unit == "H" and abs(count) >= 24 and count % 24 == 0:
            return Value((base + timedelta(count / 24)).isoformat(), relative=True)
        return Value(f"{base.isoformat()}TXX:XX", "time", True, interval=base.isoformat())
    if unit == "Y" and count != int(count):
        unit, count = "M", count * 12
    if count != int(count):
        if unit != "10Y" and unit != "100Y":
            return Value(PAST if count < 0 else FUTURE, relative=True, names_day=False)
        unit, count = "Y", count * int(unit[:-1])
    timex = shifted(unit, int(count), base)
    if timex is None:
        return None
    far = unit == "Y" and abs(count) >= _ROUND
    return Value(timex, relative=True, interval=f"{timex}~" if far else None)


def year_ago_quarter(candidate: Candidate, anchors: Anchors) -> Value | None:
    """The year-ago quarter; the year-earlier period: the one of a year before the one last named."""
    base = anchors.day("Q")
    if base is None or candidate.word("U") != "year":
        return None
    unit = {"quarter": "Q", "month": "M"}.get(candidate.tokens.words[candidate.last - 1].lower(), "Y")
    timex = shifted(unit, 0, base - relativedelta(years=1))
    return Value(timex, relative=True, names_day=False) if timex else None


def same(candidate: Candidate, anchors: Anchors) -> Value | None:
    """The same day; that week; that night; the same month a year ago."""
    unit = candidate.unit()
    base = anchors.day(unit or "D")
    if base is None or candidate.word("k") == "those":
        return None
    if (part := candidate.word("P")) is not None:
        return Value(f"{base.isoformat()}T{PARTS[part]}", "time", True)
    if (season := candidate.word("S")) is not None:
        return Value(f"{base.year:04d}-{SEASONS[season]}", relative=True)
    if (candidate.word("d") or "") == "period":
        unit = "Y"
    if unit is None or unit in _SMALL:
        return None
    if candidate.has("gle"):
        base -= relativedelta(years=1)
    if unit == "WE":
        return Value(f"{week_of(base)}-WE", relative=True)
    timex = shifted(unit, 0, base)
    return Value(timex, relative=True) if timex else None


def the(candidate: Candidate, anchors: Anchors) -> Value | None:
    """The end of the year; the weekend; for the week; the end of the day: of the day or year last spoken of."""
    unit, codes, base = candidate.unit(), candidate.classes, anchors.day()
    if unit is None or base is None:
        return None
    before, after = candidate.near(-1).lower(), candidate.near(1).lower()
    if candidate.has("A") and candidate.word("A") not in ("full", "whole", "entire", "calendar", "very"):
        return None
    if codes in ("tU", "tAU"):
        if unit == "D":
            at_its_end = before in _ENDS or (before in ("on", "of") and candidate.near_class(1) in "p,|)")
            if anchors.last_day is None or not at_its_end:
                return None
            return Value(base.isoformat(), relative=True)
        if unit == "WE":
            if candidate.near_class(1) == "." and candidate.near(1)[:1].isupper():
                return None
            return Value(_the_weekend(candidate, anchors), relative=True)
        stretch_of = before == "of" and candidate.near(-2).lower() in _SHARES
        if unit not in ("W", "M", "Q", "Y") or not (before in _THE_BEFORE or stretch_of) or after in _THE_AFTER:
            return None
        if candidate.near_class(1) == "." and after.isalpha() and not _verb_or_function(after):
            return None
        if unit == "Q":
            base = anchors.day("Q") or base
        elif anchors.published is not None:
            base = anchors.published
    elif unit == "D":
        return Value(base.isoformat(), relative=True)
    elif unit not in ("W", "WE", "M", "Q", "Y"):
        return None
    elif unit == "WE":
        return Value(_the_weekend(candidate, anchors), relative=True)
    elif anchors.published is not None:
        base = anchors.published
    timex = shifted(unit, 0, base)
    return Value(timex, relative=True) if timex else None


def year_end(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Year's end, year-end, month's end: as a time by or at which something is, not "year-end results"."""
    unit, base = candidate.unit(), anchors.published
    if unit not in ("M", "Y") or candidate.word("%") != "end" or base is None:
        return None
    if candidate.near(-1).lower() not in ("by", "at", "before", "until", "since", "after"):
        return None
    timex = shifted(unit, 0, base)
    return Value(timex, relative=True) if timex else None


def _the_weekend(candidate: Candidate, anchors: Anchors) -> str:
    """The weekend: to come where the verb says so, else the last one, which on a weekend is this one."""
    base = anchors.published or date.min
    monday = base - timedelta(base.weekday())
    if base.weekday() < 5 and anchors.tenses.at(candidate.start, candidate.end) != "future":
        monday -= timedelta(7)
    return f"{week_of(monday)}-WE"


def _verb_or_function(word: str) -> bool:
    """Whether a word after "the year" can begin what follows the phrase, so that no noun is counted by it."""
    return word in ("was", "is", "were", "will", "from", "with", "by", "as", "ended", "ending", "ahead", "but", "which")
