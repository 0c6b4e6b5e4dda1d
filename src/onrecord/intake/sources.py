"""Paths → open streams: folders, globs, standard input; bounded reading and unpacking."""

from __future__ import annotations

import glob
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import PurePath
from typing import IO, Any, BinaryIO, cast

from onrecord.errors import UnreadableInput
from onrecord.intake.taken import Refused

_NOT_ARTICLES = {"README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "SOURCES"}
_EXPANSION = 200  # times its packed size that a stream may grow; the news of the corpora at hand grows 3–12 times
_FREE = 64_000_000  # bytes out before the rule holds


def files(paths: Sequence[str]) -> Iterator[str | Refused]:
    """The files that ``paths`` name: folders walked in the order of names, globs widened, ``-`` as it is.

    In a folder, hidden files and those named README, LICENSE, SOURCES and the like are left out.
    """
    for path in paths:
        if path == "-" or os.path.isfile(path):
            yield path
        elif os.path.isdir(path):
            yield from _walk(path)
        elif os.path.exists(path):
            yield Refused(path, "this is not a regular file")
        elif glob.has_magic(path) and (found := sorted(glob.glob(path, recursive=True))):
            yield from files(found)
        else:
            yield Refused(path, "there is no such file")


def _walk(path: str) -> Iterator[str | Refused]:
    any_file = False
    faults: list[Refused] = []
    for folder, folders, names in os.walk(
        path, onerror=lambda e: faults.append(Refused(str(e.filename), f"cannot be read: {e.strerror}"))
    ):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and PurePath(name).stem not in _NOT_ARTICLES:
                any_file = True
                yield os.path.join(folder, name)
    yield from faults
    if not any_file and not faults:
        yield Refused(path, "there is no file in this folder")


def size(paths: Sequence[str]) -> tuple[int, int]:
    """Bytes and files under the paths, as they lie on the disk; what cannot be looked at counts nothing here."""
    total = count = 0
    for path in paths:
        if path == "-":
            continue
        for file in files([path]):
            if isinstance(file, str):
                with suppress(OSError):
                    total += os.path.getsize(file)
                    count += 1
    return total, count


class Counted(io.FileIO):
    """A file that says how many bytes are read from it, as they are read."""

    def __init__(self, path: str, consumed: Callable[[int], None]) -> None:
        super().__init__(path)
        self._consumed = consumed

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``."""
        count = super().readinto(buffer) or 0
        self._consumed(count)
        return count

    def readall(self) -> bytes:
        """All that is left."""
        data = super().readall() or b""
        self._consumed(len(data))
        return data


def opened(origin: str, consumed: Callable[[int], None] | None = None) -> BinaryIO:
    """A stream of the bytes of a file or of standard input; ``consumed`` is told of each reading from the disk."""
    if origin == "-":
        return sys.stdin.buffer
    return cast(BinaryIO, io.BufferedReader(Counted(origin, consumed))) if consumed else open(origin, "rb")


def whole(stream: IO[bytes], limit: int) -> bytes:
    """All bytes of ``stream``; it is never read further than one byte over ``limit``.

    Raises:
        UnreadableInput: it is longer than ``limit``.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableInput(f"it is larger than {limit:,} bytes: raise --limit or cut it up")
    return data


def lines(stream: IO[bytes], limit: int) -> Iterator[bytes | None]:
    """The lines of ``stream`` without their ends; ``None`` for one longer than ``limit``, which is skipped."""
    while line := stream.readline(limit + 1):
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield None
        else:
            yield line.rstrip(b"\r\n")


class Gunzip(io.RawIOBase):
    """The unpacked bytes of a gzip stream of any number of members; refuses a bomb.

    Raises (from reading):
        UnreadableInput: damaged, cut off, or grown beyond reason.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._member: Any = zlib.decompressobj(31)
        self._rest = b""
        self._in = self._out = 0
        self._within = False

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` with unpacked bytes."""
        view = memoryview(buffer).cast("B")
        if not len(view):
            return 0
        while True:
            fresh = self._rest or self._packed.read(65_536)
            self._in += len(fresh) if not self._rest else 0
            self._rest = b""
            if not fresh:
                if self._within:
                    raise UnreadableInput("the gzip data is cut off")
                return 0
            if not self._within and not fresh.strip(b"\x00"):
                continue  # padding after the last member
            try:
                data = self._member.decompress(fresh, len(view))
            except zlib.error as error:
                raise UnreadableInput("the gzip data is damaged") from error
            self._within = not self._member.eof
            self._rest = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            if self._member.eof:
                self._member = zlib.decompressobj(31)
            self._out += len(data)
            if self._out > _FREE and self._out > _EXPANSION * max(self._in, 1):
                raise UnreadableInput(f"it unpacks to more than {_EXPANSION} times its size (a zip bomb?)")
            if data:
                view[: len(data)] = data
                return len(data)


def gunzip(packed: IO[bytes]) -> BinaryIO:
    """A buffered stream of what is in gzip ``packed``."""
    return cast(BinaryIO, io.BufferedReader(Gunzip(packed), 65_536))


class Headed(io.RawIOBase):
    """A stream whose first bytes were read already to see what it is."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer``, from the head first."""
        view = memoryview(buffer).cast("B")
        data = self._head[: len(view)] if self._head else self._stream.read(len(view))
        self._head = self._head[len(data) :] if self._head else b""
        view[: len(data)] = data
        return len(data)


def headed(head: bytes, stream: IO[bytes]) -> BinaryIO:
    """``stream`` with ``head`` before it."""
    return cast(BinaryIO, io.BufferedReader(Headed(head, stream), 65_536))


def read_fully(stream: IO[bytes], size: int) -> bytes:
    """The first ``size`` bytes of ``stream``, fewer only at its end."""
    parts: list[bytes] = []
    while size > 0 and (data := stream.read(size)):
        parts.append(data)
        size -= len(data)
    return b"".join(parts)
