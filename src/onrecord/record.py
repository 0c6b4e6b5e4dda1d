"""A record as JSON, exactly as the contract lays it out, and back.

``encode`` and ``decode`` are inverse: ``decode(encode(record)) == record``. Fields stand in the order of the
contract; ``position`` of an entity is the one addition. ``dumps`` gives one line of UTF-8-safe JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, get_args

from onrecord.errors import UnreadableInput
from onrecord.model import (
    Attribution,
    Block,
    BlockKind,
    ChainLink,
    Claim,
    ClaimKind,
    Connection,
    DateMention,
    DateType,
    DocketItem,
    DocketStatus,
    Document,
    Entity,
    EntityKind,
    Event,
    Mode,
    QuotationKind,
    ReaderVersion,
    Record,
    ResponseKind,
    Span,
    Spans,
    Stance,
    Status,
    Term,
)

Json = dict[str, Any]
T = TypeVar("T")

# Characters that a terminal or an editor may act on; inside a JSON string an escape means the same.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def dumps(value: object) -> str:
    """One line of JSON: text as it is, but control, bidi-override and surrogate characters escaped."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def encode(record: Record) -> Json:
    """The record as the contract's JSON object."""
    return {
        "document": encode_document(record.document),
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in record.document.blocks],
        "entities": [encode_entity(row) for row in record.entities],
        "attributions": [encode_attribution(row) for row in record.attributions],
        "claims": [encode_claim(row) for row in record.claims],
        "stances": [encode_stance(row) for row in record.stances],
        "docket": [encode_docket_item(row) for row in record.docket],
        "dates": [encode_date(row) for row in record.dates],
        "terms": [encode_term(row) for row in record.terms],
        "reader": {"version": record.reader.version, "model": record.reader.model},
    }


def encode_document(row: Document) -> Json:
    """A document without its blocks, which the contract puts beside it."""
    return {
        "id": row.id,
        "text": row.text,
        "sha256": row.sha256,
        "title": row.title,
        "url": row.url,
        "published": row.published,
        "language": row.language,
    }


def encode_entity(row: Entity) -> Json:
    """An entity; ``position`` is ``[latitude, longitude]`` or null."""
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "country": row.country,
        "office": row.office,
        "link": row.link,
        "position": None if row.position is None else list(row.position),
        "mentions": encode_spans(row.mentions),
    }


def encode_attribution(row: Attribution) -> Json:
    """An attribution."""
    return {
        "id": row.id,
        "source": encode_spans(row.source),
        "cue": encode_spans(row.cue),
        "content": encode_spans(row.content),
        "quotation": row.quotation,
        "speaker": row.speaker,
        "within": row.within,
        "confidence": row.confidence,
    }


def encode_claim(row: Claim) -> Json:
    """A claim with its chain, first source first."""
    return {
        "id": row.id,
        "kind": row.kind,
        "attribution": row.attribution,
        "chain": [{"entity": link.entity, "connection": link.connection} for link in row.chain],
        "event": row.event,
        "act": encode_spans(row.act),
        "actor": row.actor,
        "recipient": row.recipient,
        "place": row.place,
        "when": row.when,
        "status": row.status,
        "response": row.response,
        "answers": list(row.answers),
    }


def encode_stance(row: Stance) -> Json:
    """A stance."""
    return {
        "id": row.id,
        "holder": row.holder,
        "toward": row.toward,
        "event": row.event,
        "mode": row.mode,
        "words": encode_spans(row.words),
        "attribution": row.attribution,
        "when": row.when,
    }


def encode_docket_item(row: DocketItem) -> Json:
    """A docket row."""
    return {
        "id": row.id,
        "what": encode_spans(row.what),
        "body": row.body,
        "place": row.place,
        "when": row.when,
        "status": row.status,
    }


def encode_date(row: DateMention) -> Json:
    """A time expression."""
    return {
        "span": list(row.span),
        "edtf": row.edtf,
        "timex": row.timex,
        "type": row.type,
        "relative": row.relative,
    }


def encode_term(row: Term) -> Json:
    """A contested name."""
    return {"term": list(row.term), "referent": row.referent, "by": row.by}


def encode_spans(spans: Spans) -> list[list[int]]:
    """Spans as ``[[start, end], …]``."""
    return [[start, end] for start, end in spans]


def decode(value: Mapping[str, Any]) -> Record:
    """The record that ``encode`` made into ``value``.

    Raises ``UnreadableInput`` with the field at fault if ``value`` is not a record in the contract's form, or
    if a span reaches beyond the text.
    """
    try:
        return _decode(value)
    except KeyError as fault:
        raise UnreadableInput(f"not a record: the field {fault} is missing") from None
    except (TypeError, ValueError, AttributeError, IndexError) as fault:
        raise UnreadableInput(f"not a record: {fault}") from None


def _decode(value: Mapping[str, Any]) -> Record:
    head = value["document"]
    size = len(head["text"])

    def spans(listed: Iterable[Iterable[int]]) -> Spans:
        return tuple(span(pair) for pair in listed)

    def span(pair: Iterable[int]) -> Span:
        start, end = pair
        if type(start) is not int or type(end) is not int or not 0 <= start <= end <= size:
            raise ValueError(f"the span [{start}, {end}] is not within the text's {size} characters")
        return Span(start, end)

    def each(key: str, build: Callable[[Json], T]) -> tuple[T, ...]:
        return tuple(build(row) for row in value[key])

    document = Document(
        id=_text(head["id"]),
        text=_text(head["text"]),
        sha256=_text(head["sha256"]),
        title=head["title"],
        url=head["url"],
        published=head["published"],
        language=head["language"],
        blocks=each("blocks", lambda b: Block(_one_of(BlockKind, b["kind"]), *span((b["start"], b["end"])))),
    )
    return Record(
        document=document,
        reader=ReaderVersion(value["reader"]["version"], value["reader"]["model"]),
        entities=each(
            "entities",
            lambda row: Entity(
                id=row["id"],
                name=row["name"],
                kind=_one_of(EntityKind, row["kind"]),
                country=row["country"],
                office=row["office"],
                link=row["link"],
                position=_position(row.get("position")),
                mentions=spans(row["mentions"]),
            ),
        ),
        attributions=each(
            "attributions",
            lambda row: Attribution(
                id=row["id"],
                source=spans(row["source"]),
                cue=spans(row["cue"]),
                content=spans(row["content"]),
                quotation=_one_of(QuotationKind, row["quotation"]),
                speaker=row["speaker"],
                within=row["within"],
                confidence=row["confidence"],
            ),
        ),
        claims=each(
            "claims",
            lambda row: Claim(
                id=row["id"],
                kind=_one_of(ClaimKind, row["kind"]),
                attribution=row["attribution"],
                chain=tuple(
                    ChainLink(link["entity"], _one_of(Connection, link["connection"], null=True))
                    for link in row["chain"]
                ),
                event=_one_of(Event, row["event"], null=True),
                act=spans(row["act"]),
                actor=row["actor"],
                recipient=row["recipient"],
                place=row["place"],
                when=row["when"],
                status=_one_of(Status, row["status"], null=True),
                response=_one_of(ResponseKind, row["response"], null=True),
                answers=tuple(row["answers"]),
            ),
        ),
        stances=each(
            "stances",
            lambda row: Stance(
                id=row["id"],
                holder=row["holder"],
                toward=row["toward"],
                event=_one_of(Event, row["event"]),
                mode=_one_of(Mode, row["mode"], null=True),
                words=spans(row["words"]),
                attribution=row["attribution"],
                when=row["when"],
            ),
        ),
        docket=each(
            "docket",
            lambda row: DocketItem(
                id=row["id"],
                what=spans(row["what"]),
                body=row["body"],
                place=row["place"],
                when=row["when"],
                status=_one_of(DocketStatus, row["status"]),
            ),
        ),
        dates=each(
            "dates",
            lambda row: DateMention(
                span=span(row["span"]),
                edtf=row["edtf"],
                timex=row["timex"],
                type=_one_of(DateType, row["type"]),
                relative=row["relative"],
            ),
        ),
        terms=each(
            "terms",
            lambda row: Term(term=span(row["term"]), referent=row["referent"], by=row["by"]),
        ),
    )


def _one_of(kind: Any, value: Any, *, null: bool = False) -> Any:
    if value in get_args(kind) or (null and value is None):
        return value
    raise ValueError(f"{value!r} is none of {', '.join(get_args(kind))}")


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"{value!r} is not text")


def _position(value: Any) -> tuple[float, float] | None:
    if value is None:
        return None
    latitude, longitude = value
    return float(latitude), float(longitude)
