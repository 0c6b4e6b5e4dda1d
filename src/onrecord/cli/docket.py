"""``onrecord docket``."""

from __future__ import annotations

from typing import get_args

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import (
    actor_option,
    document_option,
    json_option,
    limit_option,
    since_option,
    until_option,
    where,
)
from onrecord.model import DocketStatus


@click.command()
@actor_option("what is before this court, body or meeting")
@click.option("--place", metavar="NAME", help="Only what is held here.")
@since_option
@until_option
@click.option("--status", multiple=True, metavar="STATUS", help="expected, scheduled, held, postponed or cancelled.")
@document_option
@limit_option
@json_option
@click.pass_obj
def docket(
    settings: Settings,
    *,
    actor: str | None,
    place: str | None,
    since: str | None,
    until: str | None,
    status: tuple[str, ...],
    document: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List hearings, sittings, votes, deadlines, summits and verdicts, by date."""
    from onrecord.asking import answers
    from onrecord.cli import rows, screen
    from onrecord.cli.ledgers import opened

    asked = where(
        actor=actor,
        place=place,
        since=since,
        until=until,
        document=document,
        limit=limit,
        values={"status": (status, get_args(DocketStatus))},
    )
    with opened(settings) as ledger:
        found = ledger.docket(asked)
        if as_json:
            screen.json_lines(map(answers.row, found))
            return
        screen.show(
            settings,
            (
                part
                for row in found
                for part in (rows.when(row.noun.when) + rows.docket(row), rows.under(rows.whence(row)))
            ),
        )
