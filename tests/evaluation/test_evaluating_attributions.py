"""The measures of attributions: small cases by hand, and the shared scorer's numbers to the last digit."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.errors import UnreadableInput
from onrecord.evaluation.attributions import Score, load, score

SHARED = Path(__file__).parents[3] / "shared" / "gold"
TEXT = "“We will go,” Ana Tora told the court. She said it rained.\n\nIt was late, officials said.\n\n“And we stay.”"


def row(*, source: str = "", cue: str = "", content: str = "") -> dict[str, list[list[int]]]:
    """An attribution by its words; ``…`` parts the fragments of a role."""

    def fragments(words: str) -> list[list[int]]:
        return [[TEXT.index(w), TEXT.index(w) + len(w)] for w in filter(None, words.split("…"))]

    return {"source": fragments(source), "cue": fragments(cue), "content": fragments(content)}


DIRECT = row(source="Ana Tora", cue="told", content="“We will go,”")
PRONOUN = row(source="She", cue="said", content="it rained")
NOMINAL = row(source="officials", cue="said", content="It was late")
BARE = row(content="“And we stay.”")


def scored(gold: list[Any], predicted: list[Any], *, strict: bool = False) -> Score:
    return score([{"id": "a", "text": TEXT, "attributions": gold}], {"a": predicted}, strict=strict)


def test_gold_against_itself_is_all_right() -> None:
    found = scored([DIRECT, PRONOUN, BARE], [DIRECT, PRONOUN, BARE])
    measures = found.measures()
    assert measures["found F1"] == measures["source given found (exact)"] == measures["content soft F1"] == 1.0
    assert measures["AR50 F1"] == pytest.approx(2 / 3)  # a role without words cannot agree, but for the source
    assert measures["role content frag F1"] == 1.0


def test_nothing_given_and_nothing_to_find() -> None:
    assert scored([DIRECT], []).measures()["found F1"] == 0.0
    assert scored([], [DIRECT]).measures()["found P"] == 0.0
    assert scored([], []).measures()["found F1"] == 0.0


def test_half_of_the_words_is_found_and_less_is_not() -> None:
    assert scored([DIRECT], [DIRECT | row(content="We")]).measures()["found R"] == 1.0  # Dice 2/4
    assert scored([PRONOUN], [row(content="rained.\n\nIt was late")]).measures()["found R"] == 0.0


def test_marks_count_only_when_strict() -> None:
    given = {**DIRECT, "content": row(content="We will go")["content"]}
    assert scored([DIRECT], [given]).measures()["content exact F1"] == 1.0
    assert scored([DIRECT], [given], strict=True).measures()["content exact F1"] == 0.0


def test_source_by_exact_and_by_overlap() -> None:
    measures = scored([DIRECT], [{**DIRECT, "source": row(source="Tora")["source"]}]).measures()
    assert measures["source given found (overlap)"] == 1.0
    assert measures["source given found (exact)"] == 0.0


def test_each_gold_is_paired_once() -> None:
    measures = scored([DIRECT], [DIRECT, DIRECT]).measures()
    assert measures["found R"] == 1.0
    assert measures["found P"] == 0.5


def test_recall_by_kind() -> None:
    by = scored([DIRECT, PRONOUN, NOMINAL, BARE], [DIRECT, NOMINAL]).breakdown()
    assert by["type:direct"] == {"gold": 2, "found R": 0.5, "found with source R": 0.5}
    assert by["type:indirect"]["gold"] == 2
    assert [by[f"source:{k}"]["found R"] for k in ("name", "pronoun", "nominal", "none")] == [1.0, 0.0, 1.0, 0.0]


def test_predictions_for_no_article_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="not in the gold"):
        score([], {"b": []})


@pytest.mark.parametrize("content", ["", "no JSON", "[]", '{"id": 1}'])
def test_what_is_no_gold_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(content)
    with pytest.raises(UnreadableInput, match="is no gold"):
        load(tmp_path / "gold.jsonl")


@pytest.mark.shared
@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("gold", ["polnear/dev.jsonl", "gum/news.jsonl"])
def test_the_same_numbers_as_the_shared_scorer(gold: str, strict: bool) -> None:
    original = shared_scorer()
    path = SHARED / gold
    if not path.exists():
        pytest.skip(f"{path} is not here")
    articles = [json.loads(line) for line in path.read_text("utf-8").splitlines()][:20]
    draw = random.Random(f"{gold} {strict}")
    given = [{"id": a["id"], "attributions": perturbed(a, draw)} for a in articles if draw.random() < 0.9]
    theirs = original.score(articles, given, strict)
    ours = score(articles, {g["id"]: g["attributions"] for g in given}, strict=strict)
    assert flat(theirs) == {**renamed(ours), **counted(ours)}


def shared_scorer() -> ModuleType:
    path = SHARED / "score_attributions.py"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    spec = importlib.util.spec_from_file_location("score_attributions", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(article: dict[str, Any], draw: random.Random) -> list[dict[str, Any]]:
    """Gold with edges moved, roles dropped and exchanged, rows left out and doubled, and rows from nowhere."""
    size = len(article["text"])
    rows = []
    for gold in article["attributions"]:
        for _ in range(draw.choice((0, 1, 1, 1, 2))):
            row = {role: [moved(f, size, draw) for f in gold.get(role) or []] for role in ("source", "cue", "content")}
            if draw.random() < 0.1:
                row[draw.choice(("source", "cue", "content"))] = []
            if draw.random() < 0.05:
                row["source"], row["cue"] = row["cue"], row["source"]
            rows.append(row)
    rows += [
        {role: [moved([0, 0], size, draw) for _ in range(draw.randrange(3))] for role in ("source", "content")}
        for _ in range(draw.randrange(4))
    ]
    draw.shuffle(rows)
    return rows


def moved(fragment: list[int], size: int, draw: random.Random) -> list[int]:
    if fragment == [0, 0]:
        start = draw.randrange(size)
        return [start, min(size, start + draw.randrange(120))]
    if draw.random() < 0.6:
        return fragment
    start, end = (max(0, min(size, at + draw.randrange(-15, 16))) for at in fragment)
    return [start, end]


_NAMES = {
    "found-F1": "found F1", "found-P": "found P", "found-R": "found R", "AR-soft50-F1": "AR50 F1",
    "AR-exact-F1": "AR-exact F1", "source-overlap-F1": "source overlap F1",
    "source-acc-given-found (exact)": "source given found (exact)",
    "source-acc-given-found (overlap)": "source given found (overlap)",
    "... gold has source (exact)": "source given found, gold has source (exact)",
    "... gold has source (overlap)": "source given found, gold has source (overlap)",
    **{f"{r}-{k}-F1": f"{r} {k} F1" for r in ("source", "cue", "content") for k in ("exact", "soft")},
}  # fmt: skip


def flat(theirs: dict[str, Any]) -> dict[str, float]:
    found = {_NAMES[name]: value for name, value in theirs["attribution"].items()}
    for role, measures in theirs["role"].items():
        for measure, values in measures.items():
            found |= {f"role {role} {measure} {name}": value for name, value in values.items()}
    for key, values in theirs["by"].items():
        name = key.replace("src:", "source:")
        found |= {f"{name} gold": values["gold"], f"{name} found": values["found-R"]}
        found[f"{name} with source"] = values["found+source-overlap-R"]
    return found | {"gold": theirs["gold"], "predicted": theirs["pred"]}


def renamed(ours: Score) -> dict[str, float]:
    return dict(ours.measures())


def counted(ours: Score) -> dict[str, float]:
    found: dict[str, float] = {"gold": ours.count["gold"], "predicted": ours.count["predicted"]}
    for name, values in ours.breakdown().items():
        found |= {f"{name} gold": values["gold"], f"{name} found": values["found R"]}
        found[f"{name} with source"] = values["found with source R"]
    return found
