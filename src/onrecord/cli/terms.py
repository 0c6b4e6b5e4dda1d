"""``onrecord terms``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from onrecord.asking.terms import Referent
    from onrecord.cli.render import Part


@click.command()
@click.argument("about", required=False)
@actor_option("names that this one uses")
@since_option
@until_option
@document_option
@limit_option
@json_option
@click.pass_obj
def terms(
    settings: Settings,
    about: str | None,
    *,
    actor: str | None,
    since: str | None,
    until: str | None,
    document: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """List what is called by contested names, and who uses which.

    With ABOUT only where these words stand in the name or in what it names.
    """
    from onrecord.asking import answers
    from onrecord.asking import terms as asking
    from onrecord.cli import screen
    from onrecord.cli.ledgers import opened

    asked = where(actor=actor, since=since, until=until, document=document)
    with opened(settings) as ledger:
        found = asking.terms(ledger, asked, about=about)[:limit]
        if as_json:
            screen.json_lines(map(answers.referent, found))
        else:
            screen.show(settings, (part for each in found for part in _rendered(each)))


def _rendered(referent: Referent) -> Iterator[Part]:
    from rich.text import Text

    from onrecord.cli.rows import under
    from onrecord.cli.safe import line

    yield Text(line(referent.referent), "bold")
    for naming in referent.names:
        text = Text(f"“{line(naming.name)}”", "yellow")
        times = f" × {len(naming.uses)}" if len(naming.uses) > 1 else ""
        text.append(f"{times}  {', '.join(map(line, naming.users)) or 'by whom is not said'}", "default")
        documents = dict.fromkeys(line(use.document.id) for use in naming.uses)
        yield under(text.append(f"  {', '.join(documents)}", "dim default"))
