import gzip
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import making
import pytest
from making import BODY, MORE

from onrecord.intake import Refused, Taken, take


def taken(path: Path, **options: object) -> list[Taken]:
    found = list(take([str(path)], **options))  # type: ignore[arg-type]
    assert not [f for f in found if isinstance(f, Refused)], found
    return [f for f in found if isinstance(f, Taken)]


def write(folder: Path, data: bytes, name: str = "input") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("make", "reader", "words"),
    [
        (making.html, "html", BODY), (making.docx, "docx", MORE), (making.odt, "odt", BODY),
        (making.mail, "mail", BODY), (making.rss, "feed", BODY), (making.warc, "html", BODY), (making.rtf, "rtf", MORE),
    ],
)  # fmt: skip
def test_form_is_told_by_content(make: object, reader: str, words: str, tmp_path: Path) -> None:
    first = taken(write(tmp_path, make(), "misleading.pdf"))[0]  # type: ignore[operator]
    assert first.provenance.reader == reader
    assert words in " ".join(first.document.text.split())
    assert first.provenance.size > 0
    assert len(first.provenance.sha256) == 64


def test_text_is_the_decoded_input_unchanged(tmp_path: Path) -> None:
    text = "Cafe\u0301 au lait\r\n\r\n“\u05e9\u05dc\u05d5\u05dd,” she said \U0001f54a\u202e.\r\n"
    assert taken(write(tmp_path, text.encode()))[0].document.text == text
    assert taken(write(tmp_path, text.encode("utf-16")))[0].document.text == text
    assert taken(write(tmp_path, b"\xef\xbb\xbf" + text.encode()))[0].document.text == text
    old = "“It is over,” the minister’s café said – twice.\r\n" * 3
    assert taken(write(tmp_path, old.encode("cp1252")))[0].document.text == old


def test_html_page(tmp_path: Path) -> None:
    found = taken(write(tmp_path, making.html()))[0]
    document = found.document
    assert (document.title, document.published) == ("Court to open case", "2019-11-04")
    assert document.url == "https://courier.example/2019/11/court"
    assert "newsletter" not in document.text
    assert "Sport" not in document.text
    anchor = next(a for a in found.provenance.anchors if document.text[a.start : a.end] == MORE)
    assert anchor.label == "/html/body/article/p[2]"


def test_wrong_charset_declared(tmp_path: Path) -> None:
    page = making.html().replace(b'charset="utf-8"', b'charset="iso-8859-1"')
    assert "“We are ready,”" in taken(write(tmp_path, page))[0].document.text
    old = making.html().decode().encode("cp1252")
    assert "“We are ready,”" in taken(write(tmp_path, old))[0].document.text


def test_pdf_columns_heads_hyphens_and_pages(tmp_path: Path) -> None:
    left = ["The inquiry found that the guards had", "been told nothing of the visit, and that", "no inter-",
            "national observer was let in until the", "governor had returned from the capital."]  # fmt: skip
    right = ["A spokesman for the ministry answered", "that every observer had leave", "to enter at any hour.",
             "He did not say why the gate was shut", "on the morning of the third of March."]  # fmt: skip
    words = ["", "first", "second", "third", "fourth", "Riga", "Bonn", "Lima", "Oslo"]
    pages = []
    for number in range(1, 5):
        page = [(250.0, 760.0, f"Report of the Inquiry   {number}")]
        left[0], right[-1] = (
            f"The {words[number]} inquiry found that guards",
            f"on the morning of {words[-number]} March.",
        )
        right[0], left[1] = (
            f"A {words[number]} spokesman answered there",
            f"been told of the {words[-number]} visit, and that",
        )
        left[-1], right[1] = f"governor came from {words[-number]}.", f"that every {words[number]} observer had leave"
        right[3] = f"He did not say why {words[number]} was shut"
        for k in range(5):  # the file draws row by row, so that reading it in its own order mixes the columns
            page += [(60.0, 700.0 - 12 * k, left[k]), (330.0, 700.0 - 12 * k, right[k])]
        pages.append(page)
    found = taken(write(tmp_path, making.pdf(*pages)))[0]
    text = found.document.text
    assert "Report of the Inquiry" not in text
    assert "no international observer was let in until the governor came from Oslo. A first spokesman" in text.replace(
        "\n\n", " "
    )
    assert [a.label for a in found.provenance.anchors] == ["1", "2", "3", "4"]
    assert all(text[a.start : a.end].startswith("The ") for a in found.provenance.anchors)


def test_pdf_page_without_text_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.intake.ocr._program", lambda: None)
    path = write(tmp_path, making.pdf([(60.0, 700.0, "Only this page bears text.")], []))
    first, second = take([str(path)])
    assert isinstance(first, Taken)
    assert first.document.text == "Only this page bears text."
    assert isinstance(second, Refused)
    assert second.reason == "page 2 has no text: it may be a scan, and Tesseract is not installed to read it"


def test_docx_table_and_anchors(tmp_path: Path) -> None:
    found = taken(write(tmp_path, making.docx()))[0]
    assert "Witness\theard" in found.document.text
    assert found.document.title == "Court to open case"
    labels = {found.document.text[a.start : a.end]: a.label for a in found.provenance.anchors}
    assert labels[MORE] == "item 2"


def test_mail_and_its_attachment(tmp_path: Path) -> None:
    message, annex = taken(write(tmp_path, making.mail(), "m.eml"))
    assert (message.document.title, message.document.published) == ("Court to open case", "2019-11-04")
    assert annex.document.text == MORE
    assert annex.provenance.origin.endswith("m.eml/annex.txt")


def test_feed_keeps_its_own_day(tmp_path: Path) -> None:
    first, second = taken(write(tmp_path, making.rss()))
    assert (first.document.published, first.document.url) == ("2019-11-04", "https://courier.example/1")
    assert first.document.text == f"Court to open case\n\n{BODY}"
    assert second.document.published is None


def test_wacz_reads_the_pages_and_not_the_index(tmp_path: Path) -> None:
    data = making.zipped({
        "datapackage.json": b'{"profile": "data-package"}', "indexes/index.cdx": b"x",
        "archive/data.warc.gz": making.warc()
    })  # fmt: skip
    (page,) = taken(write(tmp_path, data))
    assert page.document.url == "https://courier.example/2019/11/court"


def test_json_lines_with_no_mapping(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": BODY, "date": "2019-11-04", "published": "2019-11-04 12:05:00-05:00", "title": "One"},
        {"id": "b", "text": MORE, "url": "https://courier.example/b"},
    ]
    data = "\n".join(map(json.dumps, rows)).encode()
    for name, packed in (("a", data), ("b", gzip.compress(data)), ("c", data.replace(b"\n", b"\r\n"))):
        one, two = taken(write(tmp_path, packed, name))
        assert (one.document.id, one.document.text, one.document.published) == ("a", BODY, "2019-11-04")
        assert (two.document.id, two.document.url) == ("b", "https://courier.example/b")
        assert one.provenance.anchors[0].label == "1"


def test_a_bad_line_stops_nothing(tmp_path: Path) -> None:
    lines = [b'{"id": "a", "text": "One sentence here."}', b'{"id": "b"', b'{"id": "c", "text": 7}', b"[1]",
             b'{"id": "d", "text": "\\ud83d"}', b'{"id": "e", "text": "\xff"}',
             b'{"id": "f", "text": "Two."}']  # fmt: skip
    found = list(take([str(write(tmp_path, b"\n".join(lines), "x.jsonl"))]))
    assert [f.document.id for f in found if isinstance(f, Taken)] == ["a", "f"]
    faults = [f for f in found if isinstance(f, Refused)]
    assert [f.line for f in faults] == [2, 3, 4, 5, 6]
    assert [f.id for f in faults] == [None, "c", None, "d", None]
    assert all("\n" not in f.reason for f in faults)


def test_json_list_and_pretty_object(tmp_path: Path) -> None:
    rows = [{"headline": "One", "body": BODY}, {"body": MORE}]
    assert len(taken(write(tmp_path, json.dumps(rows).encode()))) == 2
    assert len(taken(write(tmp_path, json.dumps({"articles": rows}, indent=2).encode()))) == 2


def test_csv_with_and_without_mapping(tmp_path: Path) -> None:
    data = f'id;title;text;date\n1;One;"{BODY}";2019-11-04\n2;Two;"{MORE}\nand more";4 Nov 2019\n'.encode()
    one, two = taken(write(tmp_path, data))
    assert (one.document.id, one.document.published, one.document.text) == ("1", "2019-11-04", BODY)
    assert two.document.text.endswith("and more")
    assert two.document.published == "2019-11-04"
    data = f"Nr,Wortlaut\n9,{MORE}\n".encode()
    (row,) = taken(write(tmp_path, data), mapping={"text": "Wortlaut", "id": "Nr"})
    assert (row.document.id, row.document.text) == ("9", MORE)


def test_court_lines(tmp_path: Path) -> None:
    spoken = ["THE COURT: The witness may", "answer the question.", "Q Were you at the gate?",
              "A I was not. I had left",
              "the village by then."] * 5  # fmt: skip
    text = "".join(f"{n:>4}   {words}\n" for n, words in enumerate(spoken, 1)) * 2
    found = taken(write(tmp_path, text.encode("utf-16")))[0]
    assert found.provenance.reader == "transcript"
    assert "THE COURT: The witness may\nanswer the question.\n\nQ Were you" in found.document.text
    labels = [a.label for a in found.provenance.anchors]
    assert (labels[0], labels[24], labels[25]) == ("1:1", "1:25", "2:1")
    anchor = found.provenance.anchors[2]
    assert found.document.text[anchor.start : anchor.end] == "Q Were you at the gate?"


def test_folders_globs_and_archives(tmp_path: Path) -> None:
    write(tmp_path, BODY.encode(), "b.txt")
    write(tmp_path, making.zipped({"x/one.txt": MORE.encode(), "two.html": making.html(), ".hidden": b"x"}), "a.zip")
    write(tmp_path, b"not an article", "README.md")
    origins = [t.provenance.origin.removeprefix(f"{tmp_path}/") for t in taken(tmp_path)]
    assert origins == ["a.zip/x/one.txt", "a.zip/two.html", "b.txt"]
    assert len(taken(Path(f"{tmp_path}/*.txt"))) == 1


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, count in ((BODY.encode(), 1), (making.gz(making.html()), 1), (making.zipped({"a": b"A line."}), 1)):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        assert len([t for t in take(["-"]) if isinstance(t, Taken)]) == count


def test_front_matter_gives_title_and_date(tmp_path: Path) -> None:
    head = "---\ndate: '2019-11-04'\nsource_url: https://courier.example/1\n"
    text = f'{head}title: "Court\\_to\\\n  \\ open"\n---\n\n{BODY}\n'
    document = taken(write(tmp_path, text.encode()))[0].document
    assert (document.title, document.published) == ("Court to open", "2019-11-04")
    assert document.text == text


def test_other_languages_are_marked(tmp_path: Path) -> None:
    german = "Der Minister sagte am Montag, die Regierung werde das Abkommen vor dem Sommer zur Abstimmung stellen."
    assert taken(write(tmp_path, german.encode()))[0].document.language == "de"
    assert taken(write(tmp_path, BODY.encode()))[0].document.language == "en"


def test_originals_are_kept_or_not(tmp_path: Path) -> None:
    path = write(tmp_path, BODY.encode())
    assert taken(path)[0].original == BODY.encode()
    assert taken(path, keep=False)[0].original is None
