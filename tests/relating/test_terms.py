"""Contested names: the name, what it is for, whose it is."""

from __future__ import annotations

import pytest
from relating.cases import case

from onrecord.relating.terms import terms


def rows(text: str, **given: object) -> list[tuple[object, ...]]:
    it = case(text, **given)  # type: ignore[arg-type]
    found = terms(it.document, it.parse, it.attributions, it.entities)
    return [(it.document.text[t.term.start : t.term.end], t.referent, it.name(t.by)) for t in found]


def test_labelled() -> None:
    assert rows("Rome's new toll has been labelled the 'Tourist Tax'.") == [("Tourist Tax", "new toll", None)]


def test_dubbed_by() -> None:
    assert rows("The raid was dubbed “Operation Lantern” by Turkey.", who={"Turkey": ("government", "TUR")}) == [
        ("Operation Lantern", "raid", "Turkey")
    ]


def test_so_called() -> None:
    assert rows("He left the so-called Free Republic in 2016.") == [("Free Republic", "Free Republic", None)]


def test_what_somebody_calls() -> None:
    assert rows(
        "The army began what Russia calls a “special military operation”.", who={"Russia": ("government", "RUS")}
    )[0] == (
        "special military operation", "special military operation", "Russia",
    )  # fmt: skip


def test_two_names_for_one_thing() -> None:
    assert rows(
        "One of the prison farms in Ruvia which the ministry claims are training farms.",
        who={"ministry": ("government",)},
        said=[("ministry", "the ministry", "claims", "are training farms")],
    ) == [
        ("prison farms", "prison farms in Ruvia", None),
        ("training farms", "prison farms in Ruvia", "ministry"),
    ]


def test_called_with_a_charged_word() -> None:
    assert rows("Turkey called the operation an invasion.", who={"Turkey": ("government", "TUR")}) == [
        ("invasion", "operation", "Turkey")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "She called on the council to vote.",
        "He called it “a very good day for all of us here”.",
        "The film “Harbour Lights” opened on Friday.",
        "They called the police.",
    ],
)
def test_no_name(text: str) -> None:
    assert rows(text) == []
