"""Two texts compared word by word: how much of each stands in the other, and what is said in one only.

Names and numbers are counted apart, for they are what a form is filled in with: two proclamations may share nine
words in ten and speak of different people.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from onrecord.likeness.wording import Hashes, shingles, words, written

LOST = 100  # words kept of those that the other text has not

_NUMBERS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion second third fourth
    fifth sixth seventh eighth ninth tenth""".split()
)
_BEGINS = re.compile(r"[.!?:\n“\"‘'•][\W_]*\Z")


@dataclass(frozen=True, slots=True)
class Overlap:
    """How text a is like text b.

    ``jaccard`` is the number of shingles that both have by that of all; ``inside_a`` is the share of a's shingles
    that b has. ``kept_a`` is the share of a's names and numbers that b has; ``lost_a`` are the first words of a
    that b has not, ``replaced`` the smaller number of names and numbers lost on either side.
    """

    jaccard: float
    inside_a: float
    inside_b: float
    kept_a: float = 1.0
    kept_b: float = 1.0
    replaced: int = 0
    lost_a: tuple[str, ...] = ()
    lost_b: tuple[str, ...] = ()

    def turned(self) -> Overlap:
        """The same seen from text b."""
        return Overlap(
            self.jaccard, self.inside_b, self.inside_a, self.kept_b, self.kept_a, self.replaced,
            self.lost_b, self.lost_a,
        )  # fmt: skip


IDENTICAL = Overlap(1.0, 1.0, 1.0)


class Text:
    """A text made ready to be compared."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hashes: Hashes = np.unique(shingles(words(text)))
        self._said: dict[str, bool] | None = None

    def said(self) -> dict[str, bool]:
        """The different words in order, and whether each is a name or number."""
        if self._said is None:
            self._said = {}
            end = 0
            for word, start, next_end in written(self.text):
                lower = word.lower()
                self._said[lower] = self._said.get(lower, False) or self._is_substance(word, lower, end, start)
                end = next_end
        return self._said

    def _is_substance(self, word: str, lower: str, end: int, start: int) -> bool:
        if lower in _NUMBERS or not word.isalpha():
            return lower in _NUMBERS or any(c.isdigit() for c in word)
        if not word[0].isupper() or len(word) == 1 or not end:
            return False
        return _BEGINS.search(self.text, max(end, start - 8), start) is None


def overlap(a: Text, b: Text) -> Overlap:
    """How much the two have in common, shingles alone; see ``compare`` for the rest."""
    common = len(np.intersect1d(a.hashes, b.hashes, assume_unique=True))
    together = len(a.hashes) + len(b.hashes) - common
    return Overlap(
        common / together if together else 0.0,
        common / len(a.hashes) if len(a.hashes) else 0.0,
        common / len(b.hashes) if len(b.hashes) else 0.0,
    )


def compare(a: Text | str, b: Text | str, found: Overlap | None = None) -> Overlap:
    """How much the two have in common, and which words each has alone; ``found`` is their ``overlap`` if known."""
    a, b = (Text(each) if isinstance(each, str) else each for each in (a, b))
    found = found or overlap(a, b)
    ours, theirs = a.said(), b.said()
    kept_a, lost_a, replaced_a = _kept(ours, theirs)
    kept_b, lost_b, replaced_b = _kept(theirs, ours)
    return Overlap(
        found.jaccard, found.inside_a, found.inside_b, kept_a, kept_b, min(replaced_a, replaced_b), lost_a, lost_b
    )


def _kept(ours: dict[str, bool], theirs: Collection[str]) -> tuple[float, tuple[str, ...], int]:
    lost = [word for word in ours if word not in theirs]
    substance = sum(ours.values())
    replaced = sum(ours[word] for word in lost)
    return (1 - replaced / substance if substance else 1.0), tuple(lost[:LOST]), replaced
