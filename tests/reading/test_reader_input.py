"""Whatever text comes, the trained reader gives a sound reading of it: rows or none, never a crash."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.blocks import blocks
from onrecord.model import Document
from onrecord.reading.encoder import packaged
from onrecord.reading.flow import flowing
from onrecord.reading.reader import Reading
from onrecord.reading.trained import TrainedReader

pytestmark = pytest.mark.skipif(
    not (packaged() / "words.onnx").exists(), reason="the reader's weights are not here: make train"
)
ARTICLE = (
    "The harbour of Port Ellery will be closed for a month, the mayor, Ana Tora, said on Friday.\n\n"
    "“We have no choice,” she told reporters. “The wall may fall.”\n\n"
    "Fishermen said that they had not been asked.\n\n"
)


@cache
def reader() -> TrainedReader:
    return TrainedReader(threads=1)


def read(*texts: str) -> list[Reading]:
    documents = [Document(f"d{n}", text, "", blocks=blocks(text)) for n, text in enumerate(texts)]
    readings = list(reader().read(documents))
    assert [r.document for r in readings] == documents
    for reading in readings:
        check(reading)
    return readings


def check(reading: Reading) -> None:
    text, parse = reading.document.text, reading.parse
    size = len(parse)
    assert len(parse.text) == len(text)
    assert all(len(column) == size for column in (parse.ends, parse.tags, parse.heads, parse.deps))
    assert all(0 <= head < size for head in parse.heads)
    assert [word for first, last in parse.sentences for word in range(first, last)] == list(range(size))
    assert all(0 <= name.first < name.last <= size for name in parse.names)
    for row in reading.attributions:
        assert 0 <= row.confidence <= 1
        for start, end in (*row.source, *row.cue, *row.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


def said(text: str) -> list[str]:
    (reading,) = read(text)
    return [" … ".join(text[s:e] for s, e in row.content) for row in reading.attributions]


def test_an_article() -> None:
    found = said(ARTICLE)
    assert any("We have no choice" in content for content in found)
    assert any("they had not been asked" in content for content in found)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n\n", "\x00", "\ufeff", "a", '"', "“", "”", ".", "\u202e", "\ud800 said “\udfff”.",
        "e\u0301" * 500, "a" * 100_000, "word " * 3_000, "a" * 100_000 + " said “yes”.",
        '"' * 5_000, '\n"' * 2_000, "“‘" * 2_000,
        "?!" * 2_000, "👍" * 2_000, "1,204\t17.5\n" * 500, "- item\n" * 500, "| a | b |\n|---|---|\n" * 200,
        "http://a.b/" + "c" * 9_000,
        "said " * 2_000, "he said she said " * 500, "“a” said b. " * 500, "((((" * 2_000, "مرحبا قال «نعم» " * 200,
    ],
)  # fmt: skip
def test_what_nobody_would_write(text: str) -> None:
    read(text)


def test_capitals_as_on_the_wire() -> None:
    assert said(ARTICLE.upper())


def test_no_punctuation() -> None:
    read("".join(c for c in ARTICLE if c.isalnum() or c.isspace()) * 20)


def test_turns_of_a_transcript() -> None:
    found = said(
        "THE PRESIDENT: We told them that the talks will go on. (Applause.)\n\n"
        "Q: Did the minister say that he would resign?\n\nTHE PRESIDENT: He said that he would not.\n"
    )
    assert any("would not" in content for content in found)


def test_lines_wrapped_by_hand_end_no_sentence() -> None:
    text = (
        "The minister said on Monday in the capital that the harbour which the\n"
        "fishermen of the northern coast have used since the war would be closed\n"
        "for a month, and that nobody in the government had been told of it until\n"
        "the mayor of the town had written to the newspapers about the old wall.\n"
    )
    (reading,) = read(text)
    assert "\n" not in reading.parse.text.strip()
    assert len(reading.parse.sentences) == 1


def test_flow_keeps_every_offset() -> None:
    text = "One line\r\ngoes on.\n\nAnother."
    document = Document("d", text, "", blocks=())
    assert flowing(document) == text
    assert len(flowing(Document("d", text, "", blocks=blocks(text)))) == len(text)


@settings(max_examples=25)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([*ARTICLE.split(), "\n", "\n\n", '"', "“", "”", "'", "Q:", "said", "told", ",", ".", "—"]),
            st.text(max_size=6),
        ),
        max_size=60,
    )
)
def test_any_words(words: list[str]) -> None:
    read(" ".join(words))


def test_documents_together_are_read_as_they_are_alone() -> None:
    texts = [ARTICLE, "", "No one spoke.", ARTICLE * 30, "“Yes.”"]
    together = read(*texts)
    for text, reading in zip(texts, together, strict=True):
        (alone,) = read(text)
        assert [(a.cue, a.content) for a in alone.attributions] == [(a.cue, a.content) for a in reading.attributions]


@pytest.mark.slow
def test_memory_is_bounded_for_a_long_document() -> None:
    """100,000 words in a fresh process; for more see docs/limits.md."""
    code = (
        "import resource, sys\nfrom onrecord import pipeline\nfrom onrecord.model import Document\n"
        "text = sys.stdin.read()\n"
        "(record,) = pipeline.annotate([Document('d', text, '', language='en')], workers=1)\n"
        "assert not isinstance(record, pipeline.Failed), record\n"
        "print(len(record.attributions), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, input=ARTICLE * 2_300, capture_output=True, text=True, check=True)
    statements, peak = map(int, done.stdout.split())
    assert statements > 1_000
    assert peak < 1_000
