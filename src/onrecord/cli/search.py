"""``onrecord search``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import (
    json_option,
    limit_option,
    party,
    since_option,
    speaker_option,
    until_option,
    where,
)
from onrecord.cli.safe import line

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.asking.passages import Found


@click.command()
@click.argument("query", nargs=-1, required=True)
@speaker_option
@since_option
@until_option
@limit_option
@json_option
@click.pass_obj
def search(
    settings: Settings,
    query: tuple[str, ...],
    *,
    speaker: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Find documents that have all the words of QUERY, the best first.

    "…" is a phrase, -word excludes (after --), OR gives a choice, word* is a beginning. Words are compared by
    their stem and without accents. With --speaker, one of the words must stand in what this one says.
    """
    from onrecord.asking import answers, passages
    from onrecord.cli import screen
    from onrecord.cli.ledgers import opened

    asked = where(since=since, until=until, limit=limit)
    with opened(settings) as ledger:
        found = passages.search(ledger, " ".join(query), asked, speaker=party(speaker))
        if as_json:
            screen.json_lines(answers.hit(each) for each in found)
        else:
            screen.show(settings, (part for each in found for part in _rendered(each)))


def _rendered(found: Found) -> Iterator[Text]:
    from rich.text import Text

    title = Text(line(found.document.title or "(no title)"), "bold")
    title.append(f"  {found.document.published or 'no date'} · {line(found.document.id)}", "not bold dim")
    yield title
    for passage in found.passages:
        text = Text("  … ", "dim")
        at = passage.span.start
        for match in passage.matches:
            text.append(_flat(passage.words[at - passage.span.start : match.start - passage.span.start]), "not dim")
            inside = passage.words[match.start - passage.span.start : match.end - passage.span.start]
            text.append(_flat(inside), "not dim bold yellow")
            at = match.end
        yield text.append(_flat(passage.words[at - passage.span.start :]), "not dim").append(" …", "dim")
    for said in found.statements[:5]:
        speaker = said.entity(said.noun.speaker)
        who = line(speaker.name) if speaker else "no one named"
        yield Text(f"    {who}: ", "cyan").append(line(said.words), "default")


def _flat(text: str) -> str:
    """In one line, but with the spaces at its ends, which part the words from the match."""
    body = line(text)
    return f"{' ' * text[:1].isspace()}{body}{' ' * (bool(body) and text[-1:].isspace())}"
