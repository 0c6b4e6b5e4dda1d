"""On how many sources an allegation rests: by the chain that it came through, not by article.

Two documents carry an allegation from one source where they share their words and the act stands in both in like
words and from a like source, or where they name the same first source for the same act by and against the same.
Nothing else joins them: what merely sounds alike may have been said by two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.asking.stories import JOINED, head, join
from onrecord.ledger import Ledger, Link, Row
from onrecord.ledger.rows import fold
from onrecord.likeness import kind
from onrecord.model import Claim, Entity

SAME_ACT = 0.5  # share of words that two acts have in common in documents that share theirs
LIKE_ACT = 1 / 3  # and in documents that name the same source

_NAMED = frozenset({"person", "organisation", "government"})
_LITTLE = frozenset(
    """a an the of to in on at by for from with and or was were is are be been being had has have that which who it its
    his her their they them him he she as""".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """Whoever stands at the beginning of a chain: ``entity`` is ``None`` where the text tells none.

    ``key`` is the same for the same named one; one without a name (villagers, officials) is known only in its chain.
    """

    key: str | None
    entity: Entity | None = None

    @property
    def named(self) -> bool:
        """Whether it has a name of its own."""
        return self.entity is not None and is_named(self.entity)


@dataclass(frozen=True, slots=True)
class Chained:
    """Rows by chain: ``chain`` gives each row's chain, ``source`` what each chain begins with."""

    chain: Mapping[str, str]
    source: Mapping[str, Source]

    def sources(self, rows: Iterable[Row[Claim]]) -> set[str]:
        """The different sources that the rows rest on; a row without any adds none."""
        found = (self.source[self.chain[row.id]].key for row in rows)
        return {key for key in found if key is not None}


def chained(ledger: Ledger, rows: Collection[Row[Claim]]) -> Chained:
    """The chains that the rows, allegations all, came through."""
    by_document: defaultdict[str, list[Row[Claim]]] = defaultdict(list)
    for row in rows:
        by_document[row.document.id].append(row)
    leader: dict[str, str] = {row.id: row.id for row in rows}
    texts: dict[str, str] = {}

    def said_by(row: Row[Claim]) -> str:
        if row.document.id not in texts:
            texts[row.document.id] = ledger.text(row.document.id)
        spans = row.attribution.source if row.attribution else ()
        return fold(" ".join(texts[row.document.id][start:end] for start, end in spans))

    for link in joining(list(ledger.links(by_document))):
        for one in by_document[link.a.id]:
            for other in by_document[link.b.id]:
                if _same_passage(one, other, said_by):
                    join(leader, one.id, other.id)
    for mine in by_document.values():
        _by_source(leader, mine, within=True)
    _by_source(leader, rows, within=False)
    groups: defaultdict[str, list[Row[Claim]]] = defaultdict(list)
    for row in rows:
        groups[head(leader, row.id)].append(row)
    return Chained({row.id: head(leader, row.id) for row in rows}, {id: _source(id, of) for id, of in groups.items()})


def joining(links: Iterable[Link]) -> Iterable[Link]:
    """Those of the links that make two documents tell the same, whole or in part."""
    return (link for link in links if (found := kind(link.overlap, link.a, link.b)) in JOINED or found == "excerpt")


def first_source(row: Row[Claim]) -> Entity | None:
    """The first source of a claim, or ``None`` where the text tells none."""
    first = row.noun.chain[0].entity if row.noun.chain else None
    speaker = row.attribution.speaker if row.attribution else None
    return row.entity(first) or row.entity(speaker)


def parts(row: Row[Claim]) -> dict[str, str]:
    """Who did it, to whom and where, by folded name."""
    named = {part: row.entity(getattr(row.noun, part)) for part in ("actor", "recipient", "place")}
    return {part: fold(entity.name) for part, entity in named.items() if entity}


def agree(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether nothing that both tell is in conflict."""
    return all(other.get(part, name) == name for part, name in one.items())


def is_named(entity: Entity) -> bool:
    """Whether it is known by a name of its own, and not as one of a kind ("officials")."""
    return entity.kind in _NAMED and any(word[:1].isupper() for word in entity.name.split())


def _same_passage(one: Row[Claim], other: Row[Claim], said_by: Callable[[Row[Claim]], str]) -> bool:
    if one.noun.event != other.noun.event or likeness(one.words, other.words) < SAME_ACT:
        return False
    if not agree(parts(one), parts(other)):
        return False
    ours, theirs = first_source(one), first_source(other)
    if ours is None or theirs is None or _key(ours) == _key(theirs):
        return True
    words = said_by(one)
    return bool(words.strip()) and words == said_by(other)


def _by_source(leader: dict[str, str], rows: Iterable[Row[Claim]], *, within: bool) -> None:
    """Join rows of the same named source, event, and act by or against the same; ``within`` one document any source."""
    alike: defaultdict[tuple[str, str | None], list[Row[Claim]]] = defaultdict(list)
    for row in rows:
        source = first_source(row)
        if source is not None and (within or is_named(source)):
            alike[_key(source), row.noun.event].append(row)
    for same in alike.values():
        by_part: defaultdict[tuple[str, str], dict[Hashable, Row[Claim]]] = defaultdict(dict)
        for row in same:
            told = parts(row)
            said = (_stems(row.words), *sorted(told.items()))
            for part in {"actor", "recipient"} & told.keys():
                known = by_part[part, told[part]]
                if said in known:  # word for word the same: one stands for all
                    join(leader, row.id, known[said].id)
                    continue
                for other in known.values():
                    if agree(told, parts(other)) and likeness(row.words, other.words) >= LIKE_ACT:
                        join(leader, row.id, other.id)
                known[said] = row


def likeness(one: str, other: str) -> float:
    """The share of the words of two acts that both have, by stem, little words left out."""
    ours, theirs = _stems(one), _stems(other)
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 1.0


@lru_cache(maxsize=1 << 14)
def _stems(words: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in fold(words).split() if word not in _LITTLE)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word.removesuffix("e")
    return word.removesuffix("e") if len(word) > 3 else word


def _key(entity: Entity) -> str:
    return entity.link or fold(entity.name).strip()


def _source(chain: str, rows: Sequence[Row[Claim]]) -> Source:
    told = [entity for row in rows if (entity := first_source(row)) is not None]
    named = [entity for entity in told if is_named(entity)]
    if not told:
        return Source(None)
    best = Counter(map(_key, named or told)).most_common(1)[0][0]
    entity = next(each for each in named or told if _key(each) == best)
    return Source(best if named else f"{best} in {chain}", entity)
