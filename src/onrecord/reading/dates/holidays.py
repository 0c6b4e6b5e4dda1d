"""Days that have a name and, each year, a date of the Gregorian calendar that can be worked out."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, SU, TH, relativedelta, weekday


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, which: weekday) -> Callable[[int], date]:
    """The first, second … or last (from the month's end) weekday of a month."""
    last = which.n is not None and which.n < 0
    return lambda year: date(year, month, 1) + relativedelta(day=31 if last else 1, weekday=which)


def _easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


# Memorial, Labor, Columbus and Veterans Day and Thanksgiving are those of the United States.
_DAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1), "new year's eve": _fixed(12, 31), "new year": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "martin luther king jr. day": _nth(1, MO(3)), "martin luther king day": _nth(1, MO(3)),
    "groundhog day": _fixed(2, 2), "valentine's day": _fixed(2, 14), "presidents day": _nth(2, MO(3)),
    "presidents' day": _nth(2, MO(3)), "st. patrick's day": _fixed(3, 17), "st patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1), "april fool's day": _fixed(4, 1), "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25), "may day": _fixed(5, 1), "mother's day": _nth(5, SU(2)),
    "memorial day": _nth(5, MO(-1)), "father's day": _nth(6, SU(3)), "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1), "independence day": _fixed(7, 4), "bastille day": _fixed(7, 14),
    "labor day": _nth(9, MO(1)), "columbus day": _nth(10, MO(2)), "halloween": _fixed(10, 31),
    "veterans day": _fixed(11, 11), "armistice day": _fixed(11, 11), "remembrance day": _fixed(11, 11),
    "thanksgiving day": _nth(11, TH(4)), "thanksgiving": _nth(11, TH(4)),
    "christmas eve": _fixed(12, 24), "christmas day": _fixed(12, 25), "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "ash wednesday": _easter(-46), "palm sunday": _easter(-7), "maundy thursday": _easter(-3),
    "holy thursday": _easter(-3), "good friday": _easter(-2), "easter sunday": _easter(0),
    "easter monday": _easter(1), "easter": _easter(0),
}  # fmt: skip

_FORM = "|".join(
    re.escape(name.title().replace("'S", "'s")).replace("'", "['’]") for name in sorted(_DAYS, key=len, reverse=True)
)
NAME = rf"(?=[ABCEFGHIJLMNPRSTV])(?:{_FORM})(?!\w)"
"""A regular expression, good with and without ``re.VERBOSE``, that matches the names as written in print."""

SINGLE = tuple(name.capitalize() for name in _DAYS if name.isalpha())


def holiday(name: str, year: int) -> date:
    """The date of a named day, in whatever case, in ``year``; ``KeyError`` for a name not held."""
    return _DAYS[name.lower().replace("’", "'")](year)
