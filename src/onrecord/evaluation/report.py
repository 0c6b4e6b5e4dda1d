"""What an evaluation gives: measures with the hash of the gold that they were taken on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Report:
    """``measures`` are ratios in [0, 1] by name; ``counts`` are whole numbers; ``by`` breaks them down."""

    task: str
    gold: str
    gold_sha256: str
    measures: Mapping[str, float]
    counts: Mapping[str, int] = field(default_factory=dict)
    by: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def sha256_of(path: Path) -> str:
    """SHA-256 (hex) of a file, or of all files below a folder in the order of their names."""
    digest = hashlib.sha256()
    for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def f1(hits: float, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 from counts; 0 where undefined."""
    precision = hits / predicted if predicted else 0.0
    recall = hits / gold if gold else 0.0
    total = precision + recall
    return {"P": precision, "R": recall, "F1": 2 * precision * recall / total if total else 0.0}
