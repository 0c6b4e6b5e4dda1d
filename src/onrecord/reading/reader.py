"""The seam between reading and the rest: a reader turns documents into parses and attributions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from onrecord.errors import UsageError
from onrecord.model import Attribution, Document, Parse


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one document; the attributions' speakers are not resolved yet."""

    document: Document
    parse: Parse
    attributions: tuple[Attribution, ...]


class Reader(Protocol):
    """Anything that reads documents in order, in bounded memory."""

    @property
    def model(self) -> str:
        """Name and hash of the weights."""
        ...

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in order."""
        ...


READERS = ("default",)


def load_reader(name: str = "default", *, threads: int | None = None) -> Reader:
    """The reader of that name; ``threads`` is the number the model may use (default: all cores)."""
    if name not in READERS:
        raise UsageError(f"no reader is called {name!r}: choose one of {', '.join(READERS)}")
    from onrecord.reading.trained import TrainedReader

    return TrainedReader(threads=threads)
