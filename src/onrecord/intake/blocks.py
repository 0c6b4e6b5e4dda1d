"""Text → blocks: what on the page is headline, caption, credit, dateline, byline, date or boilerplate.

Scraped news comes as lines; a line is a block or a fused prefix (a photo credit, a dateline, a date) with
the block that it runs into. Where the signs are weak the line stays a paragraph: a paragraph that is taken
for boilerplate would silence a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from onrecord.intake import signs
from onrecord.intake.calendar import find_date
from onrecord.intake.matter import end_of_matter
from onrecord.model import Block, BlockKind

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_MAX_LINES = 200_000  # the rest of the text is one block; a court's day has 9,000
MAX_SIGN = 400  # characters of a line in which a sign is looked for
_MAX_BOILERPLATE_WORDS = 25
_MAX_HEADLINE_WORDS = 24
_MAX_CAPTION_WORDS = 70
_MAX_BYLINE_WORDS = 16
_FIRST_LINES = 4  # within which a date may run into the text without a label
_MAX_WIDTH = 120  # characters; wider text is not wrapped by hand
_MIN_WRAPPED = 0.6  # share of neighbouring lines that are full; 1.0 in wrapped files, below .1 in others at hand


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text`` in order; they do not overlap, and every word outside white space is in one."""
    found: list[Block] = []
    seen_text = False
    start_of_text = end_of_matter(text)
    for match in _LINE.finditer(text, 0, start_of_text):
        line = _trim(text, match.start(), match.end())
        if line:
            found.append(Block("boilerplate", *line))
    trimmed = (_trim(text, m.start(), m.end()) for m in _LINE.finditer(text, start_of_text))
    every = (line for line in trimmed if line)
    lines = _unwrapped(text, list(islice(every, _MAX_LINES)))
    rest = next(every, None)
    for number, (start, end) in enumerate(lines):
        last = number + 1 == len(lines)
        for block in _line(text, start, end, first=not seen_text, early=number < _FIRST_LINES, last=last):
            seen_text = seen_text or block.kind in ("headline", "paragraph")
            found.append(block)
    if rest is not None:
        found.append(Block("paragraph", *(_trim(text, rest[0], len(text)) or rest)))
    return tuple(found)


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs that were wrapped by hand made whole: where lines are cut because the next word had no room."""
    pairs = list(pairwise(lines))
    near = [_is_next(text, a[1], b[0]) for a, b in pairs]
    if sum(near) < 3:
        return lines
    lengths = sorted(end - start for start, end in lines)
    width = lengths[min(len(lengths) - 1, int(0.9 * len(lengths)))]
    if width > _MAX_WIDTH or width < 40:
        return lines
    full = [_is_full(text, a, b, width) for a, b in pairs]
    together = [n for n in range(len(pairs)) if near[n]]
    if sum(full[n] for n in together) < _MIN_WRAPPED * len(together):
        return lines
    joined = [lines[0]]
    for n, (_, (start, end)) in enumerate(pairs):
        soft = full[n] or text[start].islower()
        if near[n] and soft and not signs.OWN_LINE.match(text, start, end):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_next(text: str, end: int, start: int) -> bool:
    """Whether just one line end lies between."""
    return start - end < 80 and text[end:start].replace("\r\n", "\n").count("\n") == 1


def _is_full(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    word = text[after[0] : min(after[1], after[0] + width)].split(" ", 1)[0]
    return line[1] - line[0] + 1 + len(word) >= width


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _line(text: str, start: int, end: int, *, first: bool, early: bool, last: bool) -> Iterator[Block]:
    head = text[start : min(end, start + MAX_SIGN)]
    short = end - start <= MAX_SIGN
    words = len(head.split()) if short else MAX_SIGN
    stop = _date_end(head, early=early)
    if short and not any(map(str.isalnum, head)):
        yield Block("boilerplate", start, end)
    elif stop is not None:
        yield Block("date", start, start + stop)
        rest = _trim(text, start + stop, end)
        if rest is not None:
            yield from _line(text, *rest, first=first, early=early, last=last)
    elif (
        words <= _MAX_BYLINE_WORDS and head[-1] not in '.!?”"' and (signs.BYLINE.match(head) or signs.STAFF.match(head))
    ):
        yield Block("byline", start, end)
    elif words <= _MAX_BOILERPLATE_WORDS and (signs.FURNITURE.match(head) or signs.BUTTON.match(head)):
        yield Block("boilerplate", start, end)
    elif words <= _MAX_CAPTION_WORDS and (
        credit := signs.CREDIT_PREFIX.match(head) or signs.CREDIT_UNKNOWN.match(head) or signs.CREDIT_LABEL.match(head)
    ):
        yield from _with_rest(text, start, start + credit.end(), end, "credit", "caption")
    elif short and words <= _MAX_CAPTION_WORDS and (tail := _credit_at_end(head)):
        if before := _trim(text, start, start + tail.start()):
            yield Block("paragraph" if signs.SPEECH.search(text, *before) else "caption", *before)
        if after := _trim(text, start + tail.start(), end):
            yield Block("credit", *after)
    elif (stop := _dateline_end(head)) is not None:
        yield from _with_rest(text, start, start + stop, end, "dateline", "paragraph")
    elif (within := signs.CREDIT_WITHIN.search(text, start, end) if "/" in text[start:end] else None) is not None:
        yield from _broken(text, start, within.start(), within.end(), end)
    else:
        yield from _headline_or_paragraph(text, start, end, head, words, may_be_headline=first and not last)


def _broken(text: str, start: int, credit: int, after: int, end: int) -> Iterator[Block]:
    """Paragraphs run together with a credit and the sentence of its caption between them."""
    while True:
        before = _trim(text, start, credit)
        if before is not None:
            yield Block("paragraph", *before)
        yield Block("credit", credit, after)
        stop = signs.SENTENCE_END.search(text, after, min(end, after + MAX_SIGN))
        caption = _trim(text, after, stop.end()) if stop is not None else None
        start = after
        if caption is not None and not signs.SPEECH.search(text, *caption):
            yield Block("caption", *caption)
            start = caption[1]
        further = signs.CREDIT_WITHIN.search(text, start, end)
        if further is None:
            break
        credit, after = further.span()
    rest = _trim(text, start, end)
    if rest is not None:
        yield Block("paragraph", *rest)


def _credit_at_end(head: str) -> re.Match[str] | None:
    found = signs.CREDIT_TAIL.search(head) if signs.CREDIT_HINT.search(head) else None
    return found if found and found.start() > 0 else None


def _headline_or_paragraph(
    text: str, start: int, end: int, head: str, words: int, *, may_be_headline: bool
) -> Iterator[Block]:
    if may_be_headline and words <= _MAX_HEADLINE_WORDS + 6:
        tail = signs.TRAILING_DATE.search(head)
        date = find_date(head, tail.start()) if tail and tail.start() > 0 else None
        if tail and date is not None and date[0] == len(head):
            if before := _trim(text, start, start + tail.start()):
                yield Block("headline", *before)
            yield Block("date", start + tail.start(), end)
            return
    headline = may_be_headline and words <= _MAX_HEADLINE_WORDS and text[end - 1] not in '.!:;,”"'
    headline = headline and not _goes_on(text, end)
    yield Block("headline" if headline else "paragraph", start, end)


def _goes_on(text: str, end: int) -> bool:
    """Whether the next line begins small, as no text after a headline does."""
    after = text[end : end + 80].lstrip()[:1]
    return after.islower()


def _dateline_end(head: str) -> int | None:
    for sign in signs.DATELINES:
        line = sign.match(head)
        if line and line.end() < len(head) and head[line.end()] not in "–—-":
            return line.end()
    return None


def _with_rest(text: str, start: int, stop: int, end: int, kind: BlockKind, rest: BlockKind) -> Iterator[Block]:
    """A fused prefix and what it runs into; a caption in which somebody speaks stays a paragraph."""
    head, tail = _trim(text, start, stop), _trim(text, stop, end)
    if tail is not None and not any(c.isalnum() for c in text[tail[0] : tail[1]]):
        head, tail = (start, end), None
    if head is not None:
        yield Block(kind, *head)
    if tail is not None:
        yield Block("paragraph" if rest == "caption" and signs.SPEECH.search(text, *tail) else rest, *tail)


def _date_end(head: str, *, early: bool) -> int | None:
    """Where a date line ends, or a date that the text runs on from: labelled, or with its weekday at the top."""
    label = signs.DATE_LABEL.match(head)
    date = find_date(head, label.end() if label else 0)
    if date is None:
        return len(head.rstrip()) if signs.SHORT_DATE.fullmatch(head.strip()) else None
    stop, _ = date
    rest = head[stop:].strip()
    if not rest:
        return len(head.rstrip())
    if not head[stop : stop + 1].isspace():
        return None
    runs_on = early and signs.WEEKDAY.match(head) and rest[0].isupper()
    return stop if label is not None or runs_on else None
