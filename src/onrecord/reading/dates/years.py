"""Numbers of four digits that are years by their surroundings: in 2012; the 2016 election; not 2010 dealers."""

from __future__ import annotations

import re

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.candidate import MONEY, Candidate, Value

_TEMPORAL = frozenset("in since during until till before after by from between of".split())
_SHORT_BEFORE = _TEMPORAL | {"and", "for", "summer", "winter", "fall", "spring"}
_COUNTING = frozenset(("from", "between", "of", "by", "after", "before"))
_COUNTED_BEFORE = frozenset(
    "more less fewer than nearly almost some least most approximately roughly over under exceed exceeded "
    "number numbers no nos flight route highway room page chapter verse article section paragraph rule form model "
    "type series class part total phone tel act us nearest index".split()
)
_MEASURES = frozenset(
    "percent per cent pct dollars dollar euros euro pounds pound yuan yen rupees rubles roubles km kilometres "
    "kilometers metres meters miles mile feet foot ft tons tonnes ton kg people men women children workers jobs "
    "employees points votes seats dealers soldiers troops deaths cases percentage degrees words pages bc bce ad "
    "index gmt utc hours calories gallons acres hectares barrels square passengers students residents "
    "members".split()
)
_ABOUT = frozenset("circa ca c about around".split())
_DETERMINERS = frozenset("the a an its his her".split())
_PREFIXES = frozenset(("mid", "pre", "post", "early", "late"))
_PLAIN = (1850, 2100)  # years that need no word before them


def year(candidate: Candidate, anchors: Anchors) -> Value | None:
    """A year that stands alone, or after "early", "the end of" and their like."""
    place = candidate.first + candidate.classes.index("y")
    word = candidate.tokens.words[place]
    number = int(word)
    if candidate.has("e%"):
        return None if candidate.glued_after() else Value(word)
    before, after = candidate.near(-1), candidate.near(1)
    lower = before.lower()
    if before == "." and candidate.near(-2).lower() in ("no", "nos", "tel"):
        return None
    if _glued(candidate) or (candidate.before() in MONEY and candidate.start):
        return None
    if lower in MONEY or (after[:1] in MONEY and after):
        return None
    if lower in _COUNTED_BEFORE or after.lower() in _MEASURES or candidate.near_class(1) in "UVNF":
        return None
    following = anchors.tenses.tag(candidate.tokens.starts[candidate.last]) if after else None
    plural = following == "NNS" or (not following and after.endswith("s") and len(after) > 3)
    plain = _PLAIN[0] <= number <= _PLAIN[1]
    if lower in _TEMPORAL:
        counted = plural and after[:1].islower()
        return None if lower in _COUNTING and counted and (not plain or lower in ("of", "by")) else Value(word)
    if not plain:
        return None
    counts = plural and after[:1].islower() and candidate.near_class(1) == "." and lower not in _DETERMINERS
    return None if counts else Value(word, interval=f"{word}~" if lower in _ABOUT else None)


def _glued(candidate: Candidate) -> bool:
    """Whether it goes on at either end; 2012-election, mid-2012 and 2010/2011 do not."""
    following = candidate.tokens.text[candidate.end : candidate.end + 1]
    if candidate.glued_after() and following not in "-–":
        return True
    if not candidate.glued_before():
        return False
    before = candidate.before()
    if before in "-–" and candidate.near(-2).lower() in _PREFIXES:
        return False
    return not (before in "–/" and candidate.near_class(-2) in "yM")


def short_year(candidate: Candidate, anchors: Anchors) -> Value | None:
    """In '08; the class of '86: of this century up to the year after publication, else of the last."""
    digits = candidate.word("ni") or ""
    written = candidate.tokens.text[candidate.start + 1 : candidate.end] == digits
    before = candidate.near(-1).lower()
    if not written or len(digits) != 2 or candidate.glued_after() or before not in _SHORT_BEFORE:
        return None
    latest = anchors.published.year + 1 if anchors.published else 2050
    number = latest // 100 * 100 + int(digits)
    return Value(str(number if number <= latest else number - 100))


def years(candidate: Candidate, anchors: Anchors) -> Value | None:
    """2008-2012; 2010-11: the first to the last. 2010-05 is a month."""
    word = candidate.word("R") or ""
    one, two = re.split(r"[-–/]", word)
    if candidate.glued_before() or candidate.glued_after():
        return None
    if len(two) == 2:
        if "-" in word and 1 <= int(two) <= 12 and int(two) <= int(one[2:]):
            return Value(f"{one}-{two}")
        two = one[:2] + two
    if int(two) <= int(one):
        return None
    return Value(f"{one}/{two}", interval=f"{one}/{two}", names_day=False)
