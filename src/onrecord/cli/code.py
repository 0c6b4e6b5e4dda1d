"""``onrecord code``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, BinaryIO

import click

from onrecord.cli.app import Settings

BATCH = 256  # lines that are coded together
LONGEST = 1_000_000  # bytes of a line


@click.command()
@click.argument("source", type=click.File("rb"), metavar="IN.jsonl")
@click.pass_obj
def code(settings: Settings, source: BinaryIO) -> None:
    """Code events alone: which PLOVER type each sentence reports.

    A line is {"id", "text", "source": [start, end], "target": [start, end]}; - is standard input. Printed is
    {"id", "event", "mode", "confidence"} in the same order; a line that cannot be read becomes {"id"?,
    "error": {"type", "message", "line"}}, and the exit status is 1.
    """
    from onrecord.cli import screen
    from onrecord.relating.events import code_lines

    failed = False
    lines = enumerate(_lines(source), 1)
    while batch := [(n, _item(line)) for n, line in islice(lines, BATCH)]:
        good = [item for _, item in batch if isinstance(item, dict)]
        coded = iter(code_lines(good))
        for number, item in batch:
            if item is None:
                continue
            found: dict[str, Any] = next(coded) if isinstance(item, dict) else {"error": _error(item)}
            if "error" in found:
                failed = True
                found["error"]["line"] = number
                screen.warn(f"{source.name}, line {number}: {found['error']['message']}")
            screen.json_lines([found])
    raise SystemExit(1 if failed else 0)


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Lines, of which one that is too long comes cut, so that no line fills the memory."""
    while line := source.readline(LONGEST + 1):
        rest = line
        while not rest.endswith(b"\n") and (rest := source.readline(LONGEST)):
            pass
        yield line


def _item(line: bytes) -> dict[str, Any] | str | None:
    """The line's object, a message of what is wrong with it, or ``None`` for an empty line."""
    if not line.strip():
        return None
    if len(line) > LONGEST:
        return f"longer than {LONGEST} bytes; give one sentence a line"
    try:
        item = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "not UTF-8"
    except (ValueError, RecursionError):
        return "not a JSON object"
    return item if isinstance(item, dict) else "not a JSON object"


def _error(message: str) -> dict[str, Any]:
    return {"type": "UnreadableInput", "message": message}
