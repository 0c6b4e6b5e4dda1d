"""A record as the contract's JSON, and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from ledger import records

from onrecord import record as codec
from onrecord.errors import UnreadableInput
from onrecord.model import Record


@given(records.records())
def test_a_record_survives_json(record: Record) -> None:
    line = codec.dumps(codec.encode(record))
    assert "\n" not in line
    assert codec.decode(json.loads(line)) == record


def test_the_fields_stand_as_in_the_contract() -> None:
    made = codec.encode(records.record())
    assert list(made) == [
        "document",
        "blocks",
        "entities",
        "attributions",
        "claims",
        "stances",
        "docket",
        "dates",
        "terms",
        "reader",
    ]
    assert list(made["document"]) == ["id", "text", "sha256", "title", "url", "published", "language"]
    assert list(made["claims"][0]) == [
        "id",
        "kind",
        "attribution",
        "chain",
        "event",
        "act",
        "actor",
        "recipient",
        "place",
        "when",
        "status",
        "response",
        "answers",
    ]
    assert made["claims"][0]["chain"][1] == {"entity": "e5", "connection": "media"}
    start, end = made["attributions"][1]["content"][0]
    assert made["document"]["text"][start:end] == "“We will not wait 🙂,”"


def test_what_a_terminal_would_act_on_is_escaped_and_means_the_same() -> None:
    wicked = "a\x1b[31mb\x9bc\u202ed\u2066e\x7f\ufeff\ud800"
    line = codec.dumps({"text": wicked})
    assert line.isprintable()
    assert json.loads(line)["text"] == wicked


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda made: made.pop("claims"), "'claims' is missing"),
        (lambda made: made["entities"][0].update(kind="alien"), "'alien' is none of person"),
        (lambda made: made["terms"][0].update(term=[5, 10_000]), "not within the text"),
        (lambda made: made["terms"][0].update(term=[9, 5]), "not within the text"),
        (lambda made: made["document"].update(text=7), "not a record"),
        (lambda made: made.update(blocks=None), "not a record"),
    ],
)
def test_what_is_no_record_is_refused_with_its_fault(damage: object, said: str) -> None:
    made = codec.encode(records.record())
    damage(made)  # type: ignore[operator]
    with pytest.raises(UnreadableInput, match=said):
        codec.decode(made)
