"""Expressions → values: a function a kind, each taking the tokens it covers and what it is relative to.

A function answers ``None`` where the words have the form of a time expression and are none ("a second
goal", "2010 dealers"). TIMEX3 values follow TimeML 1.2.1 (Pustejovsky et al. 2005).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, TH, relativedelta

from onrecord.model import DateType
from onrecord.reading.dates import lexicon as lex
from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.edtf import SEASON_CODES, edtf, extent, shifted, week_of
from onrecord.reading.dates.scanning import Tokens

_BEFORE_DATES = frozenset(
    "in on by since until till from to of before after during through between around about for at and or last next "
    "this early late mid end as back circa c ca through throughout within over not than versus vs the".split()
)
_COUNTED_BEFORE = frozenset(
    "more less fewer than nearly almost some least most approximately roughly over under exceed exceeded "
    "number numbers no nos flight route highway room page chapter verse article section paragraph rule form model "
    "type series class part total phone tel act".split()
)
_SERIES = re.compile(r"(?:,?[&>~,-](?:Mp?[no]?|t?[no]?f?Mp?)){1,4},?y")
_MONEY = frozenset("$£€¥₹#№%")
_MEASURES = frozenset(
    "percent per cent pct dollars dollar euros euro pounds pound yuan yen rupees rubles roubles km kilometres "
    "kilometers metres meters miles feet ft tons tonnes tons kg people men women children workers jobs employees "
    "points votes seats dealers soldiers troops deaths cases percentage degrees words pages bc bce ad".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr sir dame lady lord minister president secretary theresa robert aretha elaine james john "
    "senator judge justice professor captain".split()
)
_ATTACKS = frozenset("attack attacks terrorist terror hijackings hijackers".split())
_STRETCH_BEFORE = frozenset(
    "for in within over after of than just only about nearly lasted lasts lasting takes took take taking spent "
    "under almost around every during once comes came".split()
)
_STRETCH_AFTER = frozenset("after before from earlier later".split())


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 ``value`` and ``type``; ``interval`` is the EDTF where it is not that of the value."""

    timex: str
    type: DateType = "date"
    relative: bool = False
    interval: str | None = None
    names_day: bool = True  # becomes what "the same day" refers to
    trim: tuple[int, int] = (0, 0)  # tokens at either end that belong to the form but not to the expression


@dataclass(frozen=True, slots=True)
class View:
    """The tokens of a candidate, and its surroundings."""

    tokens: Tokens
    first: int
    last: int

    @property
    def classes(self) -> str:
        return self.tokens.classes[self.first : self.last]

    def word(self, code: str, nth: int = 0) -> str | None:
        """The ``nth`` word of one of the classes in ``code``, lower case."""
        for index in range(self.first, self.last):
            if self.tokens.classes[index] in code:
                if nth == 0:
                    return self.tokens.words[index].lower()
                nth -= 1
        return None

    def near(self, offset: int) -> str:
        """The word ``offset`` tokens before (negative) or after the candidate, as written, or ``""``."""
        index = self.first + offset if offset < 0 else self.last + offset - 1
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def near_class(self, offset: int) -> str:
        index = self.first + offset if offset < 0 else self.last + offset - 1
        return self.tokens.classes[index] if 0 <= index < len(self.tokens.words) else "|"

    @property
    def start(self) -> int:
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        return self.tokens.ends[self.last - 1]

    def has(self, codes: str) -> bool:
        return any(code in codes for code in self.classes)

    def glued_before(self) -> bool:
        """Whether a hyphen, a sign or a letter is written right up against the first word."""
        before = self.tokens.text[self.start - 1 : self.start]
        return bool(before) and (before in "-–_/.:#$£€¥@&+=\\" or before.isalnum())

    def glued_after(self) -> bool:
        after = self.tokens.text[self.end : self.end + 2]
        return bool(after) and (
            after[0] in "%_°$£€@" or after[0].isalnum() or (after[0] in "-/:.–" and after[1:].isalnum())
        )


Function = Callable[[View, Anchors], Value | None]


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    digits = word.rstrip("stndrh")
    if digits.isascii() and digits.isdigit() and len(digits) <= 6:
        return int(digits)
    return lex.NUMBERS.get(word, lex.ORDINALS.get(word))


def _year(view: View) -> int | None:
    word = view.word("y")
    return int(word) if word else None


def _iso(year: int, month: int, day: int) -> str:
    return date(year, month, day).isoformat()


def _day_number(view: View, nth: int = 0) -> int | None:
    number = _number(view.word("noO", nth))
    return number if number is not None and 1 <= number <= 31 else None


def _day_in_year(month: int, day: int, view: View, anchors: Anchors) -> int | None:
    """The year of a month and day without one."""
    base = anchors.published
    if base is None:
        return None
    if anchors.sentence_year is not None and anchors.sentence_year < base.year:
        return anchors.sentence_year
    years, spans = [], []
    for year in (base.year - 1, base.year, base.year + 1):
        if day <= monthrange(year, month)[1]:
            years.append(year)
            spans.append((date(year, month, day), date(year, month, day)))
    index = anchors.nearest(spans, anchors.tenses.at(view.start, view.end))
    return years[index] if index is not None else None


def _day(view: View, anchors: Anchors) -> Value | None:
    month, day = lex.MONTHS[view.word("M") or ""], _day_number(view)
    if day is None or (view.glued_after() and (view.has("y") or not view.tokens.text[view.end + 1].isalpha())):
        return None
    if view.classes[0] in "no" and view.glued_before() and view.tokens.text[view.start - 1] not in "–-":
        return None
    year, relative = _year(view), False
    if year is None and (month, day) == (9, 11) and view.near(1).lower() in _ATTACKS:
        year = 2001
    if year is None:
        year = _inherited(view)
    if year is None:
        relative = True
        if view.has("lxcvb"):
            year = _relative_year(view, anchors)
        else:
            year = _day_in_year(month, day, view, anchors)
    if year is None:
        if not 1 <= day <= monthrange(2000, month)[1]:
            return None
        return Value(f"XXXX-{month:02d}-{day:02d}", relative=True)
    return Value(_iso(year, month, day), relative=relative)


def _inherited(view: View) -> int | None:
    """The year of the last of several dates: "March and June 2020", "30 April to 2 May 2021"."""
    match = _SERIES.match(view.tokens.classes, view.last)
    return int(view.tokens.words[match.end() - 1]) if match else None


def _relative_year(view: View, anchors: Anchors) -> int | None:
    if anchors.published is None or view.word("U") not in ("year", None):
        return None
    step = {"l": -1, "b": -1, "x": 1, "v": 1, "c": 0}
    return anchors.published.year + next(step[code] for code in view.classes if code in step)


def _days(view: View, anchors: Anchors) -> Value | None:
    month = lex.MONTHS[view.word("M") or ""]
    both = view.word("r")
    if both:
        one, two = (int(part) for part in re.split(r"[-–]", both))
    else:
        one, two = _day_number(view) or 0, _day_number(view, 1) or 0
    if not 1 <= one < two <= 31 or view.glued_after():
        return None
    year = _year(view)
    relative = year is None
    if year is None:
        year = _day_in_year(month, one, view, anchors)
    if year is None:
        return Value(f"XXXX-{month:02d}-{one:02d}/XXXX-{month:02d}-{two:02d}", relative=True, names_day=False)
    interval = f"{_iso(year, month, one)}/{_iso(year, month, two)}"
    return Value(interval, relative=relative, interval=interval, names_day=False)


def _months(view: View, anchors: Anchors) -> Value | None:
    one, two = lex.MONTHS[view.word("M") or ""], lex.MONTHS[view.word("M", 1) or ""]
    year = _year(view)
    if year is None or one >= two:
        return None
    interval = f"{year}-{one:02d}/{year}-{two:02d}"
    return Value(interval, interval=interval, names_day=False)


def _iso_date(view: View, anchors: Anchors) -> Value | None:
    word = view.word("I") or ""
    if view.glued_before() or view.tokens.text[view.end : view.end + 1].isalnum():
        return None
    clock = None
    if "t" in word:
        word, _, clock = word.partition("t")
    parts = re.split(r"[-/.]", word)
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    else:
        one, two, year = (int(part) for part in parts)
        if year < 100:
            year += 2000 if year < 50 else 1900
        month, day = (two, one) if one > 12 or ("." in word) else (one, two)
        if "-" in word and max(one, two) <= 12 and len(parts[2]) < 4:
            return None
        if one <= 12 and two <= 12 and one != two:
            # 7/8/07: either custom; the one nearer to publication, the American where nothing tells
            month, day = _nearer(year, one, two, anchors) if "." not in word else (two, one)
    value = _iso(year, month, day)
    if clock:
        zone = "Z" if clock.endswith("z") else ""
        return Value(f"{value}T{clock[:8] if clock[5:6] == ':' else clock[:5]}{zone}", "time")
    if view.has("TJm"):
        minutes = _clock_minutes(view)
        return Value(f"{value}T{minutes}", "time") if minutes else None
    return Value(value)


def _nearer(year: int, one: int, two: int, anchors: Anchors) -> tuple[int, int]:
    if anchors.published is None:
        return one, two
    gap = [abs((date(year, m, d) - anchors.published).days) for m, d in ((one, two), (two, one))]
    return (one, two) if gap[0] <= gap[1] else (two, one)


def _clock_minutes(view: View) -> str | None:
    """``HH:MM`` with ``Z`` for UTC and GMT."""
    word = view.word("TJ") or view.word("n") or ""
    half = (view.word("m") or "").replace(".", "").replace(" ", "")
    if word.endswith(("am", "pm")):
        word, half = word[:-2], word[-2:]
    hour, _, rest = word.replace(".", ":").partition(":")
    if not hour.isdigit() or int(hour) > 24 or (half and not 1 <= int(hour) <= 12 and int(hour) > 23):
        return None
    number = int(hour)
    if half == "pm" and number < 12:
        number += 12
    elif half == "am" and number == 12:
        number = 0
    zone = view.word("z")
    plain = view.classes.partition("z")[2][:1] not in ("_", "-")
    return f"{number:02d}:{rest or '00'}{'Z' if zone in ('utc', 'gmt', 'z') and plain else ''}"


def _clock(view: View, anchors: Anchors) -> Value | None:
    word = view.word("TJ")
    marked = view.has("Jmz")
    before = view.near(-1).lower()
    if not marked and not (before in ("at", "by", "until", "around", "since", "from", "about") or view.has("@")):
        return None
    if view.glued_before() or (not word and not view.has("m")):
        return None
    minutes = _clock_minutes(view)
    if minutes is None:
        return None
    day, relative = _date_inside(view, anchors)
    if day is None:
        return Value(f"XXXX-XX-XXT{minutes}", "time", True, names_day=False)
    return Value(f"{day}T{minutes}", "time", relative)


def _date_inside(view: View, anchors: Anchors) -> tuple[str | None, bool]:
    """The day of a time: named beside it, else the date last named."""
    if view.has("M"):
        found = _day(_without_clock(view), anchors)
        return (found.timex if found else None), bool(found and found.relative)
    if view.has("I"):
        found = _iso_date(replace(view, last=view.first + view.classes.index("I") + 1), anchors)
        return (found.timex if found else None), False
    if (name := view.word("W")) is not None:
        day = anchors.weekday(lex.WEEKDAYS[name], anchors.tenses.at(view.start, view.end))
        return (day.isoformat() if day else None), True
    if (name := view.word("D")) is not None and anchors.published:
        return (anchors.published + timedelta(lex.DAYS[name])).isoformat(), True
    if view.has("l") and anchors.published:
        return (anchors.published - timedelta(1)).isoformat(), True
    base = anchors.day()
    return (base.isoformat() if base else None), True


def _without_clock(view: View) -> View:
    """The part of a time that names its day."""
    place = view.classes.index("M")
    clocks = [i for i, code in enumerate(view.classes) if code in "TJm"]
    if clocks[0] < place:
        first = view.first + max(i for i in clocks if i < place) + 1
        while view.tokens.classes[first] in "z(),+@":
            first += 1
        return replace(view, first=first)
    last = clocks[0] - (1 if view.classes[clocks[0]] == "m" else 0)
    while view.classes[last - 1] in ",@^":
        last -= 1
    return replace(view, last=view.first + last)


def _month(view: View, anchors: Anchors) -> Value | None:
    name = view.word("M") or ""
    month, year = lex.MONTHS[name], _year(view)
    if year is not None:
        if view.glued_after():
            return None
        return Value(f"{year}-{month:02d}")
    if not _month_meant(name, view, anchors):
        return None
    if (year := _inherited(view)) is not None and view.classes[-1] == "M":
        return Value(f"{year}-{month:02d}")
    if view.has("lxcvb"):
        return _month_by_word(month, view, anchors)
    base = anchors.published
    if base is None:
        return Value(f"XXXX-{month:02d}", relative=True)
    if anchors.sentence_year is not None and anchors.sentence_year < base.year:
        return Value(f"{anchors.sentence_year}-{month:02d}", relative=True)
    if month == base.month:
        return Value(f"{base.year}-{month:02d}", relative=True)
    years = [base.year - 1, base.year, base.year + 1]
    spans = [extent(f"{y}-{month:02d}") for y in years]
    index = anchors.nearest([s for s in spans if s], anchors.tenses.at(view.start, view.end))
    return Value(f"{years[index]}-{month:02d}", relative=True) if index is not None else None


def _month_by_word(month: int, view: View, anchors: Anchors) -> Value | None:
    base = anchors.published
    if base is None:
        return Value(f"XXXX-{month:02d}", relative=True)
    if view.has("U"):
        year = _relative_year(view, anchors)
        return Value(f"{year}-{month:02d}", relative=True) if year is not None else None
    code = next(code for code in view.classes if code in "lxcvb")
    if code in "lb":
        year = base.year if month < base.month else base.year - 1
    elif code in "xv":
        year = base.year if month > base.month else base.year + 1
    else:
        year = base.year
    return Value(f"{year}-{month:02d}", relative=True)


def _month_meant(name: str, view: View, anchors: Anchors) -> bool:
    """Whether a bare month name is the month and no name, no verb, no other word."""
    tag = anchors.tenses.tag(view.tokens.starts[view.first + view.classes.index("M")])
    if view.glued_before() and view.tokens.text[view.start - 1] != "-":
        return False
    if name not in lex.DOUBTFUL_MONTHS:
        return True
    if tag == "MD" or (tag is not None and tag.startswith("V") and name in ("may", "march", "mar")):
        return False
    if view.classes[0] != "M":
        return True
    before, after = view.near(-1), view.near(1)
    if before.lower() in _TITLES or (before[:1].isupper() and before.lower() not in _BEFORE_DATES):
        return False
    if after[:1].isupper() and view.near_class(1) == "." and name in ("may", "april", "june", "august", "jan"):
        return False
    return before.lower() in _BEFORE_DATES or view.near_class(-1) in "&,(>~-" or after in ("'", "’", "'s", "’s")


def _weekday(view: View, anchors: Anchors) -> Value | None:
    name = view.word("W") or view.word("w") or ""
    number = lex.WEEKDAYS.get(name, lex.SHORT_WEEKDAYS.get(name, 0))
    if view.near(-1).lower() in ("black", "good", "bloody", "ash", "super", "maundy", "holy", "easter", "palm", "cyber"):
        return None
    after = view.near(1)
    if view.glued_before() or (view.near_class(1) == "." and after[:1].isupper() and view.near(-1)[:1].isupper()):
        return None
    base = anchors.published
    day: date | None
    if base is None:
        day = None
    elif view.has("U"):
        if view.word("U") != "week":
            return None
        monday = base - timedelta(base.weekday()) + timedelta(7 * _step(view))
        day = monday + timedelta(number)
    elif view.has("lb"):
        day = base - timedelta((base.weekday() - number - 1) % 7 + 1)
    elif view.has("xv"):
        day = base + timedelta((number - base.weekday() - 1) % 7 + 1)
    elif view.has("c"):
        monday = base - timedelta(base.weekday())
        day = monday + timedelta(number)
    else:
        day = anchors.weekday(number, anchors.tenses.at(view.start, view.end))
    timex = day.isoformat() if day else f"XXXX-WXX-{number + 1}"
    return _with_part(view, timex, day is not None)


def _step(view: View) -> int:
    steps = {"l": -1, "b": -1, "x": 1, "v": 1, "c": 0}
    return next((steps[code] for code in view.classes if code in steps), 0)


def _with_part(view: View, timex: str, known: bool) -> Value | None:
    part = view.word("P")
    if part is None:
        return Value(timex, relative=True, names_day=known)
    return Value(f"{timex}T{lex.PARTS[part]}", "time", True, names_day=known)


def _part(view: View, anchors: Anchors) -> Value | None:
    """Days by deictic words, weekdays, and their parts."""
    if view.has("W"):
        return _weekday(view, anchors)
    base = anchors.published
    name = view.word("D")
    if name is None:
        back = 1 if view.has("l") else 0
        timex = (base - timedelta(back)).isoformat() if base else "XXXX-XX-XX"
        if view.has("l") and view.word("P") not in ("night", "evening"):
            return None
        return _with_part(view, timex, base is not None)
    if view.glued_after() or (name == "today" and view.near(-1) == "USA"):
        return None
    timex = (base + timedelta(lex.DAYS[name])).isoformat() if base else "XXXX-XX-XX"
    if name == "tonight":
        return Value(f"{timex}TNI", "time", True, names_day=base is not None)
    return _with_part(view, timex, base is not None)


def _short(view: View, anchors: Anchors) -> Value | None:
    return None


def _holiday(view: View, anchors: Anchors) -> Value | None:
    name, year = view.word("H") or "", _year(view)
    relative = year is None
    base = anchors.published
    following = view.tokens.words[view.first + 1].lower() if view.last > view.first + 1 else ""
    if following and following != "day" and not view.has("y"):
        return None
    if view.near_class(-1) == "." and view.near(-1)[:1].isupper():
        return None
    if view.near(1)[:1].isupper() and view.near_class(1) == ".":
        if view.near(1) != "Eve" or name != "christmas":
            return None
        return None
    if base is None and year is None:
        return None
    years = [year] if year is not None else [base.year - 1, base.year, base.year + 1] if base else []
    days = [_holiday_in(name, y) for y in years]
    index = 0
    if year is None:
        chosen = anchors.nearest([(d, d) for d in days], anchors.tenses.at(view.start, view.end))
        if chosen is None:
            return None
        index = chosen
    return Value(days[index].isoformat(), relative=relative)


def _holiday_in(name: str, year: int) -> date:
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        return date(year, 11, 1) + relativedelta(weekday=TH(4))
    return date(year, *lex.HOLIDAYS[name])


def _sets(view: View, anchors: Anchors) -> Value | None:
    codes = view.classes
    if "K" in codes:
        number = lex.PLURAL_WEEKDAYS[view.word("K") or ""]
        if view.near(-1).lower() != "on" and view.near(1)[:1].isupper():
            return None
        return Value(f"XXXX-WXX-{number + 1}", "set", names_day=False)
    if "W" in codes:
        return Value(f"XXXX-WXX-{lex.WEEKDAYS[view.word('W') or ''] + 1}", "set", names_day=False)
    if "M" in codes:
        return Value(f"XXXX-{lex.MONTHS[view.word('M') or '']:02d}", "set", names_day=False)
    if "P" in codes:
        part = lex.PARTS[view.word("P") or "night"]
        return Value(f"XXXX-XX-XXT{part}", "set", names_day=False)
    if "S" in codes:
        return Value(f"XXXX-{lex.SEASONS[view.word('S') or '']}", "set", names_day=False)
    unit = _unit(view)
    if unit is None or (codes[0] == "E" and len(codes) > 2 and codes[1] in "V"):
        return None
    number = _number(view.word("Nn")) if codes[0] == "E" else None
    if codes[0] == "E" and (view.word("O") == "second" or view.word("o") == "2nd"):
        number = 2
    return Value(_period(unit, str(number or 1)), "set", names_day=False)


def _unit(view: View) -> str | None:
    name = view.word("UV")
    if name is None:
        return None
    return lex.UNITS.get(name, lex.PLURAL_UNITS.get(name))


def _period(unit: str, count: str) -> str:
    """A TIMEX3 duration: ``P3D``, ``PT30M``, ``PXY``."""
    if unit in ("S", "m", "H"):
        return f"PT{count}{unit.upper()}"
    if unit == "WE":
        return f"P{count}WE"
    if unit == "2W":
        unit, scale = "W", 2
    elif unit in ("10Y", "100Y", "1000Y"):
        if count == "X":
            return {"10Y": "PXDE", "100Y": "PXCE", "1000Y": "PXML"}[unit]
        unit, scale = "Y", int(unit[:-1])
    else:
        scale = 1
    if count == "X":
        return f"PX{unit}"
    amount = float(count) * scale
    return f"P{int(amount) if amount == int(amount) else amount}{unit}"


def _count(view: View) -> float | str | None:
    """The number in a candidate: "X" for a vague one, ``None`` for none."""
    total: float | None = None
    vague = False
    for index in range(view.first, view.last):
        code, word = view.tokens.classes[index], view.tokens.words[index].lower()
        if code in "UV":
            break
        if code in "niy":
            plain = word.replace(",", "")
            if not re.fullmatch(r"[0-9]{1,7}(?:\.[0-9]{1,3})?", plain):
                return None
            total = float(plain)  # of "2 to 3" the second
        elif code == "N":
            number = lex.NUMBERS[word]
            if number >= 100 and total:
                total *= number
            elif view.tokens.classes[index - 1] == "-" and total and total >= 20 and index > view.first:
                total += number
            else:
                total = number
        elif code == "F":
            if word.startswith("dozen") and (total or view.has("a")):
                total = 12 * (total or 1)
            elif word == "couple":
                total = 2
            else:
                vague = True
        elif code == "h":
            total = (total or 0) + 0.5
    return "X" if vague else total


_PROPER_SEP = re.compile(r"[a-z]")


def _span(view: View, anchors: Anchors) -> Value | None:
    """A number of units: a duration, unless it is an age, a rate or part of a name."""
    unit, count = _unit(view), _count(view)
    if unit is None or (unit == "Q" and not view.has("A")):
        return None
    codes = view.classes
    after, before = view.near(1).lower(), view.near(-1).lower()
    if _is_age(view) or (unit == "S" and codes[0] == "a") or (after in ("-", "–") and view.near(2).lower() == "old"):
        return None
    if view.tokens.text[max(view.start - 1, 0) : view.start] in _MONEY and view.start > 0:
        return None
    if count is None:
        if not view.has("a"):
            return None
        if before in ("once", "twice", "times", "time") or _rate(view):
            return Value(_period(unit, "1"), "set", names_day=False)
        if not (codes[0] in "BA" or "A" in codes or "&" in codes):
            if before not in _STRETCH_BEFORE and after not in _STRETCH_AFTER:
                return None
            if unit in ("S", "m") or after == "of":
                return None
        if "&" in codes:
            return Value(_period(*_halves(unit)), "duration", names_day=False)
        count = 1
    elif "&" in codes and codes.index("&") > max(codes.find("U"), codes.find("V")) and count != "X":
        count = float(count) + 0.5
    text = _plain(count)
    if unit in ("S", "m", "H") and count == 0.5:
        return Value({"H": "PT30M", "m": "PT30S"}.get(unit, "PT0.5S"), "duration", names_day=False)
    if unit == "Y" and isinstance(count, float) and count == 0.5:
        return Value("P6M", "duration", names_day=False)
    return Value(_period(unit, text), "duration", names_day=False)


def _plain(count: float | str | None) -> str:
    if count is None or isinstance(count, str):
        return count or "X"
    return str(int(count)) if count == int(count) else str(count)


def _is_age(view: View) -> bool:
    after = [view.near(i).lower() for i in (1, 2)]
    if after[0] in ("old", "older", "younger", "age", "olds") or after == ["of", "age"] or after == ["-", "old"]:
        return True
    before = view.near(-1).lower()
    return before in ("aged", "age", "ages") or (before == "of" and view.near(-2).lower() == "age")


def _rate(view: View) -> bool:
    """ "$5 a day", "15 a year": the unit that something is counted by."""
    index = view.first - 1
    if index < 0 or view.classes[0] != "a" or view.last - view.first > 2:
        return False
    if view.tokens.classes[index] in "niyN":
        return True
    return view.near(-1).lower() in (
        "million", "billion", "trillion", "dollars", "euros", "pounds", "percent", "%", "cent", "tons", "tonnes",
        "barrels", "people", "cents", "hours", "days", "units",
    )  # fmt: skip


def _ago(view: View, anchors: Anchors) -> Value | None:
    """Three days ago; two weeks later; a year earlier."""
    unit, count = _unit(view), _count(view)
    if unit is None:
        return None
    word = view.tokens.words[view.last - 1].lower()
    if word not in ("ago", "later", "earlier"):
        if view.classes[-1] != "j" or view.near_class(1) not in "p,|)":
            return None
    if count is None and (view.has("a") or view.classes == "tUj"):
        count = 1
    back = word in ("ago", "earlier", "before")
    base = anchors.published if word == "ago" else anchors.day(unit)
    if count is None:
        return None
    if count == "X" or base is None:
        return Value(lex.PAST if back else lex.FUTURE, relative=True, names_day=False)
    return _moved(unit, float(count) * (-1 if back else 1), base)


def _moved(unit: str, count: float, base: date) -> Value | None:
    if unit in ("S", "m", "H"):
        if unit == "H" and abs(count) >= 24 and count % 24 == 0:
            return Value((base + timedelta(count / 24)).isoformat(), relative=True)
        return Value(f"{base.isoformat()}TXX:XX", "time", True, interval=base.isoformat())
    if unit == "Y" and count != int(count):
        unit, count = "M", count * 12
    if count != int(count):
        return Value(lex.PAST if count < 0 else lex.FUTURE, relative=True, names_day=False)
    timex = shifted(unit, int(count), base)
    return Value(timex, relative=True) if timex else None


def _same(view: View, anchors: Anchors) -> Value | None:
    """The same day; that week; the same month a year ago."""
    unit = _unit(view) if view.has("UV") else None
    base = anchors.day(unit or "D")
    if view.has("W"):
        return None
    if view.has("k") and view.word("k") == "those":
        return None
    if view.has("P"):
        return Value(f"{base.isoformat()}T{lex.PARTS[view.word('P') or '']}", "time", True) if base else None
    if view.has("S"):
        return Value(shifted("Y", 0, base) + f"-{lex.SEASONS[view.word('S') or '']}", relative=True) if base else None  # type: ignore[operator]
    if unit is None or base is None or unit in ("S", "m", "H"):
        return None
    if view.has("gle"):
        base = base - relativedelta(years=1)
    timex = shifted(unit, 0, base)
    return Value(timex, relative=True) if timex else None


def _relative(view: View, anchors: Anchors) -> Value | None:
    """Last week; the next three years; the coming months; the previous day; the end of this year."""
    unit, code = _unit(view), [c for c in view.classes if c in "lxcvb"][-1]
    rel = view.word(code) or ""
    if unit is None:
        return None
    counted = _count(view) if view.has("NniyFh") else None
    plural = view.has("V")
    base = anchors.published
    if rel in ("that",) or (rel in ("current", "this", "these") and plural and counted is None):
        return Value(lex.PRESENT, relative=True, names_day=False) if rel == "these" and unit == "D" else None
    back = code in "lb"
    if counted is None and plural:
        if rel in ("past", "last", "previous", "preceding", "prior", "recent"):
            return Value(_period(unit, "X"), "duration", True, names_day=False)
        return Value(lex.FUTURE, relative=True, interval=f"{base.isoformat()}/.." if base else None, names_day=False)
    if counted is not None or (rel == "past" and not view.has("c")) or (unit in ("10Y", "100Y") and view.has("t") and code in "lx"):
        if code == "c":
            return None
        count = counted if counted is not None else 1
        if unit == "Q" and counted is None:
            return None
        interval = None
        if base is not None and count != "X" and code in "lx":
            interval = _stretch(unit, float(count), base, back)
        return Value(_period(unit, _plain(count)), "duration", True, interval, names_day=False)
    if unit in ("S", "m", "H"):
        return None
    anchor = anchors.day(unit) if code in "vb" else base
    if anchor is None:
        return Value({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"), relative=True, names_day=False)
    step = {"l": -1, "b": -1, "x": 1, "v": 1, "c": 0}[code]
    if unit == "WE":
        timex: str | None = _weekend(step, anchor, anchors, view)
    else:
        timex = shifted(unit, step, anchor)
    if timex is None:
        return None
    return Value(timex, relative=True)


def _weekend(step: int, base: date, anchors: Anchors, view: View) -> str:
    """The weekend before, after, or of this week; early in the week "this weekend" with a past verb is the last."""
    monday = base + relativedelta(weekday=MO(-1))
    if step == 0 and base.weekday() < 3 and anchors.tenses.at(view.start, view.end) == "past":
        monday -= timedelta(7)
    if (step == -1 and base.weekday() >= 5) or step == -1:
        monday -= timedelta(7)
    elif step == 1:
        monday += timedelta(7)
    return f"{week_of(monday)}-WE"


def _stretch(unit: str, count: float, base: date, back: bool) -> str | None:
    """The EDTF interval of "the past nine days"."""
    fields = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
    scale = 1
    if unit == "10Y":
        unit, scale = "Y", 10
    if unit not in fields or count != int(count):
        return None
    delta = relativedelta(**{fields[unit]: int(count) * scale})
    ends = sorted((base, base - delta if back else base + delta))
    return f"{ends[0].isoformat()}/{ends[1].isoformat()}"


def _the(view: View, anchors: Anchors) -> Value | None:
    """The day, the end of the year: the day or year last spoken of."""
    unit, codes = _unit(view), view.classes
    base = anchors.day()
    if unit is None or base is None:
        return None
    if codes == "tU":
        if unit == "D" and anchors.last_day and view.tokens.words[view.first].lower() == "the":
            if view.near(-1).lower() not in ("end", "ended", "ending", "finish", "finished", "finishing", "closed", "on"):
                return None
            timex = base.isoformat()
            return Value(timex, relative=True)
        return None
    if unit not in ("D", "W", "M", "Y") or not view.has("e") or not (view.has("f^") or "-" in codes):
        return None
    if unit == "D":
        return Value(base.isoformat(), relative=True)
    timex2 = shifted(unit, 0, anchors.published or base)
    return Value(timex2, relative=True) if timex2 else None


def _quarter(view: View, anchors: Anchors) -> Value | None:
    """Q3 2020; the third quarter of this year; the first half of 2019; the 19th century; the second day of May."""
    codes = view.classes
    base = anchors.published
    year = _year(view)
    ordinal = _number(view.word("oO"))
    if (name := view.word("Q")) is not None:
        kind, number = name[0].upper(), int(name[1])
        if view.glued_before() or (kind == "H" and number > 2) or (kind == "H" and year is None):
            return None
    else:
        units = [view.tokens.words[i].lower() for i in range(view.first, view.last) if view.tokens.classes[i] in "Uh"]
        first_unit = units[0] if units else ""
        if ordinal is None:
            return None
        if first_unit == "century" and 1 <= ordinal <= 22:
            if len(units) > 1:
                return None
            return Value(f"{ordinal - 1:02d}")
        if first_unit == "quarter" and 1 <= ordinal <= 4:
            kind, number = "Q", ordinal
        elif first_unit == "half" and 1 <= ordinal <= 2 and (year is not None or "year" in units[1:]):
            kind, number = "H", ordinal
        else:
            return None
        if len(units) > 1 and units[1] != "year":
            return None
    relative = year is None
    if year is None and base is None:
        return Value(f"XXXX-{kind}{number}", relative=True)
    if year is None and base is not None:
        step = {"l": -1, "b": -1, "x": 1, "v": 1, "c": 0}
        rel = next((c for c in codes if c in step), None)
        if rel is not None:
            year = base.year + step[rel]
        else:
            years = [base.year - 1, base.year, base.year + 1]
            spans = [extent(f"{y}-{kind}{number}") for y in years]
            index = anchors.nearest([s for s in spans if s], anchors.tenses.at(view.start, view.end))
            year = years[index] if index is not None else base.year
    return Value(f"{year:04d}-{kind}{number}", relative=relative)


def _season(view: View, anchors: Anchors) -> Value | None:
    name = view.word("S") or ""
    season, year, codes = lex.SEASONS[name], _year(view), view.classes
    tag = anchors.tenses.tag(view.tokens.starts[view.first + codes.index("S")])
    if year is not None:
        if view.glued_after() or (name in ("fall", "spring") and tag is not None and tag.startswith("V")):
            return None
        return Value(f"{year}-{season}")
    base = anchors.published
    rel = next((c for c in codes if c in "lxcvb"), None)
    written = view.tokens.words[view.first + codes.index("S")]
    if rel is None:
        before = view.near(-1).lower()
        if written[0].isupper() or (name in ("fall", "spring") and not codes.startswith("t")) or base is None:
            return None
        if before not in ("in", "during", "by", "of", "since", "until", "for", "through", "this") or not view.has("t"):
            return None
        if view.near_class(1) == "." and tag not in (None, "NN", "NNP"):
            return None
        years = [base.year - 1, base.year, base.year + 1]
        spans = [extent(f"{y}-{season}") for y in years]
        index = anchors.nearest([s for s in spans if s], anchors.tenses.at(view.start, view.end))
        return Value(f"{years[index]}-{season}", relative=True) if index is not None else None
    if base is None:
        return Value(f"XXXX-{season}", relative=True)
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    year = base.year
    if rel in "lb" and base.month < start + 3:
        year -= 1
    elif rel in "xv" and base.month >= start:
        year += 1
    elif rel == "c" and season == "WI" and base.month <= 3:
        year -= 1
    return Value(f"{year}-{season}", relative=True)


def _decade(view: View, anchors: Anchors) -> Value | None:
    word = view.word("Z") or ""
    if word in lex.DECADES:
        if not view.has("t") or (view.near(1).lower() in ("and", "of") and view.near(-1).lower() == "their"):
            return None
        return Value(f"19{lex.DECADES[word] // 10}") if view.tokens.classes[view.first] == "t" else None
    if view.tokens.text[view.start - 1 : view.start] in _MONEY and view.start > 0:
        return None
    digits = word[:-1]
    if len(digits) == 4:
        return Value(digits[:3])
    if view.near(-1).lower() in ("her", "his", "their", "my", "our") or not (view.has("t'") or _PROPER_SEP.match("a")):
        return None
    before = view.near_class(-1)
    if not view.has("t'") and before not in "&,-~":
        return None
    return Value(f"{'20' if digits in ('00', '10') else '19'}{digits[0]}")


def _bare_year(view: View, anchors: Anchors) -> Value | None:
    """A number of four digits that is a year by its surroundings."""
    place = view.first + view.classes.index("y")
    word = view.tokens.words[place]
    year = int(word)
    if view.has("e") and len(view.classes) > 1:
        return Value(word) if 1000 <= year <= 2199 else None
    before, after = view.near(-1), view.near(1)
    lower = before.lower()
    text, start, end = view.tokens.text, view.start, view.end
    if view.glued_after() and text[end : end + 1] not in "-–":
        return None
    if view.glued_before():
        if not (text[start - 1] in "-–" and view.near(-2).lower() in ("mid", "pre", "post", "early", "late")):
            if not (text[start - 1] in "–/" and view.near_class(-2) in "yM"):
                return None
    if (text[start - 1 : start] in _MONEY and start > 0) or lower in _MONEY or (after[:1] in _MONEY and after):
        return None
    if lower in _COUNTED_BEFORE or after.lower() in _MEASURES or view.near_class(1) in "UVNF":
        return None
    if lower in ("in", "since", "during", "until", "till", "circa", "before", "after", "by", "from", "between", "of"):
        following = anchors.tenses.tag(view.tokens.starts[view.last]) if view.last < len(view.tokens.words) else None
        if lower in ("from", "between", "of", "by", "after", "before") and following == "NNS" and not 1800 <= year <= 2100:
            return None
        if lower in ("of", "by") and after[:1].islower() and following == "NNS":
            return None
        return Value(word)
    if not 1850 <= year <= 2100:
        return None
    if after[:1].islower() and view.near_class(1) == "." and lower not in ("the", "a", "an", "its", "his", "her", "early"):
        tag = anchors.tenses.tag(view.tokens.starts[view.last])
        if tag == "NNS" or (tag is None and after.endswith("s") and len(after) > 3):
            return None
    if before[:1].isupper() and lower in ("windows", "boeing", "airbus", "peugeot", "ford", "mazda"):
        return None
    return Value(word)


def _years(view: View, anchors: Anchors) -> Value | None:
    word = view.word("R") or ""
    one, two = re.split(r"[-–/]", word)
    if len(two) == 2:
        if int(two) <= 12 and "-" in word and not int(one[2:]) < int(two):
            return Value(f"{one}-{two}") if not view.glued_before() and int(two) else None
        two = one[:2] + two
    if int(two) <= int(one) or view.glued_before() or view.glued_after():
        return None
    return Value(f"{one}/{two}", interval=f"{one}/{two}", names_day=False)


def _reference(view: View, anchors: Anchors) -> Value | None:
    word = view.word("G") or ""
    if view.classes[0] == "A" and view.word("A") not in ("very", "just", "right"):
        return None
    if view.near(-1).lower() in ("most", "more", "as", "too") or view.glued_after() or view.glued_before():
        return None
    value = lex.REFERENCES[word]
    if word == "now" and (view.near(-1).lower() == "every" or (view.tokens.words[view.last - 1] == "Now" and view.near(1) == ",")):
        return None
    if value == lex.FUTURE and (view.near_class(1) == "j" or anchors.tenses.at(view.start, view.end) == "past"):
        return None
    if word == "now" and view.near(1).lower() in ("that", "-", "on"):
        return None
    base = anchors.published.isoformat() if anchors.published else None
    interval = None
    if base:
        interval = {lex.PAST: f"../{base}", lex.FUTURE: f"{base}/..", lex.PRESENT: None}[value]
    return Value(value, relative=True, interval=interval, names_day=False)


def _recent(view: View, anchors: Anchors) -> Value | None:
    """ "recent years": some time past."""
    if view.word("G") != "recent":
        return None
    base = anchors.published
    return Value(lex.PAST, relative=True, interval=f"../{base.isoformat()}" if base else None, names_day=False)


def _vague(view: View, anchors: Anchors) -> Value | None:
    """The near future; in the past; for the time being; at the moment; by that time."""
    base = anchors.published.isoformat() if anchors.published else None
    before, following = view.near(-1).lower(), view.near_class(1)
    if view.has("u"):
        if before not in ("in", "for", "into", "of") or (following not in "p,|)'&" and following != "."):
            return None
        if view.near(1).isalpha() and before != "in":
            return None
        return Value(lex.FUTURE, relative=True, interval=f"{base}/.." if base else None, names_day=False)
    if view.has("l"):
        if view.word("l") != "past" or before not in ("in", "of") or (before == "of" and view.near(1).isalpha()):
            return None
        return Value(lex.PAST, relative=True, interval=f"../{base}" if base else None, names_day=False)
    if view.has("98"):
        return Value(lex.PRESENT, relative=True, names_day=False)
    if view.word("1") == "time" and before in ("by", "at", "since", "until", "before") and anchors.reference:
        return Value(anchors.reference, relative=True) if view.word("k") == "that" else None
    return None


def _halves(unit: str) -> tuple[str, str]:
    """One and a half of a unit, in whole smaller units where the calendar has them."""
    smaller = {"Y": ("M", "18"), "H": ("m", "90"), "10Y": ("Y", "15"), "m": ("S", "90"), "D": ("H", "36")}
    return smaller.get(unit, (unit, "1.5"))


def _often(view: View, anchors: Anchors) -> Value | None:
    if view.near(-1)[:1].isupper() and view.tokens.words[view.first][0].isupper():
        return None
    return Value(lex.SETS[view.word("Y") or ""], "set", names_day=False)


def _bare_units(view: View, anchors: Anchors) -> Value | None:
    """ "for decades", "in years", "within minutes" """
    if view.near(-1).lower() not in ("for", "in", "over", "within", "after", "of", "just", "mere"):
        return None
    unit = _unit(view)
    if unit is None or unit in ("Q",) or (view.near(-1).lower() == "of" and unit not in ("M", "Y", "10Y", "W")):
        return None
    return Value(_period(unit, "X"), "duration", names_day=False)


FUNCTIONS: dict[str, Function] = {
    "iso": _iso_date, "clock": _clock, "days": _days, "months": _months, "day": _day, "month": _month,
    "part": _part, "short": _short, "holiday": _holiday, "sets": _sets, "quarter": _quarter, "season": _season,
    "decade": _decade, "ago": _ago, "same": _same, "rel": _relative, "span": _span, "the": _the,
    "year": _bare_year, "years": _years, "ref": _reference, "often": _often, "recent": _recent, "vague": _vague, "bare": _bare_units,
}  # fmt: skip


def resolve(kind: str, view: View, anchors: Anchors) -> Value | None:
    """The value of a candidate, or ``None`` where it is no time expression; a date outside 1-9999 is none."""
    try:
        return FUNCTIONS[kind](view, anchors)
    except (ValueError, OverflowError):
        return None


__all__ = ["FUNCTIONS", "SEASON_CODES", "Value", "View", "edtf", "resolve"]
