"""What a question gives, as JSON: a row with its document, its words and whom it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord import record as codec
from onrecord.asking.chains import Branch, Circulation, Station
from onrecord.asking.claims import Asked
from onrecord.asking.differences import Difference
from onrecord.asking.matrix import Cell
from onrecord.asking.passages import Found
from onrecord.asking.stories import Story, Telling
from onrecord.asking.terms import Referent
from onrecord.asking.timeline import Entry
from onrecord.ledger import Heading, Row
from onrecord.model import Attribution, Claim, DateMention, DocketItem, Entity, Stance, Term

Json = dict[str, Any]

_ENCODE: dict[type, Callable[[Any], Json]] = {
    Attribution: codec.encode_attribution,
    Claim: codec.encode_claim,
    Stance: codec.encode_stance,
    DocketItem: codec.encode_docket_item,
    DateMention: codec.encode_date,
    Term: codec.encode_term,
}
_PARTIES = ("speaker", "actor", "recipient", "place", "holder", "toward", "body", "by")


def heading(document: Heading) -> Json:
    """A document without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "url": document.url,
        "published": document.published,
        "language": document.language,
        "sha256": document.sha256,
    }


def entity(found: Entity | None) -> Json | None:
    """Who is meant, without the mentions."""
    if found is None:
        return None
    fields = codec.encode_entity(found)
    return {name: fields[name] for name in ("name", "kind", "country", "office", "link", "position")}


def row(found: Row[Any]) -> Json:
    """Any row: the noun's own fields, with entities in the place of their ids.

    ``id`` is the row's id in every ledger, ``local`` its id in the record of its document; ids of other rows
    (``attribution``, ``within``, ``answers``) are local.
    """
    fields = _ENCODE[type(found.noun)](found.noun)
    local = fields.pop("id", None)
    for part in _PARTIES:
        if part in fields:
            fields[part] = entity(found.entity(fields[part]))
    if "chain" in fields:
        fields["chain"] = [
            {"entity": entity(found.entity(link["entity"])), "connection": link["connection"]}
            for link in fields["chain"]
        ]
    said = found.attribution
    if said is not None:
        fields["speaker"] = entity(found.entity(said.speaker))
        fields["confidence"] = said.confidence
    return {"id": found.id, "local": local, "document": heading(found.document), "text": found.words} | fields


def claim(asked: Asked) -> Json:
    """A claim with its responses."""
    return row(asked.claim) | {
        "responses": [row(response) for response in asked.responses],
        "sources": asked.sources,
    }


def entry(found: Entry) -> Json:
    """An entry of a timeline."""
    return {"day": found.day, "row": found.kind} | row(found.row)


def cell(found: Cell) -> Json:
    """A cell of the matrix."""
    return {
        "government": found.government,
        "topic": found.topic,
        "time": found.time,
        "events": found.events,
        "stances": [stance.id for stance in found.stances],
    }


def referent(found: Referent) -> Json:
    """A referent with its names."""
    return {
        "referent": found.referent,
        "names": [
            {"name": naming.name, "by": list(naming.users), "uses": [row(use) for use in naming.uses]}
            for naming in found.names
        ],
    }


def hit(found: Found) -> Json:
    """A document that a search found."""
    return {
        "document": heading(found.document),
        "spans": codec.encode_spans(found.spans),
        "passages": [
            {
                "span": list(passage.span),
                "text": passage.words,
                "matches": codec.encode_spans(passage.matches),
            }
            for passage in found.passages
        ],
        "statements": [row(said) for said in found.statements],
    }


def story(found: Story) -> Json:
    """A story with its tellings, what is an excerpt, and ids of what only has the same form."""
    return {
        "tellings": [_telling(each) for each in found.tellings],
        "excerpts": [_telling(each) for each in found.excerpts],
        "forms": [each.id for each in found.forms],
    }


def _telling(found: Telling) -> Json:
    fields: Json = {"document": heading(found.document), "kind": found.kind, "of": found.of.id if found.of else None}
    if found.overlap is not None:
        shares = {
            "jaccard": found.overlap.jaccard,
            "of_it": found.overlap.inside_b,
            "of_the_other": found.overlap.inside_a,
        }
        fields |= {name: round(share, 4) for name, share in shares.items()}
    return fields


def difference(found: Difference, before: str, after: str) -> Json:
    """A statement in two versions, with its span and text in each."""
    fields: Json = {"change": found.change, "quotation": found.quotes, "tone": found.tone}
    for name, span, text in (("before", found.before, before), ("after", found.after, after)):
        fields[name] = None if span is None else {"span": list(span), "text": text[span.start : span.end]}
    return fields | {"words": [list(pair) for pair in found.words]}


def circulation(found: Circulation) -> Json:
    """An allegation with a branch for each source, each a tree of those who passed it on."""
    return {
        "claim": row(found.claim),
        "sources": found.sources,
        "documents": found.documents,
        "outlets": found.outlets,
        "branches": [_branch(branch) for branch in found.branches],
    }


def _branch(found: Branch) -> Json:
    return {
        "source": entity(found.source.entity),
        "named": found.source.named,
        "connection": found.connection,
        "carried": [_station(station) for station in found.stations],
    }


def _station(found: Station) -> Json:
    fields: Json = {"by": entity(found.entity)} if found.telling is None else _telling(found.telling)
    if found.rows:
        fields["claims"] = [{"id": each.id, "text": each.words} for each in found.rows]
    return fields | {"carried": [_station(further) for further in found.further]}
