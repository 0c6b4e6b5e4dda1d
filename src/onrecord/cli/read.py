"""``onrecord read``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from typing import IO, TYPE_CHECKING

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import confidence_option, json_option, workers_option

if TYPE_CHECKING:
    from onrecord.cli.render import Part
    from onrecord.intake.taken import Refused
    from onrecord.ledger import Ledger


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--fresh", is_flag=True, help="Remove the ledger first; only for one named by --ledger or the variable.")
@click.option("--no-keep", is_flag=True, help="Do not keep the original bytes in the ledger.")
@click.option("--quiet", "-q", is_flag=True, help="Print only the summary.")
@click.option(
    "--failures",
    type=click.Path(dir_okay=False, writable=True),
    metavar="FILE",
    help="Write what could not be read, and why, to this file, one JSON object a line.",
)
@confidence_option
@workers_option
@json_option
@click.pass_obj
def read(
    settings: Settings,
    paths: tuple[str, ...],
    *,
    fresh: bool,
    no_keep: bool,
    quiet: bool,
    failures: str | None,
    min_confidence: float | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Read files, folders or standard input (-) into the ledger, and print what was found.

    Reading the same document again adds nothing, so a run that was stopped goes on where it was when the
    command is given again. --min-confidence is for what is printed: the ledger keeps all.
    """
    from onrecord.cli import screen
    from onrecord.cli.ledgers import opened, url
    from onrecord.errors import UsageError
    from onrecord.ledger import remove_ledger

    if fresh and not settings.ledger:
        raise UsageError("--fresh removes a ledger, so name it: onrecord --ledger URL read --fresh PATH")
    if fresh:
        remove_ledger(url(settings))
    out = screen.console(settings)
    with opened(settings, create=True) as ledger:
        session = _Session(ledger, keep=not no_keep)
        with click.open_file(failures, "w", encoding="utf-8") if failures else nullcontext() as report:
            shown = session.run(paths, workers=workers, report=report)
            try:
                if quiet:
                    for _ in shown:
                        pass
                elif as_json:
                    screen.json_lines(_encoded(ledger, id, min_confidence) for id in shown)
                elif out.is_terminal and settings.pager is not False:
                    ids = list(dict.fromkeys(shown))  # read first, so that the pager can be left at any time
                    screen.show(settings, (p for id in ids for p in _parts(ledger, id, min_confidence)))
                else:
                    for id in shown:
                        for part in _parts(ledger, id, min_confidence):
                            out.print(part)
            except KeyboardInterrupt:
                session.tell("stopped; give the same command to go on: ")
                raise SystemExit(1) from None
        session.tell()
    raise SystemExit(1 if session.failed else 0)


class _Session:
    """One run of reading, with its counts."""

    def __init__(self, ledger: Ledger, *, keep: bool) -> None:
        self._ledger = ledger
        self._keep = keep
        self.added = self.known = self.failed = 0

    def run(self, paths: Sequence[str], *, workers: int | None, report: IO[str] | None) -> Iterator[str]:
        """Read all into the ledger; gives the ledger's id of each document as soon as it is safe there."""
        from onrecord import intake, pipeline
        from onrecord.cli.progress import progress
        from onrecord.cli.running import Known, Read, run

        reader = pipeline.reader_version()
        with progress(paths) as step:
            items = intake.take(paths, keep=self._keep)
            for outcome in run(
                items,
                partial(pipeline.annotate, workers=workers),
                known=lambda taken: self._ledger.find_read(taken.document.sha256, taken.document.id, reader),
            ):
                if isinstance(outcome, Known):
                    self.known += 1
                    id = outcome.document
                elif isinstance(outcome, Read):
                    taken = outcome.taken
                    original = taken.original if self._keep else None
                    added = self._ledger.add(outcome.record, provenance=taken.provenance, original=original)
                    self.added += added.new_reading
                    self.known += not added.new_reading
                    id = added.document
                else:
                    self._refused(outcome, report)
                    continue
                step(outcome.taken.provenance.size)
                yield id

    def _refused(self, refused: Refused, report: IO[str] | None) -> None:
        from onrecord.cli import screen

        self.failed += 1
        where = f"{refused.origin}, line {refused.line}" if refused.line else refused.origin
        screen.warn(f"{where}: {refused.reason}")
        if report:
            fault = {"origin": refused.origin, "line": refused.line, "reason": refused.reason}
            report.write(json.dumps(fault) + "\n")

    def tell(self, before: str = "") -> None:
        """The summary, on stderr."""
        from onrecord.cli import screen

        parts = [f"{self.added} read into {self._ledger.url}"]
        if self.known:
            parts.append(f"{self.known} there already")
        if self.failed:
            parts.append(f"{self.failed} could not be read")
        screen.warn(before + ", ".join(parts))


def _parts(ledger: Ledger, id: str, least: float | None) -> Iterator[Part]:
    from onrecord.asking.confidence import at_least
    from onrecord.cli import render

    record = ledger.record(id)
    yield from render.record(record if least is None else at_least(record, least))


def _encoded(ledger: Ledger, id: str, least: float | None) -> dict[str, object]:
    from onrecord import record as codec
    from onrecord.asking.confidence import at_least

    record = ledger.record(id)
    return codec.encode(record if least is None else at_least(record, least))
