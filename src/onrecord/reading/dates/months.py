"""Months: in May; March 2013; last September; early June; May to July 2012."""

from __future__ import annotations

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.beside import year_beside, year_of
from onrecord.reading.dates.candidate import Candidate, Value
from onrecord.reading.dates.lexicon import DOUBTFUL_MONTHS, MONTHS

_BEFORE = frozenset(
    "in on by since until till from to of before after during through between around about for at and or last next "
    "this early late mid end beginning start back as circa c ca throughout within over not than versus vs the "
    "every each".split()
)
_ALWAYS = frozenset("in since until during".split())
_VERBS_TOO = frozenset(("may", "march", "mar"))
_NAMES_TOO = frozenset(("may", "april", "june", "august", "jan"))
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lady lord minister president secretary senator judge justice professor captain".split()
)


def month(candidate: Candidate, anchors: Anchors) -> Value | None:
    """A month, with or without its year."""
    name, year = candidate.word("M") or "", candidate.year()
    number = MONTHS[name]
    if year is not None:
        until = candidate.near_class(1) in "-~" and candidate.near_class(2) == "M"  # May 2012-June 2013
        return None if candidate.glued_after() and not until else Value(f"{year}-{number:02d}")
    if not _meant(name, candidate, anchors):
        return None
    base = anchors.published
    if candidate.has("lxcvb"):
        if base is None:
            return Value(f"XXXX-{number:02d}", relative=True)
        return Value(
            f"{_year_by_word(candidate.step() or 0, number, base.year, base.month)}-{number:02d}", relative=True
        )
    beside = year_beside(candidate, anchors)
    if beside is not None:
        return Value(f"{beside}-{number:02d}", relative=candidate.near_class(1) not in "&!>~-,")
    past = anchors.sentence_year is not None and base is not None and anchors.sentence_year < base.year
    if base is not None and number == base.month and not past:
        year = base.year
    else:
        year = year_of(f"{number:02d}", candidate, anchors)
    return Value(f"{year}-{number:02d}" if year is not None else f"XXXX-{number:02d}", relative=True)


def months(candidate: Candidate, anchors: Anchors) -> Value | None:
    """May to July 2012; June-August 2014."""
    one, two = MONTHS[candidate.word("M") or ""], MONTHS[candidate.word("M", 1) or ""]
    year = candidate.year()
    if year is None or one >= two:
        return None
    interval = f"{year}-{one:02d}/{year}-{two:02d}"
    return Value(interval, interval=interval, names_day=False)


def _year_by_word(step: int, number: int, year: int, current: int) -> int:
    """Of last, this or next May."""
    if step < 0:
        return year if number < current else year - 1
    if step > 0:
        return year if number > current else year + 1
    return year


def _meant(name: str, candidate: Candidate, anchors: Anchors) -> bool:
    """Whether a bare month name is the month and no name, no verb, no other word."""
    if candidate.glued_before() and candidate.before() != "-":
        return False
    if name not in DOUBTFUL_MONTHS:
        return True
    tag = anchors.tenses.tag(candidate.tokens.starts[candidate.first + candidate.classes.index("M")])
    if tag == "MD" or (tag is not None and tag.startswith("V") and name in _VERBS_TOO):
        return False
    if candidate.classes[0] != "M":
        return True
    before, after = candidate.near(-1), candidate.near(1)
    lower = before.lower()
    if lower in _TITLES or (before[:1].isupper() and lower not in _BEFORE):
        return False
    if lower in _ALWAYS:
        return True
    if after[:1].isupper() and candidate.near_class(1) == "." and name in _NAMES_TOO:
        return False
    return lower in _BEFORE or candidate.near_class(-1) in "&!,(>~-" or after in ("'", "’", "'s", "’s")
