"""TIMEX3 values → EDTF (ISO 8601-2:2019), and the calendar arithmetic that both need."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?")
_PART = re.compile(r"([0-9]{4})-([QH])([1-4])")
_SEASON = re.compile(r"([0-9]{4})-(SP|SU|FA|WI)")
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(:[0-9]{2})?(Z?)")
SEASON_CODES = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def edtf(timex: str) -> str | None:
    """The EDTF of a TIMEX3 value that names a calendar date, else ``None`` (durations, sets, unknown years)."""
    if (match := _TIME.fullmatch(timex)) is not None:
        day, minutes, seconds, zone = match.groups()
        return f"{day}T{minutes}{seconds or ':00'}{zone}" if minutes < "24:00" else day
    if (match := _DAY.fullmatch(timex)) is not None:
        return timex[:10]
    if _MONTH.fullmatch(timex) or (len(timex) == 4 and timex.isdigit()):
        return timex
    if len(timex) == 3 and timex.isdigit():
        return f"{timex}X"
    if len(timex) == 2 and timex.isdigit():
        return f"{timex}XX"
    if (match := _SEASON.fullmatch(timex)) is not None:
        return f"{match[1]}-{SEASON_CODES[match[2]]}"
    bounds = extent(timex)
    if bounds is None:
        return None
    first, last = bounds
    if _PART.fullmatch(timex):
        return f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    return f"{first.isoformat()}/{last.isoformat()}"


def extent(timex: str) -> tuple[date, date] | None:
    """First and last day of what a TIMEX3 value names, or ``None``."""
    try:
        return _extent(timex)
    except (ValueError, OverflowError):
        return None


def _extent(timex: str) -> tuple[date, date] | None:
    if (match := _DAY.fullmatch(timex)) is not None:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if (match := _MONTH.fullmatch(timex)) is not None:
        return _months(int(match[1]), int(match[2]), 1)
    if (match := _WEEK.fullmatch(timex)) is not None:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(5 if match[3] else 0), monday + timedelta(6)
    if (match := _PART.fullmatch(timex)) is not None:
        length = 3 if match[2] == "Q" else 6
        return _months(int(match[1]), 1 + length * (int(match[3]) - 1), length)
    if (match := _SEASON.fullmatch(timex)) is not None:
        return _months(int(match[1]), _SEASON_STARTS[match[2]], 3)
    if timex.isdigit() and 2 <= len(timex) <= 4:
        low, high = timex.ljust(4, "0"), timex.ljust(4, "9")
        return date(max(int(low), 1), 1, 1), date(int(high), 12, 31)
    return None


def _months(year: int, month: int, length: int) -> tuple[date, date]:
    end = date(year, month, 1) + relativedelta(months=length - 1)
    return date(year, month, 1), end.replace(day=monthrange(end.year, end.month)[1])


def week_of(day: date) -> str:
    """The ISO week of ``day`` as a TIMEX3 value."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shifted(unit: str, count: int, base: date) -> str | None:
    """``base`` moved by ``count`` units, as a TIMEX3 value of that unit's grain; ``None`` for parts of a day."""
    if abs(count) > 100_000:
        return None
    if unit == "D":
        return (base + timedelta(count)).isoformat()
    if unit in ("W", "2W"):
        return week_of(base + timedelta(weeks=count * (2 if unit == "2W" else 1)))
    if unit == "WE":
        return f"{week_of(base + timedelta(weeks=count))}-WE"
    if unit == "M":
        return (base + relativedelta(months=count)).isoformat()[:7]
    if unit == "Q":
        moved = base + relativedelta(months=3 * count)
        return f"{moved.year:04d}-Q{(moved.month + 2) // 3}"
    if unit == "Y":
        return f"{_year(base.year + count):04d}"
    if unit == "10Y":
        return f"{_year(base.year + 10 * count) // 10:03d}"
    if unit == "100Y":
        return f"{_year(base.year + 100 * count) // 100:02d}"
    return None


def _year(year: int) -> int:
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return year
