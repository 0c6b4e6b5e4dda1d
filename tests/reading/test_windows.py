"""Windows: cores cover every word once, and nothing is larger than the encoder takes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.windows import MARGIN, MAX_PIECES, MAX_WORDS, Window, windows


def cut(lengths: list[int], sentences: list[tuple[int, int]]) -> list[Window]:
    found = list(windows(lengths, sentences))
    assert [w for x in found for w in range(x.core_first, x.core_last)] == list(range(len(lengths)))
    for window in found:
        assert 0 <= window.first <= window.core_first < window.core_last <= window.last <= len(lengths)
        assert window.last - window.first <= MAX_WORDS
        assert sum(lengths[window.first : window.last]) <= MAX_PIECES
        assert window.core_first - window.first <= MARGIN
    return found


def test_a_short_text_is_one_window() -> None:
    assert cut([1] * 30, [(0, 10), (10, 30)]) == [Window(0, 30, 0, 30)]


def test_no_text_is_no_window() -> None:
    assert cut([], []) == []


def test_cores_meet_at_sentence_bounds() -> None:
    bounds = [(n, n + 20) for n in range(0, 2000, 20)]
    found = cut([1] * 2000, bounds)
    assert len(found) > 4
    assert all(window.core_last % 20 == 0 for window in found)


def test_each_core_but_the_ends_has_margins() -> None:
    found = cut([1] * 2000, [(n, n + 20) for n in range(0, 2000, 20)])
    assert all(window.core_first - window.first == MARGIN for window in found[1:])
    assert all(window.last - window.core_last >= MARGIN for window in found[:-1])


def test_a_sentence_longer_than_a_window_is_cut() -> None:
    found = cut([1] * 3000, [(0, 3000)])
    assert all(a.core_last == b.core_first for a, b in pairwise(found))


@given(
    st.lists(st.sampled_from([1, 1, 1, 2, 3, 16]), max_size=900),
    st.lists(st.integers(1, 700), max_size=40),
)
def test_any_lengths_and_any_sentences(lengths: list[int], cuts: list[int]) -> None:
    total = len(lengths)
    edges = sorted({0, total, *(c for c in cuts if c < total)})
    cut(lengths, list(pairwise(edges)))


@pytest.mark.parametrize("pieces", [1, 2, 16])
def test_words_of_many_pieces(pieces: int) -> None:
    cut([pieces] * 300, [(0, 300)])
