"""``onrecord read``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import (
    map_option,
    mapping,
    report,
    store_option,
    taking_options,
)

if TYPE_CHECKING:
    from onrecord.cli.render import Part
    from onrecord.cli.session import Session
    from onrecord.ledger import Ledger


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fresh", is_flag=True, help="Remove the ledger first; only for one named by --ledger or the variable.")
@store_option
@click.option("--pending", is_flag=True, help="Read what the ledger holds stored by --store-only; without a PATH.")
@map_option
@taking_options
@click.pass_obj
def read(
    settings: Settings,
    paths: tuple[str, ...],
    *,
    fresh: bool,
    store_only: bool,
    pending: bool,
    maps: tuple[str, ...],
    limit: int | None,
    no_keep: bool,
    quiet: bool,
    failures: str | None,
    min_confidence: float | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Read files, folders or standard input (-) into the ledger, and print what was found.

    Reading the same document again adds nothing, so a run that was stopped goes on where it was when the
    command is given again. --min-confidence is for what is printed: the ledger keeps all.
    """
    from onrecord.cli.ledgers import opened, url
    from onrecord.cli.session import Session
    from onrecord.errors import UsageError
    from onrecord.ledger import remove_ledger

    if pending and (paths or store_only or fresh):
        raise UsageError("--pending reads what is in the ledger: give no PATH, --store-only or --fresh with it")
    if not paths and not pending:
        raise UsageError("say what to read: onrecord read PATH, or - for standard input")
    if fresh and not settings.ledger:
        raise UsageError("--fresh removes a ledger, so name it: onrecord --ledger URL read --fresh PATH")
    columns = mapping(maps)
    if fresh:
        remove_ledger(url(settings))
    with report(failures) as told, opened(settings, create=not pending) as ledger:
        session = Session(ledger, not no_keep, store_only, limit, columns, workers, told)
        ids = session.read_pending() if pending else session.take(paths)
        show(settings, session, ids, quiet=quiet or store_only, least=min_confidence, as_json=as_json)


def show(
    settings: Settings, session: Session, ids: Iterator[str], *, quiet: bool, least: float | None, as_json: bool
) -> None:
    """Run a session to its end, print what it finds, and exit with its status."""
    import sys

    from onrecord.cli import screen

    ledger = session.ledger
    try:
        if quiet:
            for _ in ids:
                pass
        elif as_json:
            screen.json_lines(_encoded(ledger, id, least) for id in ids)
        elif sys.stdout.isatty():
            found = list(dict.fromkeys(ids))  # read first: the bar has the screen till then, and a pager can be left
            screen.show(settings, (p for id in found for p in _parts(ledger, id, least)))
        else:
            out = screen.console(settings)
            for id in ids:
                for part in _parts(ledger, id, least):
                    out.print(part)
    except KeyboardInterrupt:
        session.tell("stopped; give the same command to go on: ")
        raise SystemExit(1) from None
    session.tell()
    raise SystemExit(1 if session.failed else 0)


def _parts(ledger: Ledger, id: str, least: float | None) -> Iterator[Part]:
    from onrecord.asking.confidence import at_least
    from onrecord.cli import render

    record = ledger.record(id)
    yield from render.record(record if least is None else at_least(record, least), ledger.provenance(id))


def _encoded(ledger: Ledger, id: str, least: float | None) -> dict[str, object]:
    from onrecord import record as codec
    from onrecord.asking.confidence import at_least

    record = ledger.record(id)
    return codec.encode(record if least is None else at_least(record, least))
