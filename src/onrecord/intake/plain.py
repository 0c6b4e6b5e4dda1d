"""Plain text → Document: the decoded text unchanged, its structure in blocks."""

from __future__ import annotations

from onrecord.intake.blocks import blocks
from onrecord.intake.calendar import find_date
from onrecord.intake.language import language_of
from onrecord.intake.matter import front_matter
from onrecord.intake.numbered import extract as numbered
from onrecord.intake.numbered import is_numbered
from onrecord.intake.rows import date_of
from onrecord.intake.taken import Extract
from onrecord.intake.text import decode
from onrecord.model import Block, Document

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


def plain(data: bytes) -> tuple[str, Extract]:
    """A plain text as it is, or a court transcript without its line numbers; with the name of the reader.

    Raises:
        UnreadableInput: empty, binary or undecodable.
    """
    text = decode(data)
    if is_numbered(text):
        return "transcript", numbered(text)
    matter = front_matter(text)
    return "plain", Extract(
        text=text, title=matter.get("title"), url=matter.get("url") or matter.get("source_url"),
        published=date_of(matter.get("date")),
    )  # fmt: skip


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
