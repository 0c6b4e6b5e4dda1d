"""The front matter of Markdown files: ``key: value`` lines between two lines ``---`` at the very start."""

from __future__ import annotations

import json
import re

_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<body>(?:[^\r\n]{0,2000}\r?\n){1,60}?)---[ \t]*(?:\r?\n|$)")
_KEY = re.compile(r"([A-Za-z_][\w-]{0,40}):[ \t]*(.*)$")


def end_of_matter(text: str) -> int:
    """Where the front matter ends; 0 where there is none."""
    match = _MATTER.match(text)
    return match.end() if match and _KEY.match(match["body"].split("\n", 1)[0].rstrip("\r")) else 0


def front_matter(text: str) -> dict[str, str]:
    """The plain values of the front matter; lists and nested values are left out."""
    end = end_of_matter(text)
    match = _MATTER.match(text) if end else None
    if match is None:
        return {}
    found: dict[str, str] = {}
    last = None
    for line in match["body"].splitlines():
        key = _KEY.match(line)
        if key:
            last = key[1].lower()
            found[last] = "" if key[2] in (">-", "|", ">", "|-") else key[2].strip()
        elif last and line[:1] in " \t" and not line.lstrip().startswith("- "):
            before = found[last]
            found[last] = (before[:-1] if before.endswith("\\") else before + " ") + line.strip()
        else:
            last = None
    return {key: value for key, raw in found.items() if (value := _unquoted(raw.strip()))}


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == "'":
        value = value[1:-1].replace("''", "'")
    elif len(value) > 1 and value[0] == value[-1] == '"':
        # YAML's \_ is a no-break space, "\ " a space at a fold; its other escapes are JSON's
        try:
            value = json.loads(value.replace("\\_", "\\u00a0").replace("\\ ", " "))
        except ValueError:
            value = value[1:-1]
    return " ".join(value.split())
