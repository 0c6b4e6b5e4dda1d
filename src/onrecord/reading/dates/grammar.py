"""What time expressions look like: a regular expression over the classes of ``lexicon``, every repeat bounded."""

from __future__ import annotations

import re

from onrecord.reading.dates.scanning import Tokens

_WD = r"(?:[Ww]p?,?t?)?"  # Friday, / Fri., / Friday the
_EARLY = r"(?:t?A?e-?[f^]?t?)?"  # early / mid- / the end of the / late in the
_REL = r"[lxcvb]"
_COUNT = r"(?:(?:N(?:-N)?N?|[niy]|aF|F|ah|hN|ha?)(?:[>&~-](?:N(?:-N)?|[ni]))?(?:f?F)?(?:&ah|&(?:ah)?h)?)"
_ZONE = r"(?:\(z(?:[_-]n)?\)|z(?:[_-]n)?)"
_CLOCK = rf"(?:(?:T[m]?|nm|J|[nN]P(?=[z+]))(?:{_ZONE})?)"
_DATE = rf"(?:{_WD}Mp?[no](?:,?y)?|{_WD}t?[no]f?Mp?(?:,?y)?|W|I)"

_KINDS = {
    "iso": rf"I(?:{_CLOCK})?",
    "clock": rf"(?:{_DATE},?[@^]?{_CLOCK}|{_CLOCK},?(?:\+?{_DATE}|[lcx]P|D)?)",
    # several days of one month: 3-5 May 2020, May 3 to 5, 30 April to 2 May stays two
    "days": rf"(?:r[f]?Mp?(?:,?y)?|{_WD}t?[no][~>-]t?[no]f?Mp?(?:,?y)?|Mp?(?:r|t?[no][~>-]t?[no](?![MVU]))(?:,?y)?)",
    "months": r"M[~-]M(?:,?y)",
    "day": rf"(?:{_WD}Mp?t?[no](?![:%])(?:,?y)?|{_WD}t?[no]f?Mp?(?:,?y)?)(?:{_REL}U)?",
    "month": rf"{_EARLY}(?:Mp?,?f?y|{_REL}?M(?:f?[lxc]U)?)",
    "part": rf"(?:e?t?(?:D|c|W)P|lP|e?W(?:[lxc][U])|e?t?{_REL}?W|eD|D)",
    "short": r"w(?=[)|])",
    "holiday": r"H(?:U|P)?(?:,?y)?",
    "sets": r"(?:E(?:[ONo]|[nN]|V)?(?:[UWMPSV])(?:P)?|1a[UP]|N1a[UP]|n1a[UP]|1/U|K)",
    "quarter": rf"{_EARLY}t?(?:Q,?(?:f?y|f?t?[lxcbv]U)?|[Oo]-?(?:U|h)(?:[fp]?t?[lxcbv]?A?U|,?f?y)?)",
    "season": rf"{_EARLY}t?(?:[lxcbv]S|Sf?,?y|S)",
    "decade": rf"{_EARLY}t?e?-?'?Z",
    "ago": rf"(?:(?:(?:(?:B@?B?|@B|A){{0,3}}){_COUNT}-?A?[UV]|(?:B@?B|B|A)?aA?U(?=[gej]))[gej]|tUj)",
    "same": r"t?(?:s[UP](?:aU[ge]|t?lU)?|[k][UWPS])",
    "rel": rf"{_EARLY}(?:[tc]?[lxcvb]A?(?:B?B?{_COUNT})?A?-?[UV]|t?{_COUNT}[lx][UV])",
    "span": rf"(?:(?:B@?B|@?B)?{_COUNT}-?A?[UV]|(?:B@?B|B)?A?aA?-?U(?:&ah)?)",
    "bare": r"[V]",
    "the": r"(?:et?|e[f^]t|te[f^]t?|t)U",
    "year": rf"{_EARLY}y",
    "years": r"R",
    "ref": r"A?G",
    "recent": r"t?GV",
    "vague": r"(?:tA?u|tl|t19|@t?8|k1)",
    "often": r"Y",
}  # fmt: skip
_FORMS = tuple((kind, re.compile(form)) for kind, form in _KINDS.items())
_ANY = re.compile("|".join(f"(?:{form})" for form in _KINDS.values()))


def starting(tokens: Tokens, position: int) -> int | None:
    """The first token at or after ``position`` where some expression could begin."""
    match = _ANY.search(tokens.classes, position)
    return match.start() if match else None


def readings(tokens: Tokens, first: int) -> list[tuple[int, str]]:
    """``(last, kind)`` of all expressions that begin at token ``first``, the longest first."""
    found = []
    for kind, form in _FORMS:
        match = form.match(tokens.classes, first)
        if match and match.end() > first:
            found.append((match.end(), kind))
    found.sort(key=lambda reading: -reading[0])  # stable: of equals the kind listed first
    return found
