"""RTF → text (striprtf)."""

from __future__ import annotations

from onrecord.errors import UnreadableInput
from onrecord.intake.taken import Extract


def extract(data: bytes) -> Extract:
    """The words of an RTF document, a paragraph a line.

    Raises:
        UnreadableInput: it cannot be read, or has no text.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        text = str(rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
    except (
        ValueError,
        LookupError,
        IndexError,
        TypeError,
        AttributeError,
        KeyError,
        RecursionError,
        OverflowError,
    ) as error:
        raise UnreadableInput("this RTF file is damaged") from error
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # emoji come as two halves
    text = "\n\n".join(line for line in (line.strip() for line in text.split("\n")) if line)
    if not text:
        raise UnreadableInput("there is no text in this RTF file")
    return Extract(text=text)
