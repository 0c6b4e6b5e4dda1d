"""Answers: what kind, by whom, and to which allegation."""

from __future__ import annotations

from relating.cases import case

from onrecord.relating.claims import claims
from onrecord.relating.responses import responses

IRAN = {"Iran": ("government", "IRN"), "Sweden": ("government", "SWE")}
ACCUSED = "Sweden accused Iran of kidnapping a poet. "


def answers(text: str, **given: object) -> list[tuple[object, ...]]:
    it = case(text, **given)  # type: ignore[arg-type]
    alleged, new = claims(it.document, it.parse, it.attributions, it.entities, it.dates)
    everyone = (*it.entities, *new)
    found = responses(it.document, it.parse, it.attributions, everyone, alleged)
    by = {c.id: it.words(c.act) for c in alleged}
    return [
        (c.response, it.words(c.act), it.name(c.chain[0].entity, new) if c.chain else None, [by[a] for a in c.answers])
        for c in found
    ]  # fmt: skip


def test_denial_of_the_allegation() -> None:
    assert answers(ACCUSED + "Iran rejected the allegation.", who=IRAN) == [
        ("denies", "rejected the allegation", "Iran", ["kidnapping a poet"])
    ]


def test_denial_of_an_act_in_a_clause() -> None:
    assert answers(ACCUSED + "Iran denied that it had kidnapped anyone.", who=IRAN) == [
        ("denies", "it had kidnapped anyone", "Iran", ["kidnapping a poet"])
    ]


def test_denial_of_responsibility() -> None:
    assert answers(ACCUSED + "Iran denied any involvement in the case.", who=IRAN) == [
        ("denies_responsibility", "any involvement in the case", "Iran", ["kidnapping a poet"])
    ]


def test_called_false() -> None:
    assert answers(ACCUSED + "Iran called the accusations baseless.", who=IRAN)[0][:3] == (
        "denies", "the accusations baseless", "Iran",
    )  # fmt: skip


def test_another_account() -> None:
    found = answers(
        ACCUSED + "Iran insists the trip was voluntary.", who=IRAN,
        said=[("Iran", "Iran", "insists", "the trip was voluntary")],
    )  # fmt: skip
    assert found == [("alternative_account", "the trip was voluntary", "Iran", ["kidnapping a poet"])]


def test_acceptance() -> None:
    assert answers(ACCUSED + "Iran admitted the kidnapping on Friday.", who=IRAN)[0][0] == "accepts"


def test_no_comment() -> None:
    found = answers(ACCUSED + "Iran did not respond to a request for comment.", who=IRAN)
    assert found == [("no_comment", "did not respond to a request for comment", "Iran", ["kidnapping a poet"])]
    found = answers("The ministry declined to comment.", who={"ministry": ("government", "PER")})
    assert found == [("no_comment", "declined to comment", "ministry", [])]


def test_a_refusal_of_something_else_is_no_answer() -> None:
    assert answers("Iran rejected the offer and denied him entry.", who=IRAN) == []


def test_a_denial_by_a_third_party_answers_nothing_of_others() -> None:
    found = answers(
        ACCUSED + "Norway rejected claims that its navy is too weak.",
        who={**IRAN, "Norway": ("government", "NOR")},
        said=[("Norway", "Norway", "rejected", "claims that its navy is too weak")],
    )
    assert [(kind, whose, to) for kind, _, whose, to in found] == [("denies", "Norway", [])]


def test_a_plea_of_innocence_needs_no_allegation() -> None:
    found = answers(
        "The mayor insists he had nothing to do with the contract.",
        who={"mayor": ("person",)},
        said=[("mayor", "The mayor", "insists", "he had nothing to do with the contract")],
    )
    assert [(kind, whose) for kind, _, whose, _ in found] == [("denies_responsibility", "mayor")]


def test_a_denial_for_somebody_else() -> None:
    found = answers(
        "The general is accused of torturing prisoners. Iran denied that the general was involved.", who=IRAN
    )
    assert [(kind, whose, to) for kind, _, whose, to in found] == [
        ("denies_responsibility", "Iran", ["torturing prisoners"])
    ]


def test_what_is_said_in_its_place() -> None:
    text = ACCUSED + "Iran dismissed the allegation, saying there was no proof."
    found = answers(text, who=IRAN, said=[("Iran", "", "saying", "there was no proof")])
    assert found == [("denies", "there was no proof", "Iran", ["kidnapping a poet"])]


def test_blame_put_on_another() -> None:
    found = answers(ACCUSED + "Iran blamed the kidnapping on smugglers.", who=IRAN)
    assert [(k, a) for k, _, _, a in found] == [("denies_responsibility", ["kidnapping a poet"])]


def test_conduct_defended() -> None:
    found = answers(ACCUSED + "Iran defended its record.", who=IRAN)
    assert [(k, w) for k, w, _, _ in found] == [("alternative_account", "defended its record")]
