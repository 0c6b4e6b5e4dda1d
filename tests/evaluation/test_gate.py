"""The gate: measures against their floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.evaluation import gate
from onrecord.evaluation.report import Report, sha256_of


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "gold.jsonl").write_text("gold")
    monkeypatch.setattr(gate, "measure", measured(0.75))
    return tmp_path


def measured(value: float) -> gate.Evaluate:
    return lambda task, gold: Report(task, str(gold), sha256_of(gold), {"F1": value})


def floors(root: Path, floor: float | None, *, sha256: str | None = None, gold: str = "gold.jsonl") -> Path:
    path = root / "floors.json"
    gate.save(path, [gate.Floor("attributions", gold, sha256, {"F1": floor})], 0.01)
    return path


def run(root: Path, path: Path, *more: str) -> int:
    return gate.main(["--floors", str(path), "--root", str(root), *more])


def floor_in(path: Path) -> float | None:
    value: float | None = json.loads(path.read_text())["floors"][0]["measures"]["F1"]
    return value


def test_a_floor_that_is_met(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, floors(root, 0.75)) == 0
    assert capsys.readouterr().out == "met     attributions on gold.jsonl: F1 0.7500\n"


def test_a_floor_that_is_not_met_is_told_with_the_difference(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, floors(root, 0.8)) == 1
    assert "F1 0.7500 is 0.0500 below its floor 0.8000" in capsys.readouterr().out


def test_absent_gold_is_skipped(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, floors(root, 0.8, gold="none.jsonl")) == 0
    assert capsys.readouterr().out == "skipped attributions on none.jsonl: the gold is not here\n"


def test_other_gold_than_the_floor_was_measured_on_fails(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, floors(root, 0.1, sha256="0" * 64)) == 1
    assert "the gold has changed" in capsys.readouterr().out


def test_a_floor_is_raised_but_lowered_only_when_asked(root: Path) -> None:
    path = floors(root, 0.5)
    assert run(root, path, "--raise") == 0
    assert floor_in(path) == 0.74
    path = floors(root, 0.8)
    assert run(root, path, "--raise") == 1
    assert floor_in(path) == 0.8
    assert run(root, path, "--lower") == 0
    assert floor_in(path) == 0.74


def test_a_floor_not_set_is_told_and_set_on_demand(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = floors(root, None)
    assert run(root, path) == 0
    assert capsys.readouterr().out.startswith("unset")
    assert run(root, path, "--raise") == 0
    assert floor_in(path) == 0.74
    assert json.loads(path.read_text())["floors"][0]["sha256"] == sha256_of(root / "gold.jsonl")


def test_wrong_usage(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, floors(root, 0.5), "places") == 2
    (tmp_path / "broken.json").write_text("{}")
    assert run(root, tmp_path / "broken.json") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_programs_own_floors_are_sound() -> None:
    found, margin = gate.load(gate.FLOORS)
    assert 0 <= margin < 0.05
    assert len({(f.task, f.gold) for f in found}) == len(found)
