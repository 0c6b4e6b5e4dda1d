"""The gazetteer's source rows: GeoNames cities with the names of their divisions, and the hand list of areas."""

from __future__ import annotations

import csv
import json
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.authority.names import fold
from onrecord.authority.states import US_STATES

# Cities500 without those of unknown population: these are mostly Chinese town seats that share each other's
# names, and they doubled the wrong candidates. Alternate names only for cities that the news calls by them.
LEAST_POPULATION = 500
ALTERNATES_FROM = 50_000
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ɏḀ-ỿ'’ .-]{3,40}\Z")
# What GeoNames and ISO write after the name proper of a first-order division.
_GENERIC = re.compile(
    r"(?:\s+(?:Province|State|Region|Oblast'?|Krai|Kray|Okrug|Governorate|Department|District|County|Prefecture|"
    r"Sheng|Shi|Zizhiqu|Uygur Zizhiqu|Huizu Zizhiqu|Zhuangzu Zizhiqu|Muhafazat|Voivodeship|Emirate|Municipality|"
    r"Parish|Division|Autonomous Region|Republic|do|si))+\Z"
)
_GENERIC_BEFORE = re.compile(
    r"^(?:Provincia de|Provincia|Departamento de|Departamento|Estado de|Província|Provinsi|Muhafazat|"
    r"Région|Region|Respublika|Republic of|State of|Wilaya de|Wilaya|Kanton|Canton|Gouvernorat|Mkoa wa)\s+"
)


@dataclass(slots=True)
class Row:
    """One place as it goes into the file."""

    name: str
    lat: float
    lon: float
    country: str | None
    population: int
    feature: str
    region: str | None = None
    names: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)  # names as good as ``name``: "New York" for New York City


def cities(geonames: Path, divisions: Path, alpha3: dict[str, str]) -> list[Row]:
    """GeoNames cities, then first- and second-order divisions at the middle of their cities.

    ``divisions`` is a list of GeoNames cities with the names of both divisions (lat, lon, name, admin1, admin2,
    cc), matched to ``geonames`` by name, country and nearness.
    """
    admin: dict[tuple[str, str], list[tuple[float, float, str, str]]] = defaultdict(list)
    with divisions.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            admin[fold(row["name"]), row["cc"]].append(
                (float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"])
            )
    found, votes, counties = [], defaultdict(Counter), defaultdict(list)
    data = json.loads(geonames.read_text(encoding="utf-8"))
    for city in data.values():
        cc, lat, lon = city["countrycode"], city["latitude"], city["longitude"]
        near = [
            (abs(a - lat) + abs(b - lon), first, second)
            for a, b, first, second in admin.get((fold(city["name"]), cc), ())
            if abs(a - lat) + abs(b - lon) < 0.1
        ]
        if near:
            _, first, second = min(near)
            if first:
                votes[cc, city["admin1code"]][first] += 1
            if second:
                counties[cc, city["admin1code"], second].append((lat, lon, city["population"]))
    names = {key: counter.most_common(1)[0][0] for key, counter in votes.items()}
    # For the United States the code is the postal one; nearness would put Washington in Maryland.
    names |= {("US", code): US_STATES[code] for cc, code in names if cc == "US" and code in US_STATES}
    spread = defaultdict(list)
    for city in data.values():
        cc, code = city["countrycode"], city["admin1code"]
        spread[cc, code].append((city["latitude"], city["longitude"], city["population"]))
        if city["population"] < LEAST_POPULATION or cc not in alpha3:
            continue
        row = Row(city["name"], city["latitude"], city["longitude"], alpha3[cc], city["population"], "city")
        row.region = _proper(names[cc, code]) if (cc, code) in names else None
        if row.name.endswith(" City") and (bare := row.name.removesuffix(" City")) in city["alternatenames"]:
            row.own = {bare}
        if city["population"] >= ALTERNATES_FROM:
            row.names = {n for n in city["alternatenames"] if _LATIN.match(n) and not n.isupper()}
        found.append(row)
    for (cc, code), name in names.items():
        if cc in alpha3:
            found.append(_division(name, spread[cc, code], alpha3[cc], "region", None))
    for (cc, code, name), points in counties.items():
        if cc in alpha3 and name:
            region = _proper(names[cc, code]) if (cc, code) in names else None
            found.append(_division(name, points, alpha3[cc], "county", region))
    return found


def _proper(name: str) -> str:
    return _GENERIC_BEFORE.sub("", _GENERIC.sub("", name)) or name


def _division(name: str, points: list[tuple[float, float, int]], country: str, feature: str, region: str | None) -> Row:
    """A division lies in the middle of its cities (as vectors, so that the date line does no harm)."""
    x = y = z = 0.0
    for lat, lon, _ in points:
        a, b = math.radians(lat), math.radians(lon)
        x, y, z = x + math.cos(a) * math.cos(b), y + math.cos(a) * math.sin(b), z + math.sin(a)
    lat, lon = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    population = sum(p for _, _, p in points)
    row = Row(name, lat, lon, country, population, feature, region)
    proper = _proper(name)
    if proper != name and not (feature == "county" and country == "USA"):
        row.names.add(name)
        row.name = proper
    return row


def subdivisions(path: Path, alpha3: dict[str, str], rows: list[Row]) -> None:
    """Gives first-order divisions the names and positions of ISO 3166-2 where a name meets; in place."""
    by_name: dict[tuple[str | None, str], Row] = {}
    for row in rows:
        if row.feature == "region":
            for name in {row.name, *row.names}:
                by_name[row.country, fold(name)] = row
    for cc, entries in json.loads(path.read_text(encoding="utf-8")).items():
        for entry in entries.values():
            if entry["parentCode"] or cc not in alpha3 or not entry["latLng"]:
                continue
            local = [re.sub(r"\s*\(\w+\)$", "", n.strip()) for n in (entry["localOtherName"] or "").split(",")]
            names = [n for n in (entry["name"], *local) if _LATIN.match(n)]
            proper = [_proper(n) for n in names]
            row = next((by_name[key] for n in (*names, *proper) if (key := (alpha3[cc], fold(n))) in by_name), None)
            if row is not None:
                row.lat, row.lon = entry["latLng"]
                row.names |= {n for n in (*names, *proper) if len(n) > 3}
            elif names and "state" in (entry["type"] or "").casefold() + "state":
                rows.append(Row(proper[0], *entry["latLng"], alpha3[cc], 0, "region", None, {*names, *proper[1:]}))


def areas(path: Path) -> list[Row]:
    """The hand list: continents, seas, rivers, regions, islands."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                row["name"], float(row["lat"]), float(row["lon"]), row["country"] or None, 10**6, row["feature"], None,
                {n for n in row["names"].split(";") if n},
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def merged(hand: list[Row], rows: list[Row]) -> list[Row]:
    """The hand list first; a division that has the same name and country as a hand row is dropped."""
    known = {(row.country, fold(name)) for row in hand for name in {row.name, *row.names}}
    return hand + [
        row for row in rows if row.feature == "city" or (row.country, fold(row.name)) not in known
    ]
