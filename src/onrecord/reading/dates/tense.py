"""Past or future of a time expression, from the Penn tags of the verb that it hangs on or stands nearest to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

from onrecord.model import Parse

Tense = Literal["past", "present", "future"]

_REACH = 40  # words of a sentence that are looked at on either side
_CLIMB = 8  # heads above the expression
_FUTURE = frozenset("will wo 'll ’ll shall would should may might could can must".split())  # noqa: RUF001
_AHEAD = frozenset(
    "expected due scheduled set planned slated planning plans going hopes intends aims wants likely ready expects "
    "plan hope intend agreed about bound seeks".split()
)
_BE = frozenset("be is are am 's ’s was were been being 're ’re".split())  # noqa: RUF001
_HAVE = frozenset("has have 've ’ve had having".split())  # noqa: RUF001


class Tenses:
    """Answers for one parse; with tags missing, too few or of another set it answers ``None``."""

    def __init__(self, parse: Parse | None) -> None:
        size = len(parse.starts) if parse else 0
        usable = parse is not None and len(parse.tags) == size and len(parse.ends) == size
        self._parse = parse if usable else None
        self._heads = parse.heads if parse is not None and len(parse.heads) == size else ()
        self._firsts = [first for first, _ in parse.sentences] if parse is not None else []

    def tag(self, start: int) -> str | None:
        """Penn tag of the word at character ``start``."""
        index = self._index(start)
        return self._parse.tags[index] if self._parse is not None and index is not None else None

    def at(self, start: int, end: int) -> Tense | None:
        """The tense in force at the characters ``[start, end)``."""
        parse = self._parse
        index = self._index(start)
        if parse is None or index is None:
            return None
        low, high = self._sentence(index)
        after = bisect_left(parse.starts, end)
        verb = self._governing(index, low, high)
        if verb is not None:
            return self._tense(verb, low)
        for offset in range(1, _REACH):
            if (left := index - offset) >= low and self._is_verb(left):
                return self._tense(left, low)
            if (right := after + offset - 1) < high and offset <= 3 and self._is_verb(right):
                return self._tense(right, low)
        for right in range(after, min(high, after + _REACH)):
            if self._is_verb(right):
                return self._tense(right, low)
        return None

    def _index(self, start: int) -> int | None:
        if self._parse is None:
            return None
        index = bisect_right(self._parse.starts, start) - 1
        return index if index >= 0 else None

    def _sentence(self, index: int) -> tuple[int, int]:
        assert self._parse is not None  # noqa: S101 - narrowing for the type checker
        size = len(self._parse.starts)
        place = bisect_right(self._firsts, index) - 1
        low, high = self._parse.sentences[place] if place >= 0 else (0, size)
        return (max(low, 0), min(high, size)) if low <= index < high else (index, index + 1)

    def _is_verb(self, index: int) -> bool:
        assert self._parse is not None  # noqa: S101
        tag = self._parse.tags[index]
        return tag in ("VBD", "VBZ", "VBP", "VB", "MD", "VBN", "VBG")

    def _governing(self, index: int, low: int, high: int) -> int | None:
        """The first verb above the expression, by heads that stay in the sentence."""
        if not self._heads:
            return None
        here = index
        for _ in range(_CLIMB):
            above = self._heads[here]
            if above == here or not low <= above < high:
                return None
            here = above
            if self._is_verb(here) and not index <= here <= index + 1:
                return here
        return None

    def _tense(self, verb: int, low: int) -> Tense:
        """Of a verb with the auxiliaries that stand shortly before it."""
        parse = self._parse
        assert parse is not None  # noqa: S101
        tag = parse.tags[verb]
        before = [(parse.word(i).lower(), parse.tags[i]) for i in range(max(low, verb - 5), verb)]
        words = [word for word, _ in before]
        if tag == "MD":
            return "future"
        if tag == "VBD":
            return "past"
        if tag == "VB":
            for word, kind in reversed(before):
                if kind == "MD" or word in _FUTURE:
                    return "future"
                if word in _AHEAD:
                    return "future"
                if kind == "VBD":
                    return "past"
            return "future" if "to" in words[-2:] else "present"
        if tag in ("VBN", "VBG"):
            for word, kind in reversed(before):
                if kind == "MD" or word in ("will", "'ll", "to"):
                    return "future" if "have" not in words[-2:] or word == "will" else "past"
                if kind == "VBD" or word in _HAVE:
                    return "past"
                if word in _BE:
                    return "present" if tag == "VBG" or parse.word(verb).lower() in _AHEAD else "past"
            return "past" if tag == "VBN" else "present"
        return "present"
