"""Chains: from the first source to this document, and what the text says of each station."""

from __future__ import annotations

from relating.cases import case

from onrecord.relating.claims import claims


def chain(text: str, **given: object) -> list[tuple[str | None, str | None]]:
    it = case(text, **given)  # type: ignore[arg-type]
    found, new = claims(it.document, it.parse, it.attributions, it.entities, it.dates)
    assert len(found) == 1
    return [(it.name(link.entity, new), link.connection) for link in found[0].chain]


def test_told_a_broadcaster() -> None:
    assert chain(
        "Two survivors told CNN that gunmen abducted their teacher.",
        who={"Two survivors": ("people",), "CNN": ("organisation", "USA")},
        said=[("Two survivors", "Two survivors", "told", "that gunmen abducted their teacher")],
    ) == [("Two survivors", "victim"), ("CNN", "media")]


def test_in_a_report_by() -> None:
    assert chain(
        "Men in the Guardian story said guards tortured prisoners.",
        who={"Men in the Guardian story": ("people",), "Guardian": ("organisation", "GBR")},
        said=[("Men in the Guardian story", "Men in the Guardian story", "said", "guards tortured prisoners")],
    ) == [("Men in the Guardian story", None), ("Guardian", "media")]


def test_a_series_goes_on_in_the_same_medium() -> None:
    text = "A nurse told Reuters that the clinic was closed. Another nurse said soldiers raped patients."
    assert chain(
        text,
        who={"A nurse": ("person",), "Another nurse": ("person",), "Reuters": ("organisation", "GBR")},
        said=[("A nurse", "A nurse", "told", "that the clinic was closed"),
              ("Another nurse", "Another nurse", "said", "soldiers raped patients")],
    ) == [("Another nurse", None), ("Reuters", "media")]  # fmt: skip


def test_a_relative_and_an_official() -> None:
    assert chain(
        "The victim's brother said police shot the student.",
        who={"The victim's brother": ("person",)},
        said=[("The victim's brother", "The victim's brother", "said", "police shot the student")],
    ) == [("The victim's brother", "relative")]
    assert chain(
        "President Lena Brandt said rebels murdered two priests.",
        who={"Lena Brandt": ("person", "DEU", "President")},
        said=[("Lena Brandt", "President Lena Brandt", "said", "rebels murdered two priests")],
    ) == [("Lena Brandt", "official")]


def test_no_medium_where_the_text_has_none() -> None:
    assert chain(
        "A monk said soldiers murdered two priests.",
        who={"A monk": ("person",)},
        said=[("A monk", "A monk", "said", "soldiers murdered two priests")],
    ) == [("A monk", None)]
