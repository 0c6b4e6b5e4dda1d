"""A document too long to be held in mind at once, read in parts whose records are put together again.

A book of a million words would take gigabytes as one parse. It is cut after a line or a sentence, and each part is read
like a document of its own, so memory is bounded by the part. Entities of one name and kind become one over the parts; a
pronoun never reaches back over a cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.model import (
    Attribution,
    Block,
    ChainLink,
    Claim,
    DateMention,
    DocketItem,
    Document,
    Entity,
    ReaderVersion,
    Record,
    Span,
    Spans,
    Stance,
    Term,
)  # fmt: skip

LONG = 600_000  # letters, some 100,000 words: longer documents are read in parts
PART = 300_000


def parts(document: Document, *, most: int = PART) -> Iterator[tuple[int, Document]]:
    """The parts of a document with their offsets, each at most ``most`` letters, cut after a line or a sentence."""
    text, at = document.text, 0
    while at < len(text):
        end = min(at + most, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", at + most // 2, end), text.rfind(". ", at + most // 2, end))
            end = cut + 1 if cut > 0 else end
        blocks = tuple(
            Block(b.kind, max(b.start, at) - at, min(b.end, end) - at)
            for b in document.blocks if b.start < end and b.end > at
        )  # fmt: skip
        yield at, replace(document, text=text[at:end], blocks=blocks)
        at = end


def joined(document: Document, reader: ReaderVersion, records: Iterable[tuple[int, Record]]) -> Record:
    """One record of ``document`` from those of its parts, given with the parts' offsets, in order."""
    entities: dict[tuple[str, str], Entity] = {}
    attributions: list[Attribution] = []
    claims: list[Claim] = []
    stances: list[Stance] = []
    docket: list[DocketItem] = []
    dates: list[DateMention] = []
    terms: list[Term] = []
    for at, record in records:
        who: dict[str | None, str | None] = {None: None}
        for entity in record.entities:
            key = (entity.kind, entity.name)
            mentions = _moved(entity.mentions, at)
            known = entities.get(key)
            if known is None:
                known = entities[key] = replace(entity, id=f"e{len(entities) + 1}", mentions=mentions)
            else:
                entities[key] = replace(known, mentions=(*known.mentions, *mentions))
            who[entity.id] = known.id
        said: dict[str | None, str | None] = {None: None}
        said |= {a.id: f"a{len(attributions) + n}" for n, a in enumerate(record.attributions, 1)}
        alleged = {c.id: f"c{len(claims) + n}" for n, c in enumerate(record.claims, 1)}
        attributions += [
            replace(
                a, id=said[a.id] or "", source=_moved(a.source, at), cue=_moved(a.cue, at),
                content=_moved(a.content, at), speaker=who[a.speaker], within=said[a.within],
            )
            for a in record.attributions
        ]  # fmt: skip
        claims += [
            replace(
                c, id=alleged[c.id], act=_moved(c.act, at), attribution=said[c.attribution], actor=who[c.actor],
                recipient=who[c.recipient], place=who[c.place], answers=tuple(alleged[x] for x in c.answers),
                chain=tuple(ChainLink(who[x.entity] or "", x.connection) for x in c.chain),
            )
            for c in record.claims
        ]  # fmt: skip
        stances += [
            replace(
                s, id=f"p{len(stances) + n}", words=_moved(s.words, at), holder=who[s.holder] or "",
                toward=who[s.toward], attribution=said[s.attribution],
            )
            for n, s in enumerate(record.stances, 1)
        ]  # fmt: skip
        docket += [
            replace(d, id=f"d{len(docket) + n}", what=_moved(d.what, at), body=who[d.body], place=who[d.place])
            for n, d in enumerate(record.docket, 1)
        ]
        dates += [replace(d, span=_moved((d.span,), at)[0]) for d in record.dates]
        terms += [replace(t, term=_moved((t.term,), at)[0], by=who[t.by]) for t in record.terms]
    return Record(
        document, reader, tuple(entities.values()), tuple(attributions), tuple(claims), tuple(stances),
        tuple(docket), tuple(dates), tuple(terms),
    )  # fmt: skip


def _moved(spans: Spans, by: int) -> Spans:
    return tuple(Span(start + by, end + by) for start, end in spans)
