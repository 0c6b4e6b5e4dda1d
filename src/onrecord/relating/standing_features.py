"""What tells the evidential status of an organisation in a report: cues in the sentences that name it.

No parse and no letter case are needed: MUC-4's reports are all capitals. The cue words follow the decision tree of
MUC-4's slot 11 (claimed, uncertain, accused, by an authority, merely possible) as foreign news words them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.relating.standing_cues import CUES, GENERIC, KINDS, RESPONSIBILITY

SENTENCE: Final = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+|\n\s*\n")
SPACE: Final = re.compile(r"\s+")
LETTERS: Final = re.compile(r"[a-z]+")
GENRE: Final = re.compile(
    r"\[(communique|speech|statement|commentary|editorial|interview|report|article|news conference)"
)
BY: Final = re.compile(r"\bby (?:\S+ ){0,4}$")
HERE: Final = "\x00"
UNSURE: Final = ("hedge", "accuse", "possible", "claims", "deny")
MOST_CHARACTERS: Final = 60_000
MOST_SENTENCES: Final = 600
MOST_MENTIONS: Final = 40
NEAR, FAR = 50, 160  # characters around a mention


def kind_of(names: Sequence[str]) -> str:
    """``state``, ``cartel``, ``squad`` or ``armed``, by the words of an organisation's names."""
    joined = " ".join(names).lower()
    return next((kind for kind, words in KINDS.items() if words.search(joined)), "armed")


def mention_pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern for any of the names, with whatever spacing and letter case; ``None`` without a name."""
    parts = [re.findall(r"\w+", name) for name in names]
    parts = sorted((p for p in parts if p), key=lambda p: -sum(map(len, p)))
    if not parts:
        return None
    return re.compile(r"\b(?:" + "|".join(r"\W{1,4}".join(map(re.escape, p)) for p in parts) + r")\b", re.IGNORECASE)


def features(text: str, names: Sequence[str]) -> dict[str, float]:
    """Features by name for an organisation, by its names, in a document's text; bounded in number and time."""
    flat = text[:MOST_CHARACTERS].lower()
    kind = kind_of(names)
    found = _document(flat, kind)
    sentences = [SPACE.sub(" ", s) for s in SENTENCE.split(flat) if s.strip()][:MOST_SENTENCES]
    cues = {cue: [bool(words.search(s)) for s in sentences] for cue, words in CUES.items()}
    pattern = mention_pattern(names)
    named = [i for i, s in enumerate(sentences) if pattern and pattern.search(s)]
    generic = {i for i, s in enumerate(sentences) if GENERIC[kind].search(s)}
    if not named:
        found["none"] = 1.0
    else:
        found["first#"] = named[0] / len(sentences)
        found["in first"] = float(named[0] <= 1)
        found["one"] = float(len(named) == 1)
    found["mentions#"] = min(len(named), 8) / 8
    found["length#"] = min(len(sentences), 40) / 40
    found |= _counted("N", named, cues, kind) | _counted("G", sorted(generic | set(named)), cues, kind)
    for cue in (*UNSURE, "communique", "we", "threat"):
        if number := sum(cues[cue]):
            found |= {f"doc:{cue}": 1.0, f"doc:{cue}/{kind}": 1.0, f"doc#:{cue}": min(number, 6) / 6}
    if pattern:
        for i in named[:MOST_MENTIONS]:
            found |= _around(pattern.sub(HERE, sentences[i]), kind)
            for side, other in (("prev", i - 1), ("next", i + 1)):
                if 0 <= other < len(sentences):
                    found |= {f"{side}:{cue}": 1.0 for cue in (*UNSURE, "communique") if cues[cue][other]}
    return {name: value for name, value in found.items() if value}


def _document(flat: str, kind: str) -> dict[str, float]:
    """What the report is: its genre, whether it comes from a hidden station, whether anybody owns up."""
    found = {f"kind={kind}": 1.0}
    head = SPACE.sub(" ", flat[:400])
    for genre in GENRE.findall(head):
        found |= {f"genre={genre}": 1.0, f"genre={genre}/{kind}": 1.0}
    if "clandestine" in head[:80]:
        found |= {"own": 1.0, f"own/{kind}": 1.0}
    if RESPONSIBILITY.search(flat):
        found |= {"doc:responsibility": 1.0, f"doc:responsibility/{kind}": 1.0}
    return found


def _counted(of: str, chosen: Sequence[int], cues: Mapping[str, Sequence[bool]], kind: str) -> dict[str, float]:
    """Which cues stand in the chosen sentences, and in those of them that tell a crime."""
    found: dict[str, float] = {}
    crimes = [i for i in chosen if cues["crime"][i]]
    for cue, where in cues.items():
        if number := sum(where[i] for i in chosen):
            found |= {f"{of}:{cue}": 1.0, f"{of}#:{cue}": number / len(chosen)}
        if number := sum(where[i] for i in crimes):
            found |= {f"{of}c:{cue}": 1.0, f"{of}c:{cue}/{kind}": 1.0, f"{of}c#:{cue}": number / len(crimes)}
    if not crimes:
        found[f"{of}no crime"] = 1.0
    plain = sum(not any(cues[cue][i] for cue in UNSURE) for i in crimes)
    found |= {f"{of}plain": float(plain > 0), f"{of}plain#": plain / max(1, len(crimes))}
    for one in UNSURE:
        for other in ("authority", "others", "speech", "communique"):
            if any(cues[one][i] and cues[other][i] for i in chosen):
                found[f"{of}:{one}&{other}"] = 1.0
    return found


def _around(sentence: str, kind: str) -> dict[str, float]:
    """Cues and words on both sides of the mentions in a sentence, where ``HERE`` stands for the organisation."""
    found = {f"s={word}": 1.0 for word in LETTERS.findall(sentence)}
    places = [match.start() for match in re.finditer(HERE, sentence)][:4]
    for at in places:
        before, after = sentence[max(0, at - FAR) : at], sentence[at + 1 : at + FAR]
        if BY.search(before):
            found["by"] = 1.0
            if CUES["crime"].search(before[-60:]):
                found["crime by"] = 1.0
        if CUES["crime"].search(after[:NEAR]):
            found["doer"] = 1.0
        for cue, words in CUES.items():
            hits = {
                f"<<{cue}": words.search(before[-NEAR:]),
                f"<{cue}": words.search(before),
                f">>{cue}": words.search(after[:NEAR]),
                f">{cue}": words.search(after),
            }
            found |= {name: 1.0 for name, hit in hits.items() if hit}
        if RESPONSIBILITY.search(after[:60]):
            found |= {"responsibility after": 1.0, f"responsibility after/{kind}": 1.0}
        if RESPONSIBILITY.search(before[-60:]):
            found["responsibility before"] = 1.0
        found |= {f"w<{word}": 1.0 for word in LETTERS.findall(before)[-5:]}
        found |= {f"w>{word}": 1.0 for word in LETTERS.findall(after)[:6]}
    return found
