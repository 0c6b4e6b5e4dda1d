"""From scores to labels: Viterbi over BIO tags, names, and dependency heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

FORBIDDEN = -1e4


def viterbi(scores: Floats, transitions: Floats, starts: Floats) -> Ints:
    """Best tag sequences [K, W] for ``scores`` [K, W, L]; ``transitions[i, j]`` is for tag i before tag j."""
    count, length, labels = scores.shape
    back = np.zeros((length, count, labels), dtype=np.int8)
    best = scores[:, 0] + starts
    for at in range(1, length):
        step = best[:, :, None] + transitions
        back[at] = step.argmax(1)
        best = step.max(1) + scores[:, at]
    path = np.zeros((count, length), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    rows = np.arange(count)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = back[at, rows, path[:, at]]
    return path


def bio_transitions(kinds: int, *, broken: Sequence[float]) -> tuple[Floats, Floats]:
    """Transition scores and start scores for O and ``kinds`` × (B, I); ``broken[k]`` is what a B costs."""
    labels = 1 + 2 * kinds
    moves = np.zeros((labels, labels), dtype=np.float32)
    starts = np.zeros(labels, dtype=np.float32)
    for kind in range(kinds):
        begin, inside = 1 + 2 * kind, 2 + 2 * kind
        moves[:, inside] = FORBIDDEN
        moves[begin, inside] = moves[inside, inside] = 0.0
        starts[inside] = FORBIDDEN
        moves[:, begin] = -broken[kind]
    return moves, starts


def runs(tags: Sequence[int] | Ints, kind: int) -> list[tuple[int, int]]:
    """Ranges ``[first, last + 1)`` of tags B/I of ``kind`` in a BIO sequence."""
    begin, inside = 1 + 2 * kind, 2 + 2 * kind
    found: list[tuple[int, int]] = []
    for at, tag in enumerate(tags):
        if tag == begin:
            found.append((at, at + 1))
        elif tag == inside and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
    return found


def tree(scores: Floats) -> list[int]:
    """Heads of one sentence from ``scores`` [n, n] (row: dependent, column: head; own index: root).

    Logits are comparable within a row only, so rows are normalised. The best root first, then each word's
    best head; a cycle is broken at its weakest word, which goes to the root. Greedy, for almost all
    sentences come out as trees at once.
    """
    size = len(scores)
    if size == 1:
        return [0]
    top = scores.max(1, keepdims=True)
    scores = scores - top - np.log(np.exp(scores - top).sum(1, keepdims=True))
    root = int(np.diagonal(scores).argmax())
    np.fill_diagonal(scores, FORBIDDEN)
    heads: list[int] = scores.argmax(1).tolist()
    heads[root] = root
    state = [0] * size  # 0 unseen, 1 on the present path, 2 reaches the root
    state[root] = 2
    for word in range(size):
        path = []
        at = word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if state[at] == 1:
            cycle = path[path.index(at) :]
            weakest = max(cycle, key=lambda w: float(scores[w, root] - scores[w, heads[w]]))
            heads[weakest] = root
        for seen in path:
            state[seen] = 2
    return heads
