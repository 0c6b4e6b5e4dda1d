"""Time expressions with their TIMEX3 values (TimeML 1.2.1) and EDTF (ISO 8601-2:2019)."""

from __future__ import annotations

from onrecord.reading.dates.tagging import dates, dates_of

__all__ = ["dates", "dates_of"]
