"""What belongs to one anchor: the words around it tagged as that attribution's source, cue and content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.attributing import Found
from onrecord.reading.decode import FORBIDDEN, Floats, Ints, runs, viterbi
from onrecord.reading.encoder import Encoder

REACH = 112  # words on either side; 99.5 % of the attributions of PolNeAR train lie within
_SENTENCES, _PARAGRAPHS = 5, 2  # how far away is told apart
_CUE = 3  # the tag B-cue


@dataclass(frozen=True, slots=True)
class Spot:
    """An anchor at word ``at`` of a window with head outputs ``packed``; the window's first word is ``first``."""

    packed: Floats
    sentence: Ints
    paragraph: Ints
    at: int
    first: int
    chance: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution: its anchor, how likely it is one, log probabilities [W, 7] from word ``first`` on."""

    anchor: int
    chance: float
    first: int
    scores: Floats


def candidates(encoder: Encoder, spots: Sequence[Spot]) -> list[Candidate]:
    """The tags' log probabilities for each of ``spots``; a word beyond the window's edge is none of the roles."""
    if not spots:
        return []
    layout = encoder.labels.layout
    words, anchor, gate = (slice(*layout[name]) for name in ("pair_words", "pair_anchor", "pair_gate"))
    ranges = [(max(0, s.at - REACH), min(len(s.packed), s.at + REACH + 1)) for s in spots]
    count, widest, depth = len(spots), max(b - a for a, b in ranges), words.stop - words.start
    feed: dict[str, Floats | Ints] = {
        "words": np.zeros((count, widest, depth), dtype=np.float32),
        "anchor": np.stack([s.packed[s.at, anchor] for s in spots]),
        "gate": np.stack([s.packed[s.at, gate] for s in spots]),
        "distance": np.zeros((count, widest), dtype=np.int64),
        "sentence": np.zeros((count, widest), dtype=np.int64),
        "paragraph": np.zeros((count, widest), dtype=np.int64),
        "valid": np.zeros((count, widest), dtype=np.float32),
    }
    for row, (spot, (low, high)) in enumerate(zip(spots, ranges, strict=True)):
        size = high - low
        feed["words"][row, :size] = spot.packed[low:high, words]
        feed["distance"][row, :size] = _BUCKETS[_FARTHEST + low - spot.at : _FARTHEST + high - spot.at]
        for key, column, reach in (("sentence", spot.sentence, _SENTENCES), ("paragraph", spot.paragraph, _PARAGRAPHS)):
            feed[key][row, :size] = np.clip(column[low:high] - column[spot.at], -reach, reach) + reach
        feed["valid"][row, :size] = 1.0
    logits = encoder.roles(feed)
    scores = logits - _logsumexp(logits)
    rows, at = np.arange(count), np.array([s.at - low for s, (low, _) in zip(spots, ranges, strict=True)])
    cue = scores[rows, at, _CUE].copy()
    scores[:, :, _CUE] = FORBIDDEN  # one cue, and it begins at its anchor
    scores[rows, at] = FORBIDDEN
    scores[rows, at, _CUE] = cue
    for row, (low, high) in enumerate(ranges):
        scores[row, high - low :, 1:] = FORBIDDEN
    return [
        Candidate(s.first + s.at, s.chance, s.first + low, scores[row])
        for row, (s, (low, _)) in enumerate(zip(spots, ranges, strict=True))
    ]


def decoded(some: Sequence[Candidate], moves: tuple[Floats, Floats]) -> list[Found]:
    """The likeliest tags of each of ``some``, whose scores are of one shape; ``moves`` as of ``bio_transitions``."""
    if not some:
        return []
    paths = viterbi(np.stack([c.scores for c in some]), *moves)
    found = []
    for candidate, path in zip(some, paths, strict=True):
        sure = candidate.scores[np.arange(len(path)), path]
        pieces = [tuple((candidate.first + a, candidate.first + b) for a, b in runs(path, k)) for k in range(3)]
        mean = [
            float((sure[(path == 1 + 2 * k) | (path == 2 + 2 * k)] if pieces[k] else sure).mean()) for k in range(3)
        ]
        found.append(Found(candidate.anchor, pieces[0], pieces[1], pieces[2], candidate.chance, mean[0], mean[2]))
    return found


def _distance_buckets(distance: Ints) -> Ints:
    """As ``training/reader/network.py``: exact to 16 words, then logarithmic to 256."""
    size = np.abs(distance)
    far = 16 + (np.log(np.maximum(size, 16) / 16) / np.log(16.0) * 15).astype(np.int64)
    half = np.where(size < 16, size, np.minimum(far, 31))
    return np.clip(np.where(distance < 0, 31 - half, 32 + half), 0, 63)


_FARTHEST = REACH + 1
_BUCKETS = _distance_buckets(np.arange(-_FARTHEST, _FARTHEST + 1))


def _logsumexp(scores: Floats) -> Floats:
    top = scores.max(-1, keepdims=True)
    found: Floats = top + np.log(np.exp(scores - top).sum(-1, keepdims=True))
    return found
