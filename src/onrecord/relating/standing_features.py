"""What tells the evidential status of an organisation in a report: cues around its mentions, by word windows.

No parse and no letter case are needed: MUC-4's reports are all capitals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[\[\]\"“”]", re.UNICODE)
SENTENCE = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+|\n\s*\n")
MOST_MENTIONS = 40
MOST_CHARACTERS = 60_000

CUES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\b(?:{words})\b")
    for name, words in {
        "claims": r"claim(?:ed|s|ing)?(?: the)? (?:full )?(?:responsibility|credit|authorship)|took responsibility|"
        r"t(?:ake|aken|akes|aking) responsibility|assum(?:ed|es|ing) responsibility|admit(?:s|ted|ting)?|"
        r"acknowledg(?:e|es|ed|ing)|confess(?:ed|es)?|adjudicated|claim(?:ed|s|ing)? (?:to have|that (?:it|they))|"
        r"responsibility (?:for|was)|own(?:ed)? up",
        "communique": r"communiques?|statements? (?:issued|signed|released|sent)|leaflets?|pamphlets?|telephone call|"
        r"phone call|caller|anonymous|wall paintings?|graffiti|slogans|signed by|flag",
        "hedge": r"alleg(?:e|es|ed|edly|ation|ations)|presum(?:e|es|ed|ably)|suspect(?:s|ed)?|apparently|reportedly|"
        r"believ(?:e|es|ed)|supposed(?:ly)?|purported(?:ly)?|probabl[ey]|likely|seem(?:s|ed|ingly)?|appears?",
        "accuse": r"accus(?:e|es|ed|ing|ation|ations)|blam(?:e|es|ed|ing)|charg(?:ed|es|ing)|attribut(?:e|es|ed|ing)|"
        r"denounc(?:e|es|ed|ing)|h(?:old|olds|eld|olding)(?: \w+){0,4} responsible|implicat(?:e|es|ed)|link(?:s|ed)|"
        r"point(?:s|ed)? to|responsible for|involve(?:d|ment)|behind the|perpetrators?|identified",
        "possible": r"may have|might have|could have|may be|might be|could be|not (?:been )?(?:known|identified|ruled out|"
        r"determined|established)|no (?:one|group|organization)(?: has)?(?: yet)?|nobody|so far|unidentified|"
        r"unknown|possib(?:le|ly|ility)|whether|rule out|similar|usually|often|operates?|"
        r"investigat(?:e|es|ed|ing|ion|ions)",
        "deny": r"den(?:y|ies|ied|ying)|disclaim(?:s|ed)?|refut(?:e|ed|es)|reject(?:s|ed)?|not responsible|"
        r"no (?:connection|involvement)|innocent|false",
        "authority": r"police|president|minist(?:er|ry)|government|military|army|armed forces|general|colonel|"
        r"major|captain|lieutenant|commander|prosecutor|judge|court|spokes(?:man|woman|person)|"
        r"officials?|authorit(?:y|ies)|mayor|governor|attorney|intelligence|embassy|sources|"
        r"committee of the armed forces|coprefa|brigade|battalion|state department|secretary|investigators?|"
        r"ambassador|senators?|congress|national guard|das|security forces",
        "others": r"archbishop|bishop|church|priests?|human rights|witness(?:es)?|unions?|university|students?|"
        r"relatives|neighbors|residents|peasants?|party|leaders?|newspaper|radio|television|legal aid|"
        r"amnesty|americas watch|commission|workers|federation|organizations?|survivors|women|reporters?",
        "speech": r"said|says|stated|reported|reports?|added|according to|announced|declared|told|indicated|"
        r"noted|asserted|explained|claimed|confirmed|revealed|informed|pointed out|disclosed|maintained|warned|"
        r"statement|press release|bulletin|news conference|interview",
        "crime": r"kill(?:s|ed|ing|ings)?|murder(?:s|ed|ing|ers?)?|assassinat(?:e|ed|ing|ion|ions)|attack(?:s|ed|ing)?|"
        r"kidnap(?:s|ped|ping|pings)?|bomb(?:s|ed|ing|ings)?|ambush(?:ed|es)?|destroy(?:s|ed|ing)?|"
        r"dynamit(?:e|ed|ing)|blew up|blown up|explo(?:ded|sion|sions)|burn(?:ed|ing|t)|shot|fired|raid(?:ed)?|"
        r"sabotag(?:e|ed)|abduct(?:ed|ion)|massacre[ds]?|tortur(?:e|ed)|executed|wounded|seized|occupied|"
        r"carried out|perpetrated|committed|planted|set fire|detonated|machine-?gunned|strafed|arrested|"
        r"captured|disappear(?:ed|ance)|rap(?:e|ed|ing)|shell(?:ed|ing)|hijack(?:ed)?",
        "threat": r"threat(?:s|en|ens|ened|ening)?|plan(?:s|ned|ning)?|intend(?:s|ed)?|will|would|warn(?:ed)?",
        "we": r"we|our|us",
        "you": r"fmln|guerrillas?|rebels?|radio venceremos|frente",
    }.items()
}  # fmt: skip
STATE = re.compile(
    r"\b(?:army|armed forces|police|guard|air force|military|government|battalions?|brigade|soldiers|troops|"
    r"treasury|elite corps|ministry|intelligence|cia|marines|state|contras?|civil defense|security forces|regime)\b"
)
SQUAD = re.compile(r"\b(?:squads?|rightists?|right-wing|paramilitary|vigilantes?|hit men|anticommunist|arena)\b")
CARTEL = re.compile(r"\b(?:cartel|extraditables|drug|traffickers?|mafia|hired)\b")
GENRE = re.compile(r"\[(communique|speech|statement|commentary|editorial|interview|report|article|news conference)")


def _found(cue: str, text: str) -> list[re.Match[str]]:
    return list(CUES[cue].finditer(text))[:50]


def mention_pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    """A pattern for any of the names, with whatever spacing and letter case; ``None`` without a name."""
    parts = [re.findall(r"\w+", name) for name in names]
    parts = sorted((p for p in parts if p), key=lambda p: -sum(map(len, p)))
    if not parts:
        return None
    return re.compile(r"\b(?:" + "|".join(r"\W{1,4}".join(map(re.escape, p)) for p in parts) + r")\b", re.IGNORECASE)


def features(text: str, names: Sequence[str]) -> dict[str, float]:
    """Features by name for an organisation (its names) in a document's text; bounded in number and time."""
    flat = text[:MOST_CHARACTERS].lower()
    found: dict[str, float] = {"bias": 1.0}

    def put(name: str, value: float = 1.0) -> None:
        found[name] = max(found.get(name, 0.0), value)

    joined = " ".join(names).lower()
    kind = "state" if STATE.search(joined) else "cartel" if CARTEL.search(joined) else "squad" if SQUAD.search(joined) else "armed"
    put(f"kind={kind}")
    head = flat[:300]
    for genre in GENRE.findall(head):
        put(f"genre={genre}")
    if "clandestine" in head[:80]:
        put("genre=clandestine")
        put(f"genre=clandestine/{kind}")
    for cue in ("claims", "hedge", "accuse", "possible", "deny", "communique", "we"):
        hits = len(_found(cue, flat))
        if hits:
            put(f"doc:{cue}")
            put(f"doc#:{cue}", min(hits, 6) / 6)
            put(f"doc:{cue}/{kind}")
    pattern = mention_pattern(names)
    sentences: list[tuple[int, int]] = []
    at = 0
    for stop in SENTENCE.finditer(flat):
        sentences.append((at, stop.start()))
        at = stop.end()
    sentences.append((at, len(flat)))
    mentions = [m.span() for m in pattern.finditer(flat)][:MOST_MENTIONS] if pattern else []
    put("mentions#", min(len(mentions), 8) / 8)
    if not mentions:
        put("mentions=0")
        return found
    put("first", mentions[0][0] / max(1, len(flat)))
    put(f"first={min(3, int(4 * mentions[0][0] / max(1, len(flat))))}")
    place = 0
    for number, (start, end) in enumerate(mentions):
        while place + 1 < len(sentences) and sentences[place + 1][0] <= start:
            place += 1
        first, last = sentences[place]
        before, after = flat[max(first, start - 400) : start], flat[end : min(last, end + 400)]
        sentence = before + " @ " + after
        crime = bool(CUES["crime"].search(sentence))
        near = "C" if crime else "c"
        for cue in CUES:
            if cue == "you":
                continue
            if CUES[cue].search(before):
                put(f"{near}<{cue}")
                gap = len(before) - [m.end() for m in CUES[cue].finditer(before)][-1]
                if gap < 40:
                    put(f"{near}<<{cue}")
            if CUES[cue].search(after):
                put(f"{near}>{cue}")
                match = CUES[cue].search(after)
                if match and match.start() < 40:
                    put(f"{near}>>{cue}")
            if number == 0 and CUES[cue].search(sentence):
                put(f"1st:{cue}/{kind}")
        for cue in ("claims", "hedge", "accuse", "possible"):
            if CUES[cue].search(sentence):
                for other in ("authority", "others", "speech", "deny", "communique", "crime"):
                    if CUES[other].search(sentence):
                        put(f"s:{cue}&{other}")
                put(f"s:{cue}/{kind}")
        if crime and not any(CUES[c].search(sentence) for c in ("claims", "hedge", "accuse", "possible", "deny")):
            put("s:plain-crime")
            put(f"s:plain-crime/{kind}")
            if not CUES["speech"].search(sentence):
                put("s:bare-crime")
        if before.rstrip().endswith(" by") or re.search(r"\bby (?:the )?(?:\w+ ){0,3}$", before):
            put(f"{near}<by")
        before_words = WORD.findall(before)[-6:]
        after_words = WORD.findall(after)[:8]
        for k, word in enumerate(reversed(before_words)):
            put(f"w<{word}")
            if k < 2:
                put(f"w<{k}{word}")
        for k, word in enumerate(after_words):
            put(f"w>{word}")
            if k < 2:
                put(f"w>{k}{word}")
        for a, b in zip(after_words, after_words[1:], strict=False):
            put(f"b>{a} {b}")
        for a, b in zip(before_words, before_words[1:], strict=False):
            put(f"b<{a} {b}")
        for word in set(WORD.findall(sentence)):
            put(f"s={word}")
        for side, other_place in (("prev", place - 1), ("next", place + 1)):
            if 0 <= other_place < len(sentences):
                piece = flat[sentences[other_place][0] : sentences[other_place][1]][:600]
                for cue in ("claims", "hedge", "accuse", "possible", "communique", "deny"):
                    if CUES[cue].search(piece):
                        put(f"{side}:{cue}")
    return found
