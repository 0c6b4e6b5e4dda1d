"""Entities of one document: names, governments, peoples, bodies and nominal sources, with all mentions.

Names cluster by surname and acronym; a title gives an office at the document's date; a government is told
from its capital by what it does in the sentence; a pronoun goes to the one person that it fits, or to none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.authority import Authority
from onrecord.model import Attribution, Document, Entity, Parse, Span
from onrecord.relating.bodies import add_named, note_countries
from onrecord.relating.book import Book
from onrecord.relating.clusters import Cluster
from onrecord.relating.floors import labels
from onrecord.relating.given_names import sex_of_name
from onrecord.relating.names import Named, names, phrase
from onrecord.relating.naming import add_author, add_labels, add_persons
from onrecord.relating.nominals import behind, head_of, nominals
from onrecord.relating.offices import set_office
from onrecord.relating.persons import first_persons
from onrecord.relating.phrases import add_nominal, join
from onrecord.relating.places import places
from onrecord.relating.pronouns import Candidate, resolve_pronouns
from onrecord.relating.titles import MODIFIERS, TITLES

_ASIDE = ("credit", "byline", "boilerplate")
_ANTECEDENTS = ("person", "people", "organisation", "government", "other")


def entities(
    document: Document, parse: Parse, attributions: Sequence[Attribution], authority: Authority
) -> tuple[Entity, ...]:
    """The entities of a document in the order of their first mention, pronouns among their mentions.

    ``attributions`` tell which phrases are sources; their ``speaker`` is not looked at. Ids are ``e1``, ``e2``, ….
    """
    book = Book(document, parse, authority)
    found_in = (_words(parse, span) for a in attributions for span in a.source)
    sources = [behind(parse, first, last) for first, last in found_in if first < last]
    book.heads = {head_of(parse, first, last) for first, last in sources}
    found = _with_named_sources(parse, names(parse, authority), sources)
    add_persons(book, [n for n in found if n.kind == "person"])
    add_author(book)
    add_labels(book, labels(document.text))
    for cluster in book.clusters:
        set_office(cluster, parse, authority, document.published)
    note_countries(book, found)
    for name in found:
        if name.kind != "person":
            add_named(book, name)
    named = {w for c in book.clusters for a, b in c.words for w in range(a, b)}
    for nominal in nominals(parse, sources, named):
        add_nominal(book, nominal)
    join(book, sources)
    for word, index in resolve_pronouns(parse, attributions, _candidates(book)):
        book.clusters[index].words.append((word, word + 1))
    for word, index in first_persons(document, parse, attributions, book.clusters):
        book.clusters[index].words.append((word, word + 1))
    return _entities(book)


def _words(parse: Parse, span: Span) -> tuple[int, int]:
    return bisect_right(parse.ends, span.start), bisect_left(parse.starts, span.end)


def _candidates(book: Book) -> list[Candidate]:
    """The clusters as antecedents of pronouns; a photographer's credit is none."""
    aside = [(b.start, b.end) for b in book.document.blocks if b.kind in _ASIDE]
    starts = book.parse.starts

    def told(word: int) -> bool:
        at = bisect_right(aside, (starts[word], 1 << 62)) - 1
        return at < 0 or starts[word] >= aside[at][1]

    return [
        Candidate(i, c.kind, c.sex, c.plural, tuple(sorted(w for w in c.words if told(w[0]))), c.latent)
        for i, c in enumerate(book.clusters) if c.kind in _ANTECEDENTS
    ]  # fmt: skip


def _with_named_sources(
    parse: Parse, found: Sequence[Named], sources: Sequence[tuple[int, int]]
) -> tuple[Named, ...]:
    """With the proper nouns that head a source and that nobody took for a name: "Quantcast"."""
    taken = {w for n in found for w in range(n.first, n.last)}
    added = []
    for first, last in sources:
        at = first
        while at < last:
            if at in taken or not parse.tags[at].startswith("NNP"):
                at += 1
                continue
            end = at + 1
            while end < last and end not in taken and parse.tags[end].startswith("NNP"):
                end += 1
            if end - at == 1 and parse.word(at).lower() in ("administration", "government"):
                at = end  # "the Administration"
                continue
            if all(parse.word(w).lower().rstrip(".") in TITLES | MODIFIERS for w in range(at, end)):
                at = end  # "the Prime Minister"
                continue
            head = next((w for w in range(at, end) if not at <= parse.heads[w] < end), end - 1)
            if not first <= parse.heads[head] < last or parse.heads[head] == head:
                person = sex_of_name(phrase(parse, at, end)) is not None
                added.append(Named(at, end, "person" if person else "body"))
                taken.update(range(at, end))
            at = end
    return tuple(sorted((*found, *added), key=lambda n: n.first))


def _entities(book: Book) -> tuple[Entity, ...]:
    located = {s: p for p in places(book.document.text, book.parse, book.authority) for s in p.spans}
    found = []
    order = sorted((c for c in book.clusters if c.words and not _idle(c)), key=lambda c: min(c.words))
    for number, cluster in enumerate(order, 1):
        spans = sorted({Span(book.parse.starts[a], book.parse.ends[b - 1]) for a, b in cluster.words})
        position: tuple[float, float] | None = None
        country = cluster.country
        if cluster.kind == "place":
            found_at = [located[span] for span in spans if span in located]
            place = next((p for p in found_at if p.position is not None), None)
            if place is not None:  # the document's own context: "Georgia" may be the state
                position, country = place.position, place.country or country
            else:
                country = country or next((p.country for p in found_at if p.country), None)
            if not found_at and (named := book.authority.country(cluster.name)) is not None:
                position = named.position
        found.append(
            Entity(
                f"e{number}",
                cluster.name,
                cluster.kind,
                country,
                cluster.office,
                cluster.link,
                position,
                tuple(spans),
            )
        )
    return tuple(found)


def _idle(cluster: Cluster) -> bool:
    """Whether a latent cluster was only seen once: nothing refers to it."""
    return cluster.latent and len(cluster.words) < 2
