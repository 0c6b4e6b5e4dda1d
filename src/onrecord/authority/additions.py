"""A user's own authority files: CSV or FollowTheMoney JSON, refused whole with the line at fault.

CSV columns (``id``, ``kind``, ``name`` needed, others as the kind needs them; ``;`` parts a list)::

    id,kind,name,names,country,office,start,end,role,link,lat,lon
    nz-1,holder,Jane Roe,,NZL,Minister of Health,2024-02,,,wikidata:Q1,,
    b-1,body,Truth Commission,TC;Commission for Truth,ZAF,,,,court,,,

``kind`` is holder, body, people or place; ``country`` ISO 3166-1 alpha-3 or alpha-2; dates are EDTF days, months
or years. Of FollowTheMoney, entities of Person, Position, Occupancy and of the organisation schemata are read.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import platformdirs

from onrecord.authority import store
from onrecord.authority.days import days
from onrecord.authority.nouns import Body, People, Tenure, Toponym
from onrecord.errors import AuthorityError

LARGEST = 32 * 1024 * 1024
_COLUMNS = ("id", "kind", "name", "names", "country", "office", "start", "end", "role", "link", "lat", "lon")
_ORGANISATIONS = {
    "Organization": "agency", "PublicBody": "agency", "Company": "company", "LegalEntity": "agency",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Additions:
    """What the user's files add, by kind."""

    tenures: tuple[Tenure, ...] = ()
    bodies: tuple[Body, ...] = ()
    peoples: tuple[People, ...] = ()
    places: tuple[Toponym, ...] = ()

    def __len__(self) -> int:
        return len(self.tenures) + len(self.bodies) + len(self.peoples) + len(self.places)


def kept_files() -> tuple[Path, ...]:
    """The files that :func:`add_file` has kept, in the order of their names."""
    folder = _folder()
    return tuple(sorted(p for p in folder.iterdir() if p.suffix in (".csv", ".json"))) if folder.is_dir() else ()


def add_file(path: Path) -> int:
    """Checks an authority file whole and keeps a copy of it in the user data folder; gives its number of entries.

    Adding the same file again changes nothing. Raises ``AuthorityError`` naming the line where a column is unknown,
    an id appears twice (in the file or in one kept before), a date or a country is wrong.
    """
    data = _bytes(path)
    suffix = ".csv" if path.suffix.casefold() == ".csv" else ".json"
    target = _folder() / f"{hashlib.sha256(data).hexdigest()[:16]}{suffix}"
    others = [p for p in kept_files() if p != target]
    count = len(read_additions([*others, path]))
    count -= len(read_additions(others))
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_suffix(f"{suffix}.{os.getpid()}.part")
    part.write_bytes(data)
    part.replace(target)
    return count


def read_additions(paths: Sequence[Path]) -> Additions:
    """All entries of the files; raises ``AuthorityError`` for the first fault."""
    ids: dict[str, str] = {}
    entries: list[Tenure | Body | People | Toponym] = []
    for path in paths:
        text = _text(path)
        if path.suffix.casefold() == ".csv":
            entries.extend(_from_csv(text, path.name, ids))
        else:
            entries.extend(_from_ftm(text, path.name, ids))
    return Additions(
        tuple(e for e in entries if isinstance(e, Tenure)),
        tuple(e for e in entries if isinstance(e, Body)),
        tuple(e for e in entries if isinstance(e, People)),
        tuple(e for e in entries if isinstance(e, Toponym)),
    )


def _folder() -> Path:
    return Path(platformdirs.user_data_dir("onrecord", appauthor=False)) / "authority"


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise AuthorityError(f"{path.name} is larger than {LARGEST >> 20} MiB: split it")
        return path.read_bytes()
    except OSError as error:
        raise AuthorityError(f"{path}: cannot be read ({error.strerror})") from error


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AuthorityError(f"{path.name}: not UTF-8 at byte {error.start}") from error


def _from_csv(text: str, file: str, ids: dict[str, str]) -> Iterator[Tenure | Body | People | Toponym]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        unknown = [column for column in header if column not in _COLUMNS]
        missing = [column for column in _COLUMNS[:3] if column not in header]
        if unknown or missing or len(set(header)) != len(header):
            fault = f"unknown column {unknown[0]!r}" if unknown else (
                f"column {missing[0]!r} is missing" if missing else "a column appears twice"
            )
            raise _refused(file, 1, f"{fault}; the columns are {', '.join(_COLUMNS)}")
        for values in reader:
            if not any(values):
                continue
            line = reader.line_num
            if len(values) != len(header):
                raise _refused(file, line, f"{len(values)} values for {len(header)} columns")
            yield _entry(dict(zip(header, map(str.strip, values), strict=True)), file, line, ids)
    except csv.Error as error:
        raise _refused(file, reader.line_num, str(error)) from error


def _entry(row: dict[str, str], file: str, line: int, ids: dict[str, str]) -> Tenure | Body | People | Toponym:
    _once(row["id"], file, line, ids)
    name = row["name"]
    if not name:
        raise _refused(file, line, "the name is empty")
    names = tuple(n.strip() for n in row.get("names", "").split(";") if n.strip())
    country = _country(row.get("country", ""), file, line)
    link = row.get("link") or None
    match row["kind"]:
        case "holder":
            if not row.get("office"):
                raise _refused(file, line, "a holder needs an office")
            return _tenure(name, row["office"], country, row.get("start"), row.get("end"), link, names, file, line)
        case "body":
            return Body(name, row.get("role") or "agency", country, names, link)
        case "people":
            return People(name, country, names)
        case "place":
            return Toponym(name, _position(row, file, line), country, 0, "site")
        case kind:
            raise _refused(file, line, f"kind {kind!r} is not one of holder, body, people, place")


def _position(row: dict[str, str], file: str, line: int) -> tuple[float, float]:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except (KeyError, ValueError):
        raise _refused(file, line, "a place needs lat and lon in degrees") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise _refused(file, line, f"no such position: {lat}, {lon}")
    return lat, lon


def _tenure(
    person: str, office: str, country: str | None, start: str | None, end: str | None,
    link: str | None, names: tuple[str, ...], file: str, line: int,
) -> Tenure:  # fmt: skip
    for date in (start, end):
        try:
            if date:
                days(date)
        except ValueError as error:
            raise _refused(file, line, str(error)) from None
    if start and end and days(start)[0] > days(end)[1]:
        raise _refused(file, line, f"ends ({end}) before it starts ({start})")
    # The user vouches for an open end.
    return Tenure(person, office, country, start or None, end or None, "9999-12-31", link, names)


def _from_ftm(text: str, file: str, ids: dict[str, str]) -> Iterator[Tenure | Body | People | Toponym]:
    found = [(line, _checked(entity, file, line, ids)) for line, entity in _json_values(text, file)]
    by_id = {entity["id"]: entity for _, entity in found}
    for line, entity in found:
        schema = entity["schema"]
        first = _first(entity)
        country = _country(first("country") or first("jurisdiction") or first("nationality") or "", file, line)
        if schema in _ORGANISATIONS:
            yield Body(_name(entity, file, line), _ORGANISATIONS[schema], country, _names(entity), _wikidata(entity))
        elif schema == "Occupancy":
            holder, post = by_id.get(first("holder") or ""), by_id.get(first("post") or "")
            if holder is None or post is None:
                raise _refused(file, line, "an Occupancy whose holder or post is not in the file")
            office_country = _country(_first(post)("country") or "", file, line)
            yield _tenure(
                _name(holder, file, line), _name(post, file, line), office_country or country,
                first("startDate"), first("endDate"), _wikidata(holder), _names(holder), file, line,
            )  # fmt: skip
        elif schema == "Person":
            for office in _strings(entity, "position"):
                yield _tenure(
                    _name(entity, file, line), office, country, None, None, _wikidata(entity), _names(entity),
                    file, line,
                )  # fmt: skip


def _json_values(text: str, file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a JSON array, of JSON lines, or a single one, each with the line that it starts on."""
    decoder, at, line, seen = json.JSONDecoder(), 0, 1, 0
    while True:
        while at < len(text) and text[at] in " \t\r\n,[]":
            at += 1
        line += text.count("\n", seen, at)
        seen = at
        if at >= len(text):
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise _refused(file, error.lineno, f"not JSON: {error.msg}") from error
        except RecursionError:
            raise _refused(file, line, "JSON nested too deep") from None
        if not isinstance(value, dict):
            raise _refused(file, line, "not a FollowTheMoney entity")
        yield line, value


def _checked(entity: dict[str, Any], file: str, line: int, ids: dict[str, str]) -> dict[str, Any]:
    properties = entity.get("properties")
    for key in ("id", "schema"):
        if not isinstance(entity.get(key), str):
            raise _refused(file, line, f"an entity without {key!r}")
    if not isinstance(properties, dict) or not all(
        isinstance(values, list) and all(isinstance(v, (str, dict)) for v in values) for values in properties.values()
    ):
        raise _refused(file, line, "'properties' must give a list of strings for each property")
    _once(entity["id"], file, line, ids)
    return entity


def _strings(entity: dict[str, Any], key: str) -> list[str]:
    return [v if isinstance(v, str) else str(v.get("id", "")) for v in entity["properties"].get(key, ())]


def _first(entity: dict[str, Any]) -> Any:
    return lambda key: next(iter(_strings(entity, key)), None)


def _name(entity: dict[str, Any], file: str, line: int) -> str:
    names = _strings(entity, "name")
    if not names or not names[0].strip():
        raise _refused(file, line, f"entity {entity['id']!r} has no name")
    return names[0].strip()


def _names(entity: dict[str, Any]) -> tuple[str, ...]:
    return (*_strings(entity, "name")[1:], *_strings(entity, "alias"), *_strings(entity, "weakAlias"))


def _wikidata(entity: dict[str, Any]) -> str | None:
    found = _first(entity)("wikidataId")
    return f"wikidata:{found}" if found else None


def _country(value: str, file: str, line: int) -> str | None:
    if not value:
        return None
    code = _codes().get(value.upper())
    if code is None:
        raise _refused(file, line, f"{value!r} is no ISO 3166-1 code of a country")
    return code


@cache
def _codes() -> dict[str, str]:
    rows = store.rows("countries.json")
    return {code: row[0] for row in rows for code in (row[0], row[8]) if code}


def _once(identifier: str, file: str, line: int, ids: dict[str, str]) -> None:
    if not identifier:
        raise _refused(file, line, "the id is empty")
    if identifier in ids:
        raise _refused(file, line, f"id {identifier!r} appears twice (first in {ids[identifier]})")
    ids[identifier] = f"{file}, line {line}"


def _refused(file: str, line: int, why: str) -> AuthorityError:
    return AuthorityError(f"{file}, line {line}: {why}. Nothing of the file was taken.")


