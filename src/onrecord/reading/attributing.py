"""From tagged words to attributions: the marks in the text decide what marks can decide.

A direct quotation's edges are its marks; a quotation over several paragraphs is one; a paragraph that is a
running quotation of its own has no cue and belongs to the speaker at hand; an attribution inside another's
content is nested in it.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import attrgetter
from typing import TypeAlias

from onrecord.model import Attribution, Parse, QuotationKind, Span, Spans
from onrecord.reading.quotations import Quotation

Range: TypeAlias = tuple[int, int]

_EDGE = ",;:.–—-…"
_MIN_RUNNING = 4  # words; shorter paragraphs in quotation marks are headings and titles
_MAX_QUOTATION = 1_500  # words; what the marks hold together beyond that is a book, or marks gone astray
_SCARE_WORDS = 2
_SAME = 0.85  # Dice of two contents above which they are one statement
# Logistic regression of "found" (content Dice >= .5) on PolNeAR dev, see training/reader/README.md.
_CALIBRATION = (0.14, 0.622, 2.564, 0.254)
_RUNNING_CONFIDENCE = 0.7  # by hand: dev has four of them


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as the model tags it: word ranges, and log probabilities of the tags (mean)."""

    anchor: int
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    chance: float
    source_log: float
    content_log: float


@dataclass(frozen=True, slots=True)
class _Draft:
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    confidence: float
    found: Found | None = None  # what the model tagged; None for what the marks alone give


def attributions(parse: Parse, quotes: Sequence[Quotation], found: Sequence[Found]) -> tuple[Attribution, ...]:
    """The attributions of a document, in the order of the text, without speakers."""
    return tuple(attribution for attribution, _ in with_origins(parse, quotes, found))


def with_origins(
    parse: Parse, quotes: Sequence[Quotation], found: Sequence[Found]
) -> list[tuple[Attribution, Found | None]]:
    """As :func:`attributions`, each with what the model tagged, or ``None`` for what the marks alone give."""
    marks = _Marks(parse, quotes)
    drafts: list[_Draft] = []
    for item in found:
        content = marks.snap(item.content)
        if not content:
            continue
        confidence = confidence_of(item)
        own, running = marks.split_running(content, item.cue)
        drafts.append(_Draft(item.source, item.cue, own, confidence, item))
        drafts += [_Draft((), (), (piece,), min(confidence, _RUNNING_CONFIDENCE)) for piece in running]
    drafts = _distinct(drafts)
    drafts += [
        _Draft((), (), pieces, _RUNNING_CONFIDENCE)
        for pieces in marks.running({w for d in drafts for a, b in d.content for w in range(a, b)})
    ]
    drafts.sort(key=lambda d: (min(p[0] for p in d.content + d.cue + d.source), -_size(d.content)))
    nested = _nest([_attribution(parse, marks, f"a{n}", d) for n, d in enumerate(drafts, 1)])
    return [(attribution, draft.found) for attribution, draft in zip(nested, drafts, strict=True)]


def without(found: Found, aside: Set[int]) -> Found | None:
    """``found`` without the words ``aside``, which no statement can hold; ``None`` where that leaves nothing."""
    if found.anchor in aside:
        return None

    def clear(ranges: Sequence[Range]) -> tuple[Range, ...]:
        kept: list[Range] = []
        for low, high in ranges:
            for word in range(low, high):
                if word in aside:
                    continue
                if kept and kept[-1][1] == word:
                    kept[-1] = (kept[-1][0], word + 1)
                else:
                    kept.append((word, word + 1))
        return tuple(kept)

    return replace(found, source=clear(found.source), cue=clear(found.cue), content=clear(found.content))


def confidence_of(item: Found) -> float:
    """Calibrated chance that the statement is there, from the model's own probabilities."""
    bias, anchor, content, source = _CALIBRATION
    chance = min(max(item.chance, 1e-6), 1 - 1e-6)
    score = bias + anchor * math.log(chance / (1 - chance)) + content * item.content_log + source * item.source_log
    return 1 / (1 + math.exp(-score))


def _size(ranges: Sequence[Range]) -> int:
    return sum(b - a for a, b in ranges)


def _overlap(left: Sequence[Range], right: Sequence[Range]) -> int:
    """Words that both have; both in the order of the text."""
    shared = at = 0
    for a, b in left:
        while at < len(right) and right[at][1] <= a:
            at += 1
        there = at
        while there < len(right) and right[there][0] < b:
            shared += min(b, right[there][1]) - max(a, right[there][0])
            there += 1
    return shared


def _within(span: Span, outer: Spans) -> bool:
    """Whether one of the spans of ``outer``, which are in the order of the text, holds ``span``."""
    at = bisect_right(outer, span.start, key=attrgetter("start")) - 1
    return at >= 0 and span.end <= outer[at].end


def _distinct(drafts: list[_Draft]) -> list[_Draft]:
    """Leave out what says the same again, of less confidence."""
    kept: list[_Draft] = []
    near = _Near()
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        if not any(_same(draft, kept[n]) for n in near.to(draft.content)):
            near.add(draft.content, len(kept))
            kept.append(draft)
    return kept


def _same(one: _Draft, other: _Draft) -> bool:
    """Nearly the same content by one cue or none, or part of it by words of the other's source ("claims by X")."""
    beside = not one.cue or not other.cue or _overlap(one.cue, other.cue)
    if not beside and not _overlap(one.cue, other.source) and not _overlap(other.cue, one.source):
        return False
    shared = _overlap(one.content, other.content)
    sizes = _size(one.content), _size(other.content)
    return 2 * shared > _SAME * sum(sizes) if beside else shared > _SAME * min(sizes)


class _Near:
    """Numbered ranges by the stretches of the text that they touch, so that none is held against all others."""

    def __init__(self) -> None:
        self._stretches: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, ranges: Sequence[Range] | Spans, number: int) -> None:
        for stretch in self._touched(ranges):
            self._stretches[stretch].append(number)

    def to(self, ranges: Sequence[Range] | Spans) -> list[int]:
        """The numbers of what was added and may share a word with ``ranges``, in order."""
        return sorted({n for stretch in self._touched(ranges) for n in self._stretches.get(stretch, ())})

    @staticmethod
    def _touched(ranges: Sequence[Range] | Spans) -> set[int]:
        return {stretch for first, last in ranges for stretch in range(first >> 7, ((last - 1) >> 7) + 1)}


class _Marks:
    """The quotations of a document by word ranges, and its paragraphs."""

    def __init__(self, parse: Parse, quotes: Sequence[Quotation]) -> None:
        self.parse = parse
        text, starts, ends = parse.text, parse.starts, parse.ends
        self.paragraphs: list[Range] = []
        first = 0
        for at in range(1, len(starts) + 1):
            if at == len(starts) or "\n" in text[ends[at - 1] : starts[at]]:
                self.paragraphs.append((first, at))
                first = at
        self._opens = [p[0] for p in self.paragraphs]
        self.groups: list[tuple[Range, ...]] = []
        for quote in quotes:
            if quote.depth or quote.single:
                continue
            parts = tuple(
                (bisect_left(starts, s.start), bisect_right(starts, s.end - 1)) for s in quote.spans
            )
            if whole := tuple(p for p in parts if p[0] < p[1]):
                self.groups.append(whole)
        plain = (ends[at] - starts[at] > 1 or text[starts[at]].isalnum() for at in range(len(starts)))
        self._plain = [0, *accumulate(plain)]
        self._sizes = [_size(group) for group in self.groups]
        self.parts = sorted((part, n) for n, group in enumerate(self.groups) for part in group)
        self._part_ends = [part[1] for part, _ in self.parts]

    def paragraph(self, word: int) -> int:
        """Number of the paragraph of ``word``."""
        return bisect_right(self._opens, word) - 1

    def touching(self, piece: Range) -> list[tuple[Range, int]]:
        """Quotation parts that share words with ``piece``, with their group."""
        at = bisect_right(self._part_ends, piece[0])
        found = []
        while at < len(self.parts) and self.parts[at][0][0] < piece[1]:
            found.append(self.parts[at])
            at += 1
        return found

    def snap(self, content: Sequence[Range]) -> tuple[Range, ...]:
        """Widen pieces to the marks of the quotations that they mostly cover; merge what meets."""
        pieces: list[Range] = []
        for piece in content:
            low, high = piece
            for part, group in self.touching(piece):
                if 2 * self._words(max(low, part[0]), min(high, part[1])) > self._words(*part):
                    low, high = min(low, part[0]), max(high, part[1])
                    if self._sizes[group] <= _MAX_QUOTATION:
                        pieces += [p for p in self.groups[group] if p != part]
            pieces.append((low, high))
        merged: list[Range] = []
        for low, high in sorted(pieces):
            if merged and low <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
            else:
                merged.append((low, high))
        return tuple(m for m in map(self._trim, merged) if m[0] < m[1])

    def _words(self, low: int, high: int) -> int:
        """How many of the words are more than a mark."""
        return self._plain[high] - self._plain[low]

    def _trim(self, piece: Range) -> Range:
        low, high = piece
        word = self.parse.word
        while low < high and word(low) in _EDGE:
            low += 1
        while low < high and word(high - 1) in _EDGE:
            high -= 1
        return low, high

    def whole(self, paragraph: int) -> bool:
        """Whether a paragraph is one quotation from end to end."""
        low, high = self.paragraphs[paragraph]
        at = bisect_right(self._part_ends, low)
        if at == len(self.parts) or self.parts[at][0][0] != low:
            return False
        alone = at + 1 == len(self.parts) or self.parts[at + 1][0][0] >= high
        return alone and high - self.parts[at][0][1] <= 1

    def split_running(
        self, content: tuple[Range, ...], cue: Sequence[Range]
    ) -> tuple[tuple[Range, ...], list[Range]]:
        """Content without the paragraphs that are quotations of their own, and those."""
        if not cue or len(content) < 2:
            return content, []
        home = self.paragraph(cue[0][0])
        running = [
            p for p in content
            if self.paragraph(p[0]) != home and self.whole(self.paragraph(p[0]))
            and all(len(self.groups[g]) == 1 for _, g in self.touching(p))
        ]  # fmt: skip
        apart = set(running)
        own = tuple(p for p in content if p not in apart)
        if not any(self.paragraph(p[0]) == home for p in own):
            return content, []
        return own, running

    def running(self, taken: set[int]) -> list[tuple[Range, ...]]:
        """Quotations that fill whole paragraphs, follow another quotation, and are in no content yet."""
        found = []
        for group in self.groups:
            first = self.paragraph(group[0][0])
            if first == 0 or _size(group) < _MIN_RUNNING:
                continue
            if not all(self.whole(self.paragraph(p[0])) for p in group):
                continue
            if any(w in taken for a, b in group for w in range(a, b)):
                continue
            if any(w in taken for w in range(*self.paragraphs[first - 1]) if self.quoted(w)):
                found.append(group)
                taken |= {w for a, b in group for w in range(a, b)}
        return found

    def quoted(self, word: int) -> bool:
        """Whether ``word`` stands in a quotation."""
        return bool(self.touching((word, word + 1)))

    def kind(self, content: Sequence[Range]) -> QuotationKind:
        """Direct where nine tenths of the words stand in quotation marks, mixed where some do.

        A scare quote of a word or two does not make an indirect statement mixed.
        """
        total = inside = quoted = 0
        for low, high in content:
            plain = self._words(low, high)
            total += plain
            for part, _ in self.touching((low, high)):
                size = self._words(max(low, part[0]), min(high, part[1]))
                quoted += size
                inside += size if size > _SCARE_WORDS or size == plain else 0
        if total and quoted >= 0.9 * total:
            return "direct"
        return "mixed" if inside else "indirect"


def _attribution(parse: Parse, marks: _Marks, name: str, draft: _Draft) -> Attribution:
    def spans(ranges: Sequence[Range]) -> Spans:
        return tuple(Span(parse.starts[a], parse.ends[b - 1]) for a, b in ranges)

    return Attribution(
        name, spans(draft.source), spans(draft.cue), spans(draft.content), marks.kind(draft.content),
        confidence=round(draft.confidence, 3),
    )  # fmt: skip


def _nest(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Fill in ``within``: the smallest content that holds an attribution's cue and content."""
    near = _Near()
    for number, outer in enumerate(found):
        near.add(outer.content, number)
    nested = []
    for inner in found:
        holders = [
            outer for outer in (found[n] for n in near.to(inner.cue[:1]))
            if outer is not inner and all(_within(s, outer.content) for s in (*inner.cue, *inner.content))
        ]  # fmt: skip
        holder = min(holders, key=lambda o: sum(s.end - s.start for s in o.content), default=None)
        nested.append(replace(inner, within=holder.id) if holder else inner)
    return tuple(nested)
