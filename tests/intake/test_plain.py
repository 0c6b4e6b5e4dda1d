"""Scraped news as it really comes: every trait that the plain-text intake is there for, in sentences of our own."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from test_blocks import marked
from test_forms import taken, write

from onrecord.intake.blocks import blocks

ARTICLE = """date 2019-11-04 Ministers of the two countries met in Tallinn on Monday.

By Jane Doe

RIGA (Reuters) – “We shall not sign,” the envoy said — not before the café’s naïve owner had left.

Anna Berg/Courier The prime minister is in Tallinn for the talks.

-/AP One of the ships that the coast guard claims was boarded.

Read more: Ten things to know about the talks

“They were told nothing,” she added. “Nobody was.”
"""
KINDS = ["date", "paragraph", "byline", "dateline", "paragraph", "credit", "caption", "credit", "caption",
         "boilerplate", "paragraph"]  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("utf-16", b""), ("utf-16-be", b"\xfe\xff")],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_article_in_every_encoding(tmp_path: Path, encoding: str, mark: bytes, end: str, form: str) -> None:
    text = unicodedata.normalize(form, ARTICLE).replace("\n", end)
    if encoding == "cp1252" and form == "NFD":
        pytest.skip("Windows-1252 has no combining marks")
    (found,) = taken(write(tmp_path, mark + text.encode(encoding)))
    document = found.document
    assert document.text == text
    assert [b.kind for b in document.blocks] == KINDS
    assert document.published == "2019-11-04"
    assert document.language == "en"


@pytest.mark.parametrize(
    "words",
    [
        "“Not now \U0001f54a\ufe0f\U0001f1f3\U0001f1ff,” the envoy said \U0001f468\u200d\U0001f469\u200d\U0001f467.",
        "The minister said: \u05f4\u05dc\u05d0 \u05e0\u05d7\u05ea\u05d5\u05dd\u05f4, and left the hall.",
        "“\u0644\u0646 \u0646\u0648\u0642\u0639”\u200f, said the envoy, ”\u202bnever\u202c“.",
        "Zoe\u0308 O\u2019Brien said the cafe\u0301 “was never ours”.",
        "Null width\u200b and\u00a0hard spaces, the clerk said, \u2018are no fault\u2019.",
    ],
)
def test_no_character_is_changed(tmp_path: Path, words: str) -> None:
    text = f"{words}\r\n\r\n{words}\n"
    (found,) = taken(write(tmp_path, text.encode()))
    assert found.document.text == text
    assert [text[b.start : b.end] for b in found.document.blocks] == [words, words]


def test_missing_paragraph_breaks() -> None:
    text = (
        "The two governments will meet again in spring, officials said. Anna Berg/Courier The prime minister is in "
        "Tallinn for the talks. The opposition called it a farce. -/AFP One of the ships that was boarded. “We saw "
        "nothing,” the mate said."
    )
    assert marked(text) == [
        ("paragraph", "The two governments will meet again in spring, officials said."),
        ("credit", "Anna Berg/Courier"),
        ("caption", "The prime minister is in Tallinn for the talks."),
        ("paragraph", "The opposition called it a farce."),
        ("credit", "-/AFP"),
        ("caption", "One of the ships that was boarded."),
        ("paragraph", "“We saw nothing,” the mate said."),
    ]


def test_a_sentence_spoken_after_a_credit_is_no_caption() -> None:
    text = "Officials said so. Anna Berg/AFP The mayor said that nobody had asked her. The council agreed."
    assert [kind for kind, _ in marked(text)] == ["paragraph", "credit", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "Voters are unhappy. A Washington Post/ABC News poll found that most of them want talks. He said so.",
        "Washington Post/ABC News poll finds that most of the voters want talks with the neighbours.",
        "He left. Supreme Court/Congress The two have quarrelled before. A Fox News/Marist survey said so.",
        "The bill was read. Men and/or women may serve. HIV/AIDS Programmes will go on, she said.",
    ],
)
def test_slashes_that_are_no_credits(text: str) -> None:
    assert "caption" not in {kind for kind, words in marked(text) if "poll" in words or "women" in words}


@pytest.mark.parametrize("piece", ["A. Aa Bb/", ". Anna Berg/AFP The ", "/. A", "Aa Aa/Aa Aa "])
def test_credits_within_cost_linear_time(piece: str) -> None:
    import time

    began = time.process_time()
    blocks(piece * (300_000 // len(piece)))
    assert time.process_time() - began < 5
