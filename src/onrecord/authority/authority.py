"""Who held which office when, and which country, government, people or body a name means.

All look-ups take the words of a text and are tolerant of case, diacritics, dots and a leading "the"; a name
that is told from a word by its capitals alone (``US``, ``WHO``) must come in capitals. A look-up that finds
nothing, or two that fit equally, gives ``None`` (or all candidates, where it returns a tuple).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

from onrecord.authority import store
from onrecord.authority.additions import Additions, kept_files, read_additions
from onrecord.authority.gazetteer import Gazetteer
from onrecord.authority.names import fold, is_acronym, without_possessive
from onrecord.authority.nouns import Body, Country, Government, People, Tenure, Toponym
from onrecord.authority.states import US_STATES
from onrecord.authority.titles import is_former, title_key

_T = TypeVar("_T", bound=Country | People | Body)

_STATE = re.compile(
    r"^(?P<whose>.+?) (?:central |federal |national |communist |interim |transitional |military )?"
    r"(?:government|govt|authorities|administration|regime|junta|state)$"
)
_STATE_OF = re.compile(
    r"^(?:government|authorities|administration|regime|leadership) (?:of|in) (?:the )?(?P<whose>.+)$"
)
_ARTICLED = re.compile(
    r"(?:United|Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Seychelles|Vatican|Czech Rep|Dominican Rep|"
    r"Democratic|Central African|Republic|.* Islands$|Marshall|Solomon)"
)
_TOWN = 50_000  # people; a seat of government that is a city has more, a namesake of the White House less
_ARTICLE = re.compile(r"^[Tt]he\s+")
_HONORIFIC = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|baroness|rt hon|right honourable|hon|gen|general|col|"
    r"colonel|president|king|queen|pope|prince|sheikh|ayatollah|daw|u) )+(?=\S)"
)


class Authority:
    """The authority file, with the user's own additions over it."""

    def __init__(self, additions: Additions | None = None) -> None:
        self._added = additions or Additions()
        self._government_of = lru_cache(maxsize=4096)(self._government)

    @classmethod
    def load(cls, extra: Sequence[Path] = (), *, own: bool = True) -> Authority:
        """The shipped file, the files kept by :func:`add_file` (unless ``own`` is false) and ``extra`` ones.

        Cached by the files and their times. Raises ``AuthorityError`` where a file is refused.
        """
        paths = [*(kept_files() if own else ()), *extra]
        return _load(tuple((path, path.stat().st_mtime_ns if path.exists() else 0) for path in paths))

    # countries and their governments

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """All countries and territories."""
        return tuple(
            Country(code, name, tuple(names), tuple(adjectives), capital, (lat, lon), population)
            for code, name, names, adjectives, _, capital, lat, lon, _, population in store.rows("countries.json")
        )

    def country(self, name: str) -> Country | None:
        """The country that a name, an adjective or a demonym means; a code is none: "EST" may be a time of day."""
        return _found(self._countries, without_possessive(name))

    def by_code(self, code: str) -> Country | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        return self._by_code.get(code)

    def nationality(self, word: str) -> Country | None:
        """The country of an adjective or demonym only: ``"Chinese"``, ``"Britons"``; not ``"China"``."""
        return _found(self._adjectives, without_possessive(word))

    def government(self, name: str) -> Government | None:
        """The government that a seat ("Beijing", "the Kremlin") or words ("the Chinese government") name.

        A seat may still be meant as a place: the caller tells by what it does in the sentence.
        """
        return self._government_of(name)

    def stands_for_government(self, name: str) -> bool:
        """Whether a seat is a house or a street ("the Kremlin", "Downing Street"), named for those within, no city."""
        found = self.government(name)
        if found is None or found.through != "seat":
            return False
        return not any(
            t.feature == "city" and t.country == found.country and t.population > _TOWN for t in self.places(name)
        )

    def _government(self, name: str) -> Government | None:
        name = without_possessive(name.strip())
        code = _found(self._seats, name)
        if code is not None:
            return Government(code, self._government_name(code), "seat")
        key = fold(name)
        match = _STATE.match(key) or _STATE_OF.match(key)
        if match is None:
            return None
        # "the U.S. government": the key has lost its capitals, so a short name is looked for in the text's own words
        whose = match.group("whose")
        country = self.country(whose) or self.country(whose.upper()) if len(whose) <= 4 else self.country(whose)
        if country is None and whose.endswith("s"):
            country = self.country(whose[:-1]) or (self.country(whose[:-1].upper()) if len(whose) <= 5 else None)
        seat = _found(self._seats, match["whose"]) if country is None else country.code
        return Government(seat, self._government_name(seat), "words") if seat else None

    def _government_name(self, code: str) -> str:
        return f"Government of {self.in_words(code)}"

    def in_words(self, code: str) -> str:
        """A country's name as it stands after "of": "the United States", "France"."""
        name = self._by_code[code].name
        return f"the {name}" if _ARTICLED.match(name) else name

    @cached_property
    def _by_code(self) -> dict[str, Country]:
        return {country.code: country for country in self.countries}

    @cached_property
    def _adjectives(self) -> _Index[Country]:
        index: _Index[Country] = defaultdict(list)
        for country in self.countries:
            _enter(index, country, (*country.adjectives, *map(_plural, country.adjectives)))
        return index

    @cached_property
    def _countries(self) -> _Index[Country]:
        index: _Index[Country] = defaultdict(list)
        for country in self.countries:
            _enter(index, country, (country.name, *country.names))
        for key, entries in self._adjectives.items():
            if key not in index:
                index[key] = entries
        return index

    @cached_property
    def _seats(self) -> dict[str, list[tuple[bool, str]]]:
        index: dict[str, list[tuple[bool, str]]] = defaultdict(list)
        for code, _, _, _, seats, *_ in store.rows("countries.json"):
            for key in {(is_acronym(seat), fold(seat)) for seat in seats}:
                index[key[1]].append((key[0], code))
        return index

    # peoples and bodies

    def people(self, name: str) -> People | None:
        """The people that a name means: ``"Uighurs"``, ``"the Rohingya"``, ``"Kurdish"``."""
        return _found(self._peoples, without_possessive(name))

    def body(self, name: str) -> Body | None:
        """The organisation that a name or an acronym means: ``"UNHRC"``, ``"Human Rights Watch"``."""
        return _found(self._bodies, without_possessive(name))

    @cached_property
    def _peoples(self) -> _Index[People]:
        index: _Index[People] = defaultdict(list)
        for name, country, names in store.rows("peoples.json"):
            _enter(index, People(name, country, tuple(names)), (name, *names))
        _over(index, self._added.peoples)
        return index

    @cached_property
    def _bodies(self) -> _Index[Body]:
        index: _Index[Body] = defaultdict(list)
        for name, role, country, names in store.rows("bodies.json"):
            _enter(index, Body(name, role, country, tuple(names)), (name, *names))
        _over(index, self._added.bodies)
        return index

    # offices and their holders

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """All tenures, the user's own first."""
        shipped = (
            Tenure(person, office, country, start, end, seen, link, tuple(names))
            for person, office, country, start, end, seen, link, names in store.rows("tenures.json")
        )
        return (*self._added.tenures, *shipped)

    def offices(self, name: str, *, on: str | None = None) -> tuple[Tenure, ...]:
        """The tenures of the person so named, in full or by surname alone; with ``on``, those of that date.

        By surname the tenures may be several persons': look at ``Tenure.person``.
        """
        key = self._person_key(name)
        found = self._persons.get(key) or self._surnames.get(key, [])
        return tuple(t for t in found if on is None or t.covers(on))

    def holder(self, office: str, country: str | None = None, *, on: str) -> Tenure | None:
        """Who held ``office`` on the EDTF date ``on``: the one that fits, ``None`` where none or two persons do.

        ``office`` may carry the country ("the British foreign secretary"); ``country`` is alpha-3. An open end
        counts only up to the date of its source.
        """
        title, country = self._office(office, country)
        fits = [t for t in self._titles.get(title, ()) if _same(country, t.country) and t.known(on)]
        return _one_person(fits)

    def resolve(
        self, title: str, name: str, *, country: str | None = None, on: str | None = None, former: bool | None = None
    ) -> Tenure | None:
        """The tenure that a title and a name mean together on a date, or ``None``.

        "Secretary of State", "Antony Blinken", on 2021-02-05 → his tenure; on 2016-02-05 → ``None``.
        ``former`` (or the word in ``title``) asks for a tenure that was over by then.
        """
        former = is_former(title) if former is None else former
        key, country = self._office(title, country)
        fits = []
        for tenure in self.offices(name):
            if title_key(tenure.office) != key or not _same(country, tenure.country):
                continue
            if on is None or (tenure.over(on) if former else tenure.covers(on)):
                fits.append(tenure)
        if former:
            fits.sort(key=lambda t: t.end or "", reverse=True)
        return fits[0] if former and fits and _one_person(fits) else _one_person(fits)

    def _office(self, words: str, country: str | None) -> tuple[str, str | None]:
        """The key of a title, and the country that its words name before it or after it."""
        whole = title_key(words)
        if whole in self._titles and country is not None:
            return whole, country
        plain = re.sub(r"^(?:the|then|former|ex-?)\s+", "", words.strip(), flags=re.I)
        parts = plain.split()
        for size in (3, 2, 1):
            if len(parts) > size and (named := self.country(" ".join(parts[:size]))):
                return title_key(" ".join(parts[size:])), named.code
        head, _, tail = plain.rpartition(" of ")
        if head and (named := self.country(tail)):
            return title_key(head), named.code
        return whole, country

    @staticmethod
    def _person_key(name: str) -> str:
        key = fold(without_possessive(name))
        return _HONORIFIC.sub("", key) or key

    @cached_property
    def _persons(self) -> dict[str, list[Tenure]]:
        index: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            for key in {self._person_key(name) for name in (tenure.person, *tenure.names)}:
                index[key].append(tenure)
        return index

    @cached_property
    def _surnames(self) -> dict[str, list[Tenure]]:
        index: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            keys = {_surname(name, tenure.country) for name in (tenure.person, *tenure.names)}
            for key in keys - {""}:
                index[key].append(tenure)
        return index

    @cached_property
    def _titles(self) -> dict[str, list[Tenure]]:
        index: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            index[title_key(tenure.office)].append(tenure)
        return index

    # places

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, read when it is first asked for."""
        return Gazetteer.load(self._added.places)

    def places(self, name: str) -> tuple[Toponym, ...]:
        """All places that a name may mean: countries first, then the most populous first."""
        named = self._named_countries.get(fold(name), ())
        capitals = _in_capitals(_ARTICLE.sub("", name))
        nations = tuple(
            Toponym(c.name, c.position, c.code, c.population, "country") for upper, c in named if capitals or not upper
        )
        return nations + self.gazetteer.places(name) if nations else self.gazetteer.places(name)

    def capital(self, code: str) -> str | None:
        """The key (see ``names.fold``) of the name of a country's capital."""
        return self._capitals.get(code)

    @cached_property
    def _capitals(self) -> dict[str, str]:
        return {country.code: fold(country.capital) for country in self.countries if country.capital}

    def region(self, abbreviation: str) -> str | None:
        """The US state of a postal or newspaper abbreviation: ``"TX"``, ``"Calif."``."""
        return US_STATES.get(abbreviation.strip().rstrip("."))

    @cached_property
    def _named_countries(self) -> _Index[Country]:
        index: _Index[Country] = defaultdict(list)
        for country in self.countries:
            names = (country.name, *country.names)
            _enter(index, country, (*names, "Congo") if country.code in ("COD", "COG") else names)
        return index


_Index = dict[str, list[tuple[bool, _T]]]


def _enter(index: _Index[_T], entry: _T, names: Iterable[str]) -> None:
    seen = set()
    for name in names:
        key = (is_acronym(name), fold(name))
        if key[1] and key not in seen:
            seen.add(key)
            index[key[1]].append((key[0], entry))


def _over(index: _Index[_T], added: Iterable[_T]) -> None:
    """The user's own entries take the place of the shipped ones under each of their names."""
    own: _Index[_T] = defaultdict(list)
    for one in added:
        _enter(own, one, (one.name, *one.names))
    index.update(own)


def _found(index: dict[str, list[tuple[bool, _V]]], name: str) -> _V | None:
    """The one entry under a name; an entry under an acronym only where the text has it in capitals."""
    entries = index.get(fold(name))
    if not entries:
        return None
    capitals = _in_capitals(_ARTICLE.sub("", name))
    values = [value for acronym, value in entries if capitals or not acronym]
    return values[0] if len(values) == 1 else None


_V = TypeVar("_V")


def _in_capitals(name: str) -> bool:
    return all(c.isupper() for c in name if c.isalpha())


def _plural(adjective: str) -> str:
    if adjective.endswith(("s", "sh", "ch", "ese", "man", "men", "z")):
        return adjective
    return f"{adjective}s"


def _surname(name: str, country: str | None) -> str:
    """The key of a surname: the last word, with its particles; the first in China, Korea, Vietnam, Taiwan."""
    words = name.split()
    if len(words) < 2:
        return fold(name)
    if country in ("CHN", "TWN", "KOR", "PRK") and not words[-1].endswith(".") and len(words) <= 3:
        return fold(words[0])
    if fold(words[-1]) in ("jr", "sr", "ii", "iii", "iv"):
        words = words[:-1]
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return fold(" ".join(words[start:]))


_PARTICLES = frozenset("van von der den de del della di da dos du la le bin al".split())


def _same(asked: str | None, held: str | None) -> bool:
    return asked is None or asked == held


def _one_person(tenures: Sequence[Tenure]) -> Tenure | None:
    """The first tenure, if all are one person's in one country's office."""
    if len({(fold(t.person), t.country) for t in tenures}) != 1:
        return None
    return max(tenures, key=lambda t: t.link is not None)


@lru_cache(maxsize=4)
def _load(files: tuple[tuple[Path, int], ...]) -> Authority:
    return Authority(read_additions([path for path, _ in files]))
