"""Turn annotations written by quoting (YAML) into rows with offsets, in the terms of the program's record.

``python gold/tools/resolve.py check FILE.yaml…`` says what does not fit, one line a fault;
``python gold/tools/resolve.py write OUT FILE.yaml…`` also writes ``OUT/NAME.json`` for each ``NAME.yaml``.
Offsets are code points, half-open, into ``gold/wikinews/texts/NAME.txt``. Exit status 1 if anything is wrong.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

GOLD = Path(__file__).resolve().parents[1]
EVENTS = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT".split()
)
VALUES: Mapping[tuple[str, str], frozenset[str]] = {
    ("attributions", "quotation"): frozenset({"direct", "indirect", "mixed"}),
    ("claims", "kind"): frozenset({"allegation", "response", "finding"}),
    ("claims", "event"): EVENTS,
    ("claims", "status"): frozenset(
        {"fact", "accused", "accused_by_authorities", "admitted", "possible", "acquitted", "found"}
    ),
    ("claims", "response"): frozenset(
        {"denies", "denies_responsibility", "alternative_account", "accepts", "no_comment"}
    ),
    ("stances", "event"): EVENTS,
    ("stances", "mode"): frozenset({"historical", "future", "hypothetical", "negated"}),
    ("docket", "status"): frozenset({"expected", "scheduled", "held", "postponed", "cancelled"}),
}
CONNECTIONS = frozenset({"victim", "witness", "relative", "official", "media", "other"})
SPANS = {
    "attributions": ("source", "cue", "content"),
    "claims": ("act",),
    "stances": ("words",),
    "docket": ("what",),
    "terms": ("term",),
}
FIELDS = {
    "attributions": ("quotation", "speaker", "within"),
    "claims": ("kind", "event", "actor", "recipient", "place", "when", "status", "response"),
    "stances": ("holder", "toward", "event", "mode", "when"),
    "docket": ("body", "place", "when", "status"),
    "terms": ("referent", "by"),
}
REQUIRED = {
    "attributions": ("id", "quotation", "content"),
    "claims": ("id", "kind", "act"),
    "stances": ("id", "holder", "event", "words"),
    "docket": ("id", "what", "status"),
    "terms": ("term", "referent"),
}
_DATE = r"\d{4}(-\d\d(-\d\d)?)?[?~%]?"
EDTF = re.compile(rf"(\.\.|{_DATE})(/(\.\.|{_DATE}))?")


class Wrong(ValueError):
    """A quote, value or id that does not fit."""


def find(text: str, quote: object) -> list[int]:
    """The span of one quote: a string that occurs once, one with ``|bars|``, or ``{q, n}``."""
    number: int | None = None
    if isinstance(quote, Mapping):
        number = int(quote["n"])
        quote = quote["q"]
    if not isinstance(quote, str) or not quote.strip("|"):
        raise Wrong(f"no quote: {quote!r}")
    left, right = 0, 0
    if quote.count("|") == 2:
        before, wanted, after = quote.split("|")
        quote, left, right = before + wanted + after, len(before), len(after)
    starts, at = [], text.find(quote)
    while at >= 0:
        starts.append(at)
        at = text.find(quote, at + 1)
    if number is None and len(starts) != 1:
        raise Wrong(f"{'not in the text' if not starts else f'{len(starts)} times in the text'}: {quote!r}")
    if number is not None and not 1 <= number <= len(starts):
        raise Wrong(f"no occurrence {number} of {len(starts)}: {quote!r}")
    start = starts[(number or 1) - 1]
    return [start + left, start + len(quote) - right]


def spans(text: str, quotes: object) -> list[list[int]]:
    """The spans of a quote or of a list of quotes, in the order of the text."""
    if quotes is None or quotes == "":
        return []
    return sorted(find(text, quote) for quote in (quotes if isinstance(quotes, list) else [quotes]))


def _row(text: str, part: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    known = {"id", "att", "chain", "answers", "note", *SPANS[part], *FIELDS[part]}
    if unknown := set(raw) - known:
        raise Wrong(f"unknown keys {sorted(unknown)}")
    for name in REQUIRED[part]:
        if not raw.get(name):
            raise Wrong(f"{name} is missing")
    row: dict[str, Any] = {"id": raw["id"]} if "id" in raw else {}
    for name in FIELDS[part]:
        value = None if raw.get(name) in (None, "") else str(raw[name])
        if value is not None and name == "when" and not EDTF.fullmatch(value):
            raise Wrong(f"when: {value!r} is not EDTF")
        if value is not None and (part, name) in VALUES and value not in VALUES[part, name]:
            raise Wrong(f"{name}: {value!r}")
        row[name] = value
    if part in {"claims", "stances"}:
        row["attribution"] = raw.get("att")
    if part == "claims":
        row["chain"] = [
            {"entity": str(link[0]), "connection": link[1] if len(link) > 1 else None}
            for link in raw.get("chain") or []
        ]
        for link in row["chain"]:
            if link["connection"] not in CONNECTIONS | {None}:
                raise Wrong(f"connection: {link['connection']!r}")
        row["answers"] = list(raw.get("answers") or [])
        if (row["kind"] == "response") != (row["response"] is not None):
            raise Wrong("a response, and nothing else, has the field response")
        if row["kind"] == "response" and (row["status"] or row["event"]):
            raise Wrong("a response has no status and no event")
        if row["kind"] != "response" and not row["status"]:
            raise Wrong("status is missing")
        if row["answers"] and row["kind"] != "response":
            raise Wrong("only a response answers")
    for name in SPANS[part]:
        found = spans(text, raw.get(name))
        if part == "terms":
            (row[name],) = found
            row[name + "_text"] = text[found[0][0] : found[0][1]]
        else:
            row[name] = found
            row[name + "_text"] = [text[start:end] for start, end in found]
    if raw.get("note"):
        row["note"] = str(raw["note"])
    return row


def resolve(text: str, raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The rows of one article and the faults found, each a line."""
    faults: list[str] = []
    out: dict[str, Any] = {part: [] for part in SPANS}
    if unknown := set(raw) - set(SPANS) - {"kinds"}:
        faults.append(f"unknown parts {sorted(unknown)}")
    ids: set[str] = set()
    for part in SPANS:
        for index, item in enumerate(raw.get(part) or [], start=1):
            where = f"{part} {item.get('id', index)}"
            try:
                row = _row(text, part, item)
            except (Wrong, KeyError, ValueError, IndexError, TypeError) as error:
                faults.append(f"{where}: {error}")
                continue
            if "id" in row and row["id"] in ids:
                faults.append(f"{where}: id twice")
            ids.add(row.get("id", ""))
            out[part].append(row)
    attributions = {row["id"] for row in out["attributions"]}
    answerable = {row["id"] for row in out["claims"] if row["kind"] != "response"}
    for row in [*out["claims"], *out["stances"]]:
        if row["attribution"] and row["attribution"] not in attributions:
            faults.append(f"{row['id']}: no attribution {row['attribution']}")
        for claim in row.get("answers", ()):
            if claim not in answerable:
                faults.append(f"{row['id']}: answers {claim}, which is no allegation or finding")
    for row in out["attributions"]:
        if row["within"] and row["within"] not in attributions:
            faults.append(f"{row['id']}: no attribution {row['within']}")
    return {"entities": _entities(out, raw.get("kinds") or {}), **out}, faults


def _entities(rows: Mapping[str, Any], kinds: Mapping[str, str]) -> list[dict[str, Any]]:
    """The names that the rows use, in the order of first use, with a kind where the annotator gave one."""
    names: dict[str, None] = {}
    for row in rows["attributions"]:
        names.setdefault(row["speaker"])
    for row in rows["claims"]:
        for name in [*(link["entity"] for link in row["chain"]), row["actor"], row["recipient"], row["place"]]:
            names.setdefault(name)
    for row in rows["docket"]:
        for name in (row["body"], row["place"]):
            names.setdefault(name)
    return [{"name": name, "kind": kinds.get(name)} for name in names if name]


def load(path: Path, gold: Path = GOLD) -> tuple[dict[str, Any], list[str]]:
    """The record of one annotation file and its faults."""
    text = (gold / "wikinews" / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
    with (gold / "SOURCES.csv").open(encoding="utf-8", newline="") as table:
        (source,) = (row for row in csv.DictReader(table) if row["name"] == path.stem)
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}
    rows, faults = resolve(text, _numbers(raw))
    if hashlib.sha256(text.encode()).hexdigest() != source["sha256"]:
        faults.append("the text is not the one of SOURCES.csv")
    document = {
        "id": path.stem,
        "path": f"texts/{path.stem}.txt",
        "sha256": source["sha256"],
        "title": source["title"],
        "url": source["url"],
        "published": source["published"] or None,
        "language": "en",
        "split": source["split"],
        "annotation": path.resolve().parent.name,
    }
    return {"document": document, **rows}, faults


def _numbers(raw: Any) -> Any:
    """BaseLoader keeps every scalar a string (a date too); the words null and ~ mean nothing given."""
    if isinstance(raw, dict):
        return {key: _numbers(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [_numbers(value) for value in raw]
    return None if raw in ("null", "~", "") else raw


def main(arguments: Sequence[str]) -> int:
    command, *rest = arguments or [""]
    if command not in {"check", "write"} or not rest:
        print(__doc__, file=sys.stderr)
        return 2
    out = Path(rest.pop(0)) if command == "write" else None
    wrong = 0
    for path in map(Path, rest):
        try:
            record, faults = load(path)
        except (OSError, yaml.YAMLError, ValueError) as error:
            record, faults = {}, [str(error).replace("\n", " ")]
        for fault in faults:
            print(f"{path.name}: {fault}", file=sys.stderr)
        wrong += bool(faults)
        if out is not None and not faults:
            out.mkdir(parents=True, exist_ok=True)
            content = json.dumps(record, ensure_ascii=False, indent=1)
            (out / f"{path.stem}.json").write_text(content + "\n", encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
