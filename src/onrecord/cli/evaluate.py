"""``onrecord evaluate``."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import json_option

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.evaluation.report import Report

TASKS = ("attributions", "speakers", "dates", "places", "events", "status", "claims", "duplicates")


@click.command()
@click.argument("task", metavar="TASK", type=click.Choice(TASKS))
@click.option(
    "--gold",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="PATH",
    help="The gold file or folder; each task's forms are in docs/evaluation.md.",
)
@click.option(
    "--predictions",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    metavar="OUT",
    help="Also write what the program gave, one JSON object for each item, in the gold's own form.",
)
@json_option
@click.pass_obj
def evaluate(settings: Settings, task: str, *, gold: Path, predictions: Path | None, as_json: bool) -> None:
    """Score the program against gold.

    TASK is attributions, speakers, dates, places, events, status, claims or duplicates.
    """
    from dataclasses import asdict

    from onrecord.cli import screen
    from onrecord.errors import UsageError

    name = f"onrecord.evaluation.{task}"
    if find_spec(name) is None:
        raise UsageError(f"this version cannot score {task} yet")
    report: Report = import_module(name).evaluate(gold, predictions=predictions)
    if as_json:
        screen.json_lines([asdict(report)])
    else:
        screen.show(settings, _tables(report))


def _tables(report: Report) -> list[Table]:
    from rich.table import Table

    from onrecord.cli.safe import line

    whole = Table("measure", "value", title=f"{report.task} on {line(report.gold)}", title_justify="left")
    for measure, value in report.measures.items():
        whole.add_row(line(measure), f"{value:.4f}")
    for counted, number in report.counts.items():
        whole.add_row(line(counted), str(number))
    whole.add_row("gold SHA-256", report.gold_sha256[:16])
    if not report.by:
        return [whole]
    measures = list(dict.fromkeys(name for row in report.by.values() for name in row))
    parts = Table("of", *(line(name) for name in measures))
    for of, values in report.by.items():
        parts.add_row(line(of), *(f"{values[m]:.4f}" if m in values else "" for m in measures))
    return [whole, parts]
