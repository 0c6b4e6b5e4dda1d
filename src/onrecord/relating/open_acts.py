"""Acts of any kind that the words around them make a charge, whatever the verb.

"Allegedly left with the files", "illegally occupied the road", "complained that the review was skewed", "failed to
warn residents", "did nothing to stop it": the lexicon of acts cannot hold these, their wording tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from onrecord.model import Attribution, Status
from onrecord.relating import acts as words
from onrecord.relating.actwords import act_at, clipped
from onrecord.relating.clauses import Clauses
from onrecord.relating.licence import RULE, Licence, Spoken, is_court, status_of
from onrecord.relating.participants import FIRST_PERSON, Participants
from onrecord.relating.reality import DENIALS, is_real
from onrecord.relating.roles import is_agentive
from onrecord.relating.standing import is_authority
from onrecord.relating.wordlists import listed

_HEDGES = frozenset(("allegedly", "purportedly"))
_FAIL: Final = words.forms("fail refuse neglect")
# What one owes to others: only leaving these undone is a reproach.
_DUTIES = listed(
    "protect prevent stop act respond investigate provide disclose report comply pay warn inform notify deliver "
    "address secure safeguard prosecute punish honour honor implement enforce meet fulfil fulfill uphold ensure keep "
    "cooperate co-operate consult explain answer halt tackle help assist allow let release grant give permit free hand "
    "acknowledge recognise recognize condemn apologise apologize rescue evacuate feed treat maintain inspect"
)
_FAILURES = frozenset(("failure", "refusal", "failures"))
_BLAME = listed("warning warnings advice rule rules law laws order orders complaint complaints evidence concerns pleas "
    "crisis plight danger dangers problem problems risk risks reports abuse abuses signs symptoms requests calls "
    "appeals obligations duty duties suffering rights")
_EXPOSE: Final = words.forms("expose subject")
_HARMS = listed(
    "contaminated toxic radioactive asbestos chemicals chemical radiation danger dangers risk hazardous unsafe "
    "dangerous abuse violence torture poison polluted harassment fumes lead mercury humiliation beatings"
)
# One complains of these to a doctor, and of nobody.
_AILMENTS = listed(
    "feeling pain pains headache headaches nausea sick sickness dizziness fever symptoms fatigue vomiting ill illness "
    "stomach chest cough ache aches tired"
)
_FLAWS = listed(
    "error errors mistake mistakes unlawful unlawfully illegal illegally breach breached violated violate violation "
    "negligence negligent failed failure failures guilty liable responsible excessive unconstitutional discriminatory "
    "discriminated misleading misled wrongful wrongly unfair unfairly flawed improper improperly unjustified infringed "
    "weapon unreasonable false defamatory defamed abused abuse"
)
_BACK: Final = words.forms("support back arm fund finance train shelter supply sponsor harbour harbor aid equip")
_REBELS = listed(
    "rebels rebel insurgency insurgents militants militant terrorists terrorism terror militia militias gunmen "
    "separatists extremists jihadists guerrillas coup"
)
_CLAIM: Final = words.forms("claim argue contend")
_IGNORE: Final = words.forms("ignore disregard flout")
_LATE = frozenset(("slow", "slowly", "late", "little", "far"))
_TRICK: Final = words.forms("trick pressure bully coax lure mislead con talk dupe scare")
_FINITE = frozenset(("VBZ", "VBD", "VBP"))
_NEAR = 5
_ENOUGH = 4
_LONGEST = 12  # words of a noun with what hangs on it


def open_acts(
    view: Clauses, who: Participants, spoken: Spoken, attributions: Sequence[Attribution], taken: set[int]
) -> Iterator[Licence]:
    """Charges that the lexicon of acts does not hold; ``taken`` are the words of acts found already."""
    for index, word in enumerate(view.lower):
        if word in _HEDGES or word in words.WRONGLY:
            verb = _modified(view, index)
            if verb is not None and not taken & {verb, index}:
                made = _wrong(view, who, spoken, verb, index)
                if made is not None:
                    yield made
        elif word in _FAIL and view.is_verb(index) and index not in taken:
            made = _omission(view, who, spoken, index)
            if made is not None:
                yield made
        elif word == "cover" and view.lower[index + 1 : index + 3] == ["-", "up"] and index not in taken:
            made = _hidden(view, who, spoken, index)
            if made is not None:
                yield made
        elif word in _FAILURES and view.is_noun(index) and index not in taken:
            made = _failure(view, who, spoken, index)
            if made is not None:
                yield made
        elif word in _BACK and view.is_verb(index) and index not in taken:
            made = _backed(view, who, spoken, index)
            if made is not None:
                yield made
        elif word in _IGNORE and view.is_verb(index) and index not in taken:
            thing = view.kid(index, "dobj")
            if thing is not None and view.lower[thing] in _BLAME:
                made = _told(view, who, spoken, index)
                if made is not None:
                    yield made
        elif word in ("carpet", "rug") and view.lower[index - 2 : index] == ["under", "the"]:
            swept = next((i for i in range(index - 3, max(index - 8, -1), -1) if view.is_verb(i)), None)
            made = _told(view, who, spoken, swept) if swept is not None and swept not in taken else None
            if made is not None:
                yield made
        elif word == "should" and (undone := _undone(view, index)) is not None and undone not in taken:
            made = _should_not(view, who, spoken, index, undone)
            if made is not None:
                yield made
        elif word in _EXPOSE and view.is_verb(index) and index not in taken and _exposed(view, index):
            made = _wrong(view, who, spoken, index, index)
            if made is not None:
                yield made
        elif word in _LATE and view.lower[index - 1] == "too" and (slow := _modified(view, index)) is not None:
            made = _told(view, who, spoken, slow) if slow not in taken else None
            if made is not None:
                yield made
        elif word == "nothing" and (idle := _idle(view, index)) is not None and idle not in taken:
            made = _told(view, who, spoken, idle)
            if made is not None:
                yield made
        elif word in _TRICK and view.is_verb(index) and index not in taken and _driven(view, index):
            made = _told(view, who, spoken, index)
            if made is not None:
                yield made
        elif word == "enough" and (verb := _not_enough(view, index)) is not None and verb not in taken:
            made = _told(view, who, spoken, verb)
            if made is not None:
                yield made
    for attribution in attributions:
        if spoken.cue_lemma(attribution, words.CHARGE):
            made = _charged(view, who, spoken, attribution, taken)
            if made is not None:
                yield made
        elif spoken.cue_lemma(attribution, _CLAIM):
            made = _undone_for(view, who, spoken, attribution, taken)
            if made is not None:
                yield made
        elif spoken.cue_lemma(attribution, RULE) and is_court(view, who, attribution):
            made = _ruled(view, who, spoken, attribution, taken)
            if made is not None:
                yield made


def _modified(view: Clauses, adverb: int) -> int | None:
    """The verb that an adverb belongs to, by its arc or by its place."""
    head = view.parse.heads[adverb]
    if view.is_verb(head) and abs(head - adverb) <= _NEAR:
        return head
    _, last = view.bounds(adverb)
    return next((i for i in range(adverb + 1, min(last, adverb + 3)) if view.is_verb(i)), None)


def predicate(view: Clauses, verb: int) -> tuple[int, int]:
    """The verb with its auxiliaries before it and its complements, without its subject."""
    first, last = view.core(verb)
    by = view.kid(verb, "agent") if view.passive(verb) else None
    if by is not None and verb < by < last:
        last = by
    own = [c for c in view.kids(verb, "aux", "auxpass", "neg") if c < verb and view.lower[c] != "to"]
    first = min([verb, *own])
    subject = view.kid(verb, "nsubj", "nsubjpass")
    if subject is not None and first < subject < verb:
        first = verb
    return first, max(last, verb + 1)


def _licence(
    view: Clauses, who: Participants, spoken: Spoken, verb: int, status: Status, attribution: Attribution | None,
    how: str,
) -> Licence | None:  # fmt: skip
    actor, patient = view.roles(verb)
    doer = actor if actor is not None and is_agentive(view, who, actor) else None
    stretch = predicate(view, verb)
    if doer is None:
        subject = view.subject(verb)
        if (
            subject is not None
            and not is_agentive(view, who, subject)
            and view.sentence[subject] == view.sentence[verb]
        ):
            stretch = (min(stretch[0], view.left[subject]), stretch[1])  # a thing did it: the clause is the act
    if attribution is not None:
        stretch = clipped(view, stretch, attribution)
    act = act_at(view, verb)
    return Licence(
        verb, stretch, verb, how, status, act, (act,) if act else (), doer,
        patient if patient is not None and is_agentive(view, who, patient) else None, attribution=attribution,
    )  # fmt: skip


def _wrong(view: Clauses, who: Participants, spoken: Spoken, verb: int, adverb: int) -> Licence | None:
    """As in "allegedly left with the drives", "illegally occupied the road"."""
    attribution = spoken.content(verb)
    if view.negated(verb) or (attribution is not None and spoken.cue_lemma(attribution, DENIALS)):
        return None
    hedged = view.lower[adverb] in _HEDGES
    if not hedged and (not is_real(view, verb) or view.parse.tags[verb] in ("VB", "VBZ", "VBP")):
        return None
    made = _licence(view, who, spoken, verb, "accused", attribution, "content")
    if made is None or (made.actor is None and made.recipient is None):
        return None
    status = status_of(view, who, spoken, attribution, verb, made.actor)
    status = "accused" if status == "admitted" else status
    if attribution is None and not hedged:
        status = "fact"
    if view.parse.deps[verb] == "amod" or made.words[1] - made.words[0] < 2:
        return None
    return replace(made, status=status)


def _omission(view: Clauses, who: Participants, spoken: Spoken, verb: int) -> Licence | None:
    """As in "failed to warn residents": by another than the speaker, or a refusal that the text itself tells."""
    inner = view.kid(verb, "xcomp")
    if inner is None or view.lower[inner] not in _DUTIES:
        return None
    made = _told(view, who, spoken, verb)
    if made is not None or spoken.content(verb) is not None:
        return made
    refuses = _FAIL[view.lower[verb]] == "refuse" and view.lower[inner] in ("allow", "let", "release", "permit", "free")
    subject = view.subject(verb)
    if not refuses or subject is None or not is_authority(view, who, subject) or not is_real(view, verb):
        return None
    return _licence(view, who, spoken, verb, "fact", None, "text")


def _failure(view: Clauses, who: Participants, spoken: Spoken, noun: int) -> Licence | None:
    """As in "over the council's failure to provide clean water": a duty left undone, told by its noun."""
    duty = next((i for i in range(noun + 1, noun + 3) if i + 1 < len(view.lower) and view.lower[i] == "to"), None)
    if duty is None or view.lower[duty + 1] not in _DUTIES or view.negated(noun):
        return None
    attribution = spoken.content(noun)
    if attribution is not None and (spoken.cue_lemma(attribution, DENIALS) or spoken.asks(attribution)):
        return None
    owner = view.kid(noun, "poss")
    up = view.parse.heads[noun]
    blamed = view.parse.deps[noun] == "pobj" and view.lower[up] in ("over", "for", "about", "at", "of")
    if owner is not None and view.lower[owner] in FIRST_PERSON:
        return None
    if attribution is None and not blamed:
        return None
    doer = owner if owner is not None and is_agentive(view, who, owner) else None
    last = max(view.core(duty + 1)[1], duty + 2)
    status = status_of(view, who, spoken, attribution, noun, doer) if attribution is not None else "accused"
    return Licence(noun, (noun, last), noun, "content", "accused" if status == "admitted" else status, None, (), doer,
                   attribution=attribution)  # fmt: skip


def _backed(view: Clauses, who: Participants, spoken: Spoken, verb: int) -> Licence | None:
    """As in "an insurgency that it says was supported by Norway": what arms rebels is alleged, if another says it."""
    attribution = spoken.content(verb)
    if attribution is None or not is_real(view, verb) or view.negated(verb):
        return None
    if spoken.cue_lemma(attribution, DENIALS) or spoken.asks(attribution):
        return None
    doer, patient = view.roles(verb)
    if patient is not None and view.lower[patient] in ("which", "that", "who"):
        first, _ = view.bounds(verb)
        patient = next((i for i in range(patient - 1, max(first, patient - 4) - 1, -1) if view.is_noun(i)), None)
    if patient is None or view.lower[patient] not in _REBELS or doer is None or not is_agentive(view, who, doer):
        return None
    if view.lower[doer] in FIRST_PERSON or (attribution.speaker and who.named(doer) == attribution.speaker):
        return None
    status = status_of(view, who, spoken, attribution, verb, doer)
    return _licence(view, who, spoken, verb, status, attribution, "content")


def _hidden(view: Clauses, who: Participants, spoken: Spoken, noun: int) -> Licence | None:
    """As in "is engaged in a cover-up", said by another."""
    attribution = spoken.content(noun)
    if attribution is None or spoken.cue_lemma(attribution, DENIALS) or spoken.asks(attribution):
        return None
    first, _ = view.bounds(noun)
    verb = next((i for i in range(noun - 1, max(first, noun - 8) - 1, -1) if view.is_verb(i)), None)
    subject = view.subject(verb) if verb is not None and is_real(view, verb) and not view.negated(verb) else None
    doer = subject if subject is not None and is_agentive(view, who, subject) else None
    owner = next((c for c in view.kids(noun + 2, "poss") + view.kids(noun, "poss")), None)
    doer = owner if owner is not None and is_agentive(view, who, owner) else doer
    if doer is None:
        return None
    start = noun
    while start - 1 > first and view.parse.tags[start - 1] in ("JJ", "NN"):
        start -= 1
    status = status_of(view, who, spoken, attribution, noun, doer)
    return Licence(noun, (start, noun + 3), noun, "content", status, None, (), doer, attribution=attribution)


def _told(view: Clauses, who: Participants, spoken: Spoken, verb: int) -> Licence | None:
    """An omission as another party tells it: an agent's, real, not the speaker's own."""
    attribution = spoken.content(verb)
    if attribution is None or not is_real(view, verb):
        return None
    if spoken.cue_lemma(attribution, DENIALS) or spoken.asks(attribution):
        return None
    subject = view.subject(verb)
    if subject is None or view.lower[subject] in FIRST_PERSON or not is_agentive(view, who, subject):
        return None
    if attribution.speaker is not None and who.named(subject) == attribution.speaker:
        return None
    status = status_of(view, who, spoken, attribution, verb, subject)
    return _licence(view, who, spoken, verb, status, attribution, "content")


def _undone(view: Clauses, should: int) -> int | None:
    """The verb of "should never have been allowed"."""
    verb = view.parse.heads[should]
    if not view.is_verb(verb) or not should < verb <= should + _NEAR:
        return None
    between = set(view.lower[should + 1 : verb])
    return verb if "have" in between and between & {"not", "never", "n't", "n’t"} else None


def _should_not(view: Clauses, who: Participants, spoken: Spoken, should: int, verb: int) -> Licence | None:
    """As in "should never have been allowed to happen": what is told so is blamed on somebody."""
    attribution = spoken.content(verb)
    if attribution is None or spoken.cue_lemma(attribution, DENIALS) or spoken.asks(attribution):
        return None
    subject = view.subject(verb)
    if subject is not None and view.lower[subject] in FIRST_PERSON:
        return None
    doer, patient = view.roles(verb)
    status = status_of(view, who, spoken, attribution, verb, doer)
    return Licence(
        verb, (should, max(view.core(verb)[1], verb + 1)), verb, "content", status, None, (),
        doer if is_agentive(view, who, doer) else None, patient if is_agentive(view, who, patient) else None,
        attribution=attribution,
    )  # fmt: skip


def _exposed(view: Clauses, verb: int) -> bool:
    """Whether "exposed" is to a harm: "exposed to contaminated water"."""
    return any(_HARMS & set(view.lower[view.left[h] : h + 1]) for h in view.objects_of(verb, "to"))


def _not_enough(view: Clauses, index: int) -> int | None:
    """The verb of "is not doing enough", "has not done enough"."""
    first, _ = view.bounds(index)
    before = range(index - 1, max(first, index - 3) - 1, -1)
    verb = next((i for i in before if view.lower[i] in ("doing", "done", "do")),
                None)  # fmt: skip
    return verb if verb is not None and view.is_verb(verb) and view.negated(verb) else None


def _idle(view: Clauses, index: int) -> int | None:
    """The verb of "did nothing", "has done nothing"."""
    before = range(index - 1, max(view.bounds(index)[0], index - 2) - 1, -1)
    return next((i for i in before if view.lower[i] in ("did", "done", "doing", "does", "do")), None)


def _driven(view: Clauses, verb: int) -> bool:
    """Whether somebody is brought into doing something: "tricked into signing", "pressured into leaving"."""
    return any(view.lower[c] == "into" and view.kid(c, "pcomp", "pobj") is not None for c in view.kids(verb, "prep"))


def _ruled(
    view: Clauses, who: Participants, spoken: Spoken, attribution: Attribution, taken: set[int]
) -> Licence | None:
    """What a court or an inquiry concludes on a wrong that the lexicon of acts does not hold."""
    inside = view.words(attribution.content[0]) if attribution.content else range(0)
    if not inside or any(i in taken for i in inside) or not _FLAWS & {view.lower[i] for i in inside}:
        return None
    heads = view.parse.heads
    verb = next((i for i in inside if view.is_verb(i) and (heads[i] not in inside or heads[i] == i)), None)
    if verb is None or spoken.asks(attribution):
        return None
    return _licence(view, who, spoken, verb, "acquitted" if view.negated(verb) else "found", attribution, "content")


def _undone_for(
    view: Clauses, who: Participants, spoken: Spoken, attribution: Attribution, taken: set[int]
) -> Licence | None:
    """As in "claimed that the promised funds have not been paid": what others should have done."""
    inside = view.words(attribution.content[0]) if attribution.content else range(0)
    heads = view.parse.heads
    verb = next((i for i in inside if view.is_verb(i) and (heads[i] not in inside or heads[i] == i)), None)
    if verb is None or any(i in taken for i in inside) or not (view.passive(verb) and view.negated(verb)):
        return None
    subject = view.subject(verb)
    perfect = {"has", "have", "had"} & set(view.auxiliaries(verb))
    if not perfect or subject is None or view.lower[subject] in FIRST_PERSON or is_agentive(view, who, subject):
        return None
    return _licence(view, who, spoken, verb, status_of(view, who, spoken, attribution, verb, None), attribution,
                    "content")  # fmt: skip


def _charged(
    view: Clauses, who: Participants, spoken: Spoken, attribution: Attribution, taken: set[int]
) -> Licence | None:
    """What one alleges or complains of, where no act of the lexicon was found in it."""
    if not attribution.content:
        return None
    inside = view.words(attribution.content[0])
    if not inside or any(i in taken for i in inside) or _AILMENTS & {view.lower[i] for i in inside}:
        return None
    heads = view.parse.heads
    top = next((i for i in inside if heads[i] not in inside or heads[i] == i), inside[0])
    verb = top if view.is_verb(top) else next(
        (i for i in inside if view.parse.tags[i] in _FINITE and view.parse.deps[i] not in ("relcl", "acl")),
        None,
    )  # fmt: skip
    if view.lower[inside[0]] == "that" or (verb is not None and view.subject(verb) is not None):
        if verb is None or {"will", "would"} & set(view.auxiliaries(verb)):
            return None
        made = _licence(view, who, spoken, verb, "accused", attribution, "content")
        if made is None:
            return None
        return replace(made, status=status_of(view, who, spoken, attribution, verb, made.actor))
    if len(inside) < _ENOUGH:
        return None  # "complained about his microphone"
    noun = next((i for i in inside if view.is_noun(i) and not (i + 1 in inside and view.is_noun(i + 1))), None)
    if noun is None or is_agentive(view, who, noun):
        return None
    start = next(i for i in inside if view.parse.tags[i] not in ("DT", "IN") and view.lower[i] not in ("“", '"'))
    last = max(view.noun_phrase(noun)[1], min(view.right[noun], inside.stop, noun + _LONGEST))
    return Licence(noun, (min(start, noun), last), noun, "content",
                   status_of(view, who, spoken, attribution, noun, None), attribution=attribution)  # fmt: skip
