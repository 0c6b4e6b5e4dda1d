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

from onrecord.model import Span

_LINE = re.compile(r"[^\n\r]+")
_LABEL = re.compile(
    r"[\s*_>#]{0,6}(?:\d{1,2}:\d\d (?:A\.M\.|P\.M\.)(?: E[SD]T)?\s{1,6})?"
    r"(?P<label>(?:(?:THE|Mr|Mrs|Ms|Dr|Sen|MR|MRS|MS|DR|SEN|REP|GEN|AMB|SIR|LORD|LADY|JUDGE|JUSTICE|SECRETARY|SENIOR|"
    r"ADMINISTRATION|OFFICIAL)\b\.? ?){0,4}[A-Z][\w.'’\-]{0,24}(?: [A-Z][\w.'’\-]{0,24}){0,4})[*_]{0,3}\s?:[*_]{0,3}\s"
)
_ASKED = re.compile(
    r"[\s*_]{0,4}(?P<label>Q|QUESTION|Question|Reporter|REPORTER|Interviewer|WN)(?:[*_]{0,3}[:.]|[*_]{0,3}\s{2,})\s*"
)
_MARKED = re.compile(
    r"\b[Ii]nterview(?:s|ed)?\b(?! by\b)(?: with| of)?|\b(?:tells|speaks (?:to|with)|talks (?:to|with)) "
)
_ABOUT = re.compile(r"\b(?:on|about|over|after)\b")
_INTERVIEW = re.compile(
    r"\b[Ii]nterview|\bspoke (?:with|to)\b|\btalk(?:s|ed) (?:with|to)\b|\bsat down with\b|\bQ ?& ?A\b"
)
_TO_WHOM = re.compile(
    r"(?:[Ii]nterview(?:s|ed|ing)?(?: with| of)?|[Ss]p(?:oke|eaks) (?:with|to)|"
    r"[Tt]alk(?:s|ed) (?:with|to)|sat down with)\W+$"
)
_TITLED = re.compile(
    r"\b(?:Statement|Remarks|Message|Address|Speech|Letter|Proclamation|Testimony|"
    r"Press Briefing|Op-ed|Opening Statement)\b"
    r"[^\n]{0,60}?\b(?:by|of|from)\b[^\n]{0,60}$"
)
_SPOKEN = re.compile(r"\b(?:I|you|your|my)\b")
_UNQUOTED = re.compile(r"[\"“][^\"”]{0,2000}[\"”]|``[^']{0,2000}''")
_WORDS_OF_A_HEADING = 8
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


@dataclass(frozen=True, slots=True)
class Person:
    """A person as this module needs it: an index and the spans of the mentions by name."""

    index: int
    spans: Sequence[Span]


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

    Who answers is the one person named after "interviews", "spoke to", or the one named most often before the
    first question; where two fit, turns have no speaker.
    """
    lines = [m.span() for m in _LINE.finditer(text) if text[m.start() : m.end()].strip()]
    asked = [_asks(text, *line) for line in lines]
    answered = [i for i in range(1, len(lines) - 1) if asked[i] and not asked[i + 1]]
    if not answered:
        return ()
    told = bool(_INTERVIEW.search(text, 0, lines[answered[0]][0]) or _MARKED.search(text, 0, lines[0][1]))
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
    who = _answering(text, lines[first][0], people)
    return tuple(_turns(text, lines, asked, first, who, people))


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


def _answering(text: str, until: int, people: Sequence[Person]) -> int | None:
    line = _LINE.search(text)
    end_of_title = line.end() if line else 0
    marked = _MARKED.search(text, 0, end_of_title)
    in_title = sorted(
        (s.start, p.index) for p in people for s in p.spans
        if s.start < end_of_title and text[s.start - 1 : s.start] not in ("'", "‘", '"', "“")
    )  # fmt: skip
    if marked is not None:
        told = marked.group().startswith(("tells", "speaks", "talks"))  # "Nick Bos tells …"
        titled = [t for t in in_title if (t[0] < marked.start()) == told] or in_title
        other = next((t for t in titled if t[1] != titled[0][1]), None)
        if titled and _ABOUT.search(text, marked.end(), max(marked.end(), titled[0][0])):
            return None  # "interviews bar owner on Lee cocktail"
        if titled:
            joined_by_and = other is not None and re.search(r"\band\b", text[titled[0][0] : other[0]])
            return None if joined_by_and else titled[0][1]
    asked = {
        p.index for p in people for s in p.spans
        if s.start < until and _TO_WHOM.search(_without_title(text[max(0, s.start - 90) : s.start]))
    }  # fmt: skip
    ends = sorted(s.end for p in people if p.index in asked for s in p.spans if s.end <= until)
    joined = [
        p.index for p in people for s in p.spans
        if s.start < until and re.search(r"(?:\band|,) +$", text[max(0, s.start - 6) : s.start])
        and (at := bisect_right(ends, s.start)) and s.start - ends[at - 1] < 8
    ]  # fmt: skip
    asked.update(joined)
    if len(asked) == 1:
        return asked.pop()
    if asked or (marked is not None and marked.group().startswith(("interview", "Interview"))):
        return None  # two of them, or one whom the title does not name: "interviews bar owner"
    counts = {p.index: (sum(s.start < until for s in p.spans), -p.spans[0].start) for p in people if p.spans}
    early = [(count, first, index) for index, (count, first) in counts.items() if count]
    if not early:
        return None
    early.sort(reverse=True)
    if len(early) == 1 and early[0][0] == 1 and len(people) > 1:
        return early[0][2] if len(_of(people, early[0][2]).spans) > 1 else None
    if len(early) > 1 and early[0][0] == early[1][0]:
        everywhere = {p.index: len(p.spans) for p in people}
        one, two = everywhere[early[0][2]], everywhere[early[1][2]]
        if one == two:
            return None
        return early[0][2] if one > two else early[1][2]
    return early[0][2]


def _of(people: Sequence[Person], index: int) -> Person:
    return next(p for p in people if p.index == index)


def _without_title(before: str) -> str:
    """``before`` cut back over what may stand between the verb and the name: "interviews Israeli writer …"."""
    words = before.split()
    while (
        words
        and not _TO_WHOM.search(" ".join(words) + " ")
        and (words[-1][0].isupper() or words[-1][0].islower())
    ):
        if words[-1].endswith((",", ".", ";")) or len(words) < 2:
            break
        if words[-1].lower() in ("and", "about", "on", "for", "by", "in", "at"):
            break
        words.pop()
    return " ".join(words) + " "


def _turns(
    text: str, lines: Sequence[tuple[int, int]], asked: Sequence[bool], first: int, who: int | None,
    people: Sequence[Person],
) -> Iterator[Turn]:  # fmt: skip
    named = sorted(s.start for p in people if p.index == who for s in p.spans)
    for number in range(first, len(lines)):
        start, end = lines[number]
        if asked[number] and not (number > first and asked[number - 1] and end - start > 250):
            yield Turn(start, end, None, who)
            continue
        line = text[start:end]
        heading = len(line.split()) <= _WORDS_OF_A_HEADING and line.rstrip()[-1:] not in ".!…”\"'’)]"
        caption = "Image:" in line or (
            len(line.split()) < 30 and bisect_left(named, start) < bisect_left(named, end)
        )
        if heading or (caption and not re.search(r"\b(?:I|we|my|our)\b", line, re.I)):
            yield Turn(start, end, None, None)
        else:
            yield Turn(start, end, who, None)
