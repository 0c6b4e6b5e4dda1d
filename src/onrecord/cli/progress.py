"""How far a long run is, on stderr: a bar on a terminal, a line a minute elsewhere, with rate and time left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

MANY = 3  # files from which on a bar is worth its line
LARGE = 1_000_000  # bytes from which on it is, whatever the number
_EVERY = 60.0  # seconds between two lines where there is no terminal


@dataclass(slots=True)
class Meter:
    """Counts what is ``consumed`` (bytes on the disk, or documents) of ``total``, and documents that are done.

    By bytes, so that a table of a million lines and a folder of files are alike, packed or not; ``total`` is 0
    where the end is not known.
    """

    total: int
    show: Callable[[Meter], None]
    consumed: int = 0
    done: int = 0
    began: float = field(default_factory=time.monotonic)

    def consume(self, count: int) -> None:
        """So much of the total is behind us."""
        self.consumed += count

    def finish(self) -> None:
        """One more document is done."""
        self.done += 1
        self.show(self)

    @property
    def count(self) -> str:
        """``1 document``."""
        return f"{self.done:,} document{'' if self.done == 1 else 's'}"

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.done / max(time.monotonic() - self.began, 0.001)


@contextmanager
def progress(total: int, *, worth: bool, doing: str = "reading") -> Iterator[Meter]:
    """A meter for the length of a run; nothing is shown unless it is ``worth`` showing."""
    if not worth:
        yield Meter(total, lambda _: None)
    elif not sys.stderr.isatty():
        yield Meter(total, _Lines())
    else:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

        bar = Progress(
            TextColumn(doing),
            BarColumn(),
            TextColumn("{task.fields[done]}, {task.fields[rate]:.1f}/s"),
            TimeElapsedColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=Console(file=sys.stderr, highlight=False),
            transient=True,
        )
        with bar:
            task = bar.add_task(doing, total=total or None, done="0 documents", rate=0.0)
            yield Meter(total, lambda m: bar.update(task, completed=m.consumed, done=m.count, rate=m.rate))


class _Lines:
    """``12,000 documents, 210/s, 3 min left``, a line a minute: for what is written to a file."""

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._consumed = 0

    def __call__(self, meter: Meter) -> None:
        now = time.monotonic()
        if now - self._last < _EVERY:
            return
        from onrecord.cli import screen

        # by the last minute alone: what is there already goes by much faster than what is new
        pace = (meter.consumed - self._consumed) / (now - self._last)
        left = (meter.total - meter.consumed) / pace if pace > 0 and meter.total else None
        told = f", {left / 60:.0f} min left" if left is not None and left >= 0 else ""
        screen.warn(f"{meter.count}, {meter.rate:.1f}/s{told}")
        self._last, self._consumed = now, meter.consumed
