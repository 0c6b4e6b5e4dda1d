"""Who, to whom, where and when of one act: only from its own clause, or what its clause points to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.model import DateMention
from onrecord.relating.actwords import act_words
from onrecord.relating.clauses import Clauses
from onrecord.relating.participants import THIRD_PERSON, Participants
from onrecord.relating.wordlists import listed

PLACE_PREPOSITIONS: Final = listed("in at near inside outside across throughout within around")
_FACILITIES = listed(
    "camp camps prison prisons jail jails centre centres center centers facility facilities site "
    "sites compound barracks base bases colony colonies cell cells orphanage orphanages school "
    "schools hospital hospitals"
)
_RUN = listed("run set operated controlled built managed guarded established administered established")
_OF_ACT = ("by", "of", "against", "on", "upon")
_PLACE = frozenset(("place",))
_LAND = frozenset(("place", "government"))  # "in Norway" may have been read as its government
_WALK = 8
_NEAR = 12  # words


@dataclass(frozen=True, slots=True)
class Roles:
    """Head words of the doer and the one harmed; either may be open."""

    actor: int | None = None
    recipient: int | None = None


def is_agentive(view: Clauses, who: Participants, head: int | None) -> bool:
    """Whether ``head`` stands for someone who can act or be harmed: named, counted, a pronoun or a word for people."""
    if head is None:
        return False
    found, word = who.named(head), view.lower[head]
    if found is not None and not (word in THIRD_PERSON and who.kind(found) in ("other", "event")):
        return who.kind(found) in ("person", "organisation", "government", "people", "place")
    if word in ("he", "she", "they", "him", "her", "them", "i", "we", "us", "me", "who", "someone", "others",
                "himself", "herself", "themselves"):  # fmt: skip
        return True
    if view.parse.tags[head] == "CD" or word in (
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "number",
        "millions",
    ):
        inner = view.objects_of(head, "of")
        return is_agentive(view, who, inner[0]) if inner else view.parse.deps[head] != "nummod"
    return who.is_agent_word(head) or view.parse.tags[head] == "NNPS"


def noun_roles(view: Clauses, who: Participants, heads: Sequence[int], *, accusing: bool = False) -> Roles:
    """Roles of an act that a noun names; ``heads`` are the coordinated nouns.

    ``accusing``: the noun hangs on *allegations*, where "against" may lead to the accused: it does if
    that is a body or an official, as in "allegations of torture against the police".
    """
    actor: int | None = None
    recipient: int | None = None
    for head in heads:
        for child in view.children[head]:
            dep = view.parse.deps[child]
            if (dep == "poss" and actor is None and is_agentive(view, who, child)) or (
                dep in ("amod", "compound", "nmod") and actor is None and who.kind(who.named(child)) == "government"
            ):
                actor = child
        for preposition in _OF_ACT:
            for inner in view.objects_of(head, preposition):
                if not is_agentive(view, who, inner):
                    continue
                if preposition == "by" or (
                    preposition == "against" and accusing and _is_authority_word(view, who, inner)
                ):
                    actor = actor if actor is not None else inner
                elif recipient is None:
                    recipient = inner
    if recipient is None or actor is None:
        for preposition, inner in view.phrases_after(act_words(view, heads)[1]):
            if preposition not in _OF_ACT:
                continue
            if not is_agentive(view, who, inner):
                continue
            if preposition == "by" or (preposition == "against" and accusing and _is_authority_word(view, who, inner)):
                actor = actor if actor is not None or inner == recipient else inner
            elif recipient is None and inner != actor:
                recipient = inner
    if actor is None and recipient is not None:
        actor = custodian(view, recipient)
    return Roles(actor, recipient)


def _is_authority_word(view: Clauses, who: Participants, head: int) -> bool:
    found = who.named(head)
    if found is not None:
        return who.kind(found) in ("government", "organisation", "person")
    return view.lower[head] in (
        "police",
        "army",
        "military",
        "government",
        "officers",
        "soldiers",
        "officials",
        "guards",
    )


def custodian(view: Clauses, recipient: int) -> int | None:
    """Who runs the place where somebody is held, if the phrase of the one held says so.

    "women held inside camps set up by the government": the government answers for the camps.
    """
    _, end = view.bounds(recipient)
    last = min(max(view.right[recipient], recipient + _NEAR), end)
    for index in range(recipient, last):
        if view.lower[index] not in _FACILITIES:
            continue
        for run in range(index + 1, min(index + 4, end)):
            if view.lower[run] in _RUN:
                by = next((i for i in range(run + 1, min(run + 4, end)) if view.lower[i] == "by"), None)
                return view.base_head(by + 1) if by is not None and by + 1 < end else None
    return None


def _clause_chain(view: Clauses, anchor: int) -> list[int]:
    """``anchor`` and what shares its clause: the verb that carries a noun, the verbs coordinated before it."""
    chain = [anchor]
    for _ in range(_WALK):
        head, dep = view.parse.heads[anchor], view.parse.deps[anchor]
        if head == anchor or dep not in ("conj", "dobj", "nsubjpass", "nsubj", "attr", "xcomp"):
            break
        if dep == "xcomp" and view.is_verb(head) is False:
            break
        anchor = head
        chain.append(anchor)
        if dep in ("nsubj", "dobj") and view.parse.deps[anchor] != "conj":
            break
    return chain


def place(
    view: Clauses, who: Participants, anchor: int, recipient: int | None, actor: int | None, after: int | None = None
) -> str | None:
    """The place that a prepositional phrase of the act, or of the one harmed, or of the doer, names."""
    spots = _clause_chain(view, anchor)
    if recipient is not None:
        spots.append(recipient)
        spots += view.kids(recipient, "conj")
    if actor is not None and view.is_noun(actor):
        spots.append(actor)
    for spot in spots:
        for child in view.children[spot]:
            if view.parse.deps[child] == "prep" and view.lower[child] in PLACE_PREPOSITIONS:
                for inner in view.kids(child, "pobj"):
                    found = who.named(inner)
                    if who.kind(found) in _LAND:
                        return found
                    found = who.inside(view.left[inner], view.noun_phrase(inner)[1], _PLACE)
                    if found is not None:
                        return found
    if view.is_noun(anchor) and after is not None:
        for preposition, inner in view.phrases_after(after):
            if preposition in PLACE_PREPOSITIONS:
                found = who.named(inner)
                return found if who.kind(found) in _LAND else who.inside(inner - 2, inner + 1, _PLACE)
    return None


def dates_between(dates: Sequence[DateMention], low: int, high: int) -> Sequence[DateMention]:
    """The dates that begin in characters ``[low, high)``; ``dates`` are in the order of the text."""
    first = bisect_left(dates, low, key=lambda d: d.span.start)
    return dates[first : bisect_left(dates, high, key=lambda d: d.span.start)]


def when(view: Clauses, dates: Sequence[DateMention], anchor: int) -> str | None:
    """EDTF of the date that hangs on the act itself: not one of the verb that reports it."""
    chain = set(_clause_chain(view, anchor)[:3]) if view.is_verb(anchor) else {anchor}
    if not view.is_verb(anchor):
        head = view.parse.heads[anchor]
        if view.parse.deps[anchor] in ("nsubjpass", "dobj") and view.is_verb(head):
            chain.add(head)
    first, last = view.bounds(anchor)
    low, high = view.parse.starts[first], view.parse.ends[last - 1]
    found: list[str] = []
    for date in dates_between(dates, low, high):
        if date.edtf is None or (date.type == "time" and date.relative):
            continue  # "after midnight" says no day
        words = view.words(date.span)
        if not words:
            continue
        index = words[-1]
        for _ in range(_WALK):
            head = view.parse.heads[index]
            if head == index:
                break
            if head in chain:
                found.append(date.edtf)
                break
            if view.is_verb(head):
                break
            index = head
    return found[0] if len(found) == 1 else None
