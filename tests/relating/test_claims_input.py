"""Any parse, however wrong, gives rows or none, and every span is words of the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Attribution, Document, Entity, Parse, Span
from onrecord.reading.words import sentences, words
from onrecord.relating.claims import claims
from onrecord.relating.docket import docket
from onrecord.relating.responses import responses
from onrecord.relating.stances import stances
from onrecord.relating.terms import terms

WORDS = (
    "Norway accused of torturing killed raped women who that denied the allegations said hearing on Friday will be "
    "held “ ” so-called camps which Mali claims are schools , . not by in reports alleged and genocide boycott could"
).split()
TAGS = ("NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VB", "IN", "DT", "JJ", "CD", ",", "MD", "PRP")
RELATIONS = (
    "nsubj nsubjpass dobj prep pobj ROOT conj ccomp xcomp acl relcl advcl pcomp aux auxpass attr agent compound amod "
    "poss mark oprd npadvmod neg punct"
).split()


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), max_size=25)))
    starts, ends = words(text)
    total = len(starts)
    bounds = sentences(text, starts, ends)
    heads = [0] * total
    for first, last in bounds:
        for index in range(first, last):
            heads[index] = draw(st.integers(first, last - 1))  # loops are parser faults too
    tags = tuple(draw(st.sampled_from(TAGS)) for _ in range(total))
    deps = tuple(draw(st.sampled_from(RELATIONS)) for _ in range(total))
    return Parse(text, tuple(starts), tuple(ends), tags, tuple(heads), deps, tuple(bounds))


@given(parses(), st.data())
def test_any_parse(parse: Parse, data: st.DataObject) -> None:
    size = len(parse.text)
    document = Document("any", parse.text, "0" * 64, published="2024-03-15")
    offsets = st.integers(0, size)
    spans = st.tuples(offsets, offsets).map(lambda s: Span(min(s), max(s)))
    entities = (
        Entity("e1", "Norway", "government", "NOR", mentions=(data.draw(spans),)),
        Entity("e2", "Mali", "place", "MLI", mentions=(data.draw(spans),)),
    )
    attributions = (
        Attribution("a1", (data.draw(spans),), (data.draw(spans),), (data.draw(spans),), "indirect", "e1"),
        Attribution("a2", (), (data.draw(spans),), (data.draw(spans),), "indirect", None, within="a1"),
    )
    alleged, new = claims(document, parse, attributions, entities, ())
    everyone = (*entities, *new)
    answers = responses(document, parse, attributions, everyone, alleged)
    held = stances(document, parse, attributions, everyone, (), (*alleged, *answers))
    due = docket(document, parse, everyone, ())
    named = terms(document, parse, attributions, everyone)
    ids = {e.id for e in everyone}
    for claim in (*alleged, *answers):
        assert all(0 <= s < e <= size for s, e in claim.act)
        assert {link.entity for link in claim.chain} <= ids
        assert {claim.actor, claim.recipient, claim.place} <= ids | {None}
    assert all(0 <= s < e <= size for row in held for s, e in row.words)
    assert all(0 <= s < e <= size for row in due for s, e in row.what)
    assert all(0 <= t.term.start < t.term.end <= size for t in named)
    rows = {c.id for c in alleged}
    assert all(set(c.answers) <= rows for c in answers)
    assert len({c.id for c in (*alleged, *answers)}) == len(alleged) + len(answers)


def test_empty() -> None:
    document, parse = Document("none", "", "0" * 64), Parse("", (), (), (), (), (), ())
    assert claims(document, parse, (), (), ()) == ((), ())
    assert responses(document, parse, (), (), ()) == ()
    assert stances(document, parse, (), (), (), ()) == ()
    assert docket(document, parse, (), ()) == ()
    assert terms(document, parse, (), ()) == ()
