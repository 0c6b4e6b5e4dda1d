"""``onrecord code`` on good and bad lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli import run

GOOD = {"id": "a", "text": "Norland expelled the Sarovian envoy.", "source": [0, 7], "target": [17, 35]}


def coded(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes
) -> tuple[int, list[dict[str, object]], str]:
    file = tmp_path / "in.jsonl"
    file.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        run(["code", str(file)])
    told = capfd.readouterr()
    return int(str(ended.value)), [json.loads(row) for row in told.out.splitlines()], told.err


def test_a_line_in_a_line_out(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, (row,), err = coded(tmp_path, capfd, json.dumps(GOOD).encode())
    assert (status, err) == (0, "")
    assert (row["id"], row["event"], row["mode"]) == ("a", "SANCTION", "historical")


def test_bad_lines_are_told_and_the_rest_goes_on(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    good = json.dumps(GOOD).encode()
    lines = [good, b"{", b"", b"[1]", b"\xff\xfe", json.dumps(GOOD | {"source": [0, 999]}).encode(), good]
    status, rows, err = coded(tmp_path, capfd, b"\n".join(lines))
    assert status == 1
    assert [row["error"]["line"] if "error" in row else row["event"] for row in rows] == [  # type: ignore[index]
        "SANCTION", 2, 4, 5, 6, "SANCTION",
    ]  # fmt: skip
    assert "line 6" in err
    assert "Traceback" not in err


def test_deeply_nested_json_is_a_bad_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, (row,), _ = coded(tmp_path, capfd, b"[" * 100_000)
    assert status == 1
    assert "error" in row


def test_an_endless_line_is_one_bad_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    status, rows, err = coded(tmp_path, capfd, b"x" * 2_500_000 + b"\n" + json.dumps(GOOD).encode())
    assert status == 1
    assert [row.get("event") for row in rows] == [None, "SANCTION"]
    assert "longer than" in err
