from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.places import articles, evaluate
from onrecord.model import Name, Parse
from onrecord.reading.words import sentences, words

SHARED = Path(__file__).parents[3] / "shared" / "gold" / "places" / "GeoVirus.xml"

XML = """<articles><article><source>https://example.org/{n}</source>
<text>A boat left Lyon, in Zzyrqvale. Then it came to Lyon again.</text><locations>
<location><name>Lyon</name><start>13</start><end>17</end><lat>45.76</lat><lon>4.84</lon><page>x</page></location>
<location><name>Lyon</name><start>49</start><end>53</end><lat>10</lat><lon>4.84</lon><page>x</page></location>
<location><name>boat</name><start>3</start><end>7</end><lat>0</lat><lon>0</lon><page>x</page></location>
</locations></article></articles>"""


def marked(texts: Iterable[str]) -> Iterator[Parse]:
    """A parse whose tagger marks every capitalised word that opens no sentence."""
    for text in texts:
        starts, ends = words(text)
        bounds = tuple(sentences(text, starts, ends))
        opening = {first for first, _ in bounds}
        proper = [i for i, s in enumerate(starts) if text[s].isupper() and i not in opening]
        size = len(starts)
        tags = tuple("NNP" if i in proper else "NN" for i in range(size))
        names = tuple(Name(i, i + 1, "GPE") for i in proper)
        yield Parse(text, tuple(starts), tuple(ends), tags, tuple(range(size)), ("dep",) * size, bounds, names)


def test_measures_and_predictions(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.xml", tmp_path / "out.jsonl"
    gold.write_text(XML, "utf-8")
    report = evaluate(gold, predictions=out, parser=marked)
    assert report.counts["gold"] == 3
    assert report.counts["found"] == 2
    assert report.measures["mentions R"] == pytest.approx(2 / 3)
    assert report.measures["within 161 km of resolved"] == 0.5
    assert report.measures["accuracy@161 of all"] == pytest.approx(1 / 3)
    line = json.loads(out.read_text("utf-8"))
    assert [(p["name"], p["start"], p["end"]) for p in line["locations"] if p["lat"]] == [
        ("Lyon", 13, 17),
        ("Lyon", 49, 53),
    ]
    assert [p["name"] for p in line["locations"] if p["lat"] is None] == ["Zzyrqvale"]


@pytest.mark.parametrize(
    "text",
    ["no xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><articles/>", XML.replace("<start>13", "<start>14")],
)
def test_what_is_no_gold_is_refused(tmp_path: Path, text: str) -> None:
    gold = tmp_path / "gold.xml"
    gold.write_text(text, "utf-8")
    with pytest.raises(UnreadableInput):
        articles(gold)


@pytest.mark.shared
def test_the_whole_gold_is_read() -> None:
    if not SHARED.exists():
        pytest.skip("needs ../shared/gold/places/GeoVirus.xml")
    found = articles(SHARED)
    assert len(found) == 229
    assert sum(len(article.places) for article in found) == 2170
    assert 80 < sum(article.half for article in found) < 150
