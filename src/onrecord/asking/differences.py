"""What one version of a text says that another does not: a diff of statements, not of lines.

A statement is a sentence; where the document was read, what is said in it and by which words. Sentences are
paired by the words that they share; what changes in a pair is told word by word, and when the verb of saying goes
from "confirmed" to "said" to "claimed", or a "may" or "reportedly" comes in, as softer or harder.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from onrecord.likeness.wording import words
from onrecord.model import Attribution, Record, Span

Change: TypeAlias = Literal["added", "removed", "changed"]

PAIRED = 0.5  # share of words that two sentences have in common to be versions of one
_MOST = 400  # words of a sentence compared word by word

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?![\s”’\"')\]]*(?:\s|\Z))[^.!?\n]*)*[.!?]*[”’\"')\]]*")
_TOKEN = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")
_QUOTED = re.compile(r"“[^”]{2,}”|\"[^\"\n]{2,}\"")

# Verbs of saying by how far whoever writes stands behind what is said.
_DOUBTING = "claim allege purport maintain contend insist suggest imply speculate"
_VOUCHING = "confirm reveal show prove admit acknowledge find establish note verify concede determine disclose point"
_PLAIN = "say tell state add report announce write explain declare comment describe testify"
_HEDGES = frozenset(
    """may might could would allegedly alleged reportedly apparently possibly perhaps likely seemingly purported
    supposedly suspected appears appeared seems unconfirmed unverified""".split()
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement in two versions; ``before`` or ``after`` is ``None`` where it stands in one only.

    ``quotes`` tells whether its words are quoted, ``tone`` whether it became ``softer`` or ``harder``, ``words``
    which words gave way to which.
    """

    change: Change
    before: Span | None
    after: Span | None
    quotes: bool = False
    tone: Literal["softer", "harder"] | None = None
    words: tuple[tuple[str, str], ...] = ()


def differences(before: Record, after: Record) -> list[Difference]:
    """What changed between two records of one story, in the order of the later text, removals where they stood."""
    old, new = sentences(before.document.text), sentences(after.document.text)
    old_text, new_text = before.document.text, after.document.text
    pairs = _paired([words(old_text[a:b]) for a, b in old], [words(new_text[a:b]) for a, b in new])
    left = {theirs: ours for ours, theirs in pairs.items()}
    found: list[tuple[float, Difference]] = []
    place = -1.0
    for at, span in enumerate(old):
        if at in pairs:
            place = float(pairs[at])
        else:
            place += 1e-6
            found.append((place, Difference("removed", span, None, _quotes(old_text, span, before.attributions))))
    for at, span in enumerate(new):
        ours = left.get(at)
        if ours is None:
            found.append((float(at), Difference("added", None, span, _quotes(new_text, span, after.attributions))))
            continue
        changed = _changed(old_text, old[ours], new_text, span)
        if changed:
            quotes = _quotes(old_text, old[ours], before.attributions) or _quotes(new_text, span, after.attributions)
            found.append((float(at), Difference("changed", old[ours], span, quotes, tone(changed), tuple(changed))))
    return [difference for _, difference in sorted(found, key=lambda each: each[0])]


def sentences(text: str) -> list[Span]:
    """The sentences of a text, roughly: to a full stop before a space, or to the end of the line."""
    found = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        said = match[0]
        start += len(said) - len(said.lstrip())
        end -= len(said) - len(said.rstrip())
        if any(c.isalnum() for c in text[start:end]):
            found.append(Span(start, end))
    return found


def tone(changed: Sequence[tuple[str, str]]) -> Literal["softer", "harder"] | None:
    """Whether a statement became softer or harder by the words that changed."""
    shift = 0
    for before, after in changed:
        for sign, said in ((-1, before), (1, after)):
            for word in words(said):
                shift += sign * (_force(word) - 2 * (word in _HEDGES))
    ours = [_force(word) for before, _ in changed for word in words(before) if _force(word)]
    theirs = [_force(word) for _, after in changed for word in words(after) if _force(word)]
    if len(ours) != len(theirs):  # a verb of saying came or went; only hedges tell then
        shift = sum(
            2 * (sum(w in _HEDGES for w in words(before)) - sum(w in _HEDGES for w in words(after)))
            for before, after in changed
        )
    return "softer" if shift < 0 else "harder" if shift > 0 else None


def _force(word: str) -> int:
    return _FORCE.get(word, 0)


def _forms(verbs: str) -> Iterator[str]:
    irregular = {"say": "said", "tell": "told", "write": "wrote", "find": "found", "show": "showed"}
    for verb in verbs.split():
        stem = verb.removesuffix("e")
        yield from (verb, f"{verb}s", f"{stem}ed", f"{stem}ing", irregular.get(verb, verb))
        if verb.endswith("y"):
            yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied")
        if verb == "admit":
            yield from ("admitted", "admitting")


_FORCE = dict.fromkeys(_forms(_DOUBTING), 1) | dict.fromkeys(_forms(_PLAIN), 2) | dict.fromkeys(_forms(_VOUCHING), 3)


def _paired(old: Sequence[list[str]], new: Sequence[list[str]]) -> dict[int, int]:
    """Each old sentence with its new version: the same words first, then the likest, nearest in order."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    same: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, said in enumerate(new):
        same[tuple(said)].append(at)
    for at, said in enumerate(old):
        free = same[tuple(said)]
        if free:
            pairs[at] = free.pop(0)
            taken.add(pairs[at])
    having: defaultdict[str, list[int]] = defaultdict(list)
    for at, said in enumerate(new):
        if at not in taken:
            for word in set(said):
                having[word].append(at)
    scored = []
    for at, said in enumerate(old):
        if at in pairs:
            continue
        ours = set(said)
        shared: defaultdict[int, int] = defaultdict(int)
        for word in ours:
            if len(having[word]) <= 50:  # "the" leads everywhere
                for other in having[word]:
                    shared[other] += 1
        for other in shared:
            theirs = set(new[other])
            share = len(ours & theirs) / min(len(ours), len(theirs))
            if share >= PAIRED and len(ours & theirs) >= min(2, len(ours)):
                scored.append((-share, abs(at / len(old) - other / len(new)), at, other))
    for _, _, at, other in sorted(scored):
        if at not in pairs and other not in taken:
            pairs[at] = other
            taken.add(other)
    return pairs


def _changed(old: str, before: Span, new: str, after: Span) -> list[tuple[str, str]]:
    ours, theirs = _TOKEN.findall(old[before.start : before.end]), _TOKEN.findall(new[after.start : after.end])
    if ours == theirs:
        return []
    if max(len(ours), len(theirs)) > _MOST:
        return [(old[before.start : before.end], new[after.start : after.end])]
    steps = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    changed = [(" ".join(ours[a:b]), " ".join(theirs[c:d])) for tag, a, b, c, d in steps if tag != "equal"]
    return [(a, b) for a, b in changed if words(a) != words(b)]


def _quotes(text: str, span: Span, said: Sequence[Attribution]) -> bool:
    """Whether words are quoted in a sentence: as they were read, else by its quotation marks."""
    read = any(
        each.quotation != "indirect" and any(part.start < span.end and span.start < part.end for part in each.content)
        for each in said
    )
    return read or _QUOTED.search(text, span.start, span.end) is not None
