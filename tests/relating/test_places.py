"""Places in sentences of our own: ``{GPE Paris}`` is a name that the tagger marks, with its label."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.authority import Authority
from onrecord.model import Name, Parse
from onrecord.reading.words import sentences, words
from onrecord.relating.places import Place, distance, places

AUTHORITY = Authority.load(own=False)
_MARK = re.compile(r"\{(\w+) ([^}]*)\}")


def parsed(marked: str) -> Parse:
    """A parse with names as marked; capitalised words that open no sentence are proper nouns."""
    text, spans, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match.group(2)), match.group(1)))
        text += match.group(2)
        at = match.end()
    text += marked[at:]
    starts, ends = words(text)
    bounds = tuple(sentences(text, starts, ends))
    opening = {first for first, _ in bounds}
    names = tuple(
        Name(
            next(i for i, s in enumerate(starts) if s >= begin),
            next(i for i, e in enumerate(ends) if e >= end) + 1,
            label,
        )
        for begin, end, label in spans
    )
    named = {i for name in names for i in range(name.first, name.last)}
    tags = tuple(
        "NNP" if text[s].isupper() and (i in named or i not in opening) else "NN" for i, s in enumerate(starts)
    )
    size = len(starts)
    return Parse(text, tuple(starts), tuple(ends), tags, tuple(range(size)), ("dep",) * size, bounds, names)


def found(marked: str) -> dict[str, Place]:
    parse = parsed(marked)
    result = places(parse.text, parse, AUTHORITY)
    for place in result:
        assert all(parse.text[s:e] for s, e in place.spans)
        assert 0 <= place.confidence <= 1
    return {place.name: place for place in result}


def check(marked: str, name: str, *, country: str | None, near: tuple[float, float] | None) -> None:
    place = found(marked)[name]
    assert place.country == country
    if near is None:
        assert place.position is None
    else:
        assert place.position is not None
        assert distance(place.position, near) < 161


@pytest.mark.parametrize(
    ("marked", "name", "country", "near"),
    [
        ("Shops shut in {GPE Paris}, {GPE Texas}, after the storm.", "Paris", "USA", (33.66, -95.55)),
        ("Shops shut in {GPE Paris} after the storm.", "Paris", "FRA", (48.86, 2.35)),
        ("The mayor of {GPE London}, {GPE Ontario}, agreed.", "London", "CAN", (42.98, -81.25)),
        ("She flew to {GPE London} on Monday.", "London", "GBR", (51.5, -0.12)),
        ("Farmers near {GPE Austin}, TX, met.", "Austin", "USA", (30.27, -97.74)),
        ("They met in {GPE Cambridge}, Mass., last week.", "Cambridge", "USA", (42.37, -71.11)),
        ("A ferry left {GPE Hamilton} in {GPE New Zealand} empty.", "Hamilton", "NZL", (-37.79, 175.28)),
        ("Floods hit {GPE Georgia} and {GPE Alabama}, and {GPE Florida} sent boats.", "Georgia", "USA", (32.7, -83.3)),
        ("Floods hit {GPE Georgia} as {GPE Armenia} and {GPE Tbilisi} watched.", "Georgia", "GEO", (42.0, 43.5)),
        ("Police searched homes in {GPE Whangārei}.", "Whangārei", "NZL", (-35.73, 174.32)),
        ("The team reached {GPE Shache County} in {GPE Xinjiang}.", "Shache County", "CHN", (38.42, 77.24)),
        ("Boats crossed the {LOC Black Sea} at night.", "Black Sea", None, (43.0, 34.0)),
        ("Trade with the {GPE U.S.} fell.", "U.S.", "USA", (39.8, -98.6)),
        ("He was held at {ORG Abu Ghraib} for a year.", "Abu Ghraib", "IRQ", (33.29, 44.07)),
    ],
)
def test_a_name_is_resolved_by_its_context(
    marked: str, name: str, country: str, near: tuple[float, float] | None
) -> None:
    check(marked, name, country=country, near=near)


def test_one_name_is_one_place_in_a_document() -> None:
    result = found("A fire broke out in {GPE Paris}, {GPE Texas}. Crews in {GPE Paris} said it spread.")
    assert len(result["Paris"].spans) == 2
    assert result["Paris"].country == "USA"


def test_what_no_gazetteer_lists_keeps_no_position() -> None:
    check("They live in {GPE Zzyrqvale} now.", "Zzyrqvale", country=None, near=None)


def test_two_that_fit_equally_keep_no_position() -> None:
    check("A bus stopped in {GPE Springfield} at noon.", "Springfield", country="USA", near=None)


@pytest.mark.parametrize(
    "marked",
    [
        "{PERSON Jordan Smith} spoke.", "It cost US$5 million.", "They came in May and left in March.",
        "The {ORG University of Kansas} closed.", "He read {WORK_OF_ART Paris, Texas} again.", "Nothing is here.", "",
    ],
)  # fmt: skip
def test_what_is_no_place_is_left_alone(marked: str) -> None:
    assert found(marked) == {}


def test_capitalised_runs_that_the_tagger_missed() -> None:
    assert found("Rebels took towns in Burkina Faso and Côte d’Ivoire.").keys() == {"Burkina Faso", "Côte d’Ivoire"}
    assert "Guinea-Bissau" in found("They sailed to {GPE Guinea}-Bissau that week.")


def test_a_list_of_states_contains_none_of_them() -> None:
    result = found("Cases rose in {GPE Ohio}, {GPE Texas}, {GPE Oklahoma} and {GPE Utah}.")
    assert {p.feature for p in result.values()} == {"region"}


@given(st.text(alphabet="Pa ris,London.’'\"\n-éTX(", max_size=120))
def test_any_text_gives_places_inside_it(text: str) -> None:
    parse = parsed(text)
    for place in places(text, parse, AUTHORITY):
        for start, end in place.spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


def test_distance() -> None:
    assert distance((0, 0), (0, 0)) == 0
    assert distance((51.5, -0.12), (48.86, 2.35)) == pytest.approx(343, abs=5)
    assert distance((0, 179.9), (0, -179.9)) == pytest.approx(22, abs=1)
