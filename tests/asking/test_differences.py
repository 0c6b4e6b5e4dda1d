"""What changed between two versions of a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.asking.differences import Difference, differences, sentences
from onrecord.model import Document, ReaderVersion, Record

BEFORE = (
    "Officials said that troops burned homes in Tarvik. “We saw the smoke,” a villager said.\n"
    "The army killed 12 people. The border is closed."
)


def record(text: str) -> Record:
    return Record(Document("d", text, "0" * 64), ReaderVersion("1", "m"))


def between(before: str, after: str) -> list[Difference]:
    return differences(record(before), record(after))


@pytest.mark.parametrize(
    ("old", "new", "tone"),
    [
        ("Officials said that", "Officials claimed that", "softer"),
        ("Officials said that", "Officials confirmed that", "harder"),
        ("troops burned", "troops may have burned", "softer"),
        ("troops burned", "troops allegedly burned", "softer"),
        ("troops burned", "troops torched", None),
        ("killed 12 people", "killed 15 people", None),
    ],
)
def test_a_statement_in_other_words(old: str, new: str, tone: str | None) -> None:
    (change,) = between(BEFORE, BEFORE.replace(old, new))
    assert (change.change, change.tone) == ("changed", tone)
    assert change.words


def test_a_quotation_removed_and_a_sentence_added() -> None:
    after = BEFORE.replace("“We saw the smoke,” a villager said.\n", "") + " Nobody was held."
    removed, added = between(BEFORE, after)
    assert (removed.change, removed.quotes) == ("removed", True)
    assert removed.before is not None
    assert BEFORE[slice(*removed.before)] == "“We saw the smoke,” a villager said."
    assert added.after is not None
    assert (added.change, after[slice(*added.after)]) == ("added", "Nobody was held.")


def test_what_only_moved_is_no_change() -> None:
    assert between("One came. Two went.", "Two went.\n\nOne came.") == []
    assert between(BEFORE, BEFORE.replace(". ", ".\n")) == []


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts(before: str, after: str) -> None:
    for change in between(before, after):
        assert (change.before is None) == (change.change == "added")
        assert (change.after is None) == (change.change == "removed")
    assert between(before, before) == []
    for text in (before, after):
        ends = [0, *(place for span in sentences(text) for place in span)]
        assert ends == sorted(ends)


def test_time_is_in_proportion_to_length() -> None:
    begun = time.process_time()
    between("word. " * 20_000, "other. " * 20_000)
    sentences("." * 100_000 + "”" * 100_000)
    assert time.process_time() - begun < 5
