"""A text from left to right: each candidate is resolved against what came before it."""

from __future__ import annotations

import re
from datetime import date

from onrecord.model import DateMention, Parse, Span
from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.candidate import Candidate, Value
from onrecord.reading.dates.days import day_of_month, figures
from onrecord.reading.dates.edtf import edtf
from onrecord.reading.dates.grammar import readings, starting, value_of
from onrecord.reading.dates.guessing import guessed
from onrecord.reading.dates.scanning import Tokens, scan
from onrecord.reading.dates.tense import Tenses

_HEAD = 150  # tokens: a headline, a byline and the date
_LINE = re.compile(r"(?:^|\|)\|*((?:[Ww]p?,?)?(?:Mp?[no],?y|[no]f?Mp?,?y)|I)\|")
_YEAR = re.compile(r"[0-9]{4}(?:-|$)")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def dates(parse: Parse, *, published: str | None) -> tuple[DateMention, ...]:
    """The time expressions of a parsed text, in order, without overlap.

    ``published`` is ``YYYY-MM-DD`` (a longer ISO 8601 time is cut); without it what is relative gets a TIMEX3
    value with ``X`` for what is not known and no EDTF. Tags, heads and sentences are used where they are there.
    Spans are code points of ``parse.text``. Never raises.
    """
    read = parse.text[: parse.ends[-1]] if parse.ends else parse.text  # the end of an endless text is not read
    return _tag(read, Tenses(parse), published)


def dates_of(text: str, *, published: str | None) -> tuple[DateMention, ...]:
    """As ``dates``, from the text alone: the tense is guessed from the forms of the commonest verbs."""
    return _tag(text, Tenses(guessed(text)), published)


def _tag(text: str, tenses: Tenses, published: str | None) -> tuple[DateMention, ...]:
    tokens = scan(text)
    anchors = Anchors(_day(published) or _dateline(tokens), tenses)
    found: list[DateMention] = []
    position: int | None = 0
    ended = 0
    while (position := starting(tokens, position or 0)) is not None:
        if "p" in tokens.classes[ended:position] or "|" in tokens.classes[ended:position]:
            anchors.sentence_year = None
        ended = position
        taken = _first(tokens, position, anchors)
        if taken is None:
            position += 1
            continue
        value, first, last = taken
        found.append(_mention(value, tokens, first, last))
        if value.names_day and value.type in ("date", "time"):
            anchors.named(value.timex)
            if not value.relative and _YEAR.match(value.timex):
                anchors.sentence_year = int(value.timex[:4])
        position = max(last, position + 1)
    return tuple(found)


def _first(tokens: Tokens, position: int, anchors: Anchors) -> tuple[Value, int, int] | None:
    """The longest reading at a token that is a time expression, with its tokens."""
    for end, function in readings(tokens, position):
        value = value_of(function, Candidate(tokens, position, end), anchors)
        if value is not None:
            last = value.last or end
            while last > position + 1 and tokens.classes[last - 1] in ",@^+(":
                last -= 1
            if last > position + 1 and tokens.classes[last - 1] == "p" and not _abbreviated(tokens.words[last - 2]):
                last -= 1
            return value, position, last
    return None


def _abbreviated(word: str) -> bool:
    """Whether a full stop after ``word`` is its own: 29 Jan., not 29 January."""
    return len(word) <= 4 and word.lower() not in ("may", "june", "july")


def _mention(value: Value, tokens: Tokens, first: int, last: int) -> DateMention:
    span = Span(tokens.starts[first], tokens.ends[last - 1])
    dated = value.dated and value.type in ("date", "time")
    form = value.interval or (edtf(value.timex) if dated else None)
    return DateMention(span, value.timex, value.type, form, value.relative)


def _dateline(tokens: Tokens) -> date | None:
    """A full date that has one of the first lines to itself, where nobody said when a text was published."""
    match = _LINE.search(tokens.classes[:_HEAD])
    if match is None:
        return None
    candidate = Candidate(tokens, match.start(1), match.end(1))
    function = figures if match[1] == "I" else day_of_month
    value = value_of(function, candidate, Anchors(None, Tenses(None)))
    return _day(value.timex) if value is not None else None


def _day(published: str | None) -> date | None:
    match = _DAY.match(published or "")
    try:
        return date.fromisoformat(match.group()) if match else None
    except ValueError:
        return None
