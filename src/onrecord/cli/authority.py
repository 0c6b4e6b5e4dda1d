"""``onrecord authority``."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def authority() -> None:
    """Say whom and what else the program should know: offices, bodies, peoples, places."""


@authority.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add(file: Path) -> None:
    """Add the entries of FILE, a CSV table or FollowTheMoney JSON lines, for all later readings.

    A file with a fault is refused whole, with the line at fault.
    """
    from onrecord.authority.additions import add_file
    from onrecord.cli import screen

    count = add_file(file)
    screen.warn(f"{count} entr{'y' if count == 1 else 'ies'} added from {file}")
