"""What a relative expression is relative to: the day of publication, or the date last named in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.reading.dates.edtf import extent
from onrecord.reading.dates.tense import Tense, Tenses

# Days that a candidate may be further off before the tense of the verb is disbelieved: a verb in the past, eleven
# months from its date, is more often the wrong verb. The present only leans to what is to come. 200 and 330, and 0 to
# 150 for the present, are alike on the development halves of MEANTIME and GUM.
_DISBELIEF = 330
_LEANING = 150


@dataclass(slots=True)
class Anchors:
    """``published`` is the day of publication; ``reference`` the TIMEX3 value of the date last named."""

    published: date | None
    tenses: Tenses
    reference: str | None = None
    last_day: date | None = None
    last_month: date | None = None
    sentence_year: int | None = None

    def day(self, unit: str = "D") -> date | None:
        """The first day of the date last named that is no coarser than ``unit``, else the day of publication."""
        if unit in ("Y", "10Y", "100Y"):
            bounds = extent(self.reference) if self.reference else None
            return bounds[0] if bounds else self.published
        if unit in ("M", "Q"):
            return self.last_month or self.published
        return self.last_day or self.published

    def named(self, timex: str) -> None:
        """Takes note of a date that the text names."""
        self.reference = timex
        bounds = extent(timex)
        if bounds is None:
            return
        days = (bounds[1] - bounds[0]).days
        if days == 0:
            self.last_day = bounds[0]
        if days <= 31:
            self.last_month = bounds[0]

    def nearest(self, candidates: Sequence[tuple[date, date]], tense: Tense | None) -> int | None:
        """Index of the span of days that the tense asks for, unless another is very much nearer."""
        if self.published is None or not candidates:
            return None
        costs = []
        for first, last in candidates:
            gap = max((first - self.published).days, (self.published - last).days, 0)
            ahead = last > self.published and not first <= self.published
            behind = last < self.published
            against = (ahead and tense == "past") or (behind and tense == "future")
            costs.append(gap + (_DISBELIEF if against else _LEANING if behind and tense == "present" else 0))
        return min(range(len(costs)), key=lambda index: costs[index])

    def weekday(self, number: int, tense: Tense | None) -> date | None:
        """The weekday meant by a bare name: the same day, the last, or (of the future) the next."""
        if self.published is None:
            return None
        back = (self.published.weekday() - number) % 7
        if tense == "future" and back:
            return self.published + timedelta(7 - back)
        return self.published - timedelta(back)
