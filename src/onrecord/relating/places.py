"""Places: each name of a place in a document resolved to one position by its context, or left without one.

The evidence, after Lieberman et al. (2010) and Kamalloo and Rafiei (2018): what contains the place in the words
around it ("Paris, Texas", "Kenya's capital Nairobi"), the countries that the document speaks of, the other
places in it, and the population. One name means one place in a document, unless its words say otherwise.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.authority import Authority, Toponym
from onrecord.authority.names import fold
from onrecord.model import Parse, Span, Spans
from onrecord.relating.toponyms import Mention, mentions


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the document: ``position`` is (latitude, longitude) in degrees, ``None`` where in doubt.

    ``country`` is ISO 3166-1 alpha-3; ``confidence`` is that of the position (or of its absence).
    """

    spans: Spans
    name: str
    country: str | None
    position: tuple[float, float] | None
    confidence: float
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence is worth, in units of a tenfold population."""

    country: float = 3.0
    area: float = 1.0
    region: float = 0.3
    county: float = -1.0
    capital: float = 1.5
    alternate: float = -1.5
    contained: float = 5.0
    spoken_of: float = 2.5
    near: float = 1.5
    unlisted: float = 3.5
    sharpness: float = 1.6
    sure: float = 0.55
    reach: float = 161.0
    within: float = 300.0


WEIGHTS = Weights()
_MOST = 24
_GENERAL = frozenset(("continent", "area", "sea", "water", "island", "mountains", "site"))
_OUTWARD = re.compile(
    r",? ?(?:(?:in|of|a \w+ (?:in|of)|the \w+ (?:in|of)|capital of)(?: (?:the|north\w*|south\w*|east\w*|west\w*|"
    r"central|nearby|state|province|region|county|district|city|island|of|part|coast)){0,5} )?\(?\Z"
)
_INWARD = re.compile(
    r"(?:['’]s?)? (?:(?:capital|city|town|province|state|region|district|village|port|of|north\w*|south\w*|east\w*|"
    r"west\w*|central|second|largest|main|restive|the)[, ]{1,2}){0,5}\Z"
)


def places(
    text: str, parse: Parse, authority: Authority, *, weights: Weights = WEIGHTS, country: str | None = None
) -> tuple[Place, ...]:
    """The places that ``text`` names, in the order of their first mention.

    ``country`` (alpha-3) is where the document comes from, if known: a weak hint. A name that two far places fit
    equally keeps ``position`` ``None``, and so does one that the gazetteer lacks.
    """
    found = mentions(parse, authority)
    if not found:
        return ()
    spoken = _spoken_of(found, parse, authority, country)
    # The more a document keeps to one country, the likelier is a place of that country that no gazetteer lists.
    unlisted = weights.unlisted + 0.5 * weights.spoken_of * max(spoken.values(), default=0.0)
    sense: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    containers = _containers(text, found, authority)
    # A container in the words ties a mention, and through it all mentions of that name that have none of their own.
    general = {fold(m.name): containers[i] for i, m in reversed(list(enumerate(found))) if containers[i]}
    for i, mention in enumerate(found):
        container = containers[i] or general.get(fold(mention.name))
        sense[fold(mention.name), "|".join(sorted(c.name for c in container or ()))].append(mention)
    scored: dict[tuple[str, str], list[tuple[float, Toponym]]] = {}
    for key, group in sense.items():
        container = next((containers[i] for i, m in enumerate(found) if m in group and containers[i]), None)
        container = container or general.get(key[0])
        scored[key] = [
            (_score(c, container, spoken, authority, weights), c) for c in group[0].candidates[:_MOST]
        ]
    anchors = [max(s, key=lambda pair: pair[0])[1] for s in scored.values() if s and _sure(s, weights, unlisted)]
    return tuple(
        _decided(group, _with_near(scored[key], anchors, weights), weights, unlisted) for key, group in sense.items()
    )


def distance(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Great-circle distance in kilometres between two (latitude, longitude) in degrees."""
    a, b, c, d = map(math.radians, (*one, *two))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def _spoken_of(
    found: Sequence[Mention], parse: Parse, authority: Authority, country: str | None
) -> dict[str, float]:
    """How much the document speaks of each country: names, adjectives, and regions of one country; sums to 1."""
    counts: dict[str, float] = defaultdict(float)
    if country:
        counts[country] += 1
    for mention in found:
        # A name that only one country's places bear, or that is a country's before all: not "Georgia".
        wide = {c.country for c in mention.candidates[:_MOST] if c.feature in ("country", "region")}
        best = mention.candidates[0] if mention.candidates else None
        if best is None or best.country is None:
            continue
        if best.feature == "country" and wide == {best.country}:
            counts[best.country] += 1
        elif (best.feature == "region" and wide == {best.country}) or all(
            c.country == best.country for c in mention.candidates[:_MOST]
        ):
            counts[best.country] += 0.5
    for name in parse.names:
        if name.label == "NORP":
            nation = authority.nationality(parse.text[parse.starts[name.first] : parse.ends[name.last - 1]])
            if nation:
                counts[nation.code] += 1
    total = sum(counts.values())
    return {code: count / total for code, count in counts.items()} if total else {}


def _containers(text: str, found: Sequence[Mention], authority: Authority) -> list[tuple[Toponym, ...] | None]:
    """For each mention, what the words around it say it lies in."""
    inside: list[tuple[Toponym, ...] | None] = [None] * len(found)
    for i, mention in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if after is not None and _wide(after) and after.start - mention.end <= 60:
            gap = text[mention.end : after.start]
            if gap.strip() and _OUTWARD.match(gap) and not _listed(gap, mention, after):
                inside[i] = _wide(after)
                continue
        state = re.match(r", ((?:[A-Z]\.? ?){0,1}[A-Z][A-Za-z]{0,4})\b", text[mention.end : mention.end + 12])
        if state and (name := authority.region(state.group(1))):
            inside[i] = tuple(t for t in authority.places(name) if t.country == "USA" and t.feature == "region")
            continue
        before = found[i - 1] if i else None
        if before is not None and _wide(before) and mention.start - before.end <= 40:
            gap = text[before.end : mention.start]
            if gap.startswith(("'", "’")) and _INWARD.match(gap):
                inside[i] = _wide(before)
    return inside


def _listed(gap: str, mention: Mention, after: Mention) -> bool:
    """Whether a comma parts two of a kind ("Ohio, Texas and Utah") and not a place from what it lies in."""
    if any(c.isalpha() for c in gap) or "(" in gap:
        return False
    top, outer = mention.candidates[:1], after.candidates[0]
    if outer.feature not in ("country", "region") or not top:
        return outer.feature != "area"
    if top[0].feature == outer.feature == "region":
        return top[0].country == outer.country  # "Ohio, Texas", but "Paris, Texas"
    if top[0].feature in ("country", "continent"):
        return outer.feature != "country" or all(
            c.feature not in ("region", "county") or c.country != outer.country for c in mention.candidates[:_MOST]
        )
    return False


def _wide(mention: Mention) -> tuple[Toponym, ...]:
    """What a mention means as a container: countries, regions, counties, areas."""
    return tuple(c for c in mention.candidates[:_MOST] if c.feature not in ("city", "site", "water"))


def _score(
    candidate: Toponym, container: tuple[Toponym, ...] | None, spoken: dict[str, float],
    authority: Authority, w: Weights,
) -> float:  # fmt: skip
    score = math.log10(candidate.population + 10)
    feature = candidate.feature
    if feature == "country":
        score += w.country
    elif feature in _GENERAL:
        score += w.area
    elif feature == "region":
        score += w.region
    elif feature == "county":
        score += w.county
    elif feature == "city" and _is_capital(candidate, authority):
        score += w.capital
    if not candidate.exact:
        score += w.alternate
    score += w.spoken_of * math.sqrt(spoken.get(candidate.country or "", 0.0))
    if container:
        score += w.contained * max(_inside(candidate, c, w) for c in container)
    return score


def _is_capital(candidate: Toponym, authority: Authority) -> bool:
    return candidate.country is not None and authority.capital(candidate.country) == fold(candidate.name)


def _inside(candidate: Toponym, container: Toponym, w: Weights) -> float:
    """1 where ``candidate`` lies in ``container``, 0.5 where it may, -0.5 where it does not."""
    if candidate == container or candidate.feature in ("country", "continent"):
        return 0.0
    if container.feature == "country":
        return 1.0 if candidate.country == container.country else -0.5
    if container.country and candidate.country and container.country != candidate.country:
        return -0.5
    if container.feature == "region" and candidate.region:
        if fold(candidate.region) == fold(container.name):
            return 1.0
        return 0.3 if distance(candidate.position, container.position) < w.within else -0.3
    near = distance(candidate.position, container.position)
    limit = 100.0 if container.feature == "county" else w.within if container.feature == "region" else 1000.0
    return 0.8 if near < limit else -0.2


def _with_near(
    scored: list[tuple[float, Toponym]], anchors: Sequence[Toponym], w: Weights
) -> list[tuple[float, Toponym]]:
    """Scores with what the nearness of the document's other places adds."""
    out = []
    small = [a for a in anchors if a.feature not in ("continent", "country")]
    for score, candidate in scored:
        others = [a for a in small if fold(a.name) != fold(candidate.name)]
        close = max((math.exp(-distance(candidate.position, a.position) / w.within) for a in others), default=0.0)
        out.append((score + w.near * close, candidate))
    return out


def _confidence(
    scored: Sequence[tuple[float, Toponym]], w: Weights, unlisted: float
) -> tuple[float, Toponym]:
    """The best candidate, and its share among far rivals and the place that no gazetteer lists."""
    best_score, best = max(scored, key=lambda pair: pair[0])
    total = math.exp(w.sharpness * (unlisted - best_score)) if best.feature in ("city", "county") else 0.0
    kept = 1.0
    for score, candidate in scored:
        if candidate is not best and distance(candidate.position, best.position) > w.reach:
            total += math.exp(w.sharpness * (score - best_score))
    return kept / (kept + total), best


def _sure(scored: Sequence[tuple[float, Toponym]], w: Weights, unlisted: float) -> bool:
    return _confidence(scored, w, unlisted)[0] >= 0.8


def _decided(
    group: Sequence[Mention], scored: Sequence[tuple[float, Toponym]], w: Weights, unlisted: float
) -> Place:
    spans = tuple(Span(m.start, m.end) for m in group)
    name = group[0].name
    if not scored:
        return Place(spans, name, None, None, 0.5)
    confidence, best = _confidence(scored, w, unlisted)
    if confidence < w.sure:
        countries = {c.country for score, c in scored if score > max(s for s, _ in scored) - 1}
        return Place(spans, name, countries.pop() if len(countries) == 1 else None, None, 1 - confidence)
    best = _seat(best, scored, name, w)
    return Place(spans, name, best.country, best.position, round(confidence, 3), best.feature)


def _seat(best: Toponym, scored: Sequence[tuple[float, Toponym]], name: str, w: Weights) -> Toponym:
    """The city for a division that bears its name and has most of its people: "Paris", "Kandahar"."""
    if best.feature not in ("region", "county"):
        return best
    key = fold(name)
    return next(
        (
            c
            for _, c in scored
            if c.feature == "city"
            and fold(c.name) == key
            and c.country == best.country
            and c.population * 10 > best.population
            and distance(c.position, best.position) < w.reach
        ),
        best,
    )
