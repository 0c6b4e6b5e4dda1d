"""Which ledger is meant, and opening it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.cli.app import Settings
from onrecord.ledger import Ledger, open_ledger


def url(settings: Settings) -> str:
    """The URL of the ledger that is asked for; a plain path means a SQLite file."""
    if not settings.ledger:
        from platformdirs import user_data_path

        return f"sqlite:///{user_data_path('onrecord', appauthor=False) / 'ledger.db'}"
    if "://" not in settings.ledger:
        return f"sqlite:///{Path(settings.ledger).expanduser()}"
    return settings.ledger


@contextmanager
def opened(settings: Settings, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger, closed at the end; raises ``LedgerError`` where it cannot be opened."""
    ledger = open_ledger(url(settings), create=create)
    try:
        yield ledger
    finally:
        ledger.close()
