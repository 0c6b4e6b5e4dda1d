"""Stances: holder, target, event, mode and date."""

from __future__ import annotations

import pytest
from relating.cases import case

from onrecord.relating.claims import claims
from onrecord.relating.responses import responses
from onrecord.relating.stances import stances

PERU = {"Peru": ("government", "PER")}
CHILE = {"Chile": ("government", "CHL")}
SUN = {"Mia Sun": ("person", "NZL", "Foreign Minister", "Sun")}
CHINA = {"China": ("government", "CHN")}


def rows(text: str, **given: object) -> list[tuple[object, ...]]:
    it = case(text, **given)  # type: ignore[arg-type]
    alleged, new = claims(it.document, it.parse, it.attributions, it.entities, it.dates)
    everyone = (*it.entities, *new)
    all_claims = (*alleged, *responses(it.document, it.parse, it.attributions, everyone, alleged))
    found = stances(it.document, it.parse, it.attributions, everyone, it.dates, all_claims)
    return [(it.name(s.holder, new), s.event, it.name(s.toward, new), s.mode, s.when) for s in found]


@pytest.mark.parametrize(
    ("text", "event", "mode"),
    [
        ("Peru expelled two diplomats of Chile.", "SANCTION", "historical"),
        ("Peru imposed sanctions on Chile.", "SANCTION", "historical"),
        ("Peru will send food aid to Chile.", "AID", "future"),
        ("Peru condemned Chile over the arrests.", "ACCUSE", "historical"),
        ("Peru urged Chile to release the crew.", "REQUEST", "historical"),
        ("Peru signed a treaty with Chile.", "AGREE", "historical"),
        ("Peru deployed troops against Chile.", "MOBILIZE", "historical"),
        ("Peru will not lift the embargo against Chile.", "REJECT", "historical"),
        ("Peru could impose sanctions on Chile.", "THREATEN", "hypothetical"),
    ],
)
def test_done(text: str, event: str, mode: str) -> None:
    found = rows(text, who={**PERU, **CHILE})
    assert [(h, e, t, m) for h, e, t, m, _ in found] == [("Peru", event, "Chile", mode)]


def test_raised_concerns_with_is_consult() -> None:
    found = rows(
        "The fleet came home. Sun said she had raised concerns about the strait with China.",
        who={**SUN, **CHINA},
        said=[("Mia Sun", "Sun", "said", "she had raised concerns about the strait with China")],
    )
    assert found == [("Mia Sun", "CONSULT", "China", "historical", "../2024-03-15")]


def test_a_possibility_is_a_threat() -> None:
    found = rows(
        "Chile plans the games. Foreign Minister Mia Sun has said a boycott is an option.",
        who={**SUN, "Chile": ("place", "CHL")},
        said=[("Mia Sun", "Foreign Minister Mia Sun", "has said", "a boycott is an option")],
    )
    assert found == [("Mia Sun", "THREATEN", "Chile", "hypothetical", "../2024-03-15")]


def test_a_denial_is_reject_and_news_of_the_lead_is_of_the_day() -> None:
    found = rows(
        "Peru has rejected claims that its courts are slow.", who=PERU,
        said=[("Peru", "Peru", "has rejected", "claims that its courts are slow")],
    )  # fmt: skip
    assert found == [("Peru", "REJECT", None, "historical", "2024-03-15")]


def test_a_dated_cue() -> None:
    found = rows(
        "It rained. Foreign Minister Mia Sun said on Tuesday that war crimes are being committed by China.",
        who={**SUN, **CHINA},
        said=[("Mia Sun", "Foreign Minister Mia Sun", "said", "that war crimes are being committed by China")],
        dates={"Tuesday": "2024-03-12"},
    )
    assert found == [("Mia Sun", "ACCUSE", "China", "historical", "2024-03-12")]


def test_no_stance() -> None:
    assert rows("Peru exported more copper to Chile.", who={**PERU, **CHILE}) == []
    assert rows(
        "Senator Bo Reed condemned China.", who={"Bo Reed": ("person", "USA", "Senator"), **CHINA},
        said=[("Bo Reed", "Senator Bo Reed", "condemned", "China")],
    ) == []  # fmt: skip


def test_toward_nobody_named() -> None:
    assert rows("Peru fired two missiles.", who=PERU) == [("Peru", "ASSAULT", None, "historical", "2024-03-15")]
    assert not rows("Peru urged residents to stay at home.", who=PERU)
    assert not rows("Peru urged Chile to impose sanctions on rebels.", who=PERU)


def test_both_parties_hold_talks() -> None:
    found = rows("Peru and Chile held talks in Lima.", who={**PERU, **CHILE})
    assert {(h, e, t) for h, e, t, _, _ in found} == {("Peru", "CONSULT", "Chile"), ("Chile", "CONSULT", "Peru")}


def test_a_flood_is_no_threat() -> None:
    given = {"who": {"UN": ("organisation",), "Kenya": ("place", "KEN")}}
    assert not rows("The UN warned of floods in Kenya.", **given)
    said = [("UN", "The UN", "said", "it may stop giving aid to Kenya")]
    found = rows("The UN said it may stop giving aid to Kenya.", said=said, **given)
    assert [(h, e, t, m) for h, e, t, m, _ in found] == [("UN", "THREATEN", "Kenya", "hypothetical")]


def test_one_who_speaks_for_a_union() -> None:
    said = [("Lena Roth", "UN envoy Lena Roth", "described", "the attack as “barbaric”")]
    found = rows(
        "UN envoy Lena Roth described the attack as “barbaric”. The UN has left.",
        who={"Lena Roth": ("person", "", "UN envoy"), "UN": ("organisation",)}, said=said,
    )  # fmt: skip
    assert [(h, e) for h, e, _, _, _ in found] == [("UN", "ACCUSE")]
