"""The program as a person calls it, on a ledger of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli import run


@pytest.fixture
def ask(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def asked(*arguments: object) -> tuple[int, str, str]:
        try:
            status = run(["--ledger", str(tmp_path / "ledger.db"), *map(str, arguments)])
        except SystemExit as done:
            status = done.code if isinstance(done.code, int) else 2
        told = capfd.readouterr()
        return status, told.out, told.err

    return asked
