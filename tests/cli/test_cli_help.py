"""The help: whole, quick, and the same as the page made from it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from onrecord.cli.app import COMMANDS
from onrecord.cli.manual import commands, manual

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
# What the help may not wait for.
HEAVY = ("rich", "sqlalchemy", "numpy", "onnxruntime", "tokenizers", "platformdirs", "onrecord.ledger")


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda each: each if isinstance(each, str) else "")
def test_every_command_and_option_has_help(name: str, command: click.Command) -> None:
    assert command.help, name
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    told = {name.split()[1]: command.help for name, command in commands() if name.count(" ") == 1}
    assert {name: text.split("\n\n")[0] for name, text in told.items() if text} == COMMANDS


def test_the_page_of_commands_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == manual(), "run: python -m onrecord.cli.manual > docs/cli.md"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom onrecord.cli import run\nrun(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    assert done.stderr.strip() == "[]"
    assert "annotate" in done.stdout
