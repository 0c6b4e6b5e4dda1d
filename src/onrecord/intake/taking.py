"""The order of intake: what a stream is, which reader takes it, and the document with where it came from."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import IO, cast

from onrecord import __version__
from onrecord.errors import UnreadableInput
from onrecord.intake import forms, ocr, sources
from onrecord.intake.plain import document_of, plain
from onrecord.intake.taken import Extract, Refused, Taken
from onrecord.model import Anchor, Provenance

_MAX_DEPTH = 4  # archives in archives
_MAX_SPOOL = 2_000_000_000  # bytes of an archive that comes on standard input or within another
_MEDIA = {
    "plain": "text/plain", "transcript": "text/plain", "html": "text/html", "pdf": "application/pdf",
    "rtf": "application/rtf", "mail": "message/rfc822", "feed": "application/xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text", "json": "application/jsonl", "csv": "text/csv",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Options:
    """How to take in: ``limit`` bytes for one document, ``mapping`` our field → column, ``keep`` the originals."""

    limit: int
    mapping: Mapping[str, str] | None = None
    keep: bool = True


def take_stream(stream: IO[bytes], *, origin: str, options: Options, depth: int = 0) -> Iterator[Taken | Refused]:
    """All documents in an open stream, lazily; a fault ends it with a refusal."""
    try:
        yield from _stream(stream, origin, options, depth)
    except UnreadableInput as error:
        yield Refused(origin, str(error))
    except OSError as error:
        yield Refused(origin, f"cannot be read: {error.strerror or type(error).__name__}")
    except (zipfile.BadZipFile, zlib.error):
        yield Refused(origin, "the archive that it is in is damaged here")
    except ImportError:  # a library is missing: no fault of the input
        raise
    except Exception as error:  # parsers of hostile bytes fail in more ways than they document
        yield Refused(origin, f"it is damaged in a way that its reader does not know ({type(error).__name__})")


def _stream(stream: IO[bytes], origin: str, options: Options, depth: int) -> Iterator[Taken | Refused]:
    if depth > _MAX_DEPTH:
        raise UnreadableInput("archives within archives too deep: unpack it first")
    head = sources.read_fully(stream, forms.HEAD)
    if what := forms.foreign(head):
        raise UnreadableInput(f"this is {what}")
    columns = frozenset(options.mapping.values()) if options.mapping else frozenset[str]()
    form = forms.form_of(head, name=origin, columns=columns)
    rest = sources.headed(head, stream)
    if form == "gzip":
        yield from take_stream(sources.gunzip(rest), origin=origin, options=options, depth=depth + 1)
    elif form == "zip":
        yield from _zip(stream, rest, origin, options, depth)
    elif form == "warc":
        yield from _warc(rest, origin, options, depth)
    elif form in ("json", "csv"):
        yield from _records(form, rest, head, origin, options)
    else:
        yield from _whole(form, sources.whole(rest, options.limit), origin, options, depth)


def _records(form: str, stream: IO[bytes], head: bytes, origin: str, options: Options) -> Iterator[Taken | Refused]:
    from onrecord.intake import jsonl, table

    documents = jsonl.documents if form == "json" else table.documents
    number = 0
    try:
        for number, data, found, id in documents(stream, head=head, limit=options.limit, mapping=options.mapping):
            if isinstance(found, str):
                yield Refused(origin, found, number, id)
            else:
                yield taken(found, data, origin=origin, reader=form, keep=options.keep, record=number)
    except UnreadableInput as error:
        yield Refused(origin, f"{error}, after record {number}", number + 1) if number else Refused(origin, str(error))


def _whole(form: str, data: bytes, origin: str, options: Options, depth: int) -> Iterator[Taken | Refused]:
    keep = options.keep
    if form == "html":
        from onrecord.intake import html

        yield taken(html.extract(data), data, origin=origin, reader=form, keep=keep)
    elif form == "pdf":
        from onrecord.intake import pdf

        found = pdf.extract(data)
        yield taken(found, data, origin=origin, reader=form, keep=keep)
        for anchor in found.anchors:
            if anchor.start == anchor.end:
                yield Refused(origin, f"page {anchor.label.split()[0]} has no text{ocr.hint()}")
    elif form == "rtf":
        from onrecord.intake import rtf

        yield taken(rtf.extract(data), data, origin=origin, reader=form, keep=keep)
    elif form == "mail":
        from onrecord.intake import mail

        yield taken(mail.extract(data), data, origin=origin, reader=form, keep=keep)
        for name, attached in mail.attachments(data):
            yield from take_stream(io.BytesIO(attached), origin=f"{origin}/{name}", options=options, depth=depth + 1)
    elif form == "feed":
        from onrecord.intake import feed

        for number, found in enumerate(feed.extracts(data), 1):
            original = found.text.encode("utf-8", "replace")
            yield taken(found, original, origin=origin, reader=form, keep=keep, record=number)
    elif form == "xml":
        raise UnreadableInput("this is XML of a kind that is not read: neither a feed nor a page")
    else:
        reader, found = plain(data)
        yield taken(found, data, origin=origin, reader=reader, keep=keep)


def _zip(stream: IO[bytes], rest: IO[bytes], origin: str, options: Options, depth: int) -> Iterator[Taken | Refused]:
    from onrecord.intake import archive as zips

    with tempfile.SpooledTemporaryFile(max_size=options.limit) as spool:
        if depth == 0 and isinstance(stream, io.BufferedReader) and stream.seekable():
            stream.seek(0)
            file: IO[bytes] = stream
        else:
            size = 0
            while data := rest.read(1 << 20):
                size += len(data)
                if size > _MAX_SPOOL:
                    raise UnreadableInput(f"this archive is larger than {_MAX_SPOOL:,} bytes: unpack it first")
                spool.write(data)
            file = cast(IO[bytes], spool)
        packed = file.seek(0, io.SEEK_END)
        file.seek(0)
        try:
            opened = zipfile.ZipFile(file)
            kind = zips.kind(opened)
        except zips.FAULTS as error:
            raise UnreadableInput("this ZIP file is damaged or cut off") from error
        if kind in ("docx", "odt"):
            from onrecord.intake import docx, odt

            zips.check(opened, packed=packed, limit=options.limit)
            file.seek(0)
            data = sources.whole(file, options.limit)
            found = docx.extract(data) if kind == "docx" else odt.extract(data)
            yield taken(found, data, origin=origin, reader=kind, keep=options.keep)
            return
        if kind == "office":
            raise UnreadableInput("a spreadsheet or a presentation: save it as CSV, DOCX or PDF")
        any_member = False
        for name, member in zips.members(opened, packed=packed):
            if kind == "wacz" and not name.startswith("archive/"):
                continue
            any_member = True
            place = f"{origin}/{name}" if name else origin
            if isinstance(member, str):
                yield Refused(place, member)
                continue
            yield from take_stream(member, origin=place, options=options, depth=depth + 1)
        if not any_member:
            raise UnreadableInput("there is no file in this archive")


def _warc(stream: IO[bytes], origin: str, options: Options, depth: int) -> Iterator[Taken | Refused]:
    from onrecord.intake import html, warc

    for page in warc.pages(stream, limit=options.limit):
        place = page.url or f"{origin}, record {page.number}"
        if page.data is None:
            yield Refused(place, f"it is larger than {options.limit:,} bytes: raise --limit", page.number)
            continue
        if not page.data.strip():
            continue
        is_page = "html" in page.media_type or forms.form_of(page.data[: forms.HEAD]) == "html"
        if not is_page:
            for found_there in take_stream(io.BytesIO(page.data), origin=place, options=options, depth=depth + 1):
                yield _at(found_there, page.url) if isinstance(found_there, Taken) else found_there
            continue
        try:
            found = html.extract(page.data, charset=page.charset, url=page.url)
        except UnreadableInput as error:
            yield Refused(place, str(error), page.number)
            continue
        yield taken(
            found, page.data, origin=origin, reader="html", keep=options.keep, record=page.number, media="text/html"
        )


def _at(found: Taken, url: str | None) -> Taken:
    """The document with the URL that it was fetched from, where it has none of its own."""
    return replace(found, document=replace(found.document, url=found.document.url or url))


def taken(
    found: Extract, data: bytes, *, origin: str, reader: str, keep: bool, record: int | None = None,
    media: str | None = None,
) -> Taken:  # fmt: skip
    """The document for what a reader got out of ``data``, with its provenance.

    The id is the record's own or the first 16 hex digits of the SHA-256 of the bytes.
    """
    digest = hashlib.sha256(data).hexdigest()
    document = document_of(
        found.text, id=found.id or digest[:16], sha256=digest, title=found.title, url=found.url,
        published=found.published,
    )  # fmt: skip
    anchors = found.anchors
    if record is not None:
        anchors = (Anchor(0, len(found.text), "record", str(record)), *anchors)
    provenance = Provenance(
        origin=origin, sha256=digest, size=len(data), media_type=media or _MEDIA[reader], reader=reader,
        reader_version=__version__, taken_in=datetime.now(UTC).isoformat(timespec="seconds"), anchors=anchors,
    )  # fmt: skip
    return Taken(document, provenance, data if keep else None)
