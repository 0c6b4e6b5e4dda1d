from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authority import Authority, add_file, additions
from onrecord.errors import AuthorityError

HEADER = "id,kind,name,names,country,office,start,end,role,link,lat,lon\n"
GOOD = HEADER + (
    "h1,holder,Jane Roe,Dr Jane Roe,NZL,Minister of Tides,2024-02,,,wikidata:Q1,,\n"
    "b1,body,Tidewater Commission,TWC,ZA,,,,court,,,\n"
    "p1,people,Marshfolk,Marshfolks,,,,,,,,\n"
    "g1,place,Kelp Landing,,NZL,,,,,,-41.5,174.2\n"
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(additions, "_folder", lambda: tmp_path / "kept")


def write(tmp_path: Path, text: str, name: str = "own.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_a_file_is_kept_and_found_again(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    assert add_file(path) == 4
    path.unlink()
    authority = Authority.load()
    found = authority.resolve("Minister of Tides", "Jane Roe", on="2025-01-01")
    assert found is not None
    assert (found.country, found.link) == ("NZL", "wikidata:Q1")
    body = authority.body("TWC")
    assert body is not None
    assert (body.role, body.country) == ("court", "ZAF")
    assert authority.people("Marshfolk") is not None
    assert authority.places("kelp landing")[0].position == (-41.5, 174.2)
    assert Authority.load(own=False).body("TWC") is None


def test_adding_twice_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD)
    add_file(path)
    add_file(path)
    assert len(additions.kept_files()) == 1


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("id,kind,name,colour\n", 1, "colour"),
        ("id,name\n1,X\n", 1, "kind"),
        (GOOD + "h1,holder,Jo Doe,,NZL,Mayor,,,,,,\n", 6, "twice"),
        (GOOD + "h2,holder,Jo Doe,,NZL,Mayor,2024-13,,,,,\n", 6, "month"),
        (GOOD + "h2,holder,Jo Doe,,NZL,Mayor,2023-02-29,,,,,\n", 6, "day"),
        (GOOD + "h2,holder,Jo Doe,,NZL,Mayor,2024,2023,,,,\n", 6, "before"),
        (GOOD + "h2,holder,Jo Doe,,NZL,Mayor,last year,,,,,\n", 6, "date"),
        (GOOD + "h2,holder,Jo Doe,,Narnia,Mayor,,,,,,\n", 6, "Narnia"),
        (GOOD + "h2,holder,Jo Doe,,NZL,,,,,,,\n", 6, "office"),
        (GOOD + "g2,place,Kelp,,NZL,,,,,,91,0\n", 6, "position"),
        (GOOD + "x,dragon,Smaug,,,,,,,,,\n", 6, "dragon"),
        (GOOD + "x,body\n", 6, "values"),
    ],
)
def test_a_faulty_file_is_refused_whole_with_the_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(AuthorityError, match=rf"line {line}\b.*{what}"):
        add_file(write(tmp_path, text))
    assert additions.kept_files() == ()


def test_an_id_may_not_come_back_in_another_file(tmp_path: Path) -> None:
    add_file(write(tmp_path, GOOD))
    with pytest.raises(AuthorityError, match="twice"):
        add_file(write(tmp_path, HEADER + "h1,body,Other,,,,,,,,,\n", "other.csv"))


def ftm(identifier: str, schema: str, **properties: list[str]) -> dict[str, object]:
    return {"id": identifier, "schema": schema, "properties": properties}


def test_follow_the_money(tmp_path: Path) -> None:
    entities = [
        ftm("p", "Person", name=["Jane Roe"], alias=["J. Roe"], wikidataId=["Q1"]),
        ftm("o", "Position", name=["Minister of Tides"], country=["nz"]),
        ftm("r", "Occupancy", holder=["p"], post=["o"], startDate=["2024-02-01"]),
        ftm("b", "PublicBody", name=["Tide Office"], country=["nz"]),
    ]
    assert add_file(write(tmp_path, "\n".join(map(json.dumps, entities)), "own.json")) == 2
    authority = Authority.load()
    found = authority.holder("Minister of Tides", "NZL", on="2024-06")
    assert found is not None
    assert (found.person, found.link) == ("Jane Roe", "wikidata:Q1")
    assert authority.body("Tide Office") is not None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"id": "a", "schema": "Person", "properties": {}}\n{"id": "a", "schema": "Person", "properties": {}}', 2),
        ('[\n{"id": "a", "properties": {}}]', 2),
        ('\n\n{"id": ', 3),
        ('{"id": "a", "schema": "Person", "properties": {"name": "x"}}', 1),
        ("[" * 50_000 + "1", 1),
        ('{"id": "a", "schema": "Person", "properties": {"x": [' + "[" * 50_000, 1),
    ],
)
def test_faulty_json_is_refused_with_the_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(AuthorityError, match=rf"line {line}\b"):
        add_file(write(tmp_path, text, "own.json"))


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"id,kind\xff\xfe")
    with pytest.raises(AuthorityError, match="UTF-8"):
        add_file(path)
    with pytest.raises(AuthorityError, match="cannot be read"):
        add_file(tmp_path / "absent.csv")


@given(st.text(max_size=200), st.sampled_from(["x.csv", "x.json"]))
def test_any_text_is_taken_or_refused_in_one_line(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_text(text, "utf-8", errors="ignore")
    said = ""
    try:
        additions.read_additions([path])
    except AuthorityError as error:
        said = str(error)
    assert len(said.splitlines()) <= 1
