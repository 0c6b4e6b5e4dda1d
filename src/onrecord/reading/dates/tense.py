"""Past or future of a time expression, from the Penn tags of the verb that it hangs on or stands nearest to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from onrecord.model import Parse

Tense = Literal["past", "present", "future"]

_VERBS = frozenset(("VBD", "VBZ", "VBP", "VB", "MD", "VBN", "VBG"))
_CHAIN = _VERBS | {"RB", "TO"}
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_GOVERNOR = 6  # words before "to" among which the verb is that it hangs on
_AUXILIARIES = 6
_REACH = 40  # words of a sentence that are looked at on either side
_CLIMB = 8  # heads above the expression
_FUTURE = frozenset(("will", "wo", "'ll", "’ll"))
_AHEAD = frozenset(
    "expected due scheduled set planned slated planning plans going hopes intends aims wants likely ready expects "
    "plan hope intend agreed about bound seeks expect anticipate anticipates forecast forecasts predict "
    "predicts".split()
)
_INTENDED = frozenset(
    "wanted hoped intended promised vowed pledged decided offered threatened asked invited urged ordered".split()
)
# Said in the present of what is to come: "the trial opens Monday"
_TIMETABLED = frozenset(
    "begin begins start starts open opens resume resumes end ends close closes expire expires meet meets convene "
    "convenes arrive arrives leave leaves depart departs travel travels host hosts kick kicks take takes vote votes "
    "go goes face faces".split()
)
_HAVE = frozenset("has have 've ’ve had having".split())


class Tenses:
    """Answers for one parse; with tags missing or too few it answers ``None``."""

    def __init__(self, parse: Parse | None) -> None:
        self._tags: Sequence[str] = ()
        self._starts: Sequence[int] = ()
        self._heads: Sequence[int] = ()
        self._sentences: Sequence[tuple[int, int]] = ()
        self._text = ""
        if parse is not None and len(parse.tags) == len(parse.starts) == len(parse.ends):
            self._text, self._tags, self._starts, self._ends = parse.text, parse.tags, parse.starts, parse.ends
            self._sentences = parse.sentences
            if len(parse.heads) == len(parse.starts):
                self._heads = parse.heads
        self._firsts = [first for first, _ in self._sentences]

    def tag(self, start: int) -> str | None:
        """Penn tag of the word at character ``start``."""
        index = bisect_right(self._starts, start) - 1
        return self._tags[index] if index >= 0 else None

    def at(self, start: int, end: int) -> Tense | None:
        """The tense in force at the characters ``[start, end)``."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        low, high = self._sentence(index)
        after = max(bisect_left(self._starts, end), index + 1)
        verb = self._governing(index, after, low, high)
        if verb is None:
            verb = self._nearest(index, after, low, high)
        return self._tense(verb, low) if verb is not None else None

    def _sentence(self, index: int) -> tuple[int, int]:
        place = bisect_right(self._firsts, index) - 1
        if place < 0:
            return 0, len(self._starts)
        low, high = self._sentences[place]
        return (max(low, 0), min(high, len(self._starts))) if low <= index < high else (index, index + 1)

    def _words(self, first: int, last: int) -> list[str]:
        return [self._text[self._starts[i] : self._ends[i]].lower() for i in range(first, last)]

    def _governing(self, index: int, after: int, low: int, high: int) -> int | None:
        """The first verb above the expression, by heads that stay in the sentence."""
        if not self._heads:
            return None
        here = index
        for _ in range(_CLIMB):
            above = self._heads[here]
            if above == here or not low <= above < high:
                return None
            here = above
            if self._tags[here] in _VERBS and not index <= here < after:
                return here
        return None

    def _nearest(self, index: int, after: int, low: int, high: int) -> int | None:
        """The verb of the sentence before the expression, or else after it."""
        for left in range(index - 1, max(low, index - _REACH) - 1, -1):
            if self._tags[left] in _VERBS:
                return left
        for right in range(after, min(high, after + _REACH)):
            if self._tags[right] in _VERBS:
                return right
        return None

    def _tense(self, verb: int, low: int) -> Tense | None:
        """Of a verb with the auxiliaries and adverbs that stand right before it."""
        tag = self._tags[verb]
        if tag in ("MD", "VBD"):
            return "future" if tag == "MD" else "past"
        first = verb
        while first > low and verb - first < _AUXILIARIES and self._tags[first - 1] in _CHAIN:
            first -= 1
        words, tags = self._words(first, verb), self._tags[first:verb]
        if "MD" in tags or not _FUTURE.isdisjoint(words):
            return "past" if not _HAVE.isdisjoint(words) and "will" not in words else "future"
        if "TO" in tags:
            governor = self._words(max(low, first - 3), first) + words
            if not _AHEAD.isdisjoint(governor):
                return "future"
            if not _INTENDED.isdisjoint(governor):
                return None  # "wanted to meet in May": before or after, the words don't say
            before = [tag for tag in self._tags[max(low, first - _GOVERNOR) : verb] if tag in _FINITE]
            return "past" if before and before[-1] == "VBD" else "future"
        if tag == "VB":
            return "present"
        if tag in ("VBN", "VBG"):
            if self._words(verb, verb + 1)[0] in _AHEAD:
                return None if "VBD" in tags else "future"  # "was set for June": before or after, the words don't say
            if "VBD" in tags or not _HAVE.isdisjoint(words) or (tag == "VBN" and not tags):
                return "past"
        word = self._words(verb, verb + 1)[0]
        return "future" if tag in ("VBZ", "VBP") and word in _TIMETABLED | _AHEAD else "present"
