"""``onrecord annotate``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import bytes_option, confidence_option, map_option, mapping, workers_option

if TYPE_CHECKING:
    from onrecord.intake.taken import Refused, Taken


@click.command()
@click.argument("paths", nargs=-1, metavar="[IN.jsonl|PATH]...")
@map_option
@bytes_option
@confidence_option
@workers_option
@click.pass_obj
def annotate(
    settings: Settings,
    paths: tuple[str, ...],
    *,
    maps: tuple[str, ...],
    limit: int | None,
    min_confidence: float | None,
    workers: int | None,
) -> None:
    """Print one JSON record for each document, in the order of the input, without a ledger.

    A JSON line is {"id", "text", "published"?: "YYYY-MM-DD", "url"?, "title"?}; other files are read as they
    are; without a path, standard input. What cannot be read becomes {"id"?, "error": {"type", "message",
    "line"}}; the rest goes on, and the exit status is 1.
    """
    import sys

    from onrecord.cli import screen
    from onrecord.errors import UsageError

    if not paths and sys.stdin.isatty():
        raise UsageError("give a file or a folder, or pipe JSON lines in: onrecord annotate IN.jsonl")
    from onrecord import intake

    failed = False
    items = intake.take(paths or ("-",), limit=limit or intake.LIMIT, mapping=mapping(maps), keep=False)
    for value, fault in _annotated(items, least=min_confidence, workers=workers):
        screen.json_lines([value])
        if fault:
            screen.warn(fault)
            failed = True
    raise SystemExit(1 if failed else 0)


def _annotated(
    items: Iterator[Taken | Refused], *, least: float | None, workers: int | None
) -> Iterator[tuple[dict[str, Any], str | None]]:
    from onrecord import pipeline
    from onrecord import record as codec
    from onrecord.asking.confidence import at_least
    from onrecord.cli.running import Read, run
    from onrecord.intake.taken import Refused

    for outcome in run(items, partial(pipeline.annotate, workers=workers)):
        if isinstance(outcome, Read):
            record = outcome.record if least is None else at_least(outcome.record, least)
            yield codec.encode(record), None
        elif isinstance(outcome, Refused):
            id = getattr(outcome, "id", None)
            error = {"type": "UnreadableInput", "message": outcome.reason, "line": outcome.line}
            where = f"{outcome.origin}, line {outcome.line}" if outcome.line else outcome.origin
            yield ({} if id is None else {"id": id}) | {"error": error}, f"{where}: {outcome.reason}"
