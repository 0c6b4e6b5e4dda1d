"""The order of the work, written once and read top to bottom."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread

from onrecord import __version__
from onrecord.authority import Authority
from onrecord.intake.language import LANGUAGES
from onrecord.model import Document, ReaderVersion, Record
from onrecord.parts import LONG, joined, parts
from onrecord.reading.dates import dates
from onrecord.reading.encoder import cores, model_name
from onrecord.reading.reader import Reader, Reading, load_reader
from onrecord.relating.claims import claims
from onrecord.relating.docket import docket
from onrecord.relating.entities import entities
from onrecord.relating.responses import responses
from onrecord.relating.speakers import speakers
from onrecord.relating.stances import stances
from onrecord.relating.terms import terms

_BATCH_LETTERS = 120_000  # what a worker is given at once: some 20,000 words


@dataclass(frozen=True, slots=True)
class Failed:
    """A document on which the program itself failed: a fault of ours, to be reported, that stops nothing else."""

    document: Document
    message: str


Outcome = Record | Failed


def reader_version() -> ReaderVersion:
    """The program's version and the name of its packaged weights, without loading them."""
    return ReaderVersion(__version__, model_name())


def annotate(documents: Iterable[Document], *, workers: int | None = None) -> Iterator[Outcome]:
    """One record a document, in order and in bounded memory.

    ``workers`` is the number of processes (default: one a core). What fits in one batch is read in this
    process by a model on all cores.
    """
    workers = workers or cores()
    batches = _batches(documents)
    first = list(islice(batches, 2))
    if workers == 1 or len(first) < 2:
        for batch in chain(first, batches):
            yield from _read(batch, threads=1 if workers == 1 else None)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_worker)
    try:
        waiting: deque[Future[list[Outcome]]] = deque()
        for batch in chain(first, batches):
            waiting.append(pool.submit(_in_worker, batch))
            while len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def relate(reading: Reading, authority: Authority) -> Record:
    """From what was read in one document to its record."""
    document, parse = reading.document, reading.parse
    named = entities(document, parse, reading.attributions, authority)
    said = speakers(document, parse, reading.attributions, named, authority)
    when = dates(parse, published=document.published)
    alleged, further = claims(document, parse, said, named, when)
    everyone = (*named, *further)
    answers = responses(document, parse, said, everyone, alleged)
    stands = stances(document, parse, said, everyone, when, (*alleged, *answers))
    due = docket(document, parse, everyone, when)
    contested = terms(document, parse, said, everyone)
    return Record(
        document, reader_version(), everyone, said, (*alleged, *answers), stands, due, when, contested
    )


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    letters = 0
    for document in documents:
        batch.append(document)
        letters += len(document.text)
        if letters >= _BATCH_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


@cache
def _reader(threads: int | None) -> Reader:
    return load_reader(threads=threads)


@cache
def _authority() -> Authority:
    return Authority.load()


def _read(batch: Sequence[Document], *, threads: int | None) -> Iterator[Outcome]:
    """Read a batch; a document on which the program fails is told apart from the others by reading it alone."""
    legible = [d for d in batch if d.language in LANGUAGES]
    if any(len(d.text) > LONG for d in legible) and len(batch) > 1:
        for document in batch:
            yield from _read([document], threads=threads)
        return
    if legible and len(legible[0].text) > LONG:
        yield _read_long(legible[0], threads=threads)
        return
    try:
        readings = {id(r.document): r for r in _reader(threads).read(legible)}
    except Exception as error:
        if len(batch) == 1:
            yield _failed(batch[0], error)
        else:
            for document in batch:
                yield from _read([document], threads=threads)
        return
    for document in batch:
        reading = readings.pop(id(document), None)
        if reading is None:
            yield Record(document, reader_version())
            continue
        try:
            yield relate(reading, _authority())
        except Exception as error:
            yield _failed(document, error)


def _read_long(document: Document, *, threads: int | None) -> Outcome:
    """Read a long document part by part, one or two of them in memory."""
    places: list[int] = []

    def pieces() -> Iterator[Document]:
        for at, part in parts(document):
            places.append(at)
            yield part

    readings = _reader(threads).read(pieces())
    try:
        return joined(
            document, reader_version(), ((places[n], relate(r, _authority())) for n, r in enumerate(readings))
        )
    except Exception as error:
        return _failed(document, error)


def _failed(document: Document, error: Exception) -> Failed:
    return Failed(document, f"the program failed on this text ({type(error).__name__}: {error}); please report it")


def _worker() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed can end nobody; without this its workers would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _in_worker(batch: list[Document]) -> list[Outcome]:
    return list(_read(batch, threads=1))
