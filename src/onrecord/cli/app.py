"""The commands by name; each is imported when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import click

from onrecord import __version__

# In the order of use and of the help. A command's module has its name, and in it the command. What it does is
# said here too, so that the help of all imports none of them; a test holds it to the command's own.
COMMANDS = {
    "read": "Read files, folders or standard input (-) into the ledger, and print what was found.",
    "fetch": "Fetch pages from the network into a WARC file, and read them into the ledger.",
    "annotate": "Print one JSON record for each document, in the order of the input, without a ledger.",
    "show": "Show one document and all that is on record in it, or list the documents.",
    "search": "Find documents that have all the words of QUERY, the best first.",
    "timeline": "List day by day what is on record, of all or of one GOVERNMENT, person or body.",
    "claims": "List what is alleged by whom against whom, through whom, and who answers.",
    "chains": "Draw how an allegation went round, from each first source to every copy.",
    "same": "Show which documents tell the same story, or what changed between two of them.",
    "stances": "List what governments do or say toward one another, as PLOVER events.",
    "docket": "List hearings, sittings, votes, deadlines, summits and verdicts, by date.",
    "terms": "List what is called by contested names, and who uses which.",
    "code": "Code events alone: which PLOVER type each sentence reports.",
    "authority": "Say whom and what else the program should know: offices, bodies, peoples, places.",
    "evaluate": "Score the program against gold.",
}


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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

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
@click.version_option(__version__, "-V", "--version", message="onrecord %(version)s", help="Show the version and exit.")
@click.pass_context
def onrecord(context: click.Context, ledger: str | None, ansi: bool | None, pager: bool | None) -> None:
    """Keep a ledger of what is on the record: who said what, who alleges what, who answers, what is due.

    It records that something was said, and where; it does not decide that it is true.
    """
    context.obj = Settings(ledger, ansi, pager)
