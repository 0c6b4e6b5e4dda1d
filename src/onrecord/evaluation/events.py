"""Score the event coder against PLOVER gold: PLV's table of sentences or the gold standard records (GSR).

PLV: Hu et al. 2024, "Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation
Classification". GSR: Open Event Data Alliance 2016, CC BY-SA 4.0.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UnreadableInput
from onrecord.evaluation.report import Report, f1, sha256_of
from onrecord.model import Event, Span
from onrecord.relating.events import EVENTS, Sentence, coder

# PLOVER split CAMEO's YIELD in two; PLV keeps it whole.
YIELD: tuple[Event, ...] = ("CONCEDE", "RETREAT")
# The GSR are of PLOVER's draft of 2016, whose names were later merged (CAMEO2PLOVER of 2021).
GSR_TYPES: dict[str, Event] = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
MARK = re.compile(r"\((SRC/TAR|SRC|TAR|EVT|LOC): ([^()]{1,200})\)")


@dataclass(frozen=True, slots=True)
class Item:
    """A gold sentence; ``label`` is the gold's own name, ``types`` what of PLOVER it allows."""

    id: str
    sentence: Sentence
    label: str
    types: tuple[Event, ...]


def plv_items(path: Path) -> list[Item]:
    """Rows of a PLV table (``sentence_id, sentence, marked_sentence, source, target, gold_root``)."""
    found = []
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = row["sentence"]
            spans = _spans(row["marked_sentence"], text)
            source = spans.get("s") or _find(text, row["source"])
            target = spans.get("t") or _find(text, row["target"])
            label = row["gold_root"]
            found.append(Item(row["sentence_id"], Sentence(text, source, target), label, _types(label)))
    return found


def _types(label: str) -> tuple[Event, ...]:
    if label == "YIELD":
        return YIELD
    name = GSR_TYPES.get(label, label)
    for event in EVENTS:
        if event == name:
            return (event,)
    raise UnreadableInput(f"the gold has an event type {label!r} that PLOVER has not")


def _spans(marked: str, text: str) -> dict[str, Span]:
    """Spans of ``<s>`` and ``<t>`` where the marked sentence without its marks is the sentence."""
    plain, spans, opened = "", {}, {}
    for part in re.split(r"(</?[st]>)", marked):
        if part in ("<s>", "<t>"):
            opened[part[1]] = len(plain)
        elif part in ("</s>", "</t>") and part[2] in opened:
            spans[part[2]] = _trimmed(plain, opened[part[2]], len(plain))
        else:
            plain += part
    return spans if plain == text else {}


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _find(text: str, words: str) -> Span | None:
    start = text.find(words.strip()) if words.strip() else -1
    return Span(start, start + len(words.strip())) if start >= 0 else None


def gsr_items(folder: Path) -> list[Item]:
    """Records of a folder with ``PLOVER_GSR_CAMEO.txt``; spans come from the marked text."""
    found = []
    for record in json.loads((folder / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf8")):
        if record["event"] == "DOCUMENT":
            continue
        info = record["textInfo"]
        markup = info["markup"] if isinstance(info, dict) else record["text"]
        sentence = _marked_record(markup)
        label = record["event"]
        found.append(Item(record["id"], sentence, label, _types(label)))
    return found


def _marked_record(markup: str) -> Sentence:
    """The text of a record's mark-up with its first source and first target, where they are marked."""
    plain, at = "", 0
    source: Span | None = None
    target: Span | None = None
    for mark in MARK.finditer(markup):
        plain += markup[at : mark.start()]
        span = Span(len(plain), len(plain) + len(mark[2]))
        plain += mark[2]
        at = mark.end()
        if mark[1] == "SRC" or (mark[1] == "SRC/TAR" and source is None):
            source = source or span
        elif mark[1] in ("TAR", "SRC/TAR"):
            target = target or span
    plain += markup[at:]
    return Sentence(plain, source, target)


def evaluate(gold: Path, *, predictions: Path | None = None) -> Report:
    """Macro-F1 and accuracy of the coder on a PLV table or on a folder of GSR.

    ``macro_f1`` is over the types that the gold has; CONCEDE and RETREAT both count as PLV's YIELD.
    The weights that come with the program were trained on ``PLV_train`` and on the GSR: on these two the
    figure shows only what was learnt by heart (``counts["trained_on"]`` is 1), and the honest figure is the
    cross-validation of ``training/events``.
    ``predictions`` gets one JSON line an item: ``{"sentence_id" | "id", "gold_root" | "event", "mode",
    "confidence"}`` with the type in the gold's own name.
    """
    table = gold if gold.is_file() else gold / "PLV_train.tsv"
    plv = table.is_file() and table.suffix == ".tsv"
    folder = gold / "gsr" if (gold / "gsr").is_dir() else gold
    if not plv and not (folder / "PLOVER_GSR_CAMEO.txt").is_file():
        raise UnreadableInput(f"{gold}: neither a PLV table (.tsv) nor a folder with PLOVER_GSR_CAMEO.txt")
    items = plv_items(table) if plv else gsr_items(folder)
    codings = coder().code([item.sentence for item in items])
    names = ["YIELD" if plv and coding.event in YIELD else coding.event for coding in codings]
    if predictions is not None:
        keys = ("sentence_id", "gold_root") if plv else ("id", "event")
        with predictions.open("w", encoding="utf8") as file:
            for item, coding, name in zip(items, codings, names, strict=True):
                row = {keys[0]: item.id, keys[1]: name, "mode": coding.mode, "confidence": coding.confidence}
                file.write(json.dumps(row) + "\n")
    path = table if plv else folder
    measures, by = scores([_gold(item) for item in items], names)
    trained_on = int(path.name in ("PLV_train.tsv", "gsr"))
    counts = {"items": len(items), "trained_on": trained_on}
    return Report("events", str(path), sha256_of(path), measures, counts, by)


def _gold(item: Item) -> str:
    return item.label if item.types == YIELD else item.types[0]


def scores(
    gold: Sequence[str], predicted: Sequence[str]
) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Accuracy and macro-F1 over the types in the gold, and precision, recall and F1 by type."""
    right = Counter(g for g, p in zip(gold, predicted, strict=True) if g == p)
    golds, guesses = Counter(gold), Counter(predicted)
    by = {name: f1(right[name], guesses[name], golds[name]) for name in sorted(golds)}
    macro = sum(row["F1"] for row in by.values()) / len(by)
    return {"macro_f1": macro, "accuracy": sum(right.values()) / len(gold)}, by
