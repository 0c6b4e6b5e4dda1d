"""What a ledger keeps of a text to find those like it: MinHash bands and a sample of its shingles.

Bands find texts of like length: MinHash (Broder 1997) with 64 functions in 16 bands of 4, so that two texts of
Jaccard likeness j share at least one band with probability 1 − (1 − j⁴)¹⁶: 0.64 at 0.5, 0.89 at 0.6, 0.9998 at 0.8.
The sample finds a short text within a long one, which bands do not: the lowest shingles of each text, one in 16
but at least 12 and at most 512 (a bottom-k sketch, as "scaled" MinHash in Irber et al. 2022).
Both depend on the text alone, so that it does not matter in which order texts come.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.likeness.wording import Hashes, mixed

BANDS, ROWS = 16, 4
RATE, LEAST, MOST = 16, 12, 512

_FUNCTIONS = mixed(np.arange(1, 2 * BANDS * ROWS + 1, dtype=np.uint64))
_ODD, _FLIP = _FUNCTIONS[0::2] | np.uint64(1), _FUNCTIONS[1::2]
_ROW = mixed(np.arange(1001, 1001 + ROWS, dtype=np.uint64)) | np.uint64(1)


@dataclass(frozen=True, slots=True)
class Signature:
    """Signed 64-bit numbers to look a text up by; ``count`` is the number of its different shingles."""

    bands: tuple[int, ...]
    sample: tuple[int, ...]
    count: int


def sign(all_of_them: Hashes) -> Signature:
    """The signature of a text from its different shingles in order; of none an empty one, which is like nothing."""
    if not len(all_of_them):
        return Signature((), (), 0)
    lowest = np.fromiter(
        (((all_of_them ^ flip) * odd).min() for odd, flip in zip(_ODD, _FLIP, strict=True)), np.uint64, BANDS * ROWS
    ).reshape(BANDS, ROWS)
    bands = mixed((mixed(lowest) * _ROW).sum(axis=1, dtype=np.uint64) + np.arange(BANDS, dtype=np.uint64))
    count = len(all_of_them)
    sample = all_of_them[: sampled(count)]
    return Signature(tuple(bands.view(np.int64).tolist()), tuple(sample.view(np.int64).tolist()), count)


def sampled(count: int) -> int:
    """How many of ``count`` shingles are in the sample."""
    return min(count, MOST, max(LEAST, count // RATE))


def shared(one: int, other: int) -> float:
    """How much of the sample two texts of so many shingles share, if the smaller stands whole in the larger."""
    small, large = sorted((one, other))
    return min(sampled(small), small * sampled(large) / large)
