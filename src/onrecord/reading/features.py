"""What the model is told of each word beside its letters: case, the gap before it, quotation marks.

The encoder's vocabulary is lower-case; capitals, paragraphs and quotation marks carry much of what a
reader of news goes by, so each word has three small features, one embedding table each.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.quotations import Quotation

SHAPES = 8  # lower, Title, UPPER, mixed, single capital, number, punctuation, other
GAPS = 4  # touches the word before, space, line break, blank line
QUOTES = 4  # outside, opening mark, inside, closing mark
_ALL = [[[(s, g, q) for q in range(QUOTES)] for g in range(GAPS)] for s in range(SHAPES)]  # shared by all words


def shape(word: str) -> int:
    """The case class of ``word``, below :data:`SHAPES`."""
    first = word[0]
    if not (first.isalnum() or first == "_"):
        return 6
    if first.isdigit():
        return 5
    if word.islower():
        return 0
    if len(word) == 1 and first.isupper():
        return 4
    if word.isupper():
        return 2
    if first.isupper() and word[1:].islower():
        return 1
    return 3 if first.isalpha() else 7


def features(
    text: str, starts: Sequence[int], ends: Sequence[int], quotes: Sequence[Quotation]
) -> list[tuple[int, int, int]]:
    """(shape, gap, quote) of each word; ``quotes`` are those of the same text."""
    marks = quote_states(starts, ends, quotes)
    cache: dict[str, int] = {}
    found: list[tuple[int, int, int]] = []
    before = -1
    for start, end, mark in zip(starts, ends, marks, strict=True):
        word = text[start:end]
        kind = cache.get(word)
        if kind is None:
            kind = cache[word] = shape(word)
        if start == before:
            gap = 0
        elif before < 0:
            gap = 3
        else:
            breaks = text.count("\n", before, start)
            gap = 3 if breaks > 1 else 2 if breaks else 1
        found.append(_ALL[kind][gap][mark])
        before = end
    return found


def quote_states(starts: Sequence[int], ends: Sequence[int], quotes: Sequence[Quotation]) -> list[int]:
    """For each word: outside, on an opening mark, inside or on a closing mark of an outermost quotation."""
    states = [0] * len(starts)
    spans = sorted(span for q in quotes if q.depth == 0 for span in q.spans)
    at = 0
    total = len(spans)
    for index, start in enumerate(starts):
        while at < total and spans[at].end <= start:
            at += 1
        if at == total:
            break
        span = spans[at]
        if start == span.start:
            states[index] = 1
        elif span.start < start:
            states[index] = 3 if ends[index] == span.end and ends[index] - start <= 2 else 2
    return states
