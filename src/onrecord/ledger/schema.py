"""The tables, in SQLAlchemy's terms; the same for SQLite and PostgreSQL.

A document has readings, one for each reader that read it, of which one is current; what a reader may see
differently (title, date, blocks) stands with the reading. Every row belongs to a reading and is known in it
by ``local`` (its id in the record) and everywhere by ``id`` (a hash of what it says). ``since`` and ``until``
are days, as text in ISO order. ``key`` of an entity is its name folded for search: lower case, without
accents, one space around every word.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 2
APPLICATION_ID = 0x6F6E7265  # "onre": marks an SQLite file as a ledger

metadata = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", String))

originals = Table(
    "originals",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("coding", String, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("given_id", String, nullable=False, index=True),
    Column("sha256", String, nullable=False, index=True),
    Column("text_sha256", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("title", Text),
)

provenance = Table(
    "provenance",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("document", ForeignKey("documents.n"), nullable=False),
    Column("origin", Text, nullable=False),
    Column("sha256", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("media_type", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("reader_version", String, nullable=False),
    Column("taken_in", String, nullable=False),
    Column("anchors", JSON, nullable=False),
    UniqueConstraint("document", "origin", "sha256"),
)

readings = Table(
    "readings",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("document", ForeignKey("documents.n"), nullable=False),
    Column("version", String, nullable=False),
    Column("model", String, nullable=False),
    Column("read_at", String, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("published", String, index=True),
    Column("language", String),
    UniqueConstraint("document", "version", "model"),
)

blocks = Table(
    "blocks",
    metadata,
    Column("reading", ForeignKey("readings.n"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)


def _noun(name: str, *columns: Column[object]) -> Table:
    return Table(
        name,
        metadata,
        Column("reading", ForeignKey("readings.n"), primary_key=True),
        Column("n", Integer, primary_key=True),
        Column("id", String, nullable=False, index=True),
        *columns,
    )


def _said() -> tuple[Column[object], ...]:
    return (
        Column("local", String, nullable=False),
        Column("start", Integer, nullable=False),
        Column("words", Text, nullable=False),
        Column("since", String, index=True),
        Column("until", String),
    )


entities = _noun(
    "entities",
    Column("local", String, nullable=False),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String, index=True),
    Column("office", Text),
    Column("link", String, index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("mentions", JSON, nullable=False),
)

attributions = _noun(
    "attributions",
    *_said(),
    Column("source", JSON, nullable=False),
    Column("cue", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    Column("quotation", String, nullable=False),
    Column("speaker", String),
    Column("within", String),
    Column("confidence", Float, nullable=False),
)

claims = _noun(
    "claims",
    *_said(),
    Column("kind", String, nullable=False),
    Column("act", JSON, nullable=False),
    Column("attribution", String),
    Column("event", String),
    Column("actor", String),
    Column("recipient", String),
    Column("place", String),
    Column("when", String),
    Column("status", String),
    Column("response", String),
)

chains = Table(
    "chains",
    metadata,
    Column("reading", ForeignKey("readings.n"), primary_key=True),
    Column("claim", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("entity", String, nullable=False),
    Column("connection", String),
)

answers = Table(
    "answers",
    metadata,
    Column("reading", ForeignKey("readings.n"), primary_key=True),
    Column("claim", String, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("answered", String, nullable=False),
)

stances = _noun(
    "stances",
    *_said(),
    Column("holder", String, nullable=False),
    Column("toward", String),
    Column("event", String, nullable=False),
    Column("mode", String),
    Column("spans", JSON, nullable=False),
    Column("attribution", String),
    Column("when", String),
)

docket = _noun(
    "docket",
    *_said(),
    Column("what", JSON, nullable=False),
    Column("body", String),
    Column("place", String),
    Column("when", String),
    Column("status", String, nullable=False),
)

dates = _noun(
    "dates",
    *_said(),
    Column("end", Integer, nullable=False),
    Column("edtf", String),
    Column("timex", String, nullable=False),
    Column("type", String, nullable=False),
    Column("relative", Boolean, nullable=False),
)

terms = _noun(
    "terms",
    *_said(),
    Column("end", Integer, nullable=False),
    Column("referent", Text, nullable=False),
    Column("by", String),
)

Index("entities_local", entities.c.reading, entities.c.local)
Index("answers_answered", answers.c.reading, answers.c.answered)

# The same story. A wording is the text of one or more documents, without regard to spacing; it is found by
# its bands and samples (see ``onrecord.likeness.signature``). ``document`` is the first that has it.
wordings = Table(
    "wordings",
    metadata,
    Column("n", Integer, primary_key=True, autoincrement=True),
    Column("digest", String, nullable=False, unique=True),
    Column("document", ForeignKey("documents.n"), nullable=False),
    Column("shingles", Integer, nullable=False),
)

worded = Table(
    "worded",
    metadata,
    Column("document", ForeignKey("documents.n"), primary_key=True),
    Column("wording", ForeignKey("wordings.n"), nullable=False, index=True),
)

bands = Table(
    "bands",
    metadata,
    Column("band", BigInteger, primary_key=True),
    Column("wording", ForeignKey("wordings.n"), primary_key=True),
    sqlite_with_rowid=False,
)

samples = Table(
    "samples",
    metadata,
    Column("shingle", BigInteger, primary_key=True),
    Column("wording", ForeignKey("wordings.n"), primary_key=True),
    sqlite_with_rowid=False,
)

# How wording a is like wording b, each pair once; the columns are those of ``onrecord.likeness.Overlap``.
likenesses = Table(
    "likenesses",
    metadata,
    Column("a", ForeignKey("wordings.n"), primary_key=True),
    Column("b", ForeignKey("wordings.n"), primary_key=True),
    Column("jaccard", Float, nullable=False),
    Column("inside_a", Float, nullable=False),
    Column("inside_b", Float, nullable=False),
    Column("kept_a", Float, nullable=False),
    Column("kept_b", Float, nullable=False),
    Column("replaced", Integer, nullable=False),
    Column("lost_a", JSON, nullable=False),
    Column("lost_b", JSON, nullable=False),
)

Index("likenesses_b", likenesses.c.b)

# Full text search in SQLite: an index over documents, which keeps no copy of the text. Porter's stemmer so
# that "boycotts" finds "boycott"; accents do not count.
FTS5 = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS documents_fts USING fts5(title, text, content='documents', "
    "content_rowid='n', tokenize='porter unicode61 remove_diacritics 2')"
)

# The same in PostgreSQL, whose index takes at most a megabyte of a text.
TSVECTOR = "to_tsvector('english', coalesce(documents.title, '') || ' ' || left(documents.text, 400000))"
GIN = f"CREATE INDEX IF NOT EXISTS documents_fts ON documents USING gin (({TSVECTOR}))"
