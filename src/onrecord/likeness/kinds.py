"""What a likeness means: a copy, a revision, an excerpt, or only the same form filled in anew.

It is told from the two documents alone, never from what else the ledger holds, so that the order in which
documents come does not matter. The bounds were set on half of the likenesses in the corpora of docs/same-story.md.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, Protocol, TypeAlias
from urllib.parse import urlsplit

from onrecord.likeness.comparing import Overlap
from onrecord.likeness.wording import words

Kind: TypeAlias = Literal["same", "revised", "copy", "excerpt", "form"]

LIKE = 0.5  # Jaccard from which on two texts are alike
EXCERPT = 0.7  # share of the shorter text from which on it is an excerpt
SHORTEST = 30  # shingles: a shorter text stands in another by chance or as a form
_KEPT = 0.8  # names and numbers that a copy keeps
_KEPT_LATER = 0.9  # and that one does which comes more than DAYS later
_DAYS, _MONTH = 3, 30


class Copy(Protocol):
    """What is asked of a document: its day (``YYYY-MM-DD``), address and title."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def published(self) -> str | None: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102
    @property
    def title(self) -> str | None: ...  # noqa: D102


def kind(found: Overlap, a: Copy, b: Copy) -> Kind | None:
    """What document b is to document a, or ``None`` where they are not alike.

    ``same``: the same words. ``revised``: most of the words, from the same publisher. ``copy``: from another.
    ``excerpt``: the shorter stands in the longer for the most part. ``form``: the same words around other names
    and numbers, which is no sign that they tell the same.
    """
    if found.jaccard == 1.0:
        return "same"
    inside = max(found.inside_a, found.inside_b)
    if found.jaccard < LIKE and inside < EXCERPT:
        return None
    if a.url is not None and a.url == b.url:
        return "revised"
    if _is_form(found, a, b):
        return "form"
    if found.jaccard < LIKE:
        return "excerpt"
    return "revised" if _one_publisher(a, b) else "copy"


def _is_form(found: Overlap, a: Copy, b: Copy) -> bool:
    kept = max(found.kept_a, found.kept_b) if found.jaccard >= LIKE else _kept_of_shorter(found)
    if kept < _KEPT:
        return True
    apart = _days(a, b)
    if apart is not None and apart > _DAYS and kept < _KEPT_LATER:
        return True
    if not found.replaced:
        return False
    # Over a month apart, a story is not told again in the same words with other names: a form is.
    if apart is not None and apart > _MONTH:
        return True
    if not _one_publisher(a, b):
        return False
    # One publisher, and each title has what the other text lacks: Sweden's accession, Finland's accession.
    return _told_apart(a, found.lost_a) and _told_apart(b, found.lost_b)


def _kept_of_shorter(found: Overlap) -> float:
    return found.kept_a if found.inside_a >= found.inside_b else found.kept_b


def _told_apart(document: Copy, lost: tuple[str, ...]) -> bool:
    return not set(words(document.title or "")).isdisjoint(lost)


def _days(a: Copy, b: Copy) -> int | None:
    try:
        return abs((date.fromisoformat(a.published or "") - date.fromisoformat(b.published or "")).days)
    except ValueError:
        return None


def publisher(document: Copy) -> str | None:
    """The host that a document's address names, without ``www.``."""
    try:
        host = urlsplit(document.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _one_publisher(a: Copy, b: Copy) -> bool:
    return publisher(a) is not None and publisher(a) == publisher(b)
