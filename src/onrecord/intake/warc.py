"""WARC (ISO 28500) → the pages that it holds, one after the other (warcio)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from onrecord.errors import UnreadableInput


@dataclass(frozen=True, slots=True)
class Page:
    """What a server sent: ``number`` is the record's, ``charset`` as HTTP declared it."""

    number: int
    url: str | None
    media_type: str
    charset: str | None
    data: bytes | None


def pages(stream: IO[bytes], *, limit: int) -> Iterator[Page]:
    """Each response of status 200 and each resource that may hold text; ``data`` is ``None`` where over ``limit``.

    Raises:
        UnreadableInput: the archive is cut off or damaged, after what could be read of it.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    archive = ArchiveIterator(stream)
    archive.INC_RECORD = ""  # what warcio would write to standard error of a record with a wrong length
    number = 0
    try:
        for record in archive:
            number += 1
            if record.rec_type not in ("response", "resource"):
                continue
            http = record.http_headers
            if record.rec_type == "response" and (http is None or http.get_statuscode() != "200"):
                continue
            header = (http.get_header("Content-Type") if http else record.rec_headers.get_header("Content-Type")) or ""
            media, _, rest = header.partition(";")
            if media.strip().lower().startswith(("image/", "video/", "audio/", "font/")) or "css" in media:
                continue
            if "javascript" in media.lower():
                continue
            data = record.content_stream().read(limit + 1)
            _, _, charset = rest.lower().partition("charset=")
            if len(data) <= limit and _is_cut(record.raw_stream):
                raise UnreadableInput(f"the archive is cut off in record {number}")
            yield Page(
                number=number, url=record.rec_headers.get_header("WARC-Target-URI"), media_type=media.strip().lower(),
                charset=charset.split(";")[0].strip(" \"'") or None, data=None if len(data) > limit else data,
            )  # fmt: skip
    except ArchiveLoadFailed as error:
        raise UnreadableInput(f"the archive cannot be read after record {number}") from error
    except (ValueError, KeyError, AttributeError, TypeError, IndexError, EOFError) as error:
        raise UnreadableInput(f"record {number + 1} of the archive is damaged") from error


def _is_cut(raw: IO[bytes]) -> bool:
    """Whether bytes that the record announces are missing."""
    left = getattr(raw, "limit", 0)
    return isinstance(left, int) and left > 0 and not raw.read(1)
