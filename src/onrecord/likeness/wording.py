"""A text as its words, and its words as shingles: what likeness is measured on.

A word is a run of letters and digits in lower case; a character of a script written without spaces is a word of
its own. A shingle (Broder 1997) is five words in a row, as one 64-bit number. The numbers are kept in ledgers, so
they must never change: ``VERSION`` says by which rule they were made.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

VERSION = 1
SIZE = 5  # words in a shingle

Hashes = npt.NDArray[np.uint64]

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_STEP = np.uint64(0x9E3779B97F4A7C15)


def words(text: str) -> list[str]:
    """The words of a text, in lower case, in order."""
    return WORD.findall(text.lower())


def digest(text: str) -> str:
    """SHA-256 (hex) of a text: the same for texts that differ only in spacing."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def shingles(said: Sequence[str]) -> Hashes:
    """The shingle that begins at each word, in order; fewer than five words are one shingle, no word is none."""
    if not said:
        return np.zeros(0, np.uint64)
    hashes = np.fromiter(map(_word, said), np.uint64, len(said))
    size = min(SIZE, len(said))
    count = len(said) - size + 1
    joined = np.zeros(count, np.uint64)
    for at in range(size):
        joined = joined * _STEP + hashes[at : at + count]
    return mixed(joined)


def mixed(values: Hashes) -> Hashes:
    """64-bit numbers spread evenly: the finaliser of SplitMix64 (Steele, Lea and Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


@lru_cache(maxsize=1 << 16)
def _word(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
