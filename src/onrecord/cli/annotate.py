"""``onrecord annotate``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import confidence_option, workers_option


@click.command()
@click.argument("paths", nargs=-1, metavar="[IN.jsonl|PATH]...")
@confidence_option
@workers_option
@click.pass_obj
def annotate(settings: Settings, paths: tuple[str, ...], *, min_confidence: float | None, workers: int | None) -> None:
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
    failed = False
    for value, fault in _annotated(paths or ("-",), least=min_confidence, workers=workers):
        screen.json_lines([value])
        if fault:
            screen.warn(fault)
            failed = True
    raise SystemExit(1 if failed else 0)


def _annotated(
    paths: Sequence[str], *, least: float | None, workers: int | None
) -> Iterator[tuple[dict[str, Any], str | None]]:
    from onrecord import intake, pipeline
    from onrecord import record as codec
    from onrecord.asking.confidence import at_least
    from onrecord.cli.running import Read, run
    from onrecord.intake.taken import Refused

    for outcome in run(intake.take(paths, keep=False), partial(pipeline.annotate, workers=workers)):
        if isinstance(outcome, Read):
            record = outcome.record if least is None else at_least(outcome.record, least)
            yield codec.encode(record), None
        elif isinstance(outcome, Refused):
            id = getattr(outcome, "id", None)
            error = {"type": "UnreadableInput", "message": outcome.reason, "line": outcome.line}
            where = f"{outcome.origin}, line {outcome.line}" if outcome.line else outcome.origin
            yield ({} if id is None else {"id": id}) | {"error": error}, f"{where}: {outcome.reason}"
