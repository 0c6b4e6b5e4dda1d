"""Plain text → Document: the decoded text unchanged, its structure in blocks."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from onrecord import __version__
from onrecord.intake.blocks import blocks
from onrecord.intake.calendar import find_date
from onrecord.intake.language import language_of
from onrecord.intake.taken import Taken
from onrecord.intake.text import decode
from onrecord.model import Block, Document, Provenance

_DATE_IN_FIRST_BLOCKS = 8


def document_of(
    text: str, *, id: str, sha256: str, title: str | None = None, url: str | None = None,
    published: str | None = None,
) -> Document:  # fmt: skip
    """A document for ``text``, with blocks, language and, where not given, title and date from the blocks."""
    found = blocks(text)
    return Document(
        id=id, text=text, sha256=sha256, title=title or _title(text, found), url=url,
        published=published or _published(text, found), language=language_of(text), blocks=found,
    )  # fmt: skip


def take_plain(data: bytes, *, origin: str) -> Taken:
    """A plain text file as a document whose id derives from its bytes.

    Raises:
        UnreadableInput: empty, binary or undecodable.
    """
    text = decode(data)
    digest = hashlib.sha256(data).hexdigest()
    document = document_of(text, id=digest[:16], sha256=digest)
    provenance = Provenance(
        origin=origin, sha256=digest, size=len(data), media_type="text/plain", reader="plain",
        reader_version=__version__, taken_in=datetime.now(UTC).isoformat(timespec="seconds"),
    )  # fmt: skip
    return Taken(document, provenance, data)


def _title(text: str, found: tuple[Block, ...]) -> str | None:
    for block in found[:4]:
        if block.kind == "headline":
            return " ".join(text[block.start : block.end].split())
    return None


def _published(text: str, found: tuple[Block, ...]) -> str | None:
    for block in found[:_DATE_IN_FIRST_BLOCKS]:
        if block.kind == "date":
            for at in range(block.start, block.end):
                if at == block.start or not text[at - 1].isalnum():
                    date = find_date(text[: block.end], at)
                    if date is not None:
                        return date[1]
    return None
