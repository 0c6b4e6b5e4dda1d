"""The year of a month or a day that has none, from the words beside it or from what was named before."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.candidate import STEPS, Candidate
from onrecord.reading.dates.edtf import extent
from onrecord.reading.dates.lexicon import SHORT_WEEKDAYS, WEEKDAYS
from onrecord.reading.dates.tense import Tense

# "March and June 2020", "30 April to 2 May 2021": the last of several has the year of all
_SERIES = re.compile(r"(?:,?[&!>~,-](?:Mp?[no]?|t?[no]?f?Mp?)){1,4},?y")
_RELATIVE = re.compile(r"f?(?:t?[lb]|[xvc])U")  # of last year, this year


def year_beside(candidate: Candidate, anchors: Anchors) -> int | None:
    """The year that the words after the candidate name: "October of next year", "March and June 2020"."""
    tokens = candidate.tokens
    series = _SERIES.match(tokens.classes, candidate.last)
    if series is not None:
        return int(tokens.words[series.end() - 1])
    relative = _RELATIVE.match(tokens.classes, candidate.last)
    if relative is None or anchors.published is None or tokens.words[relative.end() - 1].lower() != "year":
        return None
    code = tokens.classes[relative.end() - 2]
    return anchors.published.year + STEPS[code]


def tense_of(candidate: Candidate, anchors: Anchors) -> Tense | None:
    """The tense in force at a candidate; what holds "since" a day is past, what is due "by" or "until" it to come."""
    before = candidate.near(-1).lower()
    if before == "since":
        return "past"
    tense = anchors.tenses.at(candidate.start, candidate.end)
    due = before in ("until", "till", "by", "through") and tense in (None, "present")
    return "future" if due else tense


def year_of_day(month: int, day: int, candidate: Candidate, anchors: Anchors) -> int | None:
    """The year of a day of a month that stands without one."""
    tense = tense_of(candidate, anchors)
    years = _years(tense, anchors)
    if len(years) < 2:
        return years[0] if years else None
    years = [year for year in years if day <= monthrange(year, month)[1]]
    name = candidate.word("Ww")
    if name is not None:  # "Tuesday, March 5": of the years in which it is one
        number = WEEKDAYS.get(name, SHORT_WEEKDAYS.get(name, 0))
        years = [year for year in years if date(year, month, day).weekday() == number] or years
    return _nearest(years, [(date(y, month, day), date(y, month, day)) for y in years], tense, anchors)


def year_of(part: str, candidate: Candidate, anchors: Anchors) -> int | None:
    """The year of a month, quarter, half or season (``05``, ``Q3``, ``SU``) that stands without one."""
    tense = tense_of(candidate, anchors)
    years = _years(tense, anchors)
    if len(years) < 2:
        return years[0] if years else None
    spans = [extent(f"{year:04d}-{part}") for year in years]
    if part[0] in "QH" and (tense == "present" or candidate.has("X")):
        tense = None  # "our third-quarter results show": what is spoken of now is the quarter that has ended
    return _nearest(years, [span for span in spans if span is not None], tense, anchors)


def _years(tense: Tense | None, anchors: Anchors) -> list[int]:
    """None where nothing is known, one where the sentence tells of a past year, else the three in question."""
    base = anchors.published
    if base is None:
        return []
    if tense != "future" and anchors.sentence_year is not None and anchors.sentence_year < base.year:
        return [anchors.sentence_year]
    return [year for year in (base.year - 1, base.year, base.year + 1) if 1 <= year <= 9999]


def _nearest(
    years: Sequence[int], spans: Sequence[tuple[date, date]], tense: Tense | None, anchors: Anchors
) -> int | None:
    if len(years) != len(spans):
        return None
    index = anchors.nearest(spans, tense)
    return years[index] if index is not None else None
