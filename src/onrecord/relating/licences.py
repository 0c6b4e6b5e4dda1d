"""What makes an act in the text an allegation: an accusing frame, a noun of accusation, an attribution, the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import Attribution
from onrecord.relating import acts as words
from onrecord.relating.actwords import act_at
from onrecord.relating.clauses import Clauses
from onrecord.relating.frames import TRIALS, facing, frame, responsible
from onrecord.relating.licence import Licence, Spoken
from onrecord.relating.nominal import charged, nominal
from onrecord.relating.open_acts import open_acts
from onrecord.relating.participants import Participants
from onrecord.relating.verbal import verbal

_BLAMED = frozenset(("responsible", "guilty", "complicit", "culpable", "liable", "accountable"))


def find(view: Clauses, who: Participants, attributions: Sequence[Attribution]) -> Iterator[Licence]:
    """Every alleged act of the document, at most one for each act word."""
    spoken = Spoken(view, attributions)
    taken: set[int] = set()
    candidates: list[Licence] = []
    verbs: list[int] = []
    for index, word in enumerate(view.lower):
        tag = view.parse.tags[index]
        if tag.startswith("V"):
            if word in words.ACCUSE:
                candidates += frame(view, who, spoken, index)
            if word in words.VERBS:
                verbs.append(index)
        elif tag.startswith("N") or tag in ("VBG", "JJ"):
            if word in words.NOUNS or (word in ("crimes", "crime")) or (view.lower[index - 1], word) in words.COMPOUND:
                verbs.append(index)
            elif word in words.ACCUSATIONS:
                candidates += charged(view, who, spoken, index)
            if word in TRIALS:
                candidates += facing(view, who, spoken, index)
        if word in _BLAMED or word == "behind":
            candidates += responsible(view, who, spoken, index)
    for licence in candidates:
        if licence.head not in taken:
            taken.update(range(*licence.words))
            yield licence
    for index in verbs:
        if index in taken:
            continue
        act = act_at(view, index)
        if act is None:
            continue
        read = nominal if view.is_noun(index) else verbal
        alleged = read(view, who, spoken, index, act)
        if alleged is not None:
            # what an act was done to may name another act: "hid the killings"
            taken.update(range(*alleged.words) if view.is_noun(index) else range(alleged.words[0], index + 1))
            yield alleged
    for licence in open_acts(view, who, spoken, attributions, taken):
        if licence.head not in taken:
            taken.update(range(*licence.words))
            yield licence
