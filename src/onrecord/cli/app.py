"""The commands by name; each is imported when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import click

from onrecord import __version__

# In the order of use, which is also that of the help. A command's module has its name, and in it the command.
COMMANDS = (
    "read",
    "annotate",
    "show",
    "search",
    "timeline",
    "claims",
    "stances",
    "docket",
    "terms",
    "code",
    "evaluate",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is chosen for all commands; ``ansi`` and ``pager`` are ``None`` where the terminal decides."""

    ledger: str | None = None
    ansi: bool | None = None
    pager: bool | None = None


class Commands(click.Group):
    """A group whose commands are imported late, so that help is fast and a question loads no model."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of use."""
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; a wrong name is told of near ones."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS, 2)):
            ctx.fail(f"there is no command {args[0]!r}: did you mean {' or '.join(near)}?")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or ``None`` if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"onrecord.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=Commands,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
        "auto_envvar_prefix": None,
    },
)
@click.option(
    "--ledger",
    metavar="URL",
    envvar="ONRECORD_LEDGER",
    show_envvar=True,
    help="Where the ledger is: sqlite:///FILE, a file's path, or postgresql://HOST/DATABASE. "
    "Without it, a file in the platform's user data folder.",
)
@click.option(
    "--color/--no-color",
    "ansi",
    default=None,
    help="Colours always or never; without it, on a terminal that has them, unless $NO_COLOR is set.",
)
@click.option("--pager/--no-pager", "pager", default=None, help="Page long output on a terminal, or never.")
@click.version_option(
    __version__, "-V", "--version", message="onrecord %(version)s", help="Show the version and exit."
)
@click.pass_context
def onrecord(context: click.Context, ledger: str | None, ansi: bool | None, pager: bool | None) -> None:
    """Keep a ledger of what is on the record: who said what, who alleges what, who answers, what is due.

    It records that something was said, and where; it does not decide that it is true.
    """
    context.obj = Settings(ledger, ansi, pager)
