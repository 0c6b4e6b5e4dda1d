"""``Where`` as SQL: which columns of a noun name its parties, and what makes an entity fit a party."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, and_, exists, false, or_, select, true

from onrecord.ledger import schema
from onrecord.ledger.port import Party, Where
from onrecord.ledger.rows import fold

# The columns of a noun that name each part; of a claim or stance, "speaker" is whoever says or passes it on.
PARTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "attributions": {"actor": ("speaker",), "speaker": ("speaker",)},
    "claims": {"actor": ("actor",), "toward": ("recipient",), "place": ("place",), "speaker": ()},
    "stances": {"actor": ("holder",), "toward": ("toward",), "speaker": ()},
    "docket": {"actor": ("body",), "place": ("place",)},
    "terms": {"actor": ("by",), "speaker": ("by",)},
    "dates": {},
}


def conditions(table: Table, where: Where) -> list[ColumnElement[bool]]:
    """What must hold of a row of ``table`` (joined to its reading and document)."""
    parts = PARTS[table.name]
    held: list[ColumnElement[bool]] = []
    for part in ("actor", "speaker", "toward", "place"):
        party: Party | None = getattr(where, part)
        if party is not None:
            held.append(_part(table, part, party) if part in parts else false())
    if where.party is not None:
        held.append(or_(false(), *(_part(table, part, where.party) for part in parts)))
    if where.since is not None:
        held.append(table.c.until >= where.since)
    if where.until is not None:
        held.append(table.c.since <= where.until)
    if where.document is not None:
        held.append(schema.documents.c.id == where.document)
    if where.ids:
        held.append(table.c.id.in_(where.ids))
    for name, allowed in where.values.items():
        held.append(table.c[name].in_(allowed) if name in table.c else false())
    if where.unanswered:
        held.append(_unanswered(table))
    if where.min_confidence is not None:
        held.append(_confident(table, where.min_confidence))
    return held


def _part(table: Table, part: str, party: Party) -> ColumnElement[bool]:
    named = [_named(table, table.c[name], party) for name in PARTS[table.name][part]]
    if part == "speaker" and "attribution" in table.c:
        named.append(_attributed(table, lambda said: _named(said, said.c.speaker, party)))
    if part == "speaker" and table is schema.claims:
        chains = schema.chains
        named.append(
            exists(
                select(1).where(
                    chains.c.reading == table.c.reading,
                    chains.c.claim == table.c.local,
                    _named(chains, chains.c.entity, party),
                )
            )
        )
    return or_(*named)


def _named(table: Table, local: Column[Any], party: Party) -> ColumnElement[bool]:
    entity = schema.entities.alias()
    return exists(
        select(1).where(entity.c.reading == table.c.reading, entity.c.local == local, fits(entity, party))
    )


def fits(entity: Any, party: Party) -> ColumnElement[bool]:
    """Whether a row of ``entities`` is the party meant."""
    choices: list[ColumnElement[bool]] = [
        entity.c.key.contains(fold(name), autoescape=True) for name in party.names if fold(name).strip()
    ]
    if party.links:
        choices.append(entity.c.link.in_(party.links))
    if party.country:
        choices.append(
            and_(
                entity.c.country == party.country,
                or_(
                    entity.c.kind.in_(("government", "place")),
                    and_(entity.c.kind.in_(("person", "organisation")), entity.c.office.is_not(None)),
                ),
            )
        )
    return or_(false(), *choices)


def _attributed(table: Table, holds: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:
    said = schema.attributions.alias()
    return exists(
        select(1).where(said.c.reading == table.c.reading, said.c.local == table.c.attribution, holds(said))
    )


def _unanswered(table: Table) -> ColumnElement[bool]:
    if table is not schema.claims:
        return false()
    answers = schema.answers
    answered = exists(
        select(1).where(answers.c.reading == table.c.reading, answers.c.answered == table.c.local)
    )
    return and_(table.c.kind == "allegation", ~answered)


def _confident(table: Table, least: float) -> ColumnElement[bool]:
    if "confidence" in table.c:
        return table.c.confidence >= least
    if "attribution" in table.c:
        return or_(table.c.attribution.is_(None), _attributed(table, lambda said: said.c.confidence >= least))
    return true()
