"""Opening a store: its engine, its schema, and the one line that says what is wrong with it."""

from __future__ import annotations

import getpass
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from onrecord.errors import LedgerError
from onrecord.ledger import likeness, schema

WAIT = 30  # seconds to wait for another process that writes


def parse(url: str) -> URL:
    """The URL of a store; raises ``LedgerError`` if it is not one that can be opened."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise LedgerError(
            f"{url!r} is no ledger URL: give sqlite:///FILE or postgresql://HOST/DATABASE"
        ) from None
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise LedgerError(
            f"no ledger can be kept in {parsed.get_backend_name()}: give sqlite:///FILE or postgresql://…"
        )
    if parsed.drivername == "postgresql":
        named = parsed.username or getpass.getuser()  # libpq's default; pg8000 has none
        return parsed.set(drivername=f"postgresql+{_postgres_driver()}", username=named)
    return parsed


def _postgres_driver() -> str:
    from importlib.util import find_spec

    for driver in ("psycopg", "pg8000"):
        if find_spec(driver):
            return driver
    raise LedgerError("PostgreSQL needs a driver: pip install 'onrecord[postgres]'")


def sqlite_file(url: URL) -> Path | None:
    """The file of a SQLite store; ``None`` for one in memory or for another store."""
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def connect(url: URL, *, create: bool) -> Engine:
    """An engine for the store, its schema made or checked.

    Raises ``LedgerError`` if there is no ledger and ``create`` is false, if the store holds something else,
    if a newer onrecord made it, or if it is damaged or cannot be reached.
    """
    file = sqlite_file(url)
    with translated(url):
        if url.get_backend_name() == "sqlite":
            engine = _sqlite(url, file, create=create)
        else:
            try:
                engine = create_engine(url, pool_pre_ping=True, json_serializer=_compact)
            except (NoSuchModuleError, ImportError):
                raise LedgerError(f"the driver of {url.drivername} is not installed") from None
        try:
            _check(engine, url, create=create)
        except BaseException:
            engine.dispose()
            raise
        return engine


def _sqlite(url: URL, file: Path | None, *, create: bool) -> Engine:
    if file is None:
        engine = create_engine(
            url, poolclass=StaticPool, connect_args={"check_same_thread": False}, json_serializer=_compact
        )
        readonly = False
    else:
        readonly = _prepare(file, create=create)
        target = file.absolute().as_uri() + ("?immutable=1" if readonly else "")

        def opened() -> sqlite3.Connection:
            return sqlite3.connect(target, uri=True, timeout=WAIT, check_same_thread=False)

        engine = create_engine("sqlite://", creator=opened, json_serializer=_compact)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions are begun below, so that DDL is inside them too
        connection.execute("PRAGMA foreign_keys = ON")
        if not readonly and file is not None:
            connection.execute("PRAGMA journal_mode = WAL")
            # With WAL, NORMAL cannot corrupt; a power cut can undo the last documents, which are read again.
            connection.execute("PRAGMA synchronous = NORMAL")
            # A tenth less time for each document that comes in, measured over 800 of 7,300 letters.
            connection.execute("PRAGMA wal_autocheckpoint = 4000")
            connection.execute("PRAGMA cache_size = -16000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _prepare(file: Path, *, create: bool) -> bool:
    """Make the folder of a file to be made; whether the file can only be read."""
    if file.is_dir():
        raise LedgerError(f"{file} is a folder: name a file in it, such as sqlite:///{file}/ledger.db")
    if not file.exists():
        if not create:
            raise LedgerError(f"there is no ledger at {file} yet: read something first (onrecord read PATH)")
        file.parent.mkdir(parents=True, exist_ok=True)
        return False
    with file.open("rb") as opened:
        header = opened.read(100)
    if header and not header.startswith(b"SQLite format 3\0"):
        raise LedgerError(f"{file} is not a ledger: name another file with --ledger")
    if header and _cut(header, file):
        raise LedgerError(f"{file} is damaged, its end is missing: restore a copy, or read into a new one")
    # WAL needs to write beside the file even to read it, unless it is opened as one that nobody changes.
    return not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def _cut(header: bytes, file: Path) -> bool:
    """Whether a file is shorter than its header says, which SQLite itself finds only at some cuts.

    Not told where a write-ahead log stands beside it, from which the end may yet come.
    """
    if len(header) < 100:
        return True
    log = Path(f"{file}-wal")
    if log.exists() and log.stat().st_size:
        return False
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]
    return counted and file.stat().st_size < pages * (65536 if page == 1 else page)


def _check(engine: Engine, url: URL, *, create: bool) -> None:
    shown = sqlite_file(url) or url.render_as_string(hide_password=True)
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        found = None
        if "meta" in tables:
            found = connection.execute(text("SELECT value FROM meta WHERE key = 'onrecord.schema'")).scalar()
        connection.rollback()
    if found is not None:
        if not found.isdecimal() or int(found) > schema.VERSION:
            raise LedgerError(
                f"{shown} was made by a newer onrecord (schema {found}, this one knows {schema.VERSION}): "
                "upgrade onrecord"
            )
        if int(found) < schema.VERSION:
            migrate(engine, int(found))
        return
    if tables:
        raise LedgerError(f"{shown} is a database, but not a ledger: name another with --ledger")
    if not create:
        raise LedgerError(f"there is no ledger at {shown} yet: read something first (onrecord read PATH)")
    with engine.execution_options(writing=True).begin() as connection:
        make(connection)


def make(connection: Connection) -> None:
    """Make the tables; harmless if another process has just done so."""
    schema.metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(schema.FTS5)
        connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")
    else:
        connection.exec_driver_sql(schema.GIN)
    if connection.execute(text("SELECT 1 FROM meta WHERE key = 'onrecord.schema'")).scalar() is None:
        connection.execute(schema.meta.insert(), {"key": "onrecord.schema", "value": str(schema.VERSION)})


def migrate(engine: Engine, found: int) -> None:
    """Bring an older ledger up in one transaction; schema 1, the first, knew of no likeness between documents."""
    if found != 1:
        raise LedgerError(f"schema {found} of this ledger is unknown: it is damaged; restore a copy")
    with engine.execution_options(writing=True).begin() as connection:
        schema.metadata.create_all(connection)
        likeness.place_all(connection)
        version = schema.meta.c.key == "onrecord.schema"
        connection.execute(schema.meta.update().where(version), {"value": str(schema.VERSION)})
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA user_version = {schema.VERSION}")


def drop(url: URL) -> None:
    """Remove a ledger and all in it; a store that holds something else is refused, an absent one is fine."""
    file = sqlite_file(url)
    if file is not None and not file.exists():
        return
    if file is not None and file.is_file() and file.stat().st_size == 0:
        file.unlink()
        return
    try:
        engine = connect(url, create=False)
    except LedgerError as fault:
        if "there is no ledger" in str(fault):
            return
        raise
    with translated(url):
        if file is None:
            with engine.begin() as connection:
                schema.metadata.drop_all(connection)
        engine.dispose()
        if file is not None:
            for part in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
                part.unlink(missing_ok=True)


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn what a store raises into a ``LedgerError`` of one line that says what to do."""
    shown = sqlite_file(url) or url.render_as_string(hide_password=True)
    try:
        yield
    except DBAPIError as fault:
        raise LedgerError(_advice(str(shown), str(fault.orig))) from fault
    except sqlite3.Error as fault:
        raise LedgerError(_advice(str(shown), str(fault))) from fault
    except OSError as fault:
        raise LedgerError(f"{shown} cannot be opened: {fault.strerror or fault}") from fault
    except UnicodeEncodeError as fault:
        raise LedgerError(
            f"a text with half a character (a lone surrogate) cannot be kept: {fault.reason}"
        ) from fault


_ADVICE = (
    ("readonly", "cannot be written: check the rights of the file and its folder, or give --ledger"),
    ("unable to open", "cannot be opened: check that its folder exists and may be written, or give --ledger"),
    ("full", "cannot grow, the disk is full: make room and run the same command again"),
    ("disk i/o error", "cannot be written (disk full or failing): make room and run the command again"),
    ("locked", "is in use by another process: wait until it is done and run the command again"),
    ("malformed", "is damaged: restore a copy, or read the documents into a new one"),
    ("not a database", "is damaged or not a ledger: restore a copy, or name another with --ledger"),
    ("no such table", "is damaged, tables are missing: restore a copy, or read into a new one"),
    ("no such column", "is damaged, columns are missing: restore a copy, or read into a new one"),
)


def _advice(shown: str, said: str) -> str:
    for sign, advice in _ADVICE:
        if sign in said.lower():
            return f"{shown} {advice}"
    return f"{shown} failed: {' '.join(said.split())[:200]}"


def _compact(value: object) -> str:
    import json

    return json.dumps(value, separators=(",", ":"))
