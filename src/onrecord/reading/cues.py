"""What syntax adds to the model's anchors: less doubt where a clause hangs on the cue, and what is said of a belief.

A verb with a subject and a clausal complement is the plain form of a cue (Pareti 2016, section 3); there an anchor that
the model half believes is taken. And where what is said is itself that somebody believes, fears or denies something
("said he believes it is over"), that is an attribution within the first, which annotators seldom mark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.model import Parse
from onrecord.reading.attributing import Found

SURE = 0.45  # swept on PolNeAR dev by training/reader/tune.py
PLAIN = 0.25  # of an anchor with a clause; of .2, .25, .3 the best AR50 on dev
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MENTAL = frozenset(
    "believe believes believed think thinks thought say says said claim claims claimed know knows knew fear fears "
    "feared hope hopes hoped suspect suspects suspected argue argues argued insist insists insisted deny denies denied "
    "admit admits admitted allege alleges alleged warn warns warned suggest suggests suggested maintain maintains "
    "maintained assert asserts asserted contend contends contended concede concedes conceded feel feels felt "
    "acknowledge acknowledges acknowledged".split()
)
_NOBODY = frozenset("i we you who that it one people".split())  # "I think" hedges; "it says" is no one
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def confirmed(parse: Parse, found: Sequence[Found]) -> list[Found]:
    """Those of ``found`` whose anchor is sure, or half sure with a clause; and what is believed within them."""
    if not found:
        return []
    children = _children(parse)
    kept = [f for f in found if f.chance >= SURE or (f.chance >= PLAIN and _has_clause(parse, children, f.anchor))]
    cues = {w for f in kept for a, b in f.cue for w in range(a, b)}
    inside = {w for f in kept for a, b in f.content for w in range(a, b)}
    for cue in sorted(cues):
        for verb in children[cue]:
            if parse.deps[verb] == "ccomp" and verb in inside and verb not in cues:
                belief = _belief(parse, children, verb)
                if belief is not None and all(w in inside for w in range(*belief.content[0])):
                    kept.append(belief)
    return kept


def _children(parse: Parse) -> defaultdict[int, list[int]]:
    """The dependents of each word, in order."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for word, head in enumerate(parse.heads):
        if head != word:
            children[head].append(word)
    return children


def _has_clause(parse: Parse, children: defaultdict[int, list[int]], anchor: int) -> bool:
    verb = parse.heads[anchor] if parse.deps[anchor] in ("aux", "auxpass", "neg") else anchor
    relations = {parse.deps[child] for child in children[verb]}
    return "ccomp" in relations and bool(relations & _SUBJECTS)


def _belief(parse: Parse, children: defaultdict[int, list[int]], verb: int) -> Found | None:
    """Who believes what by a finite ``verb``, where its subject stands before it and the clause after it."""
    if parse.tags[verb] not in _FINITE or parse.word(verb).lower() not in _MENTAL:
        return None
    subject = next((c for c in children[verb] if parse.deps[c] == "nsubj"), None)
    clause = next((c for c in children[verb] if parse.deps[c] == "ccomp" and c > verb), None)
    if subject is None or clause is None or parse.word(subject).lower() in _NOBODY:
        return None
    source, content = _phrase(children, subject), _phrase(children, clause)
    if source[1] > verb or content[0] <= verb:
        return None
    helpers = [c for c in children[verb] if parse.deps[c] in ("aux", "neg") and source[1] <= c < verb]
    return Found(verb, (source,), ((min([*helpers, verb]), verb + 1),), (content,), 0.5, 0.0, 0.0)


def _phrase(children: defaultdict[int, list[int]], head: int) -> tuple[int, int]:
    """The words from the first to the last of what hangs on ``head``."""
    low = high = head
    waiting = [head]
    while waiting:
        word = waiting.pop()
        low, high = min(low, word), max(high, word)
        waiting += children[word]
    return low, high + 1
