"""How long something lasts, and for how much of the past or future: three months, two-day, the past five years."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.candidate import MONEY, Candidate, Value
from onrecord.reading.dates.lexicon import FUTURE, LONG

# "a week" and "weeks" are a length of time only where something lasts, comes after or fits in
_LASTING = frozenset(
    "for in within over after of than just only about nearly lasted lasts lasting takes took take taking spent "
    "under almost around every during once comes came last spend spending".split()
)
_LENGTH_AFTER = frozenset("after before from earlier later ahead away".split())
_SPENT = frozenset("after following followed despite amid for by with through spent endured from took take".split())
_RATED = frozenset(
    "million billion trillion dollars euros pounds percent % cent tons tonnes barrels people cents hours days "
    "units minutes".split()
)
_HALVES = {"Y": ("M", "18"), "H": ("m", "90"), "10Y": ("Y", "15"), "m": ("S", "90"), "D": ("H", "36")}
_HALF = {"H": "PT30M", "m": "PT30S", "Y": "P6M", "D": "PT12H"}


def period(unit: str, count: str) -> str:
    """A TIMEX3 duration: ``P3D``, ``PT30M``, ``P20Y`` for two decades, ``PXY`` for some years."""
    if unit in ("S", "m", "H"):
        return f"PT{count}{unit.upper()}"
    if unit == "WE":
        return f"P{count}WE"
    if count == "X":
        return {"10Y": "PXDE", "100Y": "PXCE", "1000Y": "PXML", "2W": "PXW"}.get(unit, f"PX{unit}")
    scale = {"2W": 2, "10Y": 10, "100Y": 100, "1000Y": 1000}.get(unit, 1)
    amount = float(count) * scale
    return f"P{int(amount) if amount == int(amount) else amount}{unit.lstrip('0123456789') if scale > 1 else unit}"


def plain(count: float | str) -> str:
    """A count as TIMEX3 writes it."""
    if isinstance(count, str):
        return count
    return str(int(count)) if count == int(count) else str(count)


def span(candidate: Candidate, anchors: Anchors) -> Value | None:
    """A number of units, ages among them: "three months", "a two-day", "26 years old", "six-month-old"."""
    unit, count, codes = candidate.unit(), candidate.count(), candidate.classes
    if unit is None or (unit == "Q" and not candidate.has("A")) or (unit == "S" and codes[0] == "a"):
        return None
    if candidate.before() in MONEY and candidate.start:
        return None
    before, after = candidate.near(-1).lower(), candidate.near(1).lower()
    if after in ("older", "younger"):
        return None
    if count is None:
        if not candidate.has("a"):
            return None
        if before in ("once", "twice", "times", "time") or _rate(candidate):
            return Value(period(unit, "1"), "set", names_day=False)
        plainly = codes[0] in "BA" or "A" in codes or candidate.has("&C")
        if not plainly and before not in _LASTING and after not in _LENGTH_AFTER:
            return None
        if not plainly and (unit in ("S", "m") or after == "of"):
            return None
        if "&" in codes:
            return Value(period(*_HALVES.get(unit, (unit, "1.5"))), "duration", names_day=False)
        count = 1
    elif isinstance(count, float) and codes.rfind("&") > max(codes.find("U"), codes.find("V")) >= 0:
        count += 0.5  # two years and a half
    if count == 0.5 and unit in _HALF:
        return Value(_HALF[unit], "duration", names_day=False)
    return Value(period(unit, plain(count)), "duration", names_day=False)


def _rate(candidate: Candidate) -> bool:
    """Whether the unit is what something is counted by: "$5 a day", "15 a year"."""
    if candidate.classes[0] != "a" or candidate.last - candidate.first > 2:
        return False
    return candidate.near_class(-1) in "niyN" or candidate.near(-1).lower() in _RATED


def some(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Units without a number: for decades, in years, within minutes, years of war, hours after."""
    unit = candidate.unit()
    before, after = candidate.near(-1).lower(), candidate.near(1).lower()
    if unit is None or unit == "Q":
        return None
    if unit == "WE":
        return Value("XXXX-WXX-WE", "set", names_day=False) if before in ("on", "at") else None
    if after == "of" and (candidate.near_class(-1) in "|p" or before in _SPENT):
        return Value(period(unit, "X"), "duration", names_day=False)
    if after in _LENGTH_AFTER and candidate.near_class(-1) not in "XQoO":
        return Value(period(unit, "X"), "duration", names_day=False)
    if before not in ("for", "in", "over", "within", "after", "of", "just", "mere", "took", "take", "takes"):
        return None
    if before == "of" and after == "of":
        return None
    if before == "of" and unit not in ("M", "Y", "10Y", "W"):
        return None
    return Value(period(unit, "X"), "duration", names_day=False)


def long(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Weeklong, year-long, decades-long, months-old."""
    name = candidate.word("6") or ""
    unit = candidate.unit() or LONG.get(name)
    if not unit or unit == "S":
        return None
    plural = candidate.has("V")
    return Value(period(unit, "X" if plural else "1"), "duration", names_day=False)


def stretch(candidate: Candidate, anchors: Anchors) -> Value | None:
    """The past five years; the next few days; the first nine months; recent or coming weeks are in ``shifts``."""
    unit = candidate.unit()
    code = next((code for code in reversed(candidate.classes) if code in "lxcvbO"), None)
    counted = candidate.count() if candidate.has("NniyFh") else None
    if unit is None or code is None or (unit == "Q" and counted is None):
        return None
    count = counted if counted is not None else 1.0
    base = anchors.published
    interval = None
    if base is not None and isinstance(count, float) and code in "lx" and candidate.near_class(1) != "f":
        interval = _interval(unit, count if code == "x" else -count, base)
    return Value(period(unit, plain(count)), "duration", code != "O", interval, names_day=False)


def coming(candidate: Candidate, anchors: Anchors) -> Value:
    """The coming weeks, next months: some time ahead."""
    base = anchors.published
    return Value(FUTURE, relative=True, interval=f"{base.isoformat()}/.." if base else None, names_day=False)


def _interval(unit: str, count: float, base: date) -> str | None:
    """The EDTF interval of "the past nine days"."""
    if unit == "H" and count % 24 == 0:
        unit, count = "D", count / 24
    scale = {"10Y": 10, "2W": 2}.get(unit, 1)
    fields = {"D": "days", "W": "weeks", "2W": "weeks", "M": "months", "Y": "years", "10Y": "years"}
    if unit not in fields or count != int(count) or abs(count) > 5000:
        return None
    other = base + relativedelta(**{fields[unit]: int(count) * scale})  # type: ignore[arg-type]
    first, last = sorted((base, other))
    return f"{first.isoformat()}/{last.isoformat()}"
