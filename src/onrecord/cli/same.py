"""``onrecord same``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import json_option, limit_option

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.asking.differences import Difference
    from onrecord.asking.stories import Story, Telling
    from onrecord.cli.render import Part
    from onrecord.ledger import Heading


@click.command()
@click.argument("id", required=False)
@click.argument("other", required=False)
@click.option("--forms", is_flag=True, help="Also list documents of the same form that speak of something else.")
@limit_option
@json_option
@click.pass_obj
def same(
    settings: Settings, id: str | None, other: str | None, *, forms: bool, limit: int | None, as_json: bool
) -> None:
    """Show which documents tell the same story, or what changed between two of them.

    With ID the copies, revisions and excerpts of that document; with ID and OTHER what was added, removed, softened
    or put in other words from the first to the second; without either, every story told more than once.
    """
    from itertools import islice

    from onrecord.asking import answers, differences, stories
    from onrecord.cli import screen
    from onrecord.cli.ledgers import opened

    with opened(settings) as ledger:
        if id is None:
            found = islice(stories.stories(ledger), limit)
            if as_json:
                screen.json_lines(answers.story(each) for each in found)
            else:
                screen.show(settings, (part for each in found for part in (*_story(each), _line(""))))
        elif other is None:
            told = stories.story(ledger, id)
            if as_json:
                screen.json_lines([answers.story(told)])
            else:
                screen.show(settings, [*_story(told), *_rest(told, forms=forms)])
        else:
            before, after = ledger.record(id), ledger.record(other)
            changes = differences.differences(before, after)[:limit]
            texts = before.document.text, after.document.text
            if as_json:
                screen.json_lines(answers.difference(each, *texts) for each in changes)
            else:
                screen.show(
                    settings, [part for each in changes for part in _difference(each, *texts)] or [_line("no change")]
                )


def also(story: Story, id: str) -> Iterator[Text]:
    """``The same story in 2 more documents: onrecord same doc-1``; nothing where it is told once."""
    from onrecord.cli.safe import line

    more = len(story.tellings) - 1 + len(story.excerpts)
    if more:
        yield _line(f"The same story in {more} more document{'' if more == 1 else 's'}: onrecord same {line(id)}")


def _story(story: Story) -> Iterator[Part]:
    for telling in story.tellings:
        yield _telling(telling)


def _rest(story: Story, *, forms: bool) -> Iterator[Part]:
    if len(story.tellings) == 1:
        yield _line("no other document tells the same")
    for telling in story.excerpts:
        yield _telling(telling)
    if story.forms and not forms:
        many = len(story.forms)
        yield _line(
            f"{many} more of the same form, about something else (--forms lists {'them' if many > 1 else 'it'})"
        )
    for document in story.forms if forms else ():
        yield heading(document).append("  the same form, about something else", "not bold dim")


def _telling(telling: Telling) -> Text:
    text = heading(telling.document)
    return text.append(f"  {relation(telling)}", "not bold magenta") if telling.of else text


def relation(telling: Telling) -> str:
    """``copy of doc-1, 93 % of its words``; empty for a first document."""
    from onrecord.cli.safe import line

    if telling.of is None or telling.overlap is None:
        return ""
    of = line(telling.of.id)
    if telling.kind == "same":
        return f"the same words as {of}"
    if telling.kind == "excerpt" and telling.overlap.inside_a > telling.overlap.inside_b:
        return f"has {telling.overlap.inside_a:.0%} of {of}"
    name = {"revised": "revision of", "copy": "copy of", "excerpt": "excerpt of"}[telling.kind or "copy"]
    return f"{name} {of}, {telling.overlap.inside_b:.0%} of it from there"


def heading(document: Heading) -> Text:
    """``2024-03-12  doc-1  Café talks``."""
    from rich.text import Text

    from onrecord.cli.safe import line

    text = Text(f"{document.published or 'no date   '}  ", "green").append(line(document.id), "bold default")
    return text.append(f"  {line(document.title or '')}", "not bold default")


def _difference(found: Difference, before: str, after: str) -> Iterator[Part]:
    from rich.text import Text

    from onrecord.cli.rows import under
    from onrecord.cli.safe import line

    what = f"{found.change}{', a quotation' if found.quotes else ''}{f', {found.tone}' if found.tone else ''}"
    yield Text(what, "bold red" if found.change == "removed" or found.tone == "softer" else "bold")
    if found.before is not None:
        yield under(Text(f"− {line(before[found.before.start : found.before.end])}", "red"))
    if found.after is not None:
        yield under(Text(f"+ {line(after[found.after.start : found.after.end])}", "green"))
    for old, new in found.words:
        yield under(Text(f"  {line(old) or 'nothing'} → {line(new) or 'nothing'}", "dim"))


def _line(said: str) -> Text:
    from rich.text import Text

    return Text(said, "dim")
