"""The page of all commands, made from their help: ``python -m onrecord.cli.manual > docs/cli.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from onrecord.cli.app import onrecord

WIDTH = 100


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with its full name, the group itself first."""
    yield "onrecord", onrecord
    yield from _below("onrecord", onrecord)


def _below(name: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for short in group.list_commands(context):
        command = group.get_command(context, short)
        if command is not None:
            yield f"{name} {short}", command
            if isinstance(command, click.Group):
                yield from _below(f"{name} {short}", command)


def manual() -> str:
    """The page, as Markdown."""
    parts = [
        "# Commands\n\nMade from the program's own help by `python -m onrecord.cli.manual > docs/cli.md`; "
        "a test holds it to that.\n\n"
        "Exit status: 0 done; 1 some input could not be read (each named on stderr, with why); "
        "2 wrong usage.\n"
    ]
    for name, command in commands():
        context = click.Context(
            command,
            info_name=name,
            terminal_width=WIDTH,
            max_content_width=WIDTH,
            help_option_names=["-h", "--help"],
        )
        parts.append(f"\n## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "".join(parts)


if __name__ == "__main__":
    sys.stdout.write(manual())
