"""``onrecord chains``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.app import Settings
from onrecord.cli.options import json_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text
    from rich.tree import Tree

    from onrecord.asking.chains import Branch, Circulation, Station


@click.command()
@click.argument("claim")
@json_option
@click.pass_obj
def chains(settings: Settings, claim: str, *, as_json: bool) -> None:
    """Draw how an allegation went round, from each first source to every copy.

    CLAIM is the id that onrecord claims prints, or the beginning of it. Sources are counted by what the chains
    begin with, not by article: forty outlets that carry one dispatch have one source.
    """
    from onrecord.asking import answers
    from onrecord.asking.chains import circulation
    from onrecord.cli import screen
    from onrecord.cli.ledgers import opened

    with opened(settings) as ledger:
        found = circulation(ledger, claim)
        if as_json:
            screen.json_lines([answers.circulation(found)])
        else:
            screen.show(settings, _rendered(found))


def _rendered(found: Circulation) -> Iterator[RenderableType]:
    from rich.text import Text

    from onrecord.cli import render
    from onrecord.cli.rows import quoted, under

    yield render.claim_line(found.claim.noun, found.claim.entities)
    yield under(quoted(found.claim))
    carried = f"{found.documents} document{'' if found.documents == 1 else 's'}"
    if found.outlets > 1:
        carried += f" of {found.outlets} outlets"
    sources = f"{found.sources or 'no'} independent source{'' if found.sources == 1 else 's'}"
    yield under(Text(f"{sources}, carried by {carried}", "bold"))
    for branch in found.branches:
        yield _tree(branch)


def _tree(branch: Branch) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    from onrecord.cli import render

    entity = branch.source.entity
    if entity is None:
        root = Text("no source named", "italic cyan")
    else:
        root = Text(render.party(entity), "bold cyan" if branch.source.named else "italic cyan")
    if branch.connection:
        root.append(f" ({branch.connection})", "not bold default")
    tree = Tree(root, guide_style="dim")
    for station in branch.stations:
        _below(tree, station)
    return tree


def _below(tree: Tree, station: Station) -> None:
    here = tree.add(_label(station))
    for further in station.further:
        _below(here, further)


def _label(station: Station) -> Text:
    from rich.text import Text

    from onrecord.cli import render
    from onrecord.cli.rows import quoted
    from onrecord.cli.same import heading, relation

    if station.telling is None:
        return Text(render.party(station.entity) if station.entity else "", "cyan")
    text = heading(station.telling.document)
    if station.telling.of is not None:
        return text.append(f"  {relation(station.telling)}", "not bold magenta")
    return text.append("  ").append_text(quoted(station.rows[0]))
