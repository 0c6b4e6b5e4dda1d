"""``evaluate events`` and ``evaluate status`` on small gold of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation import events, status
from onrecord.relating.standing_features import features, mention_pattern

SHARED = Path(__file__).parents[3] / "shared" / "gold"

PLV = """sentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_penta\tgold_root
1\tNorland freed two poets.\t<s>Norland</s> freed <t>two poets</t>.\tNorland\ttwo poets\t1\tYIELD
2\tPeru met Chile.\t<s>Peru</s> met <t>Chile</t>.\tPeru\tChile\t1\tCONSULT
"""
GSR = [
    {"id": "D-1", "event": "DOCUMENT"},
    {
        "id": "G-1",
        "event": "DISAPPROVE",
        "text": "Lima blamed Quito.",
        "textInfo": {"markup": "(SRC: Lima) (EVT: blamed) (TAR: Quito)."},
    },
]
REPORT = """
DEV-MUC3-9001 (OWN)

   NORVILLE, 3 MAY 90 (OWN) -- [TEXT] THE RED DAWN FRONT CLAIMED RESPONSIBILITY FOR THE
BOMB THAT DESTROYED A BRIDGE.

TST9-MUC4-0002 (OWN)

   NORVILLE, 4 MAY 90 (OWN) -- [TEXT] SOLDIERS OF THE BLUE GUARD KILLED TWO PEASANTS.
"""
RECORDS = [
    {"document": "DEV-MUC3-9001", "status": "CLAIMED OR ADMITTED", "organizations": ["RED DAWN FRONT"], "date": "-"},
    {"document": "TST9-MUC4-0002", "status": "REPORTED AS FACT", "organizations": ["BLUE GUARD"], "date": "-"},
]


def test_a_plv_table_is_read_and_scored(tmp_path: Path) -> None:
    gold, out = tmp_path / "own.tsv", tmp_path / "out.jsonl"
    gold.write_text(PLV, "utf-8")
    report = events.evaluate(gold, predictions=out)
    assert report.counts == {"items": 2, "trained_on": 0}
    rows = [json.loads(row) for row in out.read_text("utf-8").splitlines()]
    assert [row["sentence_id"] for row in rows] == ["1", "2"]
    assert [row["gold_root"] for row in rows] == ["YIELD", "CONSULT"]
    assert report.measures == {"macro_f1": 1.0, "accuracy": 1.0}


def test_gsr_marks_become_offsets(tmp_path: Path) -> None:
    (tmp_path / "PLOVER_GSR_CAMEO.txt").write_text(json.dumps(GSR), "utf-8")
    (item,) = events.gsr_items(tmp_path)
    sentence = item.sentence
    assert sentence.text == "Lima blamed Quito."
    assert sentence.source
    assert sentence.text[sentence.source.start : sentence.source.end] == "Lima"
    assert sentence.target
    assert sentence.text[sentence.target.start : sentence.target.end] == "Quito"
    assert item.types == ("ACCUSE",)


def test_what_is_no_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="neither a PLV table"):
        events.evaluate(tmp_path)
    with pytest.raises(UnreadableInput, match="needs one file"):
        status.evaluate(tmp_path)


def own(tmp_path: Path, records: object = RECORDS) -> Path:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "dev-own").write_text(REPORT, "utf-8")
    (tmp_path / "dev" / "key-own").write_text("DEV-MUC3-9001 a key, no document", "utf-8")
    gold = tmp_path / "own_status.json"
    gold.write_text(json.dumps(records), "utf-8")
    return gold


@pytest.mark.parametrize("whole", [True, False])
def test_status_of_own_records(tmp_path: Path, whole: bool) -> None:
    gold, out = own(tmp_path), tmp_path / "out.jsonl"
    report = status.evaluate(tmp_path if whole else gold, predictions=out)
    assert report.counts == {"items": 2, "documents": 2, "trained_on": 0}
    assert report.measures["commonest"] == 0.5
    rows = [json.loads(row) for row in out.read_text("utf-8").splitlines()]
    assert [row["document"] for row in rows] == ["DEV-MUC3-9001", "TST9-MUC4-0002"]
    assert [row["status"] for row in rows] == ["CLAIMED OR ADMITTED", "REPORTED AS FACT"]
    assert all(0 <= row["confidence"] <= 1 and row["date"] == "-" for row in rows)


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ([], "a list of records"),
        ([{"document": "DEV-MUC3-9001"}], "record 1: needs"),
        ([{**RECORDS[0], "document": "DEV-MUC3-1"}], "no document DEV-MUC3-1"),
    ],
)
def test_a_bad_record_is_named(tmp_path: Path, records: object, told: str) -> None:
    with pytest.raises(UnreadableInput, match=told):
        status.evaluate(own(tmp_path, records))


def test_names_are_found_with_any_spacing() -> None:
    pattern = mention_pattern(["Red Dawn", "RD-7"])
    assert pattern
    assert [m[0] for m in pattern.finditer("RED\n  DAWN and rd 7, not reddawn")] == ["RED\n  DAWN", "rd 7"]
    assert mention_pattern(["\\", " / "]) is None
    assert mention_pattern([]) is None
    assert "none" in features("Nothing here.", [])


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/gold")
def test_all_of_the_gold_is_read() -> None:
    assert len(events.plv_items(SHARED / "plover" / "PLV_train.tsv")) == 1050
    assert len(events.gsr_items(SHARED / "plover" / "gsr")) == 322
    assert len(status.read(SHARED / "muc4" / "evidential_status.json")) == 571
