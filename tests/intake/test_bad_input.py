import gzip
import os
import time
import tracemalloc
import zlib
from pathlib import Path

import making
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_forms import write

from onrecord.intake import Refused, Taken, take


def refused(path: Path, **options: object) -> Refused:
    (found,) = take([str(path)], **options)  # type: ignore[arg-type]
    assert isinstance(found, Refused)
    assert "\n" not in found.reason
    return found


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"), (b" \n\t ", "white space"), (b"\x00\x01\x02\x03" * 99, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "old Office"),
        (b"%PDF-1.4\nnothing", "damaged"), (b"PK\x03\x04" + b"\0" * 50, "damaged"), (b"{\\rtf1 }", "no text"),
        (b"<?xml version='1.0'?><a>x</a>", "XML of a kind"),
        (b"\xff\xfe\x00\xd8\x00\xd8x", "broken"), (bytes(range(128, 256)) * 20, "encoding"),
    ],
)  # fmt: skip
def test_refused_with_one_line(data: bytes, why: str, tmp_path: Path) -> None:
    assert why in refused(write(tmp_path, data)).reason


def test_one_fault_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path, b"", "a")
    write(tmp_path, making.BODY.encode(), "b")
    assert [type(f) for f in take([str(tmp_path), str(tmp_path / "none")])] == [Refused, Taken, Refused]


def test_a_gigabyte_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with open(path, "wb") as file:
        file.write(b"A sentence. ")
        file.truncate(1_000_000_000)
    tracemalloc.start()
    assert "larger than 10,000,000 bytes" in refused(path).reason
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_limit_is_for_a_document_and_not_for_a_file_of_many(tmp_path: Path) -> None:
    lines = b'{"text": "A short sentence."}\n' * 50
    assert len(list(take([str(write(tmp_path, lines))], limit=100))) == 50
    assert "larger" in refused(write(tmp_path, b'{"text": "' + b"a" * 500 + b'"}\n'), limit=100).reason


def test_zip_bombs(tmp_path: Path) -> None:
    assert "zip bomb" in refused(write(tmp_path, making.zipped({"a.txt": b"0" * 80_000_000}))).reason
    # a gzip stream of blank JSON lines, so that no single line is over the limit
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = packer.compress(b'{"text": "x"}\n')
    data += b"".join(packer.compress((b" " * 99_999 + b"\n") * 10) for _ in range(80)) + packer.flush()
    *_, last = take([str(write(tmp_path, data))])
    assert isinstance(last, Refused)
    assert "zip bomb" in last.reason


def test_archives_too_deep(tmp_path: Path) -> None:
    data = b"A sentence."
    for _ in range(8):
        data = gzip.compress(data)
    assert "too deep" in refused(write(tmp_path, data)).reason


def test_paths_out_of_an_archive(tmp_path: Path) -> None:
    data = making.zipped({"../../etc/escape.txt": b"A sentence.", "C:\\windows\\x.txt": b"A.", "fine.txt": b"A line."})
    found = list(take([str(write(tmp_path, data))]))
    assert [type(f) for f in found] == [Refused, Refused, Taken]
    assert "leads out" in found[0].reason  # type: ignore[union-attr]
    assert os.listdir(tmp_path) == ["input"]


def test_a_file_without_a_name_in_an_archive(tmp_path: Path) -> None:
    data = making.zipped({"x.txt": b"A sentence.", "fine.txt": b"A line."}).replace(b"x.txt", b"\0.txt")
    found = list(take([str(write(tmp_path, data))]))
    assert [type(f) for f in found] == [Refused, Taken]
    assert "no name" in found[0].reason  # type: ignore[union-attr]


def test_xml_entity_bombs(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>'
    feed = making.rss().replace(b"<rss", doctype.encode() + b"<rss", 1).replace(b"General denies it", b"&a11;")
    assert "entities" in refused(write(tmp_path, feed)).reason
    assert "damaged" in refused(write(tmp_path, making.odt(f"{doctype}||<text:p>&a11;</text:p>"))).reason
    external = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    assert "damaged" in refused(write(tmp_path, making.odt(f"{external}||<text:p>&a;</text:p>"))).reason


def test_truncated_gzip_keeps_what_was_whole(tmp_path: Path) -> None:
    import random

    rows = [f'{{"id": "{n}", "text": "Number {random.random()} was said."}}' for n in range(3000)]
    data = gzip.compress("\n".join(rows).encode())
    *good, last = take([str(write(tmp_path, data[: len(data) // 2]))])
    assert len(good) > 100
    assert all(isinstance(g, Taken) for g in good)
    assert isinstance(last, Refused)
    assert "cut off" in last.reason
    assert "damaged" in list(take([str(write(tmp_path, data[:500] + b"\xff" * 500 + data[1000:]))]))[-1].reason  # type: ignore[union-attr]


def test_truncated_warc(tmp_path: Path) -> None:
    plain = gzip.decompress(making.warc(making.html(), making.html("Another thing was said by the registrar.")))
    found = list(take([str(write(tmp_path, plain[:-400]))]))
    assert [type(f) for f in found] == [Taken, Refused]
    assert "cut off" in found[1].reason  # type: ignore[union-attr]


def test_pdf_with_a_loop(tmp_path: Path) -> None:
    whole = making.pdf([(60.0, 700.0, "A sentence on a page.")])
    loop = whole.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    found = list(take([str(write(tmp_path, loop))]))
    assert all(isinstance(f, Refused) for f in found)
    assert found


def test_html_nested_deep(tmp_path: Path) -> None:
    began = time.monotonic()
    page = b"<html><body>" + b"<div>" * 100_000 + making.BODY.encode() + b"</div>" * 100_000 + b"</body></html>"
    found = list(take([str(write(tmp_path, page))]))
    assert len(found) == 1
    many = b"<html><body>" + b"<b>x</b>" * 300_000 + b"</body></html>"
    assert "elements" in refused(write(tmp_path, many)).reason
    assert time.monotonic() - began < 60


def test_bidi_overrides_stay_in_the_text(tmp_path: Path) -> None:
    text = "The envoy \u202edias\u202c nothing, the ministry said."
    (found,) = take([str(write(tmp_path, text.encode()))])
    assert isinstance(found, Taken)
    assert found.document.text == text


def test_mail_of_no_possible_year(tmp_path: Path) -> None:
    data = making.mail().replace(b"04 Nov 2019", b"04 Nov 20199999999999999999999")
    found = next(iter(take([str(write(tmp_path, data))])))
    assert isinstance(found, Taken)
    assert found.document.published is None


def test_columns_of_several_lines_are_told_in_one(tmp_path: Path) -> None:
    assert "there are: c, a b" in refused(write(tmp_path, b'c,"a\nb"\n1,2\n', "t.csv")).reason


def test_mail_nested_deep(tmp_path: Path) -> None:
    data = b"From: a@b.example\nDate: Mon, 04 Nov 2019 09:30:00 +0100\nSubject: x\nMIME-Version: 1.0\n"
    for n in range(300):
        data += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n)
    assert list(take([str(write(tmp_path, data + b"\nA sentence."))]))


def test_no_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "regular" in refused(tmp_path / "pipe").reason


@pytest.mark.parametrize(
    "piece", ["“", '"', "A. ", "By ", "- ", "Aa Bb/", "1\n", "date ", "(AP Photo/", "a-\n", "Q: ", ","]
)
def test_time_is_linear(piece: str, tmp_path: Path) -> None:
    data = (piece * (400_000 // len(piece))).encode()
    began = time.process_time()
    list(take([str(write(tmp_path, data))]))
    assert time.process_time() - began < 10


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    for found in take([str(write(tmp_path, data))]):
        if isinstance(found, Refused):
            assert found.reason
            assert "\n" not in found.reason
        else:
            text = found.document.text
            assert all(text[b.start : b.end].strip() for b in found.document.blocks)
            assert all(0 <= a.start <= a.end <= len(text) for a in found.provenance.anchors)
