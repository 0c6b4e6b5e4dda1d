"""How alike texts are, and what that makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.likeness import Overlap, compare, kind
from onrecord.likeness.signature import BANDS, sign
from onrecord.likeness.wording import digest, shingles, words

STORY = (
    "Villagers in the valley of Tarvik said on Monday that soldiers of the northern brigade had burned eleven homes "
    "and driven off the cattle. The defence ministry in Strelsau said that it knew of no such order and would look "
    "into the matter. Aid workers counted sixty families on the road to Hentzau, most of them on foot, and said that "
    "the bridge at Zenda was closed. A spokesman for the brigade, Major Oskar Rischenheim, did not answer calls."
)
PROCLAMATION = (
    "By the authority vested in me by the laws of the land, I proclaim {day} a day of mourning for {name}. The flags "
    "on all public buildings shall be flown at half-staff until sunset, at home and at our embassies abroad. I ask "
    "all people to gather in their places of worship and to give thanks for a life of service. In witness whereof I "
    "have set my hand to this, in the {nth} year of our independence. {name} of {place} {did} and is remembered."
)
# Two shingles and two bands of STORY, by the first version of the rule.
SHINGLES = (1055081938260744980, 11131875747686725438, -7961002179585766240, 6510404790697136824)


@dataclass(frozen=True)
class Doc:
    id: str = "a"
    published: str | None = "2024-03-12"
    url: str | None = None
    title: str | None = None


def told(a: str, b: str, one: Doc = Doc("a"), other: Doc = Doc("b")) -> str | None:
    found = kind(compare(a, b), one, other)
    assert found == kind(compare(b, a), other, one), "it does not matter which is asked of which"
    return found


def at(host: str, *, day: str = "2024-03-12", title: str | None = None, path: str = "1") -> Doc:
    return Doc(host, day, f"https://{host}/{path}", title)


def test_the_same_words_are_the_same_document() -> None:
    assert told(STORY, STORY.replace(". ", ".\n\n").upper()) == "same"


def test_a_copy_at_another_publisher_and_a_revision_at_the_same() -> None:
    cut = STORY.replace(" A spokesman for the brigade, Major Oskar Rischenheim, did not answer calls.", "")
    dated = "STRELSAU, 12 March (News Agency) - " + cut
    assert told(STORY, dated, at("agency.example"), at("courier.example")) == "copy"
    softened = STORY.replace("had burned", "may have burned")
    assert told(STORY, softened, at("agency.example"), at("agency.example", path="2")) == "revised"
    assert told(STORY, softened, at("agency.example"), at("agency.example")) == "revised"


def test_an_excerpt_stands_in_a_longer_text() -> None:
    excerpt = STORY[STORY.index("Aid workers") :]
    long = " ".join([STORY, *(f"Paragraph {n} tells of something else in other words {n}." for n in range(60))])
    assert told(long, excerpt, at("agency.example"), at("weekly.example")) == "excerpt"


def test_a_form_filled_in_anew_is_not_the_same_story() -> None:
    one = PROCLAMATION.format(day="Friday", name="Rudolf Elphberg", nth="eighty-fourth", place="Zenda", did="ruled")
    other = PROCLAMATION.format(day="Tuesday", name="Flavia Hentzau", nth="ninetieth", place="Tarvik", did="taught")
    assert compare(one, other).jaccard > 0.5
    assert told(one, other, at("palace.example"), at("palace.example", path="2")) == "form"
    assert told(one, other, at("palace.example"), at("palace.example", path="2", day="2025-06-01")) == "form"


def test_one_name_is_enough_where_the_titles_tell_them_apart() -> None:
    letter = (
        "Consistent with the resolution of advice and consent to the accession of {} to the treaty, adopted by the "
        "assembly in its last session, I certify that {} is able to further its principles and to contribute to the "
        "security of the area, and that its accession will not have the effect of increasing our share of the cost."
    )
    first, second = letter.format("Ruritania", "Ruritania"), letter.format("Genovia", "Genovia")
    one = at("palace.example", title="Letter on the accession of Ruritania")
    other = at("palace.example", title="Letter on the accession of Genovia", path="2")
    assert told(first, second, one, other) == "form"


def test_what_shares_no_more_than_a_phrase_is_not_alike() -> None:
    assert (
        told(STORY, "Soldiers of the northern brigade marched through the capital for the feast of its patron.") is None
    )
    assert told("", "") is None
    assert told(STORY, "") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(a: str, b: str) -> None:
    found = compare(a, b)
    assert found.turned() == compare(b, a)
    for share in (found.jaccard, found.inside_a, found.inside_b, found.kept_a, found.kept_b):
        assert 0 <= share <= 1
    assert kind(found, Doc("a"), Doc("b")) == kind(found.turned(), Doc("b"), Doc("a"))
    if words(a) == words(b) and words(a):
        assert found.jaccard == 1


@given(st.lists(st.sampled_from("abcdefgh"), max_size=30), st.lists(st.sampled_from("abcdefgh"), max_size=30))
def test_jaccard_is_that_of_the_sets_of_shingles(a: list[str], b: list[str]) -> None:
    def of(said: list[str]) -> set[tuple[str, ...]]:
        size = min(5, len(said))
        return {tuple(said[n : n + size]) for n in range(len(said) - size + 1)} if said else set()

    if len(a) >= 5 and len(b) >= 5:
        together = of(a) | of(b)
        assert compare(" ".join(a), " ".join(b)).jaccard == pytest.approx(len(of(a) & of(b)) / len(together))


def test_numbers_kept_in_ledgers_never_change() -> None:
    said = words(STORY)
    assert tuple(shingles(said)[:2].tolist()) == SHINGLES[:2]
    assert sign(np.unique(shingles(said))).bands[:2] == SHINGLES[2:]
    assert digest("a  b\n") == digest("a b")


def test_bands_meet_as_often_as_the_theory_says() -> None:
    generator = np.random.default_rng(7)
    shared = 0
    for _ in range(150):
        numbers = generator.integers(0, 1 << 63, 300, dtype=np.uint64)
        a, b = np.unique(numbers[:200]), np.unique(numbers[100:])  # Jaccard 1/3
        shared += len(set(sign(a).bands) & set(sign(b).bands))
    assert shared / 150 == pytest.approx(BANDS / 3**4, rel=0.5)


def test_scripts_without_spaces_have_words_too() -> None:
    assert len(words("中国政府否认")) == 6
    assert compare("中国政府否认了有关指控并表示", "中国政府否认了有关指控并说").jaccard > 0.5


def test_a_long_text_is_compared() -> None:
    text = " ".join(f"word{n % 5000}" for n in range(60_000))
    assert compare(text, text + " end").jaccard > 0.9
    assert Overlap(1.0, 1.0, 1.0).turned() == Overlap(1.0, 1.0, 1.0)
