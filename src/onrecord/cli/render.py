"""A record and its rows as a person reads them, on a terminal or in a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.safe import line
from onrecord.intake.language import LANGUAGES
from onrecord.model import UNREAD, Anchor, Attribution, Claim, Entity, Provenance, Record, Spans, Term

Named = Mapping[str, Entity]
Part = Text | Padding | Group


class Places:
    """Where offsets lie in a text, for people: line, characters, and the page or element of the original."""

    def __init__(self, text: str, anchors: Sequence[Anchor] = ()) -> None:
        self._text = text
        self._anchors = sorted((a for a in anchors if a.kind != "record" and a.end > a.start), key=lambda a: a.start)
        self._begun = [a.start for a in self._anchors]
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def words(self, spans: Spans) -> str:
        """The words under the spans in one line, parts joined by an ellipsis."""
        return line(" … ".join(self._text[start:end] for start, end in spans))

    def where(self, spans: Spans) -> str:
        """``line 5, 504–602``: the line of the first span, and its first and last character."""
        if not spans:
            return ""
        place = f"line {bisect_right(self._starts, spans[0].start)}, {spans[0].start}–{spans[-1].end}"
        at = bisect_right(self._begun, spans[0].start) - 1
        if at >= 0 and spans[0].start < self._anchors[at].end:
            anchor = self._anchors[at]
            place += f", {line(anchor.label)}" if anchor.kind == "element" else f", {anchor.kind} {line(anchor.label)}"
        return place


def record(found: Record, provenance: Sequence[Provenance] = ()) -> Iterator[Part]:
    """All of a record: header, statements by speaker, then what else there is."""
    places = Places(found.document.text, provenance[-1].anchors if provenance else ())
    named = {entity.id: entity for entity in found.entities}
    yield header(found, provenance)
    yield from _statements(found, named, places)
    yield from _claims(found, named, places)
    if found.stances:
        yield _title("Stances")
    for stance in found.stances:
        text = Text(name(named, stance.holder), "bold cyan")
        text.append(f"  {stance.event}{f' ({stance.mode})' if stance.mode else ''}", "not bold magenta")
        text.append(f"  toward {name(named, stance.toward)}" if stance.toward else "", "not bold default")
        text.append(f"  {line(stance.when)}" if stance.when else "", "not bold green")
        yield _row(text)
        yield _under(_quoted(places, stance.words))
    if found.docket:
        yield _title("Docket")
    for item in found.docket:
        text = Text(line(item.when) if item.when else "no date", "green")
        text.append(f"  {item.status}", "magenta").append(f"  {places.words(item.what)}", "default")
        text.append(f", {name(named, item.body)}" if item.body else "", "default")
        text.append(f", {name(named, item.place)}" if item.place else "", "default")
        yield _row(text.append(f"  {places.where(item.what)}", "dim default"))
    if found.terms:
        yield _title("Contested terms")
    naming: dict[tuple[str, str, str | None], list[Term]] = {}
    for term in found.terms:
        naming.setdefault((places.words((term.term,)), line(term.referent), term.by), []).append(term)
    for (words, referent, by), uses in naming.items():
        text = Text(f"“{words}”", "yellow")
        text.append(f" for {referent}" if referent.casefold() != words.casefold() else "", "default")
        text.append(f", by {name(named, by)}" if by else ", by whom is not said", "default")
        yield _row(text.append(f"  {'; '.join(places.where((use.term,)) for use in uses)}", "dim default"))
    yield Text("")


def header(found: Record, provenance: Sequence[Provenance] = ()) -> Group:
    """The title, and where and when the document comes from and how much is in it."""
    document = found.document
    title = document.title or _opening(found)
    about = [document.id, document.published or "no date", document.language]
    counts = (
        (len(found.attributions), "statement"),
        (sum(claim.kind == "allegation" for claim in found.claims), "allegation"),
        (len(found.stances), "stance"),
        (len(found.docket), "docket item"),
        (len(found.terms), "contested term"),
    )
    told = ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts if n) or _unread(found)
    return Group(
        Text(line(title), "bold reverse"),
        Text(" · ".join(line(part) for part in about if part), "dim"),
        *([Text(line(document.url), "dim")] if document.url else []),
        *(Text(came_from(each), "dim") for each in provenance),
        Text(told, "dim"),
    )


def _opening(found: Record) -> str:
    """The headline, else the first words of the text, else the id."""
    document = found.document
    for kind in ("headline", "paragraph"):
        for block in document.blocks:
            if block.kind == kind:
                words = document.text[block.start : min(block.end, block.start + 400)].split(None, 40)
                most = 12 if kind == "paragraph" else 40
                return " ".join(words[:most]) + (" …" if len(words) > most else "")
    return document.id


def came_from(provenance: Provenance) -> str:
    """``from news.jsonl, record 17 · json reader 0.1.0 · 2026-11-24T20:15:30+00:00``."""
    record = next((f", record {a.label}" for a in provenance.anchors if a.kind == "record"), "")
    parts = (
        f"from {provenance.origin}{record}",
        f"{provenance.reader} reader {provenance.reader_version}",
        provenance.taken_in,
    )
    return " · ".join(line(part) for part in parts)


def _unread(found: Record) -> str:
    """Why a record is empty."""
    if found.reader.model == UNREAD:
        return "not read yet: onrecord read --pending"
    if found.document.language not in LANGUAGES:
        return f"not read: language {line(str(found.document.language))}"
    return "nothing on record"


def name(named: Named, local: str | None) -> str:
    """Who an entity is in a few words: name, office, country."""
    entity = named.get(local or "")
    return party(entity) if entity else line(local or "no one named")


def party(entity: Entity) -> str:
    """``Ana Brodski, foreign minister (RUR)``."""
    office = f", {line(entity.office)}" if entity.office else ""
    return f"{line(entity.name)}{office}{f' ({line(entity.country)})' if entity.country else ''}"


def _statements(found: Record, named: Named, places: Places) -> Iterator[Part]:
    by_speaker: dict[str, list[Attribution]] = {}
    for said in found.attributions:
        # A source that is no known entity is named by its own words; one without words is nobody.
        key = f"={said.speaker}" if said.speaker in named else places.words(said.source).casefold()
        by_speaker.setdefault(key, []).append(said)
    for rows in by_speaker.values():
        first = rows[0]
        if first.speaker in named:
            who = Text(name(named, first.speaker), "bold cyan")
        else:
            who = Text(places.words(first.source) or "no source named", "italic cyan")
        yield Group(Text(""), who)
        for said in rows:
            quoted = Text(places.words(said.content), "" if said.quotation == "indirect" else "yellow")
            cue = places.words(said.cue)
            facts = [
                f"cue: {cue}" if cue else "no cue",
                said.quotation,
                places.where(said.content),
                f"confidence {said.confidence:.2f}",
                f"within {said.within}" if said.within else "",
                places.words(said.source) if said.speaker in named and said.source else "",
            ]
            yield _row(quoted)
            yield _under(Text(" · ".join(fact for fact in facts if fact), "dim"))


def _claims(found: Record, named: Named, places: Places) -> Iterator[Part]:
    answers: dict[str, list[Claim]] = {}
    for claim in found.claims:
        for answered in claim.answers:
            answers.setdefault(answered, []).append(claim)
    known = {claim.id for claim in found.claims}
    alone = [c for c in found.claims if c.kind != "response" or not known.intersection(c.answers)]
    if alone:
        yield _title("Allegations, findings and answers")
    said = {row.id: row for row in found.attributions}
    for claim in alone:
        yield _row(claim_line(claim, named))
        yield _under(_quoted(places, claim.act))
        through = chain(claim, named)
        speaker = said[claim.attribution].speaker if claim.attribution in said else None
        if through:
            yield _under(Text(f"through {through}"))
        elif speaker in named:
            yield _under(Text(f"by {name(named, speaker)}"))
        for answer in answers.get(claim.id, ()):
            teller = said[answer.attribution].speaker if answer.attribution in said else answer.actor
            who = name(named, teller) if teller in named else "it"
            yield _under(Text(f"answered: {who} {response(answer)} ").append_text(_quoted(places, answer.act)))


def claim_line(claim: Claim, named: Named) -> Text:
    """``ASSAULT by soldiers against villagers in Tarvik, 2024  accused``."""
    text = Text(claim.event or claim.kind, "bold magenta")
    if claim.kind == "response":
        return text.append(f"  {response(claim)}", "not bold red")
    text.append(f" by {name(named, claim.actor)}" if claim.actor else " by no one named", "not bold default")
    text.append(f" against {name(named, claim.recipient)}" if claim.recipient else "", "not bold default")
    text.append(f" in {name(named, claim.place)}" if claim.place else "", "not bold default")
    text.append(f", {line(claim.when)}" if claim.when else "", "not bold green")
    status = (claim.status or "").replace("_", " ")
    return text.append(f"  {status}", "not bold red") if status else text


def chain(claim: Claim, named: Named) -> str:
    """``villagers (victim) → Daily Courier (media) → this document``; empty without a chain."""
    links = [f"{name(named, link.entity)}{f' ({link.connection})' if link.connection else ''}" for link in claim.chain]
    return " → ".join([*links, "this document"]) if links else ""


def response(claim: Claim) -> str:
    """``denies responsibility``."""
    return (claim.response or "answers").replace("_", " ")


def quotation(words: str) -> str:
    """The words in quotation marks, unless they have their own."""
    return words if words[:1] in '"“‘«„' and words else f"“{words}”"


def _title(text: str) -> Text:
    return Text(f"\n{text}", "bold")


def _quoted(places: Places, spans: Spans) -> Text:
    return Text(quotation(places.words(spans)), "yellow").append(f"  {places.where(spans)}", "dim default")


def _row(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2), expand=False)


def _under(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 4), expand=False)
