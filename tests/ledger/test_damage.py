"""What may happen to a ledger's file, and to the program while it writes."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from ledger.records import TEXT, record

from onrecord.errors import LedgerError
from onrecord.ledger import open_ledger, remove_ledger

TESTS = Path(__file__).parents[1]

WRITER = """
import sys
from ledger.records import TEXT, record
from onrecord.ledger import open_ledger
ledger = open_ledger(sys.argv[1], create=True)
n = 0
while True:
    text = TEXT + str(n) * 500
    ledger.add(record(f"doc-{n}", text=text), original=text.encode())
    n += 1
    print(n, flush=True)
"""


def started(url: str, code: str = WRITER, **options: object) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-c", code, url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        **options,
    )


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_a_killed_writer_leaves_whole_documents(tmp_path: Path, sign: signal.Signals) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    writer = started(url)
    assert writer.stdout is not None
    for _ in range(5):
        assert writer.stdout.readline()
    time.sleep(0.02)
    writer.send_signal(sign)
    told = 5 + len(writer.stdout.read().splitlines())
    writer.communicate()
    ledger = open_ledger(url)
    size = ledger.size()
    assert size["documents"] >= told
    assert size["attributions"] == 4 * size["documents"]
    assert size["claims"] == 3 * size["documents"]
    for n in range(size["documents"]):
        text = TEXT + str(n) * 500
        assert ledger.record(f"doc-{n}") == record(f"doc-{n}", text=text)
        assert ledger.original(record(text=text).document.sha256) == text.encode()
    assert ledger.add(record("doc-0", text=TEXT + "0" * 500)).new_reading is False
    ledger.close()
    checked = sqlite3.connect(tmp_path / "ledger.db")
    assert checked.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert checked.execute("PRAGMA foreign_key_check").fetchall() == []


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    code = WRITER.replace("while True", "while n < 20").replace("doc-{n}", "{os.getpid()}-{n}")
    writers = [started(url, "import os\n" + code) for _ in range(3)]
    for writer in writers:
        assert writer.communicate()[1] == ""
        assert writer.returncode == 0
    ledger = open_ledger(url)
    assert ledger.size()["documents"] == 60
    ledger.close()


def test_a_full_disk_is_told_and_leaves_a_sound_ledger(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    code = """
import resource, signal, sys
from onrecord.errors import LedgerError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    WRITER
except LedgerError as told:
    print("TOLD", told)
""".replace("WRITER", WRITER.replace("\n", "\n    "))
    out, fault = started(url, code).communicate(timeout=120)
    assert "cannot be written" in out or "cannot grow" in out, fault
    assert fault == ""
    whole = out.count("\n") - 1
    assert whole >= 1
    ledger = open_ledger(url)
    assert ledger.size()["documents"] == whole
    assert ledger.record(f"doc-{whole - 1}").reader.version == "0.1.0"
    ledger.close()


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX rights")
def test_a_ledger_in_a_read_only_folder_can_be_asked_but_not_written() -> None:
    folder = Path(tempfile.mkdtemp())  # that of pytest is closed to others, as whom the second program runs
    url = f"sqlite:///{folder}/ledger.db"
    ledger = open_ledger(url, create=True)
    ledger.add(record())
    ledger.close()
    (folder / "ledger.db").chmod(0o444)
    folder.chmod(0o555)
    code = """
import os, sys
from ledger.records import record
from onrecord.errors import LedgerError
from onrecord.ledger import open_ledger
import onrecord.ledger.sql
if os.getuid() == 0:
    os.setuid(65534)  # rights do not bind root
ledger = open_ledger(sys.argv[1])
assert ledger.record("doc-1") == record()
try:
    ledger.add(record("doc-2"))
except LedgerError as told:
    print(told)
"""
    try:
        out, fault = started(url, code).communicate(timeout=60)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert not fault, fault
    assert "cannot be written: check the rights" in out


def test_half_a_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "ledger.db"
    ledger = open_ledger(f"sqlite:///{file}", create=True)
    for n in range(20):
        ledger.add(record(f"doc-{n}", text=TEXT + str(n) * 3000))
    ledger.close()
    whole = file.read_bytes()
    for part in (len(whole) // 2, len(whole) - 1000, 5000, 100, 20):
        file.write_bytes(whole[:part])
        with pytest.raises(LedgerError, match="damaged") as told:
            open_ledger(f"sqlite:///{file}").size()
        assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"Dear diary, today I", "is not a ledger"), (b"\x00" * 4096, "is not a ledger")],
)
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "diary.txt"
    file.write_bytes(content)
    for attempt in (lambda: open_ledger(f"sqlite:///{file}", create=True), lambda: remove_ledger(f"sqlite:///{file}")):
        with pytest.raises(LedgerError, match=said):
            attempt()
    assert file.read_bytes() == content


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE recipes (name)")
    for attempt in (lambda: open_ledger(f"sqlite:///{file}", create=True), lambda: remove_ledger(f"sqlite:///{file}")):
        with pytest.raises(LedgerError, match="not a ledger"):
            attempt()
    assert sqlite3.connect(file).execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


def test_a_newer_ledger_asks_for_an_upgrade(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    open_ledger(url, create=True).close()
    with sqlite3.connect(tmp_path / "ledger.db") as later:
        later.execute("UPDATE meta SET value = '99'")
    with pytest.raises(LedgerError, match="newer onrecord"):
        open_ledger(url)


def test_no_ledger_yet(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no ledger at .* yet: read something first"):
        open_ledger(f"sqlite:///{tmp_path}/none.db")
    assert list(tmp_path.iterdir()) == []
    remove_ledger(f"sqlite:///{tmp_path}/none.db")
    made = open_ledger(f"sqlite:///{tmp_path}/a/b/none.db", create=True)
    made.add(record())
    made.close()
    remove_ledger(f"sqlite:///{tmp_path}/a/b/none.db")
    assert list((tmp_path / "a/b").iterdir()) == []
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(f"sqlite:///{tmp_path}", create=True)


@pytest.mark.parametrize("url", ["nonsense", "mysql://h/d", "", "http://x", "postgresql://nowhere.invalid:1/x"])
def test_urls_that_are_no_ledger(url: str) -> None:
    with pytest.raises(LedgerError) as told:
        open_ledger(url)
    assert "\n" not in str(told.value)
