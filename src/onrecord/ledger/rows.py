"""A record as rows of the tables, and back.

The id of a row hashes what it says: its document's id and SHA-256, its noun, its spans and values, with every
entity it names put in by name. Two readers that find the same thing give it the same id.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table

from onrecord.ledger import schema
from onrecord.ledger.edtf import bounds
from onrecord.model import (
    Attribution,
    Block,
    ChainLink,
    Claim,
    DateMention,
    DocketItem,
    Document,
    Entity,
    Record,
    Span,
    Spans,
    Stance,
    Term,
)

Values = dict[str, Any]


def fold(name: str) -> str:
    """A name as search compares it: lower case, no accents or punctuation, a space around every word."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return f" {' '.join(''.join(kept).split())} "


def words(text: str, spans: Iterable[Span]) -> str:
    """The characters under the spans, parts joined by `` … ``."""
    return " … ".join(text[start:end] for start, end in spans)


def identity(*parts: object) -> str:
    """Twenty hex digits of the SHA-256 of what a row says."""
    said = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()[:20]


def rows(record: Record, reading: int) -> Iterable[tuple[Table, list[Values]]]:
    """The rows of a record's reading, table by table, in an order that keeps foreign keys."""
    document = record.document
    text, published = document.text, bounds(document.published)
    named = {e.id: (e.kind, e.name) for e in record.entities}
    said = {a.id: a.content for a in record.attributions}
    acts = {c.id: c.act for c in record.claims}

    def row(n: int, noun: str, *meaning: object) -> Values:
        return {"reading": reading, "n": n, "id": identity(document.id, document.sha256, noun, *meaning)}

    def about(local: str, spans: Spans, when: str | None) -> Values:
        since, until = bounds(when) or published or (None, None)
        start = spans[0].start if spans else 0
        return {
            "local": local, "start": start, "words": words(text, spans), "since": since, "until": until
        }  # fmt: skip

    yield schema.entities, [
        row(n, "entity", e.kind, e.name, e.country, e.office, e.link, e.mentions)
        | {
            "local": e.id, "key": fold(e.name), "name": e.name, "kind": e.kind, "country": e.country,
            "office": e.office, "link": e.link, "mentions": e.mentions,
            "latitude": e.position[0] if e.position else None,
            "longitude": e.position[1] if e.position else None,
        }
        for n, e in enumerate(record.entities)
    ]  # fmt: skip
    yield schema.attributions, [
        row(n, "attribution", a.source, a.cue, a.content, a.quotation, named.get(a.speaker or ""))
        | about(a.id, a.content, None)
        | {
            "source": a.source, "cue": a.cue, "content": a.content, "quotation": a.quotation,
            "speaker": a.speaker, "within": a.within, "confidence": a.confidence,
        }
        for n, a in enumerate(record.attributions)
    ]  # fmt: skip
    yield schema.claims, [
        row(
            n, "claim", c.kind, c.act, said.get(c.attribution or ""), c.event, c.when, c.status, c.response,
            [named.get(x or "") for x in (c.actor, c.recipient, c.place)],
            [(named.get(link.entity), link.connection) for link in c.chain],
            [acts.get(answered) for answered in c.answers],
        )
        | about(c.id, c.act, c.when)
        | {
            "kind": c.kind, "act": c.act, "attribution": c.attribution, "event": c.event, "actor": c.actor,
            "recipient": c.recipient, "place": c.place, "when": c.when, "status": c.status,
            "response": c.response,
        }
        for n, c in enumerate(record.claims)
    ]  # fmt: skip
    yield (
        schema.chains,
        [
            {"reading": reading, "claim": c.id, "n": n, "entity": link.entity, "connection": link.connection}
            for c in record.claims
            for n, link in enumerate(c.chain)
        ],
    )
    yield (
        schema.answers,
        [
            {"reading": reading, "claim": c.id, "n": n, "answered": answered}
            for c in record.claims
            for n, answered in enumerate(c.answers)
        ],
    )
    yield schema.stances, [
        row(n, "stance", named.get(s.holder), named.get(s.toward or ""), s.event, s.mode, s.words, s.when)
        | about(s.id, s.words, s.when)
        | {
            "holder": s.holder, "toward": s.toward, "event": s.event, "mode": s.mode, "spans": s.words,
            "attribution": s.attribution, "when": s.when,
        }
        for n, s in enumerate(record.stances)
    ]  # fmt: skip
    yield (
        schema.docket,
        [
            row(n, "docket", d.what, named.get(d.body or ""), named.get(d.place or ""), d.when, d.status)
            | about(d.id, d.what, d.when)
            | {"what": d.what, "body": d.body, "place": d.place, "when": d.when, "status": d.status}
            for n, d in enumerate(record.docket)
        ],
    )
    yield schema.dates, [
        row(n, "date", d.span, d.edtf, d.timex, d.type, d.relative)
        | about(str(n), (d.span,), d.edtf)
        | {
            "end": d.span.end, "edtf": d.edtf, "timex": d.timex, "type": d.type, "relative": d.relative
        }
        for n, d in enumerate(record.dates)
    ]  # fmt: skip
    yield (
        schema.terms,
        [
            row(n, "term", t.term, t.referent, named.get(t.by or ""))
            | about(str(n), (t.term,), None)
            | {"end": t.term.end, "referent": t.referent, "by": t.by}
            for n, t in enumerate(record.terms)
        ],
    )


def spans(listed: Iterable[Sequence[int]]) -> Spans:
    """Spans from their JSON."""
    return tuple(Span(start, end) for start, end in listed)


def document(row: Mapping[str, Any], blocks: Iterable[Mapping[str, Any]]) -> Document:
    """A document from its row and its blocks' rows."""
    return Document(
        id=row["id"], text=row["text"], sha256=row["sha256"], title=row["title"], url=row["url"],
        published=row["published"], language=row["language"],
        blocks=tuple(Block(b["kind"], b["start"], b["end"]) for b in blocks),
    )  # fmt: skip


def entity(row: Mapping[str, Any]) -> Entity:
    """An entity from its row."""
    position = None if row["latitude"] is None else (row["latitude"], row["longitude"])
    return Entity(
        row["local"], row["name"], row["kind"], row["country"], row["office"], row["link"], position,
        spans(row.get("mentions") or ()),
    )  # fmt: skip


def attribution(row: Mapping[str, Any]) -> Attribution:
    """An attribution from its row."""
    return Attribution(
        row["local"], spans(row["source"]), spans(row["cue"]), spans(row["content"]), row["quotation"],
        row["speaker"], row["within"], row["confidence"],
    )  # fmt: skip


def claim(row: Mapping[str, Any], chain: Sequence[tuple[str, str | None]], answers: Sequence[str]) -> Claim:
    """A claim from its row, its chain and the local ids of what it answers."""
    return Claim(
        id=row["local"], kind=row["kind"], act=spans(row["act"]), attribution=row["attribution"],
        chain=tuple(ChainLink(entity, cast(Any, connection)) for entity, connection in chain),
        event=row["event"], actor=row["actor"], recipient=row["recipient"], place=row["place"],
        when=row["when"], status=row["status"], response=row["response"], answers=tuple(answers),
    )  # fmt: skip


def stance(row: Mapping[str, Any]) -> Stance:
    """A stance from its row."""
    return Stance(
        row["local"], row["holder"], row["event"], spans(row["spans"]), row["toward"], row["mode"],
        row["attribution"], row["when"],
    )  # fmt: skip


def docket_item(row: Mapping[str, Any]) -> DocketItem:
    """A docket item from its row."""
    return DocketItem(row["local"], spans(row["what"]), row["status"], row["body"], row["place"], row["when"])


def date_mention(row: Mapping[str, Any]) -> DateMention:
    """A time expression from its row."""
    span = Span(row["start"], row["end"])
    return DateMention(span, row["timex"], row["type"], row["edtf"], row["relative"])


def term(row: Mapping[str, Any]) -> Term:
    """A contested name from its row."""
    return Term(Span(row["start"], row["end"]), row["referent"], row["by"])


BUILD: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "attributions": attribution,
    "stances": stance,
    "docket": docket_item,
    "dates": date_mention,
    "terms": term,
}
