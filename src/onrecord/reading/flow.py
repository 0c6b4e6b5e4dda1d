"""Text as it flows: a line end inside a paragraph that was wrapped by hand is a space, and ends no sentence."""

from __future__ import annotations

from onrecord.model import Document

_ENDS = str.maketrans("\r\n", "  ")


def flowing(document: Document) -> str:
    """The document's text with the line ends inside its blocks as spaces; every offset stays."""
    text = document.text
    pieces: list[str] = []
    at = 0
    for block in document.blocks:
        if "\n" in text[block.start : block.end]:
            pieces += (text[at : block.start], text[block.start : block.end].translate(_ENDS))
            at = block.end
    return "".join((*pieces, text[at:])) if pieces else text
