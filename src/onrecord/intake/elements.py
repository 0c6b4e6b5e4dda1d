"""Paragraphs → the HTML elements that hold their words: found in the page's own order, by letters alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from onrecord.model import Anchor

_LETTERS = re.compile(r"\w")
_SILENT = frozenset({"script", "style", "noscript", "template"})
_SHORT = 24  # letters: a shorter paragraph must begin where a piece of the page's text begins
_TRIES = 50
_MOST_MISSES = 200  # paragraphs that do not follow on the one before, after which no more are looked for


def key(text: str) -> str:
    """The letters and digits of a text in lower case."""
    return "".join(_LETTERS.findall(text)).lower()


def anchors(tree: Any, paragraphs: Sequence[str], *, gap: int) -> tuple[Anchor, ...]:
    """For each paragraph the innermost element that holds all of its words; ``gap`` characters lie between two.

    A paragraph whose words do not stand together on the page has none. An anchor's label is the element's XPath.
    """
    body = tree.find("body")
    pieces = [(key(words), element) for words, element in _pieces(tree if body is None else body)]
    pieces = [piece for piece in pieces if piece[0]]
    page = "".join(words for words, _ in pieces)
    starts, at = [], 0
    for words, _ in pieces:
        starts.append(at)
        at += len(words)
    begun = set(starts)
    root = tree.getroottree()
    found, offset, after, misses = [], 0, 0, 0
    for paragraph in paragraphs:
        wanted = key(paragraph)
        place = -1
        if wanted and misses < _MOST_MISSES:
            place = _place(page, wanted, after, begun)
            if place < 0:
                misses += 1
                place = _place(page, wanted, 0, begun)
        if place >= 0:
            after = place + len(wanted)
            first = pieces[bisect_right(starts, place) - 1][1]
            last = pieces[bisect_right(starts, after - 1) - 1][1]
            label = root.getpath(_common(first, last))
            found.append(Anchor(offset, offset + len(paragraph), "element", label))
        offset += len(paragraph) + gap
    return tuple(found)


def _place(page: str, wanted: str, after: int, begun: set[int]) -> int:
    """Where the letters stand from ``after`` on; -1 if nowhere."""
    place = page.find(wanted, after)
    for _ in range(_TRIES):
        if place < 0 or len(wanted) >= _SHORT or place in begun:
            return place
        place = page.find(wanted, place + 1)
    return -1


def _pieces(tree: Any) -> Iterator[tuple[str, Any]]:
    """The pieces of text in the page's order, each with the element that holds it."""
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            if element.text and element.tag not in _SILENT:
                yield element.text, element
        elif element.tail and element is not tree and element.getparent() is not None:
            yield element.tail, element.getparent()


def _common(first: Any, last: Any) -> Any:
    """The innermost element that holds both."""
    if first is last:
        return first
    above = {first, *first.iterancestors()}
    return next((e for e in (last, *last.iterancestors()) if e in above), first)
