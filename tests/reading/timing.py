"""Time as a ratio, so that a slow machine does not matter."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time


def growth(work: Callable[[str], object], unit: str, *, size: int = 3_000, times: int = 10) -> float:
    """How much longer ``work`` takes on ``times`` as much text; about ``times`` where it is linear."""
    small = unit * (size // len(unit))
    return _least(work, small * times) / _least(work, small)


def _least(work: Callable[[str], object], text: str) -> float:
    """The best of three without the garbage collector, as timeit does: it goes through all that other tests left."""
    best = float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            before = process_time()
            work(text)
            best = min(best, process_time() - before)
    finally:
        gc.enable()
    return max(best, 1e-3)
