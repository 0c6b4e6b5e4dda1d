"""The ledger on SQLAlchemy: SQLite on a laptop, PostgreSQL for a team, with the same SQL.

One transaction a document: whatever kills the program, a document is in the ledger whole or not at all. The
original bytes stand in a table beside the documents, compressed and named by their SHA-256, so that one file
is the whole ledger to copy, back up or hand over.
"""

from __future__ import annotations

import difflib
import hashlib
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, exists, func, select
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.errors import UsageError
from onrecord.ledger import asked, likeness, rows, schema, search
from onrecord.ledger.connect import connect, parse, translated
from onrecord.ledger.plain import execute
from onrecord.ledger.port import Added, Alike, Heading, Hit, Link, Row, Where
from onrecord.model import (
    UNREAD,
    Anchor,
    Attribution,
    Claim,
    DateMention,
    DocketItem,
    Document,
    Entity,
    Provenance,
    ReaderVersion,
    Record,
    Stance,
    Term,
)

CHUNK = 200  # rows whose entities are looked up together

_documents, _readings = schema.documents, schema.readings
_PARTIES = ("speaker", "actor", "recipient", "place", "holder", "toward", "body", "by")
EVERYTHING = Where()


class SqlLedger:
    """A ``Ledger`` in a database that SQLAlchemy speaks to."""

    def __init__(self, url: str, *, create: bool = False) -> None:
        self._url = parse(url)
        self._engine = connect(self._url, create=create)
        self._likeness = likeness.Likeness()

    @property
    def url(self) -> str:
        """Where the ledger is, without a password."""
        return self._url.render_as_string(hide_password=True)

    def close(self) -> None:
        """Let go of the store."""
        with translated(self._url):
            self._engine.dispose()

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with translated(self._url), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self._url), self._engine.execution_options(writing=True).begin() as connection:
            yield connection

    # --- putting in

    def add(
        self, record: Record, *, provenance: Provenance | None = None, original: bytes | None = None
    ) -> Added:
        """Put a record in, whole or not at all; see ``Ledger.add``."""
        with self._writing() as connection:
            n, id, new_document = self._document(connection, record.document)
            if provenance is not None:
                _insert(connection, schema.provenance, [asdict(provenance) | {"document": n}])
            if original is not None:
                self._original(connection, original)
            reading = self._reading(connection, n, record)
            if reading is not None:
                blocks = [(reading, k, b.kind, b.start, b.end) for k, b in enumerate(record.document.blocks)]
                if blocks:
                    made = 'INSERT INTO blocks (reading, n, kind, start, "end") VALUES (?, ?, ?, ?, ?)'
                    execute(connection, made, blocks)
                for table, values_of_rows in rows.rows(record, reading):
                    if values_of_rows:
                        connection.execute(table.insert(), values_of_rows)
            return Added(id, new_document, reading is not None)

    def add_provenance(self, document: str, provenance: Provenance) -> None:
        """Say of a document in the ledger where else it came from; a second time adds nothing."""
        with self._asking() as connection:
            n = connection.execute(select(_documents.c.n).where(_documents.c.id == document)).scalar_one()
            known = select(1).where(
                schema.provenance.c.document == n,
                schema.provenance.c.origin == provenance.origin,
                schema.provenance.c.sha256 == provenance.sha256,
            )
            if connection.execute(known).first():
                return
        with self._writing() as connection:
            _insert(connection, schema.provenance, [asdict(provenance) | {"document": n}])

    def _document(self, connection: Connection, document: Document) -> tuple[int, str, bool]:
        digest = hashlib.sha256(document.text.encode()).hexdigest()
        known = execute(
            connection,
            "SELECT n, id FROM documents WHERE (given_id = ? OR id = ?) AND text_sha256 = ?",
            (document.id, document.id, digest),
        ).first()
        if known:
            return known.n, known.id, False
        id = document.id
        if execute(connection, "SELECT 1 FROM documents WHERE id = ?", (id,)).first():
            id = f"{id}~{digest[:8]}"
        columns = "id, given_id, sha256, text_sha256, text, title"
        made = f"INSERT INTO documents ({columns}) VALUES (?, ?, ?, ?, ?, ?) RETURNING n"  # noqa: S608
        values = (id, document.id, document.sha256, digest, document.text, document.title)
        n = int(execute(connection, made, values).scalar_one())
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                "INSERT INTO documents_fts(rowid, title, text) VALUES (?, ?, ?)",
                (n, document.title, document.text),
            )
        self._likeness.place(connection, n, document.text)
        return n, id, True

    def _original(self, connection: Connection, original: bytes) -> None:
        digest = hashlib.sha256(original).hexdigest()
        if not execute(connection, "SELECT 1 FROM originals WHERE sha256 = ?", (digest,)).first():
            made = "INSERT INTO originals (sha256, coding, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            execute(connection, made, (digest, "zlib", zlib.compress(original, 6)))

    def _reading(self, connection: Connection, document: int, record: Record) -> int | None:
        reader = record.reader
        found = execute(connection, "SELECT version, model FROM readings WHERE document = ?", (document,)).all()
        # what is only to be stored adds nothing to any reading
        if (reader.version, reader.model) in {(row[0], row[1]) for row in found} or (found and reader.model == UNREAD):
            return None
        if found:
            execute(connection, "UPDATE readings SET current = ? WHERE document = ?", (False, document))
        head = record.document
        values = (
            document, reader.version, reader.model, datetime.now(UTC).isoformat(timespec="seconds"), True, head.title,
            head.url, head.published, head.language,
        )  # fmt: skip
        columns = "document, version, model, read_at, current, title, url, published, language"
        made = f"INSERT INTO readings ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n"  # noqa: S608
        return int(execute(connection, made, values).scalar_one())

    # --- documents

    def find_read(self, sha256: str, id: str, reader: ReaderVersion | None) -> str | None:
        """The ledger's id of the document if ``reader`` (or, if ``None``, any reader) has read it."""
        came = schema.provenance
        query = (
            select(_documents.c.id)
            .join(_readings, _readings.c.document == _documents.c.n)
            .where(_documents.c.given_id == id)
            .where(
                (_documents.c.sha256 == sha256)
                | exists().where(came.c.document == _documents.c.n, came.c.sha256 == sha256)
            )
        )
        if reader is not None:
            query = query.where(_readings.c.version == reader.version, _readings.c.model == reader.model)
        with self._asking() as connection:
            return connection.execute(query.limit(1)).scalar()

    def pending(self) -> Sequence[str]:
        """The ids of documents that are stored and not read, in the order they came in."""
        query = (
            select(_documents.c.id)
            .join(_readings, _readings.c.document == _documents.c.n)
            .where(_readings.c.current, _readings.c.model == UNREAD)
            .order_by(_documents.c.n)
        )
        with self._asking() as connection:
            return connection.execute(query).scalars().all()

    def documents(self, where: Where = EVERYTHING) -> Iterator[Heading]:
        """Documents by day of publication, those without one last."""
        query = _headings().order_by(_readings.c.published.is_(None), _readings.c.published, _documents.c.n)
        if where.since is not None:
            query = query.where(_readings.c.published >= where.since)
        if where.until is not None:
            query = query.where(_readings.c.published <= where.until)
        if where.document is not None:
            query = query.where(_documents.c.id == where.document)
        with self._asking() as connection:
            for row in connection.execute(query.limit(where.limit)).mappings():
                yield _heading(row)

    def record(self, document: str) -> Record:
        """The current reading of a document; raises ``UsageError`` with near ids if there is none."""
        with self._asking() as connection:
            found = self._found(connection, document)
            reading = found["reading"]

            def listed(table: Table) -> Sequence[Mapping[str, Any]]:
                query = select(table).where(table.c.reading == reading).order_by(table.c.n)
                return [dict(row) for row in connection.execute(query).mappings()]

            chains, answers = self._linked(connection, [reading])
            return Record(
                document=rows.document(dict(found), listed(schema.blocks)),
                reader=ReaderVersion(found["version"], found["model"]),
                entities=tuple(map(rows.entity, listed(schema.entities))),
                attributions=tuple(map(rows.attribution, listed(schema.attributions))),
                claims=tuple(
                    rows.claim(row, chains[reading, row["local"]], answers[reading, row["local"]])
                    for row in listed(schema.claims)
                ),
                stances=tuple(map(rows.stance, listed(schema.stances))),
                docket=tuple(map(rows.docket_item, listed(schema.docket))),
                dates=tuple(map(rows.date_mention, listed(schema.dates))),
                terms=tuple(map(rows.term, listed(schema.terms))),
            )

    def documents_named(self, *documents: str) -> Sequence[Heading]:
        """The documents of these ids; raises ``UsageError`` with near ids if there is none."""
        with self._asking() as connection:
            return [_heading(self._found(connection, id)) for id in documents]

    def text(self, document: str) -> str:
        """The text of a document; raises ``UsageError`` with near ids if there is none."""
        with self._asking() as connection:
            return str(self._found(connection, document)["text"])

    def _found(self, connection: Connection, document: str) -> RowMapping:
        query = _headings().add_columns(
            _documents.c.text, _readings.c.n.label("reading"), _readings.c.version, _readings.c.model
        )
        found = connection.execute(query.where(_documents.c.id == document)).mappings().first()
        if found:
            return found
        ids = list(connection.execute(select(_documents.c.id).order_by(_documents.c.n.desc())).scalars())
        begun = [id for id in ids if id.startswith(document)] if document else []
        if len(begun) == 1:
            return self._found(connection, begun[0])
        near = begun[:3] or difflib.get_close_matches(document, ids[:20_000], 3)
        hint = f"did you mean {' or '.join(near)}?" if near else "onrecord show lists what there is"
        raise UsageError(f"there is no document {document!r} in the ledger: {hint}")

    def readings(self, document: str) -> Sequence[tuple[ReaderVersion, str]]:
        """Every reader that read the document and when, the current one last."""
        query = (
            select(_readings.c.version, _readings.c.model, _readings.c.read_at)
            .join(_documents, _documents.c.n == _readings.c.document)
            .where(_documents.c.id == document)
            .order_by(_readings.c.current, _readings.c.n)
        )
        with self._asking() as connection:
            return [(ReaderVersion(row[0], row[1]), row[2]) for row in connection.execute(query)]

    def provenance(self, document: str) -> Sequence[Provenance]:
        """Where the document came from, each origin once, the earliest first."""
        table = schema.provenance
        query = (
            select(table)
            .join(_documents, _documents.c.n == table.c.document)
            .where(_documents.c.id == document)
            .order_by(table.c.n)
        )
        with self._asking() as connection:
            return [
                Provenance(
                    row["origin"], row["sha256"], row["size"], row["media_type"], row["reader"],
                    row["reader_version"], row["taken_in"],
                    tuple(Anchor(**anchor) for anchor in row["anchors"]),
                )
                for row in connection.execute(query).mappings()
            ]  # fmt: skip

    def original(self, sha256: str) -> bytes | None:
        """The bytes as they came in, if they were kept."""
        query = select(schema.originals.c.bytes).where(schema.originals.c.sha256 == sha256)
        with self._asking() as connection:
            kept = connection.execute(query).scalar()
        return None if kept is None else zlib.decompress(kept)

    def size(self) -> Mapping[str, int]:
        """How many documents and rows of each noun there are in current readings."""
        counts = {}
        with self._asking() as connection:
            counts["documents"] = connection.execute(
                select(func.count()).select_from(_documents)
            ).scalar_one()
            for table in (schema.entities, *(schema.metadata.tables[name] for name in asked.PARTS)):
                query = (
                    select(func.count())
                    .select_from(table.join(_readings, _readings.c.n == table.c.reading))
                    .where(_readings.c.current)
                )
                counts[table.name] = connection.execute(query).scalar_one()
        return counts

    # --- asking

    def search(self, query: str, *, where: Where = EVERYTHING) -> Iterator[Hit]:
        """Documents with all the words of the query, the best first; see ``Ledger.search``."""
        with self._asking() as connection:
            found = search.matches(connection, query)
            wanted = (
                _headings()
                .add_columns(_documents.c.n, found.c.score)
                .join(found, found.c.n == _documents.c.n)
                .order_by(found.c.score.desc(), _documents.c.n)
                .limit(where.limit)
            )
            if where.since is not None:
                wanted = wanted.where(_readings.c.published >= where.since)
            if where.until is not None:
                wanted = wanted.where(_readings.c.published <= where.until)
            for row in connection.execute(wanted).mappings().all():
                spans = tuple(search.spans(connection, query, row["n"]))
                yield Hit(_heading(row), spans, float(row["score"]))

    def statements(self, where: Where = EVERYTHING) -> Iterator[Row[Attribution]]:
        """Attributions by day and place in the text."""
        return self._rows(schema.attributions, where)

    def claims(self, where: Where = EVERYTHING) -> Iterator[Row[Claim]]:
        """Allegations, findings and responses."""
        return self._rows(schema.claims, where)

    def stances(self, where: Where = EVERYTHING) -> Iterator[Row[Stance]]:
        """Stances of governments."""
        return self._rows(schema.stances, where)

    def docket(self, where: Where = EVERYTHING) -> Iterator[Row[DocketItem]]:
        """What is due or was held."""
        return self._rows(schema.docket, where)

    def dates(self, where: Where = EVERYTHING) -> Iterator[Row[DateMention]]:
        """Time expressions."""
        return self._rows(schema.dates, where)

    def terms(self, where: Where = EVERYTHING) -> Iterator[Row[Term]]:
        """Contested names."""
        return self._rows(schema.terms, where)

    def responses(self, claims: Collection[Row[Claim]]) -> Mapping[str, Sequence[Row[Claim]]]:
        """The responses to each of the claims, by the id of the claim's row."""
        answered: defaultdict[str, list[Row[Claim]]] = defaultdict(list)
        asked_of = {(row.document.id, row.noun.id): row.id for row in claims}
        for document in sorted({row.document.id for row in claims}):
            for row in self.claims(Where(document=document, values={"kind": ("response",)})):
                for local in row.noun.answers:
                    if (document, local) in asked_of:
                        answered[asked_of[document, local]].append(row)
        return answered

    # --- the same story

    def alike(self, document: str) -> Sequence[Alike]:
        """The documents that share much of their words with this one; see ``Ledger.alike``."""
        with self._asking() as connection:
            id = self._found(connection, document)["id"]
            found = dict(likeness.alike(connection, id))
            named = self._named(connection, found)
            return [Alike(named[other], found[other]) for other in sorted(named, key=lambda id: _order(named[id]))]

    def links(self, among: Collection[str] | None = None) -> Iterator[Link]:
        """Pairs of documents that share much of their words; see ``Ledger.links``."""
        with self._asking() as connection:
            pairs = likeness.links(connection, among)
            while chunk := list(islice(pairs, CHUNK)):
                named = self._named(connection, {id for a, b, _ in chunk for id in (a, b)})
                for a, b, found in chunk:
                    if a in named and b in named:
                        yield Link(named[a], named[b], found)

    def _named(self, connection: Connection, ids: Collection[str]) -> dict[str, Heading]:
        listed = sorted(ids)
        return {
            row["id"]: _heading(row)
            for start in range(0, len(listed), 500)
            for row in connection.execute(
                _headings().where(_documents.c.id.in_(listed[start : start + 500]))
            ).mappings()
        }

    def _rows(self, table: Table, where: Where) -> Iterator[Row[Any]]:
        query = (
            _headings()
            .add_columns(*(column.label(f"row_{column.name}") for column in table.c))
            .join(table, table.c.reading == _readings.c.n)
            .where(*asked.conditions(table, where))
            .order_by(
                table.c.since.is_(None),
                table.c.since,
                table.c.until,
                _documents.c.n,
                table.c.start,
                table.c.n,
            )
            .limit(where.limit)
        )
        with self._asking() as connection:
            found = connection.execute(query).mappings()
            while chunk := list(islice(found, CHUNK)):
                yield from self._built(connection, table, chunk)

    def _built(self, connection: Connection, table: Table, chunk: Sequence[RowMapping]) -> Iterator[Row[Any]]:
        readings = sorted({row["row_reading"] for row in chunk})
        entities = self._entities(connection, readings)
        said = self._said(connection, readings) if "attribution" in table.c else {}
        chains, answers = self._linked(connection, readings) if table is schema.claims else ({}, {})
        for row in chunk:
            values = {name[4:]: value for name, value in row.items() if name.startswith("row_")}
            reading, local = values["reading"], values["local"]
            if table is schema.claims:
                noun: Any = rows.claim(values, chains[reading, local], answers[reading, local])
            else:
                noun = rows.BUILD[table.name](values)
            attribution = said.get((reading, getattr(noun, "attribution", None)))
            named = {link.entity for link in getattr(noun, "chain", ())}
            named |= {getattr(noun, part, None) for part in _PARTIES}
            named |= {attribution.speaker} if attribution else set()
            yield Row(
                id=values["id"],
                document=_heading(row),
                noun=noun,
                words=values["words"],
                since=values["since"],
                until=values["until"],
                entities={id: entities[reading, id] for id in named if (reading, id) in entities},
                attribution=attribution,
            )

    def _entities(self, connection: Connection, readings: Sequence[int]) -> Mapping[tuple[int, Any], Entity]:
        table = schema.entities
        columns = [column for column in table.c if column.name != "mentions"]
        query = select(*columns).where(table.c.reading.in_(readings))
        found = connection.execute(query).mappings()
        return {(row["reading"], row["local"]): rows.entity(dict(row)) for row in found}

    def _said(self, connection: Connection, readings: Sequence[int]) -> Mapping[tuple[int, Any], Attribution]:
        table = schema.attributions
        found = connection.execute(select(table).where(table.c.reading.in_(readings))).mappings()
        return {(row["reading"], row["local"]): rows.attribution(dict(row)) for row in found}

    def _linked(
        self, connection: Connection, readings: Sequence[int]
    ) -> tuple[defaultdict[Any, list[Any]], defaultdict[Any, list[Any]]]:
        chains: defaultdict[Any, list[Any]] = defaultdict(list)
        answers: defaultdict[Any, list[Any]] = defaultdict(list)
        table = schema.chains
        query = select(table).where(table.c.reading.in_(readings)).order_by(table.c.n)
        for row in connection.execute(query):
            chains[row.reading, row.claim].append((row.entity, row.connection))
        table = schema.answers
        query = select(table).where(table.c.reading.in_(readings)).order_by(table.c.n)
        for row in connection.execute(query):
            answers[row.reading, row.claim].append(row.answered)
        return chains, answers


def _headings() -> Select[Any]:
    """The current reading of each document, as a heading."""
    return (
        select(
            _documents.c.id,
            _documents.c.sha256,
            _readings.c.title,
            _readings.c.url,
            _readings.c.published,
            _readings.c.language,
        )
        .join(_readings, _readings.c.document == _documents.c.n)
        .where(_readings.c.current)
    )


def _heading(row: RowMapping) -> Heading:
    return Heading(row["id"], row["title"], row["url"], row["published"], row["language"], row["sha256"])


def _order(document: Heading) -> tuple[bool, str, str]:
    """By day of publication, those without one last."""
    return document.published is None, document.published or "", document.id


def _insert(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    """Insert, leaving alone what is there already."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), values)
