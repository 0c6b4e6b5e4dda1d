"""The words of time: each is given a class of one letter, so that the grammar is a regular expression over classes.

Classes (numerals get theirs from their form, in ``scanning``)::

    M month        W weekday      w weekday, short   K weekdays ("Mondays")   H holiday       7 9/11
    n 1-31         o 5th          y 1000-2199        i any other number       r 3-5           R 2010-12
    I 2021-02-05   T 10:30        J 5pm              Z 1990s                  Q Q3, H1        L FY2012
    N number word  3 hundred      5 1/2              O ordinal word           F several       h half         a a, an
    U unit         V units        S season           P part of a day          4 mornings      X fiscal       d period
    l last         x next         c this             v following              b previous      s same         k that
    t the          E every        2 other            e early, late, mid       % end, start    C old          6 long
    D today        G now          Y daily            1 twice, times           8 moment        9 being        u future
    g ago          j before       A full, very       B about, over            q than          z time zone    m a.m.
    f of           ^ in           @ at               & and                    ! or            > to           < from
    + on           / per          , p - ~ ( ) ' _    punctuation (_ is +)     | a block ends  . any other word
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def _numbered(names: Iterable[str], first: int = 1) -> dict[str, int]:
    """Spellings → number; the spellings of one number stand in one string."""
    return {name: number for number, spelt in enumerate(names, first) for name in spelt.split()}


MONTHS = _numbered((
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sep sept", "october oct", "november nov", "december dec",
))  # fmt: skip
# Also a name, a verb or another word: taken bare only where the words around them say that they are months.
DOUBTFUL_MONTHS = frozenset("may march april june august jan mar jun jul aug sep dec nov oct apr feb".split())
_LOWER_MONTHS = frozenset("january february april june july september october november december".split())

WEEKDAYS = _numbered("monday tuesday wednesday thursday friday saturday sunday".split(), 0)
SHORT_WEEKDAYS = _numbered(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"), 0)
PLURAL_WEEKDAYS = {f"{name}s": f"{number + 1}" for name, number in WEEKDAYS.items()}
PLURAL_WEEKDAYS |= {"weekdays": "WD"}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = _numbered(_ONES.split(), 0) | {name: 10 * tens for name, tens in _numbered(_TENS.split(), 2).items()}
NUMBERS |= {"single": 1}
FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}
THOUSANDS = {"hundred": 100, "thousand": 1000}
ORDINALS = _numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split())
ORDINALS |= _numbered(
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 13
)
DECADES = {f"{name[:-1]}ies": 10 * tens for name, tens in _numbered(_TENS.split(), 2).items()}

UNITS = {
    "second": "S", "minute": "m", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "2W",
    "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "10Y", "century": "100Y",
    "millennium": "1000Y",
}  # fmt: skip
PLURAL_UNITS = {f"{name}s": unit for name, unit in UNITS.items() if unit not in ("100Y", "1000Y")}
PLURAL_UNITS |= {"centuries": "100Y", "millennia": "1000Y", "mins": "m", "hrs": "H", "yrs": "Y"}
LONG = {
    "long": "", "hourlong": "H", "daylong": "D", "nightlong": "D", "weeklong": "W", "monthlong": "M", "yearlong": "Y",
    "decadelong": "10Y", "centurylong": "100Y",
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "12:00", "noon": "12:00",
    "midnight": "24:00", "dawn": "MO", "dusk": "EV", "lunchtime": "12:00", "nighttime": "NI", "daytime": "DT",
}  # fmt: skip
CLOCK_PARTS = frozenset(("noon", "midday", "midnight"))
PLURAL_PARTS = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}
DAYS = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}

PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"
REFERENCES = {
    "now": PRESENT, "currently": PRESENT, "presently": PRESENT, "nowadays": PRESENT,
    "recently": PAST, "recent": PAST, "lately": PAST,
    "soon": FUTURE, "shortly": FUTURE,
}  # fmt: skip
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P1Q", "semiannually": "P6M", "annually": "P1Y",
    "yearly": "P1Y", "biennially": "P2Y",
}  # fmt: skip
ZONES = frozenset(
    "UTC GMT Z BST CET CEST EET EEST MSK IST JST KST HKT SGT AEST AEDT NZST NZDT EST EDT ET CST CDT CT MST MDT MT "
    "PST PDT PT WIB WAT CAT SAST".split()
)

_CLASSES = {
    "t": "the", "a": "a an", "s": "same", "k": "that those", "E": "every each", "2": "other", "f": "of", "^": "in",
    "@": "at", "&": "and", "!": "or", ">": "to until till through thru", "/": "per", "+": "on", "<": "from",
    "h": "half", "l": "last past", "x": "next coming upcoming", "c": "this current these", "v": "following subsequent",
    "b": "previous preceding prior", "g": "ago", "j": "before after afterwards afterward",
    "e": "early late mid earlier later", "%": "end beginning start middle",
    "A": "consecutive straight successive full whole short calendar more further additional entire very just "
         "right near distant foreseeable immediate",
    "X": "fiscal financial", "d": "period time", "C": "old olds",
    "B": "about around over nearly almost approximately roughly more less fewer least some under up another only",
    "q": "than",
    "F": "several few many couple dozen dozens numerous", "1": "once twice thrice times",
    "u": "future", "8": "present moment", "9": "being",
}  # fmt: skip


def _forms() -> dict[str, str]:
    """Every spelling that has a class: lower case, with a capital, in capitals; names of days with a capital only."""
    classes: dict[str, str] = {}
    for code, words in _CLASSES.items():
        classes.update(dict.fromkeys(words.split(), code))
    groups: tuple[tuple[str, Iterable[str]], ...] = (
        ("N", NUMBERS), ("3", THOUSANDS), ("5", FRACTIONS), ("O", ORDINALS), ("U", UNITS), ("V", PLURAL_UNITS),
        ("S", SEASONS), ("P", PARTS), ("D", DAYS), ("G", REFERENCES), ("Y", SETS), ("Z", DECADES),
        ("6", LONG), ("4", PLURAL_PARTS),
    )  # fmt: skip
    for code, names in groups:
        classes.update(dict.fromkeys(names, code))
    classes |= {"second": "O", "night": "P", "nights": "V"}
    forms: dict[str, str] = {}
    for word, code in classes.items():
        forms[word] = forms[word.capitalize()] = code
        if len(word) > 2:
            forms[word.upper()] = code
    named: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("M", MONTHS), ("W", WEEKDAYS), ("w", SHORT_WEEKDAYS), ("K", PLURAL_WEEKDAYS),
    )  # fmt: skip
    for code, spelt in named:
        for word in spelt:
            forms[word.capitalize()] = forms[word.upper()] = code
    forms |= dict.fromkeys(_LOWER_MONTHS, "M") | dict.fromkeys(WEEKDAYS, "W") | dict.fromkeys(ZONES, "z")
    return forms | {"am": "m", "pm": "m", "AM": "m", "PM": "m", "weekdays": "K"}


FORMS = _forms()
