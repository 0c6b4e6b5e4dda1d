"""Governments × topics × time: who took which stance on what, when; topics are the ledger's own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from onrecord.asking.topics import topics
from onrecord.authority import Authority
from onrecord.ledger import Ledger, Row, Where
from onrecord.ledger.edtf import FIRST
from onrecord.ledger.rows import words
from onrecord.model import Stance

Step: TypeAlias = Literal["day", "month", "year"]
_DIGITS: dict[Step, int] = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Cell:
    """The stances of one government on one topic (``None``: on none of the topics) in one stretch of time."""

    government: str
    topic: str | None
    time: str | None
    stances: Sequence[Row[Stance]]

    @property
    def events(self) -> dict[str, int]:
        """How often each PLOVER type, the most frequent first; those that are no fact carry their mode."""
        marks = (
            row.noun.event if row.noun.mode in (None, "historical") else f"{row.noun.event} ({row.noun.mode})"
            for row in self.stances
        )
        return dict(Counter(marks).most_common())


def matrix(ledger: Ledger, where: Where, *, by: Step = "month", most: int = 8) -> list[Cell]:
    """The cells that are not empty, by government, topic and time; at most ``most`` topics."""
    rows = list(ledger.stances(where))
    names = _governments(rows)
    texts = {row.document.id: "" for row in rows}
    for document in texts:
        texts[document] = ledger.text(document)
    passages = [_passage(row, texts[row.document.id]) for row in rows]
    barred = {entity.name for row in rows for entity in row.entities.values()}
    found = topics(passages, most=most, without=barred)
    cells: defaultdict[tuple[str, str | None, str | None], list[Row[Stance]]] = defaultdict(list)
    for index, row in enumerate(rows):
        day = row.until if row.since == FIRST else row.since
        time = day[: _DIGITS[by]] if day else None
        about: list[str | None] = [topic.name for topic in found if index in topic.passages]
        for topic in about or [None]:
            cells[names[index], topic, time].append(row)
    order = {topic.name: n for n, topic in enumerate(found)}
    return [
        Cell(government, topic, time, stances)
        for (government, topic, time), stances in sorted(
            cells.items(),
            key=lambda cell: (cell[0][0], order.get(cell[0][1] or "", len(order)), cell[0][2] or "~"),
        )
    ]


def _governments(rows: Sequence[Row[Stance]]) -> list[str]:
    """A name for each row's holder: one for all that stand for the same country."""
    usual: defaultdict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for row in rows:
        holder = row.entity(row.noun.holder)
        if holder and holder.country:
            usual[holder.country][holder.kind in ("government", "place"), holder.name] += 1
    names = []
    authority = Authority.load(own=False)
    for row in rows:
        holder = row.entity(row.noun.holder)
        known = authority.by_code(holder.country) if holder is not None and holder.country else None
        if known is not None:
            names.append(known.name)
        elif holder is None:
            names.append(row.noun.holder)
        elif holder.country:
            best = max(usual[holder.country].items(), key=lambda item: (item[0][0], item[1], len(item[0][1])))
            names.append(best[0][1] if best[0][0] else holder.country)
        else:
            names.append(holder.name)
    return names


def _passage(row: Row[Stance], text: str) -> str:
    """The words of a stance, with those of the statement that carries it, if it is not the same words."""
    said = words(text, row.attribution.content) if row.attribution else ""
    return said if row.words in said else f"{row.words} / {said}"
