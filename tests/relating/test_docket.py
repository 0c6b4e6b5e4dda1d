"""Docket rows: what, body, place, when, status."""

from __future__ import annotations

import pytest
from relating.cases import case

from onrecord.relating.docket import docket


def rows(text: str, **given: object) -> list[tuple[object, ...]]:
    it = case(text, **given)  # type: ignore[arg-type]
    found = docket(it.document, it.parse, it.entities, it.dates)
    return [(it.words(d.what), it.name(d.body), it.name(d.place), d.when, d.status) for d in found]


HAGUE = {"The Hague": ("place", "NLD")}


def test_expected_hearing() -> None:
    assert rows(
        "The Kestrel Commission is expected to hear forty farmers when it holds its second public hearing "
        "in Oslo in June.",
        who={"Kestrel Commission": ("organisation",), "Oslo": ("place", "NOR")}, dates={"June": "2024-06"},
    ) == [("second public hearing", "Kestrel Commission", "Oslo", "2024-06", "expected")]  # fmt: skip


def test_scheduled_trial() -> None:
    assert rows(
        "The trial is scheduled to begin in The Hague on 4 April.", who=HAGUE, dates={"4 April": "2024-04-04"}
    ) == [("trial", None, "The Hague", "2024-04-04", "scheduled")]


def test_held() -> None:
    assert rows("Latvia held elections on 2 March.", who={"Latvia": ("government", "LVA")},
                dates={"2 March": "2024-03-02"}) == [("elections", "Latvia", None, "2024-03-02", "held")]  # fmt: skip


def test_postponed() -> None:
    assert rows("The summit has been postponed until May.", dates={"May": "2024-05"}) == [
        ("summit", None, None, "2024-05", "postponed")
    ]


def test_cancelled() -> None:
    assert rows("Italy cancelled the hearing.", who={"Italy": ("government", "ITA")})[0][4] == "cancelled"


def test_named_games_with_their_year() -> None:
    assert rows(
        "Paris's 2028 Summer Olympics have many critics.",
        who={"Paris": ("place", "FRA")},
        dates={"2028": "2028"},
    ) == [("2028 Summer Olympics", None, "Paris", "2028", "scheduled")]


def test_due_verb() -> None:
    assert rows(
        "The banker will be sentenced in Madrid on 9 May.",
        who={"Madrid": ("place", "ESP")},
        dates={"9 May": "2024-05-09"},
    ) == [("sentenced", None, "Madrid", "2024-05-09", "expected")]


def test_one_row_for_an_event_named_twice() -> None:
    text = "The vote will be held on 4 April. The vote matters."
    assert len(rows(text, dates={"4 April": "2024-04-04"})) == 1


@pytest.mark.parametrize(
    "text",
    ["She spoke at a press conference.", "It was a trial of patience.", "The hearing of bats is keen."],
)
def test_no_row(text: str) -> None:
    assert rows(text) == []


def test_a_term_to_answer_in_is_a_deadline() -> None:
    who = {"Alder Bank": ("organisation",)}
    assert rows("Alder Bank has 60 days to respond.", who=who) == [
        ("has 60 days to respond", "Alder Bank", None, None, "scheduled")
    ]
    assert rows("The form must be returned within ten working days.") == [
        ("must be returned within ten working days", None, None, None, "scheduled")
    ]


def test_talks_held_somewhere() -> None:
    found = rows("Peru and Chile held talks in Lima.", who={"Lima": ("place", "PER")})
    assert found == [("talks", None, "Lima", None, "held")]
