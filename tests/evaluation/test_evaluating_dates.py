"""Gold of three forms in, measures out; TimeML as it is met in the field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.dates import evaluate
from onrecord.evaluation.timexes import items
from onrecord.model import Parse
from onrecord.reading.dates.guessing import guessed

SHARED = Path(__file__).parents[3] / "shared" / "gold"

TIMEML = """<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="TimeML_1.2.1.xsd">
<DOCID>own_1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22" functionInDocument="CREATION_TIME">March 22, 2013</TIMEX3></DCT>
<TITLE>Ferry sinks</TITLE>
<TEXT>

The ferry <EVENT eid="e1" class="OCCURRENCE">sank</EVENT> <SIGNAL sid="s1">on</SIGNAL>
<TIMEX3 tid="t1" type="DATE" value="2013-03-19">Tuesday</TIMEX3> &amp; was raised
<TIMEX3 tid="t2" type="DATE" value="2013-03-20">the next day</TIMEX3>.
It had sailed for <TIMEX3 tid="t3" type="DURATION" value="P9Y">nine years</TIMEX3> 🚢.
<TIMEX3 tid="t4" type="DURATION" value="P1D"/>
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="ei1" tense="PAST" aspect="NONE" polarity="POS" pos="VERB"/>
</TimeML>
"""


def read(texts: Iterable[str]) -> Iterator[Parse]:
    return map(guessed, texts)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_timeml_is_scored_without_its_creation_time(tmp_path: Path) -> None:
    gold, out = written(tmp_path, "own_1.tml", TIMEML), tmp_path / "out.jsonl"
    report = evaluate(gold, predictions=out, parser=read)
    assert report.counts == {"gold": 3, "predicted": 3, "documents": 1}
    assert report.measures["strict F1"] == report.measures["value F1"] == report.measures["type accuracy"] == 1
    row = json.loads(out.read_text("utf-8"))
    text = items(gold)[0].text
    assert row["published"] == "2013-03-22"
    assert [text[t["start"] : t["end"]] for t in row["timexes"]] == ["Tuesday", "the next day", "nine years"]
    assert row["timexes"][2]["type"] == "DURATION"


def test_wrong_ends_and_values_are_told_apart(tmp_path: Path) -> None:
    text = TIMEML.replace("P9Y", "P8Y").replace('value="2013-03-20">the next', 'value="2013-03-20">next')
    text = text.replace('<TIMEX3 tid="t2"', 'the <TIMEX3 tid="t2"')
    measures = evaluate(written(tmp_path, "a.tml", text), parser=read).measures
    assert measures["relaxed F1"] == 1
    assert measures["strict F1"] == pytest.approx(2 / 3)
    assert measures["value accuracy"] == pytest.approx(2 / 3)
    assert measures["strict value F1"] == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "text",
    [
        TIMEML.replace("&amp;", "&"),
        TIMEML.replace("&amp;", "& \x07").replace("🚢", "&nbsp;"),
        TIMEML.replace("<TimeML ", '<TimeML xmlns="urn:timeml" '),
        TIMEML.replace(' functionInDocument="CREATION_TIME"', ""),
        TIMEML.replace('value="2013-03-22"', 'value="2013-03-22T10:00"'),
        TIMEML.replace('value="2013-03-22"', 'value="20130322"'),
        TIMEML.replace("<TimeML", '<!DOCTYPE TimeML SYSTEM "TimeML.dtd"><!-- x --><TimeML'),
        TIMEML.replace("🚢", "caf\xe9").encode("cp1252", "replace"),
        "\ufeff" + TIMEML,
        TIMEML.replace("<TEXT>", "<TEXT><s>").replace("</TEXT>", "</s></TEXT>"),
    ],
    ids=["ampersand", "controls", "namespace", "no function", "time", "compact", "doctype", "cp1252", "bom", "nested"],
)  # fmt: skip
def test_timeml_as_it_is_met(tmp_path: Path, text: str | bytes) -> None:
    (item,) = items(written(tmp_path, "a.tml", text))
    assert item.published == "2013-03-22"
    assert [item.text[t.start : t.end] for t in item.timexes] == ["Tuesday", "the next day", "nine years"]
    assert [t.value for t in item.timexes] == ["2013-03-19", "2013-03-20", "P9Y"]


def test_timebank_has_its_creation_time_in_the_text(tmp_path: Path) -> None:
    text = (
        "<TimeML>\n"
        '<TIMEX3 tid="t0" type="DATE" value="1998-02-06" functionInDocument="CREATION_TIME">02/06/98</TIMEX3>\n'
        'He left <TIMEX3 tid="t1" type="DATE" value="1998-02-05">yesterday</TIMEX3>.\n</TimeML>'
    )
    (item,) = items(written(tmp_path, "a.tml", text))
    assert item.published == "1998-02-06"
    assert [item.text[t.start : t.end] for t in item.timexes] == ["yesterday"]


def test_meantime_and_gum_are_joined_to_text(tmp_path: Path) -> None:
    words = ["Rain", "fell", "on", "Monday", ",", "5", "May", ".", "More", "tomorrow"]
    tokens = "".join(f'<token t_id="{i}" sentence="{i // 8}" number="{i}">{w}</token>' for i, w in enumerate(words))
    anchors = "".join(f'<token_anchor t_id="{i}"/>' for i in (3, 4, 5, 6))
    marks = (
        '<TIMEX3 m_id="1" type="DATE" value="2014-05-06" functionInDocument="CREATION_TIME"/>'
        f'<TIMEX3 m_id="2" type="DATE" value="2014-05-05">{anchors}</TIMEX3>'
    )
    written(tmp_path, "a.xml", f"<Document doc_name='a'>{tokens}<Markables>{marks}</Markables></Document>")
    (item,) = items(tmp_path)
    assert (item.text, item.published) == ("Rain fell on Monday, 5 May.\nMore tomorrow", "2014-05-06")
    assert [item.text[t.start : t.end] for t in item.timexes] == ["Monday, 5 May"]
    gum = (
        '<text id="GUM_news_x" dateCreated="2014-05-06"><s>\nIn\tIN\n<date when="2013">\n2013\tCD\n</date>\n</s></text>'
    )
    (item,) = items(written(tmp_path, "GUM_news_x.xml", gum))
    assert [(item.text[t.start : t.end], t.value) for t in item.timexes] == [("2013", "2013")]


@pytest.mark.parametrize(
    "data",
    [b"", b"plain words", b"<TimeML><TEXT>", b"\xff\xfe\x00", b"<html><p>x</p></html>",
     b'<!DOCTYPE a [<!ENTITY b "c">]><TimeML>&b;</TimeML>',
     b"<TimeML>" + b"<s>" * 5000 + b"</s>" * 5000 + b"</TimeML>"],
    ids=["empty", "words", "cut off", "bytes", "html", "entity", "deep"],
)  # fmt: skip
def test_what_is_no_gold_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableInput) as refused:
        items(written(tmp_path, "bad.tml", data))
    assert "bad.tml" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"no \.xml and no \.tml file"):
        items(tmp_path)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("gold", "strict", "value"),
    [("meantime/intra_cross-doc_annotation", 0.84, 0.79), ("gum/annotation", 0.75, 0.82)],
)
def test_floors_without_a_model(gold: str, strict: float, value: float) -> None:
    if not (SHARED / gold).exists():
        pytest.skip(f"needs {SHARED / gold}")
    measures = evaluate(SHARED / gold, parser=read).measures
    assert measures["strict F1"] >= strict
    assert measures["value F1"] >= value
