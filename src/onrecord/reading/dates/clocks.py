"""Times of a day: 9 a.m. ET Friday; 18:30 on 3 March; noon; the morning of Sept. 11."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.beside import tense_of
from onrecord.reading.dates.candidate import Candidate, Value, number
from onrecord.reading.dates.days import day_of_month, figures
from onrecord.reading.dates.lexicon import CLOCK_PARTS, DAYS, PARTS, WEEKDAYS

_CLOCK_BEFORE = frozenset("at by until around since from about before after till between".split())
_UTC = frozenset(("utc", "gmt", "z"))
_UNKNOWN_DAY = "XXXX-XX-XX"
_FOUR = re.compile(r"(?:[01][0-9]|2[0-4])[0-5][0-9]")


def clock(candidate: Candidate, anchors: Anchors) -> Value | None:
    """A time in figures, with the day that stands beside it or else the one last named."""
    if not candidate.has("Jmz") and candidate.near(-1).lower() not in _CLOCK_BEFORE and not candidate.has("@"):
        return None
    spanning = candidate.has("mJ")  # 10 p.m.-2 a.m.
    if candidate.glued_before() and not (spanning and candidate.before() in "-–"):
        return None
    if candidate.glued_after() and not (spanning and candidate.near_class(1) in "-~"):
        return None
    minutes = _minutes(candidate)
    return _on_day(candidate, f"{minutes}", anchors) if minutes is not None else None


def clock_word(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Noon; midnight Friday; 12 noon."""
    name = candidate.word("P") or ""
    if name not in CLOCK_PARTS or candidate.glued_before() or candidate.glued_after():
        return None
    if candidate.near_class(1) == "." and candidate.near(1)[:1].isupper():
        return None
    value = _on_day(candidate, PARTS[name], anchors)
    # "after midnight" may be any night's: without a day beside it, it is not tied to one
    return value if candidate.has("MWIDlcx") else replace(value, names_day=False, dated=False)


def part_of_date(candidate: Candidate, anchors: Anchors) -> Value | None:
    """The morning of Sept. 11, 2001."""
    return _on_day(candidate, PARTS[candidate.word("P") or ""], anchors)


def _on_day(candidate: Candidate, time: str, anchors: Anchors) -> Value:
    day, relative = _day(candidate, anchors)
    if day is None or "X" in day:
        return Value(f"{_UNKNOWN_DAY}T{time}", "time", True, names_day=False)
    return Value(f"{day[:10]}T{time}", "time", relative)


def _minutes(candidate: Candidate) -> str | None:
    """``HH:MM``, with ``Z`` for UTC and GMT."""
    word = _figures(candidate)
    if word is None:
        return None
    half = re.sub(r"[. ]", "", candidate.word("m") or "")
    if "^tP" in candidate.classes:  # 8:05 in the evening
        half = "am" if candidate.word("P") == "morning" else "pm"
    if word.endswith(("am", "pm")):
        word, half = word[:-2], word[-2:]
    hours, _, rest = word.replace(".", ":").partition(":")
    if not hours.isdigit() or int(hours) > 24 or (half in ("am", "pm") and int(hours) > 12 and not rest):
        return None
    hour = int(hours)
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    offset = candidate.classes.partition("z")[2][:1] in ("_", "-")  # GMT +8 is not GMT
    utc = candidate.word("z") in _UTC and not offset
    return f"{hour:02d}:{rest or '00'}{'Z' if utc else ''}"


def _figures(candidate: Candidate) -> str | None:
    """What the hands say: 10:30, 5pm, the nine of "nine a.m.", 09:00 for "0900 GMT"."""
    words, codes = candidate.tokens.words[candidate.first : candidate.last], candidate.classes
    for index, code in enumerate(codes):
        if code in "TJ":
            return words[index].lower()
        if code == "m" and index and codes[index - 1] in "nN":
            return str(number(words[index - 1].lower()))
        if code == "z" and index and codes[index - 1] in "yi":
            four = words[index - 1]
            return f"{four[:2]}:{four[2:]}" if _FOUR.fullmatch(four) else None
    return None


def _day(candidate: Candidate, anchors: Anchors) -> tuple[str | None, bool]:
    """The day of a time, and whether it is relative."""
    if candidate.has("M"):
        found = day_of_month(_date_part(candidate), anchors)
        return (found.timex, found.relative) if found else (None, True)
    if candidate.has("I"):
        place = candidate.first + candidate.classes.index("I")
        found = figures(replace(candidate, first=place, last=place + 1), anchors)
        return (found.timex, False) if found else (None, True)
    base = anchors.published
    if (name := candidate.word("W")) is not None:
        day = anchors.weekday(WEEKDAYS[name], tense_of(candidate, anchors))
        return (day.isoformat() if day else None), True
    if base is not None and (name := candidate.word("D")) is not None:
        return (base + timedelta(DAYS[name])).isoformat(), True
    if base is not None and candidate.has("lcx"):
        return (base + timedelta(candidate.step() or 0)).isoformat(), True
    reference = anchors.day()
    return (reference.isoformat() if reference else None), True


def _date_part(candidate: Candidate) -> Candidate:
    """The tokens of a time that name its day: those around the month without the clock's own figures."""
    codes = candidate.classes
    place = codes.index("M")
    clocks = [i for i, code in enumerate(codes) if code in "TJmzP"]
    before = [i for i in clocks if i < place]
    if before:
        first = max(before) + 1
        while first < place and codes[first] in "z(),+@f_~-":
            first += 1
        return replace(candidate, first=candidate.first + first)
    last = min(i for i in clocks if i > place)
    if codes[last] == "m":
        last -= 1
    while codes[last - 1] in ",@^":
        last -= 1
    return replace(candidate, last=candidate.first + last)
