"""The text as the model reads it: wrapped lines flow on, and what is no part of the story stands on its own line.

Scraped pages fuse a photographer's credit or a date with the sentence after it, and wrap sentences over
lines. White space is exchanged for white space only, so that every offset stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.model import Document

_ENDS = {10: " ", 13: " "}
FURNITURE = frozenset({"date", "credit", "byline", "dateline", "boilerplate"})


def flowing(document: Document) -> str:
    """The document's text with the line ends inside its blocks as spaces, and furniture cut off by line ends."""
    text = document.text
    pieces: list[str] = []
    at = 0
    for block in document.blocks:
        start, end = block.start, block.end
        if block.kind in FURNITURE:
            for edge in (start - 1, end):
                if at <= edge < len(text) and text[edge] in " \t":
                    pieces += (text[at:edge], "\n")
                    at = edge + 1
        elif "\n" in text[start:end]:
            pieces += (text[at:start], text[start:end].translate(_ENDS))
            at = end
    return "".join((*pieces, text[at:])) if pieces else text


def furniture(document: Document, starts: Sequence[int]) -> frozenset[int]:
    """Indices of the words, given by their ``starts``, that are no part of the story."""
    return frozenset(
        word
        for block in document.blocks
        if block.kind in FURNITURE
        for word in range(bisect_left(starts, block.start), bisect_left(starts, block.end))
    )
