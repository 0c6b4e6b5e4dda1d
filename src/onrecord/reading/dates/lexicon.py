"""The words of time: each is given a class of one letter, so that the grammar is a regular expression over classes.

Classes (numerals get theirs from their form, in ``scanning``)::

    M month            W weekday          w weekday, short     K weekdays ("Mondays")
    n 1-31             o 5th              y 1000-2199          i any other number      r 3-5     R 2010-12
    I 2021-02-05       T 10:30            J 5pm                Z 1990s
    N number word      O ordinal word     F several, few       h half                  a a, an
    U unit             V units            S season             P part of a day         Q Q3, H1
    l last  x next  c this  v following  b previous            t the  s same  k that   E every
    e early, late, end D today            G now, recently      Y daily, annually       1 twice, times
    g ago              j before, after    A consecutive, full  B about, over           C old, age
    f of  ^ in  @ at   & and  > to        / per                + on                    H holiday
    z time zone  m a.m.        u future    8 present, moment    9 being
    , p - ~ ( ) ' _ punctuation ('_' is a plus)             | end of a block
"""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ), 1)
    for name in names.split()
}  # fmt: skip
# Also a name, a verb or another word: taken bare only where the words around it say that it is a month.
DOUBTFUL_MONTHS = frozenset("may march april june august jan mar jun jul aug sep dec nov oct apr feb".split())
LOWER_MONTHS = frozenset("january february april june july september october november december".split())

WEEKDAYS = {
    name: number
    for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
SHORT_WEEKDAYS = {
    name: number
    for number, names in enumerate(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"))
    for name in names.split()
}
PLURAL_WEEKDAYS = {f"{name}s": number for name, number in WEEKDAYS.items()}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: number for number, word in enumerate(_ONES.split())}
NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
NUMBERS |= {"single": 1, "hundred": 100, "thousand": 1000}
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
DECADES = {
    f"{ten[:-1]}ies": 10 * number for number, ten in enumerate(_TENS.split(), 2)
}  # twenties, thirties, ...

UNITS = {
    "second": "S", "minute": "m", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "2W",
    "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "10Y", "century": "100Y",
    "millennium": "1000Y",
}  # fmt: skip
PLURAL_UNITS = {f"{name}s": unit for name, unit in UNITS.items() if unit not in ("100Y", "1000Y")}
PLURAL_UNITS |= {"centuries": "100Y", "millennia": "1000Y", "mins": "m", "hrs": "H", "yrs": "Y"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "12:00", "noon": "12:00",
    "midnight": "24:00", "dawn": "MO", "lunchtime": "12:00",
}  # fmt: skip
DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"
REFERENCES = {
    "now": PRESENT, "currently": PRESENT, "presently": PRESENT, "nowadays": PRESENT,
    "recently": PAST, "recent": PAST, "lately": PAST, "previously": PAST,
    "soon": FUTURE, "shortly": FUTURE,
}  # fmt: skip
SETS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
    "quarterly": "P1Q", "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
HOLIDAYS = {"christmas": (12, 25), "halloween": (10, 31), "thanksgiving": (11, 0), "easter": (0, 0)}
ZONES = frozenset(
    "UTC GMT Z BST CET CEST EET EEST MSK IST JST KST HKT SGT AEST AEDT NZST NZDT EST EDT ET CST CDT CT MST MDT MT "
    "PST PDT PT WIB WAT CAT SAST".split()
)
_CLASSES = {
    "t": "the its", "a": "a an", "s": "same", "k": "that those", "E": "every each", "f": "of", "^": "in",
    "@": "at", "&": "and", ">": "to until till through thru", "/": "per", "+": "on", "h": "half",
    "l": "last past", "x": "next coming upcoming", "c": "this current these", "v": "following subsequent",
    "b": "previous preceding prior", "e": "early late mid end beginning start middle earlier later", "g": "ago", "j": "before after afterwards afterward",
    "A": "consecutive straight successive full whole long short financial fiscal calendar more further additional "
         "entire very just right near distant foreseeable immediate", "B": "about around over nearly almost approximately roughly more less least than some "
         "under up another only", "C": "old age",
    "F": "several few many couple dozen dozens numerous", "1": "once twice thrice times time", "u": "future", "8": "present moment", "9": "being",
}  # fmt: skip


def _forms() -> dict[str, str]:
    classes: dict[str, str] = {}
    for code, words in _CLASSES.items():
        classes.update(dict.fromkeys(words.split(), code))
    groups = (
        ("N", NUMBERS), ("O", ORDINALS), ("U", UNITS), ("V", PLURAL_UNITS), ("S", SEASONS), ("P", PARTS),
        ("D", DAYS), ("G", REFERENCES), ("Y", SETS), ("Z", DECADES),
    )  # fmt: skip
    for code, names in groups:
        for name in names:
            if name not in ("second", "night"):
                classes[name] = code
    classes |= {"second": "O", "night": "P", "nights": "V"}
    forms = {}
    for word, code in classes.items():
        forms[word] = forms[word.capitalize()] = code
        if len(word) > 2:
            forms[word.upper()] = code
    names = (("M", MONTHS), ("W", WEEKDAYS), ("w", SHORT_WEEKDAYS), ("K", PLURAL_WEEKDAYS), ("H", HOLIDAYS))
    for code, words_ in names:
        for word in words_:
            forms[word.capitalize()] = forms[word.upper()] = code
    forms |= dict.fromkeys(LOWER_MONTHS, "M") | dict.fromkeys(WEEKDAYS, "W") | dict.fromkeys(ZONES, "z")
    forms |= {"am": "m", "pm": "m", "AM": "m", "PM": "m", "Daily": ".", "Now": "G", "the": "t"}
    return forms


FORMS = _forms()
