"""The hand-annotated article through the whole program: every row is found, and little else.

Compared by offsets and by the names in its gold; no word of the article stands here.
"""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Claim, Record

BEYOND = 3  # rows beyond the gold that are allowed

pytestmark = pytest.mark.shared


def _overlap(ours: Any, theirs: Any) -> float:
    """Dice of the characters of two spans fields."""
    one, two = ({at for start, end in spans for at in range(start, end)} for spans in (ours, theirs))
    return 2 * len(one & two) / (len(one) + len(two))


def _row(record: Record, row: dict[str, Any]) -> Claim:
    kinds = {"response"} if row["kind"] == "response" else {"allegation", "finding"}
    same = [c for c in record.claims if c.kind in kinds and _overlap(c.act, row["act"]) > 0.5]
    assert len(same) == 1, row["id"]
    return same[0]


def _is(record: Record, identity: str | None, name: str | None) -> bool:
    """Whether an entity goes by the gold's name, or stands for the state that the name is of."""
    if identity is None or name is None:
        return identity is name
    known = {e.id: e for e in record.entities}
    entity, wanted = known[identity], name.casefold()
    if entity.name.casefold() in wanted or wanted in entity.name.casefold():
        return True
    states = {e.country for e in known.values() if e.name.casefold() == wanted}
    return entity.country is not None and entity.country in states


@pytest.mark.parametrize("name", ["c1", "c2", "c3", "c4", "c6"])
def test_allegation(record: Record, gold: dict[str, Any], name: str) -> None:
    row = next(c for c in gold["claims"] if c["id"] == name)
    found = _row(record, row)
    assert found.act[0] == tuple(row["act"][0])
    assert (found.kind, found.event, found.status) == ("allegation", row["event"], row["status"])
    for field in ("actor", "recipient", "place"):
        if field in row:
            assert _is(record, getattr(found, field), row[field]), field
    assert [link.connection for link in found.chain] == [link["connection"] for link in row["chain"]]
    assert all(_is(record, o.entity, g["entity"]) for o, g in zip(found.chain, row["chain"], strict=True))


def test_answers(record: Record, gold: dict[str, Any]) -> None:
    rows = {c["id"]: _row(record, c) for c in gold["claims"]}
    for row in gold["claims"]:
        if row["kind"] == "response":
            found = rows[row["id"]]
            assert found.response == row["response"]
            assert set(found.answers) == {rows[answered].id for answered in row.get("answers", [])}


def test_stances(record: Record, gold: dict[str, Any]) -> None:
    country = {e.id: e.country for e in record.entities}
    contents = {a["id"]: a["content"] for a in gold["attributions"]}
    left = list(record.stances)
    said = {a.id: a.content for a in record.attributions}
    for row in gold["stances"]:
        same = [
            s
            for s in left
            if (country[s.holder], s.event, s.when) == (row["holder"], row["event"], row["date"])
            and ("toward" not in row or country.get(s.toward or "") == row["toward"])
            and _overlap(said[s.attribution or ""], contents[row["attribution"]]) > 0.5
        ]
        assert len(same) == 1, row["id"]
        left.remove(same[0])


def test_docket(record: Record, gold: dict[str, Any]) -> None:
    rows = {(tuple(d.what[0]), d.when, d.status) for d in record.docket}
    assert rows >= {(tuple(d["what"][0]), d["when"]["edtf"], d["status"]) for d in gold["docket"]}


def test_terms(record: Record, gold: dict[str, Any]) -> None:
    assert {tuple(t.term) for t in record.terms} >= {tuple(t["term"]) for t in gold["terms"]}


def test_little_beyond(record: Record, gold: dict[str, Any]) -> None:
    parts = ("claims", "stances", "docket", "terms")
    assert sum(len(getattr(record, part)) for part in parts) <= sum(len(gold[part]) for part in parts) + BEYOND
