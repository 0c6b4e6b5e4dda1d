"""Sources and bodies that a text gives no name: "a senior official", "women in the BBC story", "the tribunal"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import EntityKind, Parse
from onrecord.relating.participants import noun_lemma
from onrecord.relating.wordlists import listed

_BODIES = listed(
    "tribunal court committee commission council parliament ministry government army navy police panel jury inquiry "
    "assembly senate congress agency authority administration regime junta party union company cabinet embassy "
    "delegation coalition opposition military watchdog newspaper broadcaster magazine outlet organisation organization "
    "group institute institution university charity foundation movement militia network campaign office department "
    "bureau board bank firm forum summit prosecution defence defense force"
)
_THINGS = listed(
    "report statement study poll survey document letter email memo filing lawsuit complaint article story book tweet "
    "post video transcript record source law bill act resolution treaty constitution indictment affidavit ruling "
    "analysis review data figure investigation evidence media press"
)
_DEFINITE = listed("the this that these those his her their its our")
_DROPPED = listed("a an the")
_LEFT = frozenset("det amod compound nummod poss nmod quantmod advmod predet neg case".split())
_MAX_RIGHT = 9  # words of what follows the head


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase over words ``[first, last)`` with its head noun, singular and lower-cased."""

    first: int
    last: int
    noun: str
    kind: EntityKind
    definite: bool
    plural: bool
    source: bool


def nominals(parse: Parse, sources: Sequence[tuple[int, int]], named: set[int]) -> Iterator[Nominal]:
    """The noun phrases that are sources of statements, and bodies wherever they stand; not those with a name as head."""
    children: dict[int, list[int]] = {}
    for at, head in enumerate(parse.heads):
        if head != at:
            children.setdefault(head, []).append(at)
    seen: set[int] = set()
    heads = [(head_of(parse, first, last), True, (first, last)) for first, last in sources if first < last]
    heads += [
        (at, False, None) for at in range(len(parse))
        if parse.tags[at] in ("NN", "NNS") and noun_lemma(parse.word(at).lower()) in _BODIES
        and parse.deps[at] in ("nsubj", "nsubjpass", "pobj", "dobj", "poss")
    ]  # fmt: skip
    for head, is_source, limit in sorted(heads, key=lambda h: (h[0], not h[1])):
        if head in seen or head in named or not parse.tags[head].startswith("NN"):
            continue
        word = parse.word(head).lower()
        noun = noun_lemma(word)
        first, last = _base(parse, children, head)
        if not is_source and any(at in named for at in range(first, last)) and parse.deps[head] == "poss":
            continue
        last = _right(parse, children, head, last)
        if limit is not None:
            first, last = max(first, min(limit[0], head)), max(head + 1, min(max(last, head + 1), limit[1]))
        opening = parse.word(first).lower()
        definite = opening in _DEFINITE
        if opening in _DROPPED and first < head:
            first += 1
        seen.add(head)
        plural = parse.tags[head] in ("NNS", "NNPS") or noun == "police"
        yield Nominal(first, last, noun, _kind(noun, is_source), definite, plural, is_source)


def head_of(parse: Parse, first: int, last: int) -> int:
    """The word of ``[first, last)`` whose syntactic head lies outside; the last noun where the parse fails."""
    outside = [at for at in range(first, last) if not first <= parse.heads[at] < last or parse.heads[at] == at]
    nouns = [at for at in outside if parse.tags[at][:2] in ("NN", "PR", "DT", "CD", "WP")]
    if nouns:
        return nouns[0]
    for at in range(last - 1, first - 1, -1):
        if parse.tags[at].startswith(("NN", "PRP")):
            return at
    return last - 1


def _base(parse: Parse, children: dict[int, list[int]], head: int) -> tuple[int, int]:
    first = head
    for child in sorted(children.get(head, ()), reverse=True):
        if child < head and parse.deps[child] in _LEFT and child >= first - 6:
            low = child
            for grand in children.get(child, ()):
                if grand < child and parse.deps[grand] in _LEFT:
                    low = min(low, grand)
            first = min(first, low)
    return first, head + 1


def _right(parse: Parse, children: dict[int, list[int]], head: int, last: int) -> int:
    """With the first prepositional phrase after the head, or a name in apposition: "women in the BBC story"."""
    for child in sorted(children.get(head, ())):
        if child == last and parse.deps[child] == "prep" and parse.word(child).lower() in (
            "in", "of", "from", "at", "for", "with", "on"
        ):  # fmt: skip
            end = child + 1
            queue = list(children.get(child, ()))
            while queue:
                at = queue.pop()
                if at > child and parse.deps[at] in (*_LEFT, "pobj", "prep") and at - head <= _MAX_RIGHT:
                    end = max(end, at + 1)
                    queue += children.get(at, ())
            return end if end > child + 1 else last
    return last


def _kind(noun: str, source: bool) -> EntityKind:
    if noun in ("government", "ministry", "administration", "regime", "junta", "cabinet", "embassy"):
        return "government"
    if noun in _BODIES:
        return "organisation"
    if noun in _THINGS or not source:
        return "other"
    return "person"
