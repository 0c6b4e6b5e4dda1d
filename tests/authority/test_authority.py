from __future__ import annotations

import pytest

from onrecord.authority import Authority, store
from onrecord.authority.names import fold
from onrecord.authority.titles import is_former, title_key


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.load(own=False)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("China", "CHN"), ("Chinese", "CHN"), ("U.S.", "USA"), ("the United States", "USA"), ("UK", "GBR"),
        ("Britons", "GBR"), ("Burma", "MMR"), ("Côte d’Ivoire", "CIV"), ("cote d'ivoire", "CIV"), ("DRC", "COD"),
        ("New Zealanders", "NZL"), ("South African", "ZAF"), ("Iran's", "IRN"), ("EST", None), ("Turkiye", "TUR"),
        ("us", None), ("Atlantis", None), ("", None), ("Congolese", "COD"),
    ],
)  # fmt: skip
def test_country(authority: Authority, name: str, code: str | None) -> None:
    found = authority.country(name)
    assert (found and found.code) == code


def test_an_adjective_is_told_from_a_name(authority: Authority) -> None:
    russian = authority.nationality("Russian")
    assert russian is not None
    assert russian.code == "RUS"
    assert authority.nationality("Russia") is None


@pytest.mark.parametrize(
    ("words", "country", "through"),
    [
        ("Beijing", "CHN", "seat"), ("the Kremlin", "RUS", "seat"), ("Downing Street", "GBR", "seat"),
        ("the White House", "USA", "seat"), ("the Élysée", "FRA", "seat"), ("the Beehive", "NZL", "seat"),
        ("Pretoria", "ZAF", "seat"), ("Naypyidaw", "MMR", "seat"), ("Tehran", "IRN", "seat"),
        ("the Chinese government", "CHN", "words"), ("the U.S. government", "USA", "words"),
        ("government of Myanmar", "MMR", "words"), ("Israel’s government", "ISR", "words"),
        ("Myanmar's military government", "MMR", "words"),
    ],
)  # fmt: skip
def test_government(authority: Authority, words: str, country: str, through: str) -> None:
    found = authority.government(words)
    assert found is not None
    assert (found.country, found.through) == (country, through)


@pytest.mark.parametrize("words", ["Auckland", "local authorities", "the city government", "Microsoft", "it"])
def test_no_government(authority: Authority, words: str) -> None:
    assert authority.government(words) is None


def test_peoples(authority: Authority) -> None:
    uyghurs, kurds = authority.people("Uighurs"), authority.people("the Kurds")
    assert uyghurs is not None
    assert (uyghurs.name, uyghurs.country) == ("Uyghurs", "CHN")
    assert kurds is not None
    assert kurds.country is None
    assert authority.people("maori") == authority.people("Māori")


def test_an_acronym_needs_its_capitals(authority: Authority) -> None:
    who = authority.body("WHO")
    assert who is not None
    assert who.name == "World Health Organization"
    assert authority.body("who") is None
    assert authority.body("the ICC") == authority.body("International Criminal Court")
    bbc = authority.body("the BBC's")
    assert bbc is not None
    assert (bbc.role, bbc.country) == ("media", "GBR")


def test_the_same_words_mean_an_office_at_one_date_and_not_at_another(authority: Authority) -> None:
    found = authority.resolve("Secretary of State", "Antony Blinken", on="2021-02-05")
    assert found is not None
    assert (found.office, found.country, found.link) == ("Secretary of State", "USA", "wikidata:Q7821917")
    assert authority.resolve("Secretary of State", "Antony Blinken", on="2016-02-05") is None
    assert [t.office for t in authority.offices("Antony Blinken", on="2016-02-05")] == ["Deputy Secretary of State"]


@pytest.mark.parametrize(
    ("title", "name", "on", "country", "person"),
    [
        ("Prime Minister", "Jacinda Ardern", "2021-02-05", "NZL", "Jacinda Ardern"),
        ("British Foreign Secretary", "Dominic Raab", "2021-02-05", "GBR", "Dominic Raab"),
        ("Foreign Minister", "Wang Yi", "2021-02", "CHN", "Wang Yi"),
        ("foreign ministry spokesman", "Zhao Lijian", "2021", "CHN", "Zhao Lijian"),
        ("Russian Foreign Minister", "Sergei Lavrov", "2015-06-01", "RUS", "Sergey Lavrov"),
        ("President", "Rouhani", "2019-05-05", "IRN", "Hassan Rouhani"),
        ("Prime Minister", "Netanyahu", "2012-11-11", "ISR", "Benjamin Netanyahu"),
        ("South African President", "Cyril Ramaphosa", "2020-04-01", "ZAF", "Cyril Ramaphosa"),
        ("State Counsellor", "Aung San Suu Kyi", "2019-12-11", "MMR", "Aung San Suu Kyi"),
        ("UN human rights chief", "Michelle Bachelet", "2021-02-26", None, "Michelle Bachelet"),
        ("Chancellor", "Angela Merkel", "2015-09-01", "DEU", "Angela Merkel"),
        ("former Prime Minister", "Kevin Rudd", "2021-02-05", "AUS", "Kevin Rudd"),
        ("External Affairs Minister", "Sushma Swaraj", "2017-01-01", "IND", "Sushma Swaraj"),
    ],
)
def test_resolve(
    authority: Authority, title: str, name: str, on: str, country: str | None, person: str
) -> None:
    found = authority.resolve(title, name, on=on)
    assert found is not None
    assert (found.person, found.country) == (person, country)


@pytest.mark.parametrize(
    ("title", "name", "on"),
    [
        ("Prime Minister", "Jacinda Ardern", "2016-01-01"), ("former Prime Minister", "Jacinda Ardern", "2021-02-05"),
        ("President", "Boris Johnson", "2020-01-01"), ("British Prime Minister", "Scott Morrison", "2020-01-01"),
        ("Prime Minister", "Nobody Atall", "2020-01-01"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_not_resolved(authority: Authority, title: str, name: str, on: str) -> None:
    assert authority.resolve(title, name, on=on) is None


def test_holder(authority: Authority) -> None:
    found = authority.holder("prime minister", "GBR", on="2021-02-05")
    assert found is not None
    assert found.person == "Boris Johnson"
    lavrov = authority.holder("the Russian foreign minister", on="2021-02-05")
    assert lavrov is not None
    assert lavrov.link == "wikidata:Q58217"
    assert authority.holder("prime minister", on="2021-02-05") is None, "many countries have one"


def test_an_open_end_says_nothing_of_the_time_after_its_source(authority: Authority) -> None:
    assert authority.holder("prime minister", "ITA", on="2040-01-01") is None


def test_titles_meet() -> None:
    foreign = {title_key(t) for t in ("Foreign Secretary", "Minister for Foreign Affairs", "foreign minister",
                                      "Secretary of State for Foreign and Commonwealth Affairs")}  # fmt: skip
    assert len(foreign) == 1
    assert title_key("Secretary of State") not in foreign
    assert is_former("former president")
    assert is_former("ex-president")
    assert not is_former("Formerly Prime")


def test_fold() -> None:
    assert fold("Whangārei") == fold("WHANGAREI") == "whangarei"
    assert fold("The U.S.") == "us"
    assert fold("Sana’a") == fold("Sanaa")


def test_places(authority: Authority) -> None:
    first = authority.places("Whangārei")[0]
    assert first.country == "NZL"
    assert first.position == pytest.approx((-35.73, 174.34), abs=0.1)
    assert {t.country for t in authority.places("Georgia")} >= {"GEO", "USA"}
    assert authority.places("Calcutta")[0].name == "Kolkata"
    assert authority.places("Qqqqqqq") == ()
    assert all(t.feature != "country" for t in authority.places("us"))


def test_the_file_says_what_it_is_made_of() -> None:
    meta = store.meta()
    assert meta["counts"]["places"] > 200_000
    assert all({"name", "licence", "url"} == set(source) for source in meta["sources"])


def test_every_tenure_is_well_formed(authority: Authority) -> None:
    codes = {country.code for country in authority.countries}
    for tenure in authority.tenures:
        assert tenure.country is None or tenure.country in codes
        assert tenure.start is None or tenure.end is None or tenure.start[:4] <= tenure.end[:4], tenure
        assert tenure.link is None or tenure.link.startswith("wikidata:Q")
