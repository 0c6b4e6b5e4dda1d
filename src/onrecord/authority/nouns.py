"""What the authority file holds: countries, governments, peoples, bodies, tenures and toponyms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from onrecord.authority.days import covers, over_by

Feature: TypeAlias = Literal[
    "country", "region", "county", "city", "continent", "area", "sea", "water", "island", "mountains", "site"
]


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory with an ISO 3166-1 code; ``adjectives`` name its people and what is its own."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    position: tuple[float, float] = (0.0, 0.0)
    population: int = 0


@dataclass(frozen=True, slots=True)
class Government:
    """A country's government as a text names it; ``through`` says by what: its seat, or in plain words."""

    country: str
    name: str
    through: Literal["seat", "words"]


@dataclass(frozen=True, slots=True)
class People:
    """A people, nation within a state, or community of faith; ``country`` where it lives in one alone."""

    name: str
    country: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation known by name.

    ``role`` is one of igo, court, media, ngo, agency, ministry, parliament, party, force, group, bank, company,
    church, university, embassy, government, "regional government".
    """

    name: str
    role: str
    country: str | None = None
    names: tuple[str, ...] = ()
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one office: ``start`` and ``end`` are EDTF days, months or years.

    ``end`` is ``None`` when the person was still in office at ``seen``, the date of the source; ``link`` is
    ``wikidata:Q…`` where the source gives one.
    """

    person: str
    office: str
    country: str | None
    start: str | None
    end: str | None
    seen: str
    link: str | None = None
    names: tuple[str, ...] = ()

    def covers(self, on: str) -> bool:
        """Whether the person may have held the office on the EDTF date ``on`` (a day, a month, a year)."""
        return covers(self.start, self.end, on)

    def known(self, on: str) -> bool:
        """The same, and the source reaches that far: an open end says nothing of the time after ``seen``."""
        return covers(self.start, self.end or self.seen, on)

    def over(self, on: str) -> bool:
        """Whether the tenure had ended by ``on``: what "former" says."""
        return over_by(self.end, on)


@dataclass(frozen=True, slots=True)
class Toponym:
    """One place that a name may mean; ``region`` is the name of its first-order division, where known."""

    name: str
    position: tuple[float, float]
    country: str | None
    population: int
    feature: Feature
    region: str | None = None
    exact: bool = True
