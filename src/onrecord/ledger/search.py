"""Full text search: the query language, and the two stores' own indexes.

Words are joined by AND; ``"…"`` is a phrase, ``-word`` excludes, ``OR`` gives a choice between the words on
its two sides up to the next ``OR``, ``word*`` is a prefix. Words are compared by their English stem.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, func, literal, literal_column, select, text

from onrecord.errors import UsageError
from onrecord.ledger import schema
from onrecord.model import Span

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def fts5(query: str) -> str:
    """The query in FTS5's own language, every word quoted; raises ``UsageError`` if it asks for nothing."""
    choices: list[str] = []
    for wanted, unwanted in _parsed(query):
        if not wanted:
            raise UsageError("search for at least one word that is not excluded by -")
        choices.append(" NOT ".join([f"({' AND '.join(wanted)})", *unwanted]))
    if not choices:
        raise UsageError("search for at least one word, such as: onrecord search 'public hearing'")
    return " OR ".join(f"({choice})" for choice in choices)


def _parsed(query: str) -> list[tuple[list[str], list[str]]]:
    choices: list[tuple[list[str], list[str]]] = [([], [])]
    for minus, phrase, word in _TERM.findall(query.replace("\0", " ")):
        if word == "OR" and not minus:
            choices.append(([], []))
            continue
        said = phrase or word
        if not any(c.isalnum() for c in said):
            continue
        star = "*" if word.endswith("*") else ""
        quoted = '"' + said.replace('"', " ").rstrip("*") + '"' + star
        choices[-1][bool(minus)].append(quoted)
    return [choice for choice in choices if choice[0] or choice[1]]


def matches(connection: Connection, query: str) -> Any:
    """A subquery with ``n`` of the matching documents and ``score`` (higher is better)."""
    if connection.dialect.name == "sqlite":
        return (
            text("SELECT rowid AS n, -rank AS score FROM documents_fts WHERE documents_fts MATCH :match")
            .bindparams(match=fts5(query))
            .columns(column("n"), column("score"))
            .subquery()
        )
    vector: ColumnElement[Any] = literal_column(schema.TSVECTOR)
    asked = _websearch(query)
    return (
        select(schema.documents.c.n, func.ts_rank(vector, asked).label("score"))
        .where(vector.op("@@")(asked))
        .subquery()
    )


def spans(connection: Connection, query: str, document: int) -> Iterator[Span]:
    """Where the words of the query stand in the text of a document that matches it."""
    start, end = (f"\x02{secrets.token_hex(8)}{side}" for side in "<>")
    if connection.dialect.name == "sqlite":
        marked = connection.execute(
            text(
                "SELECT highlight(documents_fts, 1, :start, :end) FROM documents_fts "
                "WHERE documents_fts MATCH :match AND rowid = :n"
            ),
            {"start": start, "end": end, "match": fts5(query), "n": document},
        ).scalar()
    else:
        options = f"StartSel={start}, StopSel={end}, HighlightAll=true"
        marked = connection.execute(
            select(func.ts_headline("english", schema.documents.c.text, _websearch(query), options)).where(
                schema.documents.c.n == document
            )
        ).scalar()
    at = 0
    opened: int | None = None
    for part in re.split(f"({start}|{end})", marked or ""):
        if part == start:
            opened = at
        elif part == end and opened is not None:
            yield Span(opened, at)
        elif part not in (start, end):
            at += len(part)


def _websearch(query: str) -> ColumnElement[Any]:
    fts5(query)  # refuses what asks for nothing
    return func.websearch_to_tsquery("english", literal(query.replace("*", " ").replace("\0", " ")))
