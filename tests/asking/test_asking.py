"""Questions, on records written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger.records import TEXT, record

from onrecord.asking.claims import claims
from onrecord.asking.confidence import at_least
from onrecord.asking.filters import allowed, first_day, last_day, party
from onrecord.asking.matrix import matrix
from onrecord.asking.passages import around, search
from onrecord.asking.terms import terms
from onrecord.asking.timeline import timeline
from onrecord.asking.topics import topics
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, Party, Where, open_ledger
from onrecord.model import (
    Attribution,
    ChainLink,
    Claim,
    Document,
    Entity,
    ReaderVersion,
    Record,
    Span,
    Stance,
    Term,
)


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    made = open_ledger("sqlite://", create=True)
    yield made
    made.close()


def carried(id: str, source: str, text: str = TEXT + " Again.") -> Record:
    """Another document that carries the same allegation, from ``source``, whom it names at its end."""
    text = f"{text}{id} {source}"
    made = record(id, text=text)
    entities = tuple(replace(each, name=source) if each.id == "e4" else each for each in made.entities)
    told = (Span(len(text) - len(source), len(text)),)
    said = tuple(replace(each, source=told) if each.id == "a3" else each for each in made.attributions)
    return replace(made, entities=entities, attributions=said)


def test_copies_of_one_source_are_one_source(ledger: Ledger) -> None:
    ledger.add(record())
    ledger.add(carried("copy", "Villagers"))
    asked = Where(values={"event": ("ASSAULT",)})
    assert [each.sources for each in claims(ledger, asked)] == [1, 1]
    assert len(claims(ledger, asked, single_source=True)) == 2
    ledger.add(carried("other", "a nurse in Tarvik"))
    assert [each.sources for each in claims(ledger, asked)] == [2, 2, 2]
    assert claims(ledger, asked, single_source=True) == []
    assert [each.responses[0].noun.response for each in claims(ledger, asked)] == ["denies"] * 3


def test_another_place_is_another_allegation(ledger: Ledger) -> None:
    ledger.add(record())
    other = carried("other", "a nurse")
    entities = tuple(replace(each, name="Hentzau") if each.id == "e7" else each for each in other.entities)
    ledger.add(replace(other, entities=entities))
    assert [each.sources for each in claims(ledger, Where(values={"event": ("ASSAULT",)}))] == [1, 1]


def test_a_claim_without_a_named_source_counts_none(ledger: Ledger) -> None:
    bare = Record(
        Document("d", "Troops were said to have crossed.", "0" * 64),
        ReaderVersion("1", "m"),
        claims=(Claim("c1", "allegation", (Span(22, 32),), event="MOBILIZE", status="possible"),),
    )
    ledger.add(bare)
    (asked,) = claims(ledger, Where(), single_source=True)
    assert asked.sources == 0


def _stances(rows: list[tuple[str, str, str, str]]) -> Record:
    """A document of one sentence for each (holder, country, event, words)."""
    text = "\n".join(words for _, _, _, words in rows)
    entities, stances = [], []
    at = 0
    for n, (holder, country, event, words) in enumerate(rows):
        entities.append(Entity(f"e{n}", holder, "government", country))
        stances.append(Stance(f"s{n}", f"e{n}", event, (Span(at, at + len(words)),), when=f"2024-0{n % 3 + 1}"))  # type: ignore[arg-type]
        at += len(words) + 1
    return Record(
        Document("d", text, "0" * 64), ReaderVersion("1", "m"), entities=tuple(entities), stances=tuple(stances)
    )


def test_the_matrix_takes_its_topics_from_the_words(ledger: Ledger) -> None:
    ledger.add(
        _stances(
            [
                ("Government of Ruritania", "RUR", "SANCTION", "Ruritania will stop the grain trade in autumn"),
                ("Strelsau", "RUR", "THREATEN", "warned that the grain trade may end"),
                ("Government of Genovia", "GNV", "REJECT", "Genovia rejects talks on the border crossing"),
                ("Government of Genovia", "GNV", "PROTEST", "summoned the envoy over the border crossing"),
            ]
        )
    )
    cells = matrix(ledger, Where(), by="month", most=2)
    assert {cell.topic for cell in cells} == {"grain trade", "border crossing"}
    found = {(cell.government, cell.topic, cell.time): cell.events for cell in cells}
    assert found[("Government of Ruritania", "grain trade", "2024-01")] == {"SANCTION": 1}
    assert found[("Government of Ruritania", "grain trade", "2024-02")] == {"THREATEN": 1}  # one country, one name
    assert found[("Government of Genovia", "border crossing", "2024-03")] == {"REJECT": 1}
    assert found[("Government of Genovia", "border crossing", "2024-01")] == {"PROTEST": 1}


def test_an_empty_ledger_has_an_empty_matrix(ledger: Ledger) -> None:
    assert matrix(ledger, Where()) == []
    assert timeline(ledger, where=Where()) == []
    assert terms(ledger, Where()) == []
    assert claims(ledger, Where()) == []


@given(st.lists(st.text(max_size=80), max_size=8), st.integers(1, 5))
def test_topics_are_words_of_their_passages(passages: list[str], most: int) -> None:
    found = topics(passages, most=most)
    assert len(found) <= most
    for topic in found:
        assert topic.passages
        assert any(topic.name in passages[index] for index in topic.passages)
        assert set(topic.passages) <= set(range(len(passages)))


def test_topics_do_not_run_over_a_comma_and_are_no_names_that_are_barred() -> None:
    found = topics(["the rivers treaty, Genovia", "a rivers treaty with Genovia"], most=5, without=["Genovia"])
    assert [topic.name for topic in found] == ["rivers treaty"]


def test_timeline_of_a_government_shows_a_statement_once(ledger: Ledger) -> None:
    ledger.add(record())
    entries = timeline(ledger, party=Party(country="GNV"), where=Where())
    assert [(entry.kind, entry.row.noun.id) for entry in entries] == [("claim", "c2"), ("stance", "s1")]  # type: ignore[union-attr]
    everything = timeline(ledger, where=Where())
    assert [entry.day for entry in everything] == sorted(entry.day or "~" for entry in everything)
    assert {entry.kind for entry in everything} == {"claim", "stance", "docket", "statement"}


def test_one_referent_under_several_names(ledger: Ledger) -> None:
    def calls(id: str, name: str, referent: str, by: str) -> Record:
        return Record(
            Document(id, name, id.zfill(64)),
            ReaderVersion("1", "m"),
            entities=(Entity("e1", by, "government"),),
            terms=(Term(Span(0, len(name)), referent, "e1"),),
        )

    ledger.add(calls("1", "the Ghost War", "the Tarvik campaign", "Genovia"))
    ledger.add(calls("2", "Ghost War", "Tarvik campaign", "Ruritania"))
    ledger.add(calls("3", "peace mission", "Tarvik campaign", "Ruritania"))
    (referent,) = terms(ledger, Where())
    assert referent.referent == "Tarvik campaign"
    assert [(naming.name, naming.users) for naming in referent.names] == [
        ("the Ghost War", ("Genovia", "Ruritania")),
        ("peace mission", ("Ruritania",)),
    ]
    assert terms(ledger, Where(), about="campaign") == [referent]
    assert terms(ledger, Where(), about="paign") == []


def test_search_shows_whole_words_around(ledger: Ledger) -> None:
    ledger.add(record())
    (found,) = search(ledger, "suspend", Where())
    (passage,) = found.passages
    assert TEXT[passage.span.start : passage.span.end] == passage.words
    assert passage.span.start == 0 or TEXT[passage.span.start - 1].isspace()
    assert [row.noun.id for row in found.statements] == ["a1"]


@given(st.text(max_size=400), st.data())
def test_passages_hold_their_matches(text: str, data: st.DataObject) -> None:
    points = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    spans = [Span(a, b) for a, b in zip(points[::2], points[1::2], strict=False) if a < b]
    found = around(text, spans)
    assert [span for passage in found for span in passage.matches] == spans
    for passage in found:
        assert text[passage.span.start : passage.span.end] == passage.words
        assert all(passage.span.start <= s.start and s.end <= passage.span.end for s in passage.matches)


def test_doubtful_statements_take_along_what_rests_on_them() -> None:
    trimmed = at_least(record(), 0.7)
    assert [row.id for row in trimmed.attributions] == ["a1", "a2", "a4"]
    assert [row.id for row in trimmed.claims] == ["c2", "c3"]
    assert trimmed.claims[0].answers == ()
    nested = replace(
        record(), attributions=(Attribution("a1", (), (), (), "direct", None, "a0", 1.0),), claims=(), stances=()
    )
    assert at_least(nested, 0.5).attributions[0].within is None
    assert at_least(record(), 0.0) == record()


def test_names_in_questions() -> None:
    def country(name: str) -> str | None:
        return {"Ruritania": "RUR"}.get(name)

    assert party("NZL").country == "NZL"
    assert party("wikidata:Q664").links == ("wikidata:Q664",)
    assert party("Ruritania", country=country) == Party(("Ruritania",), "RUR")
    assert party("Brodski", country=country) == Party(("Brodski",))
    with pytest.raises(UsageError, match="empty name"):
        party("  ")


def test_days_and_values_in_questions() -> None:
    assert (first_day("2021-02"), last_day("2021-02")) == ("2021-02-01", "2021-02-28")
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        first_day("yesterday")
    assert allowed(["fact"], ("fact", "found"), name="status") == ("fact",)
    with pytest.raises(UsageError, match="'facts' is no status: fact"):
        allowed(["facts"], ("fact", "found"), name="status")


def test_a_chain_begins_with_its_first_source(ledger: Ledger) -> None:
    made = record()
    told = replace(made.claims[0], chain=(ChainLink("e5", "media"),))
    ledger.add(replace(made, claims=(told, *made.claims[1:])))
    (asked, *_) = claims(ledger, Where(values={"event": ("ASSAULT",)}))
    assert asked.claim.entity(asked.claim.noun.chain[0].entity).name == "Daily Courier"  # type: ignore[union-attr]
