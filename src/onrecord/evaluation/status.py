"""Score the evidential status of organisations held responsible for attacks against MUC-4's answer keys.

Chinchor 1992, "MUC-4 Evaluation Metrics"; slot 11 of the MUC-4 templates. An item is a document with an organisation.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from onrecord.errors import UnreadableInput
from onrecord.evaluation.events import scores
from onrecord.evaluation.report import Report, sha256_of
from onrecord.model import Status
from onrecord.relating.standing_model import WEIGHTS, standing_model

MUC: Final[Mapping[Status, str]] = {
    "fact": "REPORTED AS FACT",
    "accused": "SUSPECTED OR ACCUSED",
    "accused_by_authorities": "SUSPECTED OR ACCUSED BY AUTHORITIES",
    "admitted": "CLAIMED OR ADMITTED",
    "possible": "POSSIBLE",
    "acquitted": "ACQUITTED",
}
HEADING: Final = re.compile(r"^([A-Z0-9]{2,10}-MUC[34]-\d{4})\b.*$", re.MULTILINE)
LARGEST: Final = 50_000_000  # bytes of a file that is searched for documents


@dataclass(frozen=True, slots=True)
class Item:
    """A record of the gold: who is named in which document, and with which status."""

    record: Mapping[str, Any]
    text: str
    names: tuple[str, ...]
    status: str


def evaluate(gold: Path, *, predictions: Path | None = None) -> Report:
    """Accuracy and macro-F1 over the statuses that the gold has, and the accuracy of always saying its commonest.

    ``gold`` is a file of records ``{"document", "organizations", "status", …}`` or a folder with one
    (``evidential_status.json``); the documents are in the files beside it or below. The model that comes with the
    program was trained on the development records: on those the figure shows only what was learnt by heart
    (``counts["trained_on"]`` is 1), and the honest one is the cross-validation of ``training/status``.
    ``predictions`` gets one JSON line a record: the record with ``status`` as predicted, and ``confidence``.
    """
    file = _records_file(gold)
    items = read(file)
    found = [standing_model().predict(item.text, item.names) for item in items]
    names = [MUC[standing.status] for standing in found]
    if predictions is not None:
        with predictions.open("w", encoding="utf8") as out:
            for item, name, standing in zip(items, names, found, strict=True):
                out.write(json.dumps({**item.record, "status": name, "confidence": standing.confidence}) + "\n")
    statuses = [item.status for item in items]
    measures, by = scores(statuses, names)
    commonest = Counter(statuses).most_common(1)[0][1] / len(items)
    digest = sha256_of(file)
    trained = json.loads(WEIGHTS.with_name("card.json").read_text(encoding="utf8"))["data_sha256"]
    counts = {
        "items": len(items),
        "documents": len({item.record["document"] for item in items}),
        "trained_on": int(digest in trained.values()),
    }
    return Report("status", str(gold), digest, {**measures, "commonest": commonest}, counts, by)


def read(file: Path) -> list[Item]:
    """The records of a file with their documents' texts; raise ``UnreadableInput`` where one is not so."""
    try:
        records = json.loads(file.read_text(encoding="utf8"))
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{file}: not JSON ({error})") from None
    if not isinstance(records, list) or not records:
        raise UnreadableInput(f"{file}: give a list of records with document, organizations and status")
    texts = _documents(file)
    found = []
    for number, record in enumerate(records, 1):
        try:
            document, status = str(record["document"]), str(record["status"])
            names = tuple(str(name) for name in record["organizations"])
        except (KeyError, TypeError):
            raise UnreadableInput(f"{file}, record {number}: needs document, organizations and status") from None
        if document not in texts:
            raise UnreadableInput(f"{file}, record {number}: no document {document} in the files beside it")
        found.append(Item(record, texts[document], names, status))
    return found


def _records_file(gold: Path) -> Path:
    if gold.is_file():
        return gold
    found = sorted(gold.glob("*status*.json"))
    if len(found) != 1:
        raise UnreadableInput(f"{gold}: needs one file *status*.json with the records; give the file itself")
    return found[0]


def _documents(records: Path) -> dict[str, str]:
    """The documents, by name, in the files beside the records and below; keys and other files hold none."""
    found: dict[str, str] = {}
    for path in _files(records):
        text = path.read_text(encoding="latin-1")
        headings = list(HEADING.finditer(text))
        ends = [heading.start() for heading in headings[1:]] + [len(text)]
        for heading, end in zip(headings, ends, strict=False):
            found.setdefault(heading[1], text[heading.end() : end])
    return found


def _files(records: Path) -> Iterable[Path]:
    for path in sorted(records.parent.rglob("*")):
        if path.is_file() and path != records and path.stat().st_size <= LARGEST and not path.name.startswith("key-"):
            yield path
