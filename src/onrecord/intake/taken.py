"""What intake gives for each input: a document with its provenance, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Anchor, Document, Provenance


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as taken in; ``original`` holds the input's bytes where they are to be kept."""

    document: Document
    provenance: Provenance
    original: bytes | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that was not read: ``reason`` is one line that says why and what to do.

    ``line`` is the 1-based line or record of a file of many documents, ``id`` the document's own where it has one.
    """

    origin: str
    reason: str
    line: int | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """What a reader got out of one input: the text, which never changes after this, and what was said about it.

    ``published`` is ``YYYY-MM-DD``; ``anchors`` lead from the text to pages, elements, lines of the original.
    """

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    id: str | None = None
    anchors: tuple[Anchor, ...] = ()
