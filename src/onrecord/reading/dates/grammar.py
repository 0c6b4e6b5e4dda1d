"""What time expressions look like: a regular expression over the classes of ``lexicon``, every repeat bounded.

A kind of expression is a form and the function that values it; of the readings that begin at a word the longest
that has a value is taken, of equals the one listed first.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.reading.dates import clocks, days, durations, months, periods, references, sets, shifts, weekdays, years
from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.candidate import Candidate, Value
from onrecord.reading.dates.scanning import Tokens

Function = Callable[[Candidate, Anchors], Value | None]

_WEEKDAY = r"(?:[Ww]p?,?t?)?"  # Friday, / Fri., / Friday the
_EARLY = r"(?:t?A?%ft?|t?A?e-?t?)?"  # early / mid- / the end of the / the very beginning of
_PART_OF = r"(?:t?A?%f|Ae|e-?)?"  # the end of / very late / mid-: "the late 2012 bill" leaves its article to the bill
_REL = r"[lxcvb]"
_COUNT = r"(?:(?:N(?:-N)?3?|[nN]?-?5|[niy]3?|a?3|aF|F|ah|ha?)(?:[>&~!-](?:N(?:-N)?|[ni])3?)?(?:f?F)?(?:-?&-?a-?h)?)"
_ABOUT = r"(?:@?B[Bq>]?)?"  # about / at least / more than
_ZONE = r"(?:\(z(?:[_-]n)?\)|z(?:[_-]n)?)"
_HOUR = rf"(?:(?:Tm?|[nN]m|J|[yi](?=z)){_ZONE}?)"
_NOON = rf"(?:n?P{_ZONE}?)"
_MONTH_DAY = r"(?:Mp?[no](?:,?y)?|(?:t?[no]f?|tOf)Mp?(?:,?y)?)"
_DATE = rf"(?:{_WEEKDAY}{_MONTH_DAY}|W|I)"
_OF_DAY = rf"(?:,?\+?(?:{_DATE}P?|[lcx]P|DP?)|\^tP)"

_KINDS: tuple[tuple[Function, str], ...] = (
    (days.figures, r"I"),
    (clocks.clock, rf"(?:(?:{_DATE}P?|DP?|[lcx]P),?[@^]?{_HOUR}|{_HOUR}{_OF_DAY}?)"),
    (clocks.clock_word, rf"(?:{_DATE},?@?{_NOON}|{_NOON}{_OF_DAY}?)"),
    (clocks.part_of_date, rf"e?t?Pf(?:{_WEEKDAY}{_MONTH_DAY})"),
    # several days of one month: 3-5 May 2020, May 3 to 5, while 30 April to 2 May stays two
    (days.days, rf"(?:r[f]?Mp?(?:,?y)?|{_WEEKDAY}t?[no][~>-]t?[no]f?Mp?(?:,?y)?"
                r"|Mp?(?:r|t?[no][~>-]t?[no](?![MVU]))(?:,?y)?)"),
    (months.months, r"M[~>-]M(?:,?y)"),
    (days.day_of_month, rf"(?:{_WEEKDAY}Mp?t?[no](?![:%])(?:,?y)?|{_WEEKDAY}(?:t?[no]f?|tOf)Mp?(?:,?y)?"
                        r"|[no]-M(?:-y)?)"),
    (months.month, rf"{_PART_OF}(?:Mp?,?f?y|{_REL}?M)"),
    (weekdays.weekday, rf"(?:e?-?Wf?t?[lxc]U|e?-?(?:t?{_REL})?WP?|w(?=[)|]))"),
    (weekdays.deictic, r"(?:e?t?(?:D|[cxvb])P|e?lP|e?D)"),
    (weekdays.part_of_day, r"(?:t?e-?P|(?:e^)?tP)"),
    (days.named_day, r"H(?:,?y)?"),
    (days.attacks, r"7"),
    (sets.each, r"E(?:[ONo2]|[nN](?:[!>-][nN])?|[Ff]?V|F)?[UWMPSV]P?"),
    (sets.often, r"(?:[Nn]?1[aE/]?[UPY]|1E[UP])"),
    (sets.plural_days, r"(?:K|W4)"),
    (periods.quarter, rf"{_EARLY}t?(?:Q,?(?:f?y|f?t?{_REL}U)?|X?[Oo]X?(?:U|h)(?:[fp]?t?{_REL}?A?U|,?f?y)?)"),
    (periods.quarter, r"X?[Oo]-(?:U|h)"),
    (periods.century, r"(?:t?e?-?t?[Oo]U|[Oo]-U)"),
    (periods.season, rf"{_EARLY}t?(?:{_REL}S|Sf?,?y|S)"),
    (periods.decade, rf"{_EARLY}t?e?-?'?Z"),
    (periods.fiscal_year, rf"(?:L|XU?y|t?yXU|{_EARLY}t?{_REL}?XU)"),
    (shifts.ago, rf"(?:A?{_ABOUT}{_COUNT}-?A?[UV][gej]|(?:B[Bq]?|A)?aA?U(?:&ah)?[gej]|tUj|V[gel]|(?:a6|B)dg|6g"
                 rf"|(?:{_ABOUT}{_COUNT}[UV]|aU)<[GD])"),
    (shifts.year_ago_quarter, r"tU-[ge][Ud]"),
    (shifts.same, r"[tk]?(?:s[UP](?:aU[ge]|ft?lU|t?lU)?|sd(?:aU[ge]|f?t?lU)|k[UPS])"),
    (shifts.relative, rf"{_EARLY}(?:[tc]?{_REL}A?(?:(?:B[Bq]?)?{_COUNT})?A?-?[UV]|t?{_COUNT}[lx]V)"),
    (durations.stretch, rf"tO(?:{_COUNT})[V]"),
    (durations.span, rf"(?:{_ABOUT}{_COUNT}-?A?[UV](?:-?C|-6)?|(?:B[Bq]?)?aA?-?U(?:&ah)?(?:-?C)?)"),
    (durations.long, r"(?:[UV]-(?:6|C)|6)"),
    (durations.some, r"V"),
    (shifts.the, r"(?:t?A?(?:%f|e\^)t?A?U|tA?U)"),
    (shifts.year_end, r"t?U(?:'\.|-)?%"),
    (years.short_year, r"'[ni]"),
    (years.year, rf"{_PART_OF}y"),
    (years.years, r"R"),
    (references.reference, r"A?G"),
    (references.recent, r"t?GF?V"),
    (references.vague, r"(?:tA?u|tl|td9|@t?8|[kc]d)"),
    (sets.adverb, r"Y"),
)  # fmt: skip
_FORMS = tuple((function, re.compile(form)) for function, form in _KINDS)
_ANY = re.compile("|".join(f"(?:{form})" for _, form in _KINDS))


def starting(tokens: Tokens, position: int) -> int | None:
    """The first token at or after ``position`` where some expression could begin."""
    match = _ANY.search(tokens.classes, position)
    return match.start() if match else None


def readings(tokens: Tokens, first: int) -> list[tuple[int, Function]]:
    """``(last, function)`` of all expressions that begin at token ``first``, the longest first."""
    found = []
    for function, form in _FORMS:
        match = form.match(tokens.classes, first)
        if match is not None and match.end() > first:
            found.append((match.end(), function))
    found.sort(key=lambda reading: -reading[0])  # stable: of equals the one listed first
    return found


def value_of(function: Function, candidate: Candidate, anchors: Anchors) -> Value | None:
    """What ``function`` makes of a candidate; a date outside the years 1-9999 is none."""
    try:
        return function(candidate, anchors)
    except (ValueError, OverflowError):
        return None
