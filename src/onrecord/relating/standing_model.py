"""The evidential status of who is held responsible for an attack, after slot 11 of MUC-4.

A linear model over :mod:`onrecord.relating.standing_features`; training, data and figures are in ``training/status``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, get_args

from onrecord.model import Status
from onrecord.relating.standing_features import features

WEIGHTS: Final = Path(__file__).parent / "weights" / "status" / "model.json"


@dataclass(frozen=True, slots=True)
class Standing:
    """A status with its probability in [0, 1]."""

    status: Status
    confidence: float


@dataclass(frozen=True, slots=True)
class StandingModel:
    """For each feature the factor of its rarity, and for each status its weight."""

    statuses: tuple[Status, ...]
    bias: tuple[float, ...]
    rarity: Mapping[str, float]
    weights: Mapping[str, tuple[float, ...]]

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> StandingModel:
        """Read ``model.json``; raise ``ValueError`` where it knows a status that the record has not."""
        stored = json.loads(path.read_text(encoding="utf8"))
        statuses = tuple(stored["statuses"])
        if not set(statuses) <= set(get_args(Status)):
            raise ValueError(f"{path}: trained for other statuses; train again with training/status")
        weights = {name: tuple(row[1:]) for name, row in stored["features"].items()}
        rarity = {name: row[0] for name, row in stored["features"].items()}
        return cls(statuses, tuple(stored["bias"]), rarity, weights)

    def probabilities(self, text: str, names: Sequence[str]) -> dict[Status, float]:
        """The probability of each status for the organisation with these names in a report's text."""
        found = {
            name: value * self.rarity[name] for name, value in features(text, names).items() if name in self.rarity
        }
        length = math.sqrt(sum(value * value for value in found.values())) or 1.0
        sums = list(self.bias)
        for name, value in found.items():
            for place, weight in enumerate(self.weights[name]):
                sums[place] += weight * value / length
        highest = max(sums)
        exp = [math.exp(each - highest) for each in sums]
        return {status: each / sum(exp) for status, each in zip(self.statuses, exp, strict=True)}

    def predict(self, text: str, names: Sequence[str]) -> Standing:
        """The likeliest status."""
        found = self.probabilities(text, names)
        status = max(found, key=lambda each: found[each])
        return Standing(status, round(found[status], 4))


@cache
def standing_model() -> StandingModel:
    """The model that comes with the program, loaded once."""
    return StandingModel.load()
