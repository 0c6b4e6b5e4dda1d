"""From the first source of an allegation to every document that carries it, as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.asking.claims import Alike, of_events
from onrecord.asking.sources import Source, chained, joining
from onrecord.asking.stories import Telling, order, tellings
from onrecord.errors import UsageError
from onrecord.ledger import Heading, Ledger, Row, Where
from onrecord.ledger.rows import fold
from onrecord.likeness import publisher
from onrecord.model import Claim, Entity


@dataclass(slots=True)
class Station:
    """A document that carries the allegation, or one that passed it on (``entity``), and what came from there.

    ``telling`` says what the document is to the one above it; ``rows`` are its claims.
    """

    entity: Entity | None = None
    telling: Telling | None = None
    rows: list[Row[Claim]] = field(default_factory=list)
    further: list[Station] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Branch:
    """All that came from one source; ``connection`` is what ties it to the act, where a text says so."""

    source: Source
    connection: str | None
    stations: Sequence[Station]


@dataclass(frozen=True, slots=True)
class Circulation:
    """How one allegation went round: the claim asked for, and a branch for each source, the widest first.

    ``sources`` counts the branches with a source; ``outlets`` the publishers by the host of their address.
    """

    claim: Row[Claim]
    branches: Sequence[Branch]
    documents: int
    outlets: int

    @property
    def sources(self) -> int:
        """The number of independent sources."""
        return sum(branch.source.key is not None for branch in self.branches)


def circulation(ledger: Ledger, claim: str) -> Circulation:
    """The tree of an allegation; ``claim`` is its row's id, or the beginning of it if only one begins so.

    Raises ``UsageError`` if there is no such claim or it is a response.
    """
    asked = _claim(ledger, claim)
    every = of_events(ledger, [asked])
    rows = Alike(every).to(asked)
    chains = chained(ledger, rows)
    by_source: defaultdict[str, list[Row[Claim]]] = defaultdict(list)
    for row in rows:
        chain = chains.chain[row.id]
        by_source[chains.source[chain].key or f" {chain}"].append(row)
    links = list(joining(list(ledger.links({row.document.id for row in rows}))))
    told = {each.document.id: each for each in tellings({r.document.id: r.document for r in rows}.values(), links)}
    branches = [
        _branch(chains.source[chains.chain[of[0].id]], of, told) for of in by_source.values()
    ]  # fmt: skip
    branches.sort(key=lambda branch: (branch.source.key is None, -_size(branch.stations), branch.source.key or ""))
    documents = {row.document.id: row.document for row in rows}
    outlets = {publisher(document) for document in documents.values()} - {None}
    return Circulation(asked, branches, len(documents), len(outlets))


def _claim(ledger: Ledger, id: str) -> Row[Claim]:
    found = list(ledger.claims(Where(ids=(id,))))
    if not found and id:
        found = [row for row in ledger.claims() if row.id.startswith(id)]
    if len(found) != 1:
        hint = "more than one begins so, give more of it" if found else "onrecord claims lists them"
        raise UsageError(f"there is no one claim {id!r} in the ledger: {hint}")
    if found[0].noun.kind == "response":
        raise UsageError(f"{id} is a response, not an allegation: give the claim that it answers (onrecord claims)")
    return found[0]


def _branch(source: Source, rows: Sequence[Row[Claim]], told: Mapping[str, Telling]) -> Branch:
    by_document: defaultdict[str, list[Row[Claim]]] = defaultdict(list)
    for row in rows:
        by_document[row.document.id].append(row)
    stations: dict[str, Station] = {}
    relays: dict[tuple[str, ...], Station] = {}
    top: list[Station] = []
    headings = {of[0].document.id: of[0].document for of in by_document.values()}
    for document in sorted(headings.values(), key=order):
        mine = by_document[document.id]
        station = stations[document.id] = Station(telling=told[document.id], rows=mine)
        above = told[document.id].of
        if above is not None and above.id in stations:
            stations[above.id].further.append(station)
            continue
        station.telling = Telling(document)
        passed = [entity for link in mine[0].noun.chain[1:] if (entity := mine[0].entity(link.entity)) is not None]
        _hang(station, passed, document, stations, relays, top)
    connection = next((link.connection for row in rows for link in row.noun.chain[:1] if link.connection), None)
    return Branch(source, connection, top)


def _hang(
    station: Station, passed: Sequence[Entity], document: Heading, stations: Mapping[str, Station],
    relays: dict[tuple[str, ...], Station], top: list[Station],
) -> None:  # fmt: skip
    """Put a document below those that passed the allegation on to it, or below that one's own document."""
    here = top
    path: tuple[str, ...] = ()
    for entity in passed:
        path = (*path, fold(entity.name))
        own = next((each for id, each in stations.items() if id != document.id and _is_of(each, entity)), None)
        if own is not None:
            here = own.further
        elif path in relays:
            here = relays[path].further
        elif not _publishes(document, entity):
            relays[path] = Station(entity)
            here.append(relays[path])
            here = relays[path].further
    here.append(station)


def _is_of(station: Station, entity: Entity) -> bool:
    return station.telling is not None and _publishes(station.telling.document, entity)


def _publishes(document: Heading, entity: Entity) -> bool:
    """Whether the document's host bears the name of the entity: the Daily Courier, dailycourier.example."""
    name = "".join(fold(entity.name).split()).removeprefix("the")
    host = publisher(document)
    return bool(name) and host is not None and name in (part.replace("-", "") for part in host.split("."))


def _size(stations: Iterable[Station]) -> int:
    return sum((station.telling is not None) + _size(station.further) for station in stations)
