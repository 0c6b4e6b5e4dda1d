import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.blocks import blocks

SHARED = Path(__file__).parents[2] / ".." / "shared"


def marked(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in blocks(text)]


def check(text: str, *expected: tuple[str, str]) -> None:
    assert marked(text) == list(expected)


REST = "The two governments will meet again in the spring, officials said."


def test_leading_date_runs_into_the_text() -> None:
    check(f"\n date 2019-11-04 {REST}", ("date", "date 2019-11-04"), ("paragraph", REST))


@pytest.mark.parametrize(
    "line",
    ["4 November 2019", "Monday, November 4, 2019", "Published: 4 Nov 2019 10:32 GMT", "2019-11-04T10:32:00Z"],
)
def test_date_lines(line: str) -> None:
    check(f"Ministers meet in Tallinn\n{line}\n{REST}", ("headline", "Ministers meet in Tallinn"), ("date", line),
          ("paragraph", REST))  # fmt: skip


def test_weekday_and_date_run_into_the_first_paragraph() -> None:
    check(f"Ministers meet\n\nMonday, November 4, 2019 {REST}", ("headline", "Ministers meet"),
          ("date", "Monday, November 4, 2019"), ("paragraph", REST))  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe", "By Jane Doe and Ali bin Rashid", "BY JANE DOE, DIPLOMATIC CORRESPONDENT", "Jane Doe, Staff Writer",
     "Written by: Jane Doe", "By Jane Doe | Riga Courier", "Jane Doe – Europe correspondent"],
)  # fmt: skip
def test_bylines(line: str) -> None:
    check(f"Ministers meet\n{line}\n{REST}", ("headline", "Ministers meet"), ("byline", line), ("paragraph", REST))


@pytest.mark.parametrize(
    "line",
    ["RIGA (Reuters) –", "GENEVA, March 3 —", "TBILISI, Georgia --", "UNITED NATIONS -", "Riga, Latvia —",
     "Nairobi (AFP) -", "SÃO PAULO, 3 May 2019 (EFE) –", "BONN/PARIS —"],
)  # fmt: skip
def test_datelines(line: str) -> None:
    check(f"{line} {REST}", ("dateline", line), ("paragraph", REST))


def test_credits_fused_with_captions() -> None:
    check(f"{REST}\n\nAnna Berg/Courier The prime minister is in Tallinn for the talks.\n\n{REST}",
          ("paragraph", REST), ("credit", "Anna Berg/Courier"),
          ("caption", "The prime minister is in Tallinn for the talks."), ("paragraph", REST))  # fmt: skip
    check(f"{REST}\n\n-/AFP One of the ships that the coast guard claims was boarded.\n\n{REST}", ("paragraph", REST),
          ("credit", "-/AFP"), ("caption", "One of the ships that the coast guard claims was boarded."),
          ("paragraph", REST))  # fmt: skip
    check(f"{REST}\nThe envoy arrives at the palace on Friday. (AP Photo/Anna Berg)\n{REST}", ("paragraph", REST),
          ("caption", "The envoy arrives at the palace on Friday."), ("credit", "(AP Photo/Anna Berg)"),
          ("paragraph", REST))  # fmt: skip


@pytest.mark.parametrize("line", ["Photo: Anna Berg", "Image: Anna Berg/Courier", "Photo by Anna Berg"])
def test_credit_lines(line: str) -> None:
    check(f"{REST}\n{line}\n{REST}", ("paragraph", REST), ("credit", line), ("paragraph", REST))


@pytest.mark.parametrize(
    "line",
    ["Read more: Ten things to know about the talks", "Share this article", "Subscribe to our daily newsletter",
     "We use cookies to make this site better.", "Advertisement", "READ MORE »", "© 2019 The Courier",
     "Sign up for the morning briefing", "Share", "24 comments", "***", "Follow us on Twitter"],
)  # fmt: skip
def test_furniture(line: str) -> None:
    check(f"{REST}\n{line}\n{REST}", ("paragraph", REST), ("boilerplate", line), ("paragraph", REST))


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers to the theory that the envoy lied are few, the minister said.",
        "Read more broadly, the ruling obliges the government to act, he said.",
        "Sponsored by the army, the militia burned two villages, witnesses said.",
        "Advertising firms denied that they had paid the minister",
        "By the end of the week the court will rule, the registrar said.",
        "By Friday the court will have ruled on the matter",
        "Comments by the president angered the neighbours, the envoy said.",
        "Photo evidence shows the camp was burned, the group said.",
        "Related charges against the general were dropped on Friday.",
        "Video: was it real? The army said it was not, and that the man “had never been there”.\n" + REST,
        "Share prices fell after the minister resigned.",
        "Image is everything, the minister said.",
        "Watch out, the ambassador warned",
        "HIV/AIDS Policy",
        "National Security Memorandum/NSM-12",
        "Health Services/Futuros Grants: $82,022",
        "Men and/or women were held in the camp, the report says.",
        "COVID-19 – a disease – was named as the cause.",
        "Log in records show the envoy had left, police said.",
    ],
)
def test_statements_are_not_silenced(line: str) -> None:
    kinds = {kind for kind, words in marked(f"{REST}\n{line}\n{REST}") if "Video" not in words}
    assert kinds == {"paragraph"}


def test_a_caption_in_which_somebody_speaks_stays_readable() -> None:
    found = marked(f"{REST}\nAnna Berg/AFP “We were never asked,” the mayor said on Friday.\n{REST}")
    assert found[1:3] == [
        ("credit", "Anna Berg/AFP"),
        ("paragraph", "“We were never asked,” the mayor said on Friday."),
    ]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "The foreign minister told the assembly on Tuesday that the agreement\n"
        "would be put to a vote before the summer, and that no amendment would\n"
        "be taken up by the government until the committee had been heard on\n"
        "every one of its articles.\n\n"
        "A spokeswoman for the opposition answered that the government had no\n"
        "mandate for the agreement and that her party would go to the courts\n"
        "if it was put to a vote before then.\n"
    )
    assert [b.kind for b in blocks(text)] == ["paragraph", "paragraph"]
    crlf = text.replace("\n", "\r\n")
    assert [crlf[b.start : b.end].count("\r\n") for b in blocks(crlf)] == [3, 2]


def test_a_line_a_paragraph_stays_so() -> None:
    lines = [f"Short sentence number {n} with {'very ' * (n % 7)}few words in it." for n in range(20)]
    assert len(blocks("\n".join(lines))) == 20


def test_front_matter() -> None:
    text = "---\ndate: '2019-11-04'\ntitle: Ministers meet\n---\n\n" + REST
    assert [b.kind for b in blocks(text)] == ["boilerplate"] * 4 + ["paragraph"]


@given(st.text(st.sampled_from('aA B/-—–.:,“”"\n\r\t()1290byPhotoREADmore©') | st.characters(), max_size=300))
@settings(max_examples=300, deadline=None)
def test_blocks_cover_all_words_in_order(text: str) -> None:
    at = 0
    for block in blocks(text):
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip("\ufeff \n\r\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029").strip()
        at = block.end
    assert not text[at:].replace("\ufeff", "").strip()


@pytest.mark.shared
def test_seed_article() -> None:
    folder = SHARED / "seed"
    if not folder.is_dir():
        pytest.skip("needs ../shared/seed")
    text = (folder / "article.txt").read_bytes().decode("utf-8")
    gold = {(b["kind"], b["start"], b["end"]) for b in json.loads((folder / "gold.json").read_text())["blocks"]}
    found = {(b.kind, b.start, b.end) for b in blocks(text) if b.kind != "paragraph"}
    assert found == gold
