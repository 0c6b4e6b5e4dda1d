"""Word lists as they are read: blank-separated words and English verb forms."""

from __future__ import annotations

from typing import Final


def listed(words: str) -> frozenset[str]:
    """The blank-separated ``words`` as a set."""
    return frozenset(words.split())


# Things that are attacked as such, and what people live and work in.
PROPERTY: Final = listed(
    "home homes house houses village villages hospital hospitals school schools church churches mosque mosques market "
    "town towns camp camps building buildings clinic shrine temple temples convoy crops embassy monastery synagogue "
    "website websites server servers network networks computers site bus buses vehicle vehicles car cars ship "
    "ships boat vessel vessels plane positions post posts base bases office offices station stations headquarters "
    "plant bridge pipeline pipelines tanker depot airport consulate hotel restaurant cafe pub train"
)
