"""Gold of time expressions, in three forms, each read into a text with the spans in it.

* MEANTIME (Minard et al. 2016): XML with tokens and no text; the annotated sentences are 0 to 5. The text is joined
  from the tokens again, as close to print as their spacing can be told, a sentence a line.
* TimeML (TimeBank, TempEval-3): a ``.tml`` file or a folder of them. The text is that of ``<TEXT>``, with
  ``<TIMEX3>`` in it; the day of publication that of ``<DCT>``, which is not itself scored.
* GUM (Zeldes 2017): ``<date when=…>`` around tokens. What has ``from``, ``to``, ``notBefore`` or ``notAfter`` or no
  year in ``when`` counts as a span without a value. Expressions inside others are left out.
"""

from __future__ import annotations

import hashlib
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from onrecord.errors import UnreadableInput

Kind = Literal["meantime", "timeml", "gum"]

_ANNOTATED = 6  # sentences of a MEANTIME article that are annotated: 0 to 5
_GUM_KINDS = ("GUM_news_", "GUM_interview_", "GUM_court_")
_NO_SPACE_BEFORE = re.compile(r"[,.;:!?%)\]}]|['’](?:s|S|re|ve|ll|d|m)|n['’]t|''|”")
_NO_SPACE_AFTER = frozenset(("(", "[", "{", "``", "“", "$", "£", "€", "US$"))
_UNSPACED = frozenset(("-", "–", "/"))
_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DATED = ("CREATION_TIME", "PUBLICATION_TIME")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression of the gold; ``value`` or ``type`` is ``None`` where the gold has none."""

    start: int
    end: int
    type: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """One document of the gold; ``kind`` is ``meantime``, ``timeml`` or ``gum``."""

    kind: Kind
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
        root = _tree(file.read_bytes())
    except (OSError, ValueError, ElementTree.ParseError) as error:
        raise UnreadableInput(f"{file}: not readable as XML ({error}): mend or remove it") from error
    kind = _tag(root)
    try:
        if kind == "Document":
            return meantime(file.stem, root)
        if kind == "text":
            return gum(file.stem, root)
        if kind == "TimeML" or any(_tag(element) == "TIMEX3" for element in root.iter()):
            return timeml(file.stem, root)
    except (KeyError, ValueError, RecursionError) as error:
        raise UnreadableInput(f"{file}: a mark-up that does not hold together ({error})") from error
    raise UnreadableInput(f"{file}: neither MEANTIME nor TimeML nor GUM (root is <{kind}>)")


def _tree(data: bytes) -> ElementTree.Element:
    """The XML; bare ampersands, control characters and a wrong encoding are mended where they stop the parser."""
    if b"<!ENTITY" in data:
        raise ValueError("an ENTITY declaration is not read")
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - entities are refused above
    except (ElementTree.ParseError, ValueError, LookupError):
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
        text = _CONTROLS.sub(" ", _BARE_AMPERSAND.sub("&amp;", _DECLARATION.sub("", text, count=1)))
        return ElementTree.fromstring(text)  # noqa: S314


def _tag(element: ElementTree.Element) -> str:
    """The name without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


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
        if mark.get("functionInDocument") == "CREATION_TIME" and _day(value):
            published = _day(value)
        anchors = [place.get(a.attrib["t_id"]) for a in mark.iter("token_anchor")]
        inside = sorted(i for i in anchors if i is not None)
        if inside:
            last = inside[-1]
            kind = (mark.get("type") or "").lower() or None
            timexes.append(Timex(starts[inside[0]], starts[last] + len(words[last]), kind, value))
    return Item("meantime", name, text, published, tuple(sorted(timexes, key=lambda t: (t.start, t.end))))


def timeml(name: str, root: ElementTree.Element) -> Item:
    """A TimeML document: the words of ``<TEXT>``, or of the whole where there is none (TimeBank 1.2).

    The day of publication is that of ``<DCT>``, else of the expression marked as creation or publication time.
    Expressions without words, and the creation time where it stands in the text, are not scored.
    """
    elements = list(root.iter())
    marks = [element for element in elements if _tag(element) == "TIMEX3"]
    dct = [mark for element in elements if _tag(element) == "DCT" for mark in element.iter() if _tag(mark) == "TIMEX3"]
    dated = dct + [mark for mark in marks if mark.get("functionInDocument") in _DATED]
    days = [_day(mark.get("value")) or _day("".join(mark.itertext())) for mark in dated]
    published = next((day for day in days if day is not None), None)
    body = next((element for element in elements if _tag(element).upper() == "TEXT"), root)
    reader = _TextReader(frozenset(id(mark) for mark in dated))
    reader.read(body)
    text = "".join(reader.parts)
    return Item("timeml", name, text, published, tuple(sorted(reader.timexes, key=lambda t: (t.start, t.end))))


def _day(value: str | None) -> str | None:
    match = _DAY.match((value or "").strip())
    return "-".join(match.groups()) if match else None


class _TextReader:
    """Gathers the words of an element and where its TIMEX3 stand in them."""

    def __init__(self, skipped: frozenset[int]) -> None:
        self.parts: list[str] = []
        self.timexes: list[Timex] = []
        self._length = 0
        self._skipped = skipped

    def read(self, element: ElementTree.Element) -> None:
        self._add(element.text)
        for child in element:
            start, before = self._length, len(self.parts)
            if _tag(child):
                self.read(child)
            if _tag(child) == "TIMEX3" and id(child) not in self._skipped:
                words = "".join(self.parts[before:])
                first = start + len(words) - len(words.lstrip())
                last = start + len(words.rstrip())
                if last > first:
                    kind = (child.get("type") or "").lower() or None
                    self.timexes.append(Timex(first, last, kind, child.get("value") or None))
            self._add(child.tail)

    def _add(self, words: str | None) -> None:
        if words:
            self.parts.append(words)
            self._length += len(words)


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
    return Item("gum", name, text, _day(created), timexes)


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
