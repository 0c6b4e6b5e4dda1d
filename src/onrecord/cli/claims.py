"""``onrecord claims``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import (
    actor_option,
    confidence_option,
    document_option,
    json_option,
    limit_option,
    since_option,
    speaker_option,
    until_option,
    where,
)
from onrecord.model import ClaimKind, Event, ResponseKind, Status

if TYPE_CHECKING:
    from onrecord.asking.claims import Asked
    from onrecord.cli.render import Part


@click.command()
@actor_option("what this one is said to have done")
@speaker_option
@click.option("--against", metavar="NAME", help="Only what is said to have been done to this one.")
@click.option("--place", metavar="NAME", help="Only what is said to have happened here.")
@since_option
@until_option
@click.option("--kind", multiple=True, metavar="KIND", help="allegation, finding or response; may be repeated.")
@click.option("--event", multiple=True, metavar="TYPE", help="A PLOVER type, such as ASSAULT; may be repeated.")
@click.option("--status", multiple=True, metavar="STATUS", help="Evidential status, such as accused or admitted.")
@click.option("--response", multiple=True, metavar="KIND", help="Kind of response, such as denies or no_comment.")
@click.option("--unanswered", is_flag=True, help="Only allegations that nobody answers in their document.")
@click.option("--single-source", is_flag=True, help="Only allegations that go back to one source or none (see chains).")
@document_option
@confidence_option
@limit_option
@json_option
@click.pass_obj
def claims(
    settings: Settings,
    *,
    actor: str | None,
    speaker: str | None,
    against: str | None,
    place: str | None,
    since: str | None,
    until: str | None,
    kind: tuple[str, ...],
    event: tuple[str, ...],
    status: tuple[str, ...],
    response: tuple[str, ...],
    unanswered: bool,
    single_source: bool,
    document: str | None,
    min_confidence: float | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List what is alleged by whom against whom, through whom, and who answers."""
    from onrecord.asking import answers
    from onrecord.asking import claims as asking
    from onrecord.cli import screen
    from onrecord.cli.ledgers import opened

    asked = where(
        actor=actor,
        speaker=speaker,
        toward=against,
        place=place,
        since=since,
        until=until,
        document=document,
        unanswered=unanswered,
        min_confidence=min_confidence,
        limit=None if single_source else limit,
        values={
            "kind": (kind, get_args(ClaimKind)),
            "event": (tuple(each.upper() for each in event), get_args(Event)),
            "status": (status, get_args(Status)),
            "response": (response, get_args(ResponseKind)),
        },
    )
    with opened(settings) as ledger:
        found = asking.claims(ledger, asked, single_source=single_source)[:limit]
        if as_json:
            screen.json_lines(answers.claim(each) for each in found)
        else:
            screen.show(settings, (part for each in found for part in _rendered(each)))


def _rendered(asked: Asked) -> Iterator[Part]:
    from rich.text import Text

    from onrecord.cli import render
    from onrecord.cli.rows import quoted, under, whence

    row = asked.claim
    yield render.claim_line(row.noun, row.entities)
    yield under(quoted(row))
    through = render.chain(row.noun, row.entities)
    if through:
        yield under(Text(f"through {through}"))
    elif row.attribution and row.entity(row.attribution.speaker):
        yield under(Text(f"by {render.name(row.entities, row.attribution.speaker)}"))
    for answer in asked.responses:
        teller = answer.attribution.speaker if answer.attribution else answer.noun.actor
        who = render.name(answer.entities, teller) if teller in answer.entities else "it"
        yield under(Text(f"answered: {who} {render.response(answer.noun)} ").append_text(quoted(answer)))
    if row.noun.kind == "allegation" and asked.sources is not None:
        count = f"{asked.sources or 'no'} source{'' if asked.sources == 1 else 's'} in the ledger"
        yield under(Text(count, "dim"))
    yield under(whence(row))
