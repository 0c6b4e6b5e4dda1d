"""The reading order of a page: pieces of text → lines, lines → columns (recursive XY cut, Nagy and Seth 1984).

A gap down the page parts columns only where both sides are prose, so that a table is read along its rows.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from statistics import median

_GUTTER = 7.0  # points; the columns of the Federal Register are 12 to 20 apart
_MAX_DEPTH = 40
_PROSE = 0.6  # share of its column's width that the median line of prose fills


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a piece of one, with its box in points from the page's lower left; all zero where unknown.

    ``starts`` is whether a paragraph begins with it.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    starts: bool = False


def ordered(pieces: list[Line]) -> list[Line] | None:
    """The page's lines in reading order; ``None`` where a plain order serves as well (one column, no prose)."""
    if not pieces:
        return []
    out: list[Line] = []
    _cut(pieces, out, 0)
    return _paragraphs(out)


def _cut(pieces: list[Line], out: list[Line], depth: int) -> None:
    if depth < _MAX_DEPTH and len(pieces) > 3:
        columns = _columns(pieces)
        if columns:
            for column in columns:
                _cut(column, out, depth + 1)
            return
        bands = _bands(pieces)
        if len(bands) > 1:
            for band in bands:
                _cut(band, out, depth + 1)
            return
    out.extend(_rows(pieces))


def _columns(pieces: list[Line]) -> list[list[Line]] | None:
    """The sides of the widest gap that goes all the way down, if both are prose."""
    by_left = sorted(pieces, key=lambda p: p.left)
    best, at, reach = _GUTTER, None, by_left[0].right
    for piece in by_left[1:]:
        if piece.left - reach > best:
            sides = ([p for p in pieces if p.right <= reach], [p for p in pieces if p.left >= piece.left])
            if all(map(_is_prose, sides)):
                best, at = piece.left - reach, (reach + piece.left) / 2
        reach = max(reach, piece.right)
    if at is None:
        return None
    return [[p for p in pieces if p.right <= at], [p for p in pieces if p.left >= at]]


def _is_prose(pieces: list[Line]) -> bool:
    rows = _rows(pieces)
    if len(rows) < 4:
        return False
    left, right = min(r.left for r in rows), max(r.right for r in rows)
    words = median(len(r.text.split()) for r in rows)
    return words >= 4 and median(r.right - r.left for r in rows) >= _PROSE * (right - left)


def _bands(pieces: list[Line]) -> list[list[Line]]:
    """Cut across at the widest gap that goes all the way over."""
    by_top = sorted(pieces, key=lambda p: -p.top)
    best, at, reach = 0.5, 0, by_top[0].bottom
    for index, piece in enumerate(by_top[1:], 1):
        if reach - piece.top > best:
            best, at = reach - piece.top, index
        reach = min(reach, piece.bottom)
    return [by_top[:at], by_top[at:]] if at else [pieces]


def _rows(pieces: list[Line]) -> list[Line]:
    """Pieces beside one another as one line, from the top down."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda p: -(p.top + p.bottom)):
        middle = (piece.top + piece.bottom) / 2
        row = rows[-1] if rows else None
        if row and min(p.bottom for p in row) - 1 <= middle <= max(p.top for p in row) + 1:
            row.append(piece)
        else:
            rows.append([piece])
    return [_line(sorted(row, key=lambda p: p.left)) for row in rows]


def _line(row: list[Line]) -> Line:
    text = row[0].text
    for before, piece in itertools.pairwise(row):
        height = max(piece.top - piece.bottom, before.top - before.bottom)
        text += (" " if piece.left - before.right > 0.12 * height else "") + piece.text
    return Line(text, row[0].left, min(p.bottom for p in row), max(p.right for p in row), max(p.top for p in row))


def _paragraphs(lines: list[Line]) -> list[Line]:
    """The lines with ``starts`` set: after a gap, at an indent, after a short line that ends a sentence."""
    if not lines:
        return lines
    steps = [a.bottom - b.bottom for a, b in itertools.pairwise(lines) if 0 < a.bottom - b.bottom < 60]
    step = median(steps) if steps else 12.0
    out = [lines[0]]
    edges = _edges(lines)
    for index in range(1, len(lines)):
        before, line = lines[index - 1], lines[index]
        down = before.bottom - line.bottom
        left, _right = edges[index]
        _, right_before = edges[index - 1]
        short = before.right < right_before - 0.12 * max(right_before - left, 1)
        ended = before.text[-1] in '.!?:”"’'
        starts = (
            (down > 0 and down > 1.5 * step)
            or (5 < line.left - left < 60 and down > 0 and abs(before.left - line.left) > 4)
            or (short and (ended or line.text[:1].isupper()))
        )
        if down <= 0 and ended and not line.text[:1].islower() and line.left - left > 4:
            starts = True
        out.append(replace(line, starts=starts))
    return out


def _edges(lines: list[Line]) -> list[tuple[float, float]]:
    """For each line the left and right edge of its column: of the lines about it that lie over one another."""
    out: list[tuple[float, float]] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].bottom > lines[index - 1].top:
            group = lines[start:index]
            lefts = sorted(x.left for x in group)
            edge = (lefts[len(lefts) // 4], max(x.right for x in group))
            out.extend([edge] * len(group))
            start = index
    return out
