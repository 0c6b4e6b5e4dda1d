"""Gather the texts that the reader trains on: ``python -m training.reader.corpora [--config FILE]``.

Writes ``train``, ``dev``, ``wiki``, ``wh`` and ``cp`` as JSON lines of ``id`` and ``text`` into the work folder.
PolNeAR carries the attributions; the others only teach syntax and names in other styles. Left out: articles of our
own gold set, and all of GUM and MEANTIME, for those measure.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

SHARED = Path("../shared")
_MAX_LETTERS = 5000
_RELEASES = 150


def wikinews(own: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of GeoVirus articles that are not in our own gold set."""
    with (own / "SOURCES.csv").open(encoding="utf8") as lines:
        held = {row["url"] for row in csv.DictReader(lines)}
    for article in ElementTree.parse(SHARED / "gold/places/GeoVirus.xml").getroot().iter("article"):
        url = article.findtext("source") or ""
        if url not in held:
            yield url, "\n\n".join(t.text or "" for t in article.iter("text"))


def releases(name: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """(id, text) of a sample of releases, each cut at a paragraph near ``_MAX_LETTERS``."""
    with gzip.open(SHARED / f"corpora/{name}.jsonl.gz", "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rng.sample(rows, _RELEASES):
        text = row["text"]
        cut = text.rfind("\n", 0, _MAX_LETTERS) if len(text) > _MAX_LETTERS else len(text)
        yield row["id"], text[: cut if cut > 0 else _MAX_LETTERS]


def main() -> None:
    """Write the corpora."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.json"))
    config = json.loads(parser.parse_args().config.read_text())
    work = Path(config["work"])
    work.mkdir(parents=True, exist_ok=True)
    rng = random.Random(config["seed"])
    corpora: dict[str, list[tuple[str, str]]] = {}
    for name, path in config["gold"].items():
        with Path(path).open(encoding="utf8") as lines:
            corpora[name] = [(row["id"], row["text"]) for row in map(json.loads, lines)]
    corpora["wiki"] = list(wikinews(Path("gold")))
    corpora["wh"] = list(releases("wh-briefings", rng))
    corpora["cp"] = list(releases("congress-press", rng))
    for name, rows in corpora.items():
        with (work / f"{name}.jsonl").open("w", encoding="utf8") as sink:
            sink.writelines(json.dumps({"id": key, "text": text}) + "\n" for key, text in rows)
        print(name, len(rows), "texts", sum(len(t) for _, t in rows), "letters")


if __name__ == "__main__":
    main()
