"""How far a long run is: on a terminal's stderr, with rate and time left."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

MANY = 3  # files from which on a bar is worth its line


@contextmanager
def progress(paths: Sequence[str]) -> Iterator[Callable[[int], None]]:
    """A function to call after each document with its size in bytes; it draws only on a terminal.

    The bar is by bytes, so that a table of a million lines and a folder of files are alike; where inputs are
    packed or come through a pipe, the end is not known and only the count and the rate are shown.
    """
    size, files = _size(paths)
    if not sys.stderr.isatty() or (files < MANY and size < 1_000_000 and "-" not in paths):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    packed = any(Path(path).suffix in (".gz", ".zip", ".wacz", ".bz2", ".xz") for path in paths)
    known = size > 0 and not packed and "-" not in paths
    bar = Progress(
        TextColumn("reading"),
        BarColumn(),
        TextColumn("{task.fields[done]} documents, {task.fields[rate]:.1f}/s"),
        TimeElapsedColumn(),
        TimeRemainingColumn(elapsed_when_finished=True),
        console=Console(file=sys.stderr, highlight=False),
        transient=True,
    )
    with bar:
        task = bar.add_task("read", total=size if known else None, done=0, rate=0.0)
        count = 0

        def step(read: int) -> None:
            nonlocal count
            count += 1
            spent = bar.tasks[0].elapsed or 0.0
            bar.update(task, advance=read, done=count, rate=count / spent if spent else 0.0)

        yield step


def _size(paths: Sequence[str]) -> tuple[int, int]:
    """Bytes and files under the paths; what cannot be looked at counts nothing here."""
    total = files = 0
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in os.walk(path):
                for name in names:
                    try:
                        total += os.stat(os.path.join(folder, name)).st_size
                        files += 1
                    except OSError:
                        continue
        elif os.path.isfile(path):
            total += os.path.getsize(path)
            files += 1
    return total, files
