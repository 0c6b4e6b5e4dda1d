"""A clause-wise view of a parse: who does what to whom, with which auxiliaries, up to where.

Works on the ClearNLP relations of ``Parse`` (Choi & Palmer 2012). The parse is noisy, so every look-up
gives ``None`` rather than a guess where a relation is missing, and every walk is bounded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from onrecord.model import BlockKind, Document, Parse, Span
from onrecord.relating.repairs import repaired
from onrecord.relating.wordlists import listed

NEGATIONS: Final = listed("not n't n’t never neither nor hardly no-one")
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_WALK = 12  # longest chain of heads that is followed; deeper ones are parser faults
_MARKS = frozenset(('"', "“", "”", "‘", "«", "»", "``", "''"))
_HEADLINED = {
    "accused": ("of",), "suspected": ("of",), "convicted": ("of",), "acquitted": ("of",), "charged": ("with",),
    "cleared": ("of",), "jailed": ("for",), "sentenced": ("for", "to"), "indicted": ("for",),
}  # fmt: skip
_TEMPORAL = listed("following after before during since amid despite until pending")
_BASE = frozenset(("DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "RB", "RBR"))
_CLAUSAL = listed("acl relcl advcl ccomp csubj csubjpass parataxis")


class Clauses:
    """Children, edges and roles of the words of one parse. Every argument and result is a word index."""

    __slots__ = ("_ends", "_starts", "children", "left", "lower", "parse", "right", "sentence")

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        total = len(parse)
        text, starts, ends, heads = parse.text, parse.starts, parse.ends, parse.heads
        self.lower = [text[s:e].lower() for s, e in zip(starts, ends, strict=True)]
        self.children: list[list[int]] = [[] for _ in range(total)]
        for index, head in enumerate(heads):
            if head != index:
                self.children[head].append(index)
        self.sentence = [0] * total
        self.left = list(range(total))
        self.right = [i + 1 for i in range(total)]
        for number, (first, last) in enumerate(parse.sentences):
            for index in range(first, last):
                self.sentence[index] = number
            self._edges(first, last)
        self._starts, self._ends = starts, ends

    def _edges(self, first: int, last: int) -> None:
        """Left and right edges of every subtree of a sentence, leaves first."""
        heads = self.parse.heads
        waiting = {i: len(self.children[i]) for i in range(first, last)}
        ready = [i for i, n in waiting.items() if not n]
        while ready:
            index = ready.pop()
            head = heads[index]
            if head == index or not first <= head < last:
                continue
            self.left[head] = min(self.left[head], self.left[index])
            self.right[head] = max(self.right[head], self.right[index])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)

    # -- words and offsets ------------------------------------------------------------------------
    def span(self, first: int, last: int) -> Span:
        """The characters of words ``[first, last)``."""
        return Span(self._starts[first], self._ends[last - 1])

    def words(self, span: Span) -> range:
        """The words that lie at least partly inside the characters of ``span``."""
        first = bisect_right(self._ends, span.start)
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def text(self, first: int, last: int) -> str:
        """The document's characters from word ``first`` up to word ``last``."""
        return self.parse.text[self._starts[first] : self._ends[last - 1]] if last > first else ""

    def bounds(self, index: int) -> tuple[int, int]:
        """The word range of the sentence that holds ``index``."""
        return self.parse.sentences[self.sentence[index]]

    # -- relations --------------------------------------------------------------------------------
    def kids(self, index: int, *relations: str) -> list[int]:
        """Children of ``index`` by relation, in order."""
        deps = self.parse.deps
        return [c for c in self.children[index] if deps[c] in relations]

    def kid(self, index: int, *relations: str) -> int | None:
        """The first child of ``index`` by relation."""
        deps = self.parse.deps
        for child in self.children[index]:
            if deps[child] in relations:
                return child
        return None

    def is_verb(self, index: int) -> bool:
        """Whether the word is tagged as a verb."""
        return self.parse.tags[index].startswith("V")

    def is_noun(self, index: int) -> bool:
        """Whether the word is tagged as a noun or a name."""
        return self.parse.tags[index].startswith("N")

    def objects_of(self, index: int, *prepositions: str) -> list[int]:
        """Heads of the phrases that the given prepositions tie to ``index``, in order."""
        found = []
        for child in self.children[index]:
            if self.parse.deps[child] in ("prep", "agent", "dative") and self.lower[child] in prepositions:
                found += self.kids(child, "pobj", "pcomp")
        return found

    def passive(self, verb: int) -> bool:
        """Whether ``verb`` is a passive: with its auxiliary, or a bare participle after a noun."""
        if self.kid(verb, "auxpass", "nsubjpass") is not None:
            return True
        dep = self.parse.deps[verb]
        charged = _HEADLINED.get(self.lower[verb], ())
        if any(self.lower[c] in charged for c in self.children[verb]):
            # "Mayor accused of fraud": a headline leaves the auxiliary out
            return self.kid(verb, "dobj", "aux", "ccomp") is None
        if self.parse.tags[verb] == "VBN":
            if dep == "acl" or (dep == "conj" and self.passive_head(verb)):
                return self.kid(verb, "aux", "nsubj") is None
            return self.kid(verb, "agent") is not None
        return False

    def passive_head(self, verb: int) -> bool:
        """Whether the first verb of a coordination is a passive."""
        head = self.parse.heads[verb]
        for _ in range(_WALK):
            if self.kid(head, "auxpass") is not None or self.parse.deps[head] == "acl":
                return True
            if self.parse.deps[head] != "conj":
                return False
            head = self.parse.heads[head]
        return False

    def subject(self, verb: int) -> int | None:
        """The surface subject of ``verb``: its own, shared in a coordination, or controlled."""
        parse = self.parse
        for _ in range(_WALK):
            own = self.kid(verb, "nsubj", "nsubjpass")
            while own is not None and self.lower[own] in NEGATIONS:  # parsers take "n’t" for a pronoun
                rest = [c for c in self.kids(verb, "nsubj", "nsubjpass") if self.lower[c] not in NEGATIONS]
                own = rest[0] if rest else None
                break
            if own is None:
                own = self._after_mark(verb)
            if own is not None:
                if self.lower[own] in _RELATIVE and parse.deps[verb] == "relcl":
                    return parse.heads[verb]
                return own
            dep, head = parse.deps[verb], parse.heads[verb]
            if head == verb:
                return None
            if dep in ("acl", "relcl"):
                return head if self.is_noun(head) or parse.tags[head].startswith("P") else None
            if dep == "xcomp" and not self.passive(head):
                held = self.kid(head, "dobj", "dative")
                if held is not None:
                    return held
            if dep == "xcomp" and parse.tags[head] == "JJ":  # "is due to hold"
                verb = parse.heads[head]
                continue
            if dep == "pcomp":
                linking, head = head, parse.heads[head]
                if self.lower[linking] in ("including", "like", "than", "such"):
                    return None  # a deed in a list of examples is nobody's by its place
                if self.is_noun(head):
                    return None
                if self.lower[linking] in ("for", "of", "from", "with"):
                    # "fined him for …", "lashed out at them for …", "accused them of …"
                    held = self.kid(head, "dobj") or next(iter(self.objects_of(head, "at", "against")), None)
                    if held is not None or self.lower[linking] == "for":
                        return held
            if dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep") or not self.is_verb(head):
                return None
            verb = head
        return None

    def _after_mark(self, verb: int) -> int | None:
        """A subject that the parse has tied to the conjunction before it: "after *London* expelled …"."""
        mark = self.kid(verb, "mark", "prep")
        if mark is None or mark > verb or self.lower[mark] not in ("after", "before", "since", "until"):
            return None
        tied = self.kid(mark, "pobj")
        return tied if tied is not None and tied < verb and self.right[tied] >= verb - 2 else None

    def roles(self, verb: int) -> tuple[int | None, int | None]:
        """The doer and the one it is done to, as head words: by voice, not by position."""
        if self.passive(verb):
            by = self.objects_of(verb, "by")
            if not by:  # "were beaten and detained by police": the doer stands with the last verb
                for sister in self.kids(verb, "conj"):
                    if self.is_verb(sister) and self.kid(sister, "nsubj", "nsubjpass") is None:
                        by = by or self.objects_of(sister, "by")
            return (by[0] if by else None), self.subject(verb)
        done = self.kid(verb, "dobj")
        if done is None:
            # "raped and killed women": the object stands with the last verb
            for sister in self.kids(verb, "conj"):
                if self.is_verb(sister) and (done := self.kid(sister, "dobj")) is not None:
                    break
        subject = self.subject(verb)
        if self.parse.deps[verb] == "relcl":
            antecedent = self.parse.heads[verb]
            # "officials whom it accuses", "officials it accuses"
            if (done is None and subject != antecedent) or (done is not None and self.lower[done] in _RELATIVE):
                done = antecedent
        return subject, done

    def auxiliaries(self, verb: int) -> list[str]:
        """Lower-cased auxiliaries of ``verb``; a coordinated verb shares those of the first."""
        for _ in range(_WALK):
            own = [self.lower[c] for c in self.kids(verb, "aux", "auxpass")]
            if own or self.parse.deps[verb] != "conj":
                return own
            verb = self.parse.heads[verb]
        return []

    def negated(self, verb: int) -> bool:
        """Whether ``verb`` has a negation of its own, or its subject or object has *no*."""
        for child in self.children[verb]:
            if self.lower[child] in NEGATIONS:
                return True
            if self.parse.deps[child] in ("nsubj", "nsubjpass", "dobj", "attr"):
                if self.lower[child] in ("nobody", "none", "nothing"):
                    return True
                if any(self.lower[c] == "no" for c in self.children[child]):
                    return True
        return False

    def base_head(self, at: int) -> int | None:
        """The last noun of the base phrase that begins at ``at``, by tags alone."""
        tags, found = self.parse.tags, None
        last = self.bounds(at)[1] if at < len(tags) else at
        while at < last and (
            tags[at] in _BASE or tags[at].startswith("N") or (self.lower[at] == "than" and found is None)
        ):
            if tags[at].startswith("N"):
                found = at
            elif found is not None and tags[at] in ("DT", "PRP$"):
                break
            at += 1
        return found

    def phrases_after(self, at: int, limit: int = 4) -> Iterator[tuple[str, int]]:
        """Preposition and head of the phrases that follow one another from word ``at`` on, by the words alone."""
        if at >= len(self.lower):
            return
        last = self.bounds(at - 1)[1] if at else 0
        if at < last and self.lower[at] == ",":
            at += 1
        for _ in range(limit):
            if at >= last or self.parse.tags[at] != "IN" or self.parse.deps[at] == "mark":
                return
            head = self.base_head(at + 1)
            if head is None:
                return
            yield self.lower[at], head
            at = head + 1
            while at < last and self.lower[at] in ("and", "or") and (head := self.base_head(at + 1)) is not None:
                at = head + 1

    # -- extents ----------------------------------------------------------------------------------
    def noun_phrase(self, head: int, *, stop: frozenset[str] = frozenset()) -> tuple[int, int]:
        """Words of the phrase of ``head`` with its modifiers and coordinated heads, without clauses after it.

        Phrases that begin with a preposition in ``stop`` are left out too.
        """
        first, last = self.left[head], head + 1
        for child in self.children[head]:
            if child < head:
                continue
            dep = self.parse.deps[child]
            if dep in _CLAUSAL or dep in ("punct", "appos", "cc"):
                continue
            if dep == "prep":
                if self.lower[child] in stop:
                    continue
                inner = self.kid(child, "pobj")
                if inner is None:
                    continue
                end = self.noun_phrase(inner, stop=stop)[1]
            elif dep == "conj":
                if any(self.parse.tags[i] == "VBG" for i in range(self.left[child], child)):
                    continue  # "raping women and recruiting children": a verb taken for an adjective
                end = self.noun_phrase(child, stop=stop)[1]
            else:
                end = self.right[child]
            last = max(last, end)
        return first, self._joined(last)

    def balanced(self, first: int, last: int) -> tuple[int, int]:
        """Words ``[first, last)`` with the quotation mark that they opened or closed without its fellow."""
        marks = [i for i in range(first, last) if self.lower[i] in _MARKS]
        if len(marks) % 2:
            if first and self.lower[first - 1] in _MARKS:
                return first - 1, last
            if last < len(self.lower) and self.lower[last] in _MARKS:
                return first, last + 1
        return first, last

    def core(self, verb: int) -> tuple[int, int]:
        """Words of a clause from its subject to its last complement, without clauses hung on it."""
        deps = self.parse.deps
        first, last = verb, verb + 1
        for child in self.children[verb]:
            dep = deps[child]
            if dep in ("nsubj", "nsubjpass", "expl"):
                first = min(first, self.left[child])
            elif dep in ("aux", "auxpass", "neg", "prt") or self.lower[child] in NEGATIONS:
                first, last = min(first, child), max(last, child + 1)
            elif child > verb and dep in ("dobj", "attr", "oprd", "dative"):
                last = max(last, self.noun_phrase(child)[1])
            elif child > verb and dep in ("prep", "agent"):
                # "before leaving …" is a clause of its own, and its time no part of a deed
                if self.lower[child] in _TEMPORAL:
                    continue
                for inner in self.kids(child, "pobj"):
                    last = max(last, self.noun_phrase(inner)[1])
            elif child > verb and dep in ("acomp", "xcomp"):
                last = max(last, self.core(child)[1] if child > verb else child + 1)
            elif child > verb and dep == "advmod":
                last = max(last, child + 1)
        return first, self._joined(last)

    def _joined(self, last: int) -> int:
        """``last`` moved past the rest of a hyphenated word that the parse has torn apart."""
        starts, ends, total = self._starts, self._ends, len(self._starts)
        while last + 1 < total and self.lower[last] == "-" and starts[last] == ends[last - 1]:
            if starts[last + 1] != ends[last]:
                break
            last += 2
        return last


class Stretches:
    """The blocks of some kinds: ``offset in stretches`` takes logarithmic time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, document: Document, *kinds: BlockKind) -> None:
        held = sorted((b.start, b.end) for b in document.blocks if b.kind in kinds)
        self._starts = [start for start, _ in held]
        self._ends = [end for _, end in held]

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


@lru_cache(maxsize=2)
def clauses(parse: Parse) -> Clauses:
    """The view of ``parse``; kept for the few steps that ask for it one after another."""
    return Clauses(repaired(parse))
