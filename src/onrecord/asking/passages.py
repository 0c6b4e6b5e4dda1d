"""Search: documents that have the words, each with the lines around them and the statements they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ledger import Heading, Ledger, Party, Row, Where
from onrecord.model import Attribution, Span

AROUND = 90  # characters shown on each side of a match


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text with the matches in it, all as offsets into the document's text."""

    span: Span
    words: str
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A document with its matches, the passages around them, and the statements that have them."""

    document: Heading
    spans: tuple[Span, ...]
    passages: Sequence[Passage]
    statements: Sequence[Row[Attribution]]


def search(
    ledger: Ledger, query: str, where: Where, *, speaker: Party | None = None, passages: int = 3
) -> Iterator[Found]:
    """The documents that match, the best first; with ``speaker`` only where they say one of the words."""
    left = where.limit
    unlimited = Where(since=where.since, until=where.until, limit=None if speaker else where.limit)
    for hit in list(ledger.search(query, where=unlimited)):
        if left == 0:
            return
        asked = Where(document=hit.document.id, speaker=speaker)
        said = [row for row in ledger.statements(asked) if _overlaps(row, hit.spans)]
        if speaker and not said:
            continue
        text = ledger.text(hit.document.id)
        yield Found(hit.document, hit.spans, around(text, hit.spans)[:passages], said)
        left = None if left is None else left - 1


def around(text: str, spans: Sequence[Span]) -> list[Passage]:
    """Passages of whole words around the spans; those that touch are one."""
    merged: list[tuple[int, int, list[Span]]] = []
    for span in spans:
        start, end = _widen(text, span)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), [*merged[-1][2], span])
        else:
            merged.append((start, end, [span]))
    return [Passage(Span(start, end), text[start:end], tuple(inside)) for start, end, inside in merged]


def _widen(text: str, span: Span) -> tuple[int, int]:
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    newline = text.rfind("\n", start, span.start)
    if newline >= 0:
        start = newline + 1
    elif start:
        start = text.find(" ", start, span.start) + 1 or start
    newline = text.find("\n", span.end, end)
    if newline >= 0:
        end = newline
    elif end < len(text):
        space = text.rfind(" ", span.end, end)
        end = space if space >= 0 else end
    return start, end


def _overlaps(row: Row[Attribution], spans: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in row.noun.content for b in spans)
