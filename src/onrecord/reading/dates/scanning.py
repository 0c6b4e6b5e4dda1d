"""Text → tokens with their classes: one pass of one expression, linear whatever the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.reading.dates.holidays import NAME, SINGLE
from onrecord.reading.dates.lexicon import FORMS

_TOKEN = re.compile(
    rf"""
      \d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?(?:Z|[+-]\d\d:?\d\d)?
    | \d++(?:[.,:/\-–]\d++){{0,8}}+(?:st|nd|rd|th|s|am|pm)?+(?![^\W_])
    | [1-4][QH]\b
    | \d+
    | [QH][1-4]\b
    | FY\ ?['’]?\d{{2,4}}\b
    | [AaPp]\.\ ?[Mm]\b\.?
    | o['’]clock\b
    | (?:{NAME})
    | [^\W\d_]+
    | [^\w\s]{{40,}} | (?P<mark>[^\w\s])(?P=mark){{8,}} | [^\w\s]
    | [\n\r\x0b\x0c\x85\u2028\u2029]
    """,
    re.VERBOSE,
)
_KNOWN = FORMS | dict.fromkeys(SINGLE, "H")
_DASHES = "-‐‑–—"
_SIGNS = {",": ",", ".": "p", "(": "(", "[": "(", ")": ")", "]": ")", "'": "'", "’": "'", "‘": "'", "+": "_"}
_DIGITS = re.compile(r"[0-9]+")
_FISCAL = re.compile(r"FY.*[0-9]")
_HOLIDAY = re.compile(NAME, re.VERBOSE)
_NUMERALS = (
    ("o", re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)")),
    ("Z", re.compile(r"(?:1[0-9]|20)?[0-9]0s")),
    ("J", re.compile(r"[01]?[0-9](?:[.:][0-5][0-9])?(?:am|pm)")),
    ("T", re.compile(r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?")),
    ("Q", re.compile(r"[1-4][QH]")),
    ("7", re.compile(r"9/11")),
    ("I", re.compile(r"(?:1[0-9]|2[01])[0-9]{2}(?P<a>[-/.])(?:0?[1-9]|1[0-2])(?P=a)(?:0?[1-9]|[12][0-9]|3[01])")),
    ("I", re.compile(r"[0-3]?[0-9](?P<b>[-/.])[0-3]?[0-9](?P=b)(?:[0-9]{2}|(?:19|20)[0-9]{2})")),
    ("I", re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.*")),
    ("R", re.compile(r"(?:1[5-9]|20)[0-9]{2}[-–/](?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2})")),
    ("r", re.compile(r"[0-3]?[0-9][-–][0-3]?[0-9]")),
)
_LONGEST = 40  # characters of a numeral: longer ones are no dates
_WRAPPED = 50  # characters from which on a line may have been broken by a margin


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text by column: ``starts`` and ``ends`` in code points, ``words``, and a class letter each."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    classes: str


def scan(text: str) -> Tokens:
    """The tokens of ``text`` but for white space."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    classes: list[str] = []
    line = 0
    known = _KNOWN.get
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        code = known(word)
        if code is None:
            first = word[0]
            if first.isalpha():
                code = "." if len(word) < 2 or word.isalpha() else _mixed(word)
            elif first.isdigit():
                code = numeral(word)
            elif word.isspace():
                # A line that fills the margin goes on in the next one; after a short line the text starts anew.
                full = start - line >= _WRAPPED and bool(classes) and classes[-1] not in "p|"
                line = end
                if full and not text[end : end + 1].isspace():
                    continue
                code = "|"
            elif first in _DASHES:
                tight = start > 0 and not text[start - 1].isspace() and not text[end : end + 1].isspace()
                code = "-" if tight and first not in "—–" else "~"
            else:
                code = _SIGNS.get(first, ".")
        starts.append(start)
        ends.append(end)
        words.append(word)
        classes.append(code)
    return Tokens(text, starts, ends, words, "".join(classes))


def _mixed(word: str) -> str:
    """The class of a token that begins with a letter and has others than letters: Q3, FY2012, a.m., New Year's."""
    if len(word) == 2 and word[0] in "QH":
        return "Q"
    if _FISCAL.fullmatch(word):
        return "L"
    if _HOLIDAY.fullmatch(word):
        return "H"
    return "m"


def numeral(word: str) -> str:
    """The class of a token that begins with a digit."""
    if len(word) > _LONGEST or not word.isascii():
        return "i" if len(word) <= _LONGEST and "–" not in word else _dashed(word)
    if _DIGITS.fullmatch(word):
        number = int(word)
        if len(word) <= 2 and 1 <= number <= 31:
            return "n"
        return "y" if len(word) == 4 and 1000 <= number <= 2199 else "i"
    for code, form in _NUMERALS:
        if form.fullmatch(word):
            return code
    return "i"


def _dashed(word: str) -> str:
    """3–5 and 2010–12 with an en dash; anything else that is long or has digits of other scripts is no date."""
    if len(word) <= _LONGEST:
        for code, form in _NUMERALS[-2:]:
            if form.fullmatch(word):
                return code
    return "."
