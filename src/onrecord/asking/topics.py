"""What a set of passages is about, in their own words.

Terms of one to three words are weighed by C-value (Frantzi, Ananiadou and Mima 2000): frequent, long, and not
merely part of a longer term. They are then chosen one after another, each time the one that covers the most
weight of passages not covered before, so that a few of them cover many passages. Nothing is listed beforehand
but the function words that no topic begins or ends with.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.ledger.rows import fold

LONGEST = 3  # words in a term

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_FUNCTION = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being
    below between both but by can cannot could did do does doing down during each even ever few for
    from further had has have having he her here hers him his how however i if in into is it its
    itself just let like made make many may me might more most much must my near never no nor not
    now of off on once one only or other our out over own per said same say saying says she should
    since so some still such than that the their them then there these they this those through to
    told too toward towards two under until up upon us very was we well were what when where whether
    which while who whom whose why will with within without would yes yet you your already according
    added among around asked called first including last new next put take took three today tomorrow
    want way year years yesterday despite regarding concerning including along across whether amid
    accuse accused accuses announce announces ask asks back begin began call calls condemn condemns continue continues
    criticise criticises criticize criticizes declare declares defend defends demand demands denounce denounces deny
    denies express expresses give gives help helps hold holds keep keeps let lets offer offers oppose opposes praise
    praises promise promises provide provides reject rejects remain remains respond responds seek seeks send sends
    thank thanks urge urges welcome welcomes met meet meets held gave sent began took warn warns
    """.split()
)
# Participles that begin or end no topic ("fired artillery rounds"), but for names made of one ("United Nations").
_PARTICIPLE = re.compile(r"[a-z]{3,}(?:ed|ing)")
_PAST = re.compile(r"[a-z]{3,}ed")
_NOUNS_IN_ING = frozenset("hearing hearings building meeting meetings housing training funding trafficking".split())
_ADVERB = re.compile(r"(?!family|italy|supply|assembly|ally|july|monopoly|reply)[a-z]{3,}ly")


@dataclass(frozen=True, slots=True)
class Topic:
    """A term in its most usual form, and the indexes of the passages that have it."""

    name: str
    passages: tuple[int, ...]


def topics(passages: Sequence[str], *, most: int, without: Collection[str] = ()) -> list[Topic]:
    """At most ``most`` topics of the passages, the widest first; ``without`` are names that are no topics."""
    barred = {word for name in without for word in fold(name).split()}
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    where: defaultdict[str, list[int]] = defaultdict(list)
    count: Counter[str] = Counter()
    for index, passage in enumerate(passages):
        for key, form in _candidates(passage, barred):
            forms[key][form] += 1
            count[key] += 1
            if not where[key] or where[key][-1] != index:
                where[key].append(index)
    weight = _c_values(count)
    chosen: list[Topic] = []
    covered: Counter[int] = Counter()
    left = {key for key, value in weight.items() if value > 0}
    while left and len(chosen) < most:
        # A passage counts half for the second topic that covers it, a third for the third, and so on.
        gain = {k: weight[k] / count[k] * sum(1 / (1 + covered[i]) for i in where[k]) for k in left}
        best = max(left, key=lambda key: (gain[key], key))
        chosen.append(Topic(forms[best].most_common(1)[0][0], tuple(where[best])))
        covered.update(where[best])
        taken = set(best.split())
        left = {key for key in left if not taken & set(key.split())}
    return sorted(chosen, key=lambda topic: (-len(topic.passages), topic.name))


def _candidates(passage: str, barred: Collection[str]) -> Iterator[tuple[str, str]]:
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(passage)]
    for first in range(len(words)):
        for last in range(first, min(first + LONGEST, len(words))):
            if last > first and passage[words[last - 1][2] : words[last][1]].strip(" \t\n"):
                break  # a term does not run over a comma or a bracket
            parts = [_stem(word) for word, _, _ in words[first : last + 1]]
            lower = [word for word, _, _ in words[first : last + 1] if word.islower()]
            if any(_ADVERB.fullmatch(word) for word in lower):
                break
            if any(part in _FUNCTION or part in barred or len(part) < 3 or part.isdigit() for part in parts):
                break
            if not (_is_participle(words[first][0]) or _PAST.fullmatch(words[last][0])):
                yield " ".join(parts), passage[words[first][1] : words[last][2]]


def _is_participle(word: str) -> bool:
    return _PARTICIPLE.fullmatch(word) is not None and word not in _NOUNS_IN_ING


def _stem(word: str) -> str:
    folded = fold(re.sub(r"[’']s?$", "", word)).strip()
    return folded[:-1] if len(folded) > 4 and folded.endswith("s") and not folded.endswith("ss") else folded


def _c_values(count: Counter[str]) -> dict[str, float]:
    longer: defaultdict[str, list[int]] = defaultdict(list)
    for key, times in count.items():
        parts = key.split()
        for size in range(1, len(parts)):
            for start in range(len(parts) - size + 1):
                longer[" ".join(parts[start : start + size])].append(times)
    return {
        key: math.log2(len(key.split()) + 1) * (times - (sum(longer[key]) / len(longer[key]) if longer[key] else 0))
        for key, times in count.items()
    }
