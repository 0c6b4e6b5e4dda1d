"""How alike two texts are in their words, and whether that makes them the same story."""

from __future__ import annotations

from onrecord.likeness.comparing import Overlap, compare
from onrecord.likeness.kinds import Copy, Kind, kind, publisher

__all__ = ["Copy", "Kind", "Overlap", "compare", "kind", "publisher"]
