"""The nouns of onrecord, frozen, in the field's own terms.

All offsets are Unicode code points (Python string indices) into ``Document.text``, half-open
``[start, end)``. A *spans* field is a tuple of spans because a quotation is often broken
(``"We will," she said, "go."``) and its parts belong together.

Terms: *source, cue, content* are those of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018);
event types are PLOVER's; dates are EDTF (ISO 8601-2) with TIMEX3 values; *status* is the evidential
status of MUC-4 slot 11 plus ``found``; *response* is HURIDOCS micro-thesaurus 28 plus ``no_comment``;
*connection* is HURIDOCS micro-thesaurus 19.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

BlockKind: TypeAlias = Literal[
    "headline", "paragraph", "caption", "credit", "dateline", "byline", "date", "boilerplate"
]
EntityKind: TypeAlias = Literal[
    "person", "organisation", "government", "people", "place", "event", "other"
]
QuotationKind: TypeAlias = Literal["direct", "indirect", "mixed"]
ClaimKind: TypeAlias = Literal["allegation", "response", "finding"]
Connection: TypeAlias = Literal["victim", "witness", "relative", "official", "media", "other"]
Status: TypeAlias = Literal[
    "fact", "accused", "accused_by_authorities", "admitted", "possible", "acquitted", "found"
]
ResponseKind: TypeAlias = Literal[
    "denies", "denies_responsibility", "alternative_account", "accepts", "no_comment"
]
Mode: TypeAlias = Literal["historical", "future", "hypothetical", "negated"]
DocketStatus: TypeAlias = Literal["expected", "scheduled", "held", "postponed", "cancelled"]
DateType: TypeAlias = Literal["date", "time", "duration", "set"]
Event: TypeAlias = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip


class Span(NamedTuple):
    """A half-open range of code points ``[start, end)`` of a document's text."""

    start: int
    end: int


Spans: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one function on the page."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One article, report or transcript as it was taken in.

    ``text`` is the decoded input, unchanged; ``sha256`` is that of the input's bytes (hex);
    ``published`` is ``YYYY-MM-DD``; ``language`` is ISO 639-1.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a stretch of ``Document.text`` stood in the original: a page, an element, a line, a record."""

    start: int
    end: int
    kind: Literal["page", "element", "line", "record"]
    label: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a document came in: ``taken_in`` is ISO 8601 in UTC; ``size`` is in bytes."""

    origin: str
    sha256: str
    size: int
    media_type: str
    reader: str
    reader_version: str
    taken_in: str
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named in a document.

    ``country`` is ISO 3166-1 alpha-3; ``position`` is (latitude, longitude) in degrees, WGS 84, for a place.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    office: str | None = None
    link: str | None = None
    position: tuple[float, float] | None = None
    mentions: Spans = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what in which words: source, cue and content, with the speaker resolved or ``None``."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    quotation: QuotationKind
    speaker: str | None = None
    within: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One station between the first source and this document."""

    entity: str
    connection: Connection | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An allegation, a finding, or a response to one; it says that it was said, not that it is true."""

    id: str
    kind: ClaimKind
    act: Spans
    attribution: str | None = None
    chain: tuple[ChainLink, ...] = ()
    event: Event | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    when: str | None = None
    status: Status | None = None
    response: ResponseKind | None = None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """What a government or its speaker does or says toward another, as a PLOVER event."""

    id: str
    holder: str
    event: Event
    words: Spans
    toward: str | None = None
    mode: Mode | None = None
    attribution: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class DocketItem:
    """A hearing, sitting, vote, deadline, summit or verdict that is due or was held."""

    id: str
    what: Spans
    status: DocketStatus
    body: str | None = None
    place: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression: ``edtf`` where it names a calendar date, ``timex`` its TIMEX3 value always."""

    span: Span
    timex: str
    type: DateType
    edtf: str | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Contested naming: who calls what by which name."""

    term: Span
    referent: str
    by: str | None = None


#: The ``model`` of a document that is stored and that nothing has read yet.
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class ReaderVersion:
    """Which program and which weights made a record."""

    version: str
    model: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read in one document: a line of ``onrecord annotate``."""

    document: Document
    reader: ReaderVersion
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    stances: tuple[Stance, ...] = ()
    docket: tuple[DocketItem, ...] = ()
    dates: tuple[DateMention, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the tagger marks it: words ``[first, last)`` and an OntoNotes type (PERSON, GPE, …)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Parse:
    """Words, tags and syntax of a document, by column; every index is a word index.

    ``starts``/``ends`` are character offsets. ``tags`` are Penn Treebank tags. ``heads[i]`` is the
    index of the syntactic head of word ``i`` (``i`` itself for a root) and ``deps[i]`` the ClearNLP
    relation (``nsubj``, ``dobj``, ``ccomp``, …) as in spaCy's English models. ``sentences`` are word ranges.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """The characters of word ``index``."""
        return self.text[self.starts[index] : self.ends[index]]
