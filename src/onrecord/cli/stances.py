"""``onrecord stances``."""

from __future__ import annotations

from collections.abc import Sequence
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
    until_option,
    where,
)
from onrecord.model import Event, Mode

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.asking.matrix import Cell


@click.command()
@actor_option("stances that this government, or who speaks for it, holds")
@click.option("--toward", metavar="NAME", help="Only stances toward this one.")
@since_option
@until_option
@click.option("--event", multiple=True, metavar="TYPE", help="A PLOVER type, such as SANCTION; may be repeated.")
@click.option("--mode", multiple=True, metavar="MODE", help="historical, future, hypothetical or negated.")
@click.option("--matrix", "as_matrix", is_flag=True, help="A table of governments, topics and time.")
@click.option(
    "--by",
    type=click.Choice(["day", "month", "year"]),
    default="month",
    show_default=True,
    help="Stretches of time in the matrix.",
)
@click.option(
    "--topics",
    type=click.IntRange(1, 100),
    default=8,
    show_default=True,
    help="At most this many topics in the matrix.",
)
@document_option
@confidence_option
@limit_option
@json_option
@click.pass_obj
def stances(
    settings: Settings,
    *,
    actor: str | None,
    toward: str | None,
    since: str | None,
    until: str | None,
    event: tuple[str, ...],
    mode: tuple[str, ...],
    as_matrix: bool,
    by: str,
    topics: int,
    document: str | None,
    min_confidence: float | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List what governments do or say toward one another, as PLOVER events.

    Each with the words behind it, its mode and its day. The topics of the matrix are terms from the words of
    the stances themselves.
    """
    from onrecord.asking import answers
    from onrecord.asking.matrix import matrix
    from onrecord.cli import screen
    from onrecord.cli.ledgers import opened
    from onrecord.cli.rows import quoted, stance, under, when, whence

    asked = where(
        actor=actor,
        toward=toward,
        since=since,
        until=until,
        document=document,
        limit=limit,
        min_confidence=min_confidence,
        values={
            "event": (tuple(each.upper() for each in event), get_args(Event)),
            "mode": (mode, get_args(Mode)),
        },
    )
    with opened(settings) as ledger:
        if as_matrix:
            cells = matrix(ledger, asked, by=by, most=topics)  # type: ignore[arg-type]
            if as_json:
                screen.json_lines(map(answers.cell, cells))
            elif cells:
                screen.show(settings, [_table(cells)])
            return
        found = ledger.stances(asked)
        if as_json:
            screen.json_lines(map(answers.row, found))
            return
        screen.show(
            settings,
            (
                part
                for row in found
                for part in (
                    when(row.noun.when or row.document.published) + stance(row),
                    under(quoted(row)),
                    under(whence(row)),
                )
            ),
        )


def _table(cells: Sequence[Cell]) -> Table:
    from rich.table import Table

    from onrecord.cli.safe import line

    times = sorted({cell.time or "" for cell in cells})
    table = Table("government", "topic", *(time or "no date" for time in times), show_lines=True)
    rows: dict[tuple[str, str | None], dict[str, str]] = {}
    for cell in cells:
        events = (f"{event} × {n}" if n > 1 else event for event, n in cell.events.items())
        rows.setdefault((cell.government, cell.topic), {})[cell.time or ""] = "\n".join(events)
    for (government, topic), row in rows.items():
        table.add_row(line(government), line(topic or "other"), *(row.get(time, "") for time in times))
    return table
