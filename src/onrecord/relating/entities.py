"""Entities of one document: names, governments, peoples, bodies and nominal sources, with all mentions.

Names cluster by surname and acronym; a title gives an office at the document's date; a government is told
from its capital by what it does in the sentence; a pronoun goes to the one person that it fits, or to none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.authority import Authority, Tenure
from onrecord.model import Attribution, Document, Entity, EntityKind, Parse, Span
from onrecord.relating.given_names import sex_of_name
from onrecord.relating.names import HONORIFICS, TITLES, Named, names, phrase, sex_of_title
from onrecord.relating.nominals import Nominal, nominals
from onrecord.relating.places import places
from onrecord.relating.pronouns import Candidate, resolve_pronouns
from onrecord.relating.wordlists import listed

_SUFFIXES = listed("jr sr ii iii iv jr. sr.")
_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,9}$")
# Verbs whose subject, when it is a country or its capital, is the government (Leetaru & Schrodt: actors of CAMEO).
_STATE_ACTS = listed(
    "say says said tell tells told announce announces announced deny denies denied accuse accuses accused warn warns "
    "warned reject rejects rejected insist insists insisted claim claims claimed condemn condemns condemned urge urges "
    "urged call calls called demand demands demanded want wants wanted agree agrees agreed refuse refuses refused "
    "threaten threatens threatened vow vows vowed pledge pledges pledged promise promises promised impose imposes "
    "imposed summon summons summoned expel expels expelled sign signs signed recognise recognize recognised recognized "
    "sanction sanctioned criticise criticised criticize criticized welcome welcomes welcomed raise raises raised express "
    "expresses expressed respond responds responded deploy deployed invade invaded ban banned boycott boycotted believe "
    "believes believed consider considers considered argue argues argued maintain maintains maintained describe describes "
    "described dismiss dismisses dismissed defend defends defended offer offers offered propose proposes proposed ask "
    "asks asked hope hopes hoped plan plans planned decide decides decided support supports supported oppose opposes "
    "opposed back backs backed acknowledge acknowledged admit admits admitted report reports reported issue issued "
    "suggest suggests suggested seek seeks sought withdraw withdrew suspend suspended withhold respond declare declared"
)
_GOVERNMENT_ROLES = frozenset({"ministry", "government", "embassy", "agency"})


@dataclass(slots=True)
class _Cluster:
    """An entity in the making; ``words`` are mention ranges."""

    kind: EntityKind
    name: str
    words: list[tuple[int, int]] = field(default_factory=list)
    country: str | None = None
    office: str | None = None
    link: str | None = None
    position: tuple[float, float] | None = None
    sex: str | None = None
    aliases: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    plural: bool = False


def entities(
    document: Document, parse: Parse, attributions: Sequence[Attribution], authority: Authority
) -> tuple[Entity, ...]:
    """The entities of a document in the order of their first mention, pronouns among their mentions."""
    book = _Book(document, parse, authority)
    found = names(parse, authority)
    book.people_first([n for n in found if n.kind == "person"])
    for name in found:
        if name.kind != "person":
            book.add(name)
    sources = [_words(parse, span) for a in attributions for span in a.source[:1]]
    named = {w for c in book.clusters for a, b in c.words for w in range(a, b)}
    for nominal in nominals(parse, sources, named):
        book.add_nominal(nominal)
    candidates = [
        Candidate(i, c.kind, c.sex, c.plural, tuple(sorted(c.words))) for i, c in enumerate(book.clusters)
    ]
    for word, cluster in resolve_pronouns(parse, attributions, candidates):
        book.clusters[cluster].words.append((word, word + 1))
    return book.entities()


def _words(parse: Parse, span: Span) -> tuple[int, int]:
    from bisect import bisect_left, bisect_right

    return bisect_right(parse.ends, span.start), bisect_left(parse.starts, span.end)


class _Book:
    """The clusters of a document."""

    def __init__(self, document: Document, parse: Parse, authority: Authority) -> None:
        self.document = document
        self.parse = parse
        self.authority = authority
        self.on = document.published
        self.clusters: list[_Cluster] = []
        self._by_key: dict[tuple[str, str], _Cluster] = {}
        self._acronyms: dict[str, _Cluster] = {}

    # persons

    def people_first(self, found: Sequence[Named]) -> None:
        """Cluster the persons: full names make clusters, surnames join them, wherever they stand."""
        parse = self.parse
        full = [n for n in found if n.last - n.first > 1]
        by_surname: dict[str, list[_Cluster]] = {}
        for name in full:
            tokens = _tokens(parse, name)
            known = by_surname.setdefault(tokens[-1], [])
            cluster = next((c for c in known if _same_person(c.aliases, tokens)), None)
            if cluster is None:
                cluster = _Cluster("person", phrase(parse, name.first, name.last), aliases={" ".join(tokens)})
                cluster.sex = sex_of_name(cluster.name)
                known.append(cluster)
                self.clusters.append(cluster)
            elif len(phrase(parse, name.first, name.last)) > len(cluster.name):
                cluster.name = phrase(parse, name.first, name.last)
            self._mention(cluster, name)
        for name in found:
            if name.last - name.first > 1:
                continue
            token = _tokens(parse, name)[0]
            known = by_surname.get(token, [])
            sex = sex_of_title(self._title_words(name))
            fits = [c for c in known if not (sex and c.sex and sex != c.sex)]
            if len(fits) > 1:
                before = [c for c in fits if min(c.words)[0] < name.first]
                fits = [max(before, key=lambda c: max(w[0] for w in c.words if w[0] < name.first))] if before else []
            if not fits:
                given = [
                    c for c in self.clusters
                    if c.kind == "person" and " " in c.name and _fold(c.name.split()[0]) == token
                ]  # fmt: skip
                if len(given) == 1 and not self._title_words(name):
                    fits = given
            if fits:
                cluster = fits[0]
            else:
                cluster = self._by_key.get(("person", token)) or _Cluster(
                    "person", phrase(parse, name.first, name.last), aliases={token}
                )
                if ("person", token) not in self._by_key:
                    self._by_key["person", token] = cluster
                    self.clusters.append(cluster)
            cluster.sex = cluster.sex or sex
            self._mention(cluster, name)
        for cluster in self.clusters:
            if cluster.kind == "person":
                self._office(cluster)

    def _title_words(self, name: Named) -> list[str]:
        return [self.parse.word(i) for i in range(*name.title)] if name.title else []

    def _mention(self, cluster: _Cluster, name: Named) -> None:
        cluster.words.append((name.first, name.last))
        words = self._title_words(name)
        if words:
            cluster.sex = cluster.sex or sex_of_title(words)
            if not {w.lower().rstrip(".") for w in words} <= HONORIFICS:
                cluster.titles.add(phrase(self.parse, *name.title) if name.title else "")

    def _office(self, cluster: _Cluster) -> None:
        """Office and country at the document's date, from the titles in the text and the authority file."""
        titles = sorted((t for t in cluster.titles | self._appositions(cluster) if t), key=len, reverse=True)
        for title in titles:
            tenure = self.authority.resolve(title, cluster.name, on=self.on)
            if tenure is not None:
                self._take(cluster, tenure, title)
                return
        if titles:
            country, office = self._split_title(titles[0])
            cluster.country, cluster.office = country, office
            if len(office.split()) and country is None and len(titles) > 1:
                cluster.country = next((c for c, _ in map(self._split_title, titles[1:]) if c), None)
            return
        if " " in cluster.name and self.on:
            held = self.authority.offices(cluster.name, on=self.on)
            if held and len({(t.person, t.country) for t in held}) == 1:
                best = max(held, key=lambda t: t.start or "")
                self._take(cluster, best, best.office)

    def _take(self, cluster: _Cluster, tenure: Tenure, title: str) -> None:
        cluster.office = self._split_title(title)[1] or tenure.office
        cluster.country, cluster.link = tenure.country, tenure.link
        if " " not in cluster.name:
            cluster.aliases.add(_fold(tenure.person))

    def _split_title(self, title: str) -> tuple[str | None, str]:
        """Country and office of a title: "British Foreign Secretary" → GBR, "Foreign Secretary"."""
        words = title.split()
        for size in (3, 2, 1):
            if len(words) > size:
                head = " ".join(words[:size])
                named = self.authority.country(head)
                if named is not None:
                    return named.code, " ".join(words[size:])
        match = re.match(r"(.+?) of (?:the )?(.+)$", title)
        if match and (named := self.authority.country(match[2])) is not None:
            return named.code, match[1]
        return None, title

    def _appositions(self, cluster: _Cluster) -> set[str]:
        """Offices in apposition: "John Doe, the mayor of X, said", "the mayor of X, John Doe"."""
        parse = self.parse
        found = set()
        for first, last in cluster.words:
            if last + 2 < len(parse) and parse.word(last) == ",":
                end = last + 1
                while end < len(parse) and end - last < 14 and parse.word(end) not in (",", ".", ";", "—", "–", "who"):
                    if "\n" in parse.text[parse.ends[end - 1] : parse.starts[end]]:
                        break
                    end += 1
                start = last + 1
                if parse.word(start).lower() in ("the", "a", "an", "former", "who"):
                    start += parse.word(start).lower() in ("the", "a", "an")
                words = [parse.word(i).lower().rstrip("s") for i in range(start, min(end, start + 6))]
                if (
                    end < len(parse) and parse.word(end) == "," and start < end
                    and any(w in TITLES for w in words) and not any(parse.tags[i].startswith("VB") and parse.tags[i] != "VBG"
                                                                    for i in range(start, end))
                ):  # fmt: skip
                    found.add(phrase(parse, start, end))
        return found

    # all others

    def add(self, name: Named) -> None:
        """A name that is not a person's."""
        text = phrase(self.parse, name.first, name.last)
        if name.kind == "people":
            people = self.authority.people(text)
            if people is not None and self.parse.tags[name.last - 1].startswith("NN"):
                cluster = self._cluster("people", people.name, "people")
                cluster.country = people.country
                cluster.name = cluster.name if cluster.words else text
                cluster.words.append((name.first, name.last))
            return
        if name.kind == "nationality":
            country = self.authority.nationality(text)
            if country is not None and self.parse.tags[name.last - 1] == "NNPS":
                cluster = self._cluster("people", f"people {country.code}", "people")
                cluster.country = country.code
                cluster.name = cluster.name if cluster.words else text
                cluster.plural = True
                cluster.words.append((name.first, name.last))
            return
        if name.kind in ("country", "government", "place"):
            self._land(name, text)
            return
        if name.kind == "event":
            self._cluster("event", _fold(text), "event", text).words.append((name.first, name.last))
            return
        self._body(name, text)

    def _land(self, name: Named, text: str) -> None:
        country = self.authority.country(text)
        government = self.authority.government(text)
        code = country.code if country else government.country if government else None
        state = name.kind == "government" or (government is not None and government.through == "words")
        if state or (code is not None and self._acts_as_state(name)):
            if code is not None:
                self._government(code, name, text, words=state)
                return
        key = country.code if country else _fold(text)
        cluster = self._cluster("place", key, "place", text)
        cluster.country = cluster.country or (country.code if country else None)
        cluster.words.append((name.first, name.last))

    def _government(self, code: str, name: Named, text: str, *, words: bool) -> None:
        cluster = self._cluster("government", code, "government", "")
        cluster.country = code
        if words or not cluster.name:
            if words and (not cluster.aliases or "words" not in cluster.aliases):
                cluster.name = text
                cluster.aliases.add("words")
            elif not cluster.name:
                found = self.authority.government(text)
                cluster.name = found.name if found else f"Government of {text}"
        cluster.words.append((name.first, name.last))

    def _acts_as_state(self, name: Named) -> bool:
        """Whether a country or capital is the subject of a verb of state, or the agent of one in the passive."""
        parse = self.parse
        head = name.last - 1
        for at in range(name.first, name.last):
            if not name.first <= parse.heads[at] < name.last:
                head = at
        verb = parse.heads[head]
        relation = parse.deps[head]
        if relation in ("nsubj", "nsubjpass"):
            return parse.word(verb).lower() in _STATE_ACTS or parse.tags[verb].startswith("VB") and any(
                parse.heads[i] == verb and parse.deps[i] in ("ccomp", "xcomp") for i in range(verb, min(verb + 30, len(parse)))
            )
        if relation == "pobj" and parse.word(verb).lower() in ("by", "to", "with"):
            action = parse.heads[verb]
            return parse.tags[action].startswith("VB") and parse.word(action).lower() in _STATE_ACTS
        return False

    def _body(self, name: Named, text: str) -> None:
        known = self.authority.body(text)
        key = _fold(known.name if known else text)
        flat = text.replace(".", "")
        cluster = self._by_key.get(("body", key))
        if cluster is None and _ACRONYM.match(text) and flat in self._acronyms:
            cluster = self._acronyms[flat]
        if cluster is None:
            whole = self.authority.government(text)
            if whole is not None and whole.through == "words":
                self._government(whole.country, name, text, words=True)
                return
            if whole is not None and self._acts_as_state(name):
                self._government(whole.country, name, text, words=False)
                return
            kind: EntityKind = "government" if known and known.role in _GOVERNMENT_ROLES else "organisation"
            if not known and re.search(r"\b(?:Ministry|Department|Embassy|Government|White House|Foreign Office)\b", text):
                kind = "government"
            cluster = self._cluster("body", key, kind, text)
            if known:
                cluster.country, cluster.link = known.country, known.link
            elif country := self._first_country(name, text):
                cluster.country = country
            initials = "".join(w[0] for w in text.split() if w[0].isupper())
            if len(initials) > 1:
                self._acronyms.setdefault(initials, cluster)
                self._acronyms.setdefault("".join(w[0].upper() for w in re.split(r"[\s-]+", text) if w), cluster)
        cluster.words.append((name.first, name.last))

    def _first_country(self, name: Named, text: str) -> str | None:
        words = text.split()
        for size in (3, 2, 1):
            if len(words) > size and (named := self.authority.country(" ".join(words[:size]))) is not None:
                return named.code
        if name.first > 0 and (named := self.authority.nationality(self.parse.word(name.first - 1))) is not None:
            return named.code
        match = re.search(r" (?:of|in) (?:the )?([A-Z].*)$", text)
        found = self.authority.country(match[1]) if match else None
        return found.code if found else None

    def _cluster(self, space: str, key: str, kind: EntityKind, name: str = "") -> _Cluster:
        cluster = self._by_key.get((space, key))
        if cluster is None:
            cluster = self._by_key[space, key] = _Cluster(kind, name)
            self.clusters.append(cluster)
        return cluster

    # nominal sources and bodies

    def add_nominal(self, nominal: Nominal) -> None:
        """A source or body without a name: tied to a name that it fits, else an entity of its own."""
        parse = self.parse
        text = phrase(parse, nominal.first, nominal.last)
        government = self.authority.government(text)
        if government is not None and government.through == "words":
            self._government(government.country, Named(nominal.first, nominal.last, "government"), text, words=True)
            return
        cluster = self._named_for(nominal) if nominal.definite else None
        if cluster is None and nominal.definite:
            cluster = self._by_key.get(("nominal", nominal.noun))
        if cluster is None:
            cluster = _Cluster(nominal.kind, text, plural=nominal.plural)
            cluster.country = self._country_in(nominal)
            cluster.sex = sex_of_title([nominal.noun])
            self.clusters.append(cluster)
            if not nominal.plural:
                self._by_key["nominal", nominal.noun] = cluster
        cluster.words.append((nominal.first, nominal.last))

    def _country_in(self, nominal: Nominal) -> str | None:
        for at in range(nominal.first, nominal.last):
            named = self.authority.country(self.parse.word(at)) if self.parse.word(at)[0].isupper() else None
            if named is not None:
                return named.code
        return None

    def _named_for(self, nominal: Nominal) -> _Cluster | None:
        """The one name before it that "the prime minister", "the ministry", "the tribunal" can mean."""
        noun = nominal.noun
        text = phrase(self.parse, nominal.first, nominal.last).lower()
        text = re.sub(r"^(?:the|this|that|his|her|their|its) ", "", text)
        fits: list[_Cluster] = []
        for cluster in self.clusters:
            before = [w for w in cluster.words if w[0] < nominal.first]
            if not before:
                continue
            if cluster.kind == "person":
                offices = {t.lower() for t in cluster.titles} | ({cluster.office.lower()} if cluster.office else set())
                if any(o == text or o.endswith(" " + text) or text.endswith(o) for o in offices if o):
                    fits.append(cluster)
            elif cluster.name.lower().split()[-1:] == [noun] and nominal.last - nominal.first <= 2:
                fits.append(cluster)
        if not fits:
            return None
        kinds = {c.kind for c in fits}
        if len(kinds) > 1:
            return None
        return max(fits, key=lambda c: max(w[0] for w in c.words if w[0] < nominal.first))

    # out

    def entities(self) -> tuple[Entity, ...]:
        """All clusters as entities."""
        located = {s: p for p in places(self.document.text, self.parse, self.authority) for s in p.spans}
        found = []
        order = sorted((c for c in self.clusters if c.words), key=lambda c: min(c.words))
        for number, cluster in enumerate(order, 1):
            spans = sorted({Span(self.parse.starts[a], self.parse.ends[b - 1]) for a, b in cluster.words})
            position, country = cluster.position, cluster.country
            if cluster.kind == "place":
                for span in spans:
                    place = located.get(span)
                    if place is not None:
                        position = position or place.position
                        country = country or place.country
            found.append(
                Entity(
                    f"e{number}", cluster.name, cluster.kind, country, cluster.office, cluster.link, position,
                    tuple(spans),
                )
            )  # fmt: skip
        return tuple(found)


def _fold(text: str) -> str:
    return " ".join(text.lower().replace(".", "").replace("’", "'").split())


def _tokens(parse: Parse, name: Named) -> list[str]:
    tokens = [_fold(parse.word(i)) for i in range(name.first, name.last) if parse.word(i)[0].isalpha()]
    while len(tokens) > 1 and tokens[-1] in _SUFFIXES:
        tokens.pop()
    return tokens or [_fold(parse.word(name.first))]


def _same_person(aliases: set[str], tokens: Sequence[str]) -> bool:
    for alias in aliases:
        other = alias.split()
        if other[-1] != tokens[-1]:
            continue
        one, two = other[0], tokens[0]
        if one == two or (len(one) == 1 and two.startswith(one)) or (len(two) == 1 and one.startswith(two)):
            return True
        if one[:3] == two[:3] and len(other) == len(tokens) == 2:  # Mike, Michael
            return True
    return False
