"""Printing: colours where wanted, a pager for what is long, JSON lines for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain
from typing import Any, TextIO

import click
from rich.console import Console, RenderableType

from onrecord.cli.app import Settings
from onrecord.record import dumps

UNBROKEN = 1_000_000  # characters: a line for another program is not wrapped


def console(settings: Settings, stream: TextIO | None = None) -> Console:
    """A console on the stream (stdout), that wraps lines only on a terminal."""
    stream = stream or sys.stdout
    ansi = wants_ansi(settings, stream)
    made = Console(
        file=stream,
        force_terminal=ansi,
        color_system="auto" if ansi else None,
        highlight=False,
        markup=False,
        emoji=False,
        width=None if stream.isatty() else UNBROKEN,
    )
    made.no_color = not ansi
    return made


def wants_ansi(settings: Settings, stream: TextIO) -> bool:
    """Whether colours and styles may be written to the stream."""
    if settings.ansi is not None:
        return settings.ansi
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(settings: Settings, parts: Iterable[RenderableType]) -> None:
    """Print the parts as they come; on a terminal through a pager that leaves short output alone.

    That there are none is said on stderr.
    """
    parts = iter(parts)
    first = next(parts, None)
    if first is None:
        warn("nothing found")
        return
    parts = chain([first], parts)
    if not sys.stdout.isatty() or settings.pager is False:
        out = console(settings)
        for part in parts:
            out.print(part)
        return
    os.environ.setdefault("LESS", "-FRX")
    click.echo_via_pager(_rendered(settings, parts), color=wants_ansi(settings, sys.stdout))


def _rendered(settings: Settings, parts: Iterable[RenderableType]) -> Iterator[str]:
    ansi = wants_ansi(settings, sys.stdout)
    width = Console(file=sys.stdout).width
    for part in parts:
        text = StringIO()
        made = Console(
            file=text,
            force_terminal=ansi,
            color_system="standard" if ansi else None,
            width=width,
            highlight=False,
            markup=False,
            emoji=False,
        )
        made.print(part)
        yield text.getvalue()


def json_lines(values: Iterable[Any]) -> None:
    """Print each value as one line of JSON, at once."""
    for value in values:
        click.echo(dumps(value))


def warn(message: str) -> None:
    """A line on stderr."""
    from onrecord.cli.safe import line

    click.echo(f"onrecord: {line(message)}", err=True)
