"""Taking documents in on the command line: stored and read, mapped, refused, stopped and gone on with."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from fetching.conftest import Site
from fetching.conftest import site as _site

from onrecord import pipeline
from onrecord.model import Attribution as Said
from onrecord.model import Document, ReaderVersion, Record, Span

Answer = tuple[int, str, str]
Ask = Callable[..., Answer]
site = _site
READER = ReaderVersion("0.1.0", "by hand")
ENGLISH = "The registrar said that the hearing would open on Monday."
GERMAN = "Der Minister sagte am Montag, die Regierung werde das Abkommen vor dem Sommer zur Abstimmung stellen."


def by_hand(documents: Iterable[Document], *, workers: int | None = None) -> Iterator[Record]:
    """A pipeline that finds one statement in English, as the real one leaves other languages alone."""
    for document in documents:
        said = Said("a1", (Span(0, 13),), (Span(14, 18),), (Span(19, 30),), "indirect")
        yield Record(document, READER, attributions=(said,) if document.language == "en" else ())


@pytest.fixture(autouse=True)
def reads_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    monkeypatch.setattr(pipeline, "annotate", by_hand)
    monkeypatch.setattr(pipeline, "reader_version", lambda: READER)


def rows(answer: Answer) -> list[dict[str, object]]:
    return [json.loads(each) for each in answer[1].splitlines()]


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_stored_first_and_read_later(ask: Ask, tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", ENGLISH)
    status, out, err = ask("read", "--store-only", file)
    assert (status, out) == (0, "")
    assert "1 stored" in err
    assert [row["document"]["id"] for row in rows(ask("search", "registrar", "--json"))]  # type: ignore[index]
    (made,) = rows(ask("show", "--json"))
    assert "not read yet: onrecord read --pending" in ask("show", made["id"])[1]
    assert "1 there already" in ask("read", "--store-only", file)[2]
    assert "1 read into" in ask("read", "--pending", "--quiet")[2]
    assert "1 statement" in ask("show", made["id"])[1]
    assert "0 read into" in ask("read", "--pending")[2]
    assert "1 there already" in ask("read", file)[2]
    assert "0 stored" in ask("read", "--store-only", file)[2]
    assert "1 statement" in ask("show", made["id"])[1]


def test_stored_first_and_the_same_path_read_later(ask: Ask, tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", ENGLISH)
    ask("read", "--store-only", file)
    assert "1 read into" in ask("read", file)[2]
    assert len(rows(ask("show", "--json"))) == 1


def test_other_languages_are_stored_searched_and_said_not_to_be_read(ask: Ask, tmp_path: Path) -> None:
    status, out, err = ask("read", write(tmp_path / "a.txt", GERMAN))
    assert status == 0
    assert "not read: language de" in out
    assert "1 stored and not read: language de" in err
    (found,) = rows(ask("search", "Abkommen", "--json"))
    assert "not read: language de" in ask("show", found["document"]["id"])[1]  # type: ignore[index]


def test_where_a_document_came_from_is_shown(ask: Ask, tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", json.dumps({"id": "x", "text": ENGLISH}) + "\n")
    ask("read", file)
    copy = write(tmp_path / "b.jsonl", file.read_bytes())
    ask("read", copy)
    told = ask("show", "x")[1]
    assert f"from {file}, record 1 · json reader" in told
    assert f"from {copy}, record 1 · json reader" in told  # the same bytes from elsewhere


def test_an_offset_leads_back_to_the_element(ask: Ask, tmp_path: Path) -> None:
    page = f"<html><body><article><p>{ENGLISH}</p><p>{ENGLISH.replace('Monday', 'Tuesday')}</p></article></body></html>"
    told = ask("read", write(tmp_path / "a.html", page))[1]
    assert "line 1, 19–30, /html/body/article/p[1]" in told


def test_columns_are_mapped(ask: Ask, tmp_path: Path) -> None:
    table = write(tmp_path / "a.csv", f'Nr,Wording,Head,When\n7,"{ENGLISH}",Court,2019-11-04\n')
    status, _, err = ask("read", table)
    assert status == 1
    assert "--map text=COLUMN (there are: Nr, Wording, Head, When)" in err
    maps = [f"--map={each}" for each in ("text=Wording", "title=Head", "published=When", "id=Nr")]
    assert ask("read", table, *maps)[0] == 0
    (made,) = rows(ask("show", "--json"))
    assert (made["id"], made["title"], made["published"]) == ("7", "Court", "2019-11-04")
    lines = write(tmp_path / "a.jsonl", json.dumps({"Wording": ENGLISH + " "}) + "\n")
    assert ask("read", lines, "--map", "text=Wording")[0] == 0
    assert "no column “Bod”" in ask("read", table, "--map", "text=Bod")[2]
    for wrong in ("text", "body=Body", "text="):
        status, _, err = ask("read", table, "--map", wrong)
        assert status == 2
        assert "FIELD=COLUMN" in err


def test_annotate_takes_a_mapping(ask: Ask, tmp_path: Path) -> None:
    (made,) = rows(ask("annotate", "--map", "text=b", write(tmp_path / "a.jsonl", json.dumps({"b": ENGLISH}) + "\n")))
    assert made["document"]["text"] == ENGLISH  # type: ignore[index]


def test_originals_are_kept_or_not(ask: Ask, tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", ENGLISH)
    ask("read", "--no-keep", file)
    (made,) = rows(ask("show", "--json"))
    assert ask("show", made["id"], "--original")[0] == 2
    ask("read", "--store-only", file)
    assert ask("show", made["id"], "--original")[1] == ENGLISH


def test_what_is_refused_is_named_and_written_to_a_file(ask: Ask, tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": ENGLISH}), "{", json.dumps({"id": "c"})]
    file = write(tmp_path / "a.jsonl", "\n".join(lines))
    report = tmp_path / "failures.jsonl"
    status, _, err = ask("read", "--quiet", "--failures", report, file, tmp_path / "none")
    assert status == 1
    assert "2 could not be read" not in err
    assert "1 read into" in err
    assert "3 could not be read" in err
    told = [json.loads(each) for each in report.read_text().splitlines()]
    where = [(each["origin"], each["line"]) for each in told]
    assert where == [(str(file), 2), (str(file), 3), (f"{tmp_path}/none", None)]
    assert ask("read", "--failures", tmp_path / "no" / "folder", file)[0] == 2


@pytest.mark.parametrize("arguments", [["read"], ["read", "--pending", "x"], ["read", "--pending", "--store-only"]])
def test_wrong_usage(ask: Ask, arguments: list[str]) -> None:
    status, _, err = ask(*arguments)
    assert status == 2
    assert err.count("\n") == 1


def test_a_thousand_random_byte_strings(ask: Ask, tmp_path: Path) -> None:
    source = random.Random(7)
    folder = tmp_path / "random"
    folder.mkdir()
    for n in range(1000):
        write(folder / f"{n:04}", source.randbytes(source.randint(0, 300)))
    status, _, err = ask("read", "--store-only", folder)
    assert status == 1
    lines = err.splitlines()
    assert all(each.startswith("onrecord: ") for each in lines)
    assert "fault of the program" not in err
    assert len(rows(ask("show", "--json"))) + len(lines) - 1 == 1000


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_truncated_utf8(ask: Ask, tmp_path: Path, cut: int) -> None:
    assert ask("read", "--store-only", write(tmp_path / "a.txt", (ENGLISH + "🕊").encode()[:-cut]))[0] == 0
    (made,) = rows(ask("show", "--json"))
    assert ask("show", made["id"], "--text")[1] == ENGLISH + "\N{REPLACEMENT CHARACTER}"


def test_killed_in_the_middle_and_run_again(tmp_path: Path) -> None:
    """kill -9: nothing is lost, nothing is doubled, and no process is left behind."""
    count = 200
    source = tmp_path / "many.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for n in range(count):  # blank space makes it large enough for a process of its own
            file.write(json.dumps({"id": f"d{n}", "text": f"Number {n}. {ENGLISH}"}) + " " * 25_000 + "\n")
    ledger = tmp_path / "ledger.db"
    command = [sys.executable, "-m", "onrecord", "--ledger", str(ledger), "read", "--store-only", str(source)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

    def stored() -> int:
        try:
            with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as connection:
                return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:
            return 0

    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, start_new_session=True)
    until = time.monotonic() + 60
    while stored() < 20 and time.monotonic() < until:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert 20 <= stored() < count
    assert _nobody_left(process.pid)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "there already" in done.stderr
    assert stored() == count
    with sqlite3.connect(ledger) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in ("documents", "originals", "provenance", "readings"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (count,)
        assert connection.execute("SELECT count(DISTINCT given_id) FROM documents").fetchone() == (count,)


def _nobody_left(session: int) -> bool:
    """Whether the processes of a session end of themselves."""
    for _ in range(200):
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_fetch_reads_pages_and_names_what_cannot_be_had(ask: Ask, site: Site, tmp_path: Path) -> None:
    page = f"<html><head><title>Court</title></head><body><article><p>{ENGLISH} {ENGLISH}</p></article></body></html>"
    a = site.page("/a", page.encode())
    archive = tmp_path / "pages.warc.gz"
    asked = ["fetch", "--allow-private", "--pause", 0, "--out", archive]
    status, _, err = ask(*asked, "--json", a, site.url("/none"))
    assert status == 1
    assert f"{site.url('/none')}: the server answers 404" in err
    (made,) = rows(ask("show", "--json"))
    assert made["url"] == a
    assert f"from {archive}, record 2 · html reader" in ask("show", made["id"])[1]
    assert ask(*asked, a)[0] == 2  # the file is there already
    status, _, err = ask("fetch", "--out", tmp_path / "b.warc.gz", a)
    assert status == 1
    assert "private address" in err
    assert not (tmp_path / "b.warc.gz").exists()
