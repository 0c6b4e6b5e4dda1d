"""Scores the likeness of documents against pairs: silver ones by their Jaccard likeness, or pairs judged by eye.

Gold is a CSV file with a pair a line: ``id_a`` and ``id_b`` name documents of the corpora (``*.jsonl.gz`` in a folder
``corpora`` beside the gold's folders, or in ``../shared``), and either ``jaccard5`` and ``containment5`` (of word
5-shingles; silver: found by a program, with some groups left out) or ``judged`` (what the pair is: ``same``,
``revised``, ``copy``, ``excerpt``, ``form`` or ``other``).
"""

from __future__ import annotations

import csv
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from onrecord.errors import UnreadableInput
from onrecord.evaluation.report import Report, f1, sha256_of
from onrecord.ledger import Heading, Ledger, open_ledger
from onrecord.likeness import Kind, Overlap, compare, kind
from onrecord.model import Document, ReaderVersion, Record

NEAR = 0.8  # Jaccard from which on a pair is a near-duplicate: the bound of the issue
JOINED = frozenset({"same", "revised", "copy", "excerpt"})

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A pair that the ledger found."""

    jaccard: float
    containment: float
    kind: Kind | None


def evaluate(gold: Path, *, predictions: Path | None = None) -> Report:
    """Precision and recall at Jaccard 0.8 against silver, or of what is joined against judgements.

    ``predictions`` gets a line a pair: ``{"id_a", "id_b", "jaccard5", "containment5", "kind"}``. Raises
    ``UnreadableInput`` where the gold or the corpora cannot be read.
    """
    try:
        with gold.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(f"{gold}: not a CSV file of pairs ({error})") from error
    if not rows or not {"id_a", "id_b"} <= rows[0].keys() or not {"jaccard5", "judged"} & rows[0].keys():
        raise UnreadableInput(f"{gold}: a line needs id_a, id_b and either jaccard5 or judged")
    corpora = _corpora(gold)
    if "judged" in rows[0]:
        found, measures, counts, by = _judged(rows, corpora)
    else:
        with tempfile.TemporaryDirectory() as folder:
            ledger = open_ledger(f"sqlite:///{folder}/ledger.db", create=True)
            put_in(ledger, documents(corpora))
            found = pairs(ledger)
            ledger.close()
        measures, counts, by = score(found, rows)
    if predictions is not None:
        predictions.write_text("".join(f"{_line(pair, each)}\n" for pair, each in sorted(found.items())), "utf-8")
    return Report("duplicates", str(gold), sha256_of(gold), measures, counts, by)


def _corpora(gold: Path) -> Path:
    for folder in (gold.resolve().parent.parent.parent / "corpora", Path("../shared/corpora")):
        if any(folder.glob("*.jsonl.gz")):
            return folder
    raise UnreadableInput(
        f"{gold}: the texts are not at hand: put *.jsonl.gz into ../../corpora from the gold's folder"
    )


def documents(corpora: Path, only: Collection[str] | None = None) -> Iterator[Document]:
    """The documents of the corpora that have a text; with ``only`` those of these ids."""
    for file in sorted(corpora.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if (only is None or row["id"] in only) and row["text"].strip():
                    digest = sha256(row["text"].encode()).hexdigest()
                    day = (row.get("date") or "")[:10] or None
                    yield Document(row["id"], row["text"], digest, row.get("title"), row.get("url"), day, "en")


def put_in(ledger: Ledger, found: Iterator[Document]) -> None:
    """Put documents into a ledger without reading them."""
    for document in found:
        ledger.add(Record(document, ReaderVersion("0", "none")))


def pairs(ledger: Ledger) -> dict[Pair, Found]:
    """Every pair of documents that the ledger found alike."""
    group: defaultdict[str, list[Heading]] = defaultdict(list)
    links = list(ledger.links())
    for link in links:
        for each in (link.a, link.b):
            if not group[each.id]:
                group[each.id].append(each)
        if link.overlap.jaccard == 1.0 and link.overlap.lost_a == link.overlap.lost_b == ():
            group[link.a.id].append(link.b)
    found: dict[Pair, Found] = {}
    for link in links:
        for a in group[link.a.id]:
            for b in group[link.b.id]:
                _note(found, a, b, link.overlap)
    for members in list(group.values()):
        for at, a in enumerate(members):
            for b in members[at + 1 :]:
                _note(found, a, b, Overlap(1.0, 1.0, 1.0))
    return found


def _note(found: dict[Pair, Found], a: Heading, b: Heading, overlap: Overlap) -> None:
    one, other = _name(a.id), _name(b.id)
    if one != other:
        inside = max(overlap.inside_a, overlap.inside_b)
        found.setdefault(_pair(one, other), Found(overlap.jaccard, inside, kind(overlap, a, b)))


def _name(id: str) -> str:
    return id.split("~")[0]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def score(
    found: Mapping[Pair, Found], rows: Sequence[Mapping[str, str]]
) -> tuple[dict[str, float], dict[str, int], dict[str, dict[str, float]]]:
    """Measures, counts, and recall by band of likeness, of pairs of two documents each."""
    silver = {
        _pair(row["id_a"], row["id_b"]): (float(row["jaccard5"]), float(row["containment5"]))
        for row in rows
        if row["id_a"] != row["id_b"]
    }
    near = {pair for pair, (jaccard, _) in silver.items() if jaccard >= NEAR}
    mine = {pair for pair, each in found.items() if round(each.jaccard, 3) >= NEAR}
    measures = {f"near {name}": value for name, value in f1(len(near & mine), len(mine), len(near)).items()}
    kinds = Counter(found[pair].kind for pair in near & found.keys())
    counts = {
        "silver pairs": len(silver), "silver near": len(near), "found near": len(mine),
        "found near, in the silver": len(near & mine), "found near, not in the silver": len(mine - silver.keys()),
    } | {f"silver near, of kind {name}": number for name, number in sorted(kinds.items(), key=str)}  # fmt: skip
    bands = {
        "Jaccard 0.8–1": near,
        "Jaccard 0.6–0.8": {p for p, (jaccard, _) in silver.items() if 0.6 <= jaccard < NEAR},
        "Jaccard 0.5–0.6": {p for p, (jaccard, _) in silver.items() if 0.5 <= jaccard < 0.6},
        "below 0.5, 0.7 of one in the other": {p for p, (j, inside) in silver.items() if j < 0.5 and inside >= 0.7},
    }
    by = {name: {"R": len(of & found.keys()) / len(of), "pairs": float(len(of))} for name, of in bands.items() if of}
    return measures, counts, by


def _judged(
    rows: Sequence[Mapping[str, str]], corpora: Path
) -> tuple[dict[Pair, Found], dict[str, float], dict[str, int], dict[str, dict[str, float]]]:
    texts = {each.id: each for each in documents(corpora, {row[name] for row in rows for name in ("id_a", "id_b")})}
    found: dict[Pair, Found] = {}
    told: Counter[tuple[str, str]] = Counter()
    for row in rows:
        a, b = (texts.get(row[name]) for name in ("id_a", "id_b"))
        if a is None or b is None:
            raise UnreadableInput(f"{row['id_a']} or {row['id_b']} is not in the corpora")
        overlap = compare(a.text, b.text)
        each = Found(overlap.jaccard, max(overlap.inside_a, overlap.inside_b), kind(overlap, a, b))
        found[_pair(a.id, b.id)] = each
        told[row["judged"], each.kind or "other"] += 1
    joined = sum(number for (judged, ours), number in told.items() if judged in JOINED and ours in JOINED)
    ours = sum(number for (_, ours), number in told.items() if ours in JOINED)
    theirs = sum(number for (judged, _), number in told.items() if judged in JOINED)
    measures = {f"joined {name}": value for name, value in f1(joined, ours, theirs).items()}
    measures["same kind"] = sum(n for (judged, ours), n in told.items() if judged == ours) / len(rows)
    counts = {f"judged {judged}, told {ours}": number for (judged, ours), number in sorted(told.items())}
    return found, measures, counts | {"pairs": len(rows)}, {}


def _line(pair: Pair, found: Found) -> str:
    fields = {
        "id_a": pair[0], "id_b": pair[1], "jaccard5": round(found.jaccard, 3),
        "containment5": round(found.containment, 3), "kind": found.kind,
    }  # fmt: skip
    return json.dumps(fields, ensure_ascii=False)
