"""ODT (OpenDocument text) → text, by its paragraphs and headings."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from onrecord.errors import UnreadableInput
from onrecord.intake.archive import FAULTS
from onrecord.intake.taken import Extract
from onrecord.model import Anchor

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SKIPPED = frozenset({f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_OFFICE}forms", f"{_TEXT}note"})


def extract(data: bytes) -> Extract:
    """The words of the body without comments, footnotes and what tracked changes took out.

    Raises:
        UnreadableInput: damaged, or no text in it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            tree = _parsed(archive.read("content.xml"))
            names = set(archive.namelist())
            meta = _parsed(archive.read("meta.xml")) if "meta.xml" in names else None
    except (etree.LxmlError, *FAULTS) as error:
        raise UnreadableInput("this ODT file is damaged") from error
    parts: list[str] = []
    anchors: list[Anchor] = []
    at = 0
    body = tree.find(f".//{_OFFICE}text")
    paragraphs = body.iter(f"{_TEXT}p", f"{_TEXT}h") if body is not None else []
    for number, element in enumerate(paragraphs, 1):
        if any(a.tag in _SKIPPED for a in element.iterancestors()):
            continue
        text = " ".join(_words(element).split())
        if text:
            parts.append(text)
            anchors.append(Anchor(at, at + len(text), "element", f"paragraph {number}"))
            at += len(text) + 2
    if not parts:
        raise UnreadableInput("there is no text in this ODT file")
    title = meta.find(f".//{_TITLE}") if meta is not None else None
    return Extract(
        text="\n\n".join(parts), anchors=tuple(anchors),
        title=" ".join(title.text.split()) or None if title is not None and title.text else None,
    )  # fmt: skip


def _parsed(data: bytes) -> etree._Element:
    """XML without entities of its own, network or great depth (libxml2's bounds)."""
    if b"<!ENTITY" in data:
        raise ValueError("entities")
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _words(element: etree._Element) -> str:
    parts: list[str] = []
    skipped = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node.tag in _SKIPPED:
                skipped += 1
            elif not skipped:
                if node.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
                    parts.append(" ")
                parts.append(node.text or "")
        else:
            if node.tag in _SKIPPED:
                skipped -= 1
            if not skipped and node is not element:
                parts.append(node.tail or "")
    return "".join(parts)
