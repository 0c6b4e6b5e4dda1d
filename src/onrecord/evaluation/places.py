"""Scores the places of a text against GeoVirus (Gritta et al. 2018): XML, offsets counted from 1."""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.authority import Authority
from onrecord.errors import UnreadableInput
from onrecord.evaluation.report import Report, f1, sha256_of
from onrecord.model import Document, Parse
from onrecord.relating.places import Place, distance, places

NEAR = 161.0  # kilometres: 100 miles, the field's usual bound (Gritta et al. 2018)

Parser = Callable[[Iterable[str]], Iterator[Parse]]


@dataclass(frozen=True, slots=True)
class Located:
    """A place name as the gold marks it: characters ``[start, end)`` of the text, degrees."""

    start: int
    end: int
    name: str
    position: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the gold."""

    source: str
    text: str
    places: tuple[Located, ...]

    @property
    def half(self) -> int:
        """0 or 1 by the hash of the source: settings were chosen on half 0 alone."""
        return hashlib.sha256(self.source.encode()).digest()[0] % 2


def articles(gold: Path) -> tuple[Article, ...]:
    """The articles of a GeoVirus file; ``UnreadableInput`` where it is none."""
    try:
        data = gold.read_bytes()
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnreadableInput(f"{gold}: a DOCTYPE is not read")
        root = ElementTree.fromstring(data)  # noqa: S314 - entities are refused above
    except (OSError, ElementTree.ParseError) as error:
        raise UnreadableInput(f"{gold}: not a GeoVirus XML file ({error})") from error
    found = []
    for article in root.iter("article"):
        text = article.findtext("text") or ""
        located = []
        for place in article.iter("location"):
            value = {child.tag: child.text or "" for child in place}
            start, end = int(value["start"]) - 1, int(value["end"]) - 1
            if text[start:end] != value["name"]:
                raise UnreadableInput(f"{gold}: {value['name']!r} does not stand at {start + 1}")
            located.append(Located(start, end, value["name"], (float(value["lat"]), float(value["lon"]))))
        found.append(Article(article.findtext("source") or "", text, tuple(located)))
    return tuple(found)


def evaluate(gold: Path, *, predictions: Path | None = None, parser: Parser | None = None) -> Report:
    """Mention F1 (exact spans), nearness of what was resolved, and how often it abstained.

    ``predictions`` gets a line an article: ``{"source", "locations": [{"name", "start", "end", "lat", "lon"}]}``,
    offsets from 1 as in the gold, ``lat`` and ``lon`` null where the program abstains. ``parser`` reads the texts;
    by default the program's own reader.
    """
    read = parser or _reader()
    authority = Authority.load(own=False)
    items = articles(gold)
    found = [
        places(item.text, parse, authority) for item, parse in zip(items, read(i.text for i in items), strict=True)
    ]
    if predictions is not None:
        predictions.write_text("".join(f"{_line(i, p)}\n" for i, p in zip(items, found, strict=True)), "utf-8")
    pairs = list(zip(items, found, strict=True))
    measures, counts = score(pairs)
    by = {f"half {half}": score([p for p in pairs if p[0].half == half])[0] for half in (0, 1)}
    return Report("places", str(gold), sha256_of(gold), measures, counts, by)


def _reader() -> Parser:
    from onrecord.reading.reader import load_reader

    reader = load_reader()

    def parses(texts: Iterable[str]) -> Iterator[Parse]:
        documents = (Document(str(i), text, hashlib.sha256(text.encode()).hexdigest()) for i, text in enumerate(texts))
        return (reading.parse for reading in reader.read(documents))

    return parses


def score(pairs: Sequence[tuple[Article, Sequence[Place]]]) -> tuple[dict[str, float], dict[str, int]]:
    """Measures and counts.

    ``within 161 km of resolved``: of the gold mentions found and given a position; also without countries and
    continents, where it measures whose middle was taken and not who was meant. ``accuracy@161 of all``: of
    all gold mentions, found or not. ``abstained``: of the gold mentions found, without a position.
    """
    gold = predicted = hits = resolved = near = small = small_near = 0
    errors = []
    for article, found in pairs:
        at = {(span.start, span.end): place for place in found for span in place.spans}
        gold += len(article.places)
        predicted += len(at)
        for located in article.places:
            place = at.get((located.start, located.end))
            if place is None:
                continue
            hits += 1
            if place.position is not None:
                resolved += 1
                off = distance(place.position, located.position)
                errors.append(off)
                near += off <= NEAR
                if place.feature not in ("country", "continent"):
                    small += 1
                    small_near += off <= NEAR
    measures = {f"mentions {key}": value for key, value in f1(hits, predicted, gold).items()}
    measures["within 161 km of resolved"] = near / resolved if resolved else 0.0
    measures["within 161 km of resolved, countries and continents apart"] = small_near / small if small else 0.0
    measures["accuracy@161 of found"] = near / hits if hits else 0.0
    measures["accuracy@161 of all"] = near / gold if gold else 0.0
    measures["abstained"] = (hits - resolved) / hits if hits else 0.0
    counts = {"gold": gold, "predicted": predicted, "found": hits, "resolved": resolved, "within 161 km": near}
    if errors:
        counts["median error in km"] = round(sorted(errors)[len(errors) // 2])
    return measures, counts


def _line(article: Article, found: Sequence[Place]) -> str:
    rows = sorted((span, place) for place in found for span in place.spans) if found else []
    return json.dumps(
        {
            "source": article.source,
            "locations": [
                {
                    "name": article.text[span.start : span.end],
                    "start": span.start + 1,
                    "end": span.end + 1,
                    "lat": place.position[0] if place.position else None,
                    "lon": place.position[1] if place.position else None,
                }
                for span, place in rows
            ],
        },
        ensure_ascii=False,
    )
