"""Bytes → Document; offsets never move after this."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.errors import UnreadableInput
from onrecord.intake.plain import document_of, take_plain
from onrecord.intake.taken import Refused, Taken

__all__ = ["LIMIT", "Refused", "Taken", "document_of", "files", "take"]

LIMIT = 10_000_000  # bytes of one input


def take(paths: Sequence[str], *, limit: int = LIMIT) -> Iterator[Taken | Refused]:
    """Each input as a document, or refused with its reason; ``-`` is standard input, folders are walked.

    Lazy: one input is in memory at a time. ``limit`` is in bytes.
    """
    for origin in files(paths):
        if isinstance(origin, Refused):
            yield origin
            continue
        try:
            yield take_plain(_bytes(origin, limit), origin=origin)
        except UnreadableInput as error:
            yield Refused(origin, str(error))
        except OSError as error:
            yield Refused(origin, f"cannot be read: {error.strerror or error}")


def files(paths: Sequence[str]) -> Iterator[str | Refused]:
    """The files that ``paths`` name, folders walked in the order of their names, hidden files left out."""
    for path in paths:
        if path == "-":
            yield path
        elif os.path.isdir(path):
            any_file = False
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(f for f in folders if not f.startswith("."))
                for name in sorted(names):
                    if not name.startswith("."):
                        any_file = True
                        yield os.path.join(folder, name)
            if not any_file:
                yield Refused(path, "there is no file in this folder")
        elif os.path.exists(path):
            yield path
        else:
            yield Refused(path, "there is no such file")


def _bytes(origin: str, limit: int) -> bytes:
    if origin == "-":
        data = sys.stdin.buffer.read(limit + 1)
    else:
        if not Path(origin).is_file():
            raise UnreadableInput("this is not a regular file")
        with open(origin, "rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise UnreadableInput(f"it is larger than {limit:,} bytes: raise --limit or cut it up")
    return data
