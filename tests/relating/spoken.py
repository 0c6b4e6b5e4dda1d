"""Texts with attributions for the tests of entities and speakers; their syntax stands in ``spoken.jsonl``.

The texts are our own. The syntax and names are those that the teacher of ``training/reader`` gives, faults
included, so that a test tells of the rules and not of the parser. After adding a text, with spaCy at hand::

    PYTHONPATH=src:.:tests python tests/relating/spoken.py
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.authority import Authority
from onrecord.model import Attribution, Document, Entity, Name, Parse, Span
from onrecord.reading.words import sentences, words
from onrecord.relating.entities import entities
from onrecord.relating.speakers import speakers

FILE = Path(__file__).with_name("spoken.jsonl")
AUTHORITY = Authority.load(own=False)
_MARK = re.compile(r"\[(?:(s|c|q)(\d))? ?([^\[\]]*)\]")


@cache
def _stored() -> dict[str, dict[str, list[object]]]:
    if not FILE.exists():
        return {}
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {row["text"]: row for row in map(json.loads, lines)}


def parse(text: str) -> Parse:
    """The stored syntax of ``text``."""
    starts, ends = words(text)
    row = _stored()[text]
    names = tuple(Name(*n) for n in row["names"])  # type: ignore[misc]
    return Parse(
        text, tuple(starts), tuple(ends), tuple(row["tags"]), tuple(row["heads"]), tuple(row["deps"]),  # type: ignore[arg-type]
        tuple(sentences(text, starts, ends)), names,
    )  # fmt: skip


@dataclass(frozen=True)
class Heard:
    """What was found: the entities, and who said what."""

    text: str
    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]

    def entity(self, name: str) -> Entity:
        """The one entity of a name."""
        found = [e for e in self.entities if e.name == name]
        if len(found) != 1:
            raise LookupError(f"{name!r}: {[e.name for e in self.entities]}")
        return found[0]

    def speaker(self, number: int = 1) -> str | None:
        """The name of the speaker of attribution ``number``, from 1."""
        wanted = self.attributions[number - 1].speaker
        return next((e.name for e in self.entities if e.id == wanted), None)

    def mentions(self, name: str) -> list[str]:
        """The words of an entity's mentions."""
        return [self.text[s:e] for s, e in self.entity(name).mentions]


def marked(text: str) -> tuple[str, tuple[Attribution, ...]]:
    """A text whose sources, cues and contents are marked: ``[s1 She] [c1 said] [q1 it was over].``"""
    plain, at = "", 0
    roles: dict[int, dict[str, list[Span]]] = {}
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        if match[1] is None:  # a bracket of the text's own
            plain += match[0]
        else:
            roles.setdefault(int(match[2]), {}).setdefault(match[1], []).append(
                Span(len(plain), len(plain) + len(match[3]))
            )
            plain += match[3]
        at = match.end()
    plain += text[at:]
    found = []
    for number, role in sorted(roles.items()):
        content = tuple(role.get("q", ()))
        direct = bool(content) and plain[content[0].start] in '“"'
        found.append(
            Attribution(
                f"a{number}", tuple(role.get("s", ())), tuple(role.get("c", ())), content,
                "direct" if direct else "indirect",
            )
        )  # fmt: skip
    return plain, tuple(found)


def hear(text: str, *, published: str | None = None, title: str | None = None) -> Heard:
    """Entities and speakers of a marked text."""
    plain, attributions = marked(text)
    document = Document("case", plain, "0" * 64, published=published, title=title)
    read = parse(plain)
    found = entities(document, read, attributions, AUTHORITY)
    return Heard(plain, found, speakers(document, read, attributions, found, AUTHORITY))


def write() -> None:
    """Write ``spoken.jsonl`` anew from the texts of the tests."""
    from relating.test_entities import TEXTS as NAMED
    from relating.test_speakers import TEXTS as SAID

    from training.reader.teacher import teach

    texts = list(dict.fromkeys(marked(text)[0] for text in (*NAMED, *SAID)))
    with FILE.open("w", encoding="utf-8") as lines:
        for read in teach(texts):
            row = {
                "text": read.text, "tags": read.tags, "heads": read.heads, "deps": read.deps,
                "names": [(n.first, n.last, n.label) for n in read.names],
            }  # fmt: skip
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write()
