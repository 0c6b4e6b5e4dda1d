"""The words that name an act: which act a word stands for, and how far its stretch goes."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Attribution
from onrecord.relating import acts as words
from onrecord.relating.acts import Act
from onrecord.relating.clauses import Clauses
from onrecord.relating.wordlists import listed

GOVERNORS = words.forms("plot conspire attempt try order instruct continue begin start use help threaten proceed "
                       "manage")  # fmt: skip
_ADJUNCTS = listed("in at on near during after before since from by inside outside following amid despite")
_TARGETS = frozenset(("at", "into", "onto", "with", "against", "upon"))
_TRUST = listed("office power powers authority trust process funds position public state privilege")


def act_at(view: Clauses, index: int) -> Act | None:
    """The act that the word names, as verb or noun."""
    word = view.lower[index]
    if view.is_noun(index):
        of, trust = (*view.lower[index + 1 : index + 3], "", "")[:2]
        if word in ("abuse", "abuses") and of == "of" and trust in _TRUST:
            return words.ABUSE_OF_TRUST
        before = view.lower[index - 1] if index else ""
        if (before, word) in words.COMPOUND:
            return words.COMPOUND[(before, word)]
        if word in ("crimes", "crime") and view.lower[index + 1 : index + 3] == ["against", "humanity"]:
            return words.CRIMES_AGAINST
        return words.NOUNS.get(word)
    return words.VERBS.get(word) if view.is_verb(index) else None


def coordinated(view: Clauses, head: int) -> list[int]:
    """``head`` and the acts coordinated with it; verbs with verbs, nouns with nouns."""
    found = [head]
    for sister in view.kids(head, "conj"):
        if view.is_verb(sister) != view.is_verb(head):
            continue
        if view.is_verb(head) or act_at(view, sister) is not None:
            found += coordinated(view, sister)
    if len(found) == 1 and view.is_noun(head):
        found += _listed_after(view, head)
    return found


def _listed_after(view: Clauses, head: int) -> list[int]:
    """Acts in a list after ``head``, by the words: "rape, sexual abuse and torture"."""
    found: list[int] = []
    _, last = view.bounds(head)
    at = head + 1
    while at < last and view.lower[at] in (",", "and", "or"):
        joint = view.lower[at]
        at += 1
        if at < last and joint == "," and view.lower[at] in ("and", "or"):
            joint = view.lower[at]
            at += 1
        while at < last and view.parse.tags[at] in ("JJ", "NN") and act_at(view, at) is None:
            at += 1
        if at >= last or not view.is_noun(at) or act_at(view, at) is None:
            break
        while at + 1 < last and view.is_noun(at + 1) and act_at(view, at + 1) is not None:
            at += 1
        found.append(at)
        at += 1
        if joint != ",":
            return found
    return []


def gravest(view: Clauses, head: int) -> Act | None:
    """The gravest act that a coordination of nouns names."""
    found = acts_of(view, coordinated(view, head))
    return next((a for a in found if a.event == "ASSAULT"), found[0] if found else None)


def acts_of(view: Clauses, heads: Sequence[int]) -> tuple[Act, ...]:
    """Every act that the phrases of ``heads`` name, once, in order."""
    found: list[Act] = []
    for head in heads:
        for index in range(view.left[head], act_words(view, [head])[1]):
            act = act_at(view, index) if view.is_noun(index) else None
            if act is not None and act not in found:
                found.append(act)
        for inner in (
            view.objects_of(head, "including", "of") if view.lower[head] in ("acts", "act", "campaign") else []
        ):
            act = act_at(view, inner)
            if act is not None and act not in found:
                found.append(act)
    return tuple(found)


def act_words(view: Clauses, heads: Sequence[int]) -> tuple[int, int]:
    """The words of an act that nouns name: modifiers, coordination, "including …"; no article, doer, victim, place."""
    first, last = heads[0], heads[0] + 1
    for head in heads:
        last = max(last, head + 1)
        for child in view.children[head]:
            dep = view.parse.deps[child]
            if (
                child < heads[0]
                and dep in ("amod", "compound", "nmod", "advmod")
                and view.lower[child] not in words.ALLEGED
            ):
                first = min(first, view.left[child])
            elif child > head and dep == "prep" and view.lower[child] == "including":
                last = max(
                    last,
                    view.noun_phrase(child)[1],
                    *(view.noun_phrase(c)[1] for c in view.kids(child, "pobj")),
                )
            elif (
                child > head
                and dep == "prep"
                and view.lower[child] == "against"
                and view.lower[child + 1 : child + 2] == ["humanity"]
            ):
                last = max(last, child + 2)
    after = last + 1 if view.lower[last : last + 1] == [","] else last
    if view.lower[after : after + 1] == ["including"] and view.sentence[after] == view.sentence[heads[0]]:
        named = view.base_head(after + 1)
        if named is not None and act_at(view, named) is not None:
            last = max(last, *(h + 1 for h in coordinated(view, named)))
    return first, last


def act_stretch(view: Clauses, verb: int, act: Act) -> tuple[int, int]:
    """The words of an act that a verb names: with its auxiliaries, particle and object, and for "forced to …" what.

    An object that is a pronoun tells nothing of the act and is left out.
    """
    first, last = verb, verb + 1
    governor = view.parse.heads[verb]
    if view.parse.deps[verb] == "xcomp" and view.lower[governor] in GOVERNORS:
        first = governor
    for child in view.children[verb]:
        if view.parse.deps[child] in ("aux", "auxpass") and child < verb and view.lower[child] != "to":
            first = min(first, child)
        elif view.parse.deps[child] == "prt":
            last = max(last, child + 1)
    if act.needs == "verb":
        inner = view.kid(verb, "xcomp", "ccomp")
        if inner is not None:
            return first, max(last, _complement_end(view, inner))
    return first, max(last, completed(view, verb))


def completed(view: Clauses, verb: int) -> int:
    """Where the verb's object ends, or the phrase that stands for one: "spat *at the envoy*"."""
    last, tags = verb + 1, view.parse.tags
    act = words.VERBS.get(view.lower[verb])
    armed = act is not None and act.needs == "weapon"
    done = view.kid(verb, "dobj")
    if done is not None and done > verb and not tags[done].startswith(("PRP", "W")):
        last = max(last, view.noun_phrase(done, stop=_ADJUNCTS)[1])
    if done is None and view.passive(verb):
        return last
    for holder in (verb, done) if done is not None and last > verb + 1 else (verb,):
        for preposition in view.kids(holder, "prep"):
            if preposition != last or view.lower[preposition] not in _TARGETS:
                continue
            if view.lower[preposition] == "at" and done is not None and not armed:
                continue  # "tortured prisoners at a base": a place
            aimed = view.kid(preposition, "pobj")
            if aimed is not None and not tags[aimed].startswith(("PRP", "NNP")):
                last = max(last, view.noun_phrase(aimed, stop=_ADJUNCTS)[1])
    return last


def _complement_end(view: Clauses, verb: int) -> int:
    last = view.core(verb)[1]
    for sister in view.kids(verb, "conj"):
        last = max(last, _complement_end(view, sister))
    return last


def clipped(view: Clauses, stretch: tuple[int, int], attribution: Attribution) -> tuple[int, int]:
    """The part of ``stretch`` that lies within the content that holds it."""
    for span in attribution.content:
        inside = view.words(span)
        if inside and inside.start < stretch[1] and stretch[0] < inside.stop:
            first, last = max(stretch[0], inside.start), min(stretch[1], inside.stop)
            return (first, last) if last > first else stretch
    return stretch
