"""The hand-annotated article through the whole program: who is named, and who speaks.

Compared by offsets and by the names in its gold; no word of the article stands here.
"""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.model import Entity, Record

SPEAKERS = 0.85  # share of the attributions found that have the gold's speaker

pytestmark = pytest.mark.shared


def _named(record: Record, name: str) -> list[Entity]:
    """The entities by that name, a plural's "s" and an article apart."""
    wanted = name.casefold().rstrip("s")
    return [e for e in record.entities if e.name.casefold().rstrip("s") == wanted]


def _inside(one: Any, others: Any) -> bool:
    """Whether a span of ``one`` lies in a span of ``others``, or the other way round."""
    return any((a <= c and d <= b) or (c <= a and b <= d) for a, b in one for c, d in others)


def test_every_entity_has_its_kind_country_and_office(record: Record, gold: dict[str, Any]) -> None:
    for row in gold["entities"]:
        found = _named(record, row["name"])
        assert len(found) == 1, row["name"]
        assert found[0].country == row.get("country"), row["name"]
        assert found[0].office == row.get("office"), row["name"]
        if row["kind"] != "event":  # a forum may be the body or its meeting
            assert found[0].kind == row["kind"], row["name"]


def test_links_are_those_of_the_authority_file(record: Record) -> None:
    for entity in record.entities:
        assert entity.link is None or (entity.kind == "person" and entity.office is not None)


def test_speakers(record: Record, gold: dict[str, Any]) -> None:
    by_id = {e.id: e.name.casefold() for e in record.entities}
    right = wrong = 0
    for row in gold["attributions"]:
        if row["speaker"] is None or not row["cue"]:
            continue
        for ours in record.attributions:
            if _inside(ours.cue, row["cue"]) and _inside(ours.source, row["source"]):
                same = by_id.get(ours.speaker or "") == row["speaker"].casefold()
                right, wrong = right + same, wrong + (not same)
    assert right >= 9
    assert right / (right + wrong) >= SPEAKERS


def test_nobody_of_a_caption_speaks(record: Record) -> None:
    credits = [(b.start, b.end) for b in record.document.blocks if b.kind == "credit"]
    only = {
        e.id for e in record.entities if all(any(a <= m.start < b for a, b in credits) for m in e.mentions)
    }
    assert not only & {a.speaker for a in record.attributions}


def test_several_people_are_no_person(record: Record, gold: dict[str, Any]) -> None:
    for row in gold["attributions"]:
        if row["speaker"] is not None and " in the " in row["speaker"]:
            assert [e.kind for e in _named(record, row["speaker"])] == ["people"]
