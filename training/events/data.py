"""Sentences with PLOVER types: PLV, the gold standard records (GSR), and our own codebook examples."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.evaluation.events import gsr_items, plv_items
from onrecord.model import Span
from onrecord.relating.events import EVENTS, Sentence

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "gold" / "plover"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the types that its label allows: PLV's YIELD allows CONCEDE and RETREAT."""

    id: str
    sentence: Sentence
    allowed: tuple[int, ...]


def examples(corpus: str) -> list[Example]:
    """``plv``, ``gsr`` or ``codebook``."""
    if corpus == "codebook":
        found = []
        for line in (HERE / "codebook_examples.jsonl").open(encoding="utf8"):
            row = json.loads(line)
            sentence = Sentence(row["text"], Span(*row["source"]), Span(*row["target"]))
            found.append(Example(row["id"], sentence, (EVENTS.index(row["event"]),)))
        return found
    items = plv_items(SHARED / "PLV_train.tsv") if corpus == "plv" else gsr_items(SHARED / "gsr")
    return [Example(i.id, i.sentence, tuple(EVENTS.index(t) for t in i.types)) for i in items]


def alike(rows: Sequence[Example], *, shared: float = 0.5) -> list[int]:
    """A group number for each row: rows that share over half of their word trigrams are one group.

    PLV holds the same sentence with other participants, and reports of one event by several agencies;
    in different folds they would flatter the figure.
    """
    grams = []
    for row in rows:
        words = re.findall(r"\w+", row.sentence.text.lower())
        grams.append({tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))})
    group = list(range(len(rows)))
    for i in range(len(rows)):
        for j in range(i):
            common = len(grams[i] & grams[j])
            if common > shared * min(len(grams[i]), len(grams[j])):
                old, new = group[i], group[j]
                group = [new if g == old else g for g in group]
    return group


def folds(rows: Sequence[Example], *, count: int = 5, seed: int = 0) -> list[int]:
    """A fold for each row, groups kept together, types spread evenly."""
    group = alike(rows)
    order = sorted(set(group))
    random.Random(seed).shuffle(order)
    label = {g: rows[group.index(g)].allowed for g in order}
    load: dict[tuple[tuple[int, ...], int], int] = {}
    fold_of: dict[int, int] = {}
    sizes = [0] * count
    for g in order:
        members = group.count(g)
        fold = min(range(count), key=lambda f: (load.get((label[g], f), 0), sizes[f]))
        fold_of[g] = fold
        load[label[g], fold] = load.get((label[g], fold), 0) + members
        sizes[fold] += members
    return [fold_of[g] for g in group]


def plain_folds(rows: Sequence[Example], *, count: int = 5, seed: int = 0) -> list[int]:
    """A fold for each row, types spread evenly and nothing kept together: what others report on PLV."""
    found = [0] * len(rows)
    rng = random.Random(seed)
    turn = 0
    for label in sorted({row.allowed for row in rows}):
        members = [i for i, row in enumerate(rows) if row.allowed == label]
        rng.shuffle(members)
        for i in members:
            found[i] = turn % count
            turn += 1
    return found
