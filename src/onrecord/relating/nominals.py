"""Sources and bodies that a text gives no name: "a senior official", "women in the BBC story", "the tribunal"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import EntityKind, Parse
from onrecord.relating.participants import noun_lemma
from onrecord.relating.person_nouns import is_person_noun
from onrecord.relating.titles import MODIFIERS, TITLES
from onrecord.relating.wordlists import listed

_BODIES = listed(
    "tribunal court committee commission council parliament ministry government army navy police panel "
    "jury inquiry assembly senate congress agency authority administration regime junta party union "
    "company cabinet embassy delegation coalition opposition military watchdog newspaper broadcaster "
    "magazine outlet organisation organization group institute institution university charity foundation "
    "militia network office department bureau board bank firm prosecution defence force authorities leadership"
)
_SEATED = listed(  # "the tribunal" is one of a kind; "the company", "our forces" are not
    "tribunal court committee commission council parliament ministry government panel jury inquiry assembly senate "
    "congress agency authority administration regime junta opposition watchdog prosecution embassy cabinet delegation "
    "coalition police army military militia authorities"
)
_OWNED = listed("his her their its our my your")
_THINGS = listed(
    "report statement study poll survey document letter email memo filing lawsuit complaint article story "
    "book tweet post video transcript record source law bill act resolution treaty constitution "
    "indictment affidavit ruling analysis review data figure investigation evidence media press"
)
_OF_PEOPLES = listed("ethnic minority religious indigenous tribal linguistic vulnerable")
_HEARERS = frozenset({"reporter", "journalist"})
_COUNTED = listed(
    "some many others one most everyone everybody someone somebody anyone nobody few several all both"
)
_INSIDE = frozenset({"compound", "npadvmod", "amod", "nmod"})
_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "poss", "agent", "dative", "attr", "conj", "appos"})
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
    latent: bool = False


def nominals(parse: Parse, sources: Sequence[tuple[int, int]], named: set[int]) -> Iterator[Nominal]:
    """The noun phrases that are sources, and people and bodies wherever they stand; not those headed by a name."""
    children: dict[int, list[int]] = {}
    for at, head in enumerate(parse.heads):
        if head != at:
            children.setdefault(head, []).append(at)
    seen: set[int] = set()
    heads: list[tuple[int, bool, tuple[int, int] | None]] = []
    for first, last in sources:
        if first < last:
            head = head_of(parse, first, last)
            antecedent = antecedent_of(parse, head)
            heads.append((head, True, (first, last)) if antecedent is None else (antecedent, True, None))
    for at, tag in enumerate(parse.tags):
        if tag in ("NN", "NNS") or (tag == "NNP" and _titular(parse, at)):
            noun = noun_lemma(parse.word(at).lower())
            if parse.deps[at] in _INSIDE and not (at + 1 < len(parse) and parse.tags[at + 1] == "POS"):
                continue
            if noun in _HEARERS and parse.deps[at] in ("dobj", "dative"):
                continue  # "told reporters": spoken to, and not spoken of
            if noun in _BODIES or (parse.deps[at] in _ROLES and (is_person_noun(noun) or noun in TITLES)):
                heads.append((at, False, None))
    for head, is_source, limit in sorted(heads, key=lambda h: (h[0], not h[1])):
        if (
            head in seen
            or head in named
            or not (parse.tags[head].startswith("NN") or (is_source and _counted(parse, head)))
        ):
            continue
        word = parse.word(head).lower()
        noun = noun_lemma(word)
        first, last = _base(parse, children, head)
        if not is_source and any(at in named for at in range(first, last)) and parse.deps[head] == "poss":
            continue
        last = _right(parse, children, head, last)
        if limit is not None:
            first = max(first, min(limit[0], head))
        while last > head + 1 and parse.tags[last - 1] in ("IN", "TO", "DT", "CC"):
            last -= 1
        opening = parse.word(first).lower()
        definite = opening in _DEFINITE
        if opening in _DROPPED and first < head:
            first += 1
        seen.add(head)
        plural = parse.tags[head] in ("NNS", "NNPS") or noun == "police"
        latent = not is_source and not (  # a latent phrase stays only if something refers to it
            noun in _BODIES
            and noun != "leadership"
            and (_new(parse, first, head) or (definite and noun in _SEATED and opening not in _OWNED))
        )
        ethnic = any(parse.word(at).lower() in _OF_PEOPLES for at in range(max(first, head - 4), head))
        kind = _kind(noun, parse.tags[head], is_source or latent, ethnic=ethnic)
        yield Nominal(first, last, noun, kind, definite, plural, is_source, latent)


def _new(parse: Parse, first: int, head: int) -> bool:
    """Whether a phrase brings a body in: "an independent tribunal", "Russian forces"; not "any government"."""
    return parse.word(first).lower() in ("a", "an") or any(
        parse.word(at)[0].isupper() for at in range(first, head)
    )


def antecedent_of(parse: Parse, at: int) -> int | None:
    """The noun that a relative pronoun stands for, by the relative clause that it is in."""
    if parse.tags[at] not in ("WP", "WDT", "WP$"):
        return None
    verb = at
    for _ in range(8):
        verb = parse.heads[verb]
        if parse.deps[verb] == "relcl":
            noun = parse.heads[verb]
            if noun >= at:
                return None
            before = at - 1 - (parse.word(at - 1) == ",")
            who = parse.word(at).lower() in ("who", "whom")
            return before if who and not _personal(parse, noun) and _personal(parse, before) else noun
        if parse.heads[verb] == verb:
            break
    before = at - 1
    if before >= 0 and parse.word(before) == ",":
        before -= 1
    return before if before >= 0 and parse.tags[before].startswith("NN") else None


def _personal(parse: Parse, at: int) -> bool:
    return parse.tags[at] in ("NNP", "NNPS") or is_person_noun(noun_lemma(parse.word(at).lower()))


def _titular(parse: Parse, at: int) -> bool:
    """Whether a word in capitals is an office and no name: "The President said"."""
    if parse.word(at).lower() not in TITLES or at + 1 == len(parse) or parse.tags[at + 1].startswith("NNP"):
        return False
    before = at - 1
    while before >= 0 and parse.word(before).lower() in MODIFIERS:
        before -= 1
    return before >= 0 and parse.word(before).lower() == "the"


def _counted(parse: Parse, head: int) -> bool:
    """Whether a source is a bare "some", "many", "one", "others"."""
    return parse.word(head).lower() in _COUNTED


def head_of(parse: Parse, first: int, last: int) -> int:
    """The word of ``[first, last)`` whose syntactic head lies outside; the last noun where the parse fails."""
    outside = [
        at for at in range(first, last) if not first <= parse.heads[at] < last or parse.heads[at] == at
    ]
    for tags in (("NN", "PR", "WP"), ("DT", "CD", "WD")):
        for at in outside:
            if parse.tags[at][:2] in tags:
                return _last_noun(parse, at, last)
    for at in range(last - 1, first - 1, -1):
        if parse.tags[at].startswith(("NN", "PRP")):
            return at
    return last - 1


def behind(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """The words of a source that say who speaks: of "accusations from women in the film" the women.

    Only for nouns of what is said; "a report by the ministry" stays the report.
    """
    head = head_of(parse, first, last)
    if parse.tags[head] not in ("NN", "NNS") or noun_lemma(parse.word(head).lower()) not in _SAYINGS:
        return first, last
    at = head + 1
    if at < last and parse.tags[at] in ("VBN", "JJ"):
        at += 1  # "claims made by"
    if at + 1 < last and parse.word(at).lower() in ("from", "by"):
        return at + 1, last
    return first, last


_SAYINGS = listed(
    "accusation allegation claim testimony account complaint comment remark word assertion denial criticism "
    "suggestion warning appeal demand"
)


def _last_noun(parse: Parse, at: int, last: int) -> int:
    """The noun that ends the phrase of ``at``: of "the report's authors" and "hospital volunteers" the last."""
    while at + 1 < last and parse.tags[at] in ("NN", "NNP", "NNS"):
        after = at + 1
        if parse.tags[after] == "POS":
            after += 1
            while after < last and parse.tags[after] in ("JJ", "CD"):
                after += 1
        elif parse.tags[at] == "NNS":
            break
        if after >= last or parse.tags[after] not in ("NN", "NNS"):
            break
        at = after
    return at


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
            "in", "of", "from", "at", "for", "with", "on", "to"
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


def _kind(noun: str, tag: str, person: bool, *, ethnic: bool = False) -> EntityKind:
    if noun in ("government", "ministry", "administration", "regime", "junta", "cabinet", "embassy"):
        return "government"
    if noun == "group" and ethnic:
        return "people"
    if noun in _BODIES:
        return "organisation"
    if noun in ("people", "person") and tag == "NNS":
        return "people"
    if noun in _THINGS or not person:
        return "other"
    if is_person_noun(noun) or noun in TITLES or noun == "other" or noun in _COUNTED:
        return "people" if tag in ("NNS", "NNPS") else "person"
    return "other"
