"""Paragraphs are led back to the innermost element that holds all of their words."""

from __future__ import annotations

import time

from lxml import html

from onrecord.intake.elements import anchors

PAGE = """<html><head><title>Court to open case</title></head><body><nav><a href="/">Court</a></nav><article>
<h1>Court to open case</h1><div>The registrar <b>said</b> that <!-- not --> the hearing would open on Monday.<br>
The prosecutor told the court that she was ready for it.<p>No date was given for the ruling, the clerk said.</p></div>
<script>No date was given for the ruling, the clerk said.</script>
<ul><li><a href="/x">Agreed.</a></li></ul><p>No date was given for the ruling, the clerk said.</p></article></body>"""


def labels(*paragraphs: str, page: str = PAGE) -> list[str | None]:
    found = {a.start: a.label for a in anchors(html.fromstring(page), paragraphs, gap=2)}
    starts = [sum(len(p) + 2 for p in paragraphs[:n]) for n in range(len(paragraphs))]
    return [found.get(start) for start in starts]


def test_the_elements_of_a_page() -> None:
    clerk = "No date was given for the ruling, the clerk said."
    assert labels(
        "Court to open case",
        "The registrar said that the hearing would open on Monday.",
        "The prosecutor told the court that she was ready for it.",
        clerk,
        "Agreed.",
        clerk,
        "Nobody said this.",
        "Court",
    ) == [
        "/html/body/article/h1", "/html/body/article/div", "/html/body/article/div", "/html/body/article/div/p",
        "/html/body/article/ul/li/a", "/html/body/article/p", None, "/html/body/nav/a",
    ]  # fmt: skip


def test_a_short_paragraph_is_not_found_within_other_words() -> None:
    assert labels("art", "rule") == [None, None]


def test_words_over_several_elements_have_the_one_around_them() -> None:
    assert labels("Agreed. No date was given for the ruling, the clerk said.") == ["/html/body/article"]


def test_time_is_linear() -> None:
    page = "<html><body>" + "".join(f"<p>a{n} b</p>" for n in range(40_000)) + "</body></html>"
    paragraphs = [f"a{n} b" for n in reversed(range(40_000))]
    began = time.process_time()
    labels_found = anchors(html.fromstring(page), paragraphs, gap=2)
    assert time.process_time() - began < 10
    assert labels_found
