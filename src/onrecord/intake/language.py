"""Which language a text is in (py3langid; ISO 639-1); only English is read."""

from __future__ import annotations

from functools import cache
from typing import Any

_SAMPLE = 2000
_MIN_LETTERS = 20


def language_of(text: str) -> str | None:
    """The language of ``text`` from its first letters and its middle; ``None`` where there are too few."""
    sample = text[:_SAMPLE]
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        sample += " " + text[middle : middle + _SAMPLE]
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    language, _ = _identifier().classify(sample)
    return str(language)


@cache
def _identifier() -> Any:
    """The classifier with the languages of ISO 639-1 alone: headlines in English are no Nigerian Pidgin (pcm)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
