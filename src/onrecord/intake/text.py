"""Bytes → text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import UnreadableInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROLS = 0.002  # share of bytes; the real articles at hand have none
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_UNDEFINED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(data: bytes) -> str:
    """The text of ``data``, unchanged but for a byte order mark.

    By its mark, else as UTF-8, UTF-16 without a mark, or Windows-1252. A file cut in the middle of a
    character, or with a few broken bytes in otherwise good UTF-8, keeps U+FFFD in their place.

    Raises:
        UnreadableInput: empty, binary, or in no encoding that can be told.
    """
    if not data:
        raise UnreadableInput("the file is empty")
    text = _decode(data)
    if not text.strip():
        raise UnreadableInput("there is nothing but white space in it")
    if len(_CONTROL_CHARACTERS.findall(text)) > _MAX_CONTROLS * len(text):
        raise UnreadableInput("this is not text (binary data)")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                if encoding == "utf-8-sig":
                    break
                raise UnreadableInput(f"it begins as {encoding.upper()} but is broken at byte {error.start}") from error
    try:
        return data.decode("utf-8-sig") if b"\x00" not in data else _wide(data)
    except UnicodeDecodeError:
        pass
    if len(_CONTROLS.findall(data)) > _MAX_CONTROLS * len(data):
        raise UnreadableInput("this is not text (binary data)")
    good = sum(len(m) for m in _MULTIBYTE.findall(data))
    high = len(_HIGH.findall(data))
    if 2 * good > high or _cut_at_end(data):
        return data.decode("utf-8-sig", errors="replace")
    if not _UNDEFINED_1252.search(data) and high <= 0.3 * len(data):
        return data.decode("cp1252")
    raise UnreadableInput("its encoding cannot be told: save it as UTF-8 and try again")


def _cut_at_end(data: bytes) -> bool:
    """Whether the only fault is a character cut off by the end of the data."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, told by the zero bytes of its Latin letters."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.5 * half and others <= 0.02 * half and len(data) % 2 == 0:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                break
    raise UnreadableInput("this is not text (binary data)")
