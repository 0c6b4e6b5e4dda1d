"""Names that are no person's: countries and governments, peoples, places, bodies, events."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model import EntityKind
from onrecord.relating.book import Book
from onrecord.relating.clusters import fold
from onrecord.relating.governments import acts_as_state
from onrecord.relating.names import Named, phrase
from onrecord.relating.wordlists import listed

_BRACKETED = re.compile(r"\s?\(\s?[\"“'‘]?((?:[A-Z]\.?){2,9})[\"”'’]?\s?\)?")
_ACRONYM = re.compile(r"[A-Z][A-Z.&]{1,9}$")
_OFFICIAL = re.compile(r"\b(?:Ministry|Department|Embassy|Government|White House|Foreign Office)\b")
_LOCAL = frozenset({"party", "parliament", "ministry"})  # of whose names every country has its own
_GOVERNMENT_ROLES = frozenset({"ministry", "government", "embassy", "agency"})


# What a tagger marks and no one is: faiths, diseases, currencies, degrees, hours, things.
_NO_ONE = listed(
    "islam christianity judaism hinduism buddhism sikhism wicca covid hiv aids sars mers ebola malaria cholera dengue "
    "delta omicron influenza euro euros dollar dollars ruble rubles rouble roubles yen yuan pound pounds rupee rupees "
    "ba bs bsc ma msc jd md phd llb llm mba mph llp inc ltd pdf faq dna rna gdp gps dvd tv cctv internet web wi-fi "
    "est edt gmt utc bst pst pdt cet am pm god satan bible quran koran torah genocide terrorism communism democracy "
    "english french spanish arabic mandarin misc swift"
)
_STRAIN = re.compile(r"[A-Z]\d{1,3}[A-Z]\d{1,3}$|COVID|Covid|SARS|[Bb]ird [Ff]lu$|[Ss]wine [Ff]lu$")


def _nobody(book: Book, name: Named, text: str) -> bool:
    """Whether a name is of no one: a disease, a currency; unless it is a source ("CCTV said")."""
    if book.heads.intersection(range(name.first, name.last)):
        return False
    return text.lower().replace(".", "") in _NO_ONE or _STRAIN.match(text) is not None


def note_countries(book: Book, found: Sequence[Named]) -> None:
    """Remember which countries the document names."""
    for name in found:
        if name.kind in ("country", "nationality", "place", "government"):
            country = book.authority.country(phrase(book.parse, name.first, name.last))
            if country is not None:
                book.spoken.add(country.code)


def add_named(book: Book, name: Named) -> None:
    """A name that is not a person's."""
    text = phrase(book.parse, name.first, name.last)
    if name.kind != "people" and _nobody(book, name, text):
        return
    if name.kind == "people":
        people = book.authority.people(text)
        if people is not None and book.parse.tags[name.last - 1].startswith("NN"):
            cluster = book.cluster("people", people.name, "people")
            cluster.country = people.country
            cluster.name = cluster.name if cluster.words else text
            cluster.words.append((name.first, name.last))
        return
    if name.kind == "nationality":
        country = book.authority.nationality(text)
        if country is not None and book.parse.tags[name.last - 1] == "NNPS":
            cluster = book.cluster("people", f"people {country.code}", "people")
            cluster.country = country.code
            cluster.name = cluster.name if cluster.words else text
            cluster.plural = True
            cluster.words.append((name.first, name.last))
        return
    if name.kind in ("country", "government", "place"):
        _land(book, name, text)
        return
    if name.kind in ("event", "law"):
        kind: EntityKind = "event" if name.kind == "event" else "other"
        book.cluster("event", fold(text), kind, text).words.append((name.first, name.last))
        return
    _body(book, name, text)


def _land(book: Book, name: Named, text: str) -> None:
    country = book.authority.country(text)
    government = book.authority.government(text)
    code = country.code if country else government.country if government else None
    words = government is not None and government.through == "words"
    if code is not None and (words or name.kind == "government" or _is_state(book, name)):
        add_government(book, code, name, text, words=words)
        return
    if country is None and book.heads.intersection(range(name.first, name.last)):
        _body(book, name, text)  # a place that speaks: a body that was taken for a place
        return
    key = country.code if country else fold(text)
    cluster = book.cluster("place", key, "place", text)
    cluster.country = cluster.country or (country.code if country else None)
    cluster.words.append((name.first, name.last))


def _is_state(book: Book, name: Named) -> bool:
    return bool(book.heads.intersection(range(name.first, name.last))) or acts_as_state(book.parse, name)


def add_government(book: Book, code: str, name: Named, text: str, *, words: bool) -> None:
    """Count a name as the government of country ``code``; one in plain ``words`` gives it its name."""
    cluster = book.cluster("government", code, "government", "")
    cluster.country = code
    if words or not cluster.name:
        if words and (not cluster.aliases or "words" not in cluster.aliases):
            cluster.name = text
            cluster.aliases.add("words")
        elif not cluster.name:
            found = book.authority.government(text)
            cluster.name = found.name if found else f"Government of {_country_name(book, code, text)}"
    cluster.words.append((name.first, name.last))


def _body(book: Book, name: Named, text: str) -> None:
    known = book.authority.body(text)
    if known is not None and known.role in _LOCAL and known.country not in book.spoken:
        known = None  # "the Democratic Party" of another country
    key = fold(known.name if known else text)
    flat = text.replace(".", "")
    cluster = book.known("body", key)
    if cluster is None and _ACRONYM.match(text) and flat in book.acronyms:
        cluster = book.acronyms[flat]
    if cluster is None:
        whole = book.authority.government(text)
        if whole is not None and whole.through == "words":
            add_government(book, whole.country, name, text, words=True)
            return
        if whole is not None and _is_state(book, name):
            add_government(book, whole.country, name, text, words=False)
            return
        kind: EntityKind = "government" if known and known.role in _GOVERNMENT_ROLES else "organisation"
        if not known and re.search(
            r"\b(?:Ministry|Department|Embassy|Government|White House|Foreign Office)\b", text
        ):
            kind = "government"
        led = administration_of(book, text)
        if led is not None:
            kind = "government"
        cluster = book.cluster("body", key, kind, text)
        following = _BRACKETED.match(book.parse.text, book.parse.ends[name.last - 1])
        if following is not None and following[1][0] == text[0].upper():
            book.acronyms.setdefault(following[1].replace(".", ""), cluster)
        if known:
            cluster.country, cluster.link = known.country, known.link
        elif led:
            cluster.country = led
        elif country := _first_country(book, name, text):
            cluster.country = country
        initials = "".join(w[0] for w in text.split() if w[0].isupper())
        if len(initials) > 1:
            book.acronyms.setdefault(initials, cluster)
            book.acronyms.setdefault("".join(w[0].upper() for w in re.split(r"[\s-]+", text) if w), cluster)
    cluster.words.append((name.first, name.last))


def administration_of(book: Book, text: str) -> str | None:
    """The country of "the Biden administration": that of the named one's office; "" where the name says no more."""
    words = re.split(r"[\s-]+", text)
    if len(words) < 2 or words[-1].lower() != "administration" or not words[-2][0].isupper():
        return None
    names = {fold(w) for w in words[:-1]}
    holders = {
        c.country or "" for c in book.clusters
        if c.kind == "person" and c.office and c.country and any(a.split()[-1] in names for a in c.aliases)
    }  # fmt: skip
    if not holders and book.document.published:
        held = [t for w in words[:-1] for t in book.authority.offices(w, on=book.document.published)]
        leads = re.compile(r"(?:Prime Minister|President|Chancellor|Premier)\b")
        holders = {t.country or "" for t in held if leads.match(t.office)}
    return holders.pop() if len(holders) == 1 else ""


def _first_country(book: Book, name: Named, text: str) -> str | None:
    words = text.split()
    for size in (3, 2, 1):
        if len(words) > size and (named := book.authority.country(" ".join(words[:size]))) is not None:
            return named.code
    if name.first > 0 and (named := book.authority.nationality(book.parse.word(name.first - 1))) is not None:
        return named.code
    match = re.search(r" (?:of|in) (?:the )?([A-Z].*)$", text)
    found = book.authority.country(match[1]) if match else None
    return found.code if found else None


def _country_name(book: Book, code: str, text: str) -> str:
    country = book.authority.by_code(code)
    return book.authority.in_words(code) if country else text
