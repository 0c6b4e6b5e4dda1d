"""One body on every store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from ledger.records import TEXT, provenance, record, records, reread

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, Party, Where, open_ledger
from onrecord.model import UNREAD, ReaderVersion, Record


def test_a_record_comes_back_as_it_went_in(ledger: Ledger) -> None:
    added = ledger.add(record(), provenance=provenance(record()), original=TEXT.encode())
    assert (added.document, added.new_document, added.new_reading) == ("doc-1", True, True)
    assert ledger.record("doc-1") == record()
    assert ledger.provenance("doc-1") == [provenance(record())]
    assert ledger.original(record().document.sha256) == TEXT.encode()
    assert ledger.original("0" * 64) is None


@given(records())
def test_any_record_comes_back(made: Record) -> None:
    ledger = open_ledger("sqlite://", create=True)
    added = ledger.add(made)
    assert ledger.record(added.document) == made
    for rows in (ledger.statements(), ledger.claims(), ledger.stances(), ledger.docket(), ledger.dates()):
        assert all(row.document.sha256 == made.document.sha256 for row in rows)
    ledger.close()


def test_reading_again_adds_nothing(ledger: Ledger) -> None:
    ledger.add(record(), provenance=provenance(record()), original=b"x")
    before = ledger.size()
    again = ledger.add(record(), provenance=provenance(record()), original=b"x")
    assert (again.new_document, again.new_reading) == (False, False)
    assert ledger.size() == before
    assert before["documents"] == 1
    assert before["attributions"] == 4
    assert len(ledger.provenance("doc-1")) == 1


def test_the_same_bytes_from_elsewhere_add_only_where_they_came_from(ledger: Ledger) -> None:
    for origin in ("news/1.txt", "copy/1.txt"):
        ledger.add(record(), provenance=provenance(record(), origin))
    assert [came.origin for came in ledger.provenance("doc-1")] == ["news/1.txt", "copy/1.txt"]
    assert ledger.size()["documents"] == 1


def test_the_same_text_in_other_bytes_is_the_same_document(ledger: Ledger) -> None:
    """A table exported again with one more column, an edit, and the edit exported again."""
    ledger.add(record(), provenance=provenance(record()))
    other = replace(record().document, sha256="1" * 64)
    again = replace(record(), document=other)
    assert ledger.find_read(other.sha256, "doc-1", record().reader) is None
    added = ledger.add(again, provenance=replace(provenance(record()), sha256="1" * 64))
    assert (added.document, added.new_document, added.new_reading) == ("doc-1", False, False)
    assert ledger.find_read(other.sha256, "doc-1", record().reader) == "doc-1"
    edited = record("doc-1", text=TEXT + " More.")
    first = ledger.add(edited).document
    assert first.startswith("doc-1~")
    assert ledger.add(replace(edited, document=replace(edited.document, sha256="2" * 64))).document == first
    assert ledger.size()["documents"] == 2


def test_a_newer_reader_stands_beside_the_older_and_is_shown(ledger: Ledger) -> None:
    ledger.add(record())
    kept = {row.id for row in ledger.statements()}
    newer = reread(record(), "0.2.0")
    added = ledger.add(newer)
    assert (added.new_document, added.new_reading) == (False, True)
    assert ledger.record("doc-1") == newer
    assert {row.id for row in ledger.statements()} < kept  # what both readers found has one id
    assert list(ledger.claims()) == []
    assert [reader.version for reader, _ in ledger.readings("doc-1")] == ["0.1.0", "0.2.0"]


def test_the_same_id_for_another_text_is_kept_beside_it(ledger: Ledger) -> None:
    ledger.add(record())
    added = ledger.add(record(text=TEXT + " Later."))
    assert added.new_document
    assert added.document.startswith("doc-1~")
    assert ledger.record("doc-1").document.text == TEXT
    assert ledger.record(added.document).document.text == TEXT + " Later."
    again = ledger.add(record(text=TEXT + " Later."))
    assert (again.document, again.new_document) == (added.document, False)


def test_what_was_read_is_known_by_its_bytes(ledger: Ledger) -> None:
    made = record()
    sha256, reader = made.document.sha256, made.reader
    assert ledger.find_read(sha256, "doc-1", reader) is None
    ledger.add(made)
    assert ledger.find_read(sha256, "doc-1", reader) == "doc-1"
    assert ledger.find_read(sha256, "doc-1", None) == "doc-1"
    assert ledger.find_read(sha256, "doc-1", ReaderVersion("9", "tiny-1")) is None
    assert ledger.find_read(sha256, "other", reader) is None


def test_what_is_stored_alone_is_pending_until_it_is_read(ledger: Ledger) -> None:
    made = record()
    stored = Record(made.document, ReaderVersion("1", UNREAD))
    assert ledger.add(stored).new_reading
    assert ledger.pending() == ["doc-1"]
    assert not ledger.add(stored).new_reading
    ledger.add(made)
    assert ledger.pending() == []
    assert not ledger.add(stored).new_reading  # storing again hides no reading
    assert ledger.record("doc-1") == made


def test_a_stored_document_is_read_under_the_id_that_it_has_in_the_ledger(ledger: Ledger) -> None:
    ledger.add(record())
    second = record("doc-1", text=TEXT + " More.")
    ledger.add(Record(second.document, ReaderVersion("1", UNREAD)))
    (id,) = ledger.pending()
    assert id != "doc-1"
    added = ledger.add(replace(second, document=ledger.record(id).document))
    assert (added.document, added.new_document, added.new_reading) == (id, False, True)
    assert ledger.size()["documents"] == 2


def test_a_wrong_id_is_told_of_near_ones(ledger: Ledger) -> None:
    ledger.add(record("genovia-2024-03"))
    ledger.add(record("ruritania-2024-03"))
    with pytest.raises(UsageError, match="did you mean genovia-2024-03"):
        ledger.record("genovia-2024-30")
    assert ledger.record("geno").document.id == "genovia-2024-03"  # the beginning is enough if only one fits
    with pytest.raises(UsageError, match="onrecord show lists"):
        ledger.record("zzz")


def test_words_are_found_where_they_stand(ledger: Ledger) -> None:
    ledger.add(record())
    ledger.add(record("doc-2", text=TEXT + " A villager wept.", title=None))
    hits = list(ledger.search('"public hearing" oslo'))
    assert {hit.document.id for hit in hits} == {"doc-1", "doc-2"}
    found = {TEXT[span.start : span.end].lower() for span in hits[0].spans}
    assert "oslo" in found
    assert any("hearing" in words for words in found)
    assert [hit.document.id for hit in ledger.search("hearings -wept")] == ["doc-1"]  # by stem, and without
    assert {hit.document.id for hit in ledger.search("xyzzy OR wept")} == {"doc-2"}
    assert list(ledger.search("xyzzy")) == []


@pytest.mark.parametrize("query", ['"', "a AND", "NEAR(", "col:x", "(", "x*", "^a", "'", "a\0b", "--", "a OR"])
def test_no_query_breaks_the_search(ledger: Ledger, query: str) -> None:
    ledger.add(record())
    if any(c.isalnum() for c in query):
        assert all(hit.document.id == "doc-1" for hit in ledger.search(query))
    else:
        with pytest.raises(UsageError, match="search for at least one word"):
            list(ledger.search(query))


def test_parties(ledger: Ledger) -> None:
    ledger.add(record())
    genovia = Party(country="GNV")
    assert [row.noun.id for row in ledger.claims(Where(actor=Party(("soldiers",))))] == ["c1"]
    assert [row.noun.id for row in ledger.claims(Where(actor=Party(("oldier",))))] == []  # whole words
    assert [row.noun.id for row in ledger.claims(Where(speaker=genovia))] == ["c2"]
    assert [row.noun.id for row in ledger.claims(Where(speaker=Party(("daily courier",))))] == ["c1"]
    assert [row.noun.id for row in ledger.claims(Where(place=Party(("TARVIK",))))] == ["c1"]
    assert [row.noun.id for row in ledger.stances(Where(toward=genovia))] == ["s1"]
    assert [row.noun.id for row in ledger.stances(Where(actor=genovia))] == []
    assert [row.noun.id for row in ledger.stances(Where(party=genovia))] == ["s1"]
    assert [row.noun.id for row in ledger.statements(Where(speaker=Party(("brodski",))))] == ["a1", "a2"]
    assert [row.noun.id for row in ledger.statements(Where(speaker=Party(country="RUR")))] == ["a1", "a2"]
    assert [row.noun.id for row in ledger.docket(Where(place=Party(links=("wikidata:Q585",))))] == ["d1"]
    assert list(ledger.docket(Where(speaker=genovia))) == []
    assert list(ledger.claims(Where(actor=Party(("%", "_", " "))))) == []


def test_days(ledger: Ledger) -> None:
    ledger.add(record())
    assert [row.noun.id for row in ledger.claims(Where(until="2023-12-31"))] == ["c3"]
    assert [row.noun.id for row in ledger.claims(Where(since="2024-01-01"))] == ["c1", "c2"]
    assert [row.noun.id for row in ledger.docket(Where(since="2024-05-10", until="2024-05-11"))] == ["d1"]
    assert [row.noun.id for row in ledger.stances(Where(since="2030-01-01"))] == ["s1"]  # an open end
    assert [head.id for head in ledger.documents(Where(since="2024-03-12", until="2024-03-12"))] == ["doc-1"]
    assert list(ledger.documents(Where(since="2024-03-13"))) == []


def test_conditions(ledger: Ledger) -> None:
    ledger.add(record())
    assert [row.noun.id for row in ledger.claims(Where(unanswered=True))] == ["c3"]
    assert [row.noun.id for row in ledger.claims(Where(values={"status": ("accused",)}))] == ["c1"]
    assert list(ledger.claims(Where(values={"mode": ("future",)}))) == []
    assert [row.noun.id for row in ledger.statements(Where(min_confidence=0.8))] == ["a1", "a2"]
    assert [row.noun.id for row in ledger.claims(Where(min_confidence=0.7))] == ["c3", "c2"]
    assert [row.noun.id for row in ledger.statements(Where(limit=1))] == ["a1"]
    assert list(ledger.statements(Where(document="other"))) == []
    (row,) = ledger.claims(Where(document="doc-1", values={"event": ("ASSAULT",)}))
    assert list(ledger.claims(Where(ids=(row.id,)))) == [row]


def test_a_row_carries_its_words_its_people_and_its_statement(ledger: Ledger) -> None:
    ledger.add(record())
    (row,) = ledger.claims(Where(values={"event": ("ASSAULT",)}))
    assert row.words == "burned homes"
    assert row.entity(row.noun.actor).name == "Genovian soldiers"  # type: ignore[union-attr]
    assert [row.entity(link.entity).name for link in row.noun.chain] == ["villagers", "Daily Courier"]  # type: ignore[union-attr]
    assert row.attribution is not None
    assert row.attribution.id == "a3"
    (response,) = ledger.responses([row])[row.id]
    assert response.noun.response == "denies"


def test_row_ids_are_the_same_in_every_ledger_and_differ_within_one(ledger: Ledger) -> None:
    other = open_ledger("sqlite://", create=True)
    for store in (ledger, other):
        store.add(record())
    mine = [row.id for rows in (ledger.statements(), ledger.claims(), ledger.stances()) for row in rows]
    theirs = [row.id for rows in (other.statements(), other.claims(), other.stances()) for row in rows]
    assert mine == theirs
    assert len(set(mine)) == len(mine)
    moved = replace(record(), document=replace(record().document, id="doc-9"))
    other.add(moved)
    assert not {row.id for row in other.statements(Where(document="doc-9"))} & set(mine)
