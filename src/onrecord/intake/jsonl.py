"""JSON lines, one JSON value, or a list of objects → extracts, one a line or item; a bad line stops nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from onrecord.errors import UnreadableInput
from onrecord.intake import rows
from onrecord.intake.sources import headed, lines
from onrecord.intake.taken import Extract


def documents(
    stream: IO[bytes], *, head: bytes, limit: int, mapping: Mapping[str, str] | None = None
) -> Iterator[tuple[int, bytes, Extract | str, str | None]]:
    """For each record: its number, its bytes, the document or the fault, and its id where that much could be read.

    ``head`` holds the stream's first bytes, still to be read from ``stream``; ``limit`` is in bytes for one record.
    """
    if _is_one_value(head):
        data = stream.read(limit + 1)
        if len(data) <= limit:
            try:
                value = json.loads(data)
            except (ValueError, RecursionError):
                stream = headed(data, stream)
            else:
                for number, item in enumerate(rows.items(value), 1):
                    yield number, json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"), *_row(item, mapping)
                return
        elif head.lstrip()[:1] == b"[":
            yield 1, b"", f"one JSON value larger than {limit:,} bytes: make JSON lines of it or raise --limit", None
            return
        else:
            stream = headed(data, stream)
    for number, line in enumerate(lines(stream, limit), 1):
        if line is None:
            yield number, b"", f"it is larger than {limit:,} bytes: raise --limit or cut it up", None
        elif line.strip():
            yield number, line, *_line(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, mapping)


def _is_one_value(head: bytes) -> bool:
    """Whether the first line is not yet a whole JSON value."""
    first = head.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0].strip()
    if first.startswith(b"["):
        return True
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return first in (b"{", b"") or first.endswith((b",", b"{", b"["))
    return False


def _line(line: bytes, mapping: Mapping[str, str] | None) -> tuple[Extract | str, str | None]:
    try:
        value: Any = json.loads(line)
    except UnicodeDecodeError:
        return "this line is not UTF-8", None
    except json.JSONDecodeError as error:
        return f"this line is not JSON: {error.msg} at column {error.colno}", None
    except (ValueError, RecursionError):
        return "this line is not JSON that can be read (too deep or a number too long)", None
    return _row(value, mapping)


def _row(value: object, mapping: Mapping[str, str] | None) -> tuple[Extract | str, str | None]:
    if not isinstance(value, dict):
        return "this is JSON, but not an object with a text in it", None
    try:
        found = rows.extract(value, mapping)
    except UnreadableInput as error:
        return str(error), rows.identity(value, mapping)
    return found, found.id
