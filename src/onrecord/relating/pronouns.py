"""Third-person and relative pronouns: to the one entity that fits, or to nobody.

Salience after Lappin & Leass (1994): recency by sentence, subjects first, the speaker at hand first for the
"she" of "she said". A pronoun inside a quotation does not mean its speaker; two that fit equally leave it open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, EntityKind, Parse
from onrecord.relating.nominals import antecedent_of
from onrecord.relating.wordlists import listed

_GENDERED = {
    **dict.fromkeys(listed("he him his himself"), "m"),
    **dict.fromkeys(listed("she her hers herself"), "f"),
    **dict.fromkeys(listed("they"), "p"),
    **dict.fromkeys(listed("them their theirs themselves"), "q"),
    **dict.fromkeys(listed("it its itself"), "n"),
}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_NEAREST = 40  # mentions looked back at


@dataclass(frozen=True, slots=True)
class Salience:
    """What each sign is worth; chosen by hand on half 0 of GUM's news and interviews, see docs/entities.md."""

    same_sentence: float = 1.0
    sentence: float = -1.0
    subject: float = 1.5
    speaker: float = 2.0
    possessive: float = -0.8
    known_sex: float = 0.7
    quoted: float = -1.5
    latent: float = -0.8
    often: float = 0.1
    margin: float = 0.25
    margin_of_many: float = 0.6
    body_as_they: float = -1.0
    back: float = 5.0  # sentences


SALIENCE = Salience()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity as an antecedent; ``words`` are its mention ranges in order."""

    index: int
    kind: EntityKind
    sex: str | None
    plural: bool
    words: tuple[tuple[int, int], ...]
    latent: bool = False


def resolve_pronouns(
    parse: Parse,
    attributions: Sequence[Attribution],
    candidates: Sequence[Candidate],
    salience: Salience = SALIENCE,
) -> Iterator[tuple[int, int]]:
    """(word, candidate index) of each pronoun that one candidate fits best."""
    scene = _Scene(parse, attributions, candidates, salience)
    for at, tag in enumerate(parse.tags):
        if at in scene.source_words and not tag.startswith(("PRP", "W")):
            scene.heard(at)
            continue
        if tag in ("WP", "WDT", "WP$"):
            found = scene.relative(at)
        elif tag.startswith("PRP"):
            wanted = _GENDERED.get(parse.word(at).lower())
            found = scene.antecedent(at, wanted) if wanted is not None else None
        else:
            continue
        if found is not None:
            yield at, found.index


class _Scene:
    """What is known while the text is read from left to right."""

    def __init__(
        self,
        parse: Parse,
        attributions: Sequence[Attribution],
        candidates: Sequence[Candidate],
        salience: Salience,
    ) -> None:
        self.parse = parse
        self.salience = salience
        self.sentence = [0] * len(parse)
        for number, (first, last) in enumerate(parse.sentences):
            self.sentence[first:last] = [number] * (last - first)
        self.inside = {
            w
            for a in attributions
            if a.quotation == "direct"
            for span in a.content
            for w in _words(parse, span)
        }
        self.source_words = {w for a in attributions for span in a.source for w in _words(parse, span)}
        self.mentions = sorted(
            ((a, b, c) for c in candidates for a, b in c.words), key=lambda m: (m[0], -m[1])
        )
        self.starts = [m[0] for m in self.mentions]
        self.barred = {w: barred for a in attributions for w, barred in self._barred(a)}
        self.sexes: dict[int, str] = {}
        self.speaker: int | None = None
        self.resolved: list[tuple[int, Candidate]] = []

    def _barred(self, attribution: Attribution) -> Iterator[tuple[int, frozenset[int]]]:
        """Whom the pronoun of a source cannot mean: in "He said Hill would go", he is not Hill (binding principle C).

        "Hill would go, he said" leaves it open, unless the words are quoted.
        """
        for span in attribution.source:
            words = _words(self.parse, span)
            if len(words) != 1 or not self.parse.tags[words[0]].startswith("PRP"):
                continue
            named: set[int] = set()
            for content in attribution.content:
                if attribution.quotation == "indirect" and content.start < span.start:
                    continue
                inside = _words(self.parse, content)
                low, high = bisect_left(self.starts, inside.start), bisect_left(self.starts, inside.stop)
                named.update(
                    c.index for _, b, c in self.mentions[low:high] if self.parse.tags[b - 1].startswith("NNP")
                )
            if named:
                yield words[0], frozenset(named)

    def heard(self, at: int) -> None:
        """A source that is a name or a phrase: the speaker at hand."""
        for number in range(
            bisect_right(self.starts, at) - 1, max(-1, bisect_right(self.starts, at) - 4), -1
        ):
            first, last, candidate = self.mentions[number]
            if first <= at < last and candidate.kind in ("person", "organisation", "government"):
                self.speaker = candidate.index
                return

    def relative(self, at: int) -> Candidate | None:
        """The entity whose mention holds the noun that the relative clause hangs on."""
        noun = antecedent_of(self.parse, at)
        if noun is None:
            return None
        for number in range(
            bisect_right(self.starts, noun) - 1, max(-1, bisect_right(self.starts, noun) - 4), -1
        ):
            first, last, candidate = self.mentions[number]
            if first <= noun < last:
                return candidate
        return None

    def antecedent(self, at: int, wanted: str) -> Candidate | None:
        """The best candidate before ``at``, if it stands out."""
        if wanted == "n" and at not in self.source_words:
            return None  # most mean no one: 1 of 22 was right on half 0
        scores: dict[int, float] = {}
        found: dict[int, Candidate] = {}
        here = bisect_left(self.starts, at)
        near = [(b - 1, c) for _, b, c in self.mentions[max(0, here - _NEAREST) : here]] + self.resolved[-12:]
        heard: dict[int, int] = {}
        barred = self.barred.get(at, frozenset())
        for word, candidate in near:
            if candidate.index in barred:
                continue
            if word < at and self._fits(candidate, wanted) and not self._same_clause(at, word):
                score = self._score(at, word, candidate, wanted)
                if score is not None:
                    heard[candidate.index] = heard.get(candidate.index, 0) + 1
                    if score > scores.get(candidate.index, -99.0):
                        scores[candidate.index] = score
                        found[candidate.index] = candidate
        for index, times in heard.items():
            scores[index] += self.salience.often * min(times - 1, 5)
        if not scores:
            return None
        order = sorted(scores, key=lambda i: -scores[i])
        lead = scores[order[0]] - scores[order[1]] if len(order) > 1 else 9.0
        if lead < (self.salience.margin if wanted in "mf" else self.salience.margin_of_many):
            return None
        best = found[order[0]]
        self.resolved.append((at, best))
        if (
            wanted in "mf"
            and best.sex is None
            and (at in self.source_words or lead > 2 * self.salience.margin)
        ):
            self.sexes[best.index] = wanted
        if at in self.source_words and at not in self.inside:
            self.speaker = best.index
        return best

    def _fits(self, candidate: Candidate, wanted: str) -> bool:
        if wanted in "pq":  # a body says "they"; "them" and "their" are rarely its own
            return (
                candidate.plural
                or candidate.kind == "people"
                or (wanted == "p" and candidate.kind == "organisation")
            )
        if wanted == "n":
            return not candidate.plural and candidate.kind in ("organisation", "government", "other")
        sex = candidate.sex or self.sexes.get(candidate.index)
        return candidate.kind == "person" and not candidate.plural and not (sex and sex != wanted)

    def _same_clause(self, at: int, word: int) -> bool:
        """Whether both hang on one verb: in "Hill saw him" he is not Hill."""
        parse = self.parse
        return (
            parse.heads[word] == parse.heads[at]
            and parse.deps[at] in ("dobj", "nsubj", "dative")
            and (parse.deps[word] in ("nsubj", "dobj") and self.sentence[at] == self.sentence[word])
        )

    def _score(self, at: int, word: int, candidate: Candidate, wanted: str) -> float | None:
        worth, parse = self.salience, self.parse
        distance = self.sentence[at] - self.sentence[word]
        if distance > (0 if wanted == "q" else worth.back):
            return None
        score = worth.same_sentence if distance == 0 else worth.sentence * distance
        joined = parse.heads[word] if parse.deps[word] == "conj" else word
        score += worth.subject if parse.deps[joined] in _SUBJECTS else 0.0
        score += worth.possessive if parse.deps[word] == "poss" else 0.0
        score += worth.body_as_they if wanted == "p" and candidate.kind == "organisation" else 0.0
        score += worth.latent if candidate.latent else 0.0
        if wanted in "mf" and (candidate.sex or self.sexes.get(candidate.index)) == wanted:
            score += worth.known_sex
        if candidate.index == self.speaker:
            if at in self.source_words and at not in self.inside:
                score += worth.speaker
            elif at in self.inside:
                score -= worth.speaker  # nobody calls himself "he"
        if candidate.latent and at in self.inside and word not in self.inside:
            return None  # "…," she told reporters. "They are …"
        if word in self.inside and at not in self.inside:
            score += worth.quoted
        return score


def _words(parse: Parse, span: tuple[int, int]) -> range:
    return range(bisect_right(parse.ends, span[0]), bisect_left(parse.starts, span[1]))
