"""Accusing frames: "accused of", "charged with", "blamed for", "responsible for", "found guilty of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Status
from onrecord.relating import acts as words
from onrecord.relating.actwords import act_at, act_words, acts_of, completed, coordinated, gravest
from onrecord.relating.clauses import Clauses
from onrecord.relating.licence import Licence, Spoken, status_of
from onrecord.relating.participants import Participants
from onrecord.relating.reality import DENIALS, is_real
from onrecord.relating.roles import is_agentive, noun_roles
from onrecord.relating.standing import is_authority, speaker_is_authority
from onrecord.relating.wordlists import listed

_TIME_NOUNS = listed("year years month months day days life week weeks hours decade decades questioning time")
_HOLLOW = listed("kind kinds sort sorts type types thing things lot part crime crimes")
_STATUS_OF_FRAME: dict[str, Status] = {
    "convict": "found", "sentence": "found", "jail": "found", "imprison": "found", "fine": "found",
    "acquit": "acquitted", "clear": "acquitted", "exonerate": "acquitted",
    "charge": "accused_by_authorities", "indict": "accused_by_authorities", "prosecute": "accused_by_authorities",
    "arrest": "accused_by_authorities", "try": "accused_by_authorities", "detain": "accused_by_authorities",
    "impeach": "accused_by_authorities", "arraign": "accused_by_authorities", "remand": "accused_by_authorities",
    "hold": "accused_by_authorities", "want": "accused_by_authorities", "investigate": "possible", "probe": "possible",
    "suspect": "possible",
}  # fmt: skip


_GROUNDS = listed(
    "suspicion suspicions charge charges allegation allegations accusation accusations count counts connection grounds"
)
_SEIZED = words.forms("arrest detain charge hold try jail imprison want remand indict arraign fine prosecute sentence "
                      "convict acquit dismiss sack fire suspend investigate question")  # fmt: skip
_ONLY_PASSIVE = frozenset(("hold", "want", "fire", "dismiss", "sack", "suspend", "remand"))
# What follows their "of" or "with" is always charged to somebody, whatever he is called.
_ONLY_AGENTS = frozenset(("accuse", "charge", "convict", "acquit", "indict", "arrest", "suspect"))
_SOFT = frozenset(
    ("punish", "sack", "fire", "dismiss", "suspend", "castigate", "lambast", "slam", "rebuke", "admonish", "penalise",
     "penalize", "want", "hold", "remand", "implicate", "arraign")
)  # fmt: skip
_FACE = words.forms("face await")
_PENALTIES = listed("years prison jail imprisonment sentence sentences penalty fine fines death")
TRIALS = _PENALTIES | listed(
    "custody charge charges trial prosecution investigation inquiry probe indictment indictments lawsuit lawsuits"
)


def frame(view: Clauses, who: Participants, spoken: Spoken, verb: int) -> Iterator[Licence]:
    """As in "accused X of …", "was charged with …", "blamed X for …", "blamed … on X"."""
    lemma = words.ACCUSE[view.lower[verb]]
    if view.negated(verb) or {"would", "will", "could", "may", "should"} & set(view.auxiliaries(verb)):
        return
    accuser, accused = view.roles(verb)
    if lemma in ("try", "fine", "arrest", "sentence", "jail", "imprison", "charge") and accused is None:
        return
    thing = False  # "blamed the spill on X": whatever it is
    if lemma in _ONLY_PASSIVE and not view.passive(verb) and view.parse.tags[verb] != "VBN":
        return
    pointed = _pointed(view, verb)
    charges = pointed or view.objects_of(verb, *words.CHARGE_PREPOSITIONS[lemma])
    if not charges and accused is not None:
        charges = view.objects_of(accused, *words.CHARGE_PREPOSITIONS[lemma])
    if not charges and accuser is not None and view.passive(verb) and accuser > verb:
        charges = view.objects_of(accuser, *words.CHARGE_PREPOSITIONS[lemma])  # "accused by pupils of …"
    if lemma == "blame" and not charges and accused is not None:
        on = view.objects_of(verb, "on") or view.objects_of(accused, "on")
        if on:
            charges, accused, thing = [accused], on[0], True
    if not charges or accused is None or not (is_agentive(view, who, accused) or lemma in _ONLY_AGENTS):
        return
    if view.parse.deps[verb] == "acl" and view.left[accused] == accused and view.parse.tags[accused] == "NNS":
        return  # "people accused of murder": nobody in particular
    status: Status = _STATUS_OF_FRAME.get(lemma, "accused")
    attribution = spoken.cue(verb) or spoken.content(verb)
    if status == "accused" and (
        is_authority(view, who, accuser)
        or (
            attribution is not None and spoken.cue(verb) is attribution and speaker_is_authority(view, who, attribution)
        )
    ):
        status = "accused_by_authorities"
    soft = lemma == "sue" or lemma in (
        "denounce",
        "condemn",
        "criticise",
        "criticize",
        "fault",
        "arrest",
        "fine",
        "try",
    ) or lemma in _SOFT  # fmt: skip
    for head in coordinated(view, charges[0]):
        deed = _deed_of(view, verb, head) if view.is_noun(head) else None
        made = charge(view, who, head if deed is None else deed, soft=soft and not thing)
        if made is None:
            continue
        if made.actor is None or not view.is_noun(head) or (made.recipient is None and made.actor != accused):
            made = replace(made, actor=accused)
        yield replace(made, how="frame", status=status, attribution=attribution, accuser=accuser)
        if view.is_noun(head):
            return


def _pointed(view: Clauses, verb: int) -> list[int]:
    """What the grounds name: "arrested on suspicion of *assault*", "held in connection with *the theft*"."""
    if view.lower[verb] not in _SEIZED:
        return []
    for ground in view.objects_of(verb, "on", "under", "in", "over", "amid"):
        if view.lower[ground] in _GROUNDS:
            found = view.objects_of(ground, "of", "with", "for") or [
                c for c in view.kids(ground, "compound") if act_at(view, c) is not None
            ]
            if not found:
                found = [c for c in view.kids(ground, "acl") if view.parse.tags[c] == "VBG"]
            if found:
                return found
    return []


def facing(view: Clauses, who: Participants, spoken: Spoken, noun: int) -> Iterator[Licence]:
    """As in "faces charges of kidnapping", "is on trial for fraud", "under investigation over bribery"."""
    up = view.parse.heads[noun]
    verb: int | None = None
    held = view.lower[noun] == "custody" and view.lower[up] in ("into", "in")
    tried = view.parse.deps[noun] == "pobj" and view.lower[up] in ("on", "under")
    if view.parse.deps[noun] == "dobj" and view.lower[up] in _FACE:
        verb = up
    elif held or (tried and view.lower[noun] not in _COUNTS | _PENALTIES):
        verb = view.parse.heads[up]
    if verb is None or view.negated(verb) or not is_real(view, verb):
        return
    accused = view.subject(verb) if view.is_verb(verb) else verb if is_agentive(view, who, verb) else None
    if accused is None or not is_agentive(view, who, accused):
        return
    named = view.objects_of(noun, "of", "for", "over", "on") or [
        c for c in view.kids(noun, "compound") if act_at(view, c) is not None
    ]
    if not named and view.is_verb(verb):
        named = view.objects_of(verb, "for", "over")
    if not named:
        return
    made = charge(view, who, named[0], soft=True)
    if made is None:
        return
    looked_into = view.lower[noun] in ("investigation", "inquiry", "probe")
    status: Status = "possible" if looked_into else "accused_by_authorities"
    yield replace(made, how="frame", status=status, actor=accused, attribution=spoken.content(verb))


def _deed_of(view: Clauses, verb: int, noun: int) -> int | None:
    """The deed for which a charge is named: "convicted of harassment for *spitting* at an officer"."""
    for above in (noun, verb):
        for preposition in view.kids(above, "prep"):
            if view.lower[preposition] == "for" and preposition > noun:
                deed = view.kid(preposition, "pcomp")
                if deed is not None and view.parse.tags[deed] == "VBG":
                    return deed
    return None


_COUNTS = frozenset(("charge", "charges", "count", "counts", "offence", "offences", "offense", "offenses"))


def charge(view: Clauses, who: Participants, head: int, *, soft: bool) -> Licence | None:
    """The act that a charge names, in the lexicon or not; ``soft`` frames take only acts of the lexicon or verbs."""
    if view.lower[head] in _TIME_NOUNS or view.lower[head] == "trying":
        return None
    if view.lower[head] in _HOLLOW and act_at(view, head) is None:
        return None
    if view.lower[head] in ("having", "getting"):  # "for having him killed"
        done = next((i for i in range(head + 1, view.right[head]) if act_at(view, i) and view.is_verb(i)), None)
        if done is not None:
            act = act_at(view, done)
            victim = view.roles(done)[1] if view.passive(done) else view.kid(done, "nsubj")
            return Licence(head, (head, done + 1), done, "frame", "accused", act, (act,) if act else (), None, victim)
    if view.is_verb(head):
        if head and view.parse.tags[head] not in ("VBG", "VBN"):
            return None
        act, anchor = act_at(view, head), head
        patient = view.roles(head)[1] if not view.passive(head) else None
        inner = None
        if act is None and view.lower[head] in words.COMMIT and (done := view.kid(head, "dobj")) is not None:
            act, inner = gravest(view, done), done
        recipient = patient if patient is not None and is_agentive(view, who, patient) else None
        if inner is not None:
            recipient = noun_roles(view, who, coordinated(view, inner)).recipient
        if act is not None and act.needs == "verb" and recipient is not None:
            pass
        first, last = head, view.core(head)[1] if act is None or inner is not None else completed(view, head)
        if act is not None and act.needs == "verb":
            last = view.core(head)[1]
        return Licence(head, (first, last), anchor, "frame", "accused", act, (act,) if act else (), None, recipient)
    if not view.is_noun(head) or (view.lower[head] not in words.NOUNS and is_agentive(view, who, head)):
        return None
    if view.lower[head] in _COUNTS:  # "acquitted of terrorism charges", "on two counts of murder"
        named = [c for c in view.kids(head, "compound") if act_at(view, c)] or view.objects_of(head, "of")
        if not named or named[0] == head or (view.is_noun(named[0]) and act_at(view, named[0]) is None):
            return None
        return charge(view, who, named[0], soft=soft)
    act = gravest(view, head)
    if act is None and soft:
        return None
    heads = coordinated(view, head)
    held = noun_roles(view, who, heads)
    if act is None and view.lower[head] in ("complicity", "involvement", "role", "participation", "part"):
        inner_heads = view.objects_of(head, "in")
        if inner_heads:
            act = act_at(view, inner_heads[0])
            held = noun_roles(view, who, inner_heads)
    return Licence(
        head,
        act_words(view, heads),
        head,
        "frame",
        "accused",
        act,
        acts_of(view, heads),
        held.actor,
        held.recipient,
    )


def responsible(view: Clauses, who: Participants, spoken: Spoken, index: int) -> Iterator[Licence]:
    """As in "is responsible for the killing", "is behind the attack", "found guilty of murder"."""
    parse, word = view.parse, view.lower[index]
    charges = view.kids(index, "pobj") if word == "behind" else view.objects_of(index, "for", "of", "in")
    if not charges:
        return
    up = parse.heads[index]
    if not view.is_verb(up) or view.negated(up) or not is_real(view, up):
        return
    accused = view.subject(up)
    judged = word in ("guilty", "liable", "responsible") and view.lower[up] == "found"
    if judged and not view.passive(up):
        found = view.kid(index, "nsubj") or view.kid(up, "dobj")
        accused = found if word != "guilty" or accused is None else accused
    if not is_agentive(view, who, accused):
        return
    made = charge(view, who, charges[0], soft=word not in ("guilty", "liable", "responsible"))
    if made is None:
        return
    attribution = spoken.content(index)
    if attribution is not None and spoken.cue_lemma(attribution, DENIALS):
        return
    if any(view.lower[c] == "not" for c in view.children[index]):
        if word != "guilty" or view.lower[up] != "found":
            return
        status: Status = "acquitted"
    elif judged:
        status = "found"
    elif word == "guilty" and view.lower[up] in ("pleaded", "pled"):
        status = "admitted"
    elif attribution is None:
        return
    else:
        status = status_of(view, who, spoken, attribution, up, accused)
    yield replace(made, how="frame", status=status, actor=accused, attribution=attribution)
