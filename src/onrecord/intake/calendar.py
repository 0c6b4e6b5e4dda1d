"""Full calendar dates at one place of a text, as bylines and date lines write them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?"
_CLOCK = (
    r"(?:[T ,]+(?:at +)?\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:Z|UTC|GMT|[ECMP][SD]?T|BST|CET|[+-]\d{2}:?\d{2}))?)?"
)
_ISO = re.compile(rf"(\d{{4}})-(\d{{2}})-(\d{{2}})(?!\d){_CLOCK}", re.I)
_DAY_FIRST = re.compile(rf"{_DAY}(\d{{1,2}})(?:st|nd|rd|th)? +({_MONTH})\.?,? +(\d{{4}})(?!\d){_CLOCK}", re.I)
_MONTH_FIRST = re.compile(rf"{_DAY}({_MONTH})\.? +(\d{{1,2}})(?:st|nd|rd|th)?,? +(\d{{4}})(?!\d){_CLOCK}", re.I)


def find_date(text: str, at: int = 0) -> tuple[int, str] | None:
    """A full date that begins at ``at``: where it ends, and the date as ``YYYY-MM-DD``."""
    if match := _ISO.match(text, at):
        year, month, day = (int(g) for g in match.groups())
    elif match := _DAY_FIRST.match(text, at):
        day, month, year = int(match[1]), _MONTHS[match[2].lower()], int(match[3])
    elif match := _MONTH_FIRST.match(text, at):
        month, day, year = _MONTHS[match[1].lower()], int(match[2]), int(match[3])
    else:
        return None
    try:
        return match.end(), date(year, month, day).isoformat()
    except ValueError:
        return None
