"""Allegations: a sentence in, a row out."""

from __future__ import annotations

import pytest
from relating.cases import case

from onrecord.model import Claim
from onrecord.relating.claims import claims

RUSSIA = {"Russia": ("government", "RUS")}


def rows(text: str, **given: object) -> list[dict[str, object]]:
    it = case(text, **given)  # type: ignore[arg-type]
    found, new = claims(it.document, it.parse, it.attributions, it.entities, it.dates)

    def row(c: Claim) -> dict[str, object]:
        return {
            "act": it.words(c.act), "event": c.event, "actor": it.name(c.actor, new), "status": c.status,
            "recipient": it.name(c.recipient, new), "place": it.name(c.place, new), "when": c.when, "kind": c.kind,
            "chain": [(it.name(link.entity, new), link.connection) for link in c.chain], "attribution": c.attribution,
        }  # fmt: skip

    return [row(c) for c in found]


def check(text: str, expected: dict[str, object], **given: object) -> None:
    found = rows(text, **given)
    assert len(found) == 1, found
    assert {k: found[0][k] for k in expected} == expected


def test_accused_of() -> None:
    check(
        "Norway accused Russia of jamming satellite signals near the border.",
        {"act": "jamming satellite signals", "event": "COERCE", "actor": "Russia", "status": "accused_by_authorities"},
        who={"Norway": ("government", "NOR"), **RUSSIA},
        said=[("Norway", "Norway", "accused", "Russia of jamming satellite signals near the border")],
    )


def test_passive_frame_without_accuser() -> None:
    check(
        "The general is accused of torturing prisoners at a base in Chad.",
        {
            "act": "torturing prisoners",
            "actor": "general",
            "recipient": "prisoners",
            "status": "accused",
            "event": "ASSAULT",
        },
        who={"Chad": ("place", "TCD")},
    )


def test_charged_by_a_prosecutor() -> None:
    check(
        "Two officers were charged with murder on Monday.",
        {"act": "murder", "event": "ASSAULT", "actor": "Two officers", "status": "accused_by_authorities"},
    )


def test_conviction_is_a_finding() -> None:
    check(
        "A court in Dakar convicted the former minister of fraud.",
        {"act": "fraud", "kind": "finding", "status": "found", "actor": "former minister"},
    )


def test_acquittal() -> None:
    check(
        "The colonel was acquitted of kidnapping three nuns.",
        {"act": "kidnapping three nuns", "status": "acquitted", "actor": "colonel", "kind": "finding"},
    )


def test_reports_of() -> None:
    check(
        "The envoy left the talks after reports of mass rape and torture of prisoners by soldiers.",
        {"act": "mass rape and torture", "actor": "soldiers", "recipient": "prisoners", "status": "accused",
         "event": "ASSAULT", "attribution": None},
    )  # fmt: skip


def test_held_in_a_camp_run_by() -> None:
    check(
        "There are new reports of torture of women held in prisons run by the ministry.",
        {"act": "torture", "actor": "the ministry", "recipient": "women held in prisons"},
        who={"the ministry": ("government", "SYR")},
    )


def test_alleged() -> None:
    check(
        "Lawyers published a report on alleged abuses by police in Lagos.",
        {"act": "abuses", "actor": "police", "status": "accused", "place": "Lagos"},
        who={"Lagos": ("place", "NGA")},
    )


def test_agentless_passive_told_by_its_victim() -> None:
    check(
        "Another villager said she was beaten with cables in the barracks.",
        {"act": "was beaten", "actor": None, "recipient": "Another villager", "status": "accused",
         "chain": [("Another villager", "victim")]},
        who={"Another villager": ("person",)},
        said=[("Another villager", "Another villager", "said", "she was beaten with cables in the barracks")],
    )  # fmt: skip


def test_forced_to_is_one_act() -> None:
    check(
        "A former conscript said he was forced to burn houses and shoot cattle, before deserting in May.",
        {"act": "was forced to burn houses and shoot cattle", "event": "COERCE", "recipient": "A former conscript"},
        who={"A former conscript": ("person",)},
        said=[("A former conscript", "A former conscript", "said",
               "he was forced to burn houses and shoot cattle, before deserting in May")],
    )  # fmt: skip


def test_doer_and_victim_of_the_last_verb() -> None:
    check(
        "Residents told Reuters that men in uniform entered the village of Kona at night and shot farmers.",
        {"act": "shot farmers", "actor": "men in uniform", "recipient": "farmers",
         "chain": [("Residents", None), ("Reuters", "media")]},
        who={"Residents": ("people",), "Reuters": ("organisation", "GBR"), "Kona": ("place", "MLI")},
        said=[("Residents", "Residents", "told",
               "that men in uniform entered the village of Kona at night and shot farmers")],
    )  # fmt: skip


def test_authority_as_speaker() -> None:
    check(
        "Foreign Minister Ana Petru said ethnic cleansing is being carried out in Sudan.",
        {"act": "ethnic cleansing is being carried out in Sudan", "status": "accused_by_authorities",
         "event": "ASSAULT", "place": "Sudan", "chain": [("Ana Petru", "official")]},
        who={"Ana Petru": ("person", "ROU", "Foreign Minister"), "Sudan": ("place", "SDN")},
        said=[("Ana Petru", "Foreign Minister Ana Petru", "said", "ethnic cleansing is being carried out in Sudan")],
    )  # fmt: skip


def test_own_deed_is_admitted() -> None:
    check(
        "“We killed nine guards,” the rebel commander said.",
        {"act": "killed nine guards", "status": "admitted", "actor": "rebel commander", "recipient": "nine guards"},
        who={"rebel commander": ("person",)},
        said=[("rebel commander", "the rebel commander", "said", "“We killed nine guards,”")],
    )


def test_may_have() -> None:
    check(
        "The spokesman said soldiers may have killed the hostages.",
        {"act": "may have killed the hostages", "status": "possible", "recipient": "hostages"},
        who={"spokesman": ("person", "ISR", "spokesman")},
        said=[("spokesman", "The spokesman", "said", "soldiers may have killed the hostages")],
    )


def test_text_asserts_violence_by_a_named_doer() -> None:
    found = rows(
        "Government forces shelled the town and killed 12 civilians on Tuesday.",
        dates={"Tuesday": "2024-03-12"},
    )
    assert [(r["act"], r["status"], r["actor"], r["recipient"], r["when"]) for r in found] == [
        ("shelled the town", "fact", "Government forces", "town", None),
        ("killed 12 civilians", "fact", "Government forces", "12 civilians", "2024-03-12"),
    ]


def test_one_row_for_what_is_said_twice() -> None:
    check(
        "France accused Russia of hacking its railway. The minister repeated that Russia hacked the railway.",
        {"actor": "Russia", "event": "COERCE"},
        who={"France": ("government", "FRA"), **RUSSIA},
        said=[("France", "France", "accused", "Russia of hacking its railway"),
              ("", "The minister", "repeated", "that Russia hacked the railway")],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed when a bus fell into a ravine, police said.",
        "The striker shot wide and hit the post twice.",
        "Parliament killed the bill on Thursday.",
        "The company said it would attack the German market next year.",
        "The two presidents discussed trade and fishing in Oslo.",
        "He will not torture anyone, the candidate said.",
    ],
)
def test_no_claim(text: str) -> None:
    content = text.split(", police")[0].split(", the candidate")[0]
    said = [("police", "police", "said", content)] if "police" in text else []
    assert rows(text, who={"police": ("organisation",)}, said=said) == []


def test_who_gives_the_order_answers_for_the_deed() -> None:
    check(
        "Prosecutors say the governor ordered troops to shoot protesters.",
        {"act": "ordered troops to shoot protesters", "actor": "governor", "recipient": "protesters",
         "status": "accused_by_authorities"},
        said=[("", "Prosecutors", "say", "the governor ordered troops to shoot protesters")],
    )  # fmt: skip


def test_two_sources_are_two_rows() -> None:
    found = rows(
        "Villagers said soldiers burned the clinic. Nuns said soldiers burned the clinic at night.",
        who={"Villagers": ("people",), "Nuns": ("people",)},
        said=[("Villagers", "Villagers", "said", "soldiers burned the clinic"),
              ("Nuns", "Nuns", "said", "soldiers burned the clinic at night")],
    )  # fmt: skip
    assert [r["chain"] for r in found] == [[("Villagers", None)], [("Nuns", None)]]


def test_taken_back_above_the_clause() -> None:
    said = [("panel", "The panel", "said", "it saw no evidence that rebels killed the envoy")]
    assert rows("The panel said it saw no evidence that rebels killed the envoy.",
                who={"panel": ("organisation",)}, said=said) == []  # fmt: skip
