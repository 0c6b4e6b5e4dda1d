"""A long text in parts: every row points at the same words as in the part that it was read in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import pipeline
from onrecord.model import Block, Document, ReaderVersion, Record
from onrecord.parts import joined, parts

STORY = (
    "The minister of Kenya said on 5 May 2020 that soldiers had shot three farmers near Nairobi.\n\n"
    "“We deny it,” said General Otieno. The court will hear the case in June.\n\n"
)


@given(st.text(alphabet="ab. \n“”", max_size=200), st.integers(2, 60))
def test_parts_are_the_text(text: str, most: int) -> None:
    document = Document("d", text, "", blocks=(Block("paragraph", 0, len(text)),) if text else ())
    found = list(parts(document, most=most))
    assert "".join(part.text for _, part in found) == text
    for at, part in found:
        assert 0 < len(part.text) <= most
        assert text[at : at + len(part.text)] == part.text
        assert all(0 <= b.start < b.end <= len(part.text) for b in part.blocks)


def test_rows_of_parts_point_at_the_same_words() -> None:
    document = Document("d", STORY * 6, "", published="2020-05-06", language="en")
    pieces = list(parts(document, most=len(STORY) * 2))
    assert len(pieces) == 3
    records = list(pipeline.annotate([replace(p, id=f"{n}") for n, (_, p) in enumerate(pieces)], workers=1))
    read = [r for r in records if isinstance(r, Record)]
    whole = joined(document, ReaderVersion("1", "m"), [(at, r) for (at, _), r in zip(pieces, read, strict=True)])

    def words(record: Record) -> list[list[str]]:
        text = record.document.text
        return [[text[s:e] for s, e in (*a.source, *a.cue, *a.content)] for a in record.attributions]

    assert words(whole) == [row for r in read for row in words(r)]
    assert len(whole.attributions) >= 12
    assert len({a.id for a in whole.attributions}) == len(whole.attributions)
    assert len({(e.kind, e.name) for e in whole.entities}) == len(whole.entities)
    known = {e.id for e in whole.entities}
    assert all(a.speaker is None or a.speaker in known for a in whole.attributions)
    assert [document.text[d.span.start : d.span.end] for d in whole.dates].count("5 May 2020") == 6


def test_a_long_document_is_read_as_it_would_be_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    document = Document("d", STORY * 3, "", published="2020-05-06", language="en")
    (whole,) = pipeline.annotate([document], workers=1)
    monkeypatch.setattr(pipeline, "LONG", len(STORY))
    (piecemeal,) = pipeline.annotate([document], workers=1)
    assert isinstance(piecemeal, Record)
    assert isinstance(whole, Record)
    assert whole.attributions
    assert piecemeal == whole
