"""Text of a document as a terminal may show it: nothing in it moves the cursor or turns the line around."""

from __future__ import annotations

import re

# C0 without newline and tab, DEL, C1, the line and paragraph separators, the bidi overrides, embeddings and
# isolates ("Trojan Source", CVE-2021-42574), tag characters, and half characters.
_ACTIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ud800-\udfff]"
)


def safe(text: str) -> str:
    """The text with every active character shown by its sign (``␛``) or number (``⟨U+202E⟩``)."""
    return _ACTIVE.sub(_shown, text)


def line(text: str) -> str:
    """The same in one line, white space run together."""
    return safe(" ".join(text.split()))


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x0D:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"
