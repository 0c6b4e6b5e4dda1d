"""Which encoding an HTML page is really in: what it is, before what it says."""

from __future__ import annotations

import re

from onrecord.errors import UnreadableInput
from onrecord.intake.text import decode

_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.I)
_NOT_TEXT = frozenset({"utf-7", "idna", "punycode", "rot13", "unicode_escape", "raw_unicode_escape", "undefined"})


def decode_page(data: bytes, *, declared: str | None = None) -> str:
    """The text of a page: valid UTF-8 is UTF-8 whatever is declared, else as HTTP or the page say, else as found.

    Raises:
        UnreadableInput: empty, or in no encoding that can be told.
    """
    if not data.strip():
        raise UnreadableInput("the page is empty")
    try:
        if data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    meta = _META.search(data[:4096]) or _XML.search(data[:200])
    for name in (declared, meta[1].decode("ascii") if meta else None):
        # browsers read a declared Latin-1 as Windows-1252 (WHATWG Encoding)
        name = "cp1252" if name and name.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name
        if name and name.lower().replace("-", "_") not in {n.replace("-", "_") for n in _NOT_TEXT}:
            try:
                return data.decode(name)
            except (LookupError, ValueError):
                continue
    return decode(data)
