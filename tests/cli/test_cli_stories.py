"""``onrecord same`` and ``onrecord chains`` on a ledger filled by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from ledger.records import TEXT, record

from onrecord.cli import run
from onrecord.ledger import Where, open_ledger

Answer = tuple[int, str, str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    ledger = open_ledger(f"sqlite:///{tmp_path}/ledger.db", create=True)
    for n, more in enumerate(("", " Nobody was held.", " Nobody was held. \x1b[2JMore follows."), 1):
        made = record(f"doc-{n}", text=TEXT + more, published=f"2024-03-1{n}")
        ledger.add(replace(made, document=replace(made.document, url=f"https://outlet{n}.example/{n}")))
    ledger.close()
    return tmp_path / "ledger.db"


@pytest.fixture
def ask(file: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    def asked(*arguments: str) -> Answer:
        status = run(["--ledger", str(file), *arguments])
        told = capfd.readouterr()
        return status, told.out, told.err

    return asked


def test_same(ask: Callable[..., Answer]) -> None:
    status, out, err = ask("same", "doc-2")
    assert (status, err) == (0, "")
    assert [line.split()[1] for line in out.splitlines()] == ["doc-1", "doc-2", "doc-3"]
    assert "copy of doc-1" in out
    assert ask("same")[1].splitlines() == [*out.splitlines(), ""]
    told = json.loads(ask("same", "doc-2", "--json")[1])
    assert [each["kind"] for each in told["tellings"]] == [None, "copy", "copy"]
    changes = [json.loads(line) for line in ask("same", "doc-1", "doc-2", "--json")[1].splitlines()]
    assert [(each["change"], each["after"]["text"]) for each in changes] == [("added", "Nobody was held.")]
    shown = ask("same", "doc-1", "doc-3")[1]
    assert "+ Nobody was held." in shown
    assert "\x1b" not in shown
    assert "The same story in 2 more documents: onrecord same doc-2" in ask("show", "doc-2")[1]
    assert ask("same", "doc-1", "doc-1")[1] == "no change\n"


def test_chains(file: Path, ask: Callable[..., Answer]) -> None:
    ledger = open_ledger(f"sqlite:///{file}")
    (row,) = ledger.claims(Where(document="doc-3", values={"event": ("ASSAULT",)}))
    ledger.close()
    status, out, err = ask("chains", row.id)
    assert (status, err) == (0, "")
    assert "1 independent source, carried by 3 documents of 3 outlets" in out
    lines = [line.strip("│├└─ ") for line in out.splitlines()[3:]]
    assert lines[0] == "villagers (victim)"
    assert lines[1] == "Daily Courier"
    assert [line.split()[1] for line in lines[2:]] == ["doc-1", "doc-2", "doc-3"]
    told = json.loads(ask("chains", row.id[:8], "--json")[1])
    assert (told["sources"], told["documents"], told["outlets"]) == (1, 3, 3)
    assert told["branches"][0]["source"]["name"] == "villagers"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["same", "dock-1"], "did you mean doc-1"),
        (["same", "doc-1", "nothing"], "there is no document"),
        (["chains", "zzz"], "onrecord claims lists them"),
        (["chains"], "CLAIM"),
    ],
)
def test_faults_are_one_line(ask: Callable[..., Answer], arguments: list[str], said: str) -> None:
    status, out, err = ask(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert said in err
