"""Attributions against gold: source, cue and content, as PARC 3.0 and PolNeAR mark them.

Gold and predictions are JSON lines, one article a line::

    {"id": "...", "text": "...", "attributions": [{"source": [[s, e], ...], "cue": ..., "content": ...}, ...]}

Offsets are code points into ``text``, end exclusive; a role may be empty or in several fragments.

The unit is the token: a word (inner apostrophes and hyphens kept) or one punctuation mark; punctuation is
dropped from every role unless ``strict``. Measures:

- *role* scores ignore links: ``exact`` (whole roles), ``token`` (union over the article), ``frag`` (each
  contiguous fragment, cut at line breaks, as BIO taggers are scored);
- *attribution* scores pair gold and predicted attributions one to one, greedily by falling
  Dice(content) + 0.1 Dice(cue) + 0.01 Dice(source). ``found``: content Dice >= .5; ``AR50``: all three roles
  have Dice >= .5 (two empty sources agree); ``AR-exact``: all three are equal;
- *source given found*, exact and overlapping, also over the gold that names a source;
- recall by quotation type and by kind of source.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from onrecord.errors import UnreadableInput
from onrecord.evaluation.report import Report, f1, sha256_of

Tokens: TypeAlias = frozenset[int]
Fragments: TypeAlias = Iterable[Sequence[int]]

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+(?:['’\-]\w+)*|[^\w\s]")
_LINES = re.compile(r"\n+")
_PRONOUNS = frozenset(
    "i me my we us our you he him his she her they them their it its who whom one this that these those "
    "himself herself themselves itself which everyone everybody anyone someone somebody nobody".split()
)
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The tokens of one attribution, by role."""

    source: Tokens
    cue: Tokens
    content: Tokens


class Article:
    """A text as tokens, which turns fragments of characters into sets of tokens."""

    def __init__(self, text: str, *, strict: bool = False) -> None:
        self.text = text
        self.strict = strict
        self.tokens = [match.span() for match in _TOKEN.finditer(text)]
        self.is_word = [_is_word(text[start]) for start, _ in self.tokens]
        self.quoted = self._quoted()

    def _quoted(self) -> list[bool]:
        """For each token whether double quotation marks enclose it; a line break ends a quotation."""
        flags: list[bool] = []
        inside = False
        before = 0
        for start, end in self.tokens:
            if inside and "\n" in self.text[before:start]:
                inside = False
            mark = self.text[start:end]
            if mark == "“":
                inside = True
                flags.append(True)
            elif mark == "”":
                inside = False
                flags.append(True)
            elif mark == '"':
                inside = not inside
                flags.append(True)
            else:
                flags.append(inside)
            before = end
        return flags

    def covered(self, fragments: Fragments) -> Tokens:
        """Tokens that ``fragments`` touch: words, or punctuation where there is nothing else."""
        words: set[int] = set()
        marks: set[int] = set()
        for start, end in fragments:
            if end <= start:
                continue
            at = max(bisect_left(self.tokens, (start + 1,)) - 1, 0)
            while at < len(self.tokens) and self.tokens[at][0] < end:
                if self.tokens[at][1] > start:
                    (words if self.strict or self.is_word[at] else marks).add(at)
                at += 1
        return frozenset(words or marks)

    def fragments(self, fragments: Fragments) -> list[Tokens]:
        """Each contiguous fragment alone, cut at line breaks."""
        merged: list[list[int]] = []
        for start, end in sorted((int(f[0]), int(f[1])) for f in fragments):
            if merged and not self.text[merged[-1][1] : start].strip():
                merged[-1][1] = max(end, merged[-1][1])
            else:
                merged.append([start, end])
        pieces: list[Tokens] = []
        for start, end in merged:
            at = start
            for lines in _LINES.finditer(self.text[start:end]):
                pieces.append(self.covered([(at, start + lines.start())]))
                at = start + lines.end()
            pieces.append(self.covered([(at, end)]))
        return [p for p in pieces if p]

    def roles(self, attribution: Mapping[str, Any]) -> Roles:
        """The tokens of an attribution in the gold's form."""
        return Roles(*(self.covered(attribution.get(role) or []) for role in ROLES))

    def quotation_type(self, content: Tokens) -> str:
        """``direct`` (at least .9 of the words quoted), ``mixed`` (some) or ``indirect``."""
        words = [t for t in content if self.is_word[t]]
        share = sum(self.quoted[t] for t in words) / len(words) if words else 0.0
        return "direct" if share >= 0.9 else "mixed" if share > 0 else "indirect"

    def source_type(self, source: Tokens) -> str:
        """``none``, ``pronoun``, ``name`` or ``nominal``."""
        words = [self.text[s:e] for s, e in (self.tokens[t] for t in sorted(source)) if self.text[s].isalnum()]
        if not words:
            return "none"
        if len(words) <= 2 and all(w.lower() in _PRONOUNS for w in words):
            return "pronoun"
        named = any(w[0].isupper() and w.lower() not in _PRONOUNS | _ARTICLES for w in words)
        return "name" if named else "nominal"


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def dice(left: Tokens, right: Tokens, *, empty: float = 0.0) -> float:
    """Dice coefficient of two sets; ``empty`` where both are empty."""
    if not left and not right:
        return empty
    return 2 * len(left & right) / (len(left) + len(right))


def pair(gold: Sequence[Roles], predicted: Sequence[Roles]) -> list[tuple[int, int]]:
    """One-to-one pairs (gold, predicted), greedily by falling similarity."""
    candidates: list[tuple[float, int, int]] = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            content = dice(g.content, p.content)
            if content == 0 and not (not g.content and g.cue & p.cue):
                continue
            candidates.append((content + 0.1 * dice(g.cue, p.cue) + 0.01 * dice(g.source, p.source), i, j))
    candidates.sort(key=lambda c: (-c[0], c[1], c[2]))
    left: set[int] = set()
    right: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in candidates:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


class Score:
    """Counts over articles; :meth:`report` turns them into measures."""

    def __init__(self, *, strict: bool = False) -> None:
        self.strict = strict
        self.articles = 0
        self.count: Counter[str] = Counter()
        self.credit: dict[str, float] = dict.fromkeys(ROLES, 0.0)

    def add(self, text: str, gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> None:
        """Count one article."""
        self.articles += 1
        article = Article(text, strict=self.strict)
        wanted = [r for r in map(article.roles, gold) if r.content or r.cue]
        given = [r for r in map(article.roles, predicted) if r.content or r.cue]
        self.count["gold"] += len(wanted)
        self.count["predicted"] += len(given)
        for role in ROLES:
            self._role(role, "exact", {getattr(r, role) for r in wanted}, {getattr(r, role) for r in given})
            self._role(
                role, "token",
                {t for r in wanted for t in getattr(r, role)}, {t for r in given for t in getattr(r, role)},
            )  # fmt: skip
            self._role(
                role, "frag",
                {f for a in gold for f in article.fragments(a.get(role) or [])},
                {f for a in predicted for f in article.fragments(a.get(role) or [])},
            )  # fmt: skip
        found: dict[int, bool] = {}
        for i, j in pair(wanted, given):
            self._pair(wanted[i], given[j], i, found)
        for i, roles in enumerate(wanted):
            for key in (f"type:{article.quotation_type(roles.content)}", f"source:{article.source_type(roles.source)}"):
                self.count[f"{key} gold"] += 1
                self.count[f"{key} found"] += i in found
                self.count[f"{key} with source"] += found.get(i, False)
        for roles in given:
            self.count[f"type:{article.quotation_type(roles.content)} predicted"] += 1

    def _role(self, role: str, measure: str, gold: set[Any], predicted: set[Any]) -> None:
        gold, predicted = gold - {frozenset()}, predicted - {frozenset()}
        self.count[f"{role} {measure} gold"] += len(gold)
        self.count[f"{role} {measure} predicted"] += len(predicted)
        self.count[f"{role} {measure} hits"] += len(gold & predicted)

    def _pair(self, gold: Roles, given: Roles, number: int, found: dict[int, bool]) -> None:
        likeness = {r: dice(getattr(gold, r), getattr(given, r), empty=float(r == "source")) for r in ROLES}
        exact = {
            r: getattr(gold, r) == getattr(given, r) and (bool(getattr(gold, r)) or r == "source") for r in ROLES
        }
        overlaps = bool(gold.source & given.source) or (not gold.source and not given.source)
        for role in ROLES:
            self.count[f"{role} exact pairs"] += exact[role]
            self.credit[role] += likeness[role]
        self.count["source overlap pairs"] += overlaps
        self.count["AR-exact"] += all(exact.values())
        self.count["AR50"] += all(v >= 0.5 for v in likeness.values())
        if likeness["content"] >= 0.5:
            found[number] = overlaps
            self.count["found"] += 1
            self.count["found source exact"] += exact["source"]
            self.count["found source overlap"] += overlaps
            if gold.source:
                self.count["found named"] += 1
                self.count["found named source exact"] += exact["source"]
                self.count["found named source overlap"] += overlaps

    def measures(self) -> dict[str, float]:
        """All measures by name."""
        c = self.count
        total = c["gold"] + c["predicted"] or 1
        found = c["found"] or 1
        named = c["found named"] or 1
        out = {
            "found F1": 2 * c["found"] / total,
            "found P": c["found"] / (c["predicted"] or 1),
            "found R": c["found"] / (c["gold"] or 1),
            "AR50 F1": 2 * c["AR50"] / total,
            "AR-exact F1": 2 * c["AR-exact"] / total,
            "source given found (overlap)": c["found source overlap"] / found,
            "source given found (exact)": c["found source exact"] / found,
            "source given found, gold has source (overlap)": c["found named source overlap"] / named,
            "source given found, gold has source (exact)": c["found named source exact"] / named,
            "source overlap F1": 2 * c["source overlap pairs"] / total,
        }
        for role in ROLES:
            out[f"{role} exact F1"] = 2 * c[f"{role} exact pairs"] / total
            out[f"{role} soft F1"] = 2 * self.credit[role] / total
            for measure in ("exact", "token", "frag"):
                keys = (f"{role} {measure} {k}" for k in ("hits", "predicted", "gold"))
                for name, value in f1(*(c[k] for k in keys)).items():
                    out[f"role {role} {measure} {name}"] = value
        return out

    def breakdown(self) -> dict[str, dict[str, float]]:
        """Recall by quotation type and by kind of source."""
        out = {}
        for key in (
            "type:direct", "type:mixed", "type:indirect",
            "source:name", "source:nominal", "source:pronoun", "source:none",
        ):  # fmt: skip
            size = self.count[f"{key} gold"]
            out[key] = {
                "gold": size,
                "found R": self.count[f"{key} found"] / size if size else 0.0,
                "found with source R": self.count[f"{key} with source"] / size if size else 0.0,
            }
        return out


def score(
    gold: Iterable[Mapping[str, Any]], predicted: Mapping[str, Sequence[Mapping[str, Any]]], *, strict: bool = False
) -> Score:
    """Score ``predicted`` (attributions by article id) against gold articles.

    Raises:
        UnreadableInput: predictions for an article that the gold does not have.
    """
    found = Score(strict=strict)
    seen = set()
    for article in gold:
        seen.add(article["id"])
        found.add(article["text"], article["attributions"], predicted.get(article["id"], ()))
    unknown = sorted(set(predicted) - seen)
    if unknown:
        raise UnreadableInput(f"predictions for articles that are not in the gold: {', '.join(unknown[:5])}")
    return found


def load(gold: Path) -> list[dict[str, Any]]:
    """The articles of a gold file; raises ``UnreadableInput`` where it is not one."""
    try:
        articles = [json.loads(line) for line in gold.read_text(encoding="utf8").split("\n") if line.strip()]
        whole = all({"id", "text", "attributions"} <= article.keys() for article in articles)
    except (OSError, ValueError, AttributeError):
        articles, whole = [], False
    if not articles or not whole:
        raise UnreadableInput(f"{gold} is no gold: give JSON lines, one article a line, with id, text and attributions")
    return articles


def evaluate(gold: Path, *, predictions: Path | None = None) -> Report:
    """Read the texts of ``gold`` with the program's reader and score what it finds.

    ``predictions``: where to write what was found, in the gold's form without the text.
    """
    from onrecord.model import Document
    from onrecord.reading.reader import load_reader

    articles = load(gold)
    documents = (Document(id=a["id"], text=a["text"], sha256="") for a in articles)
    predicted = {
        reading.document.id: [
            {"id": a.id, "source": a.source, "cue": a.cue, "content": a.content, "within": a.within,
             "confidence": a.confidence}
            for a in reading.attributions
        ]
        for reading in load_reader().read(documents)
    }  # fmt: skip
    if predictions is not None:
        with predictions.open("w", encoding="utf8") as lines:
            for name, found in predicted.items():
                lines.write(json.dumps({"id": name, "attributions": found}) + "\n")
    result = score(articles, predicted)
    return Report(
        "attributions", str(gold), sha256_of(gold), result.measures(),
        {"articles": result.articles, "gold": result.count["gold"], "predicted": result.count["predicted"]},
        result.breakdown(),
    )  # fmt: skip
