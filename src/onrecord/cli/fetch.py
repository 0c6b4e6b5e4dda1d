"""``onrecord fetch``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import (
    report,
    store_option,
    taking_options,
)

if TYPE_CHECKING:
    from onrecord.cli.session import Session
    from onrecord.fetching import Archive, Fetcher


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The WARC file to make (FILE.warc.gz); without it, one in the platform's user data folder.",
)
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    help="Least time between two requests to one host; a longer one that the host asks for is kept.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(min=0.1),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="Longest time for one answer.",
)
@click.option("--contact", metavar="TEXT", help="Who asks, such as a mail address; told each host in the user agent.")
@click.option("--allow-private", is_flag=True, help="Ask hosts at private addresses too: an intranet, this machine.")
@store_option
@taking_options
@click.pass_obj
def fetch(
    settings: Settings,
    urls: tuple[str, ...],
    *,
    out: Path | None,
    pause: float,
    seconds: float,
    contact: str | None,
    allow_private: bool,
    store_only: bool,
    limit: int | None,
    no_keep: bool,
    quiet: bool,
    failures: str | None,
    min_confidence: float | None,
    workers: int | None,
    as_json: bool,
) -> None:
    """Fetch pages from the network into a WARC file, and read them into the ledger.

    robots.txt is obeyed, hosts are not hurried, and no private address is asked, whatever name or redirect
    leads there. With - the URLs are read from standard input, one a line.
    """
    from onrecord.cli import screen
    from onrecord.cli.ledgers import opened
    from onrecord.cli.read import show
    from onrecord.cli.session import Session
    from onrecord.errors import UsageError
    from onrecord.fetching import Archive, Fetcher, Limits
    from onrecord.intake import LIMIT

    archive = Archive(out or _default())
    if archive.path.exists():
        raise UsageError(f"{archive.path} is there already: name another file with --out")
    fetcher = Fetcher(Limits(limit or LIMIT, seconds, allow_private), pause, contact)
    with report(failures) as told, opened(settings, create=True) as ledger:
        session = Session(ledger, not no_keep, store_only, limit, None, workers, told)
        try:
            _fetched(_urls(urls), fetcher, archive, session)
        except KeyboardInterrupt:
            if not archive.count:
                raise
            screen.warn("stopped; what was fetched is read")
        if not archive.count:
            raise SystemExit(1)
        screen.warn(f"fetched into {archive.path}")
        paths = (str(archive.path),)
        show(settings, session, session.take(paths), quiet=quiet or store_only, least=min_confidence, as_json=as_json)


def _fetched(urls: Iterator[str], fetcher: Fetcher, archive: Archive, session: Session) -> None:
    """Fetch each URL into the archive; what cannot be had is told and counted."""
    from onrecord.errors import UnreadableInput

    for url in urls:
        try:
            fetcher.fetch(url, archive.add)
        except UnreadableInput as fault:
            session.refuse(url, str(fault))


def _urls(given: tuple[str, ...]) -> Iterator[str]:
    for each in given:
        if each == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield each


def _default() -> Path:
    """A new file in the user data folder, named by the time in UTC."""
    from datetime import UTC, datetime

    from platformdirs import user_data_path

    folder = user_data_path("onrecord", appauthor=False) / "fetched"
    return folder / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S%fZ}.warc.gz"
