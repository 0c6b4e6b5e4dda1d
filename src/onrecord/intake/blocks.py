"""Text → blocks: what on the page is headline, caption, credit, dateline, byline, date or boilerplate.

Scraped news comes as lines; a line is a block or a fused prefix (a photo credit, a dateline, a date) with
the block that it runs into. Where the signs are weak the line stays a paragraph: a paragraph that is taken
for boilerplate would silence a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.intake.calendar import find_date
from onrecord.model import Block, BlockKind

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_MAX_PREFIX = 400  # characters of a line in which a prefix is looked for

_DATE_LABEL = re.compile(r"(?:date|dated|published|posted|updated|last updated|first published)\b[ :]*(?:on |at )?", re.I)

_CAP = r"[^\W\d_a-zà-ÿ][\w.'’\-]*"
_PARTICLE = r"(?:de|da|del|der|van|von|bin|al|el|la|le|di|du|dos|ibn)"
_PERSON = rf"{_CAP}(?:[ ](?:{_CAP}|{_PARTICLE})){{1,3}}"
_AGENCY = (
    r"(?:AP|AP Photo|AFP|AFP Photo|EPA|EPA-EFE|EFE|PA|PA Wire|AAP|ANSA|DPA|Reuters|REUTERS|Xinhua|TASS|Sputnik|"
    r"Getty(?: Images)?|AFP/Getty(?: Images)?|Stuff|Bloomberg|Alamy|Shutterstock|Rex|iStock|Flickr|"
    r"Wikimedia(?: Commons)?|Associated Press|The Associated Press|Press Association|"
    r"Anadolu(?: Agency)?|Kyodo(?: News)?|Yonhap|Zuma(?: Press)?|SIPA|Magnum|Pool|Handout|Supplied|"
    r"[A-Z]{2,5}(?: News)?)"
)
_CREDIT_PREFIX = re.compile(rf"(?:-|–|{_PERSON})\s?/\s?(?:{_AGENCY}(?!\w)|[A-Z][A-Za-z]{{2,15}}(?=\s+[A-Z“\"'‘]))")
_CREDIT_LABEL = re.compile(
    r"(?:photo|photograph|image|picture|photo credit|image credit|credit|file photo|photo by|picture by)"
    rf"\s*(?::|by\b)\s*(?:{_PERSON}|{_AGENCY}|[A-Z][\w.&'’/ -]{{1,60}}?)(?=[.)]?\s*$|\.\s)",
    re.I,
)
_CREDIT_TAIL = re.compile(
    rf"\(?(?:(?:{_PERSON}|-)\s?/\s?{_AGENCY}|{_AGENCY}\s?/\s?(?:{_PERSON})|AP Photo[^)\n]{{0,60}}|"
    r"(?:Photo|Image|Picture|Credit|Photograph)(?: credit)?(?: by|:)[^)\n]{2,80}|©[^)\n]{2,80})\)?\.?\s*$"
)
_BYLINE = re.compile(
    rf"(?:by|written by|reported by|from)[ :]+{_PERSON}(?:(?:,| and|,? with|&)[ ]{_PERSON}){{0,4}}"
    r"(?:\s*[,|–—-]\s*[^.!?]{0,80})?\s*$",
    re.I,
)
_STAFF = re.compile(
    rf"{_PERSON}\s*[,|–—-]\s*(?:[A-Z]?[\w ]{{0,30}}?(?:correspondent|reporter|editor|staff writer|bureau chief))\s*$", re.I
)
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{2,40}(?:/[A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{2,40})?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:, [A-Z][\w.'’ ]{{1,25}}){{0,2}}"
    r"(?:,? (?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?)?"
    r"(?:\s?\((?:[A-Z][\w.&’' ]{1,30})\))?\s?(?:[–—]|--|-(?=\s))\s?"
)
_DATELINE_AGENCY = re.compile(
    rf"{_CAP}(?:[ ,]+{_CAP}){{0,4}}\s?\((?:AP|AFP|Reuters|REUTERS|UPI|Xinhua|TASS|EFE|dpa|DPA|PTI|ANI|IPS|VOA|CNN)\)"
    r"\s?(?:[–—]|--|-(?=\s))?\s?"
)
_TRAILING_DATE = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? +)?(?:[A-Z][a-z]{2,8}\.? +\d{1,2}|\d{1,2} +[A-Z][a-z]{2,8}),? +\d{4}$")
_BOILERPLATE = re.compile(
    r"(?:read (?:more|also|next|the (?:full|rest)|full)|see also|more on this|more from|related(?: articles?| stories?|:)|"
    r"share(?: this| on| via|:|$)|tweet(?:$| this)|(?:like|follow) us|follow @|"
    r"subscribe|sign up|sign in|log in|newsletter|get (?:our|the) (?:newsletter|app|latest|daily)|download (?:our|the) app|"
    r"click here|watch:|video:|listen:|advertisement$|advertis(?:ing|e)|sponsored|continue reading|story continues|"
    r"skip to|print this|email this|copy link|comments?(?: \(\d+\))?$|leave a (?:comment|reply)|"
    r"all rights reserved|copyright ©|© ?(?:copyright|\d{4})|terms of (?:use|service)|privacy policy|"
    r"(?:we use|this (?:site|website) uses) cookies|accept (?:all )?cookies|cookie (?:policy|settings)|"
    r"this (?:material|article|story) (?:may not be|was (?:originally|first) published)|back to top|"
    r"loading\W|facebook$|twitter$|whatsapp$|linkedin$|reddit$|pinterest$)",
    re.I,
)
_MAX_BOILERPLATE_WORDS = 25
_MAX_HEADLINE_WORDS = 24
_MAX_CAPTION_WORDS = 70
_MAX_BYLINE_WORDS = 16


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order; they do not overlap, and every word outside white space is in one."""
    found: list[Block] = []
    seen_text = False
    lines = [line for line in (_trim(text, m.start(), m.end()) for m in _LINE.finditer(text)) if line]
    for number, (start, end) in enumerate(lines):
        for block in _line(text, start, end, first=not seen_text, last=number + 1 == len(lines)):
            seen_text = seen_text or block.kind in ("headline", "paragraph")
            found.append(block)
    return tuple(found)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _line(text: str, start: int, end: int, *, first: bool, last: bool) -> Iterator[Block]:
    head = text[start : min(end, start + _MAX_PREFIX)]
    words = head.count(" ") + 1 if end - start <= _MAX_PREFIX else _MAX_PREFIX
    stop = _date_end(head)
    if stop is not None:
        yield Block("date", start, start + stop)
        rest = _trim(text, start + stop, end)
        if rest is not None:
            yield from _line(text, *rest, first=first, last=last)
        return
    if words <= _MAX_BYLINE_WORDS and (_BYLINE.match(head) or _STAFF.match(head)) and head[-1] not in ".!?”\"":
        yield Block("byline", start, end)
        return
    if words <= _MAX_BOILERPLATE_WORDS and _BOILERPLATE.match(head):
        yield Block("boilerplate", start, end)
        return
    credit = _CREDIT_PREFIX.match(head)
    if credit and words <= _MAX_CAPTION_WORDS:
        yield from _with_rest(text, start, start + credit.end(), end, "credit", "caption")
        return
    label = _CREDIT_LABEL.match(head)
    if label and words <= _MAX_CAPTION_WORDS:
        yield from _with_rest(text, start, start + label.end(), end, "credit", "caption")
        return
    if words <= _MAX_CAPTION_WORDS:
        tail = _CREDIT_TAIL.search(head)
        if tail and end - start <= _MAX_PREFIX and tail.start() > 0:
            before = _trim(text, start, start + tail.start())
            if before is not None:
                yield Block("caption", *before)
            after = _trim(text, start + tail.start(), end)
            if after is not None:
                yield Block("credit", *after)
            return
    line = _DATELINE.match(head) or _DATELINE_AGENCY.match(head)
    if line and line.end() < end - start and head[line.end()] not in "–—-":
        stop_at = _trim(text, start, start + line.end())
        rest_of_line = _trim(text, start + line.end(), end)
        if stop_at is not None and rest_of_line is not None:
            yield Block("dateline", *stop_at)
            yield Block("paragraph", *rest_of_line)
            return
    if first and words <= _MAX_HEADLINE_WORDS + 6 and not last:
        tail_date = _TRAILING_DATE.search(head)
        if tail_date and tail_date.start() > 0:
            date = find_date(head, tail_date.start())
            if date is not None and date[0] == len(head):
                before = _trim(text, start, start + tail_date.start())
                if before is not None:
                    yield Block("headline", *before)
                yield Block("date", start + tail_date.start(), end)
                return
    headline = first and not last and words <= _MAX_HEADLINE_WORDS and text[end - 1] not in ".!:;,”\""
    yield Block("headline" if headline else "paragraph", start, end)


def _with_rest(
    text: str, start: int, stop: int, end: int, kind: BlockKind, rest: BlockKind
) -> Iterator[Block]:
    """A fused prefix and what it runs into."""
    head = _trim(text, start, stop)
    if head is not None:
        yield Block(kind, *head)
    tail = _trim(text, stop, end)
    if tail is not None:
        if not any(c.isalnum() for c in text[tail[0] : tail[1]]):
            return
        yield Block(rest, *tail)


def _date_end(head: str) -> int | None:
    """Where a date line (or a labelled date that the text runs on from) ends."""
    label = _DATE_LABEL.match(head)
    at = label.end() if label else 0
    date = find_date(head, at)
    if date is None:
        return None
    stop, _ = date
    rest = head[stop:].strip()
    if not rest:
        return len(head.rstrip())
    return stop if label is not None and head[stop : stop + 1].isspace() else None
