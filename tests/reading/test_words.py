"""Words and sentences: a text in, its pieces out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.timing import growth

from onrecord.reading import words as module
from onrecord.reading.words import sentences, words


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in zip(*words(text), strict=True)]


def split(text: str) -> list[str]:
    starts, ends = words(text)
    return [text[starts[a] : ends[b - 1]] for a, b in sentences(text, starts, ends)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She didn't go.", "She did n't go ."),
        ("She didn’t; it’s Ann’s.", "She did n’t ; it ’s Ann ’s ."),
        ("They can't, won't, ain't.", "They ca n't , wo n't , ai n't ."),
        ("I'm sure you'll say we've lost", "I 'm sure you 'll say we 've lost"),
        ("the U.S. at 9 a.m. on Jan. 5", "the U.S. at 9 a.m. on Jan. 5"),
        ("Mr. J. R. Hill, Jr., of St. Ives", "Mr. J. R. Hill , Jr. , of St. Ives"),
        ("1,000 men, 3.5m, 12:30, the 21st, the 1990s", "1,000 men , 3.5m , 12:30 , the 21st , the 1990s"),
        ("a well-known man -- no – yes…", "a well - known man -- no – yes …"),
        ("see https://a.example/b?c=d. Then", "see https://a.example/b?c=d. Then"),
        ("write to a.b@c.example now", "write to a.b@c.example now"),
        ("“Yes,” ``no'' (so) [x]", "“ Yes , ” `` no '' ( so ) [ x ]"),
        ("wait... what.. a", "wait ... what .. a"),
        ("£5m, 40% & €3", "£ 5m , 40 % & € 3"),
        ("cafe\u0301 n\u0303o Ж\u0301ук", "cafe\u0301 n\u0303o Ж\u0301ук"),
        ("مرحبا بالعالم", "مرحبا بالعالم"),
        ("👍🏽 ok", "👍 🏽 ok"),
        ("", ""),
        (" \t\n\u00a0", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert pieces(text) == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "He left.| She stayed.",
        "Mr. Hill met Gen. Li at 9 a.m. in St. Ives.| It rained.",
        "The U.S. Senate voted.| The vote was in the U.S.| The House waited.",
        "J. Smith spoke to the U.N. envoy.",
        "“We will go.”| She left.",
        '"We will go."| "We must," she said.',
        "“Is it over?” she asked.| “No!” he said.",
        "Why?| Because.| So what!",
        "It was over ... or so he said.",
        "He paid $3.5 million.| 40 men came.",
        "A headline without a stop|\nThe first line.",
        "He said (and he meant it.)| Then he went.",
        "no capitals. at all, here",
        "They came at 5 p.m.| The door was shut.",
        "It cost Acme Inc. a lot.",
        "Yes.|\n\n“No.”|\n\n“Perhaps.”",
    ],
)
def test_sentences(text: str) -> None:
    assert split(text.replace("|", "")) == [part.strip() for part in text.split("|")]


@given(st.text(alphabet=st.one_of(st.sampled_from(list(".!?\"'“”‘’()\n -`aA1é\u0301…")), st.characters()), max_size=80))
def test_words_cover_all_but_space_and_sentences_cover_all_words(text: str) -> None:
    starts, ends = words(text)
    at = 0
    for start, end in zip(starts, ends, strict=True):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()
    edges = [0]
    for first, last in sentences(text, starts, ends):
        assert first == edges[-1] < last
        edges.append(last)
        assert "\n" not in text[ends[first] : starts[last - 1]]
    assert edges[-1] == len(starts)


def test_a_rule_is_one_word_and_a_short_run_is_not() -> None:
    assert pieces("*" * 40 + " a") == ["*" * 40, "a"]
    assert pieces("!!!") == ["!", "!", "!"]
    noise = "\"'“”" * 30
    assert pieces(noise) == [noise]


def test_what_is_no_prose_is_read_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ODD", 3)
    monkeypatch.setattr(module, "MOST", 5)
    assert pieces("a b c d e f g") == ["a", "b", "c"]
    assert pieces("one two three four five six") == ["one", "two", "three", "four", "five"]


@pytest.mark.parametrize(
    "unit",
    ["word ", "a", '"', '\n"', "a@", "1.", "1,1a", "n't", "'a ", ". ( ", ". ", ' " .', "a.", "http://", "“‘", "e\u0301",
     "?\" ", "U.S. ", "  "],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    def work(text: str) -> None:
        sentences(text, *words(text))

    assert growth(work, unit) < 25
