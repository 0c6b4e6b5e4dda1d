"""Whatever the text: rows or none, offsets that round-trip, EDTF that can be read, time linear in the length."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger.edtf import bounds
from onrecord.model import Parse
from onrecord.reading.dates import dates, dates_of
from onrecord.reading.dates.lexicon import FORMS

WORDS = sorted(FORMS)
NUMERALS = [
    "5",
    "31",
    "5th",
    "2013",
    "1990s",
    "'90s",
    "10:30",
    "5pm",
    "9/11",
    "2010-12",
    "3-5",
    "2021-02-30",
    "99999999",
]
MARKS = [",", ".", "-", "–", "'", "(", ")", "/", "\n", "$", "%", "+8", "🚢", "e\u0301", "\u202e", "٣", "x"]
TEXTS = st.lists(st.sampled_from(WORDS + NUMERALS * 9 + MARKS * 6), max_size=40).flatmap(
    lambda words: st.sampled_from([" ", "", "\n"]).map(lambda gap: gap.join(words))
)
DAYS = st.one_of(
    st.none(), st.dates().map(str), st.sampled_from(["", "soon", "2021-02-30", "0001-01-01", "9999-12-31"])
)


def check(text: str, published: str | None) -> None:
    end = 0
    for mention in dates_of(text, published=published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        words = text[mention.span.start : mention.span.end]
        assert words == words.strip()
        assert mention.timex
        assert mention.type in ("date", "time", "duration", "set")
        assert mention.edtf is None or bounds(mention.edtf) is not None, (words, mention)


@given(TEXTS, DAYS)
def test_words_of_time_in_any_order(text: str, published: str | None) -> None:
    check(text, published)


@given(st.text(max_size=200), DAYS)
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)


@given(
    st.text(alphabet="🚢e\u0301\u202e \n", max_size=30),
    st.sampled_from(["5 May 2013", "last week", "9 a.m. ET", "the 1990s"]),
)
def test_offsets_do_not_depend_on_what_stands_before(prefix: str, words: str) -> None:
    text = f"{prefix} on {words} it rained"
    assert words in [text[m.span.start : m.span.end] for m in dates_of(text, published="2013-05-06")]


@given(st.lists(st.integers(-5, 300), max_size=20), st.lists(st.sampled_from(["VBD", "MD", "", "NN"]), max_size=20))
def test_a_parse_that_does_not_hold_together(numbers: list[int], tags: list[str]) -> None:
    text = "The court heard her in May and will rule on Friday of next week."
    size = min(len(numbers), len(tags))
    starts = tuple(sorted(numbers[:size]))
    parse = Parse(text, starts, starts, tuple(tags[:size]), tuple(numbers[:size]), (), ((0, size), (3, 1)))
    for mention in dates(parse, published="2021-02-05"):
        assert text[mention.span.start : mention.span.end] in ("May", "Friday", "next week", "Friday of next week")


@pytest.mark.parametrize(
    "piece",
    ["1.", "1-", "1,", "12:", "a ", "the ", "May ", "may", "two-", "Friday, ", "last ", "9 a.m. ", "New Year",
     "in 2012 ", "the end of the ", "1.1x", "\n", "31/", "'9", "about half a ", "2010 and May, "],
)  # fmt: skip
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece)) + "x"
        started = time.process_time()
        dates_of(text, published="2021-02-05")
        return time.process_time() - started

    small = min(seconds(2_000) for _ in range(3))
    assert seconds(16_000) < 8 * 4 * max(small, 0.001)
