"""Cases in words: a text, who is in it, who said what; the syntax stands in ``sentences.conll``.

The rules are tested on given syntax, so that a test tells of the rule and not of the parser. The file
was written by the teacher of ``training/reader`` and keeps its faults: columns are word, tag, head
(counted from 1 in the document, 0 for a root) and relation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.model import Attribution, Block, DateMention, Document, Entity, Parse, Span
from onrecord.reading.words import sentences, words

FILE = Path(__file__).with_name("sentences.conll")


@cache
def _stored() -> dict[str, tuple[tuple[str, ...], tuple[int, ...], tuple[str, ...]]]:
    found = {}
    if not FILE.exists():
        return found
    for part in FILE.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *rows = part.split("\n")
        text = head.removeprefix("# text = ").replace("\\n", "\n")
        cells = [row.split("\t") for row in rows]
        tags = tuple(c[1] for c in cells)
        heads = tuple(int(c[2]) - 1 if c[2] != "0" else i for i, c in enumerate(cells))
        found[text] = (tags, heads, tuple(c[3] for c in cells))
    return found


def parse(text: str) -> Parse:
    """The stored syntax of ``text``."""
    starts, ends = words(text)
    tags, heads, deps = _stored()[text]
    if len(tags) != len(starts):
        raise ValueError(f"sentences.conll has {len(tags)} words for a text of {len(starts)}: {text!r}")
    bounds = tuple(sentences(text, starts, ends))
    return Parse(text, tuple(starts), tuple(ends), tags, heads, deps, bounds)


@dataclass(frozen=True)
class Case:
    """A document with what the steps before would have found in it."""

    document: Document
    parse: Parse
    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    dates: tuple[DateMention, ...]

    def name(self, identity: str | None, more: tuple[Entity, ...] = ()) -> str | None:
        """The name of an entity by id."""
        return next((e.name for e in (*self.entities, *more) if e.id == identity), None)

    def words(self, spans: tuple[Span, ...]) -> str:
        """The document's words under ``spans``."""
        return " … ".join(self.document.text[s:e] for s, e in spans)


def _find(text: str, part: str, after: int = 0) -> tuple[Span, ...]:
    if not part:
        return ()
    start = text.index(part, after)
    return (Span(start, start + len(part)),)


def case(
    text: str,
    *,
    who: dict[str, tuple[str, ...]] | None = None,
    said: list[tuple[str, ...]] | None = None,
    dates: dict[str, str] | None = None,
    published: str | None = "2024-03-15",
) -> Case:
    """Build a case.

    ``who``: name → (kind, country, office, alias, …), the last ones optional; ``said``: (speaker's name,
    source, cue, content); ``dates``: words → EDTF.
    """
    entities = []
    for number, (name, facts) in enumerate((who or {}).items(), start=1):
        kind, country, office, *aliases = (*facts, "", "", "")[: max(3, len(facts))]
        mentions: list[Span] = []
        for alias in sorted([name, *aliases], key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text):
                if not any(m.start <= match.start() < m.end for m in mentions):
                    mentions.append(Span(*match.span()))
        entities.append(
            Entity(
                f"e{number}",
                name,
                kind,
                country or None,
                office or None,  # type: ignore[arg-type]
                mentions=tuple(sorted(mentions)),
            )
        )
    ids = {e.name: e.id for e in entities}
    attributions = []
    for number, (speaker, source, cue, content) in enumerate(said or [], start=1):
        at = text.index(content)
        near = text.rfind(cue, 0, at) if cue and text.rfind(cue, 0, at) >= 0 else 0
        kind = "direct" if content[:1] in '“"' else "indirect"
        attributions.append(
            Attribution(
                f"a{number}",
                _find(text, source, text.rfind(source, 0, near + 1) if near and source in text[:near] else 0),
                _find(text, cue, near), _find(text, content), kind, ids.get(speaker),  # type: ignore[arg-type]
            )
        )  # fmt: skip
    mentions_of_dates = tuple(
        DateMention(Span(text.index(d), text.index(d) + len(d)), edtf, "date", edtf)
        for d, edtf in (dates or {}).items()
    )
    blocks = tuple(Block("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    document = Document("case", text, "0" * 64, published=published, blocks=blocks)
    return Case(document, parse(text), tuple(attributions), tuple(entities), mentions_of_dates)
