"""Entities of one document: names, governments, peoples, bodies and nominal sources, with all mentions.

Names cluster by surname and acronym; a title gives an office at the document's date; a government is told
from its capital by what it does in the sentence; a pronoun goes to the one person that it fits, or to none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.authority import Authority
from onrecord.model import Attribution, Document, Entity, EntityKind, Parse, Span
from onrecord.relating.clusters import Cluster, fold, misspelt, same_person, tokens
from onrecord.relating.given_names import sex_of_name
from onrecord.relating.names import HONORIFICS, Named, names, phrase, sex_of_title
from onrecord.relating.nominals import Nominal, head_of, nominals
from onrecord.relating.offices import set_office
from onrecord.relating.persons import first_persons
from onrecord.relating.places import places
from onrecord.relating.pronouns import Candidate, resolve_pronouns
from onrecord.relating.wordlists import listed

_BRACKETED = re.compile(r"\s?\(\s?[\"“'‘]?((?:[A-Z]\.?){2,9})[\"”'’]?\s?\)?")
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
_LOCAL = frozenset({"party", "parliament", "ministry"})
_SEX_OF_NOUN = {
    **dict.fromkeys(listed("woman girl mother sister daughter wife widow aunt queen princess nun"), "f"),
    **dict.fromkeys(listed("man boy father brother son husband uncle king prince monk priest imam"), "m"),
}
_GOVERNMENT_ROLES = frozenset({"ministry", "government", "embassy", "agency"})


def entities(
    document: Document, parse: Parse, attributions: Sequence[Attribution], authority: Authority
) -> tuple[Entity, ...]:
    """The entities of a document in the order of their first mention, pronouns among their mentions.

    ``attributions`` tell which phrases are sources; their ``speaker`` is not looked at.
    """
    book = _Book(document, parse, authority)
    found = names(parse, authority)
    sources = [_words(parse, span) for a in attributions for span in a.source]
    book.heads = {head_of(parse, first, last) for first, last in sources if first < last}
    found = book.with_named_sources(found, sources)
    book.people_first([n for n in found if n.kind == "person"])
    book.note_countries(found)
    for name in found:
        if name.kind != "person":
            book.add(name)
    named = {w for c in book.clusters for a, b in c.words for w in range(a, b)}
    for nominal in nominals(parse, sources, named):
        book.add_nominal(nominal)
    book.join(sources)
    for word, cluster in resolve_pronouns(parse, attributions, book.candidates()):
        book.clusters[cluster].words.append((word, word + 1))
    for cluster in book.clusters:
        if cluster.kind == "person":
            set_office(cluster, parse, authority, document.published)
    for word, cluster in first_persons(document, parse, attributions, book.clusters):
        book.clusters[cluster].words.append((word, word + 1))
    return book.entities()


def _words(parse: Parse, span: Span) -> tuple[int, int]:
    return bisect_right(parse.ends, span.start), bisect_left(parse.starts, span.end)


class _Book:
    """The clusters of a document."""

    def __init__(self, document: Document, parse: Parse, authority: Authority) -> None:
        self.document = document
        self.parse = parse
        self.authority = authority
        self.on = document.published
        self.clusters: list[Cluster] = []
        self._by_key: dict[tuple[str, str], Cluster] = {}
        self._names = {country.code: country.name for country in authority.countries}
        self.heads: set[int] = set()  # of the sources
        self._spoken: set[str] = set()  # countries that the document names
        self._acronyms: dict[str, Cluster] = {}
        self._person_from: dict[int, Cluster] = {}  # by the first word of a mention
        self._person_to: dict[int, Cluster] = {}  # by the word after a mention

    # persons

    def people_first(self, found: Sequence[Named]) -> None:
        """Cluster the persons: full names make clusters, surnames join them, wherever they stand."""
        parse = self.parse
        full = [n for n in found if n.last - n.first > 1]
        by_surname: dict[str, list[Cluster]] = {}
        for name in full:
            own = self._tokens(name)
            known = by_surname.setdefault(own[-1], [])
            cluster = next((c for c in known if same_person(c.aliases, own)), None)
            if cluster is None:
                cluster = Cluster("person", phrase(parse, name.first, name.last), aliases={" ".join(own)})
                cluster.sex = sex_of_name(cluster.name)
                known.append(cluster)
                self.clusters.append(cluster)
            elif len(phrase(parse, name.first, name.last)) > len(cluster.name):
                cluster.name = phrase(parse, name.first, name.last)
            self._mention(cluster, name)
        for name in found:
            if name.last - name.first > 1:
                continue
            token = self._tokens(name)[0]
            known = by_surname.get(token) or self._misspelt(by_surname, token)
            sex = sex_of_title(self._title_words(name))
            fits = [c for c in known if not (sex and c.sex and sex != c.sex)]
            if len(fits) > 1:
                before = [c for c in fits if min(c.words)[0] < name.first]
                fits = [max(before, key=lambda c: max(w[0] for w in c.words if w[0] < name.first))] if before else []
            if not fits:
                given = [
                    c for c in self.clusters
                    if c.kind == "person" and " " in c.name and fold(c.name.split()[0]) == token
                ]  # fmt: skip
                if len(given) == 1 and not self._title_words(name):
                    fits = given
            if fits:
                cluster = fits[0]
            else:
                cluster = self._by_key.get(("person", token)) or Cluster(
                    "person", phrase(parse, name.first, name.last), aliases={token}
                )
                if ("person", token) not in self._by_key:
                    self._by_key["person", token] = cluster
                    self.clusters.append(cluster)
            cluster.sex = cluster.sex or sex
            self._mention(cluster, name)

    def _tokens(self, name: Named) -> list[str]:
        words = phrase(self.parse, name.first, name.last).split()
        return tokens(words) or [fold(words[0])]

    @staticmethod
    def _misspelt(by_surname: dict[str, list[Cluster]], token: str) -> list[Cluster]:
        near = [c for surname, clusters in by_surname.items() if misspelt(surname, token) for c in clusters]
        return near if len(near) == 1 else []

    def with_named_sources(self, found: Sequence[Named], sources: Sequence[tuple[int, int]]) -> tuple[Named, ...]:
        """With the proper nouns that head a source and that nobody took for a name: "Quantcast"."""
        taken = {w for n in found for w in range(n.first, n.last)}
        added = []
        for first, last in sources:
            at = first
            while at < last:
                if at in taken or not self.parse.tags[at].startswith("NNP"):
                    at += 1
                    continue
                end = at + 1
                while end < last and end not in taken and self.parse.tags[end].startswith("NNP"):
                    end += 1
                head = next((w for w in range(at, end) if not at <= self.parse.heads[w] < end), end - 1)
                if not first <= self.parse.heads[head] < last or self.parse.heads[head] == head:
                    person = sex_of_name(phrase(self.parse, at, end)) is not None
                    added.append(Named(at, end, "person" if person else "body"))
                    taken.update(range(at, end))
                at = end
        return tuple(sorted((*found, *added), key=lambda n: n.first))

    def note_countries(self, found: Sequence[Named]) -> None:
        """Remember which countries the document names."""
        for name in found:
            if name.kind in ("country", "nationality", "place", "government"):
                country = self.authority.country(phrase(self.parse, name.first, name.last))
                if country is not None:
                    self._spoken.add(country.code)

    def candidates(self) -> list[Candidate]:
        """The clusters as antecedents of pronouns."""
        return [
            Candidate(i, c.kind, c.sex, c.plural, tuple(sorted(c.words)), c.latent) for i, c in enumerate(self.clusters)
            if c.kind in ("person", "people", "organisation", "government", "other")
        ]  # fmt: skip

    def _title_words(self, name: Named) -> list[str]:
        return [self.parse.word(i) for i in range(*name.title)] if name.title else []

    def _mention(self, cluster: Cluster, name: Named) -> None:
        cluster.words.append((name.first, name.last))
        self._person_from[name.title[0] if name.title else name.first] = cluster
        self._person_from[name.first] = cluster
        self._person_to[name.last] = cluster
        words = self._title_words(name)
        if words:
            cluster.sex = cluster.sex or sex_of_title(words)
            if not {w.lower().rstrip(".") for w in words} <= HONORIFICS:
                cluster.titles.add(phrase(self.parse, *name.title) if name.title else "")

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
            self._cluster("event", fold(text), "event", text).words.append((name.first, name.last))
            return
        self._body(name, text)

    def _land(self, name: Named, text: str) -> None:
        country = self.authority.country(text)
        government = self.authority.government(text)
        code = country.code if country else government.country if government else None
        state = name.kind == "government" or (government is not None and government.through == "words")
        if code is not None and (state or self._acts_as_state(name)):
            self._government(code, name, text, words=state)
            return
        if country is None and self.heads.intersection(range(name.first, name.last)):
            self._body(name, text)  # a place that speaks: a body that was taken for a place
            return
        key = country.code if country else fold(text)
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
                cluster.name = found.name if found else f"Government of {self._names.get(code, text)}"
        cluster.words.append((name.first, name.last))

    def _acts_as_state(self, name: Named) -> bool:
        """Whether a country or capital is the subject of a verb of state, or the agent of one in the passive."""
        parse = self.parse
        head = name.last - 1
        for at in range(name.first, name.last):
            if not name.first <= parse.heads[at] < name.last:
                head = at
        if self.heads.intersection(range(name.first, name.last)):
            return True
        verb = parse.heads[head]
        relation = parse.deps[head]
        if relation in ("nsubj", "nsubjpass"):
            return parse.word(verb).lower() in _STATE_ACTS or (parse.tags[verb].startswith("VB") and any(
                parse.heads[i] == verb and parse.deps[i] in ("ccomp", "xcomp") for i in range(verb, min(verb + 30, len(parse)))
            ))
        if relation == "pobj" and parse.word(verb).lower() in ("by", "to", "with"):
            action = parse.heads[verb]
            return parse.tags[action].startswith("VB") and parse.word(action).lower() in _STATE_ACTS
        return False

    def _body(self, name: Named, text: str) -> None:
        known = self.authority.body(text)
        if known is not None and known.role in _LOCAL and known.country not in self._spoken:
            known = None  # "the Democratic Party" of another country
        key = fold(known.name if known else text)
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
            following = _BRACKETED.match(self.parse.text, self.parse.ends[name.last - 1])
            if following is not None:
                self._acronyms.setdefault(following[1].replace(".", ""), cluster)
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

    def _cluster(self, space: str, key: str, kind: EntityKind, name: str = "") -> Cluster:
        cluster = self._by_key.get((space, key))
        if cluster is None:
            cluster = self._by_key[space, key] = Cluster(kind, name)
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
        cluster = self._apposed(nominal)
        if cluster is not None:
            cluster.sex = cluster.sex or sex_of_title([nominal.noun])
            cluster.words.append((nominal.first, nominal.last))
            return
        cluster = self._named_for(nominal) if nominal.definite else None
        if cluster is None and (nominal.definite or nominal.plural):
            known = self._by_key.get(("nominal", f"{nominal.noun} {nominal.plural}"))
            if known is not None and (nominal.definite or nominal.last - nominal.first == 1):
                cluster = known
        if cluster is None:
            cluster = Cluster(nominal.kind, text, plural=nominal.plural, latent=True)
            cluster.country = self._country_in(nominal)
            cluster.sex = sex_of_title([nominal.noun]) or _SEX_OF_NOUN.get(nominal.noun)
            self.clusters.append(cluster)
            self._by_key["nominal", f"{nominal.noun} {nominal.plural}"] = cluster
        cluster.latent = cluster.latent and nominal.latent
        cluster.words.append((nominal.first, nominal.last))

    def _apposed(self, nominal: Nominal) -> Cluster | None:
        """The person whose name stands in apposition: "curator Jane Lee", "the mayor, Jane Lee, said"."""
        if nominal.plural or nominal.kind != "person":
            return None
        parse = self.parse
        at = nominal.last
        comma = at < len(parse) and parse.word(at) == ","
        at += comma
        cluster = self._person_from.get(at)
        if cluster is not None and comma:
            end = next((b for a, b in cluster.words if a >= at and a - at < 6), at + 1)
            if end < len(parse) and parse.word(end).lower() in ("and", "or"):
                return None
        if cluster is not None:
            return cluster
        # "Jane Lee, the mayor"
        if nominal.first >= 2:
            before = nominal.first - 1
            if parse.word(before).lower() in ("a", "an", "the"):
                before -= 1
            if parse.word(before) == "," and parse.deps[self._head(nominal)] == "appos":
                return self._person_to.get(before)
        return None

    def _head(self, nominal: Nominal) -> int:
        for at in range(nominal.first, nominal.last):
            if not nominal.first <= self.parse.heads[at] < nominal.last:
                return at
        return nominal.last - 1

    def _country_in(self, nominal: Nominal) -> str | None:
        for at in range(nominal.first, nominal.last):
            named = self.authority.country(self.parse.word(at)) if self.parse.word(at)[0].isupper() else None
            if named is not None:
                return named.code
        return None

    def _named_for(self, nominal: Nominal) -> Cluster | None:
        """The one name before it that "the prime minister", "the ministry", "the tribunal" can mean."""
        noun = nominal.noun
        text = phrase(self.parse, nominal.first, nominal.last).lower()
        text = re.sub(r"^(?:the|this|that|his|her|their|its) ", "", text)
        fits: list[Cluster] = []
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

    def join(self, sources: Sequence[tuple[int, int]]) -> None:
        """An entity for two that speak together: "the school and the police"."""
        parse = self.parse
        owner = {w: c for c in self.clusters for a, b in c.words for w in range(a, b)}
        for first, last in sources:
            if first >= last:
                continue
            head = head_of(parse, first, last)
            other = next(
                (w for w in range(head + 1, last) if parse.deps[w] == "conj" and parse.heads[w] == head), None
            )
            if other is None or not any(parse.word(w).lower() in ("and", "&") for w in range(head, other)):
                continue
            one, two = owner.get(head), owner.get(other)
            if one is None or two is None or one is two or self._same_person_apposed(head, other):
                continue
            start = first + (parse.word(first).lower() in ("both", "the", "a", "an"))
            kind: EntityKind = "person" if one.kind == two.kind == "person" else "organisation"
            text = phrase(parse, start, last)
            cluster = self._cluster("joint", fold(text), kind, text)
            cluster.plural = True
            cluster.country = one.country if one.country == two.country else None
            cluster.words.append((start, last))

    def _same_person_apposed(self, head: int, other: int) -> bool:
        """"An academic and professor Jane Lee" is one person."""
        return self.parse.tags[head] == "NN" and (
            self.parse.tags[other] == "NN" or any(self.parse.tags[w] == "NN" for w in range(other - 2, other))
        )

    # out

    def entities(self) -> tuple[Entity, ...]:
        """All clusters as entities."""
        located = {s: p for p in places(self.document.text, self.parse, self.authority) for s in p.spans}
        found = []
        order = sorted((c for c in self.clusters if c.words and not self._idle(c)), key=lambda c: min(c.words))
        for number, cluster in enumerate(order, 1):
            spans = sorted({Span(self.parse.starts[a], self.parse.ends[b - 1]) for a, b in cluster.words})
            position: tuple[float, float] | None = None
            country = cluster.country
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

    @staticmethod
    def _idle(cluster: Cluster) -> bool:
        """Whether nothing but its own words speaks of a latent cluster."""
        return cluster.latent and all(last - first > 1 for first, last in cluster.words) and len(cluster.words) < 2
