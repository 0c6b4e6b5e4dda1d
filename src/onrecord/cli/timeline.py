"""``onrecord timeline``."""

from __future__ import annotations

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import (
    confidence_option,
    document_option,
    json_option,
    limit_option,
    party,
    since_option,
    until_option,
    where,
)


@click.command()
@click.argument("government", required=False)
@click.option("--actor", metavar="NAME", help="The same as the argument.")
@since_option
@until_option
@click.option(
    "--kind",
    multiple=True,
    type=click.Choice(["statement", "claim", "stance", "docket"]),
    help="Only rows of this kind; may be repeated.",
)
@document_option
@confidence_option
@limit_option
@json_option
@click.pass_obj
def timeline(
    settings: Settings,
    government: str | None,
    *,
    actor: str | None,
    since: str | None,
    until: str | None,
    kind: tuple[str, ...],
    document: str | None,
    min_confidence: float | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List day by day what is on record, of all or of one GOVERNMENT, person or body.

    GOVERNMENT is a name, a country's code (NZL) or wikidata:Q….
    """
    from onrecord.asking import answers
    from onrecord.asking import timeline as asking
    from onrecord.cli import rows, screen
    from onrecord.cli.ledgers import opened
    from onrecord.errors import UsageError

    if government and actor and government != actor:
        raise UsageError("give one name, as the argument or with --actor")
    asked = where(since=since, until=until, document=document, min_confidence=min_confidence)
    with opened(settings) as ledger:
        entries = asking.timeline(ledger, party=party(government or actor), where=asked)
        found = [entry for entry in entries if not kind or entry.kind in kind][:limit]
        if as_json:
            screen.json_lines(map(answers.entry, found))
            return
        screen.show(
            settings,
            (
                part
                for entry in found
                for part in (
                    rows.when(entry.day) + rows.summary(entry.row),
                    rows.under(rows.quoted(entry.row)),
                    rows.under(rows.whence(entry.row)),
                )
            ),
        )
