"""Scores time expressions as TempEval-3 does (UzZaman et al. 2013), on the forms of gold that ``timexes`` reads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.evaluation.report import Report, f1, sha256_of
from onrecord.evaluation.timexes import Item, Timex, items
from onrecord.model import DateMention, Document, Parse
from onrecord.reading.dates import dates

Parser = Callable[[Iterable[str]], Iterator[Parse]]


def evaluate(gold: Path, *, predictions: Path | None = None, parser: Parser | None = None) -> Report:
    """Strict and relaxed F1 of spans, accuracy of the types, F1 of the values.

    ``predictions`` gets a line a document, the offsets in the text as ``items`` gives it::

        {"name", "published", "timexes": [{"start", "end", "text", "type": "DATE|TIME|DURATION|SET", "value"}]}

    ``parser`` reads the texts; by default the program's own reader.
    """
    documents = items(gold)
    read = parser or _reader()
    parses = read(item.text for item in documents)
    found = [dates(parse, published=item.published) for item, parse in zip(documents, parses, strict=True)]
    if predictions is not None:
        rows = (f"{_line(i, f)}\n" for i, f in zip(documents, found, strict=True))
        predictions.write_text("".join(rows), "utf-8")
    pairs = list(zip(documents, found, strict=True))
    measures, counts = score(pairs)
    halved = [pair for pair in pairs if pair[0].kind != "timeml"]
    by = {f"half {half}": score([p for p in halved if p[0].half == half])[0] for half in (0, 1)} if halved else {}
    return Report("dates", str(gold), sha256_of(gold), measures, counts, by)


def _reader() -> Parser:
    from onrecord.reading.reader import load_reader

    reader = load_reader()

    def parses(texts: Iterable[str]) -> Iterator[Parse]:
        documents = (Document(str(i), text, hashlib.sha256(text.encode()).hexdigest()) for i, text in enumerate(texts))
        return (reading.parse for reading in reader.read(documents))

    return parses


def score(pairs: Sequence[tuple[Item, Sequence[DateMention]]]) -> tuple[dict[str, float], dict[str, int]]:
    """Measures and counts.

    ``strict``: both ends right; ``relaxed``: at least a character shared, one to one from left to right.
    ``value F1``: relaxed and the value right, as TempEval-3 counts it; ``strict value F1``: both ends and the
    value right. Where the gold has no values (GUM's intervals) the value measures leave those spans and what was
    found there out. Of GUM only calendar dates are scored. ``type accuracy`` is over relaxed matches whose gold
    has a type.
    """
    gold = predicted = strict = relaxed = typed = types = 0
    valued = valued_predicted = values = strict_values = with_value = 0
    for item, every in pairs:
        found = calendar_dates(every) if item.kind == "gum" else every
        gold += len(item.timexes)
        predicted += len(found)
        valued += sum(t.value is not None for t in item.timexes)
        matches = matched(item.timexes, found)
        valued_predicted += len(found) - sum(t.value is None for t, _ in matches)
        for timex, mention in matches:
            relaxed += 1
            exact = (timex.start, timex.end) == tuple(mention.span)
            strict += exact
            if timex.type is not None:
                types += 1
                typed += timex.type == mention.type
            with_value += timex.value is not None
            if timex.value is not None and same_value(timex.value, mention, item.kind == "gum"):
                values += 1
                strict_values += exact
    measures = {f"strict {key}": value for key, value in f1(strict, predicted, gold).items()}
    measures |= {f"relaxed {key}": value for key, value in f1(relaxed, predicted, gold).items()}
    measures["value F1"] = f1(values, valued_predicted, valued)["F1"]
    measures["strict value F1"] = f1(strict_values, valued_predicted, valued)["F1"]
    if types:
        measures["type accuracy"] = typed / types
    measures["value accuracy"] = values / with_value if with_value else 0.0
    return measures, {"gold": gold, "predicted": predicted, "documents": len(pairs)}


def calendar_dates(found: Sequence[DateMention]) -> list[DateMention]:
    """What GUM marks: dates and times of the calendar; no durations, no sets, no "now" and "recently"."""
    return [m for m in found if m.type in ("date", "time") and not m.timex.endswith("_REF")]


def matched(gold: Sequence[Timex], found: Sequence[DateMention]) -> list[tuple[Timex, DateMention]]:
    """Pairs that share a character: the same span first, then from left to right, each used once."""
    spans = {tuple(mention.span): mention for mention in found}
    pairs = [(t, spans[(t.start, t.end)]) for t in gold if (t.start, t.end) in spans]
    used = {id(m) for _, m in pairs}
    done = {id(t) for t, _ in pairs}
    for timex in gold:
        if id(timex) in done:
            continue
        for mention in found:
            if id(mention) not in used and mention.span.start < timex.end and timex.start < mention.span.end:
                pairs.append((timex, mention))
                used.add(id(mention))
                break
    return pairs


def same_value(value: str, mention: DateMention, dated: bool) -> bool:
    """Whether the values are the same; GUM's ``when`` is a plain date, so parts of a day are cut for it."""
    if dated:
        return value in (mention.timex, mention.timex[:10], mention.edtf)
    return value == mention.timex


def _line(item: Item, found: Sequence[DateMention]) -> str:
    rows = [
        {
            "start": m.span.start,
            "end": m.span.end,
            "text": item.text[m.span.start : m.span.end],
            "type": m.type.upper(),
            "value": m.timex,
        }
        for m in found
    ]
    return json.dumps({"name": item.name, "published": item.published, "timexes": rows}, ensure_ascii=False)
