"""Scores time expressions as TempEval-3 does (UzZaman et al. 2013), on three forms of gold.

* MEANTIME (Minard et al. 2016): NAF-like XML with tokens and no text; the annotated sentences are 0 to 5. The
  text is joined from the tokens again, as close to print as their spacing can be told, a sentence a line.
* TimeML: a ``.tml`` file or a folder of them, with ``<TIMEX3>`` in the text and the ``CREATION_TIME`` in ``<DCT>``.
* GUM (Zeldes 2017): ``<date when=…>`` around tokens. What has ``from``, ``to``, ``notBefore`` or ``notAfter`` or no
  year in ``when`` counts as a span without a value. Expressions inside others are left out.
"""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UnreadableInput
from onrecord.evaluation.report import Report, f1, sha256_of
from onrecord.model import DateMention, Document, Parse
from onrecord.reading.dates import dates

Parser = Callable[[Iterable[str]], Iterator[Parse]]

_ANNOTATED = 6  # sentences of a MEANTIME article that are annotated: 0 to 5
_GUM_KINDS = ("GUM_news_", "GUM_interview_", "GUM_court_")
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?%)\]}]|['’](?:s|S|re|ve|ll|d|m)|n['’]t|''|”")
_NO_SPACE_AFTER = frozenset(("(", "[", "{", "``", "“", "$", "£", "€", "US$"))
_UNSPACED = frozenset(("-", "–", "/"))
_DIGITS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression of the gold; ``value`` or ``type`` is ``None`` where the gold has none."""

    start: int
    end: int
    type: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One document of the gold."""

    name: str
    text: str
    published: str | None
    timexes: tuple[Timex, ...]

    @property
    def half(self) -> int:
        """0 or 1 by the hash of the name: rules were written looking at half 0 alone."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 2


def items(gold: Path) -> tuple[Item, ...]:
    """The documents of a file or folder in any of the three forms; ``UnreadableInput`` where it is none."""
    if not gold.exists():
        raise UnreadableInput(f"{gold}: no such file or folder")
    files = [gold] if gold.is_file() else sorted(p for p in gold.rglob("*") if p.suffix in (".xml", ".tml"))
    if not gold.is_file() and any(p.name.startswith("GUM_") for p in files):
        files = [p for p in files if p.name.startswith(_GUM_KINDS)]
    if not files:
        raise UnreadableInput(f"{gold}: no .xml and no .tml file in it")
    return tuple(_item(file) for file in files)


def _item(file: Path) -> Item:
    try:
        data = file.read_bytes()
        if b"<!ENTITY" in data:
            raise UnreadableInput(f"{file}: an ENTITY declaration is not read")
        root = ElementTree.fromstring(data)  # noqa: S314 - entities are refused above
    except (OSError, ElementTree.ParseError) as error:
        raise UnreadableInput(f"{file}: not readable as XML ({error})") from error
    try:
        if root.tag == "Document":
            return meantime(file.stem, root)
        if root.tag == "TimeML":
            return timeml(file.stem, root)
        if root.tag == "text":
            return gum(file.stem, root)
    except (KeyError, ValueError) as error:
        raise UnreadableInput(f"{file}: a mark-up that does not hold together ({error})") from error
    raise UnreadableInput(f"{file}: neither MEANTIME nor TimeML nor GUM (root is <{root.tag}>)")


def joined(words: Sequence[str], lines: Sequence[int]) -> tuple[str, list[int]]:
    """Tokens as text, with the offset of each; ``lines`` is the sentence of each, and each gets a line."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for i, word in enumerate(words):
        if i == 0:
            gap = ""
        elif lines[i] != lines[i - 1]:
            gap = "\n"
        elif (
            _NO_SPACE_BEFORE.fullmatch(word)
            or words[i - 1] in _NO_SPACE_AFTER
            or (word in _UNSPACED or words[i - 1] in _UNSPACED)
        ):
            gap = ""
        else:
            gap = " "
        parts.append(gap + word)
        starts.append(length + len(gap))
        length += len(gap) + len(word)
    return "".join(parts), starts


def meantime(name: str, root: ElementTree.Element) -> Item:
    """A MEANTIME article; time expressions without words are left out."""
    tokens = [t for t in root.iter("token") if int(t.attrib["sentence"]) < _ANNOTATED]
    words = [t.text or "" for t in tokens]
    text, starts = joined(words, [int(t.attrib["sentence"]) for t in tokens])
    place = {t.attrib["t_id"]: i for i, t in enumerate(tokens)}
    published: str | None = None
    timexes = []
    for mark in root.iter("TIMEX3"):
        value = mark.get("value") or None
        if mark.get("functionInDocument") == "CREATION_TIME" and value and _DIGITS.match(value):
            published = value[:10]
        anchors = [place.get(a.attrib["t_id"]) for a in mark.iter("token_anchor")]
        inside = sorted(i for i in anchors if i is not None)
        if inside:
            last = inside[-1]
            kind = (mark.get("type") or "").lower() or None
            timexes.append(Timex(starts[inside[0]], starts[last] + len(words[last]), kind, value))
    return Item(name, text, published, tuple(sorted(timexes, key=lambda t: (t.start, t.end))))


def timeml(name: str, root: ElementTree.Element) -> Item:
    """A TimeML document: the words of ``<TEXT>``; the creation time is not scored, as in TempEval-3."""
    published: str | None = None
    for mark in root.iter("TIMEX3"):
        if mark.get("functionInDocument") == "CREATION_TIME":
            published = (mark.get("value") or "")[:10]
    body = root.find("TEXT")
    parts: list[str] = []
    timexes: list[Timex] = []
    _walk(body if body is not None else root, parts, timexes)
    return Item(name, "".join(parts), published, tuple(timexes))


def _walk(element: ElementTree.Element, parts: list[str], timexes: list[Timex]) -> None:
    parts.append(element.text or "")
    for child in element:
        start = sum(map(len, parts))
        _walk(child, parts, timexes)
        if child.tag == "TIMEX3":
            end = sum(map(len, parts))
            timexes.append(Timex(start, end, (child.get("type") or "").lower() or None, child.get("value") or None))
        parts.append(child.tail or "")


def gum(name: str, root: ElementTree.Element) -> Item:
    """A GUM document; the date of its making stands in ``dateCreated``."""
    words: list[str] = []
    lines: list[int] = []
    marks: list[tuple[int, int, str | None]] = []
    count = [0]
    _gather(root, words, lines, marks, count, False)
    text, starts = joined(words, lines)
    timexes = tuple(
        Timex(starts[first], starts[last - 1] + len(words[last - 1]), None, value)
        for first, last, value in sorted(marks)
        if last > first
    )
    created = root.get("dateCreated") or ""
    return Item(name, text, created if _DIGITS.fullmatch(created) else None, timexes)


def _gather(
    element: ElementTree.Element, words: list[str], lines: list[int],
    marks: list[tuple[int, int, str | None]], count: list[int], dated: bool,
) -> None:  # fmt: skip
    if element.tag in ("s", "p", "head"):
        count[0] += 1
    first = len(words)
    is_date = element.tag == "date"

    def add(rows: str | None) -> None:
        for row in (rows or "").splitlines():
            if "\t" in row:
                words.append(row.split("\t", 1)[0])
                lines.append(count[0])

    add(element.text)
    for child in element:
        _gather(child, words, lines, marks, count, dated or is_date)
        add(child.tail)
    if is_date and not dated:
        when = element.get("when")
        marks.append((first, len(words), when if when and re.match(r"[0-9]{4}", when) else None))


def evaluate(gold: Path, *, predictions: Path | None = None, parser: Parser | None = None) -> Report:
    """Strict and relaxed F1 of spans, accuracy of the types, F1 of the values.

    ``predictions`` gets a line a document: ``{"name", "timexes": [{"start", "end", "text", "type", "value"}]}``, the
    offsets in the text as ``items`` gives it. ``parser`` reads the texts; by default the program's own reader.
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
    by = {f"half {half}": score([p for p in pairs if p[0].half == half])[0] for half in (0, 1)}
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
    found there out. Of GUM only calendar dates are scored. ``type accuracy`` is over relaxed matches whose gold has a type.
    """
    gold = predicted = strict = relaxed = typed = types = 0
    valued = valued_predicted = values = strict_values = with_value = 0
    for item, every in pairs:
        found = calendar_dates(every) if item.name.startswith("GUM_") else every
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
            if timex.value is not None and same_value(timex.value, mention, item.name.startswith("GUM_")):
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
    return json.dumps({"name": item.name, "timexes": rows}, ensure_ascii=False)
