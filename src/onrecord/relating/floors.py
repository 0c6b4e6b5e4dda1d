"""Who has the floor: the speaker of each turn of an interview, a transcript or a signed statement.

A transcript labels its turns ("MS. PSAKI:", "THE PRESIDENT:", "Q"); an interview in print often has none, and
its questions tell them ("?", then an answer). In a turn "I" is its speaker and the "you" of a question is who answers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.relating.interviewees import MARKED, Person, addressed, interviewees, introduced

_LINE = re.compile(r"[^\n\r]+")
_LABEL = re.compile(
    r"[\s*_>#]{0,6}(?:\d{1,2}:\d\d (?:A\.M\.|P\.M\.)(?: E[SD]T)?\s{1,6})?"
    r"(?P<label>(?:(?:THE|Mr|Mrs|Ms|Dr|Sen|MR|MRS|MS|DR|SEN|REP|GEN|AMB|SIR|LORD|LADY|JUDGE|JUSTICE|SECRETARY|SENIOR|"
    r"ADMINISTRATION|OFFICIAL)\b\.? ?){0,4}[A-Z][\w.'’\-]{0,24}(?: [A-Z][\w.'’\-]{0,24}){0,4})[*_]{0,3}\s?:[*_]{0,3}\s"
)
_ASKED = re.compile(
    r"[\s*_]{0,4}(?P<label>Q|QUESTION|Question|Reporter|REPORTER|Interviewer|WN)(?:[*_]{0,3}[:.]|[*_]{0,3}\s{2,})\s*"
)
_INTERVIEW = re.compile(
    r"\b[Ii]nterview|\bspoke (?:with|to)\b|\btalk(?:s|ed) (?:with|to)\b|\bsat down with\b|\bQ ?& ?A\b"
)
_TITLED = re.compile(
    r"\b(?:Statement|Remarks|Message|Address|Speech|Letter|Proclamation|Testimony|"
    r"Press Briefing|Op-ed|Opening Statement)\b"
    r"[^\n]{0,60}?\b(?:by|of|from)\b[^\n]{0,60}$"
)
_SPOKEN = re.compile(r"\b(?:I|you|your|my)\b")
_UNQUOTED = re.compile(r"[\"“][^\"”]{0,2000}[\"”]|``[^']{0,2000}''")
_WORDS_OF_A_HEADING = 8
_WORDS_OF_A_NAME = 5
_LONGEST_QUESTION = 600  # characters; longer paragraphs that end in "?" are answers with a rhetorical end
_LEAST_QUESTIONS = 2
_LEAST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of the text with one speaker (a person's index, or ``None``) and one who is spoken to."""

    start: int
    end: int
    speaker: int | None
    hearer: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a turn: ``start`` and ``end`` of the name, and where the turn ends."""

    start: int
    end: int
    until: int
    name: str | None


class Floor:
    """The turns of a document, looked up by position."""

    def __init__(self, turns: Sequence[Turn]) -> None:
        self.turns = sorted(turns, key=lambda t: t.start)
        self._starts = [t.start for t in self.turns]

    def at(self, position: int) -> Turn | None:
        """The turn over a character."""
        number = bisect_right(self._starts, position) - 1
        if number >= 0 and position < self.turns[number].end:
            return self.turns[number]
        return None


def labels(text: str) -> tuple[Label, ...]:
    """The labels of a transcript's turns; none where the text is not one. ``name`` is ``None`` for "Q"."""
    found: list[tuple[int, int, str | None]] = []
    for line in _LINE.finditer(text):
        match = _ASKED.match(text, line.start(), line.end())
        if match is not None:
            found.append((match.start("label"), match.end("label"), None))
            continue
        match = _LABEL.match(text, line.start(), line.end())
        if match is not None:
            found.append((match.start("label"), match.end("label"), match["label"]))
    shouted = sum(1 for _, _, name in found if name is not None and name.isupper() and len(name) > 3)
    often = Counter(name for _, _, name in found)
    if not shouted and (
        len(found) < _LEAST_TURNS or sum(n for n in often.values() if n > 1) < len(found) * 0.6
    ):
        return ()
    kept = [f for f in found if f[2] is None or not shouted or f[2].isupper()]
    ends = [start for start, _, _ in kept[1:]] + [len(text)]
    return tuple(Label(start, end, until, name) for (start, end, name), until in zip(kept, ends, strict=True))


def interview(text: str, people: Sequence[Person]) -> tuple[Turn, ...]:
    """The turns of an interview without labels; none where the text is not one.

    See ``interviewees`` for who answers.
    """
    lines = [m.span() for m in _LINE.finditer(text) if text[m.start() : m.end()].strip()]
    asked = [_asks(text, *line) for line in lines]
    answered = [i for i in range(1, len(lines) - 1) if asked[i] and not asked[i + 1]]
    if not answered:
        return ()
    told = bool(_INTERVIEW.search(text, 0, lines[answered[0]][0]) or MARKED.search(text, 0, lines[0][1]))
    if len(answered) < _LEAST_QUESTIONS and not (told and "nterview" in text[: lines[0][1]]):
        return ()
    if not told and len(answered) * 4 < len(lines):
        return ()
    first = next(
        (
            i
            for i in range(1, answered[0])
            if _SPOKEN.search(_UNQUOTED.sub(" ", text[lines[i][0] : lines[i][1]]))
        ),
        answered[0],
    )
    for i in range(first, len(lines) - 1):
        size = lines[i][1] - lines[i][0]
        if (
            not asked[i]
            and size < 300
            and not (i and asked[i - 1])
            and lines[i + 1][1] - lines[i + 1][0] > 2 * size
        ):
            asked[i] = re.search(r"\byour?\b", text[lines[i][0] : lines[i][1]]) is not None
    questions = [line for line, asks in zip(lines, asked, strict=True) if asks]
    who = interviewees(text, people, lines[first][0], questions)
    return tuple(_turns(text, lines, asked, first, [p for p in people if p.index in who]))


def author(text: str, people: Sequence[Person]) -> int | None:
    """The person who signs the whole: "Statement by President …" in the first line."""
    line = _LINE.search(text)
    if line is None:
        return None
    signed = [
        p.index for p in people for s in p.spans
        if s.end <= line.end() and _TITLED.search(text[line.start() : s.start])
    ]  # fmt: skip
    return signed[0] if len(set(signed)) == 1 else None


def _asks(text: str, start: int, end: int) -> bool:
    line = text[start:end].rstrip(" *_")
    return line.endswith(("?", "?”", '?"')) and len(line) <= _LONGEST_QUESTION


def _turns(
    text: str, lines: Sequence[tuple[int, int]], asked: Sequence[bool], first: int, who: Sequence[Person]
) -> Iterator[Turn]:
    """The turns from line ``first`` on; ``who`` are those who answer."""
    one = who[0].index if len(who) == 1 else None
    named = sorted(s.start for p in who for s in p.spans)
    heads = {s.start: p.index for p in who for s in p.spans}
    floor = one
    for number in range(first, len(lines)):
        start, end = lines[number]
        inside = named[bisect_left(named, start) : bisect_left(named, end)]
        if asked[number] and not (number > first and asked[number - 1] and end - start > 250):
            called = {p.index for p in who for s in p.spans if s.start in inside and addressed(text, s, start, end)}
            floor = called.pop() if len(called) == 1 else one
            yield Turn(start, end, None, floor)
            continue
        line = text[start:end]
        heading = len(line.split()) <= _WORDS_OF_A_HEADING and line.rstrip()[-1:] not in ".!…”\"'’)]"
        caption = "Image:" in line or (len(line.split()) < 30 and bool(inside))
        own = introduced(text, start, end, who) if inside else None
        if own is not None:
            floor = own if ":" in line[:80] else floor
            yield Turn(start, end, own, None)
        elif heading or (caption and not re.search(r"\b(?:I|we|my|our)\b", line, re.I)):
            if heading and len(inside) == 1 and len(line.split()) <= _WORDS_OF_A_NAME:
                floor = heads[inside[0]]  # a name as the heading of what its bearer answers
            yield Turn(start, end, None, None)
        else:
            yield Turn(start, end, floor, None)
