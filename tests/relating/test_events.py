"""The event coder: a sentence with its participants in, a PLOVER type and a mode out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from relating.test_modes import spans
from tokenizers import Tokenizer

from onrecord.errors import UnreadableInput
from onrecord.model import Event, Span
from onrecord.relating.events import (
    CLS,
    EVENTS,
    LONGEST,
    MARKS,
    MOST_CHARACTERS,
    SEP,
    WEIGHTS,
    Sentence,
    code_lines,
    coder,
    marked,
    sentence_of,
)

# None of these is in training/events/codebook_examples.jsonl.
CASES: list[tuple[Event, str]] = [
    ("ACCUSE", "{Ireland's premier} accused [Belarus] of piracy over the diverted airliner."),
    ("ASSAULT", "{Gunmen on motorbikes} killed [nine herders] in the Sahel on Tuesday."),
    ("COERCE", "Customs officers in {Georgia} arrested [two opposition activists] at the airport."),
    ("SANCTION", "{Romania} expelled [ten Russian diplomats] over a spying case."),
    ("AID", "{Japan} donated 400 tonnes of rice to [flood victims in Laos]."),
    ("CONSULT", "{The Indian foreign minister} held talks with [her Nepalese counterpart] in Kathmandu."),
    ("AGREE", "{Norland} agreed to share the river data with [Sarovia]."),
    ("REJECT", "{The military council} refused to meet [the mediator]."),
    ("REQUEST", "{Amnesty} urged [Bahrain] to free the doctors."),
    ("PROTEST", "{Thousands of teachers} marched against [the education ministry] in Lima."),
    ("THREATEN", "{The militia} threatened to bomb [the pipeline] unless it is paid."),
    ("SUPPORT", "{Finland's president} praised [the court] for its courage."),
    ("RETREAT", "{Sudan} released [a Norwegian doctor] held since May."),
    ("MOBILIZE", "{Tashkent} put its troops on alert along [the border with Afghanistan]."),
]


@pytest.fixture(scope="module")
def subwords() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


@pytest.mark.parametrize(("event", "text"), CASES)
def test_a_plain_sentence_has_its_type(event: Event, text: str) -> None:
    (coding,) = coder().code([Sentence(*spans(text))])
    assert coding.event == event
    assert 0 <= coding.confidence <= 1


def test_order_and_number_are_kept() -> None:
    sentences = [Sentence(*spans(text)) for _, text in CASES]
    alone = [coder().code([sentence])[0].event for sentence in sentences]
    assert [coding.event for coding in coder().code(sentences)] == alone
    assert coder().code([]) == ()


def test_who_acts_is_read_from_the_marks(subwords: Tokenizer) -> None:
    ids = marked(Sentence(*spans("{Peru} met [Chile].")), subwords)
    assert (ids[0], ids[-1]) == (CLS, SEP)
    assert [i for i in ids if i in MARKS] == [*MARKS]
    other = marked(Sentence(*spans("[Peru] met {Chile}.")), subwords)
    assert [i for i in other if i in MARKS] == [MARKS[2], MARKS[3], MARKS[0], MARKS[1]]


def test_a_long_sentence_keeps_what_is_between_the_participants(subwords: Tokenizer) -> None:
    filling = "and so on " * 200
    ids = marked(Sentence(*spans(f"{filling}{{Peru}} met [Chile] {filling}")), subwords)
    assert len(ids) == LONGEST
    assert {*MARKS} <= {*ids}


@given(text=st.text(max_size=300), data=st.data())
def test_any_text_can_be_marked(subwords: Tokenizer, text: str, data: st.DataObject) -> None:
    def span() -> Span | None:
        if not text or data.draw(st.booleans()):
            return None
        start = data.draw(st.integers(0, len(text) - 1))
        return Span(start, data.draw(st.integers(start + 1, len(text))))

    ids = marked(Sentence(text, span(), span()), subwords)
    assert len(ids) <= LONGEST


def line(**fields: Any) -> dict[str, Any]:
    return {"id": 1, "text": "Peru met Chile.", "source": [0, 4], "target": [9, 14]} | fields


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": ""}, "not empty"),
        ({"text": 7}, "not empty"),
        ({"text": "x" * (MOST_CHARACTERS + 1)}, "longer than"),
        ({"source": [0, 99]}, "outside the text"),
        ({"source": [4, 4]}, "outside the text"),
        ({"source": [-1, 4]}, "outside the text"),
        ({"target": "Chile"}, "[start, end]"),
        ({"target": [9.0, 14]}, "[start, end]"),
        ({"target": [True, 14]}, "[start, end]"),
    ],
)
def test_a_bad_line_says_what_is_wrong(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(UnreadableInput) as error:
        sentence_of(line(**fields))
    assert told in str(error.value)


def test_a_missing_participant_must_be_said() -> None:
    whole = line()
    del whole["target"]
    with pytest.raises(UnreadableInput, match='"target" is missing'):
        sentence_of(whole)
    assert sentence_of(line(target=None)).target is None


def test_good_lines_go_on_after_a_bad_one() -> None:
    found = code_lines(_lines())
    assert [row.get("id") for row in found] == [1, "b", None]
    assert set(found[0]) == {"id", "event", "mode", "confidence"}
    assert found[1]["error"]["type"] == "UnreadableInput"
    assert found[2]["event"] in EVENTS


def _lines() -> Iterator[dict[str, Any]]:
    yield line()
    yield line(id="b", text=None)
    yield {"text": "Peru met Chile.", "source": [0, 4], "target": None}
