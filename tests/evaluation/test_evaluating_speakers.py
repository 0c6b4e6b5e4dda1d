"""The measure of speakers: what counts as right is held here, case by case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.speakers import evaluate, published, score
from onrecord.model import Attribution, Entity, Parse, Span
from onrecord.reading.words import sentences, words

TEXT = "The mayor, Jane Lee, spoke. Lee said rain fell. She said snow fell. A clerk said hail fell."


def spans(*parts: tuple[str, int]) -> tuple[Span, ...]:
    found = []
    for part, number in parts:
        at = -1
        for _ in range(number):
            at = TEXT.index(part, at + 1)
        found.append(Span(at, at + len(part)))
    return tuple(found)


MAYOR = [list(s) for s in spans(("The mayor, Jane Lee", 1), ("Lee", 2), ("She", 1))]
CLERK = [list(s) for s in spans(("A clerk", 1))]
ARTICLE: dict[str, Any] = {
    "id": "case",
    "text": TEXT,
    "entities": {
        "1": {"name": "Jane Lee", "mentions": MAYOR},
        "2": {"name": "clerk", "mentions": CLERK},
    },
    "attributions": [
        {
            "id": "a1",
            "source": MAYOR[2:],
            "cue": [],
            "content": [],
            "speaker": {"entity": "1", "name": "Jane Lee"},
        },
        {
            "id": "a2",
            "source": CLERK,
            "cue": [],
            "content": [],
            "speaker": {"entity": "2", "name": "A clerk"},
        },
        {"id": "a3", "source": [], "cue": [], "content": [], "speaker": None},
    ],
}


def outcome(entity: Entity | None, number: int = 1) -> str | None:
    given = [Attribution(f"a{number}", (), (), (), "indirect", entity.id if entity else None)]
    return score(ARTICLE, [entity] if entity else [], given).get(f"a{number}")


def person(*parts: tuple[str, int]) -> Entity:
    return Entity("e1", "someone", "person", mentions=spans(*parts))


def test_the_name_with_its_pronoun_is_right() -> None:
    assert outcome(person(("Jane Lee", 1), ("She", 1))) == "right"
    assert outcome(person(("Lee", 2), ("She", 1))) == "right"


def test_the_pronoun_alone_is_wrong_where_the_gold_knows_a_name() -> None:
    assert outcome(person(("She", 1))) == "wrong"


def test_a_name_from_elsewhere_is_wrong() -> None:
    assert outcome(person(("She", 1), ("clerk", 1))) == "wrong"


def test_a_phrase_must_not_get_an_invented_name() -> None:
    assert outcome(person(("clerk", 1)), 2) == "right"
    assert outcome(person(("clerk", 1), ("Jane Lee", 1)), 2) == "wrong"


def test_no_speaker_is_unknown_and_gold_without_one_is_left_out() -> None:
    assert outcome(None) == "unknown"
    assert outcome(None, 3) is None


def test_the_day_at_the_head_of_an_article_is_its_date() -> None:
    assert published("Title\n\nFriday, July 21, 2017\n\nText") == "2017-07-21"
    assert published("No date here") is None


def bare(texts: Iterable[str]) -> Iterator[Parse]:
    for text in texts:
        starts, ends = words(text)
        size = len(starts)
        yield Parse(
            text, tuple(starts), tuple(ends), ("NN",) * size, tuple(range(size)), ("dep",) * size,
            tuple(sentences(text, starts, ends)),
        )  # fmt: skip


def test_the_report_counts_what_has_a_speaker_and_predictions_are_written(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text(json.dumps(ARTICLE) + "\n", "utf-8")
    report = evaluate(gold, predictions=out, parser=bare)
    assert report.counts["attributions"] == 2
    assert 0.0 <= report.measures["right"] <= 1.0
    assert [a["id"] for a in json.loads(out.read_text("utf-8"))["attributions"]] == ["a1", "a2", "a3"]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}'])
def test_a_line_in_another_form_is_refused(tmp_path: Path, line: str) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(line + "\n", "utf-8")
    with pytest.raises(UnreadableInput):
        evaluate(gold, parser=bare)
