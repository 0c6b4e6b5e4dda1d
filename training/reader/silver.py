"""Write the teacher's parses of the training texts: one JSON line a text, columns as lists.

Usage: python -m training.reader.silver OUT.jsonl NAME=CORPUS.jsonl…  (each line has "id" and "text")
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from training.reader.teacher import teach


def main(out: str, *corpora: str) -> None:
    """Parse every text of ``corpora`` into ``out``."""
    keys: list[tuple[str, str]] = []

    def texts() -> Iterator[str]:
        for corpus in corpora:
            name, _, path = corpus.partition("=")
            with Path(path).open(encoding="utf8") as lines:
                for line in lines:
                    row = json.loads(line)
                    keys.append((name, row["id"]))
                    yield row["text"]

    with Path(out).open("w", encoding="utf8") as sink:
        for number, parse in enumerate(teach(texts())):
            corpus, key = keys[number]
            row = {
                "corpus": corpus, "id": key, "text": parse.text, "tags": parse.tags, "heads": parse.heads,
                "deps": parse.deps, "names": [(n.first, n.last, n.label) for n in parse.names],
            }  # fmt: skip
            sink.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
