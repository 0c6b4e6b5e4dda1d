"""RSS and Atom → an extract an item (feedparser)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from onrecord.errors import UnreadableInput
from onrecord.intake import markup
from onrecord.intake.taken import Extract


def extracts(data: bytes) -> Iterator[Extract]:
    """Each item's title and whatever of its text the feed holds, with its link as URL.

    Raises:
        UnreadableInput: no feed that can be read, or one with a document type of its own (entities).
    """
    if b"<!ENTITY" in data[:65_536].replace(b"\x00", b""):
        raise UnreadableInput("the feed declares XML entities of its own: it is not read")
    import feedparser

    try:
        feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # feedparser lets what its parsers throw through
        raise UnreadableInput("the feed cannot be read") from error
    if not feed.entries:
        raise UnreadableInput("there is no item in this feed")
    for entry in feed.entries:
        found = _item(entry)
        if found is not None:
            yield found


def _item(entry: Any) -> Extract | None:
    title = _plain(entry.get("title"))
    bodies = [c.get("value") for c in entry.get("content") or [] if isinstance(c, dict)] + [entry.get("summary")]
    body = max((_plain(b) for b in bodies), key=len, default="")
    text = "\n\n".join(part for part in (" ".join(title.split()), body) if part)
    if not text.strip():
        return None
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    link = entry.get("link")
    return Extract(
        text=text, title=" ".join(title.split()) or None, url=link if isinstance(link, str) and link.strip() else None,
        published=_date(entry.get("published") or entry.get("updated"), when), id=entry.get("id") or None,
    )  # fmt: skip


def _date(written: object, parsed: Any) -> str | None:
    """The date as the feed writes it, in its own time zone; feedparser's is in UTC and may be a day off."""
    from onrecord.intake.rows import date_of

    found = date_of(written)
    if found is None and isinstance(parsed, time.struct_time):
        found = f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
    return found


def _plain(value: object) -> str:
    if not isinstance(value, str):
        return ""
    return markup.plain(value) if "<" in value or "&" in value else value.strip()
