"""HTML pages → main text, title, date, canonical URL (trafilatura), each paragraph led back to its element."""

from __future__ import annotations

import logging
import re
import warnings
from typing import Any

from lxml import html as lxml_html

from onrecord.errors import UnreadableInput
from onrecord.intake import markup
from onrecord.intake.charset import decode_page
from onrecord.intake.elements import anchors, key
from onrecord.intake.taken import Extract

_MAX_ELEMENTS = 200_000
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


def extract(data: bytes, *, charset: str | None = None, url: str | None = None) -> Extract:
    """The article on a page; the text is its title and its paragraphs, a line each with an empty one between.

    ``charset`` and ``url`` are what HTTP said, where that is known. An anchor's label is the element's XPath.

    Raises:
        UnreadableInput: no HTML, no text in it, or too large a tree.
    """
    page = decode_page(data, declared=charset)
    if page.count("<") > 2 * _MAX_ELEMENTS:
        raise UnreadableInput(f"the page has more than {_MAX_ELEMENTS:,} elements")
    tree = markup.parsed(page)
    found = _bare(page, url)
    paragraphs = _paragraphs(found.text or "") if found is not None else []
    if not paragraphs:
        paragraphs = _paragraphs(markup.plain(page))
    if not paragraphs:
        raise UnreadableInput("there is no text on this page")
    title = _title(tree, found.title if found is not None else None)
    if title and key(title) not in {key(p) for p in paragraphs[:3]}:
        paragraphs.insert(0, title)
    text = "\n\n".join(paragraphs)
    return Extract(
        text=text, title=title, url=_canonical(tree) or url, published=_date(found),
        anchors=anchors(tree, paragraphs, gap=2),
    )  # fmt: skip


def _bare(page: str, url: str | None) -> Any:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # dateutil's, of odd time zones
            return trafilatura.bare_extraction(
                page, url=url, include_comments=False, include_tables=True, with_metadata=True
            )
    except (RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError):
        return None  # a page that trafilatura cannot take is read whole


def _paragraphs(text: str) -> list[str]:
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]


def _date(found: Any) -> str | None:
    date = getattr(found, "date", None)
    return date if isinstance(date, str) and _DATE.match(date) else None


def _meta(tree: lxml_html.HtmlElement, name: str) -> str | None:
    for element in tree.iter("meta"):
        if name in (element.get("property"), element.get("name")) and (element.get("content") or "").strip():
            return " ".join(str(element.get("content")).split())
    return None


def _title(tree: lxml_html.HtmlElement, given: str | None) -> str | None:
    """The article's own title: the heading that what the page calls itself holds; else that, without the site."""
    named = (_meta(tree, name) for name in ("og:title", "twitter:title", "DC.title", "citation_title"))
    stated = next((title for title in named if title), None)
    whole = stated or next((_text(e) for e in tree.iter("title") if _text(e)), None)
    if not whole:
        return given
    headings = [_text(e) for tag in ("h1", "h2", "h3") for e in tree.iter(tag)]
    # a heading that is but a part of the title may be a rubric or the site's name
    least = len(key(whole)) / 2 if stated else 1
    within = [h for h in headings if len(key(h)) >= least and key(h) in key(whole)]
    if within:
        return max(within, key=len)
    return _without_site(stated, _meta(tree, "og:site_name")) if stated else given or whole


def _without_site(title: str, site: str | None) -> str:
    if site:
        for mark in (" | ", " - ", " – ", " — ", " « ", " » ", " · ", ": "):
            title = title.removesuffix(mark + site)
    return title


def _canonical(tree: lxml_html.HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith("http"):
            return str(element.get("href"))
    url = _meta(tree, "og:url")
    return url if url and url.startswith("http") else None


def _text(element: Any) -> str:
    """The words in an element; the depth of a tree is bounded, so all of them together cost linear time."""
    return " ".join("".join(element.itertext()).split())
