"""Questions on the command line, on a ledger filled by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ledger.records import TEXT, provenance, record

from onrecord import record as codec
from onrecord.cli import run
from onrecord.cli.safe import line, safe
from onrecord.ledger import open_ledger

Answer = tuple[int, str, str]
Ask = Callable[..., Answer]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    ledger = open_ledger(f"sqlite:///{tmp_path}/ledger.db", create=True)
    ledger.add(record(), provenance=provenance(record()), original=TEXT.encode())
    later = record("doc-2", text=TEXT + " \x1b[2J\u202eknilb", published="2024-04-02", title="A \x1b]0;title")
    ledger.add(later)
    ledger.close()
    return tmp_path / "ledger.db"


@pytest.fixture
def ask(file: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)

    def asked(*arguments: str) -> Answer:
        status = run(["--ledger", str(file), *arguments])
        told = capfd.readouterr()
        return status, told.out, told.err

    return asked


def rows(answer: Answer) -> list[dict[str, object]]:
    status, out, err = answer
    assert (status, err) == (0, "")
    return [json.loads(each) for each in out.splitlines()]


def test_show_lists_documents_and_prints_one(ask: Ask) -> None:
    assert [row["id"] for row in rows(ask("show", "--json"))] == ["doc-1", "doc-2"]
    assert [row["id"] for row in rows(ask("show", "--json", "--since", "2024-04"))] == ["doc-2"]
    (made,) = rows(ask("show", "doc-1", "--json"))
    assert codec.decode(made) == record()
    assert ask("show", "doc-1", "--text")[1] == TEXT
    assert ask("show", "doc-1", "--original")[1] == TEXT
    (came,) = rows(ask("show", "doc-1", "--provenance"))
    assert came["origin"] == "news/1.txt"


def test_show_prints_statements_by_speaker_with_cue_place_and_confidence(ask: Ask) -> None:
    status, out, _ = ask("show", "doc-1")
    assert status == 0
    lines = out.splitlines()
    at = lines.index("Ana Brodski, foreign minister (RUR)")
    assert lines[at + 1] == "  that Strelsau would suspend trade with Genovia"
    assert lines[at + 2].startswith("    cue: said · indirect · line 3, 77–123 · confidence 0.90")
    assert "    through villagers (victim) → Daily Courier (media) → this document" in lines
    assert any(each.startswith("    answered: Government of Genovia (GNV) denies “denied”") for each in lines)
    assert any(each.startswith("  2024-05  expected  first public hearing, court in Oslo") for each in lines)
    assert any(each.startswith("  “Ghost War” for war, by whom is not said") for each in lines)


def test_confidence_leaves_out_what_rests_on_doubt(ask: Ask) -> None:
    (made,) = rows(ask("show", "doc-1", "--json", "--min-confidence", "0.7"))
    assert [each["id"] for each in made["attributions"]] == ["a1", "a2", "a4"]  # type: ignore[attr-defined]
    assert [each["id"] for each in made["claims"]] == ["c2", "c3"]  # type: ignore[attr-defined]
    assert made["claims"][0]["answers"] == []  # type: ignore[index]
    assert codec.decode(made)


def test_nothing_in_a_document_reaches_the_terminal_alive(ask: Ask) -> None:
    for command in (["show", "doc-2"], ["show"], ["search", "knilb"], ["search", "hearing", "--json"], ["claims"]):
        status, out, _ = ask(*command)
        assert status == 0
        assert "\x1b" not in out
        assert "\u202e" not in out
    assert "␛]0;title" in ask("show")[1]


def test_claims(ask: Ask) -> None:
    assert len(rows(ask("claims", "--json"))) == 6
    accused = rows(ask("claims", "--json", "--actor", "genovian soldiers", "--document", "doc-1"))
    assert [row["text"] for row in accused] == ["burned homes"]
    assert accused[0]["actor"] == {
        "name": "Genovian soldiers",
        "kind": "organisation",
        "country": "GNV",
        "office": None,
        "link": None,
        "position": None,
    }
    assert accused[0]["chain"][0]["connection"] == "victim"  # type: ignore[index]
    assert [row["response"] for row in accused[0]["responses"]] == ["denies"]  # type: ignore[attr-defined]
    assert accused[0]["sources"] == 1  # the villagers, however many documents carry it
    assert {row["text"] for row in rows(ask("claims", "--json", "--unanswered"))} == {"Ghost War"}
    assert len(rows(ask("claims", "--json", "--single-source"))) == 4
    assert rows(ask("claims", "--json", "--since", "2025")) == []
    assert "answered: Government of Genovia (GNV) denies “denied”" in ask("claims", "--status", "accused")[1]


def test_stances_and_their_matrix(ask: Ask) -> None:
    assert [row["event"] for row in rows(ask("stances", "--json", "--toward", "GNV"))] == ["SANCTION"] * 2
    assert rows(ask("stances", "--json", "--actor", "GNV")) == []
    cells = rows(ask("stances", "--matrix", "--json", "--by", "year", "--topics", "2"))
    assert {cell["government"] for cell in cells} == {"Government of Ruritania"}
    assert {cell["time"] for cell in cells} == {"2024"}
    assert any("trade" in str(cell["topic"]) for cell in cells)
    assert cells[0]["events"] == {"SANCTION (future)": 2}
    assert "Government of Ruritania" in ask("stances", "--matrix")[1]


def test_docket_terms_and_timeline(ask: Ask) -> None:
    assert [row["body"]["name"] for row in rows(ask("docket", "--json", "--place", "Oslo"))] == ["court in Oslo"] * 2  # type: ignore[index]
    assert rows(ask("docket", "--json", "--status", "held")) == []
    (war,) = rows(ask("terms", "--json"))
    assert war["referent"] == "war"
    assert [naming["name"] for naming in war["names"]] == ["Ghost War"]  # type: ignore[attr-defined]
    assert rows(ask("terms", "xyzzy", "--json")) == []
    days = rows(ask("timeline", "RUR", "--json", "--document", "doc-1"))
    assert [row["row"] for row in days] == ["claim", "stance", "statement"]  # in Tarvik, by it, by its minister
    assert [row["day"] for row in rows(ask("timeline", "--json", "--kind", "docket"))] == ["2024-05-01"] * 2


def test_search(ask: Ask) -> None:
    found = rows(ask("search", "public", "hearing", "--json"))
    assert {row["document"]["id"] for row in found} == {"doc-1", "doc-2"}  # type: ignore[index]
    start, end = found[0]["spans"][0]  # type: ignore[index]
    assert TEXT[start:end] == "public hearing" or TEXT[start:end] == "public"
    said = rows(ask("search", "trade", "--speaker", "Brodski", "--json"))
    assert [each["text"] for each in said[0]["statements"]] == ["that Strelsau would suspend trade with Genovia"]  # type: ignore[attr-defined]
    assert rows(ask("search", "trade", "--speaker", "Villagers", "--json")) == []
    assert "first public hearing in May" in ask("search", "hearing")[1]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["show", "dock-1"], 2, "did you mean doc-1"),
        (["shw"], 2, "did you mean show"),
        (["claims", "--status", "acused"], 2, "accused"),
        (["claims", "--since", "soon"], 2, "give YYYY"),
        (["claims", "--actor", " "], 2, "an empty name"),
        (["claims", "--min-confidence", "7"], 2, "--min-confidence"),
        (["show", "--bogus"], 2, "see onrecord show --help"),
        (["show", "--text"], 2, "say which document"),
        (["search", "-q"], 2, "No such option"),
        (["search", "--", "-word"], 2, "at least one word"),
        (["--ledger", "sqlite:////nowhere/at/all.db", "show"], 1, "no ledger at"),
        (["--ledger", "ftp://x/y", "show"], 1, "ledger"),
        (["evaluate", "nonsense", "--gold", "."], 2, "nonsense"),
        (["read", "--fresh"], 2, "PATH"),
    ],
)
def test_faults_are_one_line_with_what_to_do(ask: Ask, arguments: list[str], status: int, said: str) -> None:
    told = ask(*arguments)
    assert (told[0], told[1]) == (status, "")
    assert told[2].startswith("onrecord: ")
    assert told[2].count("\n") == 1
    assert said in told[2]


def test_fresh_is_refused_for_the_ledger_of_the_house(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert run(["read", "--fresh", "x.txt"]) == 2
    assert "name it" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


def shell(command: str, file: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "ONRECORD_LEDGER": str(file)} | environment
    return subprocess.run(
        command.replace("onrecord", f"{sys.executable} -m onrecord"),
        shell=True,
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )


def test_a_reader_that_goes_away_is_no_fault(file: Path) -> None:
    ledger = open_ledger(f"sqlite:///{file}")
    for n in range(300):
        ledger.add(record(f"more-{n}", text=TEXT + str(n)))
    ledger.close()
    done = shell("onrecord claims --json | head -n 1; onrecord show doc-1 | true", file)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_colours_only_where_wanted(file: Path) -> None:
    assert "\x1b[" not in shell("onrecord show doc-1", file).stdout
    assert "\x1b[" in shell("onrecord --color show doc-1", file).stdout
    assert "\x1b[" not in shell("script -qec 'onrecord --no-color --no-pager show doc-1' /dev/null", file).stdout
    on_terminal = "script -qec 'onrecord --no-pager show doc-1' /dev/null"
    assert "\x1b[" in shell(on_terminal, file, TERM="xterm-256color").stdout
    assert "\x1b[" not in shell(on_terminal, file, TERM="xterm-256color", NO_COLOR="1").stdout


def test_long_output_is_paged_on_a_terminal(file: Path) -> None:
    done = shell("script -qec 'onrecord show doc-1' /dev/null", file, TERM="xterm", PAGER="sed s/^/P:/")
    assert "P:" in done.stdout
    assert "Ana Brodski" in done.stdout


def test_safe_text() -> None:
    assert safe("a\x1b[31m\x07b\r\nc\x9b\x7f") == "a␛[31m␇b\nc⟨U+009B⟩␡"
    assert safe("\u202eabc\u2066") == "⟨U+202E⟩abc⟨U+2066⟩"
    assert safe("שלום عالم 🙂 é") == "שלום عالم 🙂 é"
    assert line("a\n  b\tc ") == "a b c"
