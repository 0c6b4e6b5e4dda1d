"""Claims, stances, docket and terms scored: a gold set of one article in, figures out, as between two annotators."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.claims import evaluate, load, match, rows, same_name
from onrecord.model import ChainLink, Claim, Document, Entity, ReaderVersion, Record, Span, Stance, Term
from onrecord.pipeline import Outcome

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Police said troops burned a market. The army denied it. Peru condemned the so-called purge."


def _span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def _gold() -> dict[str, Any]:
    claim = {"event": None, "status": None, "response": None, "when": None, "actor": None, "recipient": None,
             "place": None, "attribution": None, "chain": [], "answers": []}  # fmt: skip
    return {
        "document": {"id": "one", "path": "texts/one.txt", "sha256": "0" * 64, "title": "One", "url": None,
                     "published": "2024-03-15", "split": "test"},
        "entities": [], "attributions": [],
        "claims": [
            {**claim, "id": "c1", "kind": "allegation", "act": [_span("burned")], "event": "ASSAULT",
             "status": "accused_by_authorities", "actor": "the troops",
             "chain": [{"entity": "Police", "connection": "official"}]},
            {**claim, "id": "c2", "kind": "response", "act": [_span("denied it")], "response": "denies",
             "answers": ["c1"]},
        ],
        "stances": [{"id": "s1", "words": [_span("condemned the so-called purge")], "holder": "PER", "toward": None,
                     "event": "ACCUSE", "mode": "historical", "when": None}],
        "docket": [],
        "terms": [{"term": _span("purge"), "referent": "purge", "by": "the article"}],
    }  # fmt: skip


def _read(documents: Iterable[Document]) -> Iterator[Outcome]:
    for document in documents:
        entities = (Entity("e1", "troops", "people"), Entity("e2", "Police", "organisation"),
                    Entity("e3", "Peru", "government", country="PER"))  # fmt: skip
        yield Record(
            document,
            ReaderVersion("0", "none"),
            entities=entities,
            claims=(
                Claim("c1", "allegation", (Span(*_span("burned a")),), event="COERCE", actor="e1",
                      status="accused_by_authorities", chain=(ChainLink("e2", "official"),)),
                Claim("c2", "response", (Span(*_span("denied it")),), response="denies", answers=("c1",)),
                Claim("c3", "response", (Span(*_span("Police said")),), response="denies"),
            ),
            stances=(Stance("p1", "e3", "ACCUSE", (Span(*_span("condemned")),), mode="historical"),),
            terms=(Term(Span(*_span("purge")), "purge"),),
        )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "one.txt").write_text(TEXT, encoding="utf8")
    (tmp_path / "one.json").write_text(json.dumps(_gold()), encoding="utf8")
    return tmp_path


def test_figures_by_type_and_field(folder: Path) -> None:
    report = evaluate(folder, predictions=folder / "out.jsonl", read=_read)
    assert report.measures["allegations"] == 1.0
    assert report.by["test responses"] == {"P": 0.5, "R": 1.0, "F1": pytest.approx(2 / 3)}
    assert report.measures["stances"] == 0.0  # the one word is less than half of the gold's
    assert report.by["test allegations: event"] == {"right": 0.0}
    assert report.by["test allegations: actor"] == report.by["test allegations: chain"] == {"right": 1.0}
    assert report.by["test responses: answers"] == {"right": 1.0}
    assert report.by["test terms: by"] == {"right": 1.0}  # the text's own voice is null in a record
    assert report.counts == {
        "articles": 1, "test allegations": 1, "test findings": 0, "test responses": 1, "test stances": 1,
        "test docket": 0, "test terms": 1,
    }  # fmt: skip
    assert json.loads((folder / "out.jsonl").read_text())["claims"][0]["actor"] == "troops"


def test_matched_as_between_annotators(folder: Path) -> None:
    spec = importlib.util.spec_from_file_location("agree", ROOT / "gold/tools/agree.py")
    assert spec is not None
    assert spec.loader is not None
    agree = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(agree)
    (outcome,) = _read([Document("one", TEXT, "0" * 64)])
    assert isinstance(outcome, Record)
    ours, theirs = rows(outcome), load(folder)[0]
    for part, words in (("claims", "act"), ("stances", "words"), ("terms", "term")):
        assert match(ours[part], theirs[part], words) == sorted(agree.match(ours[part], theirs[part], words))
    for one, other in (("Ana Petru", "Petru"), ("the Court", "court"), (None, ""), ("Petru", "Petruscu"), (None, "x")):
        assert same_name(one, other) == agree._same(one, other)


def test_another_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="gold/README"):
        evaluate(tmp_path, read=_read)
