"""An entity in the making: a cluster of mentions, and how names of persons are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.model import EntityKind
from onrecord.relating.wordlists import listed

_SUFFIXES = listed("jr sr ii iii iv jr. sr.")
_NEAR = 5  # letters of the shortest surname that may be a misspelling of another


@dataclass(slots=True, eq=False)
class Cluster:
    """An entity in the making; ``words`` are mention ranges. A latent one is kept only if something refers to it."""

    kind: EntityKind
    name: str
    words: list[tuple[int, int]] = field(default_factory=list)
    country: str | None = None
    office: str | None = None
    link: str | None = None
    sex: str | None = None
    aliases: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    plural: bool = False
    latent: bool = False
    author: bool = False

    def first(self) -> int:
        """The first word of the first mention."""
        return min(self.words)[0] if self.words else 1 << 62

    def last_before(self, word: int) -> int:
        """The first word of the last mention before ``word``."""
        return max((first for first, _ in self.words if first < word), default=-1)


def fold(text: str) -> str:
    """A name for comparison: lower case, no dots or diacritics, straight apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return " ".join(plain.replace(".", "").replace("’", "'").split())


def tokens(words: Iterable[str]) -> list[str]:
    """The folded words of a person's name without "Jr."."""
    found = [fold(w) for w in words if w[0].isalpha()]
    while len(found) > 1 and found[-1] in _SUFFIXES:
        found.pop()
    return found


def same_person(aliases: Iterable[str], name: Sequence[str]) -> bool:
    """Whether a full name goes with one of ``aliases``: the same surname, and given names that agree."""
    for alias in aliases:
        other = alias.split()
        if not other or other[-1] != name[-1]:
            continue
        one, two = other[0], name[0]
        if one == two or (len(one) == 1 and two.startswith(one)) or (len(two) == 1 and one.startswith(two)):
            return True
        if one[:3] == two[:3] and len(other) == len(name) == 2 and "-" not in one + two:  # Mike, Michael
            return True
    return False


def misspelt(one: str, other: str) -> bool:
    """Whether two surnames differ by one letter (two in long ones): Buchtmann, Bauchtman."""
    if min(len(one), len(other)) < _NEAR or one[0] != other[0]:
        return False
    allowed = 2 if min(len(one), len(other)) >= 8 else 1
    if abs(len(one) - len(other)) > allowed:
        return False
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (left != right))
    return row[-1] <= allowed
