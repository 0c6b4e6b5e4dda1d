"""The same story, kept in the ledger: which documents have the same words, or much of them, as they come in."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select, union_all

from onrecord.ledger import schema
from onrecord.ledger.plain import execute
from onrecord.likeness.comparing import IDENTICAL, Overlap, Text, compare, overlap
from onrecord.likeness.kinds import EXCERPT, LIKE, SHORTEST
from onrecord.likeness.signature import Signature, shared, sign
from onrecord.likeness.wording import digest

COMMON = 100  # texts that have a shingle, from which on it is a commonplace and leads to no excerpt
LOOKED_AT = 4000  # index entries looked at for one text
COMPARED = 60  # texts that one text is compared with, the likeliest first
SURE_BANDS = 4  # bands shared by texts worth comparing; 0.93 of pairs at Jaccard 0.8 share as many
HALF = 0.4  # share of the sample that the shorter text must have in common with the longer one
KEPT = 256  # texts kept ready for the next one: forms come in runs

_wordings, _worded, _pairs = schema.wordings, schema.worded, schema.likenesses
_LOCK = 0x6F6E7265  # PostgreSQL: one process at a time looks for likenesses, so that none is missed


class Likeness:
    """Finds the documents that are like a new one, and holds the texts compared last ready for the next."""

    def __init__(self) -> None:
        self._ready: OrderedDict[int, Text] = OrderedDict()

    def place(self, connection: Connection, document: int, text: str) -> None:
        """Note the wording of a new document and which texts they are like; a second time does nothing."""
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        known = digest(text)
        wording = _one(connection, "SELECT n FROM wordings WHERE digest = ?", (known,))
        if wording is None:
            mine = Text(text)
            signature = sign(mine.hashes)
            made = "INSERT INTO wordings (digest, document, shingles) VALUES (?, ?, ?) RETURNING n"
            values = (known, document, signature.count)
            wording = int(execute(connection, made, values).scalar_one())
            alike = list(self._alike(connection, wording, mine, signature)) if signature.bands else []
            if alike:
                connection.execute(_pairs.insert(), alike)
            _many(connection, "INSERT INTO bands (band, wording) VALUES (?, ?)", signature.bands, wording)
            _many(connection, "INSERT INTO samples (shingle, wording) VALUES (?, ?)", signature.sample, wording)
        _many(connection, "INSERT INTO worded (document, wording) VALUES (?, ?)", (document,), wording)

    def _alike(
        self, connection: Connection, wording: int, text: Text, signature: Signature
    ) -> Iterator[dict[str, Any]]:
        for other in _candidates(connection, signature):
            theirs = self._text(connection, other)
            found = overlap(theirs, text)
            shorter = min(len(theirs.hashes), len(text.hashes))
            inside = max(found.inside_a, found.inside_b) if shorter >= SHORTEST else 0.0
            if found.jaccard >= LIKE or inside >= EXCERPT:
                yield asdict(compare(theirs, text, found)) | {"a": other, "b": wording}
        self._hold(wording, text)

    def _text(self, connection: Connection, wording: int) -> Text:
        held = self._ready.get(wording)
        if held is None:
            documents = schema.documents
            text = select(documents.c.text).join(_wordings, _wordings.c.document == documents.c.n)
            held = Text(connection.execute(text.where(_wordings.c.n == wording)).scalar_one())
        self._hold(wording, held)
        return held

    def _hold(self, wording: int, text: Text) -> None:
        if len(text.text) > 20_000:
            return
        self._ready[wording] = text
        self._ready.move_to_end(wording)
        while len(self._ready) > KEPT:
            self._ready.popitem(last=False)


def place_all(connection: Connection) -> None:
    """Note the wording of every document of a ledger that was made before wordings were kept."""
    finder = Likeness()
    for n in connection.execute(select(schema.documents.c.n).order_by(schema.documents.c.n)).scalars().all():
        text = connection.execute(select(schema.documents.c.text).where(schema.documents.c.n == n)).scalar_one()
        finder.place(connection, n, text)


def _candidates(connection: Connection, signature: Signature) -> list[int]:
    """Texts worth comparing, the likeliest first."""
    found = _among(connection, "SELECT wording FROM bands WHERE band IN", signature.bands)
    bands = Counter(wording for (wording,) in found)
    entries = _among(connection, "SELECT shingle, wording FROM samples WHERE shingle IN", signature.sample)
    frequent = {shingle for shingle, times in Counter(shingle for shingle, _ in entries).items() if times > COMMON}
    sample = Counter(wording for shingle, wording in entries if shingle not in frequent)
    likely: dict[int, float] = {wording: times / SURE_BANDS for wording, times in bands.items() if times >= SURE_BANDS}
    maybe = [wording for wording, times in sample.items() if times >= 2 or signature.count < SHORTEST * 2]
    for some in _chunks(sorted(maybe)):
        for wording, count in _among(connection, "SELECT n, shingles FROM wordings WHERE n IN", some):
            share = sample[wording] / shared(signature.count, count)
            if share >= HALF:
                likely[wording] = max(likely.get(wording, 0.0), share)
    return sorted(likely, key=lambda wording: (-likely[wording], wording))[:COMPARED]


def alike(connection: Connection, document: str) -> Sequence[tuple[str, Overlap]]:
    """The ids of the documents that share much of their words with a document, and how, seen from that one."""
    documents = schema.documents
    mine = (
        select(_worded.c.wording)
        .join(documents, documents.c.n == _worded.c.document)
        .where(documents.c.id == document)
        .scalar_subquery()
    )
    named = select(documents.c.id, _worded.c.wording).join(_worded, _worded.c.document == documents.c.n)
    found = [
        (id, IDENTICAL)
        for id in connection.execute(
            named.where(_worded.c.wording == mine, documents.c.id != document).with_only_columns(documents.c.id)
        ).scalars()
    ]
    overlaps = {}
    for row in connection.execute(select(_pairs).where(_pairs.c.a == mine)).mappings():
        overlaps[row["b"]] = _overlap(row)
    for row in connection.execute(select(_pairs).where(_pairs.c.b == mine)).mappings():
        overlaps[row["a"]] = _overlap(row).turned()
    for some in _chunks(sorted(overlaps)):
        for id, wording in connection.execute(named.where(_worded.c.wording.in_(some))):
            found.append((id, overlaps[wording]))
    return found


def links(connection: Connection, among: Collection[str] | None) -> Iterator[tuple[str, str, Overlap]]:
    """Pairs of documents that share much of their words, both of them ``among`` those given, or of all.

    Of documents with the same words only the first is paired with each of the others, and with documents of
    other words, so that a story told word for word a thousand times does not make a million pairs.
    """
    first, copies = _wording_of(connection, among)
    yield from copies
    for row in _between(connection, first if among is not None else None):
        if row["a"] in first and row["b"] in first:
            yield first[row["a"]], first[row["b"]], _overlap(row)


def _wording_of(
    connection: Connection, among: Collection[str] | None
) -> tuple[dict[int, str], list[tuple[str, str, Overlap]]]:
    documents = schema.documents
    query = select(documents.c.id, _worded.c.wording).join(_worded, _worded.c.document == documents.c.n)
    if among is None:
        repeated = select(_worded.c.wording).group_by(_worded.c.wording).having(func.count() > 1)
        linked = union_all(select(_pairs.c.a), select(_pairs.c.b), repeated)
        rows: Iterable[Any] = connection.execute(query.where(_worded.c.wording.in_(linked)).order_by(documents.c.id))
    else:
        rows = [
            row
            for some in _chunks(sorted(among))
            for row in connection.execute(query.where(documents.c.id.in_(some)).order_by(documents.c.id))
        ]
    first: dict[int, str] = {}
    copies = []
    for id, wording in rows:
        if wording in first:
            copies.append((first[wording], id, IDENTICAL))
        else:
            first[wording] = id
    return first, copies


def _between(connection: Connection, wordings: Mapping[int, str] | None) -> Iterator[RowMapping]:
    if wordings is None:
        yield from connection.execute(select(_pairs).order_by(_pairs.c.a, _pairs.c.b)).mappings()
        return
    for some in _chunks(sorted(wordings)):
        yield from connection.execute(select(_pairs).where(_pairs.c.a.in_(some))).mappings()


def _overlap(row: RowMapping) -> Overlap:
    return Overlap(
        row["jaccard"], row["inside_a"], row["inside_b"], row["kept_a"], row["kept_b"], row["replaced"],
        tuple(row["lost_a"]), tuple(row["lost_b"]),
    )  # fmt: skip


def _chunks(values: Sequence[Any], size: int = 500) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _one(connection: Connection, statement: str, values: tuple[Any, ...]) -> int | None:
    return execute(connection, statement, values).scalar()


def _many(connection: Connection, statement: str, each: Sequence[int], wording: int | None) -> None:
    if each:
        execute(connection, statement, [(value, wording) for value in sorted(each)])


def _among(connection: Connection, statement: str, values: Sequence[int]) -> Sequence[Any]:
    marks = ", ".join(["?"] * len(values))
    return execute(connection, f"{statement} ({marks}) LIMIT {LOOKED_AT}", tuple(values)).all()
