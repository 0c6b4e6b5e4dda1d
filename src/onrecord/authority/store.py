"""The authority file inside the package: a zip of parts, each read when it is first asked for."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import as_file, files
from typing import Any

FILE = "authority.zip"
FORMAT = 1


@contextmanager
def _archive() -> Iterator[zipfile.ZipFile]:
    with as_file(files("onrecord.authority") / FILE) as path, zipfile.ZipFile(path) as archive:
        yield archive


@cache
def meta() -> Mapping[str, Any]:
    """``format``, ``built`` (the newest source's date), ``sources`` (name, version, licence) and counts."""
    found: Mapping[str, Any] = json.loads(part("meta.json"))
    if found["format"] != FORMAT:
        raise RuntimeError(f"authority.zip is of format {found['format']}, this program reads {FORMAT}")
    return found


def part(name: str) -> bytes:
    """The bytes of one part."""
    with _archive() as archive:
        return archive.read(name)


def rows(name: str) -> list[Any]:
    """A part that is a JSON list."""
    found: list[Any] = json.loads(part(name))
    return found
