"""The tools of the gold set: quotes to offsets, and agreement."""

import json
import sys
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml")
sys.path.insert(0, str(Path(__file__).parents[2] / "gold" / "tools"))

import agree  # noqa: E402
import resolve  # noqa: E402

TEXT = "Ruritania said rebels shelled Halm. The rebels denied they shelled Halm; they said it was hail."


def words(found):
    return [TEXT[start:end] for start, end in found]


def test_a_quote_that_occurs_once_is_found():
    assert words(resolve.spans(TEXT, "it was hail")) == ["it was hail"]


def test_bars_mark_the_part_of_a_longer_quote():
    assert resolve.find(TEXT, "rebels |shelled| Halm") == [22, 29]


def test_an_occurrence_can_be_counted():
    start, end = resolve.find(TEXT, {"q": "shelled", "n": "2"})
    assert (TEXT[start:end], start) == ("shelled", TEXT.rindex("shelled"))


@pytest.mark.parametrize("quote", ["shelled", "bombed", {"q": "shelled", "n": "3"}, "", "||"])
def test_a_quote_that_is_not_one_place_is_refused(quote):
    with pytest.raises(resolve.Wrong):
        resolve.find(TEXT, quote)


def raw():
    return {
        "claims": [
            {"id": "c1", "kind": "allegation", "act": "|shelled| Halm.", "event": "ASSAULT",
             "actor": "rebels", "recipient": "Halm", "status": "accused_by_authorities",
             "chain": [["Ruritania", "official"]]},
            {"id": "c2", "kind": "response", "act": "they shelled Halm", "response": "denies", "answers": ["c1"]},
        ]
    }  # fmt: skip


def test_rows_carry_offsets_and_their_words():
    record, faults = resolve.resolve(TEXT, raw())
    assert faults == []
    assert record["claims"][0]["act"] == [[22, 29]]
    assert record["claims"][0]["act_text"] == ["shelled"]
    assert [entity["name"] for entity in record["entities"]] == ["Ruritania", "rebels", "Halm"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"status": "guilty"}, "status"),
        ({"event": "SHELL"}, "event"),
        ({"att": "a9"}, "no attribution"),
        ({"when": "5 March"}, "EDTF"),
        ({"chain": [["Ruritania", "friend"]]}, "connection"),
        ({"colour": "red"}, "unknown keys"),
        ({"id": "c2"}, "twice"),
        ({"response": "denies"}, "response"),
    ],
)
def test_what_does_not_fit_is_named(change, said):
    given = raw()
    given["claims"][0] |= change
    _, faults = resolve.resolve(TEXT, given)
    assert any(said in fault for fault in faults)


def test_every_annotation_of_the_set_fits():
    files = sorted([*resolve.GOLD.glob("annotators/*/*.yaml"), *resolve.GOLD.glob("adjudicated/*.yaml")])
    assert {str(path): faults for path in files if (faults := resolve.load(path)[1])} == {}


def record(**changes):
    made, faults = resolve.resolve(TEXT, raw())
    assert faults == []
    made["claims"][0] |= changes
    return made


def test_a_record_agrees_with_itself():
    figures = agree.compare([record()], [record()])
    assert figures["claims"]["f1"] == 1.0
    assert figures["claims.response"]["answers"]["agreed"] == 1.0


def test_half_an_overlap_is_enough_and_less_is_not():
    assert agree.compare([record()], [record(act=[[15, 29]])])["claims.allegation"]["f1"] == 1.0
    assert agree.compare([record()], [record(act=[[0, 29]])])["claims.allegation"]["f1"] == 0.0


def test_kappa_is_cohens():
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert agree.kappa(pairs) == 0.4  # the worked example of Cohen's kappa: observed .7, chance .5
    assert agree.kappa([("y", "y")]) is None


def test_a_surname_agrees_with_the_full_name():
    assert agree._same("the Ana Voss", "Voss")
    assert not agree._same("Voss", None)


def test_every_row_of_the_set_says_the_words_at_its_offsets():
    wrong = []
    for path in sorted((resolve.GOLD / "wikinews").glob("*.json")):
        made = json.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / made["document"]["path"]).read_text(encoding="utf-8")
        for part, names in resolve.SPANS.items():
            for row in made[part]:
                for name in names:
                    spans = [row[name]] if part == "terms" else row[name]
                    words = [row[name + "_text"]] if part == "terms" else row[name + "_text"]
                    wrong += [(path.stem, row) for (a, b), said in zip(spans, words, strict=True) if text[a:b] != said]
    assert wrong == []


def test_the_rows_of_the_set_are_the_adjudicated_ones():
    files = sorted((resolve.GOLD / "adjudicated").glob("*.yaml"))
    assert [path.stem for path in files] == [path.stem for path in sorted((resolve.GOLD / "wikinews").glob("*.json"))]
    stale = [
        path.stem
        for path in files
        if resolve.load(path)[0] != json.loads((resolve.GOLD / "wikinews" / f"{path.stem}.json").read_text("utf-8"))
    ]
    assert stale == []
