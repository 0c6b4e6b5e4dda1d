"""Word lists as they are read: blank-separated words and English verb forms."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The blank-separated ``words`` as a set."""
    return frozenset(words.split())
