"""Noun phrases as entities: those that mean someone named, those that stay what they are, two that speak as one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import EntityKind
from onrecord.relating.bodies import add_government, administration_of
from onrecord.relating.book import Book
from onrecord.relating.clusters import Cluster, fold
from onrecord.relating.names import Named, phrase
from onrecord.relating.nominals import Nominal, head_of
from onrecord.relating.participants import noun_lemma
from onrecord.relating.titles import sex_of_title
from onrecord.relating.wordlists import listed

_DETERMINER = re.compile(r"^(?:the|this|that|these|those|his|her|their|its|our|my) ")
_TELLING = listed("his her their our its my your other another")
_SEX_OF_NOUN = {
    **dict.fromkeys(listed("woman girl mother sister daughter wife widow aunt queen princess nun"), "f"),
    **dict.fromkeys(listed("man boy father brother son husband uncle king prince monk priest imam"), "m"),
}


def add_nominal(book: Book, nominal: Nominal) -> None:
    """A source or body without a name: tied to a name that it fits, else an entity of its own."""
    parse = book.parse
    text = phrase(parse, nominal.first, nominal.last)
    government = book.authority.government(text)
    if government is not None and government.through == "words":
        add_government(
            book, government.country, Named(nominal.first, nominal.last, "government"), text, words=True
        )
        return
    cluster = _apposed(book, nominal)
    if cluster is not None:
        cluster.sex = cluster.sex or sex_of_title([nominal.noun])
        cluster.words.append((nominal.first, nominal.last))
        return
    cluster = _named_for(book, nominal) if nominal.definite else None
    if cluster is None and (nominal.definite or (nominal.plural and nominal.last - nominal.first == 1)):
        own = modifiers(text, nominal.noun)
        called = [
            c for c in book.nominals[nominal.noun, nominal.plural]
            if own <= (theirs := modifiers(c.name, nominal.noun)) or not (theirs or nominal.noun == "people")
        ]  # fmt: skip
        cluster = called[0] if len(called) == 1 else None
    if cluster is None:
        cluster = Cluster(nominal.kind, text, plural=nominal.plural, latent=True)
        cluster.country = _country_in(book, nominal) or administration_of(book, text) or None
        cluster.sex = sex_of_title([nominal.noun]) or _SEX_OF_NOUN.get(nominal.noun)
        book.clusters.append(cluster)
        book.nominals[nominal.noun, nominal.plural].append(cluster)
    cluster.latent = cluster.latent and nominal.latent
    cluster.words.append((nominal.first, nominal.last))


def modifiers(text: str, noun: str) -> frozenset[str]:
    """The names and owners in a phrase that tell its noun from others: of "the American people" *American*.

    "Her children" are not "our children"; "the children" may be either's.
    """
    words = text.replace("’s", " ").replace("'s", " ").split()
    return frozenset(
        fold(w) for w in words if (w[0].isupper() or w.lower() in _TELLING) and noun_lemma(w.lower()) != noun
    )


def _apposed(book: Book, nominal: Nominal) -> Cluster | None:
    """The person whose name stands in apposition: "curator Jane Lee", "the mayor, Jane Lee, said"."""
    if nominal.plural or nominal.kind != "person":
        return None
    parse = book.parse
    at = nominal.last
    comma = at < len(parse) and parse.word(at) == ","
    at += comma
    if not comma:
        beyond = _past_phrase(book, at)
        if beyond != at and book.person_from.get(beyond) is not None:
            return book.person_from[beyond]  # "the deputy ambassador to the UN, Jane Lee,"
    cluster = book.person_from.get(at) or book.person_from.get(nominal.first)  # "Major general Fuad Basya"
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
        if parse.word(before) == "," and parse.deps[_head(book, nominal)] == "appos":
            return book.person_to.get(before)
    return None


def _past_phrase(book: Book, at: int) -> int:
    """The word after the comma that ends what follows a noun: "of", "to", "for" and a name; else ``at``."""
    parse = book.parse
    if at >= len(parse) or parse.word(at).lower() not in ("of", "to", "for", "at", "in"):
        return at
    end = at + 1
    while end < len(parse) and end - at < 8 and parse.tags[end] in _WITHIN:
        end += 1
    return end + 1 if end + 1 < len(parse) and parse.word(end) == "," else at


_WITHIN = frozenset(("DT", "NN", "NNS", "NNP", "NNPS", "JJ", "IN", "POS", "CD", "CC"))


def _head(book: Book, nominal: Nominal) -> int:
    for at in range(nominal.first, nominal.last):
        if not nominal.first <= book.parse.heads[at] < nominal.last:
            return at
    return nominal.last - 1


def _country_in(book: Book, nominal: Nominal) -> str | None:
    for at in range(nominal.first, nominal.last):
        named = book.authority.country(book.parse.word(at)) if book.parse.word(at)[0].isupper() else None
        if named is not None:
            return named.code
    return None


def _named_for(book: Book, nominal: Nominal) -> Cluster | None:
    """The one name before it that "the prime minister", "the tribunal" can mean."""
    text = phrase(book.parse, nominal.first, nominal.last).lower()
    text = _DETERMINER.sub("", text)
    if text == "government":
        return _own_government(book, nominal)
    fits: dict[int, Cluster] = {}
    exact: dict[int, Cluster] = {}
    for cluster in book.called.get(text.split()[-1], ()):
        if len(exact) > 1:
            return None
        if cluster.first() >= nominal.first:
            continue
        if cluster.kind == "person":
            offices = {t.lower() for t in cluster.titles}
            if any(o == text or o.endswith(" " + text) or text.endswith(o) for o in offices):
                fits[id(cluster)] = cluster
            if text in offices:
                exact[id(cluster)] = cluster
        elif " " not in text:
            fits[id(cluster)] = cluster
    if len(exact) == 1:
        return next(iter(exact.values()))  # "the president" where a vice president is named too
    return next(iter(fits.values())) if len(fits) == 1 else None


def _own_government(book: Book, nominal: Nominal) -> Cluster | None:
    """The government of the official named in the sentence, or the only one that the text names."""
    sentence = book.sentence(nominal.first)
    countries = {
        c.country for at in range(*sentence)
        if (c := book.person_from.get(at)) is not None and c.country and c.office
    }  # fmt: skip
    if len(countries) == 1:
        code = countries.pop()
        country = book.authority.by_code(code) if code else None
        if country is not None:
            name = f"Government of {book.authority.in_words(country.code)}"
            cluster = book.cluster("government", country.code, "government", name)
            cluster.country = country.code
            return cluster
    before = [c for c in book.governments() if c.first() < nominal.first]
    return before[0] if len(before) == 1 else None


def join(book: Book, sources: Sequence[tuple[int, int]]) -> None:
    """An entity for two that speak together: "the school and the police"."""
    parse = book.parse
    owner = {w: c for c in book.clusters for a, b in c.words for w in range(a, b)}
    for first, last in sources:
        if first >= last:
            continue
        head = head_of(parse, first, last)
        other = next(
            (w for w in range(head + 1, last) if parse.deps[w] in ("conj", "appos") and parse.heads[w] == head), None
        )
        if other is None or not any(parse.word(w).lower() in ("and", "&") for w in range(head, other)):
            continue
        one, two = owner.get(head), owner.get(other)
        if one is None or two is None or one is two or _same_person_apposed(book, head, other):
            continue
        start = first + (parse.word(first).lower() in ("both", "the", "a", "an"))
        kind: EntityKind = "organisation"
        if {one.kind, two.kind} <= {"person", "people"}:
            kind = "person" if one.kind == two.kind == "person" else "people"
        text = phrase(parse, start, last)
        cluster = book.cluster("joint", fold(text), kind, text)
        cluster.plural = True
        cluster.country = one.country if one.country == two.country else None
        cluster.words.append((start, last))


def _same_person_apposed(book: Book, head: int, other: int) -> bool:
    """Whether two nouns joined by "and" are one person: "an academic and professor"."""
    between = range(head + 1, other)
    return (
        book.parse.tags[head] == "NN"
        and book.parse.tags[other].startswith("NNP")
        and any(book.parse.tags[at] == "NN" for at in between)
        and not any(book.parse.tags[at] == "DT" for at in between)
    )
