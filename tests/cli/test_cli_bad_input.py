"""Every kind of bad input, given to the program at once: a line each, exit status 1, and the good one is read."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "intake"))

import making

ROWS = "".join(json.dumps({"id": f"{n}", "text": f"Number {n}. {making.BODY}"}) + "\n" for n in range(300)).encode()
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]>'
PDF = making.pdf([(60.0, 700.0, "A sentence on a page.")])
WARC = gzip.decompress(making.warc(making.html()))
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (lambda: making.zipped({"a.txt": b"0" * 80_000_000}), "zip bomb"),
    "entity bomb in a feed": (lambda: making.rss().replace(b"<rss", BOMB.encode() + b"<rss", 1), "entities"),
    "entity bomb in an ODT": (lambda: making.odt(f"{BOMB}||<text:p>&a11;</text:p>"), "damaged"),
    "path out of an archive": (lambda: making.zipped({"../../etc/x.txt": b"A sentence."}), "leads out"),
    "PDF with a loop": (lambda: PDF.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"), "page"),
    "truncated gzip": (lambda: gzip.compress(ROWS)[:-300], "cut off"),
    "truncated WARC": (lambda: WARC[:-300], "cut off"),
    "empty": (lambda: b"", "empty"),
    "blank": (lambda: b" \n\n", "white space"),
    "binary": (lambda: bytes(range(256)) * 40, "not text"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"),
    "not UTF-16": (lambda: b"\xff\xfe\x00\xd8\x00\xd8x", "broken"),
    "page of too many elements": (lambda: b"<html><body>" + b"<b>x</b>" * 300_000, "elements"),
    "a line over the limit": (lambda: b'{"text": "' + b"a" * 10_000_001 + b'"}\n', "--limit"),
}


def test_bad_input_of_every_kind(ask: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    for name, (make, _) in BAD.items():
        (folder / name).write_bytes(make())
    (folder / "good").write_text(making.BODY, encoding="utf-8")
    with open(folder / "gigabyte", "wb") as file:
        file.write(b"A sentence. ")
        file.truncate(1_000_000_000)
    status, out, err = ask("read", "--store-only", folder)
    assert (status, out) == (1, "")
    *told, summary = err.splitlines()
    assert all(each.startswith("onrecord: ") for each in told)
    for name, (_, why) in BAD.items():
        assert [each for each in told if f"/{name}" in each and why in each], name
    assert [each for each in told if "/gigabyte: it is larger than 10,000,000 bytes" in each]
    assert "fault of the program" not in err
    assert "could not be read" in summary
    shown = ask("show", "--json")[1].splitlines()
    assert [each for each in shown if json.loads(each)["sha256"] == _digest(folder / "good")]


def test_odd_but_good_input_is_read(ask: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    deep = b"<html><body>" + b"<div>" * 100_000 + making.BODY.encode() + b"</div>" * 100_000
    (folder / "deep.html").write_bytes(deep)
    (folder / "charset.html").write_bytes(making.html().replace(b'charset="utf-8"', b'charset="koi8-r"'))
    (folder / "bidi.txt").write_text(f"The envoy \u202edias\u202c nothing. {making.BODY}", encoding="utf-8")
    status, _, err = ask("read", "--store-only", folder)
    assert status in (0, 1)  # whether lxml reads a page so deep depends on its version; it is read or refused
    assert "fault of the program" not in err
    ids = [json.loads(each) for each in ask("show", "--json")[1].splitlines()]
    texts = [ask("show", each["id"], "--text")[1] for each in ids]
    assert any("“We are ready,”" in text for text in texts)
    assert any("\u202e" in text for text in texts)
    assert all("\u202e" not in ask("show", each["id"])[1] for each in ids)


def _digest(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()
