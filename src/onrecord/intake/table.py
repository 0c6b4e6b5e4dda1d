"""CSV and TSV with a header row → extracts, one a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import IO, BinaryIO, cast

from onrecord.errors import UnreadableInput
from onrecord.intake import rows
from onrecord.intake.taken import Extract


def documents(
    stream: IO[bytes], *, head: bytes, limit: int, mapping: Mapping[str, str] | None = None
) -> Iterator[tuple[int, bytes, Extract | str, str | None]]:
    """For each row: its number (the header is not counted), its bytes, the document or the fault, its id.

    Raises:
        UnreadableInput: no column is known to hold the text, or a mapped one is not there.
    """
    encoding = "utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else _encoding(head)
    first = head.decode(encoding, "replace").split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    csv.field_size_limit(limit)
    text = io.TextIOWrapper(cast(BinaryIO, stream), encoding=encoding, errors="replace", newline="")
    reader = csv.reader(text, delimiter=mark)
    names: list[str] | None = None
    number = 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield number + 1, b"", f"this is not a row of CSV: {error}", None
            return
        if cells is None:
            return
        if names is None:
            names = [cell.strip() for cell in cells]
            rows.check_columns(names, mapping)
            continue
        number += 1
        if not any(cells):
            continue
        row = dict(zip(names, cells, strict=False))
        try:
            found: Extract | str = rows.extract(row, mapping)
        except UnreadableInput as error:
            found = str(error)
        yield number, mark.join(cells).encode("utf-8", "replace"), found, rows.identity(row, mapping)


def _encoding(head: bytes) -> str:
    try:
        head[: head.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
