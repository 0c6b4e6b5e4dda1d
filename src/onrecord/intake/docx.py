"""DOCX → text, paragraph by paragraph, tables row by row (python-docx)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from onrecord.errors import UnreadableInput
from onrecord.intake.archive import FAULTS
from onrecord.intake.taken import Extract
from onrecord.model import Anchor

_MAX_NESTING = 8  # tables in tables


def extract(data: bytes) -> Extract:
    """The body's words; an anchor leads each paragraph back to its number in the body.

    Raises:
        UnreadableInput: damaged, or no text in it.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml import etree

    try:
        document = docx.Document(io.BytesIO(data))
        parts = [(where, text) for where, text in _items(document, "", 0) if text]
        title = document.core_properties.title
    except (
        PackageNotFoundError, etree.LxmlError, TypeError, AttributeError, *FAULTS,
    ) as error:  # fmt: skip
        raise UnreadableInput("this DOCX file is damaged") from error
    if not parts:
        raise UnreadableInput("there is no text in this DOCX file")
    anchors, at = [], 0
    for where, text in parts:
        anchors.append(Anchor(at, at + len(text), "element", where))
        at += len(text) + 2
    return Extract(
        text="\n\n".join(text for _, text in parts), title=" ".join(title.split()) or None if title else None,
        anchors=tuple(anchors),
    )  # fmt: skip


def _items(container: Any, before: str, depth: int) -> Iterator[tuple[str, str]]:
    for number, item in enumerate(container.iter_inner_content(), 1):
        if hasattr(item, "rows"):
            if depth < _MAX_NESTING:
                for r, row in enumerate(item.rows, 1):
                    cells, seen = [], set()
                    for cell in row.cells:
                        if cell._tc not in seen:  # a merged cell comes once for each of its columns
                            seen.add(cell._tc)
                            cells.append(" ".join(t for _, t in _items(cell, "", depth + 1) if t))
                    yield f"{before}item {number}, row {r}", "\t".join(c for c in cells if c)
        else:
            yield f"{before}item {number}", " ".join(item.text.split())
