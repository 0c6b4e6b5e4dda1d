"""Court transcripts: the numbers 1 to 25 down the margin taken out of the text and kept as anchors."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.intake.layout import Line
from onrecord.intake.taken import Extract
from onrecord.model import Anchor

_NUMBERED = re.compile(r"[ \t]*(\d{1,2})(?:[ \t]+(\S.*))?$")
_PAGE = re.compile(r"[ \t]*(?:page[ \t]+)?(\d{1,5})[ \t]*$", re.I)
_LEAST = 10  # lines in a row
_SPEAKER = re.compile(
    r"(?:[QA]\.?|(?:THE |MR\. |MS\. |MRS\. |JUSTICE |CHIEF JUSTICE |DR\. )?[A-Z][A-Z.'’ -]{1,40}:)(?:\s|$)"
)


def is_numbered(text: str) -> bool:
    """Whether most lines of ``text`` bear the numbers of a court transcript, counting up and starting again."""
    lines = [line for line in text[:40_000].splitlines() if line.strip()]
    last = run = best = steps = 0
    for line in lines:
        match = _NUMBERED.match(line)
        number = int(match[1]) if match else 0
        if match and (number == last + 1 or number == 1):
            steps += 1
            run = run + 1 if number == last + 1 else 1
            best = max(best, run)
            last = number
    return best >= _LEAST and 2 * steps > len(lines)


def extract(text: str) -> Extract:
    """The transcript's words without the numbers; an anchor's label is ``page:line``, ``line`` before page 1.

    A speaker (``Q``, ``THE COURT:``) begins a paragraph; other lines run on.
    """
    parts: list[str] = []
    anchors: list[Anchor] = []
    at, page, last = 0, 1, 0
    for line in text.splitlines():
        match = _NUMBERED.match(line)
        number = int(match[1]) if match else 0
        if (match and number == last + 1) or (match and number == 1 and last >= _LEAST):
            if number == 1 and last:
                page += 1
            last = number
            words = (match[2] or "").strip()
            label = f"{page}:{number}"
        else:
            if not line.strip() or _PAGE.match(line):
                continue
            words, label = line.strip(), f"{page}:{last}+"
        if not words:
            continue
        mark = "" if not parts else "\n\n" if _SPEAKER.match(words) else "\n"
        at += len(mark)
        parts.append(mark + words)
        anchors.append(Anchor(at, at + len(words), "line", label))
        at += len(words)
    return Extract(text="".join(parts), anchors=tuple(anchors))


def unnumbered(lines: list[Line]) -> list[Line]:
    """The lines of a page without the numbers of a court transcript, where it bears them."""
    matches = [_NUMBERED.match(x.text) for x in lines]
    counted = 0
    for match in matches:
        if match and int(match[1]) == counted + 1:
            counted += 1
    if counted < _LEAST:
        return lines
    out, expected = [], 1
    for line, match in zip(lines, matches, strict=True):
        if match and int(match[1]) == expected:
            expected += 1
            if match[2]:
                # lines stay lines, as in a transcript that comes as text
                out.append(replace(line, text=match[2], right=0.0, starts=bool(_SPEAKER.match(match[2]))))
        else:
            out.append(replace(line, starts=True))
    return out
