"""The hand-annotated article beside the project, with its gold, read once for all tests of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake import Refused, take
from onrecord.model import Record
from onrecord.pipeline import annotate
from onrecord.reading.encoder import packaged

SEED = Path(__file__).resolve().parents[2] / "../shared/seed"


@pytest.fixture(scope="session")
def seed() -> Path:
    if not SEED.exists():
        pytest.skip("needs ../shared/seed, which is not part of the project")
    if not (packaged() / "words.onnx").exists():
        pytest.skip("needs the reader's weights")
    return SEED


@pytest.fixture(scope="session")
def gold(seed: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((seed / "gold.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="session")
def record(seed: Path) -> Record:
    (taken,) = take([str(seed / "article.txt")])
    assert not isinstance(taken, Refused)
    (outcome,) = annotate([taken.document], workers=1)
    assert isinstance(outcome, Record)
    return outcome
