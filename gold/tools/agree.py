"""Agreement between two sets of resolved records: ``python gold/tools/agree.py DIR_A DIR_B [--split test]``.

Rows of one kind are matched one to one, best overlap first, where the Dice coefficient of the characters of
their words (act, words, what, term) is at least .5; a claim only with one of the same kind. F1 counts matched
rows against all (which annotator is taken for gold does not matter to it). Cohen's kappa (1960) is given for
each categorical field over the matched rows, null being a value; where both annotators used one and the same
value throughout it is not defined, and null. ``agreed`` is the plain share of matched rows with equal values.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

WORDS = {"claims": "act", "stances": "words", "docket": "what", "terms": "term", "attributions": "content"}
CATEGORIES = {
    "claims": ("event", "status", "response"),
    "stances": ("holder", "toward", "event", "mode", "when"),
    "docket": ("status", "when"),
    "terms": (),
    "attributions": ("quotation",),
}
NAMES = {
    "claims": ("actor", "recipient", "place", "when"),
    "stances": (),
    "docket": ("body", "place"),
    "terms": ("by",),
    "attributions": ("speaker",),
}
ENOUGH = 0.5
Row = Mapping[str, Any]


def characters(row: Row, name: str) -> set[int]:
    value = row[name]
    spans = [value] if value and isinstance(value[0], int) else value
    return {at for start, end in spans for at in range(start, end)}


def dice(left: set[int], right: set[int]) -> float:
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0


def match(left: Sequence[Row], right: Sequence[Row], words: str) -> list[tuple[int, int]]:
    """Pairs of indices, best overlap first; ties by the order of the text."""
    lefts, rights = [characters(row, words) for row in left], [characters(row, words) for row in right]
    scored = [
        (-dice(a, b), i, j)
        for i, a in enumerate(lefts)
        for j, b in enumerate(rights)
        if left[i].get("kind") == right[j].get("kind") and dice(a, b) >= ENOUGH
    ]
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(scored):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def f1(matched: int, left: int, right: int) -> float | None:
    return round(2 * matched / (left + right), 3) if left + right else None


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Cohen's kappa of paired values; None where there is no pair or chance agreement is complete."""
    if not pairs:
        return None
    size = len(pairs)
    observed = sum(a == b for a, b in pairs) / size
    left, right = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(left[value] * right[value] for value in left) / size**2
    return None if chance >= 1 else round((observed - chance) / (1 - chance), 3)


def _same(left: Any, right: Any) -> bool:
    """Names agree if equal, or if one holds the other, case and articles aside ("Ardern", "Jacinda Ardern")."""
    if not left or not right:
        return not left and not right
    a, b = (f" {str(name).casefold().removeprefix('the ').strip()} " for name in (left, right))
    return a in b or b in a


def compare(left: Sequence[Mapping[str, Any]], right: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Figures by row type for records of the same articles in the same order."""
    report: dict[str, Any] = {}
    for part, words in WORDS.items():
        groups: tuple[str | None, ...] = (None, "allegation", "finding", "response") if part == "claims" else (None,)
        for kind in groups:
            matched: list[tuple[Row, Row]] = []
            sizes = [0, 0]
            chains = answers = 0
            for one, other in zip(left, right, strict=True):
                mine = [row for row in one[part] if kind is None or row["kind"] == kind]
                theirs = [row for row in other[part] if kind is None or row["kind"] == kind]
                pairs = match(mine, theirs, words)
                sizes[0] += len(mine)
                sizes[1] += len(theirs)
                matched += [(mine[i], theirs[j]) for i, j in pairs]
                if part == "claims":
                    same = _claim_ids(one, other)
                    for i, j in pairs:
                        chains += _chain(mine[i]) == _chain(theirs[j])
                        answers += {same.get(c) for c in mine[i]["answers"]} == set(theirs[j]["answers"])
            figures: dict[str, Any] = {
                "a": sizes[0],
                "b": sizes[1],
                "matched": len(matched),
                "f1": f1(len(matched), *sizes),
            }
            for name in CATEGORIES[part]:
                values = [(one.get(name), other.get(name)) for one, other in matched]
                figures[name] = {"agreed": _share(sum(a == b for a, b in values), values), "kappa": kappa(values)}
            for name in NAMES[part]:
                values = [(one.get(name), other.get(name)) for one, other in matched]
                figures[name] = {"agreed": _share(sum(_same(a, b) for a, b in values), values)}
            if part == "claims":
                figures["chain_connections"] = {"agreed": _share(chains, matched)}
            if kind == "response":
                figures["answers"] = {"agreed": _share(answers, matched)}
            report[part if kind is None else f"{part}.{kind}"] = figures
    return report


def _claim_ids(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, str]:
    pairs = match(one["claims"], other["claims"], "act")
    return {one["claims"][i]["id"]: other["claims"][j]["id"] for i, j in pairs}


def _chain(row: Row) -> list[str | None]:
    return [link["connection"] for link in row["chain"]]


def _share(count: int, of: Sequence[Any]) -> float | None:
    return round(count / len(of), 3) if of else None


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("left", type=Path)
    parser.add_argument("right", type=Path)
    parser.add_argument("--split", choices=["dev", "test"])
    chosen = parser.parse_args()
    sides = (chosen.left, chosen.right)
    names = sorted(set.intersection(*({path.name for path in side.glob("*.json")} for side in sides)))
    both = [tuple(json.loads((side / name).read_text()) for side in sides) for name in names]
    both = [(a, b) for a, b in both if chosen.split in (None, a["document"]["split"])]
    report = {"articles": len(both), **compare([a for a, _ in both], [b for _, b in both])}
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
