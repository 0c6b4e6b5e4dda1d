"""Who calls what by which name: one referent under several names, over the whole ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ledger import Ledger, Row, Where
from onrecord.ledger.rows import fold
from onrecord.model import Term


@dataclass(frozen=True, slots=True)
class Naming:
    """One name of one referent; ``uses`` are the rows where it stands, by day."""

    name: str
    uses: Sequence[Row[Term]]

    @property
    def users(self) -> tuple[str, ...]:
        """Who uses it, by name, where the text says so."""
        named = (row.entity(row.noun.by) for row in self.uses)
        return tuple(dict.fromkeys(entity.name for entity in named if entity))


@dataclass(frozen=True, slots=True)
class Referent:
    """What is called by contested names, the most used first."""

    referent: str
    names: Sequence[Naming]


def terms(ledger: Ledger, where: Where, *, about: str | None = None) -> list[Referent]:
    """Referents with their names; ``about`` keeps those whose referent or name has these words."""
    wanted = fold(about) if about else ""
    named: defaultdict[str, defaultdict[str, list[Row[Term]]]] = defaultdict(lambda: defaultdict(list))
    for row in ledger.terms(where):
        if wanted in fold(row.noun.referent) or wanted in fold(row.words):
            named[_key(row.noun.referent)][_key(row.words)].append(row)
    found = [
        Referent(
            min((row.noun.referent for rows in names.values() for row in rows), key=len),
            sorted(
                (Naming(rows[0].words, rows) for rows in names.values()),
                key=lambda naming: (-len(naming.uses), naming.name),
            ),
        )
        for names in named.values()
    ]
    return sorted(found, key=lambda each: (-len(each.names), fold(each.referent)))


def _key(name: str) -> str:
    folded = fold(name)
    for article in (" the ", " a ", " an ", " so called "):
        folded = folded.removeprefix(article) if folded.strip() != article.strip() else folded
    return folded.strip()
