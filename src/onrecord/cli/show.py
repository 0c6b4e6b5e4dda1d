"""``onrecord show``."""

from __future__ import annotations

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import (
    confidence_option,
    json_option,
    limit_option,
    since_option,
    until_option,
    where,
)


@click.command()
@click.argument("id", required=False)
@json_option
@click.option("--text", "as_text", is_flag=True, help="Print the document's text, unchanged.")
@click.option("--original", "as_bytes", is_flag=True, help="Print the bytes as they came in, if they were kept.")
@click.option("--provenance", "as_provenance", is_flag=True, help="Print where the document came from, as JSON.")
@since_option
@until_option
@limit_option
@confidence_option
@click.pass_obj
def show(
    settings: Settings,
    id: str | None,
    *,
    as_json: bool,
    as_text: bool,
    as_bytes: bool,
    as_provenance: bool,
    since: str | None,
    until: str | None,
    limit: int | None,
    min_confidence: float | None,
) -> None:
    """Show one document and all that is on record in it, or list the documents.

    The beginning of an ID is enough where only one document has it.
    """
    from dataclasses import asdict

    from rich.text import Text

    from onrecord import record as codec
    from onrecord.asking import answers
    from onrecord.asking.confidence import at_least
    from onrecord.asking.stories import story
    from onrecord.cli import render, screen
    from onrecord.cli.ledgers import opened
    from onrecord.cli.safe import line
    from onrecord.cli.same import also
    from onrecord.errors import UsageError

    asked = where(since=since, until=until, limit=limit)
    with opened(settings) as ledger:
        if id is None:
            if as_text or as_bytes or as_provenance:
                raise UsageError("say which document: onrecord show ID")
            found = ledger.documents(asked)
            if as_json:
                screen.json_lines(answers.heading(document) for document in found)
                return
            screen.show(
                settings,
                (
                    Text(f"{document.published or 'no date   '}  ", "green")
                    .append(line(document.id), "bold default")
                    .append(f"  {line(document.title or '(no title)')}", "not bold default")
                    for document in found
                ),
            )
            return
        record = ledger.record(id)
        document = record.document
        if as_text:
            click.echo(document.text.encode(), nl=False)
        elif as_bytes:
            original = ledger.original(document.sha256)
            if original is None:
                raise UsageError(f"the bytes of {document.id} were not kept (onrecord read --no-keep)")
            click.echo(original, nl=False)
        elif as_provenance:
            screen.json_lines(asdict(came) for came in ledger.provenance(document.id))
        else:
            if min_confidence is not None:
                record = at_least(record, min_confidence)
            if as_json:
                screen.json_lines([codec.encode(record)])
            else:
                told = story(ledger, document.id)
                parts = render.record(record, ledger.provenance(document.id))
                screen.show(settings, [*parts, *also(told, document.id)])
