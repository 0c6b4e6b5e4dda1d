"""Two texts compared word by word: how much of each stands in the other, and what is said in one only.

Names and numbers are counted apart, for they are what a form is filled in with: two proclamations may share nine
words in ten and speak of different people.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from onrecord.likeness.wording import SIZE, WORD, Hashes, shingles, words

LONGEST = 4_000_000  # characters of a text that are compared: some 700,000 words
LOST = 40  # words kept of those that the other text has not: enough to hold against a title

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
    that b has. ``kept_a`` is the share of a's names and numbers that b has or merely leaves out, and has no others in
    the place of; ``replaced`` is the smaller number, on either side, of those that gave way to others. ``lost_a``
    are the first words of a that b has not.
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
    """A text made ready to be compared, by its first ``LONGEST`` characters."""

    def __init__(self, text: str) -> None:
        self.text = text[:LONGEST]
        self.hashes: Hashes = np.unique(shingles(words(text)))
        self._said: list[str] | None = None
        self._substance: set[str] = set()

    def said(self) -> list[str]:
        """The different words in order."""
        if self._said is None:
            self._said = list(dict.fromkeys(words(self.text)))
            self._substance = set(_substance(self.text))
        return self._said

    def substance(self) -> set[str]:
        """The words among them that are names or numbers."""
        self.said()
        return self._substance


def _substance(text: str) -> Iterator[str]:
    yield from _NUMBERS.intersection(words(text))
    end = 0
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].isupper() and len(word) > 1:
            if end and _BEGINS.search(text, max(end, match.start() - 8), match.start()) is None:
                yield word.lower()
        elif not word.isalpha() and any(c.isdigit() for c in word):
            yield word.lower()
        end = match.end()


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
    ours, theirs = _in_place(a, b)
    kept_a, replaced_a = _kept(a, b, ours)
    kept_b, replaced_b = _kept(b, a, theirs)
    return Overlap(
        found.jaccard, found.inside_a, found.inside_b, kept_a, kept_b, min(replaced_a, replaced_b),
        _lost(a, b), _lost(b, a),
    )  # fmt: skip


def _lost(ours: Text, theirs: Text) -> tuple[str, ...]:
    known = set(theirs.said())
    return tuple(islice((word for word in ours.said() if word not in known), LOST))


def _kept(ours: Text, theirs: Text, replaced: Collection[str]) -> tuple[float, int]:
    lost = (ours.substance() & set(replaced)).difference(theirs.said())
    return (1 - len(lost) / len(ours.substance()) if lost else 1.0), len(lost)


def _in_place(a: Text, b: Text) -> tuple[set[str], set[str]]:
    """The words of each text that stand where the other has other words: what was cut or added does not."""
    ours, theirs = _gaps(a, b), _gaps(b, a)
    opposite: defaultdict[int | str, list[_Gap]] = defaultdict(list)
    for gap in theirs:
        for side in (gap.before, gap.after):
            opposite[side].append(gap)
    lost: set[str] = set()
    came: set[str] = set()
    for gap in ours:
        facing = [*opposite[gap.before], *opposite[gap.after]]
        if facing:
            lost.update(gap.words)
            came.update(word for other in facing for word in other.words)
    return lost, came


@dataclass(frozen=True, slots=True)
class _Gap:
    """Words in no shared shingle, and the shared shingles that end before and begin after them."""

    words: Sequence[str]
    before: int | str
    after: int | str


def _gaps(ours: Text, theirs: Text) -> list[_Gap]:
    said = words(ours.text)
    hashes = shingles(said)
    if not len(hashes):
        return []
    size = min(SIZE, len(said))
    shared = np.isin(hashes, theirs.hashes)
    alone = np.ones(len(said), bool)
    for at in range(size):
        alone[at : at + len(shared)] &= ~shared
    edges = np.flatnonzero(np.diff(np.concatenate(([False], alone, [False]))))
    return [
        _Gap(
            said[start:end],
            int(hashes[start - size]) if start >= size else "start",
            int(hashes[end]) if end < len(hashes) else "end",
        )
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    ]
