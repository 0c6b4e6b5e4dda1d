"""Every test of the ledger runs on every store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger, open_ledger, remove_ledger


@pytest.fixture(params=["file", "memory", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "postgres":
        server = os.environ.get("ONRECORD_TEST_POSTGRES")
        if not server:
            pytest.skip("no PostgreSQL: give an empty database's URL in $ONRECORD_TEST_POSTGRES")
        remove_ledger(server)
        yield server
        remove_ledger(server)
    else:
        yield f"sqlite:///{tmp_path}/ledger.db" if request.param == "file" else "sqlite://"


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    opened = open_ledger(url, create=True)
    yield opened
    opened.close()
