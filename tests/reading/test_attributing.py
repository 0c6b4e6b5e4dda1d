"""From tagged words to statements: what the tagger gave goes in, what stands on record comes out."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.timing import growth

from onrecord.model import Attribution, Parse, Spans
from onrecord.reading.attributing import Found, attributions
from onrecord.reading.quotations import quotations
from onrecord.reading.words import sentences, words


def bare(text: str) -> Parse:
    starts, ends = words(text)
    size = len(starts)
    return Parse(
        text, tuple(starts), tuple(ends), ("NN",) * size, tuple(range(size)), ("dep",) * size,
        tuple(sentences(text, starts, ends)),
    )  # fmt: skip


def tagged(parse: Parse, *, source: str = "", cue: str = "", content: str = "", chance: float = 0.9) -> Found:
    """What the tagger would give for the phrases; ``…`` parts the pieces of one role."""

    def ranges(phrases: str) -> tuple[tuple[int, int], ...]:
        found = []
        for phrase in filter(None, phrases.split("…")):
            start = parse.text.index(phrase)
            first, last = parse.starts.index(start), parse.ends.index(start + len(phrase))
            found.append((first, last + 1))
        return tuple(found)

    anchor = ranges(cue or content)[0][0]
    return Found(anchor, ranges(source), ranges(cue), ranges(content), chance, -0.1, -0.1)


def read(text: str, *found: dict[str, str]) -> list[Attribution]:
    parse = bare(text)
    return list(attributions(parse, quotations(text), [tagged(parse, **phrases) for phrases in found]))  # type: ignore[arg-type]


def under(text: str, spans: Spans) -> str:
    return "…".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("text", "given", "content", "quotation"),
    [
        # a direct quotation's edges are its marks
        ("“We will go,” she said.", "will go", "“We will go,”", "direct"),
        ('She said: "We will go."', "We will go", '"We will go."', "direct"),
        ("“We will,” she said, “go.”", "We will…go", "“We will,”…“go.”", "direct"),
        ("“First one.\n\n“Second one,” she said.", "Second one", "“First one.\n\n“Second one,”", "direct"),
        # an indirect statement ends with its words
        ("She said that they would go.", "that they would go.", "that they would go", "indirect"),
        ("They would go, she said, by sea.", "They would go,…, by sea.", "They would go…by sea", "indirect"),
        # some of both
        ("She said they would “go by the northern sea” soon.", "they would “go by the northern sea” soon",
         "they would “go by the northern sea” soon", "mixed"),
        # a scare quote makes no statement mixed
        ("She said the “experts” would go home.", "the “experts” would go home", "the “experts” would go home",
         "indirect"),
        # a quotation that is only touched is not taken
        ("She said they would “go by the northern sea” soon.", "they would “go", "they would “go", "indirect"),
    ],
)  # fmt: skip
def test_content(text: str, given: str, content: str, quotation: str) -> None:
    (statement,) = read(text, {"source": "she" if "she" in text else "She", "cue": "said", "content": given})
    assert under(text, statement.content) == content
    assert statement.quotation == quotation


def test_the_nested_statement_lies_within_the_smallest_that_holds_it() -> None:
    text = "Ana said Ben told her that Cy thinks it will rain."
    outer, middle, inner = read(
        text,
        {"source": "Ana", "cue": "said", "content": "Ben told her that Cy thinks it will rain"},
        {"source": "Ben", "cue": "told", "content": "that Cy thinks it will rain"},
        {"source": "Cy", "cue": "thinks", "content": "it will rain"},
    )
    assert (outer.within, middle.within, inner.within) == (None, outer.id, middle.id)


def test_statements_beside_one_another_are_not_nested() -> None:
    text = "Ana said it rains. Ben said it snows."
    first, second = read(text, {"cue": "Ana said", "content": "it rains"}, {"cue": "Ben said", "content": "it snows"})
    assert (first.within, second.within) == (None, None)


def test_the_same_found_twice_is_one() -> None:
    text = "Ana said that it rains in the north."
    one = {"source": "Ana", "cue": "said", "content": "that it rains in the north"}
    (statement,) = read(text, one, one | {"content": "that it rains in the north."})
    assert statement.id == "a1"


def test_what_has_no_content_is_left_out() -> None:
    assert read("Ana said.", {"source": "Ana", "cue": "said"}) == []


def test_a_paragraph_of_its_own_in_marks_goes_on_without_a_cue() -> None:
    text = "“It rains,” said Ana.\n\n“It will go on raining here.”\n\nBen left the house."
    said, on = read(text, {"source": "Ana", "cue": "said", "content": "“It rains,”"})
    assert under(text, said.content) == "“It rains,”"
    assert under(text, on.content) == "“It will go on raining here.”"
    assert (on.cue, on.source) == ((), ())
    assert on.confidence < said.confidence + 0.3


def test_a_title_in_marks_is_no_running_quotation() -> None:
    text = "“It rains,” said Ana.\n\n“Wet”\n\nBen left the house."
    assert len(read(text, {"source": "Ana", "cue": "said", "content": "“It rains,”"})) == 1


def test_order_and_numbers_follow_the_text() -> None:
    text = "Ana said it rains. Ben said it snows."
    found = read(text, {"cue": "Ben said", "content": "it snows"}, {"cue": "Ana said", "content": "it rains"})
    assert [(a.id, under(text, a.content)) for a in found] == [("a1", "it rains"), ("a2", "it snows")]


@given(st.text(alphabet=st.sampled_from(list("\"“”'’ \n.,:aAb")), max_size=120), st.integers(0, 10_000))
def test_any_ranges_in_any_text_give_sound_rows(text: str, seed: int) -> None:
    check(text, seed)


def check(text: str, seed: int) -> None:
    parse = bare(text)
    size, draw = len(parse), random.Random(seed)

    def ranges() -> tuple[tuple[int, int], ...]:
        cuts = sorted(draw.sample(range(size + 1), min(size + 1, draw.choice((0, 2, 4)))))
        return tuple((a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b)

    found = [
        Found(draw.randrange(size), ranges(), ranges(), ranges(), draw.random(), -draw.random(), -draw.random())
        for _ in range(draw.randrange(6) if size else 0)
    ]
    rows = attributions(parse, quotations(text), found)
    ids = {row.id for row in rows}
    assert len(ids) == len(rows)
    for row in rows:
        assert row.content
        assert 0 <= row.confidence <= 1
        assert row.within is None or row.within in ids - {row.id}
        for spans in (row.source, row.cue, row.content):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert not any(text[s.start].isspace() or text[s.end - 1].isspace() for s in spans)


@pytest.mark.parametrize(
    "unit",
    ["Ana said it rains. ", "“It rains here,” said Ana. ", "“It rains.”\n\n", "“It rains here\n\n", '"a b c d" '],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    def work(text: str) -> None:
        parse = bare(text)
        size = len(parse)
        every = range(0, size - 5, 5)
        found = [Found(at, ((at, at + 1),), ((at + 1, at + 2),), ((at + 2, at + 5),), 0.9, -0.1, -0.1) for at in every]
        attributions(parse, quotations(text), found)

    assert growth(work, unit, size=1_500) < 25
