"""The same story: which documents tell it, which of them first, and what each of the others is."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.ledger import Heading, Ledger, Link
from onrecord.likeness import Kind, Overlap, kind

JOINED: frozenset[Kind] = frozenset({"same", "revised", "copy"})  # kinds that make documents one story


@dataclass(frozen=True, slots=True)
class Telling:
    """One document of a story: ``kind`` says what it is to ``of``, the likest document before it.

    Both are ``None`` for the first document. ``overlap`` has ``of`` as its text a.
    """

    document: Heading
    kind: Kind | None = None
    of: Heading | None = None
    overlap: Overlap | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """The documents that tell the same, the first by day and id first.

    ``excerpts`` stand in one of them for the most part, or one of them in these; ``forms`` share their words with
    the document asked of but speak of something else.
    """

    tellings: Sequence[Telling]
    excerpts: Sequence[Telling] = ()
    forms: Sequence[Heading] = ()


def story(ledger: Ledger, document: str) -> Story:
    """The story that a document tells; raises ``UsageError`` with near ids if there is no such document."""
    (asked,) = ledger.documents_named(document)
    members = {asked.id: asked}
    links: dict[tuple[str, str], Link] = {}
    forms: list[Heading] = []
    excerpts: dict[str, Heading] = {}
    left = deque([asked])
    while left:
        here = left.popleft()
        for each in ledger.alike(here.id):
            found = kind(each.overlap, here, each.document)
            if found in JOINED or found == "excerpt":
                links[here.id, each.document.id] = Link(here, each.document, each.overlap)
            if found in JOINED and each.document.id not in members:
                members[each.document.id] = each.document
                left.append(each.document)
            elif found == "excerpt":
                excerpts[each.document.id] = each.document
            elif found == "form" and here.id == asked.id:
                forms.append(each.document)
    apart = [each for id, each in excerpts.items() if id not in members]
    told = tellings(members.values(), links.values())
    partly = [_part(each, links.values()) for each in sorted(apart, key=order)]
    return Story(told, partly, [each for each in forms if each.id not in members])


def stories(ledger: Ledger) -> Iterator[Story]:
    """Every story that more than one document tells, that with the most documents first."""
    leader: dict[str, str] = {}
    headings: dict[str, Heading] = {}
    links: defaultdict[str, list[Link]] = defaultdict(list)
    kept: list[Link] = []
    for link in ledger.links():
        if kind(link.overlap, link.a, link.b) in JOINED:
            kept.append(link)
            headings[link.a.id], headings[link.b.id] = link.a, link.b
            join(leader, link.a.id, link.b.id)
    groups: defaultdict[str, list[Heading]] = defaultdict(list)
    for id, heading in headings.items():
        groups[head(leader, id)].append(heading)
    for link in kept:
        links[head(leader, link.a.id)].append(link)
    for lead in sorted(groups, key=lambda id: (-len(groups[id]), min(map(order, groups[id])))):
        yield Story(tellings(groups[lead], links[lead]))


def tellings(documents: Iterable[Heading], links: Iterable[Link]) -> list[Telling]:
    """The documents in order, each with the likest one before it that it is linked to."""
    before: defaultdict[str, dict[str, Telling]] = defaultdict(dict)
    for link in links:
        first, second = sorted((link.a, link.b), key=order)
        found = link.overlap if first.id == link.a.id else link.overlap.turned()
        before[second.id][first.id] = Telling(second, kind(found, first, second), first, found)
    told = []
    for document in sorted(documents, key=order):
        known = before[document.id].values()
        told.append(min(known, key=_likest) if known else Telling(document))
    return told


def order(document: Heading) -> tuple[bool, str, str]:
    """By day of publication, those without one last; within a day by id, which says nothing of who was first."""
    return document.published is None, document.published or "", document.id


def join(leader: dict[str, str], one: str, other: str) -> None:
    """Put two into one set, led by the smallest."""
    first, second = sorted((head(leader, one), head(leader, other)))
    leader[second] = first


def head(leader: dict[str, str], one: str) -> str:
    """The leader of the set that one is in."""
    while (above := leader.setdefault(one, one)) != one:
        leader[one] = leader[above]
        one = leader[one]
    return one


def _likest(told: Telling) -> tuple[bool, float, tuple[bool, str, str]]:
    if told.overlap is None or told.of is None:
        return True, 0.0, (True, "", "")
    return told.kind not in JOINED, -max(told.overlap.inside_a, told.overlap.inside_b), order(told.of)


def _part(document: Heading, links: Iterable[Link]) -> Telling:
    mine = [link for link in links if document.id in (link.a.id, link.b.id)]
    best = max(mine, key=lambda link: max(link.overlap.inside_a, link.overlap.inside_b))
    turned = best.b.id == document.id
    whole, found = (best.a, best.overlap) if turned else (best.b, best.overlap.turned())
    return Telling(document, "excerpt", whole, found)
