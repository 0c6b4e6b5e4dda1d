"""robots.txt, pauses, limits, redirects: on a site of our own."""

from __future__ import annotations

import gzip
import io
import time
from pathlib import Path

import pytest
from fetching.conftest import Site
from warcio.archiveiterator import ArchiveIterator

from onrecord.errors import UnreadableInput, UsageError
from onrecord.fetching import Archive, Exchange, Fetcher, Limits
from onrecord.intake import take

PAGE = (
    b"<html><head><title>Court to open case</title></head><body><article><h1>Court to open case</h1><p>The registrar "
    b"said that the hearing would open on Monday, and that the prosecutor was ready for it.</p></article></body></html>"
)


def fetch(fetcher: Fetcher, url: str) -> list[Exchange]:
    kept: list[Exchange] = []
    fetcher.fetch(url, keep=kept.append)
    return kept


def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(UnreadableInput) as told:
        fetcher.fetch(url, keep=lambda _: None)
    assert "\n" not in str(told.value)
    return str(told.value)


def test_a_page(site: Site, fetcher: Fetcher) -> None:
    (kept,) = fetch(fetcher, site.page("/a?q=1", PAGE))
    assert (kept.status, kept.body, kept.address) == (200, PAGE, "127.0.0.1")
    assert site.paths() == ["/robots.txt", "/a?q=1"]
    assert site.asked[1][1]["User-Agent"].startswith("onrecord/")
    assert site.asked[1][1]["Host"] == f"127.0.0.1:{site.port}"


def test_robots_are_asked_once_and_obeyed(site: Site, fetcher: Fetcher) -> None:
    rules = b"User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nDisallow: /private*.html$\nAllow: /private-but.html\n"
    site.page("/robots.txt", rules, Content_Type="text/plain")
    fetch(fetcher, site.page("/open", PAGE))
    fetch(fetcher, site.page("/private-but.html", PAGE))  # the longest rule holds
    assert "robots.txt asks" in refusal(fetcher, site.page("/private-x.html", PAGE))
    assert site.paths() == ["/robots.txt", "/open", "/private-but.html"]


@pytest.mark.parametrize(
    ("status", "open_"), [(404, True), (403, True), (410, True), (500, False), (503, False), (429, False)]
)
def test_robots_that_cannot_be_had(site: Site, fetcher: Fetcher, status: int, open_: bool) -> None:
    site.page("/robots.txt", b"", status)
    if open_:
        assert fetch(fetcher, site.page("/", PAGE))
    else:
        assert "robots.txt cannot be had" in refusal(fetcher, site.page("/", PAGE))


def test_robots_behind_a_redirect_and_in_gzip(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", b"", 301, Location="/rules")
    site.page("/rules", gzip.compress(b"User-agent: *\nDisallow: /"), Content_Encoding="gzip")
    assert "robots.txt asks" in refusal(fetcher, site.page("/a", PAGE))


def test_robots_of_any_bytes_and_any_size(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", b"\xff\x00\nUser-agent: *\r\nDisallow: /no\n" + b"# more\n" * 200_000)
    assert fetch(fetcher, site.page("/", PAGE))
    assert "robots.txt asks" in refusal(fetcher, site.page("/no", PAGE))


def test_a_page_that_redirects_into_what_robots_forbid(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /no")
    site.page("/no", PAGE)
    assert "robots.txt asks" in refusal(fetcher, site.page("/a", b"", 302, Location="no"))
    assert "/no" not in site.paths()


def test_a_pause_at_each_host(site: Site) -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    fetcher = Fetcher(Limits(allow_private=True), pause=2.0, clock=lambda: now[0], sleep=sleep)
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 7")
    for path in ("/a", "/b", "/c"):
        fetch(fetcher, site.page(path, PAGE))
    assert slept == [2.0, 7.0, 7.0]
    refusal(fetcher, site.page("/busy", b"", 503, Retry_After="60"))
    fetch(fetcher, site.url("/a"))
    assert slept[-1] == 60.0
    refusal(fetcher, site.page("/busy", b"", 429, Retry_After="9000"))
    assert "left alone" in refusal(fetcher, site.url("/a"))


def test_redirects_are_followed_kept_and_bounded(site: Site, fetcher: Fetcher) -> None:
    site.page("/b", b"", 307, Location="/c")
    site.page("/c", PAGE)
    assert [e.status for e in fetch(fetcher, site.page("/a", b"", 301, Location="b"))] == [301, 307, 200]
    assert "redirects more than" in refusal(fetcher, site.page("/loop", b"", 302, Location="/loop"))


@pytest.mark.parametrize(
    ("status", "body", "headers", "why"),
    [
        (404, b"gone", {}, "answers 404"), (200, b"", {}, "empty"), (200, b"x" * 100_001, {}, "larger than 100,000"),
        (200, b"x", {"Content-Type": "image/png"}, "image/png"),
        (200, b"x" * 10, {"Content-Length": "50"}, "whole answer"),
        (302, b"", {}, "answers 302"),
    ],
)  # fmt: skip
def test_what_is_no_page(
    site: Site, fetcher: Fetcher, status: int, body: bytes, headers: dict[str, str], why: str
) -> None:
    site.pages["/"] = (status, headers, body)
    assert why in refusal(fetcher, site.url())


def test_a_page_that_drips_is_hung_up_on(site: Site) -> None:
    site.drip.add("/slow")
    began = time.monotonic()
    fetcher = Fetcher(Limits(seconds=0.5, allow_private=True), pause=0)
    assert "takes longer" in refusal(fetcher, site.page("/slow", b"x" * 400))
    assert time.monotonic() - began < 5


def test_nobody_there(fetcher: Fetcher) -> None:
    assert "robots.txt cannot be had" in refusal(fetcher, "http://127.0.0.1:9/")


def test_the_archive_is_a_warc_that_intake_reads(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "new" / "pages.warc.gz")
    site.page("/a", b"", 301, Location="/b")
    site.page("/b", gzip.compress(PAGE), Content_Encoding="gzip")
    site.page("/c", PAGE.replace(b"Monday", b"Tuesday"), Transfer_Encoding="chunked")
    final = fetcher.fetch(site.url("/a"), keep=archive.add)
    fetcher.fetch(site.url("/c"), keep=archive.add)
    assert final == site.url("/b")
    with archive.path.open("rb") as file:
        records = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in ArchiveIterator(file)]
    a, b, c = site.url("/a"), site.url("/b"), site.url("/c")
    assert records == [
        ("warcinfo", None), ("response", a), ("request", a), ("response", b), ("request", b), ("response", c),
        ("request", c),
    ]  # fmt: skip
    first, second = take([str(archive.path)])
    assert (first.document.url, second.document.url) == (b, c)  # type: ignore[union-attr]
    assert "open on Monday" in first.document.text  # type: ignore[union-attr]
    assert "open on Tuesday" in second.document.text  # type: ignore[union-attr]
    with pytest.raises(UsageError, match="there already"):
        Archive(archive.path).add(fetch(fetcher, c)[0])


def test_what_is_no_page_of_html_keeps_its_url(site: Site, fetcher: Fetcher, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.warc.gz")
    words = "The registrar said that the hearing would open on Monday."
    fetcher.fetch(site.page("/a.txt", words.encode(), Content_Type="text/plain"), keep=archive.add)
    (found,) = take([str(archive.path)])
    assert (found.document.text, found.document.url) == (words, site.url("/a.txt"))  # type: ignore[union-attr]


def test_headers_of_any_bytes_are_kept(site: Site, fetcher: Fetcher) -> None:
    site.page("/", PAGE, X_Odd="caf\xe9 \x80", Set_Cookie="a=b")
    archive_bytes = io.BytesIO()
    from onrecord.fetching.archive import _records

    archive_bytes.write(_records(fetch(fetcher, site.url())[0]))
    archive_bytes.seek(0)
    assert [r.rec_type for r in ArchiveIterator(archive_bytes)] == ["response", "request"]
