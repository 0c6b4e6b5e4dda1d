"""Which form an input has, told by its bytes; its name only settles a doubt about JSON lines."""

from __future__ import annotations

import json
import re
from typing import Literal, TypeAlias

Form: TypeAlias = Literal[
    "plain", "html", "pdf", "zip", "gzip", "rtf", "mail", "warc", "feed", "json", "csv", "xml", "unknown"
]

HEAD = 65_536  # bytes that are looked at

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title|section|main|table)\b", re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)
_MARKUP = re.compile(rb"\s*<(?:!--|[!?a-z])", re.I)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,40}):(?:[ \t]|$)")
_MAIL_ALWAYS = {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to", b"x-mailer"}
_MAIL_TOGETHER = {b"from", b"date", b"subject"}
_OBJECT = re.compile(rb"\s*\{\s*(?:\"|\})")
_ARRAY = re.compile(rb"\s*\[\s*\{\s*\"")
_COLUMNS = {"text", "body", "content", "article", "fulltext", "full_text", "article_text", "maintext"}
_MAGIC: tuple[tuple[bytes, Form], ...] = (
    (b"\x1f\x8b", "gzip"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"{\\rtf", "rtf"), (b"WARC/", "warc"),
)  # fmt: skip
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file: save it as DOCX or PDF"),
    (b"\x89PNG", "a picture: onrecord reads text"), (b"\xff\xd8\xff", "a picture: onrecord reads text"),
    (b"GIF8", "a picture: onrecord reads text"), (b"7z\xbc\xaf", "a 7-Zip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"), (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ", "an xz file: unpack it first"), (b"\x28\xb5\x2f\xfd", "a zstd file: unpack it first"),
    (b"SQLite format 3", "a database: give it with --ledger if it is a ledger"), (b"\x7fELF", "a program"),
)  # fmt: skip


def foreign(head: bytes) -> str | None:
    """What a well-known kind of file is that is not read, with what to do."""
    return next((what for magic, what in _FOREIGN if head.startswith(magic)), None)


def form_of(head: bytes, *, name: str = "", columns: frozenset[str] = frozenset()) -> Form:
    """The form of an input that begins with ``head``; ``columns`` are names that the user mapped."""
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    if b"%PDF-" in head[:1024]:
        return "pdf"
    start = head.removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.replace(b"\x00", b"")[2:]
    if _MARKUP.match(start):
        return _markup(start)
    if _json(start, name):
        return "json"
    if _mail(start):
        return "mail"
    if _table(start, columns, name):
        return "csv"
    return "plain"


def _markup(start: bytes) -> Form:
    early = start[:4096]
    html, feed = _HTML.search(early), _FEED.search(early)
    if feed and (not html or feed.start() < html.start()):
        return "feed"
    if html:
        return "html"
    return "xml" if start.lstrip()[:5].lower() == b"<?xml" or b"<!DOCTYPE" in early else "plain"


def _json(start: bytes, name: str) -> bool:
    if _OBJECT.match(start) or _ARRAY.match(start):
        return True
    if not name.removesuffix(".gz").endswith((".jsonl", ".ndjson", ".json")):
        lines = [line for line in start.split(b"\n")[:20] if line.strip()]
        return sum(map(_is_object, lines[:-1])) > len(lines) / 2
    return True


def _is_object(line: bytes) -> bool:
    if not _OBJECT.match(line):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _mail(start: bytes) -> bool:
    names = set()
    for number, line in enumerate(start.split(b"\n")[:60]):
        if not line.strip():
            break
        header = _HEADER.match(line)
        if header:
            names.add(header[1].lower())
        elif number == 0 or line[:1] not in b" \t":
            return False
    return (bool(names & _MAIL_ALWAYS) and len(names) >= 2) or names >= _MAIL_TOGETHER


def _table(start: bytes, columns: frozenset[str], name: str) -> bool:
    mapped = {c.strip().lower() for c in columns}
    named = name.lower().removesuffix(".gz").endswith((".csv", ".tsv"))
    first = start.split(b"\n", 1)[0].strip().decode("utf-8", "replace")
    for mark in ",;\t":
        cells = {cell.strip().strip('"').lower() for cell in first.split(mark)}
        if cells & mapped or (len(cells) > 1 and (named or cells & _COLUMNS)):
            return True
    return False
