"""Quotation marks: a text in, what stands in marks out. ``|`` parts the paragraphs of one quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.timing import growth

from onrecord.reading.quotations import Quotation, quotations


def found(text: str) -> list[str]:
    return [
        "  " * q.depth + "|".join(text[s:e] for s, e in q.spans) + ("" if q.closed else " (open)")
        for q in quotations(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the marks of the press
        ("“We will,” she said, “go.”", ["“We will,”", "“go.”"]),
        ('"We will," she said, "go."', ['"We will,"', '"go."']),
        ("``We go,'' he said. It's ``odd''.", ["``We go,''", "``odd''"]),
        ("«Nous partons», dit-il.", ["«Nous partons»"]),
        ("« Nous partons », dit-il.", ["« Nous partons »"]),
        ("»Wir gehen«, sagte er.", ["»Wir gehen«"]),
        ("„Wir gehen“, sagte er. „Ja“, sagte sie.", ["„Wir gehen“", "„Ja“"]),
        ("„Idziemy”, powiedział.", ["„Idziemy”"]),
        ("‹Oui›, dit-elle.", ["‹Oui›"]),
        # nested
        ("“He told me ‘never’ twice,” she said.", ["“He told me ‘never’ twice,”", "  ‘never’"]),
        ("She: \"He said 'never' to me.\"", ["\"He said 'never' to me.\"", "  'never'"]),
        ("“Outer “inner” rest,” she said.", ["“Outer “inner” rest,”", "  “inner”"]),
        ("“I saw “Jaws.””", ["“I saw “Jaws.””", "  “Jaws.”"]),
        ("“‘No’”", ["“‘No’”", "  ‘No’"]),
        # mixed by a bad keyboard
        ('“We go," she said.', ['“We go,"']),
        # over paragraphs
        ("“First.\n\n“Second.\n\n“Third,” he said.", ["“First.|“Second.|“Third,”"]),
        ('"First.\n\n"Second," he said.', ['"First.|"Second,"']),
        ("“First. \r\n\r\n“Second.”", ["“First.|“Second.”"]),
        ("“First.”\n\n“Second.”", ["“First.”", "“Second.”"]),
        # unbalanced
        ("“Open, and never closed.\n\nNext “one” is fine.", ["“Open, and never closed. (open)", "“one”"]),
        ("“He said, “I go,” and left.", ["“He said, “I go,” and left. (open)", "  “I go,”"]),
        ("Nothing opened.” And then “one”.", ["“one”"]),
        ('“A” “B” "C', ["“A”", "“B”", '"C (open)']),
        # apostrophes and measures are no marks
        ("It's the Smiths' dog and the dogs’ dinner.", []),
        ("Back in the '90s and the ’60s, we couldn't.", []),
        ("'We can't go,' she said. It's late.", ["'We can't go,'"]),
        ("‘We can’t go,’ she said.", ["‘We can’t go,’"]),
        ('He is 6\'2" tall and 5" wide.', []),
        ('The 12" record “Blue” sold.', ["“Blue”"]),
        # scare quotes are marked as any other; what they are is decided with the words
        ("Tom “Big” Lee", ["“Big”"]),
        # touching
        ('"No," said Ann."Yes," said Bob.', ['"No,"', '"Yes,"']),
        ("(“Yes”)—“no”", ["“Yes”", "“no”"]),
        ('"Well...", she said', ['"Well..."']),
        # a rule is none
        ('"""""""""""" and "one"', ['"one"']),
        ("", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_single_marks_are_told() -> None:
    assert [q.single for q in quotations("‘Yes,’ “no”")] == [True, False]


MARKS = st.text(alphabet=st.sampled_from(list("\"'“”„‟«»‘’‹›` \n.aA1-")), max_size=60)


@given(MARKS | st.text(max_size=60))
def test_offsets(text: str) -> None:
    at = (-1, -1)
    for quotation in quotations(text):
        check(quotation, text)
        assert at <= (quotation.spans[0].start, quotation.depth)
        at = (quotation.spans[0].start, quotation.depth)


def check(quotation: Quotation, text: str) -> None:
    before = -1
    for start, end in quotation.spans:
        assert before < start < end <= len(text)
        assert "\n" not in text[start:end]
        before = end
    assert quotation.depth >= 0


@pytest.mark.parametrize(
    "unit",
    ['"', '\n"', '"a" ', "“", "“\n", "“a\n\n", "”", "'", "'a ", "a' ", "‘a’ ", "«", "»", "„a“", "``a'' ", '"a"', "‘"],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    assert growth(quotations, unit) < 25
