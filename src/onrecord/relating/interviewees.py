"""Who answers in an interview whose turns have no labels: by its title, its opening, its questions.

Each sign adds to a person's weight; who stands out answers. Two that fit alike both answer, and then only what
the text says at each answer (a name as its heading, "I'm Jane Lee", a question put to "Ms Lee") tells which.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Span

MARKED = re.compile(
    r"\b[Ii]nterview(?:s|ed)?\b(?! by\b)(?: with| of)?|\b(?:tells|speaks (?:to|with)|talks (?:to|with)) "
)
_ABOUT = re.compile(r"\b(?:on|about|over|after)\b")
_TO_WHOM = re.compile(
    r"(?:[Ii]nterview(?:s|ed|ing)?(?: with| of)?|[Ss]p(?:oke|eaks|eaking) (?:with|to)|[Cc]aught up with|"
    r"[Cc]hat(?:s|ted)? with|[Mm]et with|[Cc]ontacted|[Tt]alk(?:s|ed|ing)? (?:with|to)|[Ss]at down with|"
    r"[Qq]uestions to|[Aa]sked|[Cc]onversation with|Q ?& ?A with)\W+$"
)
_ANSWERS = re.compile(
    r"[^.;:?!\n]{0,80}?\b(?:(?:was|is|were|been) interviewed|(?:spoke|speaks|talked|talks|sat down|chatted|spoken) "
    r"(?:with|to) (?:Wikinews|us\b|me\b|this)|(?:answer(?:s|ed)|took|agreed|kindly)\b|shares?\b|discuss(?:es|ed)\b|"
    r"explains\b|explained\b)"
)
_ASKS = re.compile(
    r"\W{0,3}\b(?:has |had |have |recently )?(?:spoke|talked|sat down|caught up|interviewed|chatted|met|spoken) "
    r"(?:(?:with|to) )?(?!Wikinews\b|us\b|me\b|by\b)"
)
_ASKER = re.compile(
    r"(?:\b(?:Wikinews|accredited|our|staff)\W+(?:\w+\W+){0,2}(?:reporter|correspondent|contributor|journalist|"
    r"editor|photographer|interviewer)|\b(?:[Ii]nterview(?:ed)?|[Ww]ritten|[Cc]onducted|[Rr]eported) by|"
    r"\b[Ii]nterviewer|\bWikinews['’]s?|\bWikinewsies?)\W+$"
)
_CREDIT = re.compile(
    r"(?:\b(?:image|photo|photograph|picture|credit|courtesy|illustration)s?\W*(?:by|of)?|©|\(c\))\W*$", re.I
)
_FORM = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Senator|Minister|Sir)\.? )\Z")
_JOINED = re.compile(r",? (?:and|&) (?:\w+ ){0,3}|, ")
_REACH = 90  # characters before a name in which the verb is looked for
_MARGIN = 0.015
_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Person:
    """A person as this module needs it: an index and the spans of the mentions by name."""

    index: int
    spans: Sequence[Span]


def interviewees(
    text: str, people: Sequence[Person], until: int, questions: Sequence[tuple[int, int]]
) -> tuple[int, ...]:
    """The indices of those who answer; more than one where they answer together, none where no one stands out.

    ``until`` is where the first question begins; ``questions`` are the character ranges of the questions.
    """
    line = re.search(r"[^\n\r]+", text)
    title = line.end() if line else 0
    told = _to_whom(text, people, max(until, title), title)
    titled = _titled(text, people, title)
    weights: dict[int, float] = {}
    for person in people:
        opening = [
            s for s in person.spans if s.start < until and not _CREDIT.search(text[max(0, s.start - 20) : s.start])
        ]
        if any(_ASKER.search(text[max(0, s.start - _REACH) : s.start]) for s in opening) and (
            person.index not in told
        ):
            continue
        if any(_ASKS.match(text, s.end, s.end + 60) for s in opening) and person.index not in told | titled:
            continue
        if person.index not in told | titled and not any(" " in text[s.start : s.end] for s in opening):
            continue  # never by a full name: often no person at all
        weight = 2.0 * any(s.start >= title and _ANSWERS.match(text, s.end, s.end + 140) for s in opening)
        weight += 0.5 * min(8, len(opening)) + 0.02 * min(20, len(person.spans))
        called = sum(addressed(text, span, *_over(questions, span.start)) for span in person.spans)
        weight += 1.5 * min(2, called)
        weight += 1.0 * any(_alone(text, s) for s in person.spans)
        weights[person.index] = weight
    sure = titled & weights.keys() or told & weights.keys()
    if len(sure) > 1:
        return tuple(i for i in weights if i in sure)
    if sure:
        return tuple(sure)
    best = max(weights.values(), default=0.0)
    return tuple(i for i, w in weights.items() if w >= max(best - _MARGIN, _LEAST))


def addressed(text: str, span: Span, start: int, end: int) -> bool:
    """Whether a name in the question ``[start, end)`` calls the one who is asked: "Ms Lee, why …", "… , Jane?"."""
    if not start <= span.start < end:
        return False
    before, after = text[start : span.start], text[span.end : end]
    opens = not _FORM.sub("", before).strip(" *_\"“'") and after.startswith(",")
    return opens or (before.rstrip().endswith(",") and after.strip(" *_")[:1] in ("?", ","))


def _alone(text: str, span: Span) -> bool:
    """Whether a name is a line of its own: a heading, the caption of a portrait."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    rest = text[span.end : end if end >= 0 else len(text)]
    return not text[start : span.start].strip(" *_#") and not rest.strip(" *_.:")


def _over(questions: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    number = bisect_right(questions, (at, 1 << 62)) - 1
    return questions[number] if number >= 0 and at < questions[number][1] else (0, 0)


def _titled(text: str, people: Sequence[Person], title: int) -> set[int]:
    """Whom the title names as the one who is asked: "interviews Jane Lee and John Roe on bridges"."""
    marked = MARKED.search(text, 0, title)
    named = sorted(
        (s.start, s.end, p.index) for p in people for s in p.spans
        if s.end <= title and text[s.start - 1 : s.start] not in ("'", "‘", '"', "“")
    )  # fmt: skip
    if marked is None:
        return set()
    speaks = marked.group().startswith(("tells", "speaks", "talks"))  # "Nick Bos tells …"
    sided = [n for n in named if (n[0] < marked.start()) == speaks] or named
    found: list[tuple[int, int]] = []
    for start, end, index in sided:
        if not speaks and start > marked.end() and _ABOUT.search(text, marked.end(), start):
            break  # "interviews bar owner on Lee cocktail"
        if found and not _JOINED.fullmatch(text[found[-1][0] : start]):
            break
        found.append((end, index))
    return {index for _, index in found}


def _to_whom(text: str, people: Sequence[Person], until: int, title: int) -> set[int]:
    """Whom the opening names after "interviewed", "spoke with"; and who is joined to that name by "and"."""
    asked = {
        p.index for p in people for s in p.spans
        if title <= s.start < until and _TO_WHOM.search(_without_title(text[max(0, s.start - _REACH) : s.start]))
    }  # fmt: skip
    ends = sorted(s.end for p in people if p.index in asked for s in p.spans if s.end <= until)
    joined = {
        p.index for p in people for s in p.spans
        if s.start < until and re.search(r"(?:\band|,) +$", text[max(0, s.start - 6) : s.start])
        and (at := bisect_right(ends, s.start)) and s.start - ends[at - 1] < 8
    }  # fmt: skip
    return asked | joined


def _without_title(before: str) -> str:
    """``before`` cut back over what may stand between the verb and the name: "interviewed the Israeli writer, …"."""
    words = before.split()
    while len(words) > 1 and not _TO_WHOM.search(" ".join(words) + " "):
        last = words[-1]
        if last.endswith((".", ";")) and len(last) > 4:
            break
        if last.endswith(",") and not words[-2:-1]:
            break
        if last.lower() in ("and", "about", "on", "by", "in", "at", "with", "that", "who"):
            break
        words.pop()
    return " ".join(words) + " "


def introduced(text: str, start: int, end: int, people: Iterable[Person]) -> int | None:
    """Whom an answer names as its own speaker: "I'm Jane Lee", "Jane Lee: …", "Lee (Labour): …"."""
    for person in people:
        for span in person.spans:
            if start <= span.start < end:
                before, after = text[start : span.start].strip(" *_"), text[span.end : end]
                if not before and re.match(r"(?: \([^)\n]{1,40}\))?[*_]{0,2}:", after):
                    return person.index
                if re.search(r"\b(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s)$", before):
                    return person.index
    return None
