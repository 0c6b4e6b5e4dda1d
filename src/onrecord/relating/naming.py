"""Persons by their names: full names make entities, surnames, given names and misspelt surnames join them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from onrecord.relating.book import Book
from onrecord.relating.clusters import Cluster, fold, misspelt, same_person, tokens
from onrecord.relating.floors import Label
from onrecord.relating.given_names import sex_of_name
from onrecord.relating.names import Named, phrase
from onrecord.relating.titles import HONORIFICS, MODIFIERS, TITLES, sex_of_title
from onrecord.relating.wordlists import listed

_STATEMENT = re.compile(
    r"(?:Statement|Remarks|Message|Letter|Address)\b[^\n]{0,40}?\b(?:by|from|of)\s+([A-Z][^\n]{1,120})"
)
_SURNAME_FIRST = re.compile(r"[A-Z][a-z]+[-‐‑][a-z]+")
_FORMS = listed("mr mrs ms dr sen rep gen amb judge justice the sir lord lady")
_MOST_SURNAMES = 40  # with one initial, beyond which misspellings are not looked for


class _Known:
    """The persons with a full name."""

    def __init__(self) -> None:
        self.by_surname: defaultdict[str, list[Cluster]] = defaultdict(list)
        self.by_given: defaultdict[str, list[Cluster]] = defaultdict(list)
        self.by_initial: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._near: dict[str, list[Cluster]] = {}

    def add(self, cluster: Cluster, own: Sequence[str]) -> None:
        self.by_surname[own[-1]].append(cluster)
        self.by_given[own[0]].append(cluster)
        self.by_initial[own[-1][0]][own[-1]] = None

    def surnamed(self, token: str) -> list[Cluster]:
        """Those of a surname, or of the one surname that it may be a misspelling of."""
        found = self.by_surname.get(token)
        if found:
            return found
        if token not in self._near:
            surnames = self.by_initial.get(token[0], {})
            near = [s for s in surnames if misspelt(s, token)] if len(surnames) <= _MOST_SURNAMES else []
            self._near[token] = self.by_surname[near[0]] if len(near) == 1 else []
        return self._near[token]


def add_persons(book: Book, found: Sequence[Named]) -> None:
    """Cluster the names of persons, wherever in the text the full name stands."""
    known = _Known()
    for name in found:
        if name.last - name.first > 1:
            _add_full(book, known, name)
    for name in found:
        if name.last - name.first == 1:
            _add_single(book, known, name)


def _add_full(book: Book, known: _Known, name: Named) -> None:
    text = phrase(book.parse, name.first, name.last)
    own = _tokens(text)
    cluster = next((c for c in known.by_surname[own[-1]] if same_person(c.aliases, own)), None)
    if cluster is None:
        cluster = Cluster("person", text, aliases={" ".join(own)}, sex=sex_of_name(text))
        known.add(cluster, own)
        book.add(cluster, "full", " ".join(own))
    elif len(text) > len(cluster.name):
        cluster.name = text
    _mention(book, cluster, name)


def _add_single(book: Book, known: _Known, name: Named) -> None:
    text = phrase(book.parse, name.first, name.last)
    token = _tokens(text)[0]
    words = _title_words(book, name)
    sex = sex_of_title(words)
    fits = [c for c in known.surnamed(token) if not (sex and c.sex and sex != c.sex)]
    if len(fits) > 1:  # two of a family: the one spoken of last
        before = [c for c in fits if c.words[0][0] < name.first]
        fits = [max(before, key=lambda c: c.last_before(name.first))] if before else []
    if not fits and not words and len(known.by_given.get(token, ())) == 1:
        fits = known.by_given[token]
    if fits:
        cluster = fits[0]
    else:
        cluster = book.cluster("person", token, "person", text)
        cluster.aliases.add(token)
    cluster.sex = cluster.sex or sex
    _mention(book, cluster, name)


def add_labels(book: Book, found: Sequence[Label]) -> None:
    """The labels of a transcript's turns: "MS. PSAKI", "THE PRESIDENT"; a new person where the text names none."""
    speakers: dict[str, Cluster] = {}
    for label in found:
        if label.name is None:
            continue
        first = bisect_right(book.parse.ends, label.start)
        last = bisect_left(book.parse.starts, label.end)
        if first >= last:
            continue
        cluster = speakers.get(label.name) or _labelled(book, label.name)
        speakers[label.name] = cluster
        if (first, last) not in cluster.words:
            cluster.words.append((first, last))


def add_author(book: Book) -> None:
    """The person whose statement the whole document is by its title: "Statement from President Joe Biden on …".

    A document whose text does not name its author gets an entity without a mention by name.
    """
    match = _STATEMENT.match(book.document.title or book.parse.text.lstrip(" \t\r\n#*_")[:200])
    if match is None:
        return
    words = match[1].split()
    size = next(
        (n for n, w in enumerate(words) if w.lower().rstrip(".") not in TITLES | MODIFIERS), len(words)
    )
    name: list[str] = []
    for word in words[size : size + 4]:
        if not word[0].isupper():
            break
        name.append(word.rstrip(","))
    if not size or not name:
        return
    own = tokens(name)
    known = [
        c for c in book.clusters if c.kind == "person" and any(a.split()[-1] == own[-1] for a in c.aliases)
    ]
    if len(known) > 1:
        return
    cluster = (
        known[0]
        if known
        else Cluster("person", " ".join(name), aliases={" ".join(own)}, sex=sex_of_name(" ".join(name)))
    )
    if not known:
        book.add(cluster, "author", " ".join(own))
    cluster.titles.add(" ".join(words[:size]))
    cluster.author = True


def _labelled(book: Book, name: str) -> Cluster:
    words = [w for w in fold(name).split() if w not in _FORMS]
    key = words[-1] if words else fold(name)
    people = [c for c in book.clusters if c.kind == "person" and not c.plural]
    fits = [c for c in people if words and fold(c.name).split()[-1:] == [key]]
    fits = fits or [
        c for c in people if c.author and any(fold(t).endswith(key) for t in c.titles)
    ] or [
        c for c in people if " " in c.name and 1 < len(key) < 4 and "".join(w[0] for w in fold(c.name).split()) == key
    ]  # "THE PRESIDENT" of his own remarks; "JL" for Jane Lee
    fits = fits or [
        c for c in people if any(fold(t).endswith(key) for t in (*c.titles, c.office or "")) and key
    ]
    if len(fits) == 1:
        return fits[0]
    cluster = Cluster("person", name, aliases={key}, sex=sex_of_title(name.split()))
    book.add(cluster, "label", fold(name))
    return cluster


def _tokens(text: str) -> list[str]:
    words = text.split()
    if len(words) == 2 and _SURNAME_FIRST.fullmatch(words[1]):
        words.reverse()  # "Kim Jong-un", "Lee Cheuk-yan"
    return tokens(words) or [fold(words[0])]


def _title_words(book: Book, name: Named) -> list[str]:
    return [book.parse.word(i) for i in range(*name.title)] if name.title else []


def _mention(book: Book, cluster: Cluster, name: Named) -> None:
    cluster.words.append((name.first, name.last))
    book.person_from[name.title[0] if name.title else name.first] = cluster
    book.person_from[name.first] = cluster
    book.person_to[name.last] = cluster
    words = _title_words(book, name)
    if words and name.title:
        cluster.sex = cluster.sex or sex_of_title(words)
        if not {w.lower().rstrip(".") for w in words} <= HONORIFICS:
            title = phrase(book.parse, *name.title)
            cluster.titles.add(title)
            book.call(cluster, title)
