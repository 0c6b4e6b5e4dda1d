"""Train the model of evidential status.

``python -m training.status.train`` measures it by cross-validation, trains it on all records and writes ``model.json``
and ``card.json``; ``--cv`` only measures. Needs scikit-learn; the program itself does not.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold
from sklearn.preprocessing import normalize

from onrecord.evaluation.events import scores
from onrecord.evaluation.report import sha256_of
from onrecord.evaluation.status import MUC, read
from onrecord.model import Status
from onrecord.relating.standing_features import features
from onrecord.relating.standing_model import WEIGHTS

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "muc4" / "evidential_status.json"
STATUS: dict[str, Status] = {name: status for status, name in MUC.items()}
# Chosen by grouped cross-validation on the development records among 3, 10, 30 and 1, 3, 5.
STRENGTH, FEWEST = 10.0, 3
SEEDS = (0, 1, 2, 3, 4)
Rows = Sequence[Mapping[str, float]]


class Linear:
    """Logistic regression over features weighted by their rarity, each item of length 1."""

    def __init__(self, rows: Rows, labels: Sequence[str]) -> None:
        often = Counter(name for row in rows for name in row)
        self.vectors = DictVectorizer(dtype=np.float64)
        counted = self.vectors.fit_transform([{n: v for n, v in row.items() if often[n] >= FEWEST} for row in rows])
        present = np.asarray((counted != 0).sum(0)).ravel()
        self.rarity = np.log(len(rows) / present) + 0.2
        self.model = LogisticRegression(C=STRENGTH, max_iter=300)
        self.model.fit(self._scaled(counted), labels)

    def _scaled(self, counted):  # type: ignore[no-untyped-def]
        return normalize(counted.multiply(self.rarity).tocsr())

    def logits(self, rows: Rows) -> np.ndarray:
        return self.model.decision_function(self._scaled(self.vectors.transform(rows)))

    def predict(self, rows: Rows) -> list[str]:
        return list(self.model.predict(self._scaled(self.vectors.transform(rows))))


def temperature(rows: Rows, labels: Sequence[str], groups: Sequence[str]) -> float:
    """What the logits are divided by, so that held-out documents are given honest probabilities."""
    logits, places = np.zeros((len(rows), len(set(labels)))), np.zeros(len(rows), dtype=int)
    for training, held in StratifiedGroupKFold(5, shuffle=True, random_state=0).split(rows, labels, groups):
        model = Linear([rows[i] for i in training], [labels[i] for i in training])
        logits[held] = model.logits([rows[i] for i in held])
        places[held] = [list(model.model.classes_).index(labels[i]) for i in held]

    def cost(by: float) -> float:
        scaled = logits / by
        exp = np.exp(scaled - scaled.max(1, keepdims=True))
        return -float(np.log((exp / exp.sum(1, keepdims=True))[np.arange(len(rows)), places]).mean())

    return float(min(np.arange(0.5, 6.0, 0.05), key=cost))


def cross_validate(rows: Rows, labels: Sequence[str], groups: Sequence[str], seeds: Sequence[int]) -> dict[str, object]:
    """Accuracy and macro-F1, mean over the seeds: with the records of a document together, and without."""
    found: dict[str, object] = {}
    for name, folds in (("documents kept together", StratifiedGroupKFold), ("plain", StratifiedKFold)):
        each = []
        for seed in seeds:
            guessed = np.empty(len(rows), dtype=object)
            cut = folds(5, shuffle=True, random_state=seed).split(rows, labels, groups)
            for training, held in cut:
                model = Linear([rows[i] for i in training], [labels[i] for i in training])
                guessed[held] = model.predict([rows[i] for i in held])
            each.append(scores(labels, list(guessed)))
        accuracy = [measures["accuracy"] for measures, _ in each]
        found[name] = {
            "accuracy": round(float(np.mean(accuracy)), 4),
            "lowest": round(min(accuracy), 4),
            "highest": round(max(accuracy), 4),
            "macro_f1": round(float(np.mean([measures["macro_f1"] for measures, _ in each])), 4),
            "by": {k: {m: round(v, 3) for m, v in row.items()} for k, row in each[0][1].items()},
        }
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--out", type=Path, default=WEIGHTS.parent)
    parser.add_argument("--cv", action="store_true", help="only measure")
    parser.add_argument("--seeds", type=int, nargs="*", default=SEEDS)
    options = parser.parse_args()
    items = read(options.gold)
    rows = [features(item.text, item.names) for item in items]
    labels = [STATUS[item.status] for item in items]
    groups = [item.record["document"] for item in items]
    measured = cross_validate(rows, labels, groups, options.seeds)
    print(json.dumps(measured, indent=1))
    if options.cv:
        return
    linear = Linear(rows, labels)
    by = temperature(rows, labels, groups)
    table = {
        name: [round(float(linear.rarity[i]), 3), *(round(float(w) / by, 3) for w in linear.model.coef_[:, i])]
        for i, name in enumerate(linear.vectors.feature_names_)
    }
    stored = {
        "statuses": list(linear.model.classes_),
        "bias": [round(float(b) / by, 4) for b in linear.model.intercept_],
        "features": table,
    }
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "model.json").write_text(json.dumps(stored, ensure_ascii=False), encoding="utf8")
    card = {
        "trained_on": f"{len(items)} records of the development set of MUC-3/4; no text of theirs is contained",
        "cross_validation": {"folds": 5, "seeds": list(options.seeds), **measured},
        "config": {"strength": STRENGTH, "fewest": FEWEST, "temperature": round(by, 2)},
        "data_sha256": {options.gold.name: sha256_of(options.gold)},
    }
    (options.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
