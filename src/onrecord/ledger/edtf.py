"""The first and last day that an EDTF value can mean (ISO 8601-2, levels 0 and 1, and lists of level 2)."""

from __future__ import annotations

import calendar
import re

FIRST = "0000-01-01"
LAST = "9999-12-31"

_POINT = re.compile(r"(\d[\dX]{3})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T[\d:Z.+-]*)?\Z")
# Level 1 seasons: 21 spring … 24 winter, read as in the northern hemisphere; 33–36 quarters; 40–41 halves.
_SEASONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


def bounds(edtf: str | None) -> tuple[str, str] | None:
    """``(first, last)`` day as ``YYYY-MM-DD``, inclusive; ``None`` where the value is absent or has no day.

    An open or unknown end of an interval gives ``FIRST`` or ``LAST``, so that text order is time order.
    """
    if not edtf:
        return None
    if edtf[0] in "[{":
        return _hull(edtf.strip("[]{}").replace("..", ",").split(","))
    if "/" not in edtf:
        return _point(edtf)
    start, _, end = edtf.partition("/")
    first = (FIRST, FIRST) if start in ("", "..") else _point(start)
    last = (LAST, LAST) if end in ("", "..") else _point(end)
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _hull(values: list[str]) -> tuple[str, str] | None:
    points = [point for point in map(_point, (v.strip() for v in values)) if point]
    return (min(p[0] for p in points), max(p[1] for p in points)) if points else None


def _point(value: str) -> tuple[str, str] | None:
    match = _POINT.match(re.sub(r"[?~%]", "", value))
    if not match:
        return None
    year, month, day = match.groups()
    first, last = year.replace("X", "0"), year.replace("X", "9")
    if month is None or "X" in month or first != last:
        return f"{first}-01-01", f"{last}-12-31"
    if int(month) in _SEASONS:
        start, end = _SEASONS[int(month)]
        return f"{year}-{start:02}-01", f"{year}-{end:02}-{_days(year, end)}"
    if not 1 <= int(month) <= 12:
        return None
    if day is None or "X" in day:
        return f"{year}-{month}-01", f"{year}-{month}-{_days(year, int(month))}"
    return (f"{year}-{month}-{day}",) * 2 if 1 <= int(day) <= _days(year, int(month)) else None


def _days(year: str, month: int) -> int:
    return calendar.monthrange(int(year), month)[1]
