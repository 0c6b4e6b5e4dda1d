"""Acts named by verbs: in what somebody says, after "allegedly", or told by the text itself."""

from __future__ import annotations

from dataclasses import replace

from onrecord.relating import acts as words
from onrecord.relating.acts import Act
from onrecord.relating.actwords import act_stretch
from onrecord.relating.clauses import Clauses
from onrecord.relating.licence import Licence, Spoken, status_of
from onrecord.relating.nominal import REQUESTS
from onrecord.relating.participants import FIRST_PERSON, Participants
from onrecord.relating.reality import (
    ATTACKS,
    BELIEVED,
    DENIALS,
    PERFECT_OF_DOUBT,
    WEAPONS,
    is_mishap,
    is_real,
    under_accusation,
)
from onrecord.relating.roles import is_agentive
from onrecord.relating.standing import is_authority, is_media, speaker_is_authority
from onrecord.relating.wordlists import PROPERTY, listed

# Verbs that as often are said of words and games; between two names they are no violence.
_FIGURATIVE = listed("attack hit strike beat wound hurt assault abuse bombard torpedo burn destroy")
_DECEITS = listed(
    "lie cheat steal deceive mislead conspire collude defraud conceal withhold misrepresent misreport underreport "
    "distort manipulate contaminate pollute dump tamper doctor fabricate  abet neglect evade "
    "hide stonewall mislabel undermine betray divert squander shirk hush "
    "obstruct plot trespass skew falsify overcharge"
)
_LAWFUL = listed("arrest detain interrogate restrict ban seize raid block")
_REFLEXIVE = listed("himself herself themselves itself myself ourselves yourself")
# An agentless passive of these still tells of a doer.
_HUMAN_DONE = listed(
    "murder massacre assassinate behead lynch torture rape gang-rape abduct kidnap enslave persecute "
    "poison molest slaughter execute mutilate evict loot torch raze ransack vandalise vandalize desecrate "
    "deface bomb shell bombard firebomb ambush rob hijack stab shoot beat stone petrol-bomb whip flog mug burgle"
)
_DEADLY = listed("kill wound injure maim hurt")
# Coercion that the text's own voice may tell: no arrest or ban, which may be lawful.
_COERCED = listed(
    "expel silence repress destroy storm raid blockade besiege suppress crush displace seize target exploit"
)

_REPORTED = frozenset(("said", "alleged", "reported", "believed", "thought", "suspected", "understood", "claimed"))
_ORDER = words.forms("order instruct command")
_DISEASES = words.ACCIDENTS | listed(
    "cholera flu influenza ebola malaria hiv aids measles virus viruses strain infection infections disease diseases "
    "illness bacteria anthrax h5n1 h1n1 sars covid epidemic fever dengue plague typhoid polio heat cold hunger cancer"
)
_ANIMALS = listed(
    "bird birds chicken chickens poultry pig pigs hog hogs cattle cow cows animal animals duck ducks geese swan swans "
    "dog dogs cat cats sheep goat goats horse horses turkeys fish whale whales elephant elephants hens herd flock "
    "cells tigers rhinos buffalo livestock"
)
_PLAYERS = listed(
    "striker strikers goalkeeper player players batsman forward forwards midfielder pitcher team teams winger captain "
    "coach side champion champions boxer boxers opener"
)
# Crimes that the text's own voice may tell of, told of a doer it names.
_CRIMES = listed(
    "steal bribe defraud embezzle launder forge hack swindle scam conspire lie misappropriate pilfer counterfeit bilk "
    "dump pollute falsify fabricate conceal mislead cheat deceive pirate poach rustle"
)
_AMMUNITION = listed(
    "gas bullet bullets rocket rockets missile missiles shot shots round rounds shell shells ammunition mortar mortars "
    "grenade grenades pellets artillery bomb bombs stone stones rock rocks bottle bottles egg eggs acid cannon cannons "
    "extinguishers petrol cocktails cocktail fireworks flares bricks projectiles objects"
)
_TOWARD = ("at", "on", "into", "toward", "towards", "against")
# With "from doing" these tell of a right withheld: "were banned from voting".
_WITHHELD = listed("ban bar block prohibit restrict")


def verbal(view: Clauses, who: Participants, spoken: Spoken, verb: int, act: Act) -> Licence | None:
    """The licence of an act that the verb names, if it has one: its speaker, an "allegedly", or the text itself."""
    parse = view.parse
    if parse.deps[verb] in ("amod", "compound", "aux", "auxpass") or view.negated(verb) or not is_real(view, verb):
        return None
    if parse.tags[verb] == "VB" and parse.deps[verb] == "ROOT":
        return None
    actor, patient = view.roles(verb)
    if actor is not None and not is_agentive(view, who, actor) and view.lower[actor] not in WEAPONS:
        return None  # a crash, a flood, a building did it
    if act.lemma in _DEADLY | {"infect", "sicken"} and _natural(view, verb, actor, patient):
        return None
    if is_mishap(view, verb):
        return None
    governor = parse.heads[verb]
    if (
        parse.deps[verb] == "xcomp"
        and view.lower[governor] in words.VERBS
        and words.VERBS[view.lower[governor]].needs == "verb"
    ):
        return None  # "forced to strip others": one act, that of forcing
    aimed: list[int] = []
    if act.needs == "weapon":
        if patient is None or view.lower[patient] not in _AMMUNITION:
            return None
        aimed = view.objects_of(verb, *_TOWARD)
        for closer in view.kids(patient, "acl", "prep"):  # "rounds aimed at …", "stones at …"
            aimed += view.kids(closer, "pobj") if view.lower[closer] in _TOWARD else view.objects_of(closer, *_TOWARD)
        if not aimed and act.lemma != "fire":
            return None
        patient = aimed[0] if aimed else None
    person = is_agentive(view, who, patient)
    if patient is not None and view.lower[patient] in _REFLEXIVE:
        return None
    if any(view.lower[c] in ("personally", "verbally", "publicly") for c in view.kids(verb, "advmod")):
        return None
    if act.needs == "verb":
        inner = view.kid(verb, "xcomp", "ccomp")
        driven = any(view.lower[c] in ("from", "out") for c in view.kids(verb, "prep", "prt"))
        if not person or not (driven or (inner is not None and view.is_verb(inner))):
            return None
    if act.needs == "person" and not person and (patient is None or view.lower[patient] not in PROPERTY):
        return None
    if act.lemma == "interfere" and actor is None:
        return None
    attribution = spoken.content(verb)
    if act.lemma in _FIGURATIVE and parse.tags[verb] in ("VBP", "VBZ"):
        return None  # "people who attack my wife": in general
    hedged = any(view.lower[c] in words.ALLEGEDLY for c in view.children[verb]) or (
        parse.deps[verb] == "xcomp" and view.lower[governor] in _REPORTED and view.passive(governor)
    )  # "was said to have been poisoned"
    accused_clause = under_accusation(view, verb)
    if parse.deps[verb] in ("xcomp", "ccomp") and view.lower[governor] in _ORDER:
        actor = view.subject(governor)  # who gives the order answers for the deed
    doer = actor if is_agentive(view, who, actor) else None
    if act.lemma in _FIGURATIVE and doer is not None and patient is not None:
        named = ("person", "organisation")
        by_name = who.kind(who.named(doer)) in named or view.lower[doer] in FIRST_PERSON
        if by_name and who.kind(who.named(patient)) in named:
            return None
    stretch = act_stretch(view, verb, act)
    if patient is not None and patient < verb and view.lower[patient] in PROPERTY and view.passive(verb):
        stretch = (view.left[patient], stretch[1])  # "homes were raided": what was done is done to a thing
    made = Licence(
        verb, stretch, verb, "content", "accused", act, (act,), doer,
        patient if person or (patient is not None and view.lower[patient] in PROPERTY) else None,
        attribution=attribution,
    )  # fmt: skip
    if attribution is not None:
        if spoken.cue_lemma(attribution, DENIALS) or spoken.cue_lemma(attribution, REQUESTS):
            return None
        status = status_of(view, who, spoken, attribution, verb, doer)
        authority = speaker_is_authority(view, who, attribution)
        if act.needs == "frame":
            same = doer is not None and who.named(doer) == attribution.speaker
            if (
                (authority and (act.lemma in _LAWFUL or act.event == "COERCE"))
                or same
                or (act.lemma in _LAWFUL and (is_media(who, attribution.speaker) or is_authority(view, who, doer)))
                or not ((person and act.event == "COERCE") or (act.event is None and doer is not None))
            ):
                return None
            if act.event is None and (doer is None or act.lemma not in _DECEITS):
                return None
        if act.needs == "" and not person and doer is None and patient is None:
            return None
        if act.event is None and doer is None:
            return None
        if status == "admitted" and act.event is None:
            return None
        return replace(made, status=status)
    if hedged or accused_clause is not None:
        if act.needs == "frame" and not (doer is not None or person):
            return None
        if doer is None and patient is None:
            return None
        status = "possible" if parse.deps[verb] == "xcomp" and view.lower[governor] in BELIEVED else "accused"
        return replace(made, how="noun" if accused_clause is not None else "content", status=status)
    armed = act.needs == "weapon" and bool(aimed)
    return _asserted(view, who, made, actor, patient, armed=armed)


def _natural(view: Clauses, verb: int, actor: int | None, patient: int | None) -> bool:
    """Whether a disease, the weather or an accident did it, or animals were culled: no act of people on people."""
    first, _ = view.bounds(verb)
    for head in (actor, patient):
        if head is None:
            continue
        phrase = {view.lower[i] for i in range(*view.noun_phrase(head))}
        if head == patient and phrase & _ANIMALS:
            return True
        if head == actor and (phrase & _DISEASES or any(any(c.isdigit() for c in w) and w[:1] == "h" for w in phrase)):
            return True
    if actor is None and not view.passive(verb):
        return bool(_DISEASES & set(view.lower[max(first, verb - 6) : verb]))
    causes = [view.noun_phrase(h) for h in view.objects_of(verb, "by", "with")]
    return bool(_DISEASES & {view.lower[i] for start, end in causes for i in range(start, end)})


def _asserted(
    view: Clauses, who: Participants, made: Licence, actor: int | None, patient: int | None, *, armed: bool
) -> Licence | None:
    """Violence that the text itself tells of: by a doer it names, or such as only people do."""
    act, verb = made.act, made.head
    withheld = act is not None and act.lemma in _WITHHELD and any(
        view.lower[c] == "from" and view.kid(c, "pcomp") is not None for c in view.kids(verb, "prep")
    )  # fmt: skip
    person = made.actor is not None and who.kind(who.named(made.actor)) == "person"
    domestic = {"target", "exploit"} if person else set()
    coerced = act is not None and act.lemma in _COERCED - domestic and patient is not None and (
        made.actor is not None or view.passive(verb)
    )  # fmt: skip
    if act is not None and act.event is None and act.lemma in _CRIMES:
        told = view.parse.tags[verb] in ("VBD", "VBN") and patient is not None and not view.passive(verb)
        doing = view.parse.deps[verb] in ("ROOT", "conj", "relcl", "ccomp", "advcl")
        known = made.actor is not None and (who.named(made.actor) is not None or who.is_agent_word(made.actor))
        return replace(made, how="text", status="fact") if told and doing and known else None
    if act is None or act.event not in ("ASSAULT", "COERCE") or (act.needs == "frame" and not (withheld or coerced)):
        return None
    if withheld and made.actor is not None and made.recipient is not None:
        return replace(made, how="text", status="fact", words=(made.words[0], view.core(verb)[1]))
    if made.actor is None and made.recipient is None:
        return None
    if made.actor is None and not _of_people(view, verb, act, actor):
        return None
    if made.recipient is None and not (act.scale and patient is not None) and not armed:
        return None
    if made.actor is not None and who.named(made.actor) is None and not who.is_agent_word(made.actor):
        return None
    tag, dep = view.parse.tags[verb], view.parse.deps[verb]
    if tag in ("VBP", "VBZ", "VB"):
        return None  # the general present tells of no act
    means = dep == "pcomp" and view.lower[view.parse.heads[verb]] == "by"  # "responded by firing …"
    if tag == "VBG" and dep not in ("advcl", "conj") and not means and not view.auxiliaries(verb):
        return None
    kind = who.kind(who.named(made.actor)) if made.actor is not None else None
    if act.needs == "verb" and (kind == "person" or made.actor is None or who.noun_kind(made.actor) == "person"):
        return None
    if act.lemma == "hit" or (made.actor is not None and view.lower[made.actor] in _PLAYERS):
        return None
    if act.lemma in ("imprison", "jail", "execute") and made.actor is not None and _is_judge(view, who, made.actor):
        return None
    if act.lemma in _FIGURATIVE - {"wound"} and made.actor is not None:
        if kind == "person" or who.noun_kind(made.actor) == "person":
            return None
        if made.recipient is not None and who.kind(who.named(made.recipient)) == "person":
            return None
    return replace(made, how="text", status="possible" if _status_possible(view, verb) else "fact")


def _is_judge(view: Clauses, who: Participants, head: int) -> bool:
    """Whether a doer sits in judgment, so that to imprison is a sentence."""
    named = {*who.name(who.named(head)).lower().split(), view.lower[head]}
    entity = who.by_id.get(who.named(head) or "")
    named |= set((entity.office or "").lower().split()) if entity is not None else set()
    return bool(named & {"judge", "justice", "court", "magistrate", "jury", "tribunal"})


def _of_people(view: Clauses, verb: int, act: Act, actor: int | None) -> bool:
    """Whether people did it though none is named: by the act's own nature, or by what it was done with or in."""
    if actor is not None:
        return not view.passive(verb) and act.lemma in _DEADLY and view.lower[actor] in ATTACKS
    if not view.passive(verb):
        return False
    if act.lemma in _HUMAN_DONE or act.lemma in _COERCED:
        return True
    if act.lemma in _DEADLY and any(
        view.lower[i] in ATTACKS or (view.lower[i] == "fire" and view.lower[i - 1] in ("opened", "open"))
        for clause in view.kids(verb, "advcl") if view.subject(clause) is not None
        for i in range(clause, min(view.right[clause], clause + 4))
    ):  # fmt: skip
        return True
    return act.lemma in _DEADLY and any(
        view.lower[inner] in ATTACKS for inner in view.objects_of(verb, "in", "by", "during", "when")
    )


def _status_possible(view: Clauses, verb: int) -> bool:
    return bool(PERFECT_OF_DOUBT & set(view.auxiliaries(verb))) or any(
        view.lower[c] in words.POSSIBLY for c in view.children[verb]
    )
