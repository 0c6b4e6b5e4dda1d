"""Bytes → Document; offsets never move after this."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext

from onrecord.intake.plain import document_of
from onrecord.intake.sources import files, opened
from onrecord.intake.taken import Refused, Taken
from onrecord.intake.taking import Options, take_stream

__all__ = ["LIMIT", "Refused", "Taken", "document_of", "files", "take"]

LIMIT = 10_000_000  # bytes of one document


def take(
    paths: Sequence[str], *, limit: int = LIMIT, mapping: Mapping[str, str] | None = None, keep: bool = True,
    consumed: Callable[[int], None] | None = None,
) -> Iterator[Taken | Refused]:  # fmt: skip
    """Every document in ``paths``, or its refusal with the reason, lazily: one is in memory at a time.

    Paths are files, folders, globs, or ``-`` for standard input; the form is told by the content. ``limit`` is
    in bytes for one document, not for a file of many. ``mapping`` names the columns of JSON and CSV records
    (``{"text": "Body"}``) where they are not the usual ones. ``keep`` is whether ``Taken.original`` is filled.
    ``consumed`` is told how many bytes are read from a file, as they are read.
    """
    options = Options(limit, mapping, keep)
    for origin in files(paths):
        if isinstance(origin, Refused):
            yield origin
            continue
        try:
            stream = opened(origin, consumed)
        except OSError as error:
            yield Refused(origin, f"cannot be read: {error.strerror or error}")
            continue
        with closing(stream) if origin != "-" else nullcontext(stream):
            yield from take_stream(stream, origin=origin, options=options)
