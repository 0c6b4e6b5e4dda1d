"""Which language a text is in (py3langid; ISO 639-1); only English is read."""

from __future__ import annotations

_SAMPLE = 4000
_MIN_LETTERS = 20


def language_of(text: str) -> str | None:
    """The language of ``text`` from its first letters and its middle; ``None`` where there are too few."""
    sample = text[:_SAMPLE]
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        sample += " " + text[middle : middle + _SAMPLE]
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    import py3langid

    language, _ = py3langid.classify(sample)
    return str(language)
