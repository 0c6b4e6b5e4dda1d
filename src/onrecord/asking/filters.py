"""What a person types, as a ``Where``: names and countries, days and parts of time, allowed values."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection

from onrecord.errors import UsageError
from onrecord.ledger import Party
from onrecord.ledger.edtf import bounds

Country = Callable[[str], str | None]


def party(text: str, *, country: Country | None = None) -> Party:
    """Who is meant: ``NZL`` a country's code, ``wikidata:Q664`` a link, else a name.

    ``country`` tells the code (ISO 3166-1 alpha-3) of a country by any of its names, or ``None``; a country's
    name means its government, as well as whoever bears the name.
    """
    said = text.strip()
    if not said:
        raise UsageError("an empty name fits nobody: give a name, a country's code or wikidata:Q…")
    if re.fullmatch(r"wikidata:Q\d+", said):
        return Party(links=(said,))
    if re.fullmatch(r"[A-Z]{3}", said):
        return Party(names=(said,), country=said)
    return Party(names=(said,), country=country(said) if country else None)


def first_day(text: str) -> str:
    """The first day of a year, month, day or other EDTF value; raises ``UsageError`` if it is none."""
    return _bounds(text)[0]


def last_day(text: str) -> str:
    """The last day of a year, month, day or other EDTF value; raises ``UsageError`` if it is none."""
    return _bounds(text)[1]


def _bounds(text: str) -> tuple[str, str]:
    found = bounds(text.strip())
    if found is None:
        raise UsageError(f"{text!r} is no date: give YYYY, YYYY-MM or YYYY-MM-DD")
    return found


def allowed(values: Collection[str], known: Collection[str], *, name: str) -> tuple[str, ...]:
    """The values if all are known; raises ``UsageError`` with the near ones, or all, if not."""
    for value in values:
        if value not in known:
            near = difflib.get_close_matches(value, known, 2) or sorted(known)
            raise UsageError(f"{value!r} is no {name}: {' or '.join(near)}")
    return tuple(values)
