"""Inputs through the pipeline: what was refused and what was read, in the order of the inputs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.intake.taken import Refused, Taken
from onrecord.model import Document, Record
from onrecord.pipeline import Failed

Annotate = Callable[[Iterable[Document]], Iterator[Record | Failed]]


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read just now."""

    taken: Taken
    record: Record


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the ledger has in this reader's reading already, under this id."""

    taken: Taken
    document: str


def run(
    items: Iterable[Taken | Refused],
    annotate: Annotate,
    *,
    known: Callable[[Taken], str | None] | None = None,
) -> Iterator[Read | Known | Refused]:
    """Each input's outcome, in order; ``known`` spares the pipeline what need not be read.

    ``annotate`` draws documents ahead, in batches; what is waiting is held until its record comes.
    """
    waiting: deque[Taken | Known | Refused] = deque()

    def documents() -> Iterator[Document]:
        for item in items:
            id = known(item) if known and isinstance(item, Taken) else None
            if isinstance(item, Refused):
                waiting.append(item)
            elif id is not None:
                waiting.append(Known(item, id))
            else:
                waiting.append(item)
                yield item.document

    def settled() -> Iterator[Known | Refused]:
        while waiting and not isinstance(waiting[0], Taken):
            yield waiting.popleft()  # type: ignore[misc]

    for record in annotate(documents()):
        yield from settled()
        taken = waiting.popleft()
        document = record.document
        if not isinstance(taken, Taken) or taken.document.id != document.id:
            raise RuntimeError("the pipeline changed the order of the documents")
        if isinstance(record, Failed):
            yield Refused(taken.provenance.origin, record.message, id=record.document.id)
        else:
            yield Read(taken, record)
    yield from settled()
