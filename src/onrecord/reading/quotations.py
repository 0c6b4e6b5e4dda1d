"""Quotation marks, paired: what the marks in the text decide without a model.

Curly, straight, single, guillemets and TeX marks; nested; a quotation that runs over paragraphs by the
convention of the press (each paragraph opens with a mark, only the last closes) is one quotation; an
apostrophe is no mark; a mark that is never closed ends with its paragraph. Linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model import Span, Spans

# A run of more than eight equal marks, or of forty of any punctuation, is a rule or noise and quotes nothing.
_MARK = re.compile(r"([\"“”„‟«»‘’'‹›`])(?:[^\w\s]{39,}|\1{8,})|([\"“”„‟«»‘’'‹›])|(``)")
_SINGLE = re.compile(r"['’]")
_PARAGRAPH = re.compile(r"[^\n\r]+")
_DOUBLE = frozenset({"“", '"', "„", "``"})
_KIND = {"‟": "“"}  # of what a mark opens, where it is not the mark itself
_CLOSES: dict[str, frozenset[str]] = {  # kinds that a mark closes
    '"': frozenset({'"', "“", "``"}), "”": _DOUBLE, "“": frozenset({"„"}), "''": frozenset({"``"}),
    "»": frozenset("«"), "«": frozenset("»"), "›": frozenset("‹"), "‹": frozenset("›"),
    "’": frozenset("‘"), "'": frozenset("'"),
}  # fmt: skip
_MAX_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Quotation:
    """Marks included: one span a paragraph. ``depth`` is 0 for an outermost quotation.

    ``single`` tells that the marks are single ones; ``closed`` that the last mark was found.
    """

    spans: Spans
    depth: int
    single: bool
    closed: bool


@dataclass(slots=True)
class _Open:
    start: int
    kind: str
    parts: list[Span]


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of ``text``, nested ones included, by their start."""
    found: list[Quotation] = []
    carried: _Open | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        first = _first_mark(text, paragraph.start(), paragraph.end())
        if first is None:  # a blank line, or nothing that could be read
            continue
        if carried is not None and not _resumes(carried, text, first):
            found.append(Quotation(tuple(carried.parts), 0, carried.kind in "‘'", False))
            carried = None
        carried = _paragraph(text, paragraph.start(), paragraph.end(), first, carried, found)
    if carried is not None:
        found.append(Quotation(tuple(carried.parts), 0, carried.kind in "‘'", False))
    found.sort(key=lambda q: (q.spans[0].start, q.depth))
    return tuple(found)


def _first_mark(text: str, start: int, end: int) -> int | None:
    while start < end and text[start].isspace():
        start += 1
    return start if start < end else None


def _resumes(carried: _Open, text: str, at: int) -> bool:
    """Whether the paragraph goes on with the quotation: only by the same sort of mark, for a text keeps to one."""
    mark = text[at]
    return mark == carried.kind[0] or (carried.kind in ("“", "„") and mark in "“„‟")


def _paragraph(
    text: str, start: int, end: int, first: int, carried: _Open | None, found: list[Quotation]
) -> _Open | None:
    """Pair the marks of one paragraph; what is left open at its end may be carried to the next."""
    stack: list[_Open] = []
    done: list[tuple[_Open, int]] = []  # with the end
    resumed_at = -1
    if carried is not None:
        stack.append(_Open(first, carried.kind, carried.parts))
        resumed_at = first
    singles_end = _last_single_close(text, start, end)
    stop = start
    for match in _MARK.finditer(text, start, end):
        at = match.start()
        if at == resumed_at or at < stop:
            continue
        mark = match[2] or match[3]
        if mark is None:  # a run
            continue
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        stop = match.end()
        if mark == "'" == after and any(o.kind == "``" for o in stack):
            mark, stop, role = "''", stop + 1, "close"
        else:
            role = _role(mark, before, after, stack, at, singles_end)
        if role == "open" and len(stack) < _MAX_DEPTH:
            stack.append(_Open(at, _KIND.get(mark, mark), []))
        elif role == "close":
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth].kind in _CLOSES[mark]:
                    done.append((stack[depth], stop))
                    del stack[depth:]
                    break
    left: _Open | None = None
    doubles = [o for o in stack if o.kind not in "‘'"]
    if doubles:
        outer = doubles[0]
        inner = [d for d in done if d[0].start > outer.start]
        if inner and outer.start != first:
            pass  # a stray mark: what was paired inside it stands alone
        else:
            outer.parts.append(Span(outer.start, _trim(text, outer.start, end)))
            left = outer
    ends: list[int] = [end + 1] if left is not None else []
    for opened, close in sorted(done, key=lambda d: d[0].start):
        while ends and ends[-1] <= opened.start:
            ends.pop()
        spans: Spans = (Span(opened.start, close),)
        if opened.start == resumed_at:
            spans = (*opened.parts, *spans)
        depth = len(ends) - (left is not None and opened.start < left.start)
        found.append(Quotation(spans, depth, opened.kind in "‘'", True))
        ends.append(close)
    return left


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _last_single_close(text: str, start: int, end: int) -> int:
    """Offset of the last single mark in the paragraph that could close a quotation, or -1."""
    last = -1
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        if _closing_place(text[at - 1] if at > start else " ", text[at + 1] if at + 1 < end else " "):
            last = at
    return last


def _opening_place(before: str, after: str) -> bool:
    return (before.isspace() or before in "([{—–-/\"“‘'«…:") and not after.isspace()


def _closing_place(before: str, after: str) -> bool:
    return not before.isspace() and not after.isalnum()


def _role(mark: str, before: str, after: str, stack: list[_Open], at: int, singles_end: int) -> str:
    if mark == "‘":
        return "open" if _opening_place(before, after) and singles_end > at else "none"
    if mark == "’":
        inside = any(o.kind == "‘" for o in stack)
        return "close" if inside and _closing_place(before, after) else "none"
    if mark == "'":
        if any(o.kind == "'" for o in stack) and _closing_place(before, after):
            return "close"
        opens = _opening_place(before, after) and not after.isdigit() and singles_end > at
        return "open" if opens else "none"
    if mark == '"':
        inside = any(o.kind in _CLOSES[mark] for o in stack)
        opens, closes = _opening_place(before, after), _closing_place(before, after)
        if inside and (closes or not opens):
            return "close"
        return "open" if opens or not closes else "none"
    if mark in "“«‹»›" and any(o.kind in _CLOSES[mark] for o in stack):  # „so“, »so« and «so»
        return "close" if mark in "»›" or _closing_place(before, after) else "open"
    if mark in "»›":
        return "open" if _opening_place(before, after) else "none"
    return "close" if mark == "”" else "open"
