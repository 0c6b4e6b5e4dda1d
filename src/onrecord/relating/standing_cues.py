"""Words for the evidential status of who is held responsible, by what they tell; all in small letters.

Written from MUC-4's guidelines for slot 11 and from its reports of Latin America, 1989-90.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

CUES: Final[Mapping[str, re.Pattern[str]]] = {
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
        "possible": r"may have|might have|could have|may be|might be|could be|"
        r"not (?:been )?(?:known|identified|ruled out|determined|established)|"
        r"no (?:one|group|organization)(?: has)?(?: yet)?|nobody|so far|unidentified|"
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
    }.items()
}  # fmt: skip

KINDS: Final[Mapping[str, re.Pattern[str]]] = {
    "state": re.compile(
        r"\b(?:army|armed forces|police|guard|air force|military|government|battalions?|brigade|soldiers|troops|"
        r"treasury|elite corps|ministry|intelligence|cia|marines|state|contras?|civil defense|security forces|regime)\b"
    ),
    "cartel": re.compile(r"\b(?:cartel|extraditables|drug|traffickers?|mafia|hired)\b"),
    "squad": re.compile(r"\b(?:squads?|rightists?|right-wing|paramilitary|vigilantes?|hit men|anticommunist|arena)\b"),
}
GENERIC: Final[Mapping[str, re.Pattern[str]]] = {
    "state": re.compile(
        r"\b(?:soldiers?|troops?|army|military(?: men)?|armed forces|police(?:men)?|government|uniformed men|"
        r"regime|officers?)\b"
    ),
    "armed": re.compile(
        r"\b(?:guerrillas?|rebels?|subversives?|terrorists?|insurgents?|leftists?|extremists?|front|urban commandos?)\b"
    ),
    "squad": re.compile(
        r"\b(?:death squads?|unidentified (?:men|individuals)|heavily armed men|paramilitary|hooded men|"
        r"right-?wing\w*|gunmen)\b"
    ),
    "cartel": re.compile(
        r"\b(?:drug traffickers?|drug lords?|mafias?|hired (?:killers?|assassins?|gunmen)|hit ?men|traffickers?|"
        r"extraditables)\b"
    ),
}
RESPONSIBILITY: Final = re.compile(
    r"claim\w* (?:the )?(?:full )?(?:responsib|credit|authorship)\w*|took responsib\w+|admitt?\w*|acknowledg\w+|"
    r"adjudicat\w+"
)
