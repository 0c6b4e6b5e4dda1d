"""Allegations: which harmful or unlawful act is alleged, by whom, through whom, done by whom to whom.

An act counts as alleged where something in the text makes it so: an accusing frame ("accused of"), a
noun of accusation or report ("reports of", "alleged"), the content of an attribution, or, for violence by
a named actor, the text itself (status ``fact``). Everything else in the text is no claim. The evidential
status follows slot 11 of MUC-4 (Chinchor 1992). ``docs/codebook.md`` gives the rules with examples.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Attribution, Claim, DateMention, Document, Entity, Event, Parse
from onrecord.relating import licences, roles
from onrecord.relating.chains import chain, relays
from onrecord.relating.clauses import Clauses, Stretches, clauses
from onrecord.relating.licence import Licence
from onrecord.relating.participants import Participants, noun_lemma

_REACH = 64  # a row is compared with so many earlier rows of its act: keeps a book-long text linear


def claims(
    document: Document,
    parse: Parse,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    dates: Sequence[DateMention],
) -> tuple[tuple[Claim, ...], tuple[Entity, ...]]:
    """The allegations and findings of ``document`` in order, and entities for participants without a name.

    The second part holds only entities that are not in ``entities``; the claims refer to both by id.
    """
    view = clauses(parse)
    dates = sorted(dates, key=lambda d: d.span.start)
    who = Participants(view, entities)
    silent = Stretches(document, "byline", "credit", "date", "dateline", "boilerplate")
    found: list[_Row] = []
    for licence in licences.find(view, who, attributions):
        start = parse.starts[licence.head]
        if start in silent:
            continue
        row = _row(view, who, licence, attributions, dates)
        if row is not None:
            found.append(row)
    kept = _distinct(view, who, found)
    _resolve_actors(who, kept)
    between = relays(view, who, attributions)
    made = []
    for number, row in enumerate(kept, start=1):
        made.append(
            Claim(
                id=f"c{number}",
                kind="finding" if row.licence.status in ("found", "acquitted") else "allegation",
                act=(view.span(*view.balanced(*row.licence.words)),),
                attribution=row.attribution.id if row.attribution else None,
                chain=chain(view, who, row.licence, row.recipient, attributions, between),
                event=row.licence.act.event if row.licence.act else None,
                actor=row.actor,
                recipient=row.recipient,
                place=row.place,
                when=row.when,
                status=row.licence.status,
            )
        )
    return tuple(made), tuple(who.new)


class _Row:
    """One allegation with its fillers, before duplicates are taken out."""

    __slots__ = ("actor", "attribution", "licence", "place", "recipient", "when")

    def __init__(
        self, licence: Licence, attribution: Attribution | None, actor: str | None, recipient: str | None,
        place: str | None, when: str | None,
    ) -> None:  # fmt: skip
        self.licence, self.attribution = licence, attribution
        self.actor, self.recipient, self.place, self.when = actor, recipient, place, when


def _row(
    view: Clauses,
    who: Participants,
    licence: Licence,
    attributions: Sequence[Attribution],
    dates: Sequence[DateMention],
) -> _Row | None:
    attribution = licence.attribution
    speaker = attribution.speaker if attribution else None
    content = None
    if attribution is not None:
        start = view.parse.starts[licence.head]
        content = next((s for s in attribution.content if s.start <= start < s.end), None)
    actor = who.resolve(licence.actor, speaker=speaker, content=content)
    recipient = who.resolve(licence.recipient, speaker=speaker, content=content)
    if actor is not None and actor == recipient:
        recipient = None
    where = roles.place(view, who, licence.anchor, licence.recipient, licence.actor, licence.words[1])
    if where is not None and where == actor:
        where = None
    if licence.status == "fact" and (actor is None and licence.actor is not None):
        return None
    return _Row(licence, attribution, actor, recipient, where, roles.when(view, dates, licence.anchor))


def _lemma(view: Clauses, licence: Licence) -> frozenset[str]:
    """What the act is, for comparing rows: the lemma of every act it names, and its head noun."""
    found = {a.lemma for a in licence.acts}
    if not found:
        found = {noun_lemma(view.lower[licence.head])}
    return frozenset(found)


def _distinct(view: Clauses, who: Participants, rows: list[_Row]) -> list[_Row]:
    """Rows without those that only say again what another row of the document says.

    A row repeats another if it names the same act and none of its fillers speaks against the other's;
    the fuller row stays, at the place of the first. A nominal mention without a speaker of its own
    ("the alleged abuses") repeats any earlier row of the act whose victim it shares.
    """
    kept: list[_Row] = []
    by_act: dict[str, list[int]] = {}
    accused: set[str | None] = set()
    for row in sorted(rows, key=lambda r: (r.licence.words[0], r.licence.head)):
        acts = _lemma(view, row.licence)
        double = False
        near = sorted({at for act in acts for at in by_act.get(act, [])[-_REACH:]})
        for at in near:
            other = kept[at]
            if other.licence.words == row.licence.words:
                double = True
                break
            if _anaphoric(row) and _alike(who, row.recipient, other.recipient) and (
                row.actor is None or row.actor in accused or None in accused
            ):  # fmt: skip
                double = True
                break
            same = [_compatible(getattr(row, f), getattr(other, f)) for f in ("actor", "place", "when")]
            same.append(_alike(who, row.recipient, other.recipient))
            one, two = row.licence.status, other.licence.status
            same.append(not _one_of_many(row, other))
            if all(same) and (one == two or "fact" in (one, two)) and _same_source(row, other):
                fuller = _filled(row) > _filled(other) or (
                    row.attribution is not None and other.attribution is None and _filled(row) == _filled(other)
                )
                if fuller:
                    kept[at] = row
                double = True
                break
        if not double:
            for act in acts:
                by_act.setdefault(act, []).append(len(kept))
            accused.add(row.actor)
            kept.append(row)
    return sorted(kept, key=lambda r: r.licence.words[0])


def _same_source(row: _Row, other: _Row) -> bool:
    """Whether two rows come from one speaker, or one of them has none of its own: two sources are two rows."""
    one = row.attribution.speaker if row.attribution else None
    two = other.attribution.speaker if other.attribution else None
    return one is None or two is None or one == two


def _one_of_many(row: _Row, other: _Row) -> bool:
    """Whether one row is a list of acts in nouns ("reports of rape and torture") and the other a deed of its own."""
    nouns, deed = (row, other) if row.licence.how == "noun" else (other, row)
    return nouns.licence.how == "noun" and deed.licence.how != "noun" and len(nouns.licence.acts) > 1


def _anaphoric(row: _Row) -> bool:
    return row.attribution is None and row.licence.accuser is None and row.licence.how == "noun"


def _compatible(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _alike(who: Participants, one: str | None, other: str | None) -> bool:
    """As ``_compatible``, and two phrases that share a name: "two thousand Karens", "Karens"."""
    if _compatible(one, other):
        return True
    first, second = ({noun_lemma(w.lower()) for w in who.name(i).split() if w[:1].isupper()} for i in (one, other))
    return bool(first & second)


def _filled(row: _Row) -> int:
    return sum(f is not None for f in (row.actor, row.recipient, row.place, row.when))


def _resolve_actors(who: Participants, rows: list[_Row]) -> None:
    """The doer of an agentless act of a state ("genocide is being committed in X").

    It is the one whom the document accuses of acts of that type in the same country, if there is just one.
    """
    accused: dict[tuple[Event | None, str], set[str]] = {}
    for row in rows:
        country = who.country(row.actor)
        stately = who.kind(row.actor) in ("government", "organisation", "place")
        if stately and country is not None and row.actor is not None and row.licence.act is not None:
            accused.setdefault((row.licence.act.event, country), set()).add(row.actor)
    for row in rows:
        act, country = row.licence.act, who.country(row.place)
        if row.actor is not None or country is None or act is None or not act.scale or row.licence.how == "noun":
            continue
        candidates = accused.get((act.event, country), set())
        if len(candidates) == 1:
            row.actor = next(iter(candidates))
            row.place = None if row.place == row.actor else row.place
