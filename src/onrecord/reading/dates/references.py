"""Past, present and future without a date: now, recently, recent years, in the near future, at the moment."""

from __future__ import annotations

from onrecord.reading.dates.anchors import Anchors
from onrecord.reading.dates.candidate import Candidate, Value
from onrecord.reading.dates.lexicon import FUTURE, PAST, PRESENT, REFERENCES

_SINCE_THEN = frozenset("by at since until before".split())
_DEGREES = frozenset("as too how".split())


def reference(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Now, currently, recently, soon; not "as soon as", "most recent", "now that"."""
    word = candidate.word("G") or ""
    before, after = candidate.near(-1).lower(), candidate.near(1).lower()
    if candidate.classes[0] == "A" and candidate.word("A") not in ("very", "just", "right"):
        return None
    if before in _DEGREES or (word == "recent" and before in ("more", "most")):
        return None
    if candidate.glued_after() or candidate.glued_before():
        return None
    value = REFERENCES[word]
    if word == "now" and (before == "every" or after == "that"):
        return None
    if value == FUTURE and candidate.near_class(1) in "jg":  # shortly after
        return None
    past = value == FUTURE and anchors.tenses.at(candidate.start, candidate.end) == "past"
    if past and candidate.near_class(1) == ".":  # he soon left
        return None
    return _some_time(value, anchors)


def recent(candidate: Candidate, anchors: Anchors) -> Value | None:
    """Recent years, the recent months."""
    return _some_time(PAST, anchors) if candidate.word("G") == "recent" else None


def vague(candidate: Candidate, anchors: Anchors) -> Value | None:
    """The near future; in the past; for the time being; at the moment; by that time."""
    before, following = candidate.near(-1).lower(), candidate.near_class(1)
    if candidate.has("u"):
        ends = following in "p,|)'&" or before == "in"
        return _some_time(FUTURE, anchors) if ends and before in ("in", "for", "into", "of") else None
    if candidate.has("l"):
        ends = following in "p,|)'&" or not candidate.near(1).isalpha()
        return _some_time(PAST, anchors) if before in ("in", "of") and ends and candidate.word("l") == "past" else None
    if candidate.has("98"):
        return _some_time(PRESENT, anchors)
    if candidate.has("c"):
        return _some_time(PRESENT, anchors) if candidate.word("d") == "time" and before == "at" else None
    then = candidate.word("k") == "that" and candidate.word("d") == "time" and before in _SINCE_THEN
    return Value(anchors.reference, relative=True) if then and anchors.reference else None


def _some_time(value: str, anchors: Anchors) -> Value:
    base = anchors.published.isoformat() if anchors.published else None
    interval = {PAST: f"../{base}", FUTURE: f"{base}/.."}.get(value) if base else None
    return Value(value, relative=True, interval=interval, names_day=False)
