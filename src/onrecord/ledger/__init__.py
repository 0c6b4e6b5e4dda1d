"""Where records are kept: one port, one file a store."""

from __future__ import annotations

from onrecord.ledger.port import Added, Alike, Heading, Hit, Ledger, Link, Party, Row, Where

__all__ = [
    "Added", "Alike", "Heading", "Hit", "Ledger", "Link", "Party", "Row", "Where", "open_ledger", "remove_ledger",
]  # fmt: skip


def open_ledger(url: str, *, create: bool = False) -> Ledger:
    """The ledger at ``sqlite:///FILE``, ``sqlite://`` (in memory) or ``postgresql://…``.

    With ``create`` it is made where there is none. Raises ``LedgerError`` with one line of what to do if it
    cannot be opened, is damaged, is something else, or was made by a newer onrecord.
    """
    from onrecord.ledger.sql import SqlLedger

    return SqlLedger(url, create=create)


def remove_ledger(url: str) -> None:
    """Remove the ledger at ``url`` with all in it; refuses what is not a ledger, an absent one is fine."""
    from onrecord.ledger.connect import drop, parse

    drop(parse(url))
