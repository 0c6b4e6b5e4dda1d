"""ZIP → its members, one after the other, in bounds; and what kind of ZIP it is."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Literal

from onrecord.errors import UnreadableInput

_MAX_MEMBERS = 100_000
_EXPANSION = 200  # as sources.Gunzip
_FREE = 64_000_000
FAULTS = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, KeyError, OSError,
    OverflowError, IndexError, struct.error,
)  # fmt: skip


def kind(archive: zipfile.ZipFile) -> Literal["docx", "odt", "wacz", "office", "zip"]:
    """What the names in the archive say it is."""
    names = set(archive.namelist())
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        with archive.open("mimetype") as file:
            return "odt" if file.read(100).startswith(b"application/vnd.oasis.opendocument.text") else "office"
    if "[Content_Types].xml" in names:
        return "office"
    if (
        any(n.startswith("archive/") and n.endswith((".warc", ".warc.gz")) for n in names)
        and "datapackage.json" in names
    ):
        return "wacz"
    return "zip"


def check(archive: zipfile.ZipFile, *, packed: int, limit: int) -> None:
    """Refuse an archive that unpacks beyond reason; for the formats that a library unpacks whole.

    Raises:
        UnreadableInput: too many members, or too large ones.
    """
    infos = archive.infolist()
    total = sum(i.file_size for i in infos)
    if len(infos) > _MAX_MEMBERS:
        raise UnreadableInput(f"there are more than {_MAX_MEMBERS:,} files in it")
    if total > 10 * limit or (total > _FREE and total > _EXPANSION * max(packed, 1)):
        raise UnreadableInput(f"it unpacks to {total:,} bytes (a zip bomb?)")


def members(archive: zipfile.ZipFile, *, packed: int) -> Iterator[tuple[str, IO[bytes] | str]]:
    """Each file's name with its stream, or with why it is not read; hidden ones and folders are left out.

    Nothing is ever written to disk; a name that leads out of the archive is refused all the same.
    """
    spread = 0
    for number, info in enumerate(archive.infolist()):
        name = info.filename
        if number >= _MAX_MEMBERS:
            yield "", f"there are more than {_MAX_MEMBERS:,} files in it: the rest is not read"
            return
        if not name:  # zipfile's own methods fail on one
            yield "", "a file in it has no name: it is not read"
            continue
        clean = posixpath.normpath(name.replace("\\", "/"))
        if clean.startswith(("../", "/")) or clean == ".." or clean[1:2] == ":":
            yield name, "its name leads out of the archive: it is not read"
            continue
        if info.is_dir() or posixpath.basename(clean).startswith(".") or clean.startswith("__MACOSX/"):
            continue
        if info.flag_bits & 1:
            yield name, "it is encrypted: unpack it first"
            continue
        spread += info.file_size
        if spread > _FREE and spread > _EXPANSION * max(packed, 1):
            yield name, f"the archive unpacks to more than {_EXPANSION} times its size (a zip bomb?)"
            return
        try:
            with archive.open(info) as stream:
                yield name, stream
        except FAULTS:
            yield name, "this file in the archive is damaged"
