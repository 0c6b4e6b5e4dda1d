"""Scores claims, answers, stances, docket and contested terms on a gold set: all steps, from the text alone.

Gold: a folder of JSON records with their texts as ``gold/tools/resolve.py`` writes them (``gold/README.md``).
Rows are matched as ``gold/tools/agree.py`` matches two annotators, so that the figures can stand beside their
agreement: one to one, best overlap first, where the Dice coefficient of the characters of their words is at least
.5, a claim only with one of its kind. F1 is over rows; of each field, the share of matched rows that have the
gold's value. Names are equal if one holds the other, case and article aside.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from onrecord.errors import UnreadableInput
from onrecord.evaluation.report import Report, f1, sha256_of
from onrecord.intake import document_of
from onrecord.model import Document, Record, Span
from onrecord.pipeline import Failed, Outcome, annotate

Row: TypeAlias = Mapping[str, Any]
Annotate: TypeAlias = Callable[[Iterable[Document]], Iterator[Outcome]]

# Row type → the part of the record that holds it, the kind of claim, and the field with its words.
TYPES: Final[dict[str, tuple[str, str | None, str]]] = {
    "allegations": ("claims", "allegation", "act"),
    "findings": ("claims", "finding", "act"),
    "responses": ("claims", "response", "act"),
    "stances": ("stances", None, "words"),
    "docket": ("docket", None, "what"),
    "terms": ("terms", None, "term"),
}
_VALUES: Final = {
    "allegations": ("event", "status", "when"),
    "findings": ("event", "status", "when"),
    "responses": ("response",),
    "stances": ("holder", "toward", "event", "mode", "when"),
    "docket": ("status", "when"),
    "terms": (),
}
_NAMES: Final = {
    "allegations": ("actor", "recipient", "place"),
    "findings": ("actor", "recipient", "place"),
    "responses": (),
    "stances": (),
    "docket": ("body", "place"),
    "terms": ("by",),
}
_ENOUGH = 0.5
_NARRATOR = "the article"  # what the gold calls the text's own voice; the record has null


def evaluate(gold: Path, *, predictions: Path | None = None, read: Annotate = annotate) -> Report:
    """Annotate the gold's texts and score every row type and field.

    ``measures`` are the F1 of each row type on the test split; ``by`` has precision, recall and F1 of each type by
    split, and, as ``right``, the accuracy of each field on matched rows. ``predictions`` gets one JSON line an
    article: its id, its split and the rows in the gold's terms. Raises ``UnreadableInput`` for another form.
    """
    articles = load(gold)
    found: list[dict[str, list[Row]]] = []
    for outcome in read([document(gold, article) for article in articles]):
        if isinstance(outcome, Failed):
            raise UnreadableInput(f"{outcome.document.id}: {outcome.message}")
        found.append(rows(outcome))
    if predictions is not None:
        with predictions.open("w", encoding="utf8") as file:
            for article, parts in zip(articles, found, strict=True):
                given = {"id": article["document"]["id"], "split": article["document"]["split"], **parts}
                file.write(json.dumps(given, ensure_ascii=False) + "\n")
    by: dict[str, dict[str, float]] = {}
    counts: dict[str, int] = {"articles": len(articles)}
    for split in sorted({article["document"]["split"] for article in articles}):
        pairs = [(f, a) for f, a in zip(found, articles, strict=True) if a["document"]["split"] == split]
        for name in TYPES:
            figures, fields, size = score(name, pairs)
            by[f"{split} {name}"] = figures
            by.update({f"{split} {name}: {field}": {"right": share} for field, share in fields.items()})
            counts[f"{split} {name}"] = size
    measures = {name: by[f"test {name}"]["F1"] for name in TYPES if f"test {name}" in by}
    return Report("claims", str(gold), sha256_of(gold), measures, counts, by)


def load(gold: Path) -> list[Mapping[str, Any]]:
    """The records of a gold folder, in the order of their names."""
    articles = [json.loads(path.read_text(encoding="utf8")) for path in sorted(gold.glob("*.json"))]
    if not articles or any(not {"document", "claims", "stances", "docket", "terms"} <= a.keys() for a in articles):
        raise UnreadableInput(f"{gold}: not a folder of records as gold/README.md describes (gold/wikinews is one)")
    return articles


def document(gold: Path, article: Mapping[str, Any]) -> Document:
    """The document of a gold record, taken in as any text is."""
    head = article["document"]
    text = (gold / head["path"]).read_text(encoding="utf8")
    return document_of(
        text, id=head["id"], sha256=head["sha256"], title=head["title"], url=head["url"], published=head["published"]
    )


def rows(record: Record) -> dict[str, list[Row]]:
    """A record's rows in the gold's terms: names for entities, countries for states."""
    name = {entity.id: entity.name for entity in record.entities}
    state = {entity.id: entity.country or entity.name for entity in record.entities}
    return {
        "claims": [
            {
                "id": c.id, "kind": c.kind, "act": c.act, "event": c.event, "status": c.status,
                "response": c.response, "when": c.when, "actor": name.get(c.actor or ""),
                "recipient": name.get(c.recipient or ""), "place": name.get(c.place or ""),
                "chain": [{"entity": name.get(link.entity), "connection": link.connection} for link in c.chain],
                "answers": list(c.answers),
            }
            for c in record.claims
        ],
        "stances": [
            {
                "id": s.id, "words": s.words, "holder": state.get(s.holder), "toward": state.get(s.toward or ""),
                "event": s.event, "mode": s.mode, "when": s.when,
            }
            for s in record.stances
        ],
        "docket": [
            {
                "id": d.id, "what": d.what, "body": name.get(d.body or ""), "place": name.get(d.place or ""),
                "when": d.when, "status": d.status,
            }
            for d in record.docket
        ],
        "terms": [{"term": t.term, "referent": t.referent, "by": name.get(t.by or "")} for t in record.terms],
    }  # fmt: skip


def score(
    name: str, pairs: Sequence[tuple[Mapping[str, Sequence[Row]], Mapping[str, Any]]]
) -> tuple[dict[str, float], dict[str, float], int]:
    """Precision, recall and F1 of one row type over (found, gold) articles; accuracy by field; the gold's size."""
    part, kind, words = TYPES[name]
    sizes = [0, 0]
    matched = 0
    right: Counter[str] = Counter()
    for found, gold in pairs:
        ours = [row for row in found[part] if kind is None or row["kind"] == kind]
        theirs = [row for row in gold[part] if kind is None or row["kind"] == kind]
        sizes[0] += len(ours)
        sizes[1] += len(theirs)
        same = _claim_ids(found, gold) if kind == "response" else {}
        for i, j in match(ours, theirs, words):
            matched += 1
            right.update(_agreeing(name, ours[i], theirs[j], same))
    fields = [*_VALUES[name], *_NAMES[name]]
    fields += ["chain"] if part == "claims" else []
    fields += ["answers"] if kind == "response" else []
    shares = {field: right[field] / matched for field in fields} if matched else {}
    return f1(matched, *sizes), shares, sizes[1]


def _agreeing(name: str, ours: Row, theirs: Row, same: Mapping[str, str]) -> Iterator[str]:
    """The fields of a matched row that have the gold's value."""
    for field in _VALUES[name]:
        if ours.get(field) == theirs.get(field):
            yield field
    for field in _NAMES[name]:
        if same_name(ours.get(field), theirs.get(field)):
            yield field
    if "chain" in ours and [x["connection"] for x in ours["chain"]] == [x["connection"] for x in theirs["chain"]]:
        yield "chain"
    if "answers" in ours and {same.get(c) for c in ours["answers"]} == set(theirs["answers"]):
        yield "answers"


def match(ours: Sequence[Row], theirs: Sequence[Row], words: str) -> list[tuple[int, int]]:
    """Pairs of indices one to one, best overlap of characters first, ties by the order of the text."""
    lefts, rights = [_characters(row[words]) for row in ours], [_characters(row[words]) for row in theirs]
    scored = []
    for i, left in enumerate(lefts):
        for j, right in enumerate(rights):
            shared = 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0
            if shared >= _ENOUGH and ours[i].get("kind") == theirs[j].get("kind"):
                scored.append((-shared, i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return sorted(pairs.items())


def _characters(spans: Span | Sequence[Sequence[int]] | Sequence[int]) -> set[int]:
    held: Any = [spans] if spans and isinstance(spans[0], int) else spans
    return {at for start, end in held for at in range(start, end)}


def _claim_ids(found: Mapping[str, Sequence[Row]], gold: Mapping[str, Any]) -> dict[str, str]:
    ours, theirs = found["claims"], gold["claims"]
    return {ours[i]["id"]: theirs[j]["id"] for i, j in match(ours, theirs, "act")}


def same_name(ours: str | None, theirs: str | None) -> bool:
    """Whether two names are equal, or one holds the other: "Ardern", "Jacinda Ardern"."""
    if theirs == _NARRATOR:
        theirs = None
    if not ours or not theirs:
        return not ours and not theirs
    a, b = (f" {name.casefold().removeprefix('the ').strip()} " for name in (ours, theirs))
    return a in b or b in a
