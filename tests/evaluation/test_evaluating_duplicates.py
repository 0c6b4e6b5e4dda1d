"""Pairs of near-duplicates, scored."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.duplicates import evaluate

STORY = " ".join(f"Matter {n} of the talks in Strelsau was heard by delegate {n * 3}." for n in range(30))
PROJECT = Path(__file__).parents[2]
SHARED = PROJECT.parent / "shared"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "a": STORY,
        "b": STORY + " Nobody left early.",
        "c": STORY,
        "d": " ".join(f"Another thing {n} altogether." for n in range(40)),
    }
    (tmp_path / "corpora").mkdir()
    with gzip.open(tmp_path / "corpora" / "x.jsonl.gz", "wt", encoding="utf-8") as file:
        for id, text in texts.items():
            row = {"id": id, "text": text, "date": "2024-01-01", "url": f"https://{id}.example", "title": None}
            file.write(json.dumps(row) + "\n")
    (tmp_path / "gold" / "near-duplicates").mkdir(parents=True)
    return tmp_path / "gold" / "near-duplicates"


def test_silver(folder: Path, tmp_path: Path) -> None:
    gold = folder / "pairs.csv"
    gold.write_text("jaccard5,containment5,id_a,id_b\n0.99,1.0,a,b\n1.0,1.0,c,a\n0.85,0.9,a,d\n1.0,1.0,d,d\n")
    report = evaluate(gold, predictions=tmp_path / "out.jsonl")
    assert report.measures["near P"] == pytest.approx(2 / 3)  # b and c are alike too, and not in this silver
    assert report.measures["near R"] == pytest.approx(2 / 3)
    told = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert {(row["id_a"], row["id_b"]): row["kind"] for row in told} == {
        ("a", "b"): "copy", ("a", "c"): "same", ("b", "c"): "copy",
    }  # fmt: skip


def test_judgements(folder: Path) -> None:
    gold = folder / "judged.csv"
    gold.write_text("id_a,id_b,judged\na,b,copy\na,c,same\na,d,copy\nb,d,form\n")
    report = evaluate(gold)
    assert (report.measures["joined P"], report.measures["joined R"]) == (1.0, pytest.approx(2 / 3))
    assert report.counts["judged copy, told other"] == 1


def test_bad_gold(folder: Path) -> None:
    gold = folder / "pairs.csv"
    gold.write_text("x,y\n1,2\n")
    with pytest.raises(UnreadableInput, match="id_a, id_b"):
        evaluate(gold)
    gold.write_text("id_a,id_b,judged\nnobody,a,copy\n")
    with pytest.raises(UnreadableInput, match="not in the corpora"):
        evaluate(gold)


@pytest.mark.shared
@pytest.mark.slow
def test_the_pairs_judged_by_eye() -> None:
    if not (SHARED / "corpora").exists():
        pytest.skip("../shared/corpora is absent")
    report = evaluate(PROJECT / "gold" / "near-duplicates" / "judged.csv")
    assert report.measures["joined P"] >= 0.95
    assert report.measures["joined R"] >= 0.85
