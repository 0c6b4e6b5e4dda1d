"""Intake in a process of its own, so that taking in and putting into the ledger use two cores."""

from __future__ import annotations

import pickle
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeAlias

from onrecord.errors import OnrecordError
from onrecord.intake import take
from onrecord.intake.taken import Refused, Taken

_BATCH_BYTES = 500_000
_BATCH = 64

Batch: TypeAlias = tuple[list[Taken | Refused], int]


def take_aside(
    paths: Sequence[str], *, limit: int, mapping: Mapping[str, str] | None = None, keep: bool = True
) -> Iterator[Batch]:
    """As ``take``, in batches, each with how many bytes were read from the disk for it.

    The other process is at most a few batches ahead and ends with this one, however it ends.

    Raises:
        OnrecordError: the process died, for want of memory or within a library of a reader.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(theirs, list(paths), limit, mapping, keep), daemon=True)
    with _deaf_to_interrupts():
        process.start()
    theirs.close()
    try:
        while True:
            try:
                batch: Batch | Exception | None = pickle.loads(ours.recv_bytes())  # noqa: S301 – from our own process
            except EOFError:
                process.join()
                raise OnrecordError(
                    f"the process that takes files in has died (status {process.exitcode}): give the same command "
                    "again to go on; if it dies again, leave out the file after the last that was read"
                ) from None
            if batch is None:
                return
            if isinstance(batch, Exception):
                raise batch
            yield batch
    finally:
        ours.close()
        process.join(1)
        if process.is_alive():
            process.terminate()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process begun meanwhile ignores Ctrl-C from its first instruction: it is for the parent, which ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _send(
    pipe: Connection, paths: Sequence[str], limit: int, mapping: Mapping[str, str] | None, keep: bool
) -> None:
    read = 0

    def consumed(count: int) -> None:
        nonlocal read
        read += count

    batch: list[Taken | Refused] = []
    weight = 0
    try:
        try:
            for item in take(paths, limit=limit, mapping=mapping, keep=keep, consumed=consumed):
                batch.append(item)
                weight += item.provenance.size if isinstance(item, Taken) else 100
                if weight >= _BATCH_BYTES or len(batch) >= _BATCH:
                    pipe.send_bytes(pickle.dumps((batch, read), pickle.HIGHEST_PROTOCOL))
                    batch, weight, read = [], 0, 0
            pipe.send_bytes(pickle.dumps((batch, read), pickle.HIGHEST_PROTOCOL))
            pipe.send_bytes(pickle.dumps(None))
        except (BrokenPipeError, ConnectionResetError):
            return  # whoever wanted it has gone
        except Exception as fault:  # handed over whole; it is a fault of the program, which the parent tells
            pipe.send_bytes(pickle.dumps(fault))
    finally:
        pipe.close()
