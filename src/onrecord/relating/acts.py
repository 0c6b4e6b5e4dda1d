"""The words for harmful and unlawful acts, with the PLOVER type of each, and the words that speak of them.

Acts follow the HURIDOCS micro-thesaurus 4 (types of acts) and PLOVER's codebook (Halterman et al. 2023):
violence against the body or with arms is ASSAULT; repression, deprivation of liberty or property,
disinformation and cyber-operations are COERCE; a show or move of forces is MOBILIZE; what PLOVER has no
type for (corruption, fraud, breach of an agreement) is an act without a type.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onrecord.model import Event
from onrecord.relating.wordlists import listed


@dataclass(frozen=True, slots=True)
class Act:
    """A word for an act: its lemma (shared by verb and noun), type, and what its use as an act needs.

    ``needs`` is ``"person"`` where the word means harm only when done to somebody, ``"frame"`` where
    only an accusing frame makes it an allegation, ``"weapon"`` where it must be a weapon, and ``"verb"`` where
    the verb wants its own object
    clause (*force somebody to …*); empty where the word alone tells. ``scale`` marks acts of states and
    armed groups.
    """

    lemma: str
    event: Event | None
    needs: str = ""
    scale: bool = False


_VOWELS = "aeiou"
# One syllable, one vowel, one consonant: "plan", "stab"; others that double are listed.
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxyh]")
_IRREGULAR = {
    "compel": "compelled compelling", "rebel": "rebelled", "equip": "equipped", "permit": "permitted",
    "commit": "committed committing", "admit": "admitted admitting", "expel": "expelled expelling",
    "abet": "abetted abetting", "rebut": "rebutted rebutting", "refer": "referred referring", "rig": "rigged rigging",
    "traffic": "trafficked trafficking", "defer": "deferred deferring",
    "acquit": "acquitted acquitting",
    "convict": "convicted",
    "indict": "indicted",
    "shoot": "shot", "beat": "beat beaten", "steal": "stole stolen", "strike": "struck", "burn": "burnt",
    "bomb": "bombed bombing", "break": "broke broken", "hit": "hit", "hold": "held",
    "drive": "drove driven", "set": "set", "put": "put", "lie": "lied lying", "gas": "gassed gassing",
    "spy": "spied", "lead": "led", "let": "let", "hang": "hung hanged",
    "starve": "starved", "kidnap": "kidnapped kidnapping", "annex": "annexed annexing",
    "torment": "tormented", "blackmail": "blackmailed", "hijack": "hijacked", "overthrow": "overthrew overthrown",
    "mislead": "misled", "cut": "cut", "run": "ran run", "shell": "shelled shelling", "quell": "quelled",
    "behead": "beheaded", "raid": "raided", "abuse": "abused", "assault": "assaulted",
    "counsel": "counselled", "say": "said", "tell": "told", "find": "found", "hear": "heard", "make": "made",
    "give": "gave given", "take": "took taken", "think": "thought", "see": "saw seen", "know": "knew known",
    "write": "wrote written", "speak": "spoke spoken", "seek": "sought", "meet": "met", "send": "sent",
    "regret": "regretted", "rebuff": "rebuffed",
    "begin": "began begun", "sit": "sat", "plot": "plotted", "throw": "threw thrown", "rob": "robbed robbing",
    "mug": "mugged", "drug": "drugged drugging", "stab": "stabbed", "spit": "spat", "gag": "gagged", "club": "clubbed",
    "scam": "scammed", "tamper": "tampered", "infringe": "infringed", "overcharge": "overcharged", "refuse": "refused",
    "trespass": "trespassed", "get": "got gotten", "hide": "hid hidden", "grope": "groped", "lob": "lobbed",
    "label": "labelled labeled", "dub": "dubbed", "plan": "planned", "withhold": "withheld", "shut": "shut",
    "ban": "banned", "bring": "brought", "bid": "bid", "withdraw": "withdrew withdrawn", "cancel": "cancelled",
    "slap": "slapped", "sever": "severed", "stop": "stopped", "win": "won", "fight": "fought",
    "slaughter": "slaughtered", "murder": "murdered", "plunder": "plundered", "hinder": "hindered",
    "embezzle": "embezzled", "ship": "shipped", "strip": "stripped", "seize": "seized",
    "set up": "set up", "massacre": "massacred", "sabotage": "sabotaged", "leave": "left", "hurt": "hurt",
}  # fmt: skip


def inflect(lemma: str) -> tuple[str, ...]:
    """The written forms of an English verb (base, -s, -ing, -ed and irregular ones), without their senses."""
    if lemma.endswith("e"):
        ing, past = lemma[:-1] + "ing", lemma + "d"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        ing, past = lemma + "ing", lemma[:-1] + "ied"
    elif _DOUBLING.fullmatch(lemma):
        ing, past = lemma + lemma[-1] + "ing", lemma + lemma[-1] + "ed"
    else:
        ing, past = lemma + "ing", lemma + "ed"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    forms = [lemma, third, ing, lemma + "ing", past]
    if lemma in _IRREGULAR:
        forms += _IRREGULAR[lemma].split()
    return tuple(dict.fromkeys(forms))


def forms(lemmas: str) -> dict[str, str]:
    """Written form → lemma, for a blank-separated list of verbs."""
    return {form: lemma for lemma in lemmas.split() for form in inflect(lemma)}


def _table(*rows: tuple[str, Event | None, str, bool]) -> dict[str, Act]:
    return {
        form: Act(lemma, event, needs, scale)
        for lemmas, event, needs, scale in rows
        for lemma in lemmas.split()
        for form in inflect(lemma)
    }


VERBS: Final[dict[str, Act]] = _table(
    # the rows below these are surer: they win where a form stands in two
    ("batter bayonet bite bludgeon butcher clobber cripple crucify disembowel disfigure eviscerate fondle force-feed "
     "garrotte garrote headbutt impale lacerate manhandle maul pummel scorch shove slash slay smother sodomise "
     "sodomize "
     "strafe thrash throttle torment brutalise brutalize asphyxiate immolate harm mob gas cane lash scar "
     "savage wallop sicken", "ASSAULT", "person", False),
    ("ostracise ostracize marginalise marginalize subjugate tyrannise tyrannize victimise victimize segregate exile "
     "hound disenfranchise gaslight groom incarcerate indoctrinate entrap stigmatise stigmatize traumatise traumatize "
     "chain confine press-gang conscript intern strip-search dox doxx cyberbully ransom sextort underpay overwork "
     "blackball", "COERCE", "person", False),
    ("expropriate despoil deforest usurp encroach dynamite gag", "COERCE", "", False),
    ("bilk dupe hoodwink fleece con overbill short-change shortchange misspend mismanage mishandle mislabel misbrand "
     "mis-sell missell misinform misdiagnose bungle botch whitewash gerrymander counterfeit adulterate backdate "
     "stonewall renege abscond disobey profiteer racketeer pilfer filch shoplift pirate purloin pickpocket "
     "transgress defile profane scapegoat suborn subvert destabilise destabilize stoke radicalise radicalize "
     "overstay jeopardise jeopardize endanger imperil dope bootleg overfish underfund circumvent", None, "", False),
    ("hide shirk undermine betray falsify suppress-evidence hush divert squander", None, "frame", False),
    ("kill murder massacre slaughter assassinate behead lynch torture rape gang-rape molest maim mutilate",
     "ASSAULT", "", False),
    ("exterminate bombard firebomb gas ambush carpet-bomb napalm", "ASSAULT", "", True),
    ("petrol-bomb grope decapitate dismember pistol-whip waterboard castrate circumcise scald", "ASSAULT", "", False),
    ("bomb shell invade annex", "ASSAULT", "", True),
    ("execute shoot poison stab beat attack assault abuse strike hit wound injure hang burn starve whip flog "
     "mistreat ill-treat maltreat electrocute bludgeon strangle drug infect punch kick slap choke drown suffocate "
     "stone knife spear trample taunt spit douse taser tear-gas pepper-spray club", "ASSAULT", "person", False),
    ("abduct kidnap deport enslave imprison persecute intimidate harass jail oppress evict banish displace "
     "blackmail extort traffic terrorise terrorize sterilise sterilize brainwash handcuff shackle "
     "disappear dehumanise dehumanize rob mug stalk menace bully scapegoat muzzle gag dispossess uproot starve "
     "defame libel slander humiliate", "COERCE", "person", False),
    ("detain arrest expel silence repress blindfold interrogate surveil wiretap bug exploit smuggle "
     "target discriminate strip bully", "COERCE", "frame", False),
    ("force coerce compel", "COERCE", "verb", False),
    ("loot plunder pillage ransack torch raze bulldoze demolish confiscate vandalise vandalize desecrate deface "
     "burgle hijack", "COERCE", "", False),
    ("censor hack interfere meddle spy jam sabotage rig eavesdrop", "COERCE", "", False),
    ("destroy seize occupy storm raid blockade besiege block suppress crush restrict ban bar prohibit", "COERCE",
     "frame", False),
    ("embezzle bribe launder defraud falsify forge fabricate plagiarise plagiarize", None, "", False),
    ("misappropriate siphon swindle scam rustle poach misuse infringe tamper incite foment instigate perjure", None,
     "", False),
    ("violate breach flout contravene", None, "", False),
    ("steal mislead deceive lie cheat leak conspire plot collude abet finance fund sponsor harbour harbor arm "
     "cover conceal obstruct dump pollute neglect ignore break contaminate taint lace overcharge evade withhold "
     "misrepresent misreport underreport exaggerate skew doctor trespass manipulate cheat default distort", None,
     "frame", False),
    ("fire spray throw hurl lob pelt", "ASSAULT", "weapon", False),
    ("threaten", "THREATEN", "frame", False),
)  # fmt: skip


def _nouns(*rows: tuple[str, str, Event | None, bool]) -> dict[str, Act]:
    table: dict[str, Act] = {}
    for pairs, needs, event, scale in rows:
        for pair in pairs.split():
            noun, _, lemma = pair.partition(":")
            act = Act(lemma or noun, event, needs, scale)
            table[noun] = act
            if not noun.endswith(("ing", "s")):
                plural = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in _VOWELS else noun + "s"
                table[plural] = act
            elif noun.endswith("ing"):
                table[noun + "s"] = act
    return table


# noun[:lemma of the verb for the same act]
NOUNS: Final[dict[str, Act]] = _nouns(
    ("battery butchery carnage cruelty savagery barbarity decapitation:decapitate disfigurement:disfigure "
     "dismemberment:dismember electrocution:electrocute groping:grope maiming:maim manhandling:manhandle "
     "paedophilia pedophilia sodomy strangulation:strangle suffocation:suffocate waterboarding:waterboard "
     "whipping:whip caning:cane mauling:maul immolation:immolate crucifixion:crucify fratricide matricide patricide "
     "parricide filicide wounding:wound punching:punch knifing:knife incest bestiality", "", "ASSAULT", False),
    ("pogrom onslaught incursion:invade carpet-bombing:bomb", "", "ASSAULT", True),
    ("arson:torch bondage:enslave bullying:bully coercion:coerce dispossession:dispossess exploitation:exploit "
     "expropriation:expropriate hostage-taking:kidnap hijacking:hijack incarceration:imprison indoctrination "
     "marginalisation marginalization profiling servitude:enslave stalking:stalk subjugation:subjugate "
     "suppression:suppress tyranny victimisation:victimise victimization:victimise witch-hunt xenophobia "
     "antisemitism anti-semitism sexism homophobia islamophobia bigotry entrapment:entrap purge", "", "COERCE", False),
    ("phishing:hack ransomware:hack snooping:spy doxing:dox doxxing:dox", "", "COERCE", False),
    ("graft cronyism favouritism favoritism deceit deception:deceive dereliction dishonesty duplicity "
     "falsification:falsify fabrication:fabricate felony misdemeanour misdemeanor hooliganism indecency larceny "
     "lawbreaking malpractice mis-selling:missell misappropriation:misappropriate misrepresentation:misrepresent "
     "overcharging:overcharge overfishing:overfish peculation piracy:pirate poaching:poach profiteering:profiteer "
     "shoplifting:shoplift swindle tampering:tamper evasion:evade transgression vote-buying complicity recklessness "
     "carelessness incompetence maladministration incitement:incite subversion trespass desecration:desecrate "
     "mishandling:mishandle misinformation counterfeiting:counterfeit contraband usury perversion insider-trading "
     "price-fixing money-laundering:launder illegality lawlessness infidelity bigamy", "", None, False),
    ("killing:kill murder massacre slaughter assassination:assassinate beheading:behead lynching:lynch torture "
     "rape mutilation:mutilate shooting:shoot stabbing:stab beating:beat poisoning:poison "
     "manslaughter homicide molestation:molest ill-treatment:mistreat mistreatment:mistreat femicide infanticide "
     "brutality flogging:flog starvation:starve", "", "ASSAULT", False),
    ("genocide bombing:bomb shelling:shell bombardment:bombard airstrike:strike invasion:invade annexation:annex "
     "atrocity aggression terrorism extermination:exterminate ambush", "", "ASSAULT", True),
    ("attack assault abuse violence execution:execute strike", "", "ASSAULT", False),
    ("kidnapping:kidnap abduction:abduct deportation:deport enslavement:enslave slavery:enslave persecution:persecute "
     "intimidation:intimidate harassment:harass oppression:oppress repression:repress disappearance:disappear "
     "extortion:extort trafficking:traffic discrimination:discriminate apartheid sterilisation:sterilize "
     "sterilization:sterilize expulsion:expel displacement:displace eviction:evict crackdown persecution:persecute "
     "looting:loot pillage plunder internment imprisonment:imprison blackmail censorship:censor "
     "segregation racism", "", "COERCE", False),
    ("hacking:hack cyberattack:hack hack interference:interfere meddling:meddle espionage:spy spying:spy "
     "surveillance:surveil sabotage disinformation vote-rigging:rig eavesdropping:eavesdrop wiretapping:wiretap "
     "blockade", "", "COERCE", False),
    ("corruption fraud bribery:bribe bribe kickback:bribe embezzlement:embezzle misconduct wrongdoing perjury "
     "treason sedition nepotism "
     "violation:violate breach negligence collusion:collude conspiracy:conspire obstruction:obstruct theft:steal "
     "misuse mismanagement plagiarism infringement vandalism robbery:rob burglary:burgle rustling:rustle perversion "
     "smuggling:smuggle racketeering pollution:pollute intoxication trespassing:trespass libel defamation:defame "
     "forgery:forge insubordination blasphemy cheating:cheat doping "
     "impropriety irregularity malfeasance extremism", "", None, False),
    ("detention:detain arrest:arrest seizure:seize raid occupation:occupy destruction:destroy",
     "frame", "COERCE", False),
)  # fmt: skip
# Acts named by two or more words; the noun at the end is the head.
COMPOUND: Final[dict[tuple[str, str], Act]] = {
    ("war", "crimes"): Act("war crime", "ASSAULT", "", True),
    ("war", "crime"): Act("war crime", "ASSAULT", "", True),
    ("ethnic", "cleansing"): Act("ethnic cleansing", "ASSAULT", "", True),
    ("air", "strike"): Act("strike", "ASSAULT", "", True),
    ("air", "strikes"): Act("strike", "ASSAULT", "", True),
    ("forced", "labour"): Act("enslave", "COERCE", "", True),
    ("forced", "labor"): Act("enslave", "COERCE", "", True),
    ("arbitrary", "detention"): Act("detain", "COERCE"),
    ("arbitrary", "detentions"): Act("detain", "COERCE"),
    ("arbitrary", "arrest"): Act("arrest", "COERCE"),
    ("arbitrary", "arrests"): Act("arrest", "COERCE"),
    ("mass", "arrests"): Act("arrest", "COERCE"),
    ("mass", "detention"): Act("detain", "COERCE"),
    ("mass", "detentions"): Act("detain", "COERCE"),
    ("collective", "punishment"): Act("collective punishment", "COERCE", "", True),
    ("human", "shields"): Act("human shields", "COERCE", "", True),
    ("hate", "speech"): Act("hate speech", None),
    ("chemical", "weapons"): Act("chemical weapons", "ASSAULT", "", True),
    ("money", "laundering"): Act("launder", None),
    ("vote", "rigging"): Act("rig", "COERCE"),
    ("sexual", "misconduct"): Act("assault", "ASSAULT"),
    ("sexual", "exploitation"): Act("exploit", "ASSAULT"),
}
ABUSE_OF_TRUST: Final = Act("abuse of office", None)
CRIMES_AGAINST: Final = Act("crimes against humanity", "ASSAULT", "", True)

# Nouns that speak of an allegation; after the first group anything that follows is alleged.
ACCUSATIONS: Final = listed(
    "accusation accusations allegation allegations charge charges complaint complaints suspicion "
    "suspicions insinuation insinuations indictment indictments"
)
REPORTS: Final = listed(
    "report reports claim claims account accounts testimony testimonies evidence rumour rumours rumor "
    "rumors assertion assertions suggestion suggestions statement statements story stories"
)
ALLEGED: Final = frozenset(["alleged", "suspected", "purported", "supposed", "reported", "apparent"])
# What makes any act a wrong: "illegally occupied", "improperly stored".
WRONGLY: Final = frozenset(["illegally", "unlawfully", "improperly", "wrongfully", "fraudulently", "negligently",
                            "corruptly", "recklessly", "falsely"])  # fmt: skip
# Verbs of which any content is a charge, whatever the act.
CHARGE: Final = forms("allege complain")
ALLEGEDLY: Final = frozenset(["allegedly", "reportedly", "purportedly", "supposedly", "apparently"])
POSSIBLY: Final = frozenset(["possibly", "probably", "perhaps", "likely", "presumably", "maybe"])

# Verbs that carry a charge: form → lemma. The accused is the object (or the subject of the passive).
ACCUSE: Final = forms("accuse suspect convict acquit charge indict blame denounce condemn criticise criticize "
                      "clear exonerate sue sentence jail imprison prosecute fault fine arrest try detain investigate "
                      "probe impeach discipline censure chide reprimand arraign implicate punish sack fire dismiss "
     "suspend "
                      "castigate lambast slam rebuke admonish remand hold want penalise penalize")  # fmt: skip
CHARGE_PREPOSITIONS: Final[dict[str, tuple[str, ...]]] = {
    "accuse": ("of",), "suspect": ("of",), "convict": ("of", "for"), "acquit": ("of", "on"),
    "charge": ("with", "for", "over"),
    "indict": ("for", "on"), "blame": ("for",), "denounce": ("for",), "condemn": ("for",), "criticise": ("for",),
    "criticize": ("for",), "clear": ("of",), "exonerate": ("of",), "sentence": ("for",), "jail": ("for",),
    "imprison": ("for",), "prosecute": ("for",), "fault": ("for",), "fine": ("for",), "arrest": ("for",),
    "try": ("for",), "sue": ("for", "over"), "detain": ("for", "over"), "investigate": ("for", "over"),
    "probe": ("for", "over"), "impeach": ("for", "over"), "discipline": ("for", "over"), "censure": ("for", "over"),
    "chide": ("for",), "reprimand": ("for",), "arraign": ("on", "for"), "implicate": ("in",),
    **dict.fromkeys(("punish", "sack", "fire", "dismiss", "suspend", "castigate", "lambast", "slam", "rebuke",
                     "admonish", "penalise", "penalize", "want"), ("for",)),
    "remand": (), "hold": (),
}  # fmt: skip
# Verbs whose object is the act itself: "condemned the shelling of …"
CONDEMN: Final = forms("condemn denounce deplore decry criticise criticize protest slam document expose uncover "
                       "allege")  # fmt: skip
# Verbs that only carry a noun for the act: "committed genocide"
COMMIT: Final = forms("commit perpetrate conduct launch stage order mount orchestrate use carry face suffer "
                      "inflict constitute mastermind plan wage take accept pay receive")  # fmt: skip
UNDERGO: Final = frozenset(("face", "suffer"))

ACCIDENTS: Final = listed(
    "crash accident earthquake quake flood floods flooding storm hurricane typhoon cyclone tsunami "
    "avalanche landslide mudslide fire fires blaze wildfire collision derailment disease outbreak "
    "virus pandemic epidemic eruption tornado stampede heatwave malfunction collapse lightning famine "
    "drought"
)
