"""What is alleged by whom against whom, who answers, and on how many sources it rests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from onrecord.ledger import Ledger, Row, Where
from onrecord.ledger.rows import fold
from onrecord.model import Claim


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim with the responses to it in its document.

    ``sources`` counts the first sources by name of all allegations in the ledger that say the same (event,
    and actor, recipient or place in common, nothing in conflict); a source without a name adds none.
    """

    claim: Row[Claim]
    responses: Sequence[Row[Claim]] = ()
    sources: int | None = None


def claims(ledger: Ledger, where: Where, *, single_source: bool = False) -> list[Asked]:
    """The claims asked for; with ``single_source`` only allegations that no second source makes."""
    found = list(ledger.claims(where))
    counts = _sources(ledger, found)
    if single_source:
        found = [row for row in found if row.noun.kind == "allegation" and counts[row.id] <= 1]
    responses = ledger.responses([row for row in found if row.noun.kind != "response"])
    return [Asked(row, responses.get(row.id, ()), counts.get(row.id)) for row in found]


def first_source(row: Row[Claim]) -> str | None:
    """The folded name of the first source of a claim, or ``None`` where the text names none."""
    first = row.noun.chain[0].entity if row.noun.chain else None
    speaker = row.attribution.speaker if row.attribution else None
    entity = row.entity(first) or row.entity(speaker)
    return fold(entity.name) if entity else None


def _sources(ledger: Ledger, asked: Sequence[Row[Claim]]) -> dict[str, int]:
    """The number of named first sources for what each allegation says."""
    wanted = [row for row in asked if row.noun.kind == "allegation"]
    events = tuple(sorted({row.noun.event for row in wanted if row.noun.event}))
    if not wanted:
        return {}
    by_part: defaultdict[Hashable, list[Row[Claim]]] = defaultdict(list)
    if events:
        for row in ledger.claims(Where(values={"kind": ("allegation",), "event": events})):
            for part in _parts(row).items():
                by_part[row.noun.event, part].append(row)
    counts = {}
    for row in wanted:
        mine = _parts(row)
        alike = [row, *(other for part in mine.items() for other in by_part[row.noun.event, part])]
        names = {first_source(other) for other in alike if _agree(mine, _parts(other))}
        counts[row.id] = len(names - {None})
    return counts


def _parts(row: Row[Claim]) -> dict[str, str]:
    named = {part: row.entity(getattr(row.noun, part)) for part in ("actor", "recipient", "place")}
    return {part: fold(entity.name) for part, entity in named.items() if entity}


def _agree(one: dict[str, str], other: dict[str, str]) -> bool:
    return all(other.get(part, name) == name for part, name in one.items())
