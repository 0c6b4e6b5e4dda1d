"""Measures on the data beside the project; skipped where that is absent."""

import json
from pathlib import Path

import pytest

from onrecord.intake import Refused, Taken, take

SHARED = Path(__file__).parents[2] / ".." / "shared" / "corpora"


@pytest.mark.shared
def test_html_gold() -> None:
    """Snippets that belong to the main text and that do not, titles and dates of 13 pages."""
    folder = SHARED / "html"
    if not folder.is_dir():
        pytest.skip("needs ../shared/corpora/html")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    right = wrong = missed = dates = titles = 0
    for page in gold.values():
        (found,) = take([str(folder / page["file"])])
        assert isinstance(found, Taken)
        document = found.document
        inside = sum(words in document.text for words in page["with"])
        right, missed = right + inside, missed + len(page["with"]) - inside
        wrong += sum(words in document.text for words in page["without"])
        dates += document.published == page["date"]
        titles += document.title == page["title"]
        for anchor in found.provenance.anchors:
            assert document.text[anchor.start : anchor.end].strip()
    f1 = 2 * right / (2 * right + wrong + missed)
    assert f1 >= 0.98
    assert dates == len(gold)
    assert titles >= len(gold) - 2


@pytest.mark.shared
def test_pdf_of_three_columns() -> None:
    path = SHARED / "pdf" / "federal-register-2020-17221.pdf"
    if not path.is_file():
        pytest.skip("needs ../shared/corpora/pdf")
    (found,) = take([str(path)])
    assert isinstance(found, Taken)
    text = found.document.text
    assert "computer (FCC) software, revising the existing Airplane Flight Manual (AFM) to incorporate" in text
    assert (
        text.index("AGENCY")
        < text.index("Examining the AD Docket")
        < text.index("Confidential Business Information (CBI)")
    )
    assert text.count("Federal Register / Vol. 85") == 0
    assert [a.label for a in found.provenance.anchors] == [str(n) for n in range(1, 16)]


@pytest.mark.shared
@pytest.mark.slow
def test_bulk_needs_no_mapping() -> None:
    path = SHARED / "wh-briefings.jsonl.gz"
    if not path.is_file():
        pytest.skip("needs ../shared/corpora")
    for number, found in enumerate(take([str(path)], keep=False)):
        assert not isinstance(found, Refused)
        assert found.document.published
        assert found.document.title
        if number == 300:
            break
