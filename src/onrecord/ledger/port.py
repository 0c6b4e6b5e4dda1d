"""What a ledger can do, whatever store it stands on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from onrecord.likeness import Overlap
from onrecord.model import (
    Attribution,
    Claim,
    DateMention,
    DocketItem,
    Entity,
    Provenance,
    ReaderVersion,
    Record,
    Span,
    Stance,
    Term,
)

Noun = TypeVar("Noun", Attribution, Claim, Stance, DocketItem, Term, DateMention, covariant=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A document without its text: what a list of rows shows of it."""

    id: str
    title: str | None
    url: str | None
    published: str | None
    language: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Added:
    """What ``Ledger.add`` did: the id that the document has in the ledger, and what was new."""

    document: str
    new_document: bool
    new_reading: bool


@dataclass(frozen=True, slots=True)
class Row(Generic[Noun]):
    """One row of the ledger in the current reading of its document.

    ``id`` hashes what the row says, so that it is the same in every ledger; ids inside ``noun`` are local to
    the document, and ``entities`` holds those that it names (without their mentions). ``words`` are the
    characters that carry the row, the parts of a broken span joined by `` … ``; ``since`` and ``until`` are
    the first and last day that it speaks of, or the document's day where it names none. ``attribution`` is
    the statement that carries a claim or a stance.
    """

    id: str
    document: Heading
    noun: Noun
    words: str
    since: str | None
    until: str | None
    entities: Mapping[str, Entity] = field(default_factory=dict)
    attribution: Attribution | None = None

    def entity(self, local: str | None) -> Entity | None:
        """The entity that ``noun`` calls ``local``."""
        return None if local is None else self.entities.get(local)


@dataclass(frozen=True, slots=True)
class Party:
    """Who is meant by a name in a question: any of ``names`` as whole words, ``links``, or a country.

    ``country`` (ISO 3166-1 alpha-3) fits its government, its people's name as a place, and whoever holds an
    office of it, but no private person or company that merely comes from there.
    """

    names: tuple[str, ...] = ()
    country: str | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """Which rows: every condition given must hold; days are ``YYYY-MM-DD``, inclusive.

    ``party`` fits whoever the row names in any part; ``actor`` the one who speaks, acts, holds the stance or
    sits; ``speaker`` whoever says it or passes it on; ``toward`` the one it is done or said to. ``values``
    are allowed values by field name (``status``, ``kind``, ``event``, ``mode``, ``response``, ``quotation``).
    """

    party: Party | None = None
    actor: Party | None = None
    speaker: Party | None = None
    toward: Party | None = None
    place: Party | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None
    ids: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unanswered: bool = False
    min_confidence: float | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches a search: ``spans`` are the matching words; better ``score`` is higher."""

    document: Heading
    spans: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Alike:
    """A document that shares much of its words with the one asked of, which is text a of ``overlap``."""

    document: Heading
    overlap: Overlap


@dataclass(frozen=True, slots=True)
class Link:
    """Two documents that share much of their words."""

    a: Heading
    b: Heading
    overlap: Overlap


class Ledger(Protocol):
    """Documents, their provenance, and what each reader found in them; nothing is ever written over."""

    @property
    def url(self) -> str:
        """Where the ledger is, without a password."""
        ...

    def add(
        self, record: Record, *, provenance: Provenance | None = None, original: bytes | None = None
    ) -> Added:
        """Put a record in, whole or not at all; a second time adds nothing.

        A document with the id and the text of one that is there is that one, whatever else changed in its bytes
        (another column in a table). One whose id is taken by another text is kept beside it under ``id~`` and the
        first eight hex digits of its text's SHA-256. Raises ``LedgerError`` if the store refuses.
        """
        ...

    def add_provenance(self, document: str, provenance: Provenance) -> None:
        """Say of a document in the ledger where else it came from; a second time adds nothing."""
        ...

    def find_read(self, sha256: str, id: str, reader: ReaderVersion | None) -> str | None:
        """The ledger's id of the document if ``reader`` (or, if ``None``, any reader) has read it."""
        ...

    def pending(self) -> Sequence[str]:
        """The ids of documents that are stored and not read (``model.UNREAD``), in the order they came in."""
        ...

    def record(self, document: str) -> Record:
        """The current reading of a document; raises ``UsageError`` with near ids if there is none."""
        ...

    def readings(self, document: str) -> Sequence[tuple[ReaderVersion, str]]:
        """Every reader that read the document and when (ISO 8601, UTC), the current one last."""
        ...

    def provenance(self, document: str) -> Sequence[Provenance]:
        """Where the document came from, each origin once, the earliest first."""
        ...

    def original(self, sha256: str) -> bytes | None:
        """The bytes as they came in, if they were kept."""
        ...

    def documents(self, where: Where = ...) -> Iterator[Heading]:
        """Documents by day of publication; only ``since``, ``until``, ``document`` and ``limit`` count."""
        ...

    def documents_named(self, *documents: str) -> Sequence[Heading]:
        """The documents of these ids, or of the only ids that begin so; raises ``UsageError`` with near ids."""
        ...

    def text(self, document: str) -> str:
        """The text of a document."""
        ...

    def search(self, query: str, *, where: Where = ...) -> Iterator[Hit]:
        """Documents with all the words of the query, the best first.

        ``"…"`` is a phrase, ``-word`` excludes, ``OR`` between words gives a choice, ``word*`` is a prefix.
        """
        ...

    def statements(self, where: Where = ...) -> Iterator[Row[Attribution]]:
        """Attributions by day and place in the text."""
        ...

    def claims(self, where: Where = ...) -> Iterator[Row[Claim]]:
        """Allegations, findings and responses."""
        ...

    def stances(self, where: Where = ...) -> Iterator[Row[Stance]]:
        """Stances of governments."""
        ...

    def docket(self, where: Where = ...) -> Iterator[Row[DocketItem]]:
        """What is due or was held."""
        ...

    def dates(self, where: Where = ...) -> Iterator[Row[DateMention]]:
        """Time expressions."""
        ...

    def terms(self, where: Where = ...) -> Iterator[Row[Term]]:
        """Contested names."""
        ...

    def responses(self, claims: Collection[Row[Claim]]) -> Mapping[str, Sequence[Row[Claim]]]:
        """The responses to each of the claims, by the id of the claim's row."""
        ...

    def alike(self, document: str) -> Sequence[Alike]:
        """The documents that share much of their words with this one, by day; found as they came in.

        Whether they tell the same story is for ``onrecord.likeness.kind`` to say. Raises ``UsageError`` with
        near ids if there is no such document.
        """
        ...

    def links(self, among: Collection[str] | None = ...) -> Iterator[Link]:
        """Pairs of documents that share much of their words, both ``among`` those given, or of all.

        Of documents with the same words only the first by id is paired with the others and with documents of
        other words.
        """
        ...

    def size(self) -> Mapping[str, int]:
        """How many documents and rows of each noun there are in current readings."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
