"""What the functions of value take and give: the tokens of a candidate with their surroundings, and a value."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import DateType
from onrecord.reading.dates.lexicon import FRACTIONS, NUMBERS, ORDINALS, PLURAL_UNITS, THOUSANDS, UNITS
from onrecord.reading.dates.scanning import Tokens

_SIGNS_BEFORE = "-–_/.:#$£€¥@&+=\\"
_SIGNS_AFTER = "%_°$£€@"
MONEY = frozenset("$£€¥₹#№%")
STEPS = {"l": -1, "b": -1, "x": 1, "v": 1, "c": 0}


@dataclass(frozen=True, slots=True)
class Value:
    """A TIMEX3 ``value`` and ``type``; ``interval`` is the EDTF where it is not that of the value.

    Without ``dated`` there is no EDTF, for the day is a guess. ``names_day``: later expressions may refer to it
    ("the same day"). ``last`` is the token before which the expression ends, where the form that found it goes on.
    """

    timex: str
    type: DateType = "date"
    relative: bool = False
    interval: str | None = None
    names_day: bool = True
    dated: bool = True
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``[first, last)`` that have the form of a time expression."""

    tokens: Tokens
    first: int
    last: int

    @property
    def classes(self) -> str:
        """The class letters of its tokens."""
        return self.tokens.classes[self.first : self.last]

    @property
    def start(self) -> int:
        """Its first character."""
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        """The character after its last."""
        return self.tokens.ends[self.last - 1]

    def word(self, codes: str, nth: int = 0) -> str | None:
        """The ``nth`` word of one of the classes ``codes``, lower case."""
        for index in range(self.first, self.last):
            if self.tokens.classes[index] in codes:
                if nth == 0:
                    return self.tokens.words[index].lower()
                nth -= 1
        return None

    def has(self, codes: str) -> bool:
        """Whether any of its tokens is of one of the classes."""
        return any(code in codes for code in self.classes)

    def near(self, offset: int) -> str:
        """The word ``offset`` tokens before (negative) or after, as written; an empty one beyond the text."""
        index = self.first + offset if offset < 0 else self.last + offset - 1
        return self.tokens.words[index] if 0 <= index < len(self.tokens.words) else ""

    def near_class(self, offset: int) -> str:
        """The class of the word that ``near`` gives; beyond the text that of the end of a block."""
        index = self.first + offset if offset < 0 else self.last + offset - 1
        return self.tokens.classes[index] if 0 <= index < len(self.tokens.words) else "|"

    def before(self) -> str:
        """The character before, or ``""``."""
        return self.tokens.text[self.start - 1 : self.start] if self.start else ""

    def glued_before(self) -> bool:
        """Whether a hyphen, a sign or a letter is written right up against the first word."""
        before = self.before()
        return bool(before) and (before in _SIGNS_BEFORE or before.isalnum())

    def glued_after(self) -> bool:
        """Whether the last word goes on: 2010% and 2010.5 and 2010-A do."""
        after = self.tokens.text[self.end : self.end + 2]
        return bool(after) and (
            after[0] in _SIGNS_AFTER or after[0].isalnum() or (after[0] in "-/:.–" and after[1:].isalnum())
        )

    def unit(self) -> str | None:
        """The unit of time that it names, as ``D``, ``W`` or ``10Y``."""
        name = self.word("UV")
        return UNITS.get(name, PLURAL_UNITS.get(name)) if name is not None else None

    def year(self) -> int | None:
        """The number of four digits that is its year."""
        word = self.word("y")
        return int(word) if word else None

    def step(self) -> int | None:
        """-1, 0 or 1 for last, this and next."""
        return next((STEPS[code] for code in self.classes if code in STEPS), None)

    def day_number(self, nth: int = 0) -> int | None:
        """The ``nth`` number that may be a day of a month."""
        value = number(self.word("noO", nth))
        return value if value is not None and 1 <= value <= 31 else None

    def count(self) -> float | str | None:
        """The number before the unit: of "two to three" the second, ``"X"`` for a vague one, ``None`` for none."""
        total: float | None = None
        vague = False
        for index in range(self.first, self.last):
            code, word = self.tokens.classes[index], self.tokens.words[index].lower()
            if code in "UV":
                break
            if code in "niy":
                plain = word.replace(",", "")
                if not re.fullmatch(r"[0-9]{1,7}(?:\.[0-9]{1,3})?", plain):
                    return None
                total = float(plain)
            elif code == "N":
                value = float(NUMBERS[word])
                if index > self.first and self.tokens.classes[index - 1] == "-" and total and total >= 20:
                    total += value
                else:
                    total = value
            elif code == "3":
                total = (total or 1.0) * THOUSANDS[word]
            elif code == "5":
                total = (total or 0.0) + FRACTIONS[word]
            elif code == "F":
                if word.startswith("dozen") and (total or self.has("a")):
                    total = 12.0 * (total or 1.0)
                elif word == "couple":
                    total = 2.0
                else:
                    vague = True
            elif code == "h":
                total = (total or 0.0) + 0.5
        return "X" if vague else total


def number(word: str | None) -> int | None:
    """Of digits, a number word or an ordinal; ``None`` of anything else."""
    if word is None:
        return None
    digits = word.rstrip("stndrh")
    if digits.isascii() and digits.isdigit() and len(digits) <= 6:
        return int(digits)
    return NUMBERS.get(word, ORDINALS.get(word))
