"""Parts of years and stretches of them: the third quarter, H1 2020, summer, fiscal 2012, the 1990s."""

from __future__ import annotations

import re

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.beside import year_beside, year_of
from onrecord.reading.dates.candidate import MONEY, Candidate, Value, number
from onrecord.reading.dates.lexicon import DECADES, SEASONS

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_SEASON_BEFORE = frozenset("in during by of since until for through this throughout over before after".split())
_OWNERS = frozenset("her his their my our your".split())
_LABEL = re.compile(r"([0-9])")


def quarter(candidate: Candidate, anchors: Anchors) -> Value | None:
    """A quarter or half of a year."""
    year = candidate.year()
    name = candidate.word("Q")
    if name is not None:
        kind, place = name.strip("1234").upper(), int(re.sub(r"\D", "", name))
        if candidate.glued_before() or (kind == "H" and (place > 2 or year is None)):
            return None
    else:
        ordinal = number(candidate.word("oO"))
        units = [word for word in (candidate.word("Uh"), candidate.word("Uh", 1)) if word is not None]
        if ordinal is None or not units or (len(units) > 1 and units[1] != "year"):
            return None
        if units[0] == "quarter" and ordinal <= 4:
            kind = "Q"
        elif units[0] == "half" and ordinal <= 2 and (year is not None or len(units) > 1):
            kind = "H"
        else:
            return None
        place = ordinal
    part = f"{kind}{place}"
    label = "FY" if candidate.has("X") else ""  # nobody but the company knows its fiscal quarters' months
    relative = year is None
    if year is None:
        step = candidate.step()
        if step is not None and anchors.published is not None:
            year = anchors.published.year + step
        elif step is None and candidate.classes.endswith("U") and units_of_year(candidate):
            year = anchors.published.year if anchors.published else None
        else:
            year = year_beside(candidate, anchors) or year_of(part, candidate, anchors)
    return Value(f"{label}{year:04d}-{part}" if year is not None else f"{label}XXXX-{part}", relative=relative)


def units_of_year(candidate: Candidate) -> bool:
    """Whether "of the year" stands in it."""
    return candidate.tokens.words[candidate.last - 1].lower() == "year"


def century(candidate: Candidate, anchors: Anchors) -> Value | None:
    """The 19th century."""
    ordinal = number(candidate.word("oO"))
    if ordinal is None or not 1 <= ordinal <= 22 or candidate.word("U") != "century":
        return None
    return Value(f"{ordinal - 1:02d}")


def season(candidate: Candidate, anchors: Anchors) -> Value | None:
    """A season with its year, or one that the words or the tense tell."""
    name = candidate.word("S") or ""
    code, year, codes = SEASONS[name], candidate.year(), candidate.classes
    place = candidate.first + codes.index("S")
    tag = anchors.tenses.tag(candidate.tokens.starts[place])
    verb = name in ("fall", "spring") and bool(tag) and str(tag).startswith("V")
    capital = candidate.tokens.words[place][0].isupper()
    if capital and candidate.near_class(-1) == "." and candidate.near(-1)[:1].isupper():  # the Arab Spring
        return None
    if year is not None:
        return None if candidate.glued_after() or verb else Value(f"{year}-{code}")
    base, step = anchors.published, candidate.step()
    if step is None:
        if capital or verb or not candidate.has("te%"):
            return None
        if candidate.near(-1).lower() not in _SEASON_BEFORE or (
            candidate.near_class(1) == "." and tag not in (None, "", "NN")
        ):
            return None
        year = year_beside(candidate, anchors) or year_of(code, candidate, anchors)
    elif base is not None:
        year = _year_of_season(code, step, base.year, base.month)
    return Value(f"{year}-{code}" if year is not None else f"XXXX-{code}", relative=True)


def _year_of_season(code: str, step: int, year: int, month: int) -> int:
    """Of last, this or next summer; a winter has the year of its December."""
    start = _SEASON_STARTS[code]
    if step < 0 and month < start + 3:
        return year - 1
    if step > 0 and month >= start:
        return year + 1
    return year - 1 if step == 0 and code == "WI" and month <= 3 else year


def decade(candidate: Candidate, anchors: Anchors) -> Value | None:
    """The 1990s; the '80s; the late seventies: not temperatures, ages and sums."""
    word = candidate.word("Z") or ""
    before = candidate.near(-1).lower()
    if word in DECADES:
        if candidate.classes[0] != "t" or candidate.near(1).lower() == "of":
            return None
        return Value(f"19{DECADES[word] // 10}")
    if candidate.before() in MONEY and candidate.start:
        return None
    digits = word[:-1]
    if len(digits) == 4:
        return Value(digits[:3])
    joined = candidate.near_class(-1) in "&!,-~" and candidate.near_class(-2) == "Z"
    second = joined and candidate.near_class(-3) in "t'e"  # the 70s and 80s
    if before in _OWNERS or not (candidate.has("t'") or second):
        return None
    return Value(f"{'20' if digits in ('00', '10') else '19'}{digits[0]}")


def fiscal_year(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Fiscal 2012; FY13; the 2012 financial year; the current fiscal year: ``FY`` and no EDTF."""
    label = candidate.word("L")
    if label is not None:
        digits = "".join(_LABEL.findall(label))
        if len(digits) == 3:
            return None
        return Value(f"FY{digits if len(digits) == 4 else f'20{digits}'}", names_day=False)
    year = candidate.year()
    if year is not None:
        return Value(f"FY{year}", names_day=False)
    if candidate.word("U") != "year":
        return None
    step = candidate.step() or 0
    if anchors.published is None:
        return Value("FYXXXX", relative=True, names_day=False)
    return Value(f"FY{anchors.published.year + step}", relative=True, names_day=False)
