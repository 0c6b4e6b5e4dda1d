"""Who and what a text names: kinds, offices at a date, countries, mentions."""

from __future__ import annotations

import pytest
from relating.spoken import hear

OFFICE = "[s1 Secretary of State Antony Blinken] [c1 said] [q1 the talks would go on]."
STATE = (
    "[s1 Beijing] [c1 denied] [q1 that its ships had crossed the line]. Delegates met in Beijing on Monday."
)
WORDS = "The Chinese government closed two papers. [s1 Beijing] [c1 said] [q1 the papers had broken the law]."
ACRONYM = "The National Rifle Association (NRA) sued the state. Lawyers for the NRA filed papers on Friday."
BODY = (
    "An independent tribunal in Britain met in May. The tribunal heard nine nurses. "
    "Nobody paid the tribunal’s costs."
)
TWO_BODIES = "A tribunal in Britain met. A tribunal in Norway met too. The tribunal heard nurses."
FAMILY = "Mohammed Rahman of Dhaka and Kamal Hossain wrote to the court. Mr Hossain lost. Rahman won."
SPELT = "Lydia Buchtmann runs the agency. Ms Bauchtman spoke on Friday."
MINISTER = "Jacinda Ardern, the prime minister of New Zealand, flew home. The prime minister met farmers."
OWN = "New Zealand’s Prime Minister Jacinda Ardern [c1 said] [q1 the government had a plan]. China waited."
PEOPLES = "Uighurs marched in London. Police pushed the Uighurs back."
PRONOUNS = "Maria Lopez runs the clinic. She hired two nurses, and Peter Lang praised her."
TIE = "Anna Stone and Jane Hill came late. She spoke first."
MARKDOWN = "Joe\\_Barton met the team. \\_Nobody\\_ came."
TEXTS = (
    OFFICE, STATE, WORDS, ACRONYM, BODY, TWO_BODIES, FAMILY, SPELT, MINISTER, OWN, PEOPLES, PRONOUNS, TIE, MARKDOWN,
)  # fmt: skip


def test_a_title_and_a_name_give_office_country_and_link_at_that_date() -> None:
    blinken = hear(OFFICE, published="2021-02-05").entity("Antony Blinken")
    assert (blinken.office, blinken.country, blinken.link) == (
        "Secretary of State",
        "USA",
        "wikidata:Q7821917",
    )
    assert blinken.kind == "person"


def test_the_same_words_five_years_before_name_no_holder() -> None:
    blinken = hear(OFFICE, published="2016-02-05").entity("Antony Blinken")
    assert (blinken.country, blinken.link) == (None, None)


def test_a_capital_that_denies_is_a_government_and_one_to_meet_in_is_a_place() -> None:
    heard = hear(STATE)
    kinds = {
        (e.kind, e.country, heard.text[m.start : m.end], m.start) for e in heard.entities for m in e.mentions
    }
    assert ("government", "CHN", "Beijing", 0) in kinds
    assert ("place", "CHN", "Beijing", heard.text.rindex("Beijing")) in kinds


def test_a_government_in_words_and_by_its_seat_is_one() -> None:
    heard = hear(WORDS)
    assert heard.mentions("Chinese government") == ["Chinese government", "Beijing"]


def test_an_acronym_after_its_name_is_the_same_body() -> None:
    mentions = hear(ACRONYM).mentions("National Rifle Association")
    assert mentions.count("NRA") == 2
    assert mentions[0] == "National Rifle Association"


def test_a_body_without_a_name_keeps_its_phrase_and_is_met_again() -> None:
    heard = hear(BODY)
    tribunal = heard.entity("independent tribunal in Britain")
    assert (tribunal.kind, tribunal.country) == ("organisation", "GBR")
    assert heard.mentions(tribunal.name).count("tribunal") == 2


def test_two_bodies_that_fit_leave_the_third_mention_to_neither() -> None:
    heard = hear(TWO_BODIES)
    last = heard.text.rindex("tribunal")
    owners = [e.name for e in heard.entities for m in e.mentions if m.start <= last < m.end]
    assert owners in ([], ["tribunal"])


def test_surnames_join_their_full_names() -> None:
    heard = hear(FAMILY)
    assert heard.mentions("Kamal Hossain") == ["Kamal Hossain", "Hossain"]
    assert heard.mentions("Mohammed Rahman") == ["Mohammed Rahman", "Rahman"]


def test_a_misspelt_surname_joins_the_only_one_that_is_near() -> None:
    assert hear(SPELT).mentions("Lydia Buchtmann") == ["Lydia Buchtmann", "Bauchtman"]


def test_an_office_in_apposition_is_met_again_without_the_name() -> None:
    heard = hear(MINISTER, published="2021-02-05")
    ardern = heard.entity("Jacinda Ardern")
    assert ardern.country == "NZL"
    assert "prime minister" in heard.mentions("Jacinda Ardern")[-1]


def test_the_government_of_whoever_speaks_is_that_of_the_office() -> None:
    heard = hear(OWN, published="2021-02-05")
    start = heard.text.index("government")
    owner = next(e for e in heard.entities for m in e.mentions if m.start <= start < m.end)
    assert (owner.kind, owner.country) == ("government", "NZL")


def test_a_people_is_neither_a_person_nor_a_place() -> None:
    heard = hear(PEOPLES)
    kinds = {e.kind for e in heard.entities for m in e.mentions if "Uighur" in heard.text[m.start : m.end]}
    assert kinds == {"people"}


def test_pronouns_are_mentions_of_the_one_who_fits() -> None:
    assert hear(PRONOUNS).mentions("Maria Lopez") == ["Maria Lopez", "She", "her"]


def test_a_pronoun_that_fits_two_alike_goes_to_neither() -> None:
    heard = hear(TIE)
    start = heard.text.index("She")
    assert not [e.name for e in heard.entities for m in e.mentions if m.start == start]


def test_marks_of_markdown_are_no_names() -> None:
    assert not [e.name for e in hear(MARKDOWN).entities if "\\" in e.name]


@pytest.mark.parametrize("text", TEXTS)
def test_mentions_are_words_of_the_text_in_order_and_ids_count_from_one(text: str) -> None:
    heard = hear(text)
    assert [e.id for e in heard.entities] == [f"e{n}" for n in range(1, len(heard.entities) + 1)]
    for entity in heard.entities:
        assert entity.mentions
        assert list(entity.mentions) == sorted(set(entity.mentions))
        assert all(heard.text[s:e].strip() == heard.text[s:e] != "" for s, e in entity.mentions)
