"""How alike two texts are in their words, and whether that makes them the same story."""

from __future__ import annotations

from onrecord.likeness.comparing import LOST, Overlap, compare
from onrecord.likeness.kinds import EXCERPT, LIKE, Copy, Kind, kind, publisher
from onrecord.likeness.signature import Signature, sign
from onrecord.likeness.wording import VERSION, digest, words

__all__ = [
    "EXCERPT", "LIKE", "LOST", "VERSION", "Copy", "Kind", "Overlap", "Signature", "compare", "digest", "kind",
    "publisher", "sign", "words",
]  # fmt: skip
