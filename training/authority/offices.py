"""Tenures from the sources and from the hand list, made one."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from onrecord.authority.days import covers, days
from onrecord.authority.names import fold
from onrecord.authority.titles import title_key

# Until when each source tells. The hand list gives the year and month up to which its open ends were known.
SEEN = "2025-01"
SEEN_POCOM, SEEN_CONGRESS, SEEN_MINISTERS, SEEN_UK, SEEN_RUSSIA = "2025-01", "2025-01", "2023-01", "2022-08", "2022-08"
# News archives reach back to about 1990; older holders would only add namesakes.
SINCE = "1990"

Row = list[Any]  # person, office, country, start, end, seen, link, names

_MEMBERS = {"prez": "President", "viceprez": "Vice President", "sen": "Senator", "rep": "Representative"}
_POSTS = {
    "representative-to-un": "Ambassador to the United Nations", "representative-to-nato": "Ambassador to NATO",
    "representative-to-oas": "Ambassador to the OAS", "representative-to-eu": "Ambassador to the European Union",
    "representative-to-oecd": "Ambassador to the OECD", "representative-to-iaea": "Ambassador to the IAEA",
    "representative-to-unesco": "Ambassador to UNESCO", "representative-to-au": "Ambassador to the African Union",
    "representative-to-osce": "Ambassador to the OSCE", "representative-to-asean": "Ambassador to ASEAN",
}  # fmt: skip


def tenures(shared: Path, hand: Path, nations: list[list[Any]]) -> list[Row]:
    """All tenures since :data:`SINCE`, in a fixed order, each with the Wikidata id that a source gives."""
    codes = {fold(name): row[0] for row in nations for name in (row[1], *row[2])}
    wikidata = shared / "everypolitician-wikidata"
    rows = [
        *_by_hand(hand / "holders.csv"),
        *_foreign_ministers(wikidata / "foreign-ministers-2023-01.csv", codes),
        *_national(wikidata / "united-kingdom-holders21.csv", "GBR", SEEN_UK),
        *_national(wikidata / "russia-holders21.csv", "RUS", SEEN_RUSSIA),
        *_pocom(shared / "pocom" / "us_state_officeholders.csv"),
        *_executive(shared / "congress-legislators" / "executive.yaml"),
        *_congress(shared / "congress-legislators" / "legislators-current.yaml"),
    ]
    rows = [row for row in rows if row[4] is None or row[4] >= SINCE]
    _link(rows)
    return _merged(rows)


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _date(value: str | None) -> str | None:
    if not value:
        return None
    days(value)
    return value


def _by_hand(path: Path) -> list[Row]:
    rows = []
    for row in _read(path):
        start, end = _date(row["start"]), _date(row["end"])
        if start and end and days(start)[0] > days(end)[1]:
            raise SystemExit(f"{path.name}: {row}")
        seen = max(SEEN, (start or "")[:7])
        names = [n for n in row["names"].split(";") if n]
        rows.append([row["name"], row["office"], row["country"] or None, start, end, seen, None, names])
    return rows


def _foreign_ministers(path: Path, codes: dict[str, str]) -> list[Row]:
    rows = []
    for row in _read(path):
        code = codes.get(fold(row["countryLabel"]))
        if not row["person"] or not row["start"] or code is None:
            continue
        office = "Secretary of State" if code == "USA" else "Minister of Foreign Affairs"
        rows.append([row["name"], office, code, _date(row["start"]), None, SEEN_MINISTERS, row["person"], []])
    return rows


def _national(path: Path, code: str, seen: str) -> list[Row]:
    rows = []
    for row in _read(path):
        if not row["personID"] or not row["start"]:
            continue
        office = row["position"].replace("Spokeperson", "Spokesperson")
        office = {"monarch": "Queen" if row.get("gender") == "female" else "King"}.get(office, office)
        office = office[0].upper() + office[1:]
        try:
            start, end = _date(row["start"]), _date(row["end"])
        except ValueError:
            continue
        rows.append([row["person"], office, code, start, end, seen, row["personID"], []])
    return rows


def _short(name: str) -> list[str]:
    """"Antony John Blinken" is written "Antony Blinken"."""
    words = name.split()
    if len(words) > 2 and words[-1].rstrip(".") in ("Jr", "Sr", "II", "III", "IV"):
        words = words[:-1]
    first = next((w for w in words if not w.endswith(".")), words[0])
    return [f"{first} {words[-1]}"] if len(words) > 2 and first != words[-1] else []


def _pocom(path: Path) -> list[Row]:
    rows = []
    for row in _read(path):
        office = row["role"] or _POSTS.get(row["role_id"], "")
        if not row["name"].strip() or not office or not (row["started"] or row["appointed"]):
            continue
        if row["kind"] == "chief-of-mission":
            if not office.startswith("Ambassador"):
                continue
            office = f"Ambassador to {row['territory'].replace('-', ' ').title()}"
        if office == "Chargé d’Affaires ad interim":
            continue
        try:
            start, end = _date(row["started"] or row["appointed"]), _date(row["ended"])
        except ValueError:
            continue
        if end is None and (start or "") < "2016":
            continue  # appointments that were never ended in the file
        rows.append([row["name"], office, "USA", start, end, SEEN_POCOM, None, _short(row["name"])])
    return rows


def _executive(path: Path) -> list[Row]:
    rows = []
    for person in yaml.safe_load(path.read_text(encoding="utf-8")):
        name = person["name"]
        known = [f"{n} {name['last']}" for n in (name.get("nickname"),) if n]
        link = person["id"].get("wikidata")
        full = f"{name['first']} {name['last']}"
        rows += [
            [full, _MEMBERS[term["type"]], "USA", term["start"], term["end"], SEEN_CONGRESS, link, known]
            for term in person["terms"]
        ]
    return rows


def _congress(path: Path) -> list[Row]:
    rows = []
    for person in yaml.safe_load(path.read_text(encoding="utf-8")):
        name = person["name"]
        names = {f"{name['first']} {name['last']}"}
        if "nickname" in name:
            names.add(f"{name['nickname']} {name['last']}")
        full = name.get("official_full") or f"{name['first']} {name['last']}"
        link, others = person["id"].get("wikidata"), sorted(names - {full})
        rows += [
            [full, _MEMBERS[term["type"]], "USA", term["start"], term["end"], SEEN_CONGRESS, link, list(others)]
            for term in person["terms"]
        ]
    return rows


def _link(rows: list[Row]) -> None:
    """A person without an id takes that of the one linked person of the same name and country; in place."""
    links: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for person, _, country, _, _, _, link, names in rows:
        if link:
            for name in (person, *names):
                links[fold(name), country].add(link)
    for row in rows:
        if row[6] is None:
            found = set().union(*(links.get((fold(name), row[2]), set()) for name in (row[0], *row[7])))
            if len(found) == 1:
                row[6] = found.pop()
    for row in rows:
        if row[6] and re.fullmatch(r"Q\d+", row[6]):
            row[6] = f"wikidata:{row[6]}"


def _merged(rows: list[Row]) -> list[Row]:
    """Rows of one person in one office that touch become one; the earlier row (the hand list) gives the dates."""
    groups: dict[tuple[str, str, str | None], list[Row]] = defaultdict(list)
    for row in rows:
        key = (row[6] or fold(row[7][0] if row[7] and len(row[0].split()) > 2 else row[0]), title_key(row[1]), row[2])
        for other in groups[key]:
            if _touch(other, row):
                other[7] = list(dict.fromkeys([*other[7], *[n for n in (row[0], *row[7]) if n != other[0]]]))
                if row[5] == other[5] or row[1] in ("Senator", "Representative", "President", "Vice President"):
                    other[3] = min(filter(None, (other[3], row[3])), default=None)
                    other[4] = None if None in (other[4], row[4]) else max(other[4], row[4])
                elif other[4] is None and row[4] is not None and row[5] > other[5]:
                    other[4], other[5] = row[4], row[5]  # the later source has seen the end
                break
        else:
            groups[key].append(row)
    return [row for group in groups.values() for row in group]


def _touch(one: Row, two: Row) -> bool:
    """Whether two terms overlap or follow one another within a day's change of office."""
    end = one[4] or one[5]
    return bool(
        covers(one[3], end, two[3] or SINCE) or covers(two[3], two[4] or two[5], one[3] or SINCE)
        or (one[4] and two[3] and abs(_ordinal(one[4]) - _ordinal(two[3])) <= 3)
    )  # fmt: skip


def _ordinal(date: str) -> int:
    year, month, day = (int(part) for part in days(date)[0].split("-"))
    return (year * 12 + month) * 31 + day
