"""What intake gives for each input: a document with its provenance, or a refusal with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Document, Provenance


@dataclass(frozen=True, slots=True)
class Taken:
    """A document as taken in; ``original`` holds the input's bytes where they are to be kept."""

    document: Document
    provenance: Provenance
    original: bytes | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that was not read: ``reason`` is one line that says why and what to do."""

    origin: str
    reason: str
    line: int | None = None
