"""The program as a person has it: on a terminal, stopped half-way, and started cold."""

from __future__ import annotations

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger.records import record

from onrecord.ledger import open_ledger
from onrecord.reading.encoder import packaged

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm-256color", "COLUMNS": "80"}
ARTICLE = (
    "The harbour of Port Ellery will be closed for a month, the mayor, Ana Tora, said on Friday.\n\n"
    "“We have no choice,” she told reporters. “The wall may fall.”\n\n"
    "Fishermen said that they had not been asked.\n\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    made = open_ledger(f"sqlite:///{tmp_path}/ledger.db", create=True)
    made.add(record())
    made.close()
    return tmp_path / "ledger.db"


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the program writes where all its streams are a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "onrecord", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, env=ENVIRONMENT | environment, close_fds=True,
    )  # fmt: skip
    os.close(theirs)
    out = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not part:
            break
        out += part
    os.close(ours)
    assert process.wait() == 0
    return out.decode()


def test_a_terminal_gets_colours_and_lines_that_fit(ledger: Path) -> None:
    out = on_a_terminal("--no-pager", "--ledger", str(ledger), "show", "doc-1")
    assert "\x1b[" in out
    plain = on_a_terminal("--no-pager", "--ledger", str(ledger), "show", "doc-1", NO_COLOR="1")
    assert "\x1b[" not in plain
    assert max(len(line) for line in plain.splitlines()) <= 80


def test_a_short_answer_is_not_held_by_the_pager(ledger: Path) -> None:
    assert "doc-1" in on_a_terminal("--ledger", str(ledger), "show", PAGER="less")


def test_a_pipe_gets_neither_colours_nor_broken_lines(ledger: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "--ledger", str(ledger), "show", "doc-1"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_nothing_found_is_said_and_is_no_fault(ledger: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "--ledger", str(ledger), "search", "xylophone"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "onrecord: nothing found\n")


def test_help_starts_cold_in_little_more_than_click_takes() -> None:
    assert _least("-m", "onrecord", "--help") < 3 * _least("-c", "import click")


def _least(*arguments: str) -> float:
    """Processor seconds of a Python process, the least of five."""
    times = []
    for _ in range(5):
        process = subprocess.Popen([sys.executable, *arguments], env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0
        times.append(used.ru_utime + used.ru_stime)
    return min(times)


@pytest.mark.slow
@pytest.mark.skipif(not (packaged() / "words.onnx").exists(), reason="the reader's weights are not here: make train")
def test_stopped_by_ctrl_c_the_ledger_is_sound_and_the_run_goes_on(tmp_path: Path) -> None:
    """Two batches at the least, so that the first is in the ledger while the second is read."""
    source, file = tmp_path / "many.jsonl", tmp_path / "ledger.db"
    count = 90
    texts = [f"Number {n}. {ARTICLE * 7}" for n in range(count)]
    source.write_text("".join(json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    command = [
        sys.executable, "-m", "onrecord", "--ledger", str(file), "read", "--quiet", "--workers", "1", str(source),
    ]  # fmt: skip
    process = subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 300
    while not _read(file) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "stopped; give the same command to go on" in told
    assert "Traceback" not in told
    kept = _read(file)
    assert 0 < kept < count
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert f"{count - kept} read into" in done.stderr
    assert f"{kept} there already" in done.stderr


def _read(file: Path) -> int:
    try:
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM readings").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
