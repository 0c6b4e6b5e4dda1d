"""Office titles brought to one form, so that the words of a text meet the words of a source."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.authority.names import fold

_FORMER = re.compile(r"^(?:(?:the|a|an|his|her|their|our)\s+)?(?:former|ex|one time|onetime|late|outgoing)\s+")
_LEADING = re.compile(r"^(?:the|then|incumbent|current|new|newly elected|acting|caretaker|interim|his|her)\s+")
_SPOKES = re.compile(r"\bspokes(?:man|woman|person|peson|peron|keperson)\b|\bspokeperson\b")
_MINISTER = re.compile(r"^(?:state )?(?:minister|secretary of state|secretary) (?:of state )?(?:of|for) (?:the )?(.+)$")
_SECRETARY = re.compile(r"^(.+?) (?:minister|secretary)$")

_SAME = {
    "pm": "prime minister", "premier": "prime minister", "taoiseach": "prime minister",
    "federal chancellor": "chancellor", "president of the government": "prime minister",
    "president of the council of ministers": "prime minister", "chairman of the state council": "prime minister",
    "premier of the state council": "prime minister", "minister president": "prime minister",
    "head of state": "president", "state president": "president", "federal president": "president",
    "deputy pm": "deputy prime minister", "vp": "vice president", "veep": "vice president",
    "top diplomat": "minister foreign", "chief diplomat": "minister foreign",
    "monarch": "king", "queen": "king", "governor general": "governor general",
    "un chief": "un secretary general",
    "un head": "un secretary general", "secretary general of the united nations": "un secretary general",
    "secretary general of the un": "un secretary general", "united nations secretary general": "un secretary general",
    "un human rights chief": "un high commissioner for human rights",
    "un rights chief": "un high commissioner for human rights",
    "united nations high commissioner for human rights": "un high commissioner for human rights",
    "high commissioner for human rights": "un high commissioner for human rights",
    "un refugee chief": "un high commissioner for refugees",
    "high commissioner for refugees": "un high commissioner for refugees",
    "who director general": "director general of the who", "who chief": "director general of the who",
    "who head": "director general of the who", "head of the who": "director general of the who",
    "director general of the world health organization": "director general of the who",
    "iaea director general": "director general of the iaea", "iaea chief": "director general of the iaea",
    "head of the iaea": "director general of the iaea", "iaea head": "director general of the iaea",
    "unesco director general": "director general of unesco",
    "unicef executive director": "executive director of unicef",
    "imf managing director": "managing director of the imf", "imf chief": "managing director of the imf",
    "imf head": "managing director of the imf", "world bank president": "president of the world bank",
    "wto director general": "director general of the wto", "wto chief": "director general of the wto",
    "secretary general of nato": "nato secretary general", "nato chief": "nato secretary general",
    "european commission president": "president of the european commission",
    "commission president": "president of the european commission",
    "european council president": "president of the european council",
    "eu foreign policy chief": "eu high representative for foreign affairs",
    "eu high representative": "eu high representative for foreign affairs",
    "eu foreign affairs chief": "eu high representative for foreign affairs",
    "high representative of the european union for foreign affairs and security policy":
        "eu high representative for foreign affairs",
    "ecb president": "president of the european central bank", "ioc president": "president of the ioc",
    "fifa president": "president of fifa",
    "icc prosecutor": "prosecutor of the international criminal court",
    "chief prosecutor of the international criminal court": "prosecutor of the international criminal court",
    "icc chief prosecutor": "prosecutor of the international criminal court",
    "prosecutor of the icc": "prosecutor of the international criminal court",
    "fbi director": "director of the fbi", "cia director": "director of the cia",
    "house speaker": "speaker of the house", "speaker of the house of representatives": "speaker of the house",
    "fed chair": "chair of the federal reserve", "fed chairman": "chair of the federal reserve",
    "federal reserve chairman": "chair of the federal reserve",
    "federal reserve chair": "chair of the federal reserve",
    "chairman of the federal reserve": "chair of the federal reserve",
    "press secretary": "white house press secretary", "national security advisor": "national security adviser",
    "assistant to the president for national security affairs": "national security adviser",
    "secretary of state": "secretary of state", "state secretary": "secretary of state",
    "defense secretary": "minister defence", "secretary of defense": "minister defence",
    "un ambassador": "ambassador to the united nations", "un envoy": "ambassador to the united nations",
    "permanent representative to the united nations": "ambassador to the united nations",
    "ambassador to the un": "ambassador to the united nations",
    "permanent representative to the un": "ambassador to the united nations",
    "kremlin spokesperson": "press secretary of the president",
    "foreign office spokesperson": "foreign ministry spokesperson",
    "spokesperson for the foreign ministry": "foreign ministry spokesperson",
    "spokesperson of the foreign ministry": "foreign ministry spokesperson",
    "ministry of foreign affairs spokesperson": "foreign ministry spokesperson",
    "spokesperson for the ministry of foreign affairs": "foreign ministry spokesperson",
    "spokesperson for the state department": "state department spokesperson",
    "spokesperson for the department of state": "state department spokesperson",
    "opposition leader": "leader of the opposition", "chancellor of the exchequer": "chancellor of the exchequer",
    "supreme leader": "supreme leader", "hong kong chief executive": "chief executive",
    "senator": "senator", "sen": "senator", "us senator": "senator", "representative": "representative",
    "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "us representative": "representative", "attorney general": "attorney general",
}  # fmt: skip

_FIELDS = {
    "foreign affairs": "foreign", "external affairs": "foreign", "external relations": "foreign", "foreign": "foreign",
    "foreign and commonwealth affairs": "foreign", "foreign commonwealth and development affairs": "foreign",
    "foreign affairs and trade": "foreign", "foreign relations": "foreign", "external affair": "foreign",
    "international relations and cooperation": "foreign", "foreign affairs and international cooperation": "foreign",
    "europe and foreign affairs": "foreign", "international relations": "foreign", "exterior": "foreign",
    "foreign affairs and cooperation": "foreign", "foreign affairs and expatriates": "foreign",
    "foreign affairs and international trade": "foreign", "foreign and european affairs": "foreign",
    "defense": "defence", "national defence": "defence", "national defense": "defence", "war": "defence",
    "home affairs": "interior", "the home department": "interior", "home department": "interior", "home": "interior",
    "internal affairs": "interior", "the interior": "interior",
    "labor": "labour",
}  # fmt: skip


def is_former(title: str) -> bool:
    """Whether the words say that the office is held no longer: "former prime minister", "ex-president"."""
    return _FORMER.match(fold(title) + " ") is not None or bool(_FORMER.match(title.casefold().replace("-", " ")))


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """The one form of a title: "Foreign Secretary", "Minister for Foreign Affairs" → "minister foreign"."""
    key = _FORMER.sub("", fold(title))
    while (shorter := _LEADING.sub("", key)) != key:
        key = shorter
    key = _SPOKES.sub("spokesperson", key)
    if key in _SAME:
        return _SAME[key]
    if match := _MINISTER.match(key):
        field = match.group(1)
        return f"minister {_FIELDS.get(field, field)}"
    if (match := _SECRETARY.match(key)) and match.group(1) not in ("prime", "deputy prime", "first", "general"):
        field = match.group(1)
        if not field.startswith(("deputy", "assistant", "under", "press", "permanent", "parliamentary", "cabinet")):
            return f"minister {_FIELDS.get(field, field)}"
    return key
