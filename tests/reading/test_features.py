"""What the model is told of each word beside its letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.features import GAPS, QUOTES, SHAPES, features, quote_states, shape
from onrecord.reading.quotations import quotations
from onrecord.reading.words import words


@pytest.mark.parametrize(
    ("word", "expected"),
    [("said", 0), ("Ana", 1), ("U.N.", 2), ("NATO", 2), ("McKay", 3), ("iPhone", 3), ("A", 4), ("I", 4), ("2016", 5),
     ("21st", 5), ("“", 6), ("--", 6), ("_", 7), ("中", 3)],
)  # fmt: skip
def test_shape(word: str, expected: int) -> None:
    assert shape(word) == expected


def rows(text: str) -> list[tuple[str, int, int]]:
    starts, ends = words(text)
    found = features(text, starts, ends, quotations(text))
    return [(text[s:e], gap, quote) for s, e, (_, gap, quote) in zip(starts, ends, found, strict=True)]


def test_gaps_and_marks() -> None:
    assert rows("He said:\n“We go.”\n\nEnd") == [
        ("He", 3, 0), ("said", 1, 0), (":", 0, 0), ("“", 2, 1), ("We", 0, 2), ("go", 1, 2), (".", 0, 2), ("”", 0, 3),
        ("End", 3, 0),
    ]  # fmt: skip


def test_a_quotation_left_open_has_no_closing_mark() -> None:
    assert [q for _, _, q in rows("“We go out\n\nEnd")] == [1, 2, 2, 2, 0]


def test_only_the_outermost_quotation_counts() -> None:
    assert [q for _, _, q in rows("“a ‘b’ c”")] == [1, 2, 2, 2, 2, 2, 3]


def test_no_words() -> None:
    assert features("", [], [], ()) == []
    assert quote_states([], [], ()) == []


@given(st.text(alphabet=st.one_of(st.sampled_from(list("\"'“”‘’«» \n.aA1")), st.characters()), max_size=80))
def test_every_word_has_features_in_range(text: str) -> None:
    starts, ends = words(text)
    found = features(text, starts, ends, quotations(text))
    assert len(found) == len(starts)
    for shaped, gap, quote in found:
        assert 0 <= shaped < SHAPES
        assert 0 <= gap < GAPS
        assert 0 <= quote < QUOTES
