"""What is alleged by whom against whom, who answers, and on how many sources it rests."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.asking.sources import agree, chained, parts
from onrecord.ledger import Ledger, Row, Where
from onrecord.model import Claim


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim with the responses to it in its document.

    ``sources`` counts the first sources of all allegations in the ledger that say the same (event, and actor,
    recipient or place in common, nothing in conflict): copies of one document count once, whoever carries them, and
    an allegation without any source adds none.
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


class Alike:
    """Allegations of the ledger, to be asked which of them say the same as one."""

    def __init__(self, rows: Iterable[Row[Claim]]) -> None:
        self._by_part: defaultdict[Hashable, list[Row[Claim]]] = defaultdict(list)
        for row in rows:
            for part in parts(row).items():
                self._by_part[row.noun.event, part].append(row)

    def to(self, row: Row[Claim]) -> list[Row[Claim]]:
        """Those of the same event that have a part in common with the row and none in conflict, and the row itself."""
        mine = parts(row)
        if row.noun.event is None:
            return [row]
        found = {row.id: row}
        for part in mine.items():
            for other in self._by_part[row.noun.event, part]:
                if other.id not in found and agree(mine, parts(other)):
                    found[other.id] = other
        return list(found.values())


def of_events(ledger: Ledger, rows: Iterable[Row[Claim]]) -> list[Row[Claim]]:
    """The allegations asked for, and all others in the ledger of the same events."""
    wanted = {row.id: row for row in rows if row.noun.kind == "allegation"}
    events = tuple(sorted({row.noun.event for row in wanted.values() if row.noun.event}))
    if events:
        for row in ledger.claims(Where(values={"kind": ("allegation",), "event": events})):
            wanted.setdefault(row.id, row)
    return list(wanted.values())


def _sources(ledger: Ledger, asked: Sequence[Row[Claim]]) -> dict[str, int]:
    """The number of first sources for what each allegation says."""
    wanted = [row for row in asked if row.noun.kind == "allegation"]
    if not wanted:
        return {}
    every = of_events(ledger, wanted)
    chains, alike = chained(ledger, every), Alike(every)
    return {row.id: len(chains.sources(alike.to(row))) for row in wanted}
