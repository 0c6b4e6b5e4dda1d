"""PDF → text in reading order (pypdfium2): columns, running heads, hyphens; each page anchored."""

from __future__ import annotations

import itertools
import re
import time
from collections import Counter
from typing import Any

from onrecord.errors import UnreadableInput
from onrecord.intake.calendar import find_date
from onrecord.intake.layout import Line, ordered
from onrecord.intake.taken import Extract
from onrecord.model import Anchor

_MAX_PAGES = 3000
_MAX_SECONDS = 120.0
_MAX_TEXT = 20_000_000
_MAX_PIECES = 20_000  # on one page
_DIGITS = re.compile(r"\d+")
_HYPHENS = "-\u00ad\u2010\ufffe\x02"


def extract(data: bytes) -> Extract:
    """The words of all pages without running heads and feet; an anchor's label is the page's number, from 1.

    Raises:
        UnreadableInput: damaged, encrypted, or without a text layer and no Tesseract installed to read it.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = "assword" in str(error)
        raise UnreadableInput(
            "this PDF is locked with a password: save it without" if encrypted else "this PDF is damaged"
        ) from error
    try:
        if len(document) > _MAX_PAGES:
            raise UnreadableInput(f"it has more than {_MAX_PAGES:,} pages: cut it up")
        pages = _pages(document)
        title = document.get_metadata_dict().get("Title", "")
    finally:
        document.close()
    pages = _without_heads(pages)
    from onrecord.intake.numbered import unnumbered

    text, anchors, empty = "", [], []
    for number, lines in enumerate(pages, 1):
        body = _joined(unnumbered(lines))
        if not body:
            empty.append(number)
            continue
        if text:
            # a sentence that runs over the page's end stays one
            text += " " if text[-1] not in '.!?:”"’)' and body[:1].islower() else "\n\n"
        anchors.append(Anchor(len(text), len(text) + len(body), "page", str(number)))
        text += body
        if len(text) > _MAX_TEXT:
            raise UnreadableInput("it holds more than 20 million characters: cut it up")
    if not text:
        from onrecord.intake import ocr

        raise UnreadableInput(f"no page of this PDF has text{ocr.hint()}")
    end = len(text)
    anchors.extend(Anchor(end, end, "page", f"{number} (no text on this page)") for number in empty)
    return Extract(text=text, title=_title(title), anchors=tuple(anchors))


def _between(text: str, body: str) -> str:
    """What stands between two pages: a sentence that runs over stays one."""
    if text[-1] in "-–" and text[-2:-1].isalnum():
        return ""
    return " " if text[-1] not in '.!?:”"’)' and body[:1].islower() else "\n\n"


def _pages(document: Any) -> list[list[Line]]:
    import pypdfium2

    from onrecord.intake import ocr

    began, found = time.monotonic(), []
    for index in range(len(document)):
        if time.monotonic() - began > _MAX_SECONDS:
            raise UnreadableInput(f"reading it takes longer than {_MAX_SECONDS:.0f} s (stopped at page {index + 1})")
        try:
            page = document[index]
            lines = _lines(page)
            if not lines:
                lines = [Line(t, 0, 0, 0, 0) for t in ocr.lines(page)]
        except pypdfium2.PdfiumError:
            lines = []  # a broken page is reported as one without text
        found.append(lines)
    return found


def _lines(page: Any) -> list[Line]:
    text = page.get_textpage()
    count = text.count_rects()
    if page.get_rotation() or count > _MAX_PIECES:
        return _plain(text.get_text_range())
    pieces = []
    for k in range(count):
        left, bottom, right, top = text.get_rect(k)
        words = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        if words:
            pieces.append(Line(words, left, bottom, right, top))
    lines = ordered(pieces)
    return lines if lines is not None else _plain(text.get_text_range())


def _plain(text: str) -> list[Line]:
    lines = (" ".join(line.split()) for line in text.replace("\r", "").split("\n"))
    return [Line(line, 0, 0, 0, 0) for line in lines if line]


def _without_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without the lines that come again, but for their numbers, at the edges of most of them."""
    if len(pages) < 3:
        return pages
    edge = Counter(key for lines in pages for key in {_head_key(line) for line in (*lines[:3], *lines[-3:])})
    least = max(3, len(pages) // 3)
    heads = {key for key, n in edge.items() if n >= least}
    kept = []
    for lines in pages:
        last = len(lines) - 1
        kept.append([x for i, x in enumerate(lines) if not ((i < 3 or i > last - 3) and _head_key(x) in heads)])
    return kept


def _head_key(line: Line) -> str:
    return _DIGITS.sub("#", line.text).strip("# ").lower()


def _joined(lines: list[Line]) -> str:
    """Lines as paragraphs: a hyphen at a line's end is closed up, a short line or a gap ends a paragraph."""
    if not lines:
        return ""
    compounds = set(re.findall(r"\w+-\w+", " ".join(x.text for x in lines)))
    out = lines[0].text
    for before, line in itertools.pairwise(lines):
        if line.starts:
            out += "\n\n" + line.text
        elif out[-1] in _HYPHENS and len(out) > 1 and out[-2].isalpha() and line.text[:1].islower():
            head, tail = re.search(r"\w*$", out[:-1][-60:]), re.match(r"\w+", line.text)
            word = f"{head[0]}-{tail[0]}" if head and tail else ""
            out = (out if out[-1] == "-" and word in compounds else out[:-1]) + line.text
        elif out[-1] in "-–—/" and not out[-2:-1].isspace():
            out += line.text
        else:
            out += ("\n" if not (before.right or line.right) else " ") + line.text
    return out


def _title(title: str) -> str | None:
    """The title in the file's data, unless it is a file name or a date."""
    title = " ".join(title.split())
    looks_made = re.search(r"\.\w{2,4}$|^untitled|^microsoft word|^document\d*$", title, re.I)
    return title if len(title) > 3 and " " in title and not looks_made and not find_date(title) else None
