"""Options that several commands share, and what they ask of the ledger."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, TypeVar

import click

from onrecord.ledger import Party, Where

F = TypeVar("F", bound=Callable[..., Any])

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
since_option = click.option(
    "--since", metavar="DATE", help="From this day, month or year on (YYYY, YYYY-MM, YYYY-MM-DD)."
)
until_option = click.option("--until", metavar="DATE", help="Up to and with this day, month or year.")
limit_option = click.option("--limit", "-n", type=click.IntRange(min=1), help="At most this many.")
document_option = click.option("--document", "-d", metavar="ID", help="Only of this document.")
speaker_option = click.option("--speaker", metavar="NAME", help="Only what this one says or passes on.")
confidence_option = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="0..1",
    help="Leave out statements of lower confidence, and what rests on them.",
)
workers_option = click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that read; without it, one a core."
)

map_option = click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column of CSV or JSON records is text, id, title, url or published, where it is not a usual name; "
    "may be repeated.",
)
bytes_option = click.option(
    "--limit", type=click.IntRange(min=1), metavar="BYTES", help="Largest document; without it, 10,000,000 bytes."
)
store_option = click.option(
    "--store-only", is_flag=True, help="Take documents in without reading them; read --pending reads them later."
)
keep_option = click.option("--no-keep", is_flag=True, help="Do not keep the original bytes in the ledger.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print only the summary.")
failures_option = click.option(
    "--failures",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write what could not be read, and why, to this file, one JSON object a line.",
)


def mapping(maps: Collection[str]) -> dict[str, str]:
    """``{"text": "Body"}`` of ``text=Body``; raises ``UsageError`` where one is no field of ours."""
    from onrecord.errors import UsageError
    from onrecord.intake.rows import COLUMNS

    found = {}
    for each in maps:
        field, mark, column = each.partition("=")
        if field not in COLUMNS or not mark or not column:
            raise UsageError(f"--map {each}: give FIELD=COLUMN, where FIELD is one of {', '.join(COLUMNS)}")
        found[field] = column
    return found


@contextmanager
def report(path: str | None) -> Iterator[TextIO | None]:
    """The file of failures, if one is asked for; raises ``UsageError`` where it cannot be written."""
    if path is None:
        yield None
        return
    try:
        file = open(path, "w", encoding="utf-8")  # noqa: SIM115 – closed below; only its opening is told of
    except OSError as error:
        from onrecord.errors import UsageError

        raise UsageError(f"--failures {path} cannot be written: {error.strerror}") from error
    with file:
        yield file


def taking_options(command: F) -> F:
    """What every command that takes documents in asks alike, in the order of the help."""
    for option in reversed(
        (bytes_option, keep_option, quiet_option, failures_option, confidence_option, workers_option, json_option)
    ):
        command = option(command)
    return command


def actor_option(who: str) -> Callable[[F], F]:
    """``--actor`` with what it means for the noun at hand."""
    return click.option("--actor", metavar="NAME", help=f"Only {who}: a name, a country's code (NZL) or wikidata:Q….")


def where(
    *,
    actor: str | None = None,
    speaker: str | None = None,
    toward: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    document: str | None = None,
    limit: int | None = None,
    unanswered: bool = False,
    min_confidence: float | None = None,
    values: dict[str, tuple[Collection[str], Collection[str]]] | None = None,
) -> Where:
    """The filters as a ``Where``; ``values`` are the wanted and the known values by field."""
    from onrecord.asking.filters import allowed, first_day, last_day

    return Where(
        actor=party(actor),
        speaker=party(speaker),
        toward=party(toward),
        place=party(place, place=True),
        since=first_day(since) if since is not None else None,
        until=last_day(until) if until is not None else None,
        document=document,
        limit=limit,
        unanswered=unanswered,
        min_confidence=min_confidence,
        values={
            name: allowed(tuple(wanted), known, name=name) for name, (wanted, known) in (values or {}).items() if wanted
        },
    )


def party(name: str | None, *, place: bool = False) -> Party | None:
    """Who is meant; a country's name is looked up in the authority file, but a place's is taken as it is."""
    if name is None:
        return None
    from onrecord.asking import filters

    return filters.party(name, country=None if place else _country)


def _country(name: str) -> str | None:
    from onrecord.authority import Authority

    authority = Authority.load()
    country = authority.country(name) or authority.by_code(name.upper())
    if country is not None:
        return country.code
    government = authority.government(name)
    return government.country if government is not None else None
