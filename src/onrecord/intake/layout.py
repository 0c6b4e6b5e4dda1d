"""The reading order of a page: pieces of text → lines, lines → columns (recursive XY cut, Nagy and Seth 1984).

A gap down the page parts columns only where both sides are prose, so that a table is read along its rows.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from statistics import median

_GUTTER = 7.0  # points; the columns of the Federal Register are 12 to 20 apart
_MAX_DEPTH = 40
_MAX_PIECES = 3  # a line of prose comes in one piece, or a few where the type changes; a table's in many
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
    """The page's lines in reading order; ``None`` for a table or form, which the file's own order serves better."""
    upright = [p for p in pieces if not _is_vertical(p)]
    if not upright:
        return [] if not pieces else None
    out: list[Line] = []
    in_columns = _cut(upright, out, 0)
    if 2 * in_columns < len(upright) and not _is_prose(upright) and not _is_numbered(out):
        return None
    return _paragraphs(out)


def _is_vertical(piece: Line) -> bool:
    """Text that runs up the margin (a printer's mark) would bridge every gap across the page."""
    return len(piece.text) > 3 and piece.top - piece.bottom > 3 * (piece.right - piece.left)


def _is_numbered(rows: list[Line]) -> bool:
    """Whether the margin bears a court transcript's line numbers."""
    return sum(row.text.split(" ", 1)[0].isdigit() for row in rows) > 0.6 * len(rows)


def _cut(pieces: list[Line], out: list[Line], depth: int) -> int:
    """Add the lines of ``pieces`` to ``out`` in reading order; how many of the pieces stand in columns.

    The wider gap is cut first: a heading over all columns stands above a wider gap than is between them.
    """
    if depth < _MAX_DEPTH and len(pieces) > 3:
        gutter, columns = _columns(pieces)
        gap, bands = _bands(pieces)
        if columns and gutter >= gap:
            for column in columns:
                _cut(column, out, depth + 1)
            return len(pieces)
        if bands:
            return sum([_cut(band, out, depth + 1) for band in bands])
    out.extend(_rows(pieces))
    return 0


def _columns(pieces: list[Line]) -> tuple[float, list[list[Line]] | None]:
    """The widest gap that goes all the way down between sides that are both prose, and the sides."""
    by_left = sorted(pieces, key=lambda p: p.left)
    best, at, reach = _GUTTER, None, by_left[0].right
    for piece in by_left[1:]:
        if piece.left - reach > best:
            sides = ([p for p in pieces if p.right <= reach], [p for p in pieces if p.left >= piece.left])
            if all(map(_is_prose, sides)):
                best, at = piece.left - reach, (reach + piece.left) / 2
        reach = max(reach, piece.right)
    if at is None:
        return 0.0, None
    return best, [[p for p in pieces if p.right <= at], [p for p in pieces if p.left >= at]]


def _is_prose(pieces: list[Line]) -> bool:
    rows = _rows(pieces)
    if len(rows) < 4 or len(pieces) > _MAX_PIECES * len(rows):
        return False
    left, right = min(r.left for r in rows), max(r.right for r in rows)
    words = median(len(r.text.split()) for r in rows)
    return words >= 4 and median(r.right - r.left for r in rows) >= _PROSE * (right - left)


def _bands(pieces: list[Line]) -> tuple[float, list[list[Line]] | None]:
    """The widest gap that goes all the way over, and what is above and below it."""
    by_top = sorted(pieces, key=lambda p: -p.top)
    best, at, reach = 0.5, 0, by_top[0].bottom
    for index, piece in enumerate(by_top[1:], 1):
        if reach - piece.top > best:
            best, at = reach - piece.top, index
        reach = min(reach, piece.bottom)
    return (best, [by_top[:at], by_top[at:]]) if at else (0.0, None)


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
        room = (right_before - before.right) / max(right_before - left, 1)
        ended = before.text[-1] in '.!?:”"’'
        starts = (
            (down > 0 and down > 1.5 * step)
            or (5 < line.left - left < 60 and down > 0 and abs(before.left - line.left) > 4)
            or (room > 0.12 and ended)
            or (room > 0.35 and line.text[:1].isupper())
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
            rights = sorted(x.right for x in group)
            edge = (lefts[len(lefts) // 4], rights[int(0.9 * (len(rights) - 1))])
            out.extend([edge] * len(group))
            start = index
    return out
