"""Attachments that the words themselves decide, put right before the rules read a parse.

A trained parser errs most on long arcs; tags and adjacency are surer. What is mended: the object of a
preposition, nouns within one base phrase, the auxiliary of a passive and its subject, a pronoun right after
its verb, a bare verb coordinated with an infinitive. No arc is set that would close a cycle.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Parse
from onrecord.relating.wordlists import listed

_BE = listed("is are was were be been being am 's ’s 're ’re get got gets")
_OBJECTS = listed("them him her me us themselves himself herself")
_INSIDE = frozenset(
    ("DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "``", "''", "$", "#")
)
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_PREPOSITIONS = frozenset(("prep", "agent", "dative"))
_WALK = 24


def repaired(parse: Parse) -> Parse:
    """The parse with those attachments put right; the same object where nothing was wrong."""
    mend = _Mending(parse)
    for first, last in parse.sentences:
        mend.prepositions(first, last)
        mend.verbs(first, last)
    if not mend.changed:
        return parse
    return replace(parse, heads=tuple(mend.heads), deps=tuple(mend.deps))


class _Mending:
    def __init__(self, parse: Parse) -> None:
        self.tags = parse.tags
        self.heads, self.deps = list(parse.heads), list(parse.deps)
        text = parse.text
        self.lower = [text[s:e].lower() for s, e in zip(parse.starts, parse.ends, strict=True)]
        self.changed = False

    def attach(self, word: int, head: int, dep: str) -> None:
        """Set an arc, unless it is there or closes a cycle."""
        if self.heads[word] == head and self.deps[word] == dep:
            return
        at = head
        for _ in range(_WALK):
            if at == word:
                return
            if self.heads[at] == at:
                break
            at = self.heads[at]
        else:
            return
        self.heads[word], self.deps[word] = head, dep
        self.changed = True

    def prepositions(self, first: int, last: int) -> None:
        """The head of the base phrase right after a preposition is its object, and holds that phrase's nouns."""
        tags, heads, deps = self.tags, self.heads, self.deps
        for at in range(first, last - 1):
            if tags[at] not in ("IN", "TO") or deps[at] not in _PREPOSITIONS:
                continue
            head = self._phrase_head(at + 1, last)
            if head is None:
                continue
            if heads[head] != at:
                up = heads[head]
                misplaced = deps[head] in ("pobj", "dobj", "appos", "npadvmod", "dep", "attr", "ROOT")
                if not (misplaced and up != head and up < at and not self._held(at, head)):
                    continue
                self.attach(head, at, "pobj")
            for inner in range(at + 1, head):
                if deps[inner] == "pobj" and heads[inner] == at and tags[inner] in _NOUNS:
                    self.attach(inner, head, "compound")

    def _held(self, preposition: int, but: int) -> bool:
        """Whether the preposition has another object outside the phrase before ``but``."""
        return any(self.heads[i] == preposition and self.deps[i] in ("pobj", "pcomp") for i in range(but + 1, but + 3)
                   if i < len(self.heads))  # fmt: skip

    def _phrase_head(self, at: int, last: int) -> int | None:
        """The last noun of the words that can only be one base phrase, from ``at`` on."""
        head = None
        while at < last and self.tags[at] in _INSIDE:
            if self.tags[at] in ("DT", "PRP$") and head is not None:
                break  # another phrase begins
            if self.tags[at] in _NOUNS:
                head = at
            elif self.tags[at] == "CD" and head is not None and at - 1 == head:
                break  # "on Friday 12 people"
            at += 1
        return head

    def verbs(self, first: int, last: int) -> None:
        """Passives with their auxiliary and subject, object pronouns, coordinated infinitives."""
        tags, heads, deps, lower = self.tags, self.heads, self.deps, self.lower
        passive: set[int] = set()
        for at in range(first, last):
            dep = deps[at]
            if dep == "aux" and lower[at] in _BE and tags[heads[at]] == "VBN" and heads[at] > at:
                deps[at] = "auxpass"
                self.changed = True
                passive.add(heads[at])
            elif dep == "auxpass":
                passive.add(heads[at])
            elif (
                tags[at] == "PRP" and lower[at] in _OBJECTS and at > first and tags[at - 1][0] == "V"
                and heads[at] != at - 1 and dep in ("dobj", "dative", "nsubj") and heads[at] < at
            ):  # fmt: skip
                self.attach(at, at - 1, "dobj")
            elif (
                dep == "poss" and tags[at] in _NOUNS and at + 1 < last and tags[at + 1] in _FINITE
                and heads[at] > at + 1
            ):  # fmt: skip
                self.attach(at, at + 1, "nsubj")  # "North Korea fired …" is no owner of what was fired
            elif dep == "conj" and tags[at] == "VB" and tags[heads[at]] in ("VBN", "VBD", "VBG", "VBZ", "VBP"):
                near = next(
                    (i for i in range(at - 1, heads[at], -1) if tags[i] == "VB" and deps[i] in ("xcomp", "conj")), None
                )
                if near is not None:
                    self.attach(at, near, "conj")
        for at in range(first, last):
            if deps[at] == "nsubj" and heads[at] in passive:
                deps[at] = "nsubjpass"
                self.changed = True
