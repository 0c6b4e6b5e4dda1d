"""The mode of an event: whether it happened, will, might or did not.

PLOVER's manual codes only what happened, is planned or is threatened, and marks it as historical, future,
hypothetical or negated. The words that decide stand in the verb group between the participants (*did not
meet*, *will host*, *could cut*), or in an *if* that opens the clause. A type that is itself about words
takes its own words out: the *not* of a REJECT, the *threatened* of a THREATEN, the *agreed* of an AGREE.
"""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.model import Event, Mode, Span

WORD = re.compile(r"[^\W\d_]+(?:[’'][a-z]+)?", re.IGNORECASE)
NEGATIONS = frozenset("not never neither nor without cannot nobody".split())
FAILURES = frozenset("fail fails failed failing neglected forgot".split())
MODALS = frozenset("may might could would should can possibly perhaps maybe potentially".split())
WEIGHING = frozenset(
    "considering considers considered weighing weighs mulling mulls contemplating possible possibility option".split()
)
THREATS = frozenset("threatened threatens threatening threat threats vowed vows swore warned warns".split())
FUTURE = frozenset("will shall tomorrow".split())
PLANS = frozenset(
    "plans plan planning planned intends intend intending expects expected scheduled set due preparing "
    "prepares going hopes aims about".split()
)
PROMISES = frozenset("pledged pledges promised promises ready willing agreed agrees offered offers".split())
DETERMINERS = frozenset("the a an his her its their this that any no".split())
# "ready to meet" and "is to host" look forward; "agreed to a recount" and "set in 1990" do not.
TO_VERB = re.compile(r"\s+to\s+(?!(?:an?|the|its?|his|her|their|all|any)\b)[a-z]", re.IGNORECASE)
IS_TO = re.compile(r"\b(?:is|are)\s+to\s+(?!(?:an?|the|its|his|her|their)\b)[a-z]", re.IGNORECASE)
NOT_RULED_OUT = re.compile(r"(?:\bnot|n[’']t|\bnever|\brefus\w+\s+to)\s+(?:\w+\s+)?rul(?:e|ed|ing)\s+out\b", re.I)
AFTERWARDS = re.compile(
    r"\b(?:(?:a|one|real|distinct)\s+possibility|possible|on\s+the\s+table|an\s+option|under\s+consideration"
    r"|being\s+considered|not\s+(?:be\s+)?ruled\s+out)\b",
    re.IGNORECASE,
)
COMING = re.compile(
    r"\b(?:next|coming|following)\s+"
    r"(?:week|month|year|days|weeks|months|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
# What follows these in a verb group is another clause, whose *not* and *would* are not the event's.
ANOTHER_CLAUSE = re.compile(
    r",\s+(?:and|but)\b|\b(?:so\s+that|because|whether|while|until|after|saying|adding|arguing|claiming|in\s+order\s+to)\b",
    re.IGNORECASE,
)
OPENING_IF = re.compile(r"^(?:\W*\w+\W+){0,2}?(?:if|unless|should|were)\b", re.IGNORECASE)
CONDITION = re.compile(r"\b(?:if|unless|in\s+the\s+event|provided\s+that|as\s+long\s+as)\b", re.IGNORECASE)
JOINING = frozenset("and or with the a an of its his her their".split())
# Words looked at in a verb group, and behind participants that stand side by side ("Chile and Peru plan to
# meet"). Set by hand on the codebook examples, not swept.
LONGEST_GROUP = 14
AFTER = 8


def mode_of(text: str, source: Span | None, target: Span | None, *, event: Event | None = None) -> Mode:
    """The mode of what stands between ``source`` and ``target`` in a sentence.

    Offsets are characters of ``text``. Without a target it is what follows the source, without a source
    what the sentence begins with. ``event`` is the PLOVER type, where it is known.
    """
    start, zone = _zone(text, source, target)
    group = zone
    clause = ANOTHER_CLAUSE.search(zone)
    if clause and WORD.search(zone, 0, clause.start()):
        group = zone[: clause.start()]
    matches = list(WORD.finditer(group))[:LONGEST_GROUP]
    words = [match[0].lower().replace("’", "'") for match in matches]
    last = max((span.end for span in (source, target) if span), default=0)
    behind = text[last : last + 60]
    if NOT_RULED_OUT.search(zone) or AFTERWARDS.search(behind):
        return "hypothetical"
    # "will not tolerate" threatens
    negated = (
        event != "THREATEN"
        and not _only(words)
        and any(word in NEGATIONS or word in FAILURES or word.endswith("n't") for word in words)
    )
    if negated:
        return "historical" if event == "REJECT" else "negated"
    first = min((span.start for span in (source, target) if span), default=0)
    opening = text[_clause_start(text, first) : first]
    if OPENING_IF.match(opening) and "," not in opening:
        return "hypothetical"
    conditional = CONDITION.search(text, start) is not None
    if IS_TO.search(group):
        return "future"
    for place, (match, word) in enumerate(zip(matches, words, strict=True)):
        forward = TO_VERB.match(zone, match.end()) is not None
        noun = place > 0 and words[place - 1] in DETERMINERS
        if event in ("THREATEN", "AGREE") and (word in THREATS or word in PROMISES):
            return "historical"
        if word == "would" and not conditional:
            return "future"  # "said it would visit" reports a plan; with an if or an unless, a condition
        if word in MODALS or word in WEIGHING or word in THREATS or word.endswith("'d"):
            return "hypothetical"
        if word in FUTURE or word.endswith("'ll") or ((word in PLANS or word in PROMISES) and forward and not noun):
            return "future"
    if event == "THREATEN" and COMING.search(text, start):
        return "future"
    return "historical"


def _only(words: list[str]) -> bool:
    """*Not only … but also* denies nothing."""
    return any(a == "not" and b in ("only", "just", "merely") for a, b in pairwise(words))


def _clause_start(text: str, at: int) -> int:
    """Where the clause before ``at`` begins: after the last stop, semicolon or dash."""
    return max((text.rfind(mark, 0, at) + 1 for mark in ".;:!?—"), default=0)


def _zone(text: str, source: Span | None, target: Span | None) -> tuple[int, str]:
    """The stretch where the verb group stands, with its start."""
    if source is None or target is None:
        start = source.end if source else 0
        return start, text[start : start + 160]
    first, last = sorted((source, target))
    between = text[first.end : last.start]
    if any(word.lower() not in JOINING for word in WORD.findall(between)):
        return first.end, between
    rest = text[last.end : last.end + 160]
    words = list(WORD.finditer(rest))
    return last.end, rest[: words[AFTER - 1].end()] if len(words) >= AFTER else rest
