"""The trained reader: one pass of the encoder gives syntax, names and, cue by cue, attributions.

An attribution is found by its anchor, the first word of its cue; a second, small network then tags all
words of the window as part of that attribution's source, cue or content (as in semantic role labelling:
He et al. 2017), so linking is learned and contents may be broken, shared or nested.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from onrecord.model import Document, Name, Parse
from onrecord.reading.attributing import Found, attributions, without
from onrecord.reading.decode import FORBIDDEN, Floats, Ints, bio_transitions, runs, tree, viterbi
from onrecord.reading.encoder import Encoder, model_name
from onrecord.reading.features import features
from onrecord.reading.flow import flowing, furniture
from onrecord.reading.quotations import Quotation, quotations
from onrecord.reading.reader import Reading
from onrecord.reading.windows import Window, windows
from onrecord.reading.words import sentences, words

# Swept on PolNeAR dev (see training/reader/README.md).
ANCHOR_THRESHOLD = 0.4
BROKEN = (2.0, 4.0, 1.0)  # what a further piece of source, cue, content costs, in nats
_BATCH_WORDS = 800  # run together; 3,200 take 370 MB more and are no faster (2 cores, windows of 400)
_BUFFER_WINDOWS = 64
_ANCHORS = 64  # tagged at once
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution: its anchor, how likely it is one, log probabilities [W, 7] from word ``first`` on."""

    anchor: int
    chance: float
    first: int
    scores: Floats


class TrainedReader:
    """Reads with the packaged weights (or those in ``folder``)."""

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        self.encoder = Encoder(folder, threads=threads)
        labels = self.encoder.labels
        self._name_moves = bio_transitions((len(labels.names) - 1) // 2, broken=[0.0] * len(labels.names))
        self.role_moves = bio_transitions(3, broken=BROKEN)
        self.threshold = ANCHOR_THRESHOLD

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
                if len(buffer) >= _BUFFER_WINDOWS:
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
        """Run the waiting windows, those of like length together."""
        done: dict[tuple[int, int], _Read] = {}
        for batch in _alike([b for b in buffer if _has_words(*b)]):
            packed = self.encoder.words([(w.pieces[x.first : x.last], w.features[x.first : x.last]) for w, x in batch])
            roles = [self.decode(c) for c in self.candidates(batch, packed)]
            for (work, window), scores, found in zip(batch, packed, roles, strict=True):
                read = _Read(*self._syntax(work, window, scores), found)
                done[id(work), window.core_first] = read
        for work, window in buffer:  # in the order of the text
            read = done.get((id(work), window.core_first)) or _unread(window)
            work.tags += read.tags
            work.heads += read.heads
            work.deps += read.deps
            work.names += read.names
            work.found += read.found
            work.waiting -= 1

    def _syntax(
        self, work: _Work, window: Window, packed: Floats
    ) -> tuple[list[str], list[int], list[str], list[Name]]:
        labels = self.encoder.labels
        low, high = window.core_first - window.first, window.core_last - window.first
        core = packed[low:high]
        part = {k: core[:, a:b] for k, (a, b) in labels.layout.items()}
        tags = [labels.tags[i] for i in part["tags"].argmax(1)]
        moves, opening = self._name_moves
        path = viterbi(part["names"][None], moves, opening)[0]
        names = []
        for kind in set((path[path > 0] - 1) // 2):
            label = labels.names[1 + 2 * int(kind)][2:]
            for first, last in runs(path, int(kind)):
                names.append(Name(window.core_first + first, window.core_first + last, label))
        names.sort(key=lambda n: n.first)
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
        deps = [labels.deps[i] for i in likely.argmax(1)]
        return tags, [window.core_first + h for h in heads], deps, names

    def candidates(self, batch: list[tuple[_Work, Window]], packed: list[Floats]) -> list[list[Candidate]]:
        """What hangs on each anchor in the core of each window."""
        layout = self.encoder.labels.layout
        column = layout["anchor"][0]
        rows: list[int] = []
        anchors: list[int] = []
        chances: list[float] = []
        for number, ((_, window), scores) in enumerate(zip(batch, packed, strict=True)):
            low, high = window.core_first - window.first, window.core_last - window.first
            chance = 1 / (1 + np.exp(-scores[low:high, column]))
            for place in np.flatnonzero(chance >= self.threshold):
                rows.append(number)
                anchors.append(low + int(place))
                chances.append(float(chance[place]))
        found: list[list[Candidate]] = [[] for _ in batch]
        for at in range(0, len(rows), _ANCHORS):
            some = slice(at, at + _ANCHORS)
            tagged = self._role_scores(batch, packed, rows[some], anchors[some])
            for row, anchor, sure, scores in zip(rows[some], anchors[some], chances[some], tagged, strict=True):
                first = batch[row][1].first
                found[row].append(Candidate(first + anchor, sure, first, scores[: len(packed[row])]))
        return found

    def _role_scores(
        self, batch: list[tuple[_Work, Window]], packed: list[Floats], rows: list[int], anchors: list[int]
    ) -> Floats:
        """Log probabilities of role tags [K, W, 7] of the words around anchor ``anchors[k]`` of window ``rows[k]``."""
        layout = self.encoder.labels.layout
        widest = max(len(packed[r]) for r in rows)
        count = len(rows)
        inner = {k: layout[k] for k in ("pair_words", "pair_anchor", "pair_gate")}
        depth = inner["pair_words"][1] - inner["pair_words"][0]
        feed: dict[str, Floats | Ints] = {
            "words": np.zeros((count, widest, depth), dtype=np.float32),
            "anchor": np.zeros((count, depth), dtype=np.float32),
            "gate": np.zeros((count, depth), dtype=np.float32),
            "distance": np.zeros((count, widest), dtype=np.int64),
            "sentence": np.zeros((count, widest), dtype=np.int64),
            "paragraph": np.zeros((count, widest), dtype=np.int64),
            "valid": np.zeros((count, widest), dtype=np.float32),
        }
        for k, (row, anchor) in enumerate(zip(rows, anchors, strict=True)):
            scores, (work, window) = packed[row], batch[row]
            n = len(scores)
            feed["words"][k, :n] = scores[:, slice(*inner["pair_words"])]
            feed["anchor"][k] = scores[anchor, slice(*inner["pair_anchor"])]
            feed["gate"][k] = scores[anchor, slice(*inner["pair_gate"])]
            feed["distance"][k, :n] = _distance_buckets(np.arange(n) - anchor)
            for key, column_of, reach in (("sentence", work.sentence, 5), ("paragraph", work.paragraph, 2)):
                here = column_of[window.first : window.last]
                feed[key][k, :n] = np.clip(here - here[anchor], -reach, reach) + reach
            feed["valid"][k, :n] = 1.0
        logits = self.encoder.roles(feed)
        scores = logits - _logsumexp(logits)
        at_anchor = scores[np.arange(count), anchors].copy()
        scores[:, :, 3] = FORBIDDEN  # one cue, and it begins at its anchor
        scores[np.arange(count), anchors] = FORBIDDEN
        scores[np.arange(count), anchors, 3] = at_anchor[:, 3]
        for k, row in enumerate(rows):  # beyond the window there is nothing
            scores[k, len(packed[row]) :, 1:] = FORBIDDEN
        return scores

    def decode(self, candidates: list[Candidate]) -> list[Found]:
        """The likeliest tags of each candidate; those of one window have scores of one shape."""
        if not candidates:
            return []
        paths = viterbi(np.stack([c.scores for c in candidates]), *self.role_moves)
        found = []
        for candidate, path in zip(candidates, paths, strict=True):
            sure = candidate.scores[np.arange(len(path)), path]
            pieces = [tuple((candidate.first + a, candidate.first + b) for a, b in runs(path, k)) for k in range(3)]
            mean = [
                float((sure[(path == 1 + 2 * k) | (path == 2 + 2 * k)] if pieces[k] else sure).mean())
                for k in range(3)
            ]
            found.append(
                Found(candidate.anchor, pieces[0], pieces[1], pieces[2], candidate.chance, mean[0], mean[2])
            )
        return found

    def _finish(self, work: _Work) -> Reading:
        parse = parse_of(work)
        aside = furniture(work.document, work.starts)
        found = [f for f in (without(f, aside) for f in work.found) if f] if aside else work.found
        return Reading(work.document, parse, attributions(parse, work.quotes, found))


def parse_of(work: _Work) -> Parse:
    """The syntax of a document that went through the model."""
    return Parse(
        work.text, tuple(work.starts), tuple(work.ends), tuple(work.tags), tuple(work.heads),
        tuple(work.deps), tuple(work.bounds), tuple(work.names),
    )  # fmt: skip


def _has_words(work: _Work, window: Window) -> bool:
    """Whether there is more to read than punctuation: rules, empty tables and noise are left alone."""
    return any(shape != 6 for shape, _, _ in work.features[window.first : window.last])


def _unread(window: Window) -> _Read:
    """What is given for punctuation alone: every mark by itself."""
    size = window.core_last - window.core_first
    return _Read(["NFP"] * size, list(range(window.core_first, window.core_last)), ["ROOT"] * size, [], [])


def _alike(buffer: list[tuple[_Work, Window]]) -> Iterator[list[tuple[_Work, Window]]]:
    """The windows in batches of like length, the shortest first."""
    batch: list[tuple[_Work, Window]] = []
    for work, window in sorted(buffer, key=lambda b: b[1].last - b[1].first):
        if batch and (len(batch) + 1) * (window.last - window.first) > _BATCH_WORDS:
            yield batch
            batch = []
        batch.append((work, window))
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Read:
    tags: list[str]
    heads: list[int]
    deps: list[str]
    names: list[Name]
    found: list[Found]


def _distance_buckets(distance: Ints) -> Ints:
    """As ``training/reader/network.py``: exact to 16 words, then logarithmic to 256."""
    size = np.abs(distance)
    far = 16 + (np.log(np.maximum(size, 16) / 16) / np.log(16.0) * 15).astype(np.int64)
    half = np.where(size < 16, size, np.minimum(far, 31))
    return np.clip(np.where(distance < 0, 31 - half, 32 + half), 0, 63)


def _logsumexp(scores: Floats) -> Floats:
    top = scores.max(-1, keepdims=True)
    found: Floats = top + np.log(np.exp(scores - top).sum(-1, keepdims=True))
    return found
