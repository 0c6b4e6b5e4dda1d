"""How an allegation went round, on records written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from ledger.records import TEXT, record

from onrecord.asking.chains import Station, circulation
from onrecord.asking.claims import claims
from onrecord.asking.sources import likeness
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, Where, open_ledger
from onrecord.model import Attribution, ChainLink, Claim, Document, Entity, ReaderVersion, Record, Span

ASSAULT = Where(values={"event": ("ASSAULT",)})


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    made = open_ledger("sqlite://", create=True)
    yield made
    made.close()


def copy(id: str, host: str, day: str, more: str = "") -> Record:
    made = record(id, text=f"{TEXT} {more}")
    return replace(made, document=replace(made.document, url=f"https://{host}/{id}", published=day))


def short(
    id: str,
    source: str,
    text: str,
    act: str,
    *,
    kind: str = "person",
    actor: str = "Genovian soldiers",
    day: str = "2024-04-01",
) -> Record:
    """A document of one sentence in which ``source`` says that ``actor`` did ``act`` in Tarvik."""

    def at(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),)

    return Record(
        Document(id, text, id.ljust(64, "0"), None, f"https://{id}.example/1", day, "en"),
        ReaderVersion("1", "m"),
        entities=(
            Entity("e1", source, kind),  # type: ignore[arg-type]
            Entity("e2", actor, "organisation"),
            Entity("e3", "Tarvik", "place"),
        ),
        attributions=(Attribution("a1", at(text.split(" said")[0]), at("said"), at(act), "indirect", "e1"),),
        claims=(
            Claim("c1", "allegation", at(act), "a1", (ChainLink("e1"),), "ASSAULT", "e2", None, "e3", None, "accused"),
        ),
    )


def drawn(stations: list[Station] | object) -> list[object]:
    return [
        [
            station.entity.name if station.entity else "",
            station.telling.document.id if station.telling else "",
            *drawn(station.further),
        ]
        for station in stations  # type: ignore[attr-defined]
    ]


def of(ledger: Ledger, document: str) -> str:
    (row,) = ledger.claims(replace(ASSAULT, document=document))
    return row.id


def test_forty_outlets_with_one_dispatch_have_one_source(ledger: Ledger) -> None:
    for n in range(40):
        ledger.add(copy(f"d{n:02}", f"outlet{n}.example", f"2024-03-{12 + n // 10}", f"Editor {n} of outlet {n}."))
    found = circulation(ledger, of(ledger, "d20"))
    assert (found.sources, found.documents, found.outlets) == (1, 40, 40)
    (branch,) = found.branches
    assert branch.source.entity is not None
    assert (branch.source.entity.name, branch.connection, branch.source.named) == ("villagers", "victim", False)
    (relay,) = branch.stations
    assert relay.entity is not None
    assert relay.entity.name == "Daily Courier"
    assert [station.telling.document.id for station in relay.further if station.telling] == ["d00"]
    assert [each.sources for each in claims(ledger, ASSAULT)] == [1] * 40
    assert len(claims(ledger, ASSAULT, single_source=True)) == 40


def test_those_who_cite_a_paper_stand_below_its_own_story(ledger: Ledger) -> None:
    ledger.add(copy("own", "www.dailycourier.example", "2024-03-12"))
    ledger.add(copy("cites", "other.example", "2024-03-13", "More was not known at the time of writing in Oslo."))
    (branch,) = circulation(ledger, of(ledger, "cites")).branches
    assert drawn(branch.stations) == [["", "own", ["", "cites"]]]


def test_the_same_named_source_is_one_however_it_is_told(ledger: Ledger) -> None:
    ledger.add(short("a", "Ana Brodski", "Ana Brodski said Genovian soldiers burned homes in Tarvik.", "burned homes"))
    ledger.add(short("b", "Ana Brodski", "The minister said that homes were burned in Tarvik.", "homes were burned"))
    ledger.add(short("c", "Otto Tarlenheim", "Otto Tarlenheim said they burned homes in Tarvik.", "burned homes"))
    found = circulation(ledger, of(ledger, "a"))
    assert found.sources == 2
    assert [drawn(branch.stations) for branch in found.branches] == [[["", "a"], ["", "b"]], [["", "c"]]]


def test_officials_in_two_papers_may_be_two(ledger: Ledger) -> None:
    for id, text in (
        ("a", "Officials said troops burned homes in Tarvik."),
        ("b", "In Oslo officials said: they burned homes."),
    ):
        ledger.add(short(id, "officials", text, "burned homes", kind="people"))
    assert circulation(ledger, of(ledger, "a")).sources == 2


def test_another_actor_is_another_allegation(ledger: Ledger) -> None:
    text = "Ana Brodski said Genovian soldiers burned homes in Tarvik."
    ledger.add(short("a", "Ana Brodski", text, "burned homes"))
    ledger.add(short("b", "Ana Brodski", text, "burned homes", actor="rebels"))
    found = circulation(ledger, of(ledger, "a"))
    assert (found.sources, found.documents) == (1, 1)


def test_a_claim_without_a_source_counts_none(ledger: Ledger) -> None:
    made = short("a", "x", "Someone said they burned homes in Tarvik.", "burned homes")
    bare = replace(made, attributions=(), claims=(replace(made.claims[0], attribution=None, chain=()),))
    ledger.add(bare)
    found = circulation(ledger, of(ledger, "a"))
    assert (found.sources, len(found.branches)) == (0, 1)


def test_wrong_claims_are_told(ledger: Ledger) -> None:
    ledger.add(record())
    (response,) = ledger.claims(Where(values={"kind": ("response",)}))
    with pytest.raises(UsageError, match="is a response"):
        circulation(ledger, response.id)
    with pytest.raises(UsageError, match="onrecord claims lists them"):
        circulation(ledger, "zzz")
    assert circulation(ledger, of(ledger, "doc-1")[:9]).documents == 1


def test_acts_are_compared_by_stem() -> None:
    assert likeness("burned homes", "burning the home") == 1
    assert likeness("burned homes", "closed the border") == 0
