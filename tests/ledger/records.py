"""Records for the ledger's tests: one written out by hand, and arbitrary ones."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any, get_args

from hypothesis import strategies as st

from onrecord import model
from onrecord.model import (
    Attribution,
    Block,
    ChainLink,
    Claim,
    DateMention,
    DocketItem,
    Document,
    Entity,
    Provenance,
    ReaderVersion,
    Record,
    Span,
    Spans,
    Stance,
    Term,
)

TEXT = (
    "Café talks in Oslo\n\n"
    "Ruritania’s foreign minister Ana Brodski said on Tuesday that Strelsau would suspend trade with "
    "Genovia. “We will not wait 🙂,” she said.\n\n"
    "Villagers told the Daily Courier that Genovian soldiers burned homes in Tarvik. "
    "Genovia’s government denied the accusations. "
    "A court in Oslo is expected to hold its first public hearing in May on what "
    "critics call the ‘Ghost War’."
)


def at(words: str, text: str = TEXT) -> Span:
    """Where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def spans(*words: str, text: str = TEXT) -> Spans:
    return tuple(at(each, text) for each in words)


def record(
    id: str = "doc-1",
    *,
    text: str = TEXT,
    published: str | None = "2024-03-12",
    title: str | None = "Café talks",
    version: str = "0.1.0",
) -> Record:
    """A record with every noun in it; ``text`` must hold ``TEXT``."""
    return Record(
        document=Document(
            id,
            text,
            hashlib.sha256(text.encode()).hexdigest(),
            title,
            "https://news.example/1",
            published,
            "en",
            (Block("headline", 0, 18), Block("paragraph", 20, len(text))),
        ),
        reader=ReaderVersion(version, "tiny-1"),
        entities=(
            Entity("e1", "Ana Brodski", "person", "RUR", "foreign minister", None, None, spans("Ana Brodski")),
            Entity("e2", "Government of Ruritania", "government", "RUR", mentions=spans("Ruritania")),
            Entity("e3", "Government of Genovia", "government", "GNV", mentions=spans("Genovia’s government")),
            Entity("e4", "villagers", "people", mentions=spans("Villagers")),
            Entity("e5", "Daily Courier", "organisation", mentions=spans("the Daily Courier")),
            Entity("e6", "Genovian soldiers", "organisation", "GNV", mentions=spans("Genovian soldiers")),
            Entity("e7", "Tarvik", "place", "RUR", position=(61.5, -7.25), mentions=spans("Tarvik")),
            Entity("e8", "court in Oslo", "organisation", "NOR", mentions=spans("A court in Oslo")),
            Entity("e9", "Oslo", "place", "NOR", link="wikidata:Q585", position=(59.91, 10.75)),
        ),
        attributions=(
            Attribution(
                "a1",
                spans("Ruritania’s foreign minister Ana Brodski"),
                spans("said"),
                spans("that Strelsau would suspend trade with Genovia"),
                "indirect",
                "e1",
                None,
                0.9,
            ),
            Attribution("a2", spans("she"), spans("said"), spans("“We will not wait 🙂,”"), "direct", "e1"),
            Attribution(
                "a3",
                spans("Villagers"),
                spans("told"),
                spans("that Genovian soldiers burned homes in Tarvik"),
                "indirect",
                "e4",
                None,
                0.6,
            ),
            Attribution(
                "a4",
                spans("Genovia’s government"),
                spans("denied"),
                spans("the accusations"),
                "indirect",
                "e3",
                None,
                0.75,
            ),
        ),
        claims=(
            Claim(
                "c1",
                "allegation",
                spans("burned homes"),
                "a3",
                (ChainLink("e4", "victim"), ChainLink("e5", "media")),
                "ASSAULT",
                "e6",
                None,
                "e7",
                None,
                "accused",
            ),
            Claim("c2", "response", spans("denied"), "a4", response="denies", answers=("c1",)),
            Claim("c3", "allegation", spans("Ghost War"), when="2023", status="possible", event="MOBILIZE"),
        ),
        stances=(
            Stance(
                "s1",
                "e2",
                "SANCTION",
                spans("would suspend trade"),
                "e3",
                "future",
                "a1",
                "2024-03-12/..",
            ),
        ),
        docket=(DocketItem("d1", spans("first public hearing"), "expected", "e8", "e9", "2024-05"),),
        dates=(
            DateMention(at("Tuesday"), "2024-03-12", "date", "2024-03-12", True),
            DateMention(at("May"), "2024-05", "date", "2024-05", True),
        ),
        terms=(Term(at("Ghost War"), "war", None),),
    )


def provenance(record: Record, origin: str = "news/1.txt") -> Provenance:
    return Provenance(
        origin,
        record.document.sha256,
        700,
        "text/plain",
        "text",
        "1",
        "2024-03-12T09:00:00+00:00",
        (model.Anchor(0, 18, "line", "1"),),
    )


def reread(record: Record, version: str) -> Record:
    """The same document as a newer reader might see it: one statement less."""
    return replace(record, reader=ReaderVersion(version, "tiny-1"), attributions=record.attributions[:3], claims=())


# Whatever a file may hold: any character but half ones, which no encoding can carry.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
optional_names = st.none() | names


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """An arbitrary record whose ids are unique and whose spans lie in its text."""
    text = draw(texts)

    def span() -> st.SearchStrategy[Span]:
        point = st.integers(0, len(text))
        return st.tuples(point, point).map(lambda pair: Span(*sorted(pair)))

    def listed() -> st.SearchStrategy[Spans]:
        return st.lists(span(), max_size=3).map(tuple)

    def rows(build: Any, **fields: Any) -> tuple[Any, ...]:
        values = draw(st.lists(st.fixed_dictionaries(fields), max_size=3))
        return tuple(build(**each) for each in values)

    def numbered(letter: str, build: Any, **fields: Any) -> tuple[Any, ...]:
        values = draw(st.lists(st.fixed_dictionaries(fields), max_size=3))
        return tuple(build(id=f"{letter}{n}", **each) for n, each in enumerate(values, 1))

    local = st.none() | st.sampled_from(["e1", "e2", "e9"])
    said = st.none() | st.sampled_from(["a1", "a2"])
    when = st.none() | st.sampled_from(["2021-05", "../2021-02-05", "2021?", "202X", "tomorrow"])
    unit = st.floats(0, 1)
    document = Document(
        id=draw(names),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=draw(st.none() | texts),
        url=draw(st.none() | texts),
        published=draw(st.none() | st.dates().map(str)),
        language=draw(st.none() | st.just("en")),
        blocks=tuple(
            Block(kind, *where)
            for kind, where in draw(st.lists(st.tuples(any_of(model.BlockKind), span()), max_size=3))
        ),
    )
    links = st.builds(ChainLink, names, st.none() | any_of(model.Connection))
    return Record(
        document=document,
        reader=ReaderVersion(draw(names), draw(names)),
        entities=numbered(
            "e",
            Entity,
            name=names,
            kind=any_of(model.EntityKind),
            country=optional_names,
            office=optional_names,
            link=optional_names,
            mentions=listed(),
            position=st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)),
        ),
        attributions=numbered(
            "a",
            Attribution,
            source=listed(),
            cue=listed(),
            content=listed(),
            quotation=any_of(model.QuotationKind),
            speaker=local,
            within=said,
            confidence=unit,
        ),
        claims=numbered(
            "c",
            Claim,
            kind=any_of(model.ClaimKind),
            act=listed(),
            attribution=said,
            chain=st.lists(links, max_size=3).map(tuple),
            event=st.none() | any_of(model.Event),
            actor=local,
            recipient=local,
            place=local,
            when=when,
            status=st.none() | any_of(model.Status),
            response=st.none() | any_of(model.ResponseKind),
            answers=st.lists(st.sampled_from(["c1", "c2"]), max_size=2).map(tuple),
        ),
        stances=numbered(
            "s",
            Stance,
            holder=names,
            event=any_of(model.Event),
            words=listed(),
            toward=local,
            mode=st.none() | any_of(model.Mode),
            attribution=said,
            when=when,
        ),
        docket=numbered(
            "d", DocketItem, what=listed(), status=any_of(model.DocketStatus), body=local, place=local, when=when
        ),
        dates=rows(
            DateMention, span=span(), timex=names, type=any_of(model.DateType), edtf=when, relative=st.booleans()
        ),
        terms=rows(Term, term=span(), referent=texts, by=local),
    )
