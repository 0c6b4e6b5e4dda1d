"""The trained reader: one pass of the encoder gives syntax, names and, cue by cue, attributions.

An attribution is found by its anchor, the first word of its cue; a second, small network then tags all
words of the window as part of that attribution's source, cue or content (as in semantic role labelling:
He et al. 2017), so linking is learned and contents may be broken, shared or nested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise
from pathlib import Path

import numpy as np

from onrecord.model import Document, Name, Parse
from onrecord.reading.attributing import Found, attributions, without
from onrecord.reading.cues import PLAIN, confirmed
from onrecord.reading.decode import FORBIDDEN, Floats, Ints, bio_transitions, runs, tree, viterbi
from onrecord.reading.encoder import Encoder, model_name
from onrecord.reading.features import features
from onrecord.reading.flow import flowing, furniture
from onrecord.reading.quotations import Quotation, quotations
from onrecord.reading.reader import Reading
from onrecord.reading.roles import Candidate, Spot, candidates, decoded
from onrecord.reading.windows import Window, windows
from onrecord.reading.words import sentences, words

# Swept on PolNeAR dev (see training/reader/README.md).
BROKEN = (0.0, 4.0, 0.5)  # what a further piece of source, cue, content costs, in nats
_TOGETHER = 8  # windows whose names and roles are decoded at once
_ANCHORS = 128  # tagged at once
_MAX_SENTENCE = 400  # words; a longer "sentence" is a table or a list and gets no syntax


@dataclass(slots=True)
class _Work:
    """A document on its way through the model; filled window by window."""

    document: Document
    text: str
    starts: list[int]
    ends: list[int]
    bounds: list[tuple[int, int]]
    quotes: tuple[Quotation, ...]
    pieces: list[tuple[int, ...]]
    features: list[tuple[int, int, int]]
    sentence: Ints
    paragraph: Ints
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    waiting: int = 0
    cut: bool = False


class TrainedReader:
    """Reads with the packaged weights (or those in ``folder``)."""

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        self.encoder = Encoder(folder, threads=threads)
        labels = self.encoder.labels
        self._name_moves = bio_transitions((len(labels.names) - 1) // 2, broken=[0.0] * len(labels.names))
        self.role_moves = bio_transitions(3, broken=BROKEN)
        self.threshold = PLAIN

    @property
    def model(self) -> str:
        """Name and hash of the weights."""
        return model_name(self.encoder.folder)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, in order; memory is bounded by the longest document's words."""
        queue: list[_Work] = []
        buffer: list[tuple[_Work, Window]] = []
        for document in documents:
            work = self._prepare(document)
            queue.append(work)
            for window in windows([len(p) for p in work.pieces], work.bounds):
                work.waiting += 1
                buffer.append((work, window))
                if len(buffer) >= _TOGETHER:
                    self._run(buffer)
                    buffer.clear()
            work.cut = True
            while queue and queue[0].cut and not queue[0].waiting:
                yield self._finish(queue.pop(0))
        self._run(buffer)
        yield from map(self._finish, queue)

    def _prepare(self, document: Document) -> _Work:
        text = flowing(document)
        starts, ends = words(text)
        bounds = sentences(text, starts, ends)
        quotes = quotations(text[: ends[-1]]) if ends else ()
        marks = features(text, starts, ends, quotes)
        sentence = np.zeros(len(starts), dtype=np.int64)
        for number, (first, last) in enumerate(bounds):
            sentence[first:last] = number
        paragraph = np.cumsum(np.fromiter((m[1] >= 2 for m in marks), dtype=np.int64, count=len(marks)))
        pieces = self.encoder.pieces([text[s:e] for s, e in zip(starts, ends, strict=True)])
        return _Work(document, text, starts, ends, bounds, quotes, pieces, marks, sentence, paragraph)

    def _run(self, buffer: list[tuple[_Work, Window]]) -> None:
        """Run the waiting windows, a few together."""
        for at in range(0, len(buffer), _TOGETHER):
            some = buffer[at : at + _TOGETHER]
            packed = [
                self.encoder.words(w.pieces[x.first : x.last], w.features[x.first : x.last])
                if _has_words(w, x) else None for w, x in some
            ]  # fmt: skip
            full = [(w, x, scores) for (w, x), scores in zip(some, packed, strict=True) if scores is not None]
            names = iter(self._names(full))
            spots = [self._spots(*item) for item in full]
            found = self._tagged([s for each in spots for s in each])
            of = iter(spots)
            for (work, window), scores in zip(some, packed, strict=True):
                work.waiting -= 1
                if scores is None:
                    _unread(work, window)
                    continue
                work.names += next(names)
                work.found += islice(found, len(next(of)))
                self._syntax(work, window, scores)

    def _names(self, full: list[tuple[_Work, Window, Floats]]) -> Iterator[list[Name]]:
        """The names in the core of each window."""
        if not full:
            return
        labels = self.encoder.labels
        column = slice(*labels.layout["names"])
        widest = max(window.core_last - window.core_first for _, window, _ in full)
        scores = np.zeros((len(full), widest, len(labels.names)), dtype=np.float32)
        for row, (_, window, packed) in enumerate(full):
            low, high = window.core_first - window.first, window.core_last - window.first
            scores[row, : high - low] = packed[low:high, column]
            scores[row, high - low :, 1:] = FORBIDDEN
        for path, (_, window, _) in zip(viterbi(scores, *self._name_moves), full, strict=True):
            names = []
            for kind in set(((path[path > 0] - 1) // 2).tolist()):
                label = labels.names[1 + 2 * kind][2:]
                names += [Name(window.core_first + a, window.core_first + b, label) for a, b in runs(path, kind)]
            yield sorted(names, key=lambda n: n.first)

    def _spots(self, work: _Work, window: Window, packed: Floats) -> list[Spot]:
        """The anchors in the core of a window."""
        low, high = window.core_first - window.first, window.core_last - window.first
        chance = 1 / (1 + np.exp(-packed[low:high, self.encoder.labels.layout["anchor"][0]]))
        sentence = work.sentence[window.first : window.last]
        paragraph = work.paragraph[window.first : window.last]
        return [
            Spot(packed, sentence, paragraph, low + int(at), window.first, float(chance[at]))
            for at in np.flatnonzero(chance >= self.threshold)
        ]

    def _tagged(self, spots: list[Spot]) -> Iterator[Found]:
        for at in range(0, len(spots), _ANCHORS):
            yield from self.decode(candidates(self.encoder, spots[at : at + _ANCHORS]))

    def _syntax(self, work: _Work, window: Window, packed: Floats) -> None:
        """Fill in the tags, heads and relations of a window's core."""
        labels = self.encoder.labels
        low, high = window.core_first - window.first, window.core_last - window.first
        core = packed[low:high]
        part = {k: core[:, a:b] for k, (a, b) in labels.layout.items()}
        work.tags += [labels.tags[i] for i in part["tags"].argmax(1).tolist()]
        heads: list[int] = []
        sentence = work.sentence[window.core_first : window.core_last]
        edges = [0, *(np.flatnonzero(np.diff(sentence)) + 1).tolist(), len(sentence)]
        for first, last in pairwise(edges):
            if last - first > _MAX_SENTENCE:
                heads += range(first, last)
                continue
            scores = part["dependent"][first:last] @ part["head"][first:last].T + part["head_bias"][first:last, 0]
            heads += [first + h for h in tree(scores)]
        at = np.asarray(heads, dtype=np.int64)
        likely = self.encoder.relations(part["low"] + part["high"][at])
        likely[:, labels.deps.index("ROOT")] = np.where(at == np.arange(len(at)), -FORBIDDEN, FORBIDDEN)
        work.deps += [labels.deps[i] for i in likely.argmax(1).tolist()]
        work.heads += [window.core_first + h for h in heads]

    def decode(self, some: list[Candidate]) -> list[Found]:
        """The likeliest reading of each candidate."""
        return decoded(some, self.role_moves)

    def _finish(self, work: _Work) -> Reading:
        parse = parse_of(work)
        aside = furniture(work.document, work.starts)
        found = [f for f in (without(f, aside) for f in work.found) if f] if aside else work.found
        return Reading(work.document, parse, attributions(parse, work.quotes, confirmed(parse, found)))


def parse_of(work: _Work) -> Parse:
    """The syntax of a document that went through the model."""
    return Parse(
        work.text, tuple(work.starts), tuple(work.ends), tuple(work.tags), tuple(work.heads),
        tuple(work.deps), tuple(work.bounds), tuple(work.names),
    )  # fmt: skip


def _has_words(work: _Work, window: Window) -> bool:
    """Whether there is more to read than punctuation: rules, empty tables and noise are left alone."""
    return any(shape != 6 for shape, _, _ in work.features[window.first : window.last])


def _unread(work: _Work, window: Window) -> None:
    """Punctuation alone: every mark by itself."""
    size = window.core_last - window.core_first
    work.tags += ["NFP"] * size
    work.heads += range(window.core_first, window.core_last)
    work.deps += ["ROOT"] * size
