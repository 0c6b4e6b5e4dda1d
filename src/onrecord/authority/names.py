"""Keys under which names are found: free of case, of diacritics, of dots and of the article."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base and a mark.
_PLAIN = str.maketrans({
    "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "Þ": "Th",
    "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ħ": "h", "ə": "a", "Ə": "A",
    "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "–": "-", "—": "-",
})  # fmt: skip
_APOSTROPHE = re.compile(r"'")
_APART = re.compile(r"[\s\-_/,&]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: ``"Whangārei" → "whangarei"``, ``"The U.S." → "us"``, ``"Sana’a" → "sanaa"``."""
    plain = name.translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    key = _APART.sub(" ", _APOSTROPHE.sub("", plain.replace(".", ""))).casefold().strip()
    return key[4:] if key.startswith("the ") else key


def is_acronym(name: str) -> bool:
    """Whether a name is told from a word by its capitals alone: ``US``, ``WHO``, ``AP``; not ``NATO's``."""
    letters = [c for c in name if c.isalpha()]
    return 1 < len(letters) <= 5 and all(c.isupper() for c in letters) and " " not in name


def without_possessive(name: str) -> str:
    """``"Beijing's" → "Beijing"``, ``"the United States'" → "the United States"``."""
    for ending in ("'s", "’s", "'S", "’S", "'", "’"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name
