"""Intake in a process of its own gives what intake here gives, and ends with whoever wanted it."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from pathlib import Path

import making
import pytest

from onrecord.errors import OnrecordError
from onrecord.intake import take
from onrecord.intake.aside import take_aside
from onrecord.intake.taken import Taken


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows = [json.dumps({"id": f"{n}", "text": f"Number {n}. {making.BODY}"}) if n % 7 else "{" for n in range(300)]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def test_the_same_in_the_same_order_with_the_bytes_read(file: Path) -> None:
    batches = list(take_aside([str(file)], limit=10_000_000))
    here = list(take([str(file)]))
    there = [item for batch, _ in batches for item in batch]
    assert [i.document if isinstance(i, Taken) else i for i in there] == [
        i.document if isinstance(i, Taken) else i for i in here
    ]
    assert sum(count for _, count in batches) == file.stat().st_size
    assert not multiprocessing.active_children()


def test_left_early(file: Path) -> None:
    batches = take_aside([str(file)] * 50, limit=10_000_000)
    next(batches)
    batches.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_a_process_that_dies_is_told_of(file: Path) -> None:
    batches = take_aside([str(file)] * 50, limit=10_000_000)
    next(batches)
    (child,) = multiprocessing.active_children()
    os.kill(child.pid or 0, signal.SIGINT)  # Ctrl-C is for the parent
    next(batches)
    os.kill(child.pid or 0, signal.SIGKILL)
    with pytest.raises(OnrecordError, match="has died"):
        list(batches)
