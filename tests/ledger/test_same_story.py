"""The same story in the ledger, one body on every store."""

from __future__ import annotations

import hashlib
import sqlite3
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger.records import TEXT, record

from onrecord.asking.stories import stories, story
from onrecord.errors import UsageError
from onrecord.ledger import Ledger, open_ledger
from onrecord.likeness import kind
from onrecord.model import Document, ReaderVersion, Record

LONG = " ".join(f"Sentence {n} speaks of matter {n * 7 % 31} in words {n * 13 % 47} of its own." for n in range(80))


def document(id: str, text: str, host: str = "a.example", day: str | None = "2024-03-12") -> Record:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Record(Document(id, text, digest, None, f"https://{host}/{id}", day, "en"), ReaderVersion("1", "m"))


def found(ledger: Ledger, id: str) -> dict[str, str | None]:
    (asked,) = ledger.documents_named(id)
    return {each.document.id: kind(each.overlap, asked, each.document) for each in ledger.alike(id)}


def test_copies_excerpts_and_strangers(ledger: Ledger) -> None:
    ledger.add(document("first", TEXT))
    ledger.add(document("spaced", TEXT.replace(" ", "  "), "b.example"))
    ledger.add(document("copy", "OSLO (News Agency) " + TEXT + " Nobody was held.", "c.example"))
    ledger.add(document("whole", f"{LONG} {TEXT} {LONG[:300]}", "d.example"))
    ledger.add(document("stranger", LONG[400:2000].replace("e", "o"), "e.example"))
    assert found(ledger, "first") == {"spaced": "same", "copy": "copy", "whole": "excerpt"}
    assert found(ledger, "whole") == {"first": "excerpt", "spaced": "excerpt", "copy": "excerpt"}
    assert found(ledger, "stranger") == {}
    (mine,) = [each for each in ledger.alike("first") if each.document.id == "whole"]
    assert mine.overlap.inside_a > 0.9 > mine.overlap.inside_b
    with pytest.raises(UsageError, match="did you mean"):
        ledger.alike("coppy")


def test_the_same_document_twice_adds_nothing(ledger: Ledger) -> None:
    for _ in range(2):
        ledger.add(record())
        ledger.add(record("doc-2", text=TEXT + " Nobody was held."))
    assert len(list(ledger.links())) == 1
    assert len(story(ledger, "doc-1").tellings) == 2


def test_links_are_between_those_asked_for(ledger: Ledger) -> None:
    for n in range(4):
        ledger.add(document(f"d{n}", TEXT + " More." * (n % 2), f"{n}.example"))
    pairs = {(link.a.id, link.b.id) for link in ledger.links()}
    assert pairs == {("d0", "d2"), ("d1", "d3"), ("d0", "d1")}  # of the same words, the first stands for the rest
    assert {frozenset((link.a.id, link.b.id)) for link in ledger.links({"d2", "d3"})} == {frozenset(("d2", "d3"))}
    assert list(ledger.links(set())) == []


def test_the_story_begins_with_the_earliest(ledger: Ledger) -> None:
    ledger.add(document("late", TEXT + " Nobody was held.", "b.example", "2024-03-14"))
    ledger.add(document("undated", TEXT + " Nobody was held so far.", "c.example", None))
    ledger.add(document("early", TEXT, "a.example", "2024-03-12"))
    told = story(ledger, "late").tellings
    assert [(each.document.id, each.kind, each.of and each.of.id) for each in told] == [
        ("early", None, None),
        ("late", "copy", "early"),
        ("undated", "copy", "early"),
    ]
    assert [[each.document.id for each in every.tellings] for every in stories(ledger)] == [
        ["early", "late", "undated"]
    ]


words = [f"w{n}" for n in range(40)]
bases = st.lists(st.lists(st.sampled_from(words), min_size=35, max_size=60), min_size=1, max_size=3)


@st.composite
def tellings(draw: st.DrawFn) -> list[Record]:
    """Documents cut, changed and added to from a few texts."""
    made = []
    for base in draw(bases):
        for _ in range(draw(st.integers(1, 4))):
            text = list(base[draw(st.integers(0, 5)) :])
            if draw(st.booleans()):
                text[draw(st.integers(0, len(text) - 1))] = draw(st.sampled_from(["Zenda", "17", "said", "Tarvik"]))
            text += draw(st.lists(st.sampled_from(words), max_size=10))
            made.append(document(f"d{len(made)}", " ".join(text), draw(st.sampled_from(["a.example", "b.example"]))))
    return made


def clusters(documents: list[Record]) -> tuple[set[frozenset[str]], set[tuple[frozenset[str], str | None]]]:
    ledger = open_ledger("sqlite://", create=True)
    for each in documents:
        ledger.add(each)
    told = {frozenset(each.document.id for each in every.tellings) for every in stories(ledger)}
    pairs = {
        (frozenset((each.document.id, other)), how)
        for each in documents
        for other, how in found(ledger, each.document.id).items()
    }
    ledger.close()
    return told, pairs


@settings(max_examples=25)
@given(tellings(), st.randoms())
def test_the_order_of_adding_changes_nothing(documents: list[Record], random: object) -> None:
    mixed = list(documents)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert clusters(documents) == clusters(mixed)


def test_near_duplicates_are_all_found(ledger: Ledger) -> None:
    base = LONG.split()[:300]
    for n in range(12):
        ledger.add(document(f"d{n:02}", " ".join([*base[: n * 2], f"Insert{n}", *base[n * 2 :]]), f"{n}.example"))
    assert len(list(ledger.links())) == len(list(combinations(range(12), 2)))


def test_a_ledger_from_before_likeness_is_brought_up(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    ledger = open_ledger(url, create=True)
    ledger.add(record())
    ledger.add(record("doc-2", text=TEXT + " Nobody was held."))
    ledger.close()
    with sqlite3.connect(tmp_path / "ledger.db") as older:
        for table in ("likenesses", "samples", "bands", "worded", "wordings"):
            older.execute(f"DROP TABLE {table}")
        older.execute("UPDATE meta SET value = '1'")
    older.close()
    ledger = open_ledger(url)
    assert [each.document.id for each in ledger.alike("doc-1")] == ["doc-2"]
    ledger.close()
    assert open_ledger(url).size()["documents"] == 2
