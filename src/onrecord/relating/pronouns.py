"""Third-person pronouns: to the one person (or group) that fits, or to nobody.

Salience after Lappin & Leass (1994): recency by sentence, subjects first, the speaker at hand first for the
"she" of "she said". A pronoun inside a quotation does not mean its speaker; two that fit equally leave it open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, EntityKind, Parse
from onrecord.relating.wordlists import listed

_HE = listed("he him his himself")
_SHE = listed("she her hers herself")
_THEY = listed("they them their theirs themselves")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_SENTENCES_BACK = 5
# Weights by hand on half of GUM news and interviews; the other half is reported in docs/entities.md.
_SAME_SENTENCE, _STEP, _SUBJECT, _SPEAKER, _POSSESSIVE, _KNOWN_SEX, _QUOTED = 1.0, 1.0, 1.5, 2.5, -0.8, 0.7, -1.5
_MARGIN = 0.25


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity as an antecedent; ``words`` are its mention ranges in order."""

    index: int
    kind: EntityKind
    sex: str | None
    plural: bool
    words: tuple[tuple[int, int], ...]


def resolve_pronouns(
    parse: Parse, attributions: Sequence[Attribution], candidates: Sequence[Candidate]
) -> Iterator[tuple[int, int]]:
    """(word, candidate index) of each pronoun that one candidate fits best."""
    sentence = [0] * len(parse)
    for number, (first, last) in enumerate(parse.sentences):
        for at in range(first, last):
            sentence[at] = number
    quoted = _ranges(parse, [a for a in attributions if a.quotation == "direct"], "content")
    sources = _ranges(parse, attributions, "source")
    source_words = {w for a, b in sources for w in range(a, b)}
    inside = {w for a, b in quoted for w in range(a, b)}
    mentions: list[tuple[int, int, Candidate]] = sorted(
        ((a, b, c) for c in candidates for a, b in c.words if c.kind in ("person", "people", "organisation", "other")),
        key=lambda m: m[0],
    )
    starts = [m[0] for m in mentions]
    sexes: dict[int, str] = {}
    speaker: int | None = None
    resolved: list[tuple[int, Candidate]] = []
    for at in range(len(parse)):
        low = parse.word(at).lower() if parse.tags[at].startswith("PRP") else ""
        wanted = "m" if low in _HE else "f" if low in _SHE else "p" if low in _THEY else None
        if at in source_words and wanted is None:
            here = bisect_right(starts, at) - 1
            if here >= 0 and mentions[here][0] <= at < mentions[here][1] and mentions[here][2].kind == "person":
                speaker = mentions[here][2].index
            continue
        if wanted is None:
            continue
        best = _best(
            parse, at, wanted, mentions[: bisect_left(starts, at)], resolved, sentence, inside, sexes,
            speaker if at in source_words or at not in inside else None,
        )  # fmt: skip
        if best is None:
            continue
        resolved.append((at, best))
        if wanted in "mf" and best.sex is None:
            sexes[best.index] = wanted
        if at in source_words:
            speaker = best.index
        yield at, best.index


def _best(
    parse: Parse, at: int, wanted: str, before: Sequence[tuple[int, int, Candidate]],
    resolved: Sequence[tuple[int, Candidate]], sentence: Sequence[int], inside: set[int], sexes: dict[int, str],
    speaker: int | None,
) -> Candidate | None:  # fmt: skip
    scores: dict[int, float] = {}
    found: dict[int, Candidate] = {}
    near = [(b - 1, c) for a, b, c in before[-40:]] + list(resolved[-12:])
    governor = parse.heads[at]
    for word, candidate in near:
        distance = sentence[at] - sentence[word]
        if distance > _SENTENCES_BACK or word >= at:
            continue
        sex = candidate.sex or sexes.get(candidate.index)
        if wanted == "p":
            if not (candidate.plural or candidate.kind in ("people", "organisation")):
                continue
        elif candidate.kind != "person" or candidate.plural or (sex and sex != wanted):
            continue
        if distance == 0 and parse.heads[word] == governor and parse.deps[at] in ("dobj", "nsubj") and parse.deps[
            word
        ] in ("nsubj", "dobj"):
            continue  # "Hill saw him": not Hill
        score = _SAME_SENTENCE if distance == 0 else -_STEP * distance
        score += _SUBJECT if parse.deps[word] in _SUBJECTS else 0.0
        score += _POSSESSIVE if parse.deps[word] == "poss" else 0.0
        score += _KNOWN_SEX if sex and sex == wanted else 0.0
        score += _SPEAKER if candidate.index == speaker else 0.0
        if word in inside and at not in inside:
            score += _QUOTED
        if score > scores.get(candidate.index, -99.0):
            scores[candidate.index] = score
            found[candidate.index] = candidate
    if not scores:
        return None
    order = sorted(scores, key=lambda i: -scores[i])
    if len(order) > 1 and scores[order[0]] - scores[order[1]] < _MARGIN:
        return None
    return found[order[0]]


def _ranges(parse: Parse, attributions: Sequence[Attribution], role: str) -> list[tuple[int, int]]:
    found = []
    for attribution in attributions:
        for span in getattr(attribution, role):
            first, last = bisect_right(parse.ends, span.start), bisect_left(parse.starts, span.end)
            if first < last:
                found.append((first, last))
    return found
