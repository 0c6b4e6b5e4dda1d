"""Which language a text is in (py3langid; ISO 639-1); only English is read."""

from __future__ import annotations

from functools import cache
from typing import Any

#: What the reader reads: English, and what is too short to tell. Other documents are kept and searched, not read.
LANGUAGES = frozenset({"en", None})
_BEGINNING, _MIDDLE = 800, 400  # letters; 2,000 of each gave the same on 1,347 documents at twice the cost
_MIN_LETTERS = 20
# Log-likelihood over that of English below which a foreign language is in doubt. Sentences of under 160 letters
# taken for foreign: English ones by 4 in the median and by 8 to 17 at the 95th percentile, German and Spanish
# ones over 30 letters by 37 at the least.
_MARGIN = 20.0


def language_of(text: str) -> str | None:
    """The language of ``text`` from its first letters and its middle; ``None`` where that is in doubt."""
    sample = text[:_BEGINNING]
    if len(text) > 3 * _BEGINNING:
        middle = len(text) // 2
        sample += " " + text[middle : middle + _MIDDLE]
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return None
    ranked = _identifier().rank(sample)
    language, likelihood = ranked[0]
    if language != "en" and likelihood - dict(ranked).get("en", likelihood) < _MARGIN:
        return None
    return str(language)


@cache
def _identifier() -> Any:
    """The classifier with the languages of ISO 639-1 alone: headlines in English are no Nigerian Pidgin (pcm)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
