"""From scores to labels: held against all possibilities, which small cases allow to try."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.decode import FORBIDDEN, bio_transitions, runs, tree, viterbi


def best_by_trying(scores: np.ndarray, moves: np.ndarray, starts: np.ndarray) -> float:
    length, labels = scores.shape
    return max(value(path, scores, moves, starts) for path in product(range(labels), repeat=length))


def value(path: tuple[int, ...], scores: np.ndarray, moves: np.ndarray, starts: np.ndarray) -> float:
    total = float(starts[path[0]]) + sum(float(scores[at, tag]) for at, tag in enumerate(path))
    return total + sum(float(moves[a, b]) for a, b in pairwise(path))


@given(st.integers(0, 10_000), st.integers(1, 4))
def test_viterbi_finds_the_best_of_all_sequences(seed: int, length: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(3, length, 5)).astype(np.float32)
    moves, starts = bio_transitions(2, broken=(0.5, 2.0))
    for one, path in zip(scores, viterbi(scores, moves, starts), strict=True):
        best = best_by_trying(one, moves, starts)
        assert value(tuple(int(t) for t in path), one, moves, starts) == pytest.approx(best, abs=1e-3)


@given(st.integers(0, 10_000))
def test_no_sequence_goes_on_what_did_not_begin(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(1, 30, 7)).astype(np.float32) * 5
    path = viterbi(scores, *bio_transitions(3, broken=(0.0, 0.0, 0.0)))[0].tolist()
    for before, tag in zip([0, *path], path, strict=False):
        if tag and tag % 2 == 0:
            assert before in (tag, tag - 1)


def test_a_further_piece_costs() -> None:
    scores = np.zeros((1, 3, 3), dtype=np.float32)
    scores[0, :, 1] = 2.0  # B everywhere
    scores[0, :, 2] = 1.9  # I almost as good
    cheap = viterbi(scores, *bio_transitions(1, broken=(0.0,)))[0].tolist()
    dear = viterbi(scores, *bio_transitions(1, broken=(1.0,)))[0].tolist()
    assert (cheap, dear) == ([1, 1, 1], [1, 2, 2])


def test_runs() -> None:
    assert runs([0, 1, 2, 2, 0, 1, 1, 2, 3, 4], 0) == [(1, 4), (5, 6), (6, 8)]
    assert runs([0, 1, 2, 2, 0, 1, 1, 2, 3, 4], 1) == [(8, 10)]
    assert runs([2, 2], 0) == []
    assert runs([], 0) == []


def is_tree(heads: list[int]) -> bool:
    for word in range(len(heads)):
        at, steps = word, 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            if steps > len(heads):
                return False
    return sum(head == word for word, head in enumerate(heads)) == 1


@given(st.integers(0, 10_000), st.integers(1, 40))
def test_heads_are_one_tree(seed: int, size: int) -> None:
    assert is_tree(tree(np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)))


def test_heads_follow_the_scores_where_they_make_a_tree() -> None:
    wanted = [1, 1, 3, 1, 3]
    scores = np.zeros((5, 5), dtype=np.float32)
    scores[range(5), wanted] = 4.0
    assert tree(scores) == wanted


@given(st.integers(0, 300), st.integers(1, 4))
def test_heads_against_the_best_of_all_trees(seed: int, size: int) -> None:
    """Greedy: given its root, no worse than the trees that it should find at once."""
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    heads = tree(scores)
    root = next(word for word, head in enumerate(heads) if head == word)
    plain = scores.copy()
    np.fill_diagonal(plain, FORBIDDEN)
    first = [root if word == root else int(plain[word].argmax()) for word in range(size)]
    if is_tree(first):
        assert heads == first
