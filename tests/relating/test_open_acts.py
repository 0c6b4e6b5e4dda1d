"""Charges by their wording, whatever the act; deeds told by naming them; the edges of an act."""

from __future__ import annotations

import pytest
from relating.cases import case

from onrecord.relating.claims import claims

BANK = {"Omar Kane": ("person", "", "", "Kane"), "Alder Bank": ("organisation",)}


def rows(text: str, **given: object) -> list[tuple[object, ...]]:
    it = case(text, **given)  # type: ignore[arg-type]
    found, new = claims(it.document, it.parse, it.attributions, it.entities, it.dates)
    return [(it.words(c.act), it.name(c.actor, new), it.name(c.recipient, new), c.status) for c in found]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Kane allegedly left the bank with client files.",
            ("left the bank with client files", "Omar Kane", "bank", "accused"),
        ),
        (
            "Omar Kane improperly stored client files.",
            ("stored client files", "Omar Kane", None, "fact"),
        ),
        (
            "Inspectors blamed the spill on Alder Bank.",
            ("spill", "Alder Bank", None, "accused"),
        ),
        (
            "Reporters left the city after the shooting of Omar Kane.",
            ("shooting of Omar Kane", None, "Omar Kane", "fact"),
        ),
        (
            "A court convicted Omar Kane of harassment for spitting at a clerk.",
            ("spitting at a clerk", "Omar Kane", None, "found"),
        ),
        (
            "Kane was said to have been poisoned.",
            ("have been poisoned", None, "Omar Kane", "accused"),
        ),
    ],
)
def test_by_its_wording(text: str, row: tuple[object, ...]) -> None:
    assert rows(text, who=BANK) == [row]


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("complained", "that the review was skewed", "the review was skewed"),
        ("said", "the bank failed to warn its clients", "failed to warn its clients"),
        ("said", "the bank is not doing enough", "is not doing enough"),
    ],
)
def test_as_another_tells_it(cue: str, content: str, act: str) -> None:
    found = rows(
        f"Residents {cue} {content}.",
        who={"Residents": ("people",), "Alder Bank": ("organisation", "", "", "the bank")},
        said=[("Residents", "Residents", cue, content)],
    )
    assert [r[0] for r in found] == [act]


@pytest.mark.parametrize(
    ("speaker", "cue", "content"),
    [
        ("Residents", "asked", "whether the bank failed to warn its clients"),
        ("Residents", "complained", "of feeling sick"),
        ("Alder Bank", "said", "we failed to warn our clients"),
    ],
)
def test_no_charge(speaker: str, cue: str, content: str) -> None:
    assert not rows(
        f"{speaker} {cue} {content}.",
        who={"Residents": ("people",), "Alder Bank": ("organisation", "", "", "the bank")},
        said=[(speaker, speaker, cue, content)],
    )


def test_a_list_of_acts_and_a_deed_are_two_rows() -> None:
    found = rows(
        "There were reports of rape, abuse and torture of nuns held in camps run by Alder Bank. "
        "A witness said guards raped nuns.",
        who={"Alder Bank": ("organisation",), "A witness": ("person",)},
        said=[("A witness", "A witness", "said", "guards raped nuns")],
    )
    assert [(act, actor) for act, actor, _, _ in found] == [
        ("rape, abuse and torture", "Alder Bank"),
        ("raped nuns", "guards"),
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Two officers were arrested on suspicion of assault.",
            ("assault", "Two officers", None, "accused_by_authorities"),
        ),
        ("The man faces charges of kidnapping and murder.", ("kidnapping", "man", None, "accused_by_authorities")),
    ],
)
def test_grounds_of_an_arrest_are_alleged(text: str, row: tuple[object, ...]) -> None:
    assert rows(text) == [row]


def test_people_known_by_their_calling_do_and_suffer() -> None:
    text = "The daughters say that the manager poisoned their father."
    said = [("daughters", "The daughters", "say", "that the manager poisoned their father")]
    assert rows(text, who={"daughters": ("people",)}, said=said) == [
        ("poisoned their father", "manager", "their father", "accused")
    ]
