"""HTML → text by its block elements, without a judgement on what is the main text (mail, feeds)."""

from __future__ import annotations

from lxml import etree, html

from onrecord.errors import UnreadableInput

_BLOCKS = frozenset(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul".split()
)
_SILENT = frozenset("script style template noscript head svg math object iframe".split())


def parsed(text: str) -> html.HtmlElement:
    """The tree of an HTML page or fragment; no network, no entities but HTML's, depth as libxml2 bounds it.

    Raises:
        UnreadableInput: there is no element in it.
    """
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableInput("there is no readable HTML in it") from error
    return tree


def plain(text: str) -> str:
    """The words of an HTML page or fragment, a block element a line.

    Raises:
        UnreadableInput: there is no element in it.
    """
    if not text.strip():
        return ""
    parts: list[str] = []
    silent = 0
    for event, element in etree.iterwalk(parsed(text), events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            silent += name in _SILENT
            if name in _BLOCKS:
                parts.append("\n")
            if element.text and not silent:
                parts.append(_spaced(element.text))
        else:
            silent -= name in _SILENT
            if name in _BLOCKS:
                parts.append("\n")
            if element.tail and not silent:
                parts.append(_spaced(element.tail))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _spaced(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")
