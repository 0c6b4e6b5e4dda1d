"""Rows with named columns (JSON objects, table rows) → extracts: which column holds the text, the date and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.errors import UnreadableInput
from onrecord.intake.calendar import find_date
from onrecord.intake.taken import Extract

#: Columns by what they mean, best first; the names that exports of news archives use.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "full_text", "fulltext", "article_text", "maintext", "content_text", "body", "content", "article"),
    "id": ("id", "_id", "doc_id", "document_id", "article_id", "guid", "uuid"),
    "title": ("title", "headline"),
    "url": ("url", "link", "source_url", "canonical_url", "uri"),
    "published": (
        "published", "date", "published_at", "date_published", "publication_date", "publish_date", "published_date",
        "pubdate", "pub_date", "datetime",
    ),
}  # fmt: skip


def extract(row: Mapping[str, Any], mapping: Mapping[str, str] | None = None) -> Extract:
    """The document in a row; ``mapping`` gives our field → the row's column, over the usual names.

    Raises:
        UnreadableInput: no text column, or one of a wrong type.
    """
    lower = {str(name).strip().lower(): value for name, value in row.items()}
    text = _value("text", row, lower, mapping)
    if text is None:
        wanted = (mapping or {}).get("text", "text")
        raise UnreadableInput(f"there is no field “{wanted}” with the document's text in it (see --map)")
    if not isinstance(text, str):
        raise UnreadableInput(f"the text is {_kind(text)}, not a string")
    if not text.strip():
        raise UnreadableInput("its text is empty")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableInput("its text has half of a surrogate pair in it: it was cut or encoded wrongly") from error
    id = _value("id", row, lower, mapping)
    published = _value("published", row, lower, mapping)
    strict = isinstance(row.get("published"), str) and not (mapping or {}).get("published")
    date = date_of(published)
    if published and date is None and strict:
        date = date_of(lower.get("date"))
    return Extract(
        text=text, title=_string(_value("title", row, lower, mapping)), url=_string(_value("url", row, lower, mapping)),
        published=date, id=str(id) if isinstance(id, str | int) and str(id).strip() else None,
    )  # fmt: skip


def check_columns(names: Sequence[str], mapping: Mapping[str, str] | None) -> None:
    """Refuse a table in which no column can be told to hold the text.

    Raises:
        UnreadableInput: with the columns that there are.
    """
    there = ", ".join(" ".join(name.split())[:40] for name in names[:20])
    for field, column in (mapping or {}).items():
        if column not in names:
            name = " ".join(column.split())
            raise UnreadableInput(f"there is no column “{name}” for {field}; the columns are: {there}")
    if "text" not in (mapping or {}) and not {name.lower() for name in names}.intersection(COLUMNS["text"]):
        raise UnreadableInput(f"no column is known to hold the text: name it, --map text=COLUMN (there are: {there})")


def identity(row: object, mapping: Mapping[str, str] | None = None) -> str | None:
    """The id of a row that may be at fault otherwise."""
    if not isinstance(row, Mapping):
        return None
    id = _value("id", row, {str(k).lower(): v for k, v in row.items()}, mapping)
    return str(id) if isinstance(id, str | int) else None


def _value(field: str, row: Mapping[str, Any], lower: Mapping[str, Any], mapping: Mapping[str, str] | None) -> Any:
    if mapping and field in mapping:
        return row.get(mapping[field])
    return next((lower[name] for name in COLUMNS[field] if lower.get(name) is not None), None)


def _string(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def date_of(value: object) -> str | None:
    """The calendar date in an ISO, written or RFC 2822 date."""
    if isinstance(value, str):
        found = find_date(value.strip())
        if found is not None:
            return found[1]
        from email.utils import parsedate_to_datetime  # RSS writes RFC 2822 dates

        try:
            return parsedate_to_datetime(value).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return None


def _kind(value: object) -> str:
    return {int: "a number", float: "a number", list: "a list", dict: "an object", bool: "true or false"}.get(
        type(value), type(value).__name__
    )


def items(value: object) -> Iterator[object]:
    """The objects of a whole JSON value: an object, a list, or a list under one of the usual names."""
    if isinstance(value, dict):
        for name in ("articles", "documents", "items", "results", "data"):
            if isinstance(value.get(name), list) and not isinstance(value.get("text"), str):
                yield from value[name]
                return
        yield value
    elif isinstance(value, list):
        yield from value
    else:
        yield value
