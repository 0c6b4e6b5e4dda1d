"""Rows of the ledger as lines, for every question."""

from __future__ import annotations

from typing import Any

from rich.padding import Padding
from rich.text import Text

from onrecord.cli import render
from onrecord.cli.safe import line
from onrecord.ledger import Row
from onrecord.model import Attribution, Claim, DocketItem, Stance


def under(text: Text) -> Padding:
    """A line that belongs to the one above."""
    return Padding(text, (0, 0, 0, 4), expand=False)


def quoted(row: Row[Any]) -> Text:
    """The words that carry the row."""
    return Text(render.quotation(line(row.words)), "yellow")


def whence(row: Row[Any]) -> Text:
    """Which document, of which day, and where in it."""
    document = row.document
    title = f"{line(document.title)} · " if document.title else ""
    return Text(f"{title}{document.published or 'no date'} · {line(document.id)} · {row.id}", "dim")


def summary(row: Row[Any]) -> Text:
    """A row in one line, whatever it is."""
    noun, named = row.noun, row.entities
    if isinstance(noun, Claim):
        return render.claim_line(noun, named)
    if isinstance(noun, Stance):
        return stance(row)
    if isinstance(noun, DocketItem):
        return docket(row)
    if not isinstance(noun, Attribution):
        return quoted(row)
    who = render.name(named, noun.speaker) if noun.speaker in named else "no one named"
    return Text(who, "bold cyan").append(f"  {noun.quotation}", "not bold dim")


def stance(row: Row[Stance]) -> Text:
    """``New Zealand  CONSULT (future)  toward China``."""
    noun, named = row.noun, row.entities
    text = Text(render.name(named, noun.holder), "bold cyan")
    text.append(f"  {noun.event}{f' ({noun.mode})' if noun.mode else ''}", "not bold magenta")
    return text.append(f"  toward {render.name(named, noun.toward)}" if noun.toward else "", "not bold default")


def docket(row: Row[DocketItem]) -> Text:
    """``expected  first public hearing, tribunal, London``."""
    noun, named = row.noun, row.entities
    text = Text(noun.status, "magenta").append(f"  {line(row.words)}", "default")
    text.append(f", {render.name(named, noun.body)}" if noun.body else "", "default")
    return text.append(f", {render.name(named, noun.place)}" if noun.place else "", "default")


def when(value: str | None) -> Text:
    """A date in its column."""
    return Text(f"{line(value) if value else 'no date':<10}  ", "green")
