"""What is on record day by day, of all or of one government, person or body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from onrecord.ledger import Ledger, Party, Row, Where
from onrecord.ledger.edtf import FIRST
from onrecord.model import Attribution, Claim, DocketItem, Stance

Kind: TypeAlias = Literal["statement", "claim", "stance", "docket"]
AnyRow: TypeAlias = Row[Attribution] | Row[Claim] | Row[Stance] | Row[DocketItem]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with the day that it is set at (``YYYY-MM-DD``), ``None`` where there is none."""

    day: str | None
    kind: Kind
    row: AnyRow


def timeline(ledger: Ledger, *, party: Party | None = None, where: Where) -> list[Entry]:
    """Entries by day, those without one last.

    With ``party``: what they say, their stances and those toward them, what is alleged by, of or against
    them, and what is due before or in them. A statement that carries a claim or a stance is shown as that
    alone.
    """
    asked = replace(where, party=party, limit=None)
    rows: list[tuple[Kind, AnyRow]] = [("claim", row) for row in ledger.claims(asked)]
    rows += [("stance", row) for row in ledger.stances(asked)]
    carried = {(row.document.id, getattr(row.noun, "attribution", None)) for _, row in rows}
    rows += [("docket", row) for row in ledger.docket(asked)]
    said: Iterator[Row[Attribution]] = ledger.statements(asked)
    rows += [("statement", row) for row in said if (row.document.id, row.noun.id) not in carried]
    entries = [Entry(_day(row), kind, row) for kind, row in rows]
    return sorted(entries, key=lambda entry: (entry.day is None, entry.day or ""))[: where.limit]


def _day(row: AnyRow) -> str | None:
    return row.until if row.since == FIRST else row.since
