"""Comparing dates of unequal precision: a day, a month or a year (EDTF level 0)."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def days(date: str) -> tuple[str, str]:
    """The first and the last day that ``date`` can mean, as ``YYYY-MM-DD``; ``ValueError`` if it is no date."""
    match = _DATE.match(date)
    if not match or date.startswith("0000"):
        raise ValueError(f"not a date: {date!r}")
    year, month, day = match.groups()
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        raise ValueError(f"no such month: {date!r}")
    last = calendar.monthrange(int(year), int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last:02}"
    if not 1 <= int(day) <= last:
        raise ValueError(f"no such day: {date!r}")
    return date, date


def covers(start: str | None, end: str | None, on: str) -> bool:
    """Whether ``on`` may fall between ``start`` and ``end``, both inclusive; ``None`` is open."""
    first, last = days(on[:10])
    return not (start is not None and days(start)[0] > last) and not (end is not None and days(end)[1] < first)


def over_by(end: str | None, on: str) -> bool:
    """Whether ``end`` may lie before the last day of ``on``."""
    return end is not None and days(end)[0] < days(on[:10])[1]
