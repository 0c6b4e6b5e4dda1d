"""What makes an act in the text an allegation: an accusing frame, a noun of accusation, an attribution, the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Attribution, Status
from onrecord.relating import acts as words
from onrecord.relating.acts import Act
from onrecord.relating.clauses import NEGATIONS, Clauses
from onrecord.relating.participants import FIRST_PERSON, Participants
from onrecord.relating.roles import is_agentive, noun_roles
from onrecord.relating.standing import is_authority, speaker_is_authority
from onrecord.relating.wordlists import listed

_WALK = 8
_IRREALIS = listed("will would should must can ca wo 'll ’ll shall could may might to")
_PERFECT_OF_DOUBT = frozenset(("may", "might", "could"))
_GOVERNORS = words.forms(
    "plot conspire attempt try order instruct continue begin start use help threaten help"
)
_BELIEVED = words.forms("believe think presume fear feel")
_STOP = words.forms("stop halt end cease")
_UNREAL_PREPOSITIONS = frozenset(["without", "against", "before", "than", "instead"])
_DENIALS = words.forms("deny reject dismiss refute rebut rebuff repudiate disavow disclaim")
_REQUESTS = words.forms(
    "urge ask call demand request want hope wish warn beg plead advise promise pledge vow order"
)
_COURTS = listed("court tribunal judge judges jury inquiry inquest commission panel investigators coroner")
_RULE = words.forms("rule find conclude determine hold decide establish")
_HAPPEN = words.forms("happen occur continue unfold take")
_BLAMED = frozenset(("responsible", "guilty", "complicit", "culpable", "liable", "accountable"))
_TIME_NOUNS = listed("year years month months day days life week weeks hours decade decades questioning time")
# Things that do harm for somebody: a subject of these is no mishap.
_WEAPONS = listed(
    "strike strikes airstrike airstrikes bomb bombs bombing bombings explosion explosions blast "
    "blasts attack attacks missile missiles rocket rockets shelling raid raids gunfire drone drones "
    "shell shells fire bullet bullets crackdown massacre bombardment offensive operation gas grenade "
    "mine mines shooting violence that which weapon weapons assault ambush"
)
# Verbs that as often are said of words and games; between two names they are no violence.
_FIGURATIVE = listed("attack hit strike beat wound hurt assault abuse bombard torpedo burn destroy")
_VEHICLES = listed(
    "bus car truck lorry train plane aircraft jet boat ship ferry helicopter van minibus taxi vehicle "
    "motorcycle bridge building roof wall dam mine ceiling tree crane balcony platform stage lift "
    "elevator boiler tanker airliner airplane aeroplane tram carriage submarine"
)
_DECEITS = listed("lie cheat steal deceive mislead conspire collude defraud")
_REFLEXIVE = listed("himself herself themselves itself myself ourselves yourself")
_OWNED = words.forms("admit confess plead testify")
_TELLING = words.ACCUSATIONS | words.REPORTS | listed("history record practice campaign pattern policy habit")
_TRUST = listed("office power powers authority trust process funds position public state privilege")
_HOLLOW = listed("kind kinds sort sorts type types thing things lot part crime crimes")
# An agentless passive of these still tells of a doer.
_HUMAN_DONE = listed(
    "murder massacre assassinate behead lynch torture rape gang-rape abduct kidnap enslave persecute "
    "deport poison molest slaughter execute mutilate"
)
_STATUS_OF_FRAME: dict[str, Status] = {
    "convict": "found", "sentence": "found", "jail": "found", "imprison": "found", "fine": "found",
    "acquit": "acquitted", "clear": "acquitted", "exonerate": "acquitted",
    "charge": "accused_by_authorities", "indict": "accused_by_authorities", "prosecute": "accused_by_authorities",
    "arrest": "accused_by_authorities", "try": "accused_by_authorities",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Licence:
    """One alleged act as found: all positions are word indices.

    ``words`` is the act's own stretch; ``anchor`` the word on which place and time hang; ``accuser`` the
    head of a source that is named without being an attribution's; ``how`` is ``frame``, ``noun``,
    ``content`` or ``text``.
    """

    head: int
    words: tuple[int, int]
    anchor: int
    how: str
    status: Status
    act: Act | None = None
    acts: tuple[Act, ...] = ()
    actor: int | None = None
    recipient: int | None = None
    accuser: int | None = None
    attribution: Attribution | None = None


def find(view: Clauses, who: Participants, attributions: Sequence[Attribution]) -> Iterator[Licence]:
    """Every alleged act of the document, at most one for each act word."""
    spoken = _Spoken(view, attributions)
    taken: set[int] = set()
    candidates: list[Licence] = []
    verbs: list[int] = []
    for index, word in enumerate(view.lower):
        tag = view.parse.tags[index]
        if tag.startswith("V"):
            if word in words.ACCUSE:
                candidates += _frame(view, who, spoken, index)
            if word in words.VERBS:
                verbs.append(index)
        elif tag.startswith("N") or tag in ("VBG", "JJ"):
            if (
                word in words.NOUNS
                or (word in ("crimes", "crime"))
                or (view.lower[index - 1], word) in words.COMPOUND
            ):
                verbs.append(index)
            elif word in words.ACCUSATIONS:
                candidates += _charged(view, who, spoken, index)
        if word in _BLAMED or word == "behind":
            candidates += _responsible(view, who, spoken, index)
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
        read = _noun if view.is_noun(index) else _verb
        alleged = read(view, who, spoken, index, act)
        if alleged is not None:
            taken.update(range(*alleged.words))
            yield alleged


def act_at(view: Clauses, index: int) -> Act | None:
    """The act that the word names, as verb or noun."""
    word = view.lower[index]
    if view.is_noun(index):
        if word in ("abuse", "abuses") and view.lower[index + 1 : index + 2] == ["of"]:
            if view.lower[index + 2 : index + 3] and view.lower[index + 2] in _TRUST:
                return words.ABUSE_OF_TRUST
        before = view.lower[index - 1] if index else ""
        if (before, word) in words.COMPOUND:
            return words.COMPOUND[(before, word)]
        if word in ("crimes", "crime") and view.lower[index + 1 : index + 3] == ["against", "humanity"]:
            return words.CRIMES_AGAINST
        return words.NOUNS.get(word)
    return words.VERBS.get(word) if view.is_verb(index) else None


class _Spoken:
    """Which attribution's content or cue a word lies in."""

    def __init__(self, view: Clauses, attributions: Sequence[Attribution]) -> None:
        self.by_id = {a.id: a for a in attributions}
        self._content: dict[int, Attribution] = {}
        self._cue: dict[int, Attribution] = {}
        for attribution in attributions:
            size = sum(s.end - s.start for s in attribution.content)
            for span in attribution.content:
                for index in view.words(span):
                    held = self._content.get(index)
                    if held is None or size < sum(s.end - s.start for s in held.content):
                        self._content[index] = attribution
            for span in attribution.cue:
                for index in view.words(span):
                    self._cue.setdefault(index, attribution)
        self._view = view

    def content(self, index: int) -> Attribution | None:
        """The innermost attribution over the word, or the outer one where the same speaker only
        adds a belief ("he said he believes …").
        """
        found = self._content.get(index)
        while found is not None and found.within is not None:
            outer = self.by_id.get(found.within)
            if outer is None or outer.speaker is None or outer.speaker != found.speaker:
                break
            found = outer
        return found

    def cue(self, index: int) -> Attribution | None:
        return self._cue.get(index)

    def cue_lemma(self, attribution: Attribution, table: dict[str, str]) -> str | None:
        for span in attribution.cue:
            for index in self._view.words(span):
                lemma = table.get(self._view.lower[index])
                if lemma is not None:
                    return lemma
        return None


def _status(view: Clauses, who: Participants, spoken: _Spoken, attribution: Attribution | None, head: int,
            actor: int | None) -> Status:  # fmt: skip
    """The evidential status that the speaker and the wording give (MUC-4, slot 11)."""
    if view.is_verb(head):
        auxiliaries = view.auxiliaries(head)
        governor = view.parse.heads[head]
        if _PERFECT_OF_DOUBT & set(auxiliaries):
            return "possible"
        if any(view.lower[m] == "if" for c in view.kids(head, "advcl") for m in view.kids(c, "mark")):
            return "possible"
        if view.parse.deps[head] == "xcomp" and view.lower[governor] in _BELIEVED and view.passive(governor):
            return "possible"
        if any(view.lower[c] in words.POSSIBLY for c in view.children[head]):
            return "possible"
    if attribution is None:
        return "accused"
    if actor is not None and (
        view.lower[actor] in FIRST_PERSON
        or (attribution.speaker is not None and who.named(actor) == attribution.speaker)
    ):
        return "admitted"
    if speaker_is_authority(view, who, attribution):
        if _is_court(view, who, attribution) and spoken.cue_lemma(attribution, _RULE):
            return "found"
        return "accused_by_authorities"
    if _is_court(view, who, attribution) and spoken.cue_lemma(attribution, _RULE):
        return "found"
    return "accused"


def _is_court(view: Clauses, who: Participants, attribution: Attribution) -> bool:
    text = who.name(attribution.speaker).lower().split()
    said = [view.lower[i] for s in attribution.source for i in view.words(s)]
    return any(w in _COURTS for w in text + said)


# -- frames ----------------------------------------------------------------------------------------
def _frame(view: Clauses, who: Participants, spoken: _Spoken, verb: int) -> Iterator[Licence]:
    """ "accused X of …", "was charged with …", "blamed X for …", "blamed … on X"."""
    lemma = words.ACCUSE[view.lower[verb]]
    if view.negated(verb) or {"would", "will", "could", "may", "should"} & set(view.auxiliaries(verb)):
        return
    accuser, accused = view.roles(verb)
    if lemma in ("try", "fine", "arrest", "sentence", "jail", "imprison", "charge") and accused is None:
        return
    charges = view.objects_of(verb, *words.CHARGE_PREPOSITIONS[lemma])
    if not charges and accused is not None:
        charges = view.objects_of(accused, *words.CHARGE_PREPOSITIONS[lemma])
    if lemma == "blame" and not charges and accused is not None:
        on = view.objects_of(verb, "on") or view.objects_of(accused, "on")
        if on:
            charges, accused = [accused], on[0]
    if not charges or accused is None or not is_agentive(view, who, accused):
        return
    if view.parse.deps[verb] == "acl" and view.left[accused] == accused and view.parse.tags[accused] == "NNS":
        return  # "people accused of murder": nobody in particular
    status: Status = _STATUS_OF_FRAME.get(lemma, "accused")
    attribution = spoken.cue(verb) or spoken.content(verb)
    if status == "accused" and (
        is_authority(view, who, accuser)
        or (
            attribution is not None
            and spoken.cue(verb) is attribution
            and speaker_is_authority(view, who, attribution)
        )
    ):
        status = "accused_by_authorities"
    soft = lemma in (
        "blame",
        "denounce",
        "condemn",
        "criticise",
        "criticize",
        "fault",
        "arrest",
        "fine",
        "try",
    )
    for head in _coordinated(view, charges[0]):
        made = _charge(view, who, head, soft=soft)
        if made is None:
            continue
        if made.actor is None or not view.is_noun(head) or (made.recipient is None and made.actor != accused):
            made = replace(made, actor=accused)
        yield replace(made, how="frame", status=status, attribution=attribution, accuser=accuser)
        if view.is_noun(head):
            return


def _coordinated(view: Clauses, head: int) -> list[int]:
    """``head`` and the acts coordinated with it; verbs with verbs, nouns with nouns."""
    found = [head]
    for sister in view.kids(head, "conj"):
        if view.is_verb(sister) != view.is_verb(head):
            continue
        if view.is_verb(head) or act_at(view, sister) is not None:
            found += _coordinated(view, sister)
    return found


def _charge(view: Clauses, who: Participants, head: int, *, soft: bool) -> Licence | None:
    """The act that a charge names, in the lexicon or not; ``soft`` frames take only acts of the lexicon or verbs."""
    if view.lower[head] in _TIME_NOUNS or view.lower[head] == "trying":
        return None
    if view.lower[head] in _HOLLOW and act_at(view, head) is not words.CRIMES_AGAINST:
        if _act_of_noun(view, head) is None or view.lower[head] in ("crime", "crimes"):
            compound = (view.lower[head - 1], view.lower[head]) in words.COMPOUND
            if not compound:
                return None
    if view.is_verb(head):
        if head and view.parse.tags[head] not in ("VBG", "VBN"):
            return None
        act, anchor = act_at(view, head), head
        patient = view.roles(head)[1] if not view.passive(head) else None
        inner = None
        if act is None and view.lower[head] in words.COMMIT and (done := view.kid(head, "dobj")) is not None:
            act, inner = _act_of_noun(view, done), done
        recipient = patient if patient is not None and is_agentive(view, who, patient) else None
        if inner is not None:
            recipient = noun_roles(view, who, _coordinated(view, inner)).recipient
        if act is not None and act.needs == "verb" and recipient is not None:
            pass
        first, last = head, view.core(head)[1] if act is None or inner is not None else head + 1
        if act is not None and act.needs == "verb":
            last = view.core(head)[1]
        return Licence(
            head, (first, last), anchor, "frame", "accused", act, (act,) if act else (), None, recipient
        )
    if not view.is_noun(head) or (view.lower[head] not in words.NOUNS and is_agentive(view, who, head)):
        return None
    act = _act_of_noun(view, head)
    if act is None and soft:
        return None
    heads = _coordinated(view, head)
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
        _acts(view, heads),
        held.actor,
        held.recipient,
    )


def _act_of_noun(view: Clauses, head: int) -> Act | None:
    """The gravest act that a coordination of nouns names."""
    found = _acts(view, _coordinated(view, head))
    return next((a for a in found if a.event == "ASSAULT"), found[0] if found else None)


def _acts(view: Clauses, heads: Sequence[int]) -> tuple[Act, ...]:
    found: list[Act] = []
    for head in heads:
        for index in range(view.left[head], act_words(view, [head])[1]):
            act = act_at(view, index) if view.is_noun(index) else None
            if act is not None and act not in found:
                found.append(act)
        for inner in (
            view.objects_of(head, "including", "of")
            if view.lower[head] in ("acts", "act", "campaign")
            else []
        ):
            act = act_at(view, inner)
            if act is not None and act not in found:
                found.append(act)
    return tuple(found)


def act_words(view: Clauses, heads: Sequence[int]) -> tuple[int, int]:
    """The words of an act that nouns name: modifiers, coordination and "including …", without article,
    doer, victim, place.
    """
    first, last = heads[0], heads[0] + 1
    for head in heads:
        last = max(last, head + 1)
        for child in view.children[head]:
            dep = view.parse.deps[child]
            if (
                child < heads[0]
                and dep in ("amod", "compound", "nmod", "advmod")
                and view.lower[child] not in words.ALLEGED
            ):
                first = min(first, view.left[child])
            elif child > head and dep == "prep" and view.lower[child] == "including":
                last = max(
                    last,
                    view.noun_phrase(child)[1],
                    *(view.noun_phrase(c)[1] for c in view.kids(child, "pobj")),
                )
            elif (
                child > head
                and dep == "prep"
                and view.lower[child] == "against"
                and view.lower[child + 1 : child + 2] == ["humanity"]
            ):
                last = max(last, child + 2)
    return first, last


# -- nouns of accusation ----------------------------------------------------------------------------
def _charged(view: Clauses, who: Participants, spoken: _Spoken, noun: int) -> Iterator[Licence]:
    """ "allegations of …" whatever follows, and "fraud allegations"."""
    word = view.lower[noun]
    if word in ("charge", "charges", "complaint", "complaints") or view.negated(noun):
        return
    if noun and view.lower[noun - 1] in ("no", "false", "baseless"):
        return
    for head in view.objects_of(noun, "of")[:1]:
        if view.is_noun(head) and act_at(view, head) is None and is_agentive(view, who, head):
            continue
        if view.is_noun(head) and act_at(view, head) is None and head - noun > 6:
            continue
        made = _charge(view, who, head, soft=False)
        if made is not None:
            yield _of_accusation(view, who, spoken, noun, made)


def _of_accusation(view: Clauses, who: Participants, spoken: _Spoken, noun: int, made: Licence) -> Licence:
    """Fill in who accuses and who is accused from the phrase of the noun of accusation."""
    heads = _coordinated(view, made.head) if view.is_noun(made.head) else [made.head]
    if view.is_noun(made.head):
        held = noun_roles(view, who, heads, accusing=view.lower[noun] in words.ACCUSATIONS)
        made = replace(made, actor=held.actor, recipient=held.recipient)
    against = view.objects_of(noun, "against")
    if not against and view.parse.deps[noun] in ("nsubj", "nsubjpass", "dobj", "pobj"):
        governor = view.parse.heads[noun]
        against = (
            [a for a in view.objects_of(governor, "against") if a > made.head]
            if view.is_verb(governor)
            else []
        )
    if against and is_agentive(view, who, against[0]):
        if against[0] > made.head and made.recipient is None and not _named_authority(view, who, against[0]):
            made = replace(made, recipient=against[0])
        elif made.actor is None and made.recipient != against[0]:
            made = replace(made, actor=against[0])
    by = [b for b in view.objects_of(noun, "by", "from") if b < made.head]
    doers = [b for b in view.objects_of(noun, "by") if b > made.head]
    if doers and made.actor is None and is_agentive(view, who, doers[0]):
        made = replace(made, actor=doers[0])  # "reports of rape by soldiers", however it was attached
    accuser = by[0] if by else view.kid(noun, "poss")
    status: Status = "accused_by_authorities" if is_authority(view, who, accuser) else "accused"
    attribution = spoken.content(made.head)
    if (
        attribution is not None
        and spoken.content(noun) is attribution
        and (spoken.cue_lemma(attribution, _DENIALS) is not None)
    ):
        attribution = None
    if attribution is not None and attribution.speaker and status == "accused" and accuser is None:
        status = "accused_by_authorities" if speaker_is_authority(view, who, attribution) else status
    return replace(made, how="noun", status=status, attribution=attribution, accuser=accuser)


def _named_authority(view: Clauses, who: Participants, head: int) -> bool:
    return who.kind(who.named(head)) in ("government", "organisation", "person") or is_authority(
        view, who, head
    )


def _noun(view: Clauses, who: Participants, spoken: _Spoken, head: int, act: Act) -> Licence | None:
    """An act named by a noun: under "reports of", "alleged", a condemnation, or a verb that carries it."""
    parse = view.parse
    top = head
    for _ in range(_WALK):  # the first noun of the coordination carries the licence
        if parse.deps[top] != "conj" or not view.is_noun(parse.heads[top]):
            break
        top = parse.heads[top]
    if top != head and (act_at(view, top) is not None):
        return None  # taken with the first
    including = parse.deps[head] == "pobj" and view.lower[parse.heads[head]] == "including"
    if including:
        return None
    heads = _coordinated(view, top)
    up = parse.heads[top]
    base = Licence(
        top,
        act_words(view, heads),
        top,
        "noun",
        "accused",
        _act_of_noun(view, top) or act,
        _acts(view, heads) or (act,),
    )
    # "fraud allegations"
    if parse.deps[top] == "compound" and view.lower[up] in (words.ACCUSATIONS | {"claims", "reports"}):
        held = noun_roles(view, who, [up], accusing=True)
        against = view.objects_of(up, "against")
        accused = against[0] if against and is_agentive(view, who, against[0]) else None
        made = replace(base, words=(view.left[top], top + 1), actor=accused)
        attribution = spoken.content(up)
        if attribution is not None and spoken.cue_lemma(attribution, _DENIALS):
            attribution = None
        status: Status = "accused_by_authorities" if view.lower[up] in ("charge", "charges") else "accused"
        return (
            replace(made, attribution=attribution, status=status, accuser=held.actor)
            if accused is not None
            else None
        )
    if parse.deps[top] == "compound":
        return None
    if any(view.lower[c] in words.ALLEGED for c in view.children[top]) or any(
        view.lower[c] in words.ALLEGED for h in heads for c in view.children[h]
    ):
        held = noun_roles(view, who, heads)
        attribution = spoken.content(top)
        if attribution is not None and spoken.cue_lemma(attribution, _DENIALS):
            attribution = None
        made = replace(base, actor=held.actor, recipient=held.recipient, attribution=attribution)
        status = _status(view, who, spoken, attribution, top, held.actor) if attribution else "accused"
        return replace(made, status="accused" if status == "admitted" else status)
    if parse.deps[top] == "pobj" and view.lower[up] in ("of", "about", "into", "over"):
        noun = parse.heads[up]
        if _speaks_of_accusation(view, noun) and (
            view.lower[up] == "of" or view.lower[noun] in words.ACCUSATIONS
        ):
            if act.needs == "frame" and view.lower[noun] not in words.ACCUSATIONS:
                return None
            return _of_accusation(view, who, spoken, noun, base)
        return _carried(view, who, spoken, base, heads)
    return _carried(view, who, spoken, base, heads)


def _speaks_of_accusation(view: Clauses, noun: int) -> bool:
    word = view.lower[noun]
    if word in words.ACCUSATIONS or word in words.REPORTS:
        return True
    if word in (
        "others",
        "many",
        "more",
        "ones",
        "those",
        "dozens",
        "hundreds",
        "series",
        "number",
        "string",
        "wave",
    ):
        first, _ = view.bounds(noun)
        return any(view.lower[i] in words.ACCUSATIONS for i in range(max(first, noun - 12), noun + 1))
    return False


def _carried(
    view: Clauses, who: Participants, spoken: _Spoken, base: Licence, heads: list[int]
) -> Licence | None:
    """ "committed genocide", "genocide is being committed", "condemned the killing of …", "there is torture"."""
    parse, top = view.parse, base.head
    up, dep = parse.heads[top], parse.deps[top]
    attribution = spoken.content(top)
    held = noun_roles(view, who, heads)
    act = base.act
    if act is None or act.needs == "frame":
        return None
    if dep in ("dobj", "nsubjpass") and view.lower[up] in words.CONDEMN and not view.negated(up):
        if held.actor is None and held.recipient is None:
            return None
        attribution = spoken.cue(up) or attribution
        accuser = view.roles(up)[0]
        by_authority = is_authority(view, who, accuser) or (
            attribution is not None and speaker_is_authority(view, who, attribution)
        )
        return replace(
            base, how="frame", actor=held.actor, recipient=held.recipient, attribution=attribution, accuser=accuser,
            status="accused_by_authorities" if by_authority else "accused",
        )  # fmt: skip
    if not view.is_verb(up) and parse.tags[up] != "AUX":
        return None
    if view.negated(up) or not _real(view, up):
        return None
    if attribution is not None and (
        spoken.cue_lemma(attribution, _DENIALS) or spoken.cue_lemma(attribution, _REQUESTS)
    ):
        return None
    commits = view.lower[up] in words.COMMIT and (
        view.lower[up] != "use" or act.lemma in ("torture", "violence", "chemical weapons", "human shields")
    )
    if commits and dep in ("dobj", "nsubjpass"):
        verb = words.COMMIT[view.lower[up]]
        if (
            verb in ("plan", "conduct", "launch", "mount", "stage", "wage")
            and act.needs == ""
            and act.event is None
        ):
            return None
        doer = view.roles(up)[0] if dep == "dobj" else next(iter(view.objects_of(up, "by")), None)
        if verb in words.UNDERGO or verb == "constitute":
            doer = None
        if doer is not None and not is_agentive(view, who, doer):
            doer = None
        recipient = held.recipient
        if verb in words.UNDERGO and recipient is None:
            undergoer = view.subject(up)
            recipient = undergoer if is_agentive(view, who, undergoer) else None
            if recipient is None or attribution is None:
                return None
        for inner in view.objects_of(up, "against", "on"):
            if recipient is None and is_agentive(view, who, inner):
                recipient = inner
        if attribution is None:
            if doer is None or act.event is None:
                return None
            return replace(
                base,
                words=view.core(up),
                how="text",
                anchor=up,
                status="fact",
                actor=doer,
                recipient=recipient,
            )
        if doer is None and recipient is None and not act.scale:
            return None
        status = _status(view, who, spoken, attribution, up, doer)
        return replace(
            base, words=_clipped(view, view.core(up), attribution), how="content", anchor=up, status=status, actor=doer,
            recipient=recipient, attribution=attribution,
        )  # fmt: skip
    if attribution is None or act.event is None:
        return None
    predicated = dep == "attr" and act.scale and not (view.objects_of(top, "of") and held.recipient is None)
    happens = dep == "nsubj" and view.lower[up] in _HAPPEN and (act.scale or held.actor is not None)
    if predicated or happens:
        status = _status(view, who, spoken, attribution, up, held.actor)
        return replace(
            base, words=_clipped(view, view.core(up), attribution), how="content", anchor=up, actor=held.actor,
            recipient=held.recipient, attribution=attribution, status="accused" if status == "admitted" else status,
        )  # fmt: skip
    return None


def _clipped(view: Clauses, stretch: tuple[int, int], attribution: Attribution) -> tuple[int, int]:
    """The part of ``stretch`` that lies within the content that holds it."""
    for span in attribution.content:
        inside = view.words(span)
        if inside and inside.start < stretch[1] and stretch[0] < inside.stop:
            first, last = max(stretch[0], inside.start), min(stretch[1], inside.stop)
            return (first, last) if last > first else stretch
    return stretch


def _responsible(view: Clauses, who: Participants, spoken: _Spoken, index: int) -> Iterator[Licence]:
    """ "is responsible for the killing", "is behind the attack", "found guilty of murder"."""
    parse, word = view.parse, view.lower[index]
    charges = view.kids(index, "pobj") if word == "behind" else view.objects_of(index, "for", "of", "in")
    if not charges:
        return
    up = parse.heads[index]
    if not view.is_verb(up) or view.negated(up) or not _real(view, up):
        return
    accused = view.subject(up)
    if word == "guilty" and view.lower[up] in ("found", "pleaded", "pled"):
        if view.lower[up] == "found" and not view.passive(up):
            accused = view.kid(up, "dobj", "nsubj") if accused is None else accused
    if not is_agentive(view, who, accused):
        return
    made = _charge(view, who, charges[0], soft=word != "guilty")
    if made is None:
        return
    attribution = spoken.content(index)
    if attribution is not None and spoken.cue_lemma(attribution, _DENIALS):
        return
    if any(view.lower[c] == "not" for c in view.children[index]):
        if word != "guilty" or view.lower[up] != "found":
            return
        status: Status = "acquitted"
    elif word == "guilty" and view.lower[up] == "found":
        status = "found"
    elif word == "guilty" and view.lower[up] in ("pleaded", "pled"):
        status = "admitted"
    elif attribution is None:
        return
    else:
        status = _status(view, who, spoken, attribution, up, accused)
    yield replace(made, how="frame", status=status, actor=accused, attribution=attribution)


# -- verbs ------------------------------------------------------------------------------------------
def _real(view: Clauses, verb: int) -> bool:
    """Whether the verb tells of something that is or was done, or may have been: no plan, wish or question."""
    parse = view.parse
    auxiliaries = view.auxiliaries(verb)
    doubt = _PERFECT_OF_DOUBT & set(auxiliaries) and "have" in auxiliaries
    if _IRREALIS & set(auxiliaries) and not doubt:
        governor = parse.heads[verb]
        if parse.deps[verb] in ("xcomp", "ccomp") and "to" in auxiliaries and governor != verb:
            known = view.lower[governor]
            if known in _GOVERNORS or (known in words.VERBS and words.VERBS[known].needs == "verb"):
                return _real(view, governor)
            if "have" in auxiliaries and (
                known in _BELIEVED or known in ("alleged", "reported", "said", "known")
            ):
                return True
        return False
    if any(view.lower[c] in ("if", "unless", "lest", "whether") for c in view.kids(verb, "mark")):
        return False
    head, dep = parse.heads[verb], parse.deps[verb]
    if dep == "pcomp":
        if view.lower[head] in _UNREAL_PREPOSITIONS:
            return False
        ruling = parse.heads[head]
        if view.is_noun(ruling) and view.lower[ruling] not in _TELLING:
            return False  # "his position on banning …", "the idea of attacking …"
        if (
            view.lower[head] in ("on", "to", "at", "into", "toward", "towards")
            and view.lower[ruling] not in _OWNED
        ):
            return False  # "bent on attacking"
    if dep == "advcl" and parse.tags[verb] == "VBG" and view.is_verb(head) and head != verb:
        return _real(view, head)
    if (
        dep == "xcomp"
        and parse.tags[verb] == "VBG"
        and view.lower[head] not in _GOVERNORS
        and view.lower[head] not in _STOP
    ):
        return False
    if dep == "conj" and view.is_verb(head) and not view.kids(verb, "aux", "nsubj", "nsubjpass"):
        return _real(view, head)
    if _denied_above(view, verb):
        return False
    _, last = view.bounds(verb)
    return not any(view.lower[i] == "?" for i in range(max(verb, last - 3), last))


def _denied_above(view: Clauses, verb: int) -> bool:
    """Whether what governs the clause takes it back: "saw no evidence that …", "did not say that …"."""
    index = verb
    for _ in range(_WALK):
        head, dep = view.parse.heads[index], view.parse.deps[index]
        if head == index or dep in ("advcl", "conj", "parataxis", "relcl", "nsubj", "nsubjpass", "csubj"):
            return False
        if view.is_noun(head) and any(view.lower[c] == "no" for c in view.children[head]):
            return True
        if view.is_verb(head) and any(view.lower[c] in NEGATIONS for c in view.children[head]):
            return view.lower[head] not in _DENIALS
        index = head
    return False


def _verb(view: Clauses, who: Participants, spoken: _Spoken, verb: int, act: Act) -> Licence | None:
    parse = view.parse
    if (
        parse.deps[verb] in ("amod", "compound", "aux", "auxpass")
        or view.negated(verb)
        or not _real(view, verb)
    ):
        return None
    if parse.tags[verb] == "VB" and parse.deps[verb] == "ROOT":
        return None
    actor, patient = view.roles(verb)
    if actor is not None and not is_agentive(view, who, actor) and view.lower[actor] not in _WEAPONS:
        return None  # a crash, a flood, a building did it
    if _accident(view, verb):
        return None
    governor = parse.heads[verb]
    if (
        parse.deps[verb] == "xcomp"
        and view.lower[governor] in words.VERBS
        and words.VERBS[view.lower[governor]].needs == "verb"
    ):
        return None  # "forced to strip others": one act, that of forcing
    person = is_agentive(view, who, patient)
    if patient is not None and view.lower[patient] in _REFLEXIVE:
        return None
    if any(view.lower[c] in ("personally", "verbally", "publicly") for c in view.kids(verb, "advmod")):
        return None
    if act.needs == "verb":
        inner = view.kid(verb, "xcomp", "ccomp")
        if inner is None or not person or not view.is_verb(inner):
            return None
    if act.needs == "person" and not person:
        return None
    if act.lemma == "interfere" and actor is None:
        return None
    attribution = spoken.content(verb)
    hedged = any(view.lower[c] in words.ALLEGEDLY for c in view.children[verb])
    accused_clause = _under_accusation(view, verb)
    doer = actor if is_agentive(view, who, actor) else None
    if act.lemma in _FIGURATIVE and doer is not None and patient is not None:
        if who.kind(who.named(patient)) in ("person", "organisation") and (
            who.kind(who.named(doer)) in ("person", "organisation") or view.lower[doer] in FIRST_PERSON
        ):
            return None
    stretch = act_stretch(view, verb, act)
    made = Licence(
        verb, stretch, verb, "content", "accused", act, (act,), doer, patient if person else None,
        attribution=attribution,
    )  # fmt: skip
    if attribution is not None:
        if spoken.cue_lemma(attribution, _DENIALS) or spoken.cue_lemma(attribution, _REQUESTS):
            return None
        status = _status(view, who, spoken, attribution, verb, doer)
        authority = speaker_is_authority(view, who, attribution)
        if act.needs == "frame":
            same = doer is not None and who.named(doer) == attribution.speaker
            if (
                authority
                or same
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
        if not doer and not patient:
            return None
        return replace(made, how="noun" if accused_clause is not None else "content", status="accused")
    return _asserted(view, who, made, actor, patient)


def _asserted(
    view: Clauses, who: Participants, made: Licence, actor: int | None, patient: int | None
) -> Licence | None:
    """Violence that the text itself tells of: by a doer it names, or such as only people do."""
    act, verb = made.act, made.head
    if act is None or act.event not in ("ASSAULT", "COERCE") or act.needs in ("frame",):
        return None
    if made.actor is None and not (
        view.passive(verb) and act.lemma in _HUMAN_DONE and made.recipient is not None
    ):
        return None
    if made.actor is None and actor is not None:
        return None
    if made.recipient is None and not (act.scale and patient is not None):
        return None
    if made.actor is not None and who.named(made.actor) is None and not who.is_agent_word(made.actor):
        return None
    tag, dep = view.parse.tags[verb], view.parse.deps[verb]
    if tag in ("VBP", "VBZ", "VB"):
        return None  # the general present tells of no act
    if tag == "VBG" and dep not in ("advcl", "conj") and not view.auxiliaries(verb):
        return None
    kind = who.kind(who.named(made.actor)) if made.actor is not None else None
    if act.needs == "verb" and (
        kind == "person" or made.actor is None or who.noun_kind(made.actor) == "person"
    ):
        return None
    if act.lemma == "hit":
        return None
    if act.lemma in _FIGURATIVE - {"wound"} and made.actor is not None:
        if kind == "person" or who.noun_kind(made.actor) == "person":
            return None
        if made.recipient is not None and who.kind(who.named(made.recipient)) == "person":
            return None
    return replace(made, how="text", status="possible" if _status_possible(view, verb) else "fact")


def _status_possible(view: Clauses, verb: int) -> bool:
    return bool(_PERFECT_OF_DOUBT & set(view.auxiliaries(verb))) or any(
        view.lower[c] in words.POSSIBLY for c in view.children[verb]
    )


def act_stretch(view: Clauses, verb: int, act: Act) -> tuple[int, int]:
    """The words of an act that a verb names: its auxiliaries and particle, and for "forced to …" what was forced."""
    first, last = verb, verb + 1
    governor = view.parse.heads[verb]
    if view.parse.deps[verb] == "xcomp" and view.lower[governor] in _GOVERNORS:
        first = governor
    for child in view.children[verb]:
        if view.parse.deps[child] in ("aux", "auxpass") and child < verb and view.lower[child] != "to":
            first = min(first, child)
        elif view.parse.deps[child] == "prt":
            last = max(last, child + 1)
    if act.needs == "verb":
        inner = view.kid(verb, "xcomp", "ccomp")
        if inner is not None:
            last = max(last, _complement_end(view, inner))
    return first, last


def _complement_end(view: Clauses, verb: int) -> int:
    last = view.core(verb)[1]
    for sister in view.kids(verb, "conj"):
        last = max(last, _complement_end(view, sister))
    return last


def _under_accusation(view: Clauses, verb: int) -> int | None:
    """The noun of accusation whose clause the verb heads: "accusations that police beat …"."""
    index = verb
    for _ in range(_WALK):
        head, dep = view.parse.heads[index], view.parse.deps[index]
        if head == index:
            return None
        if dep in ("acl", "ccomp", "relcl", "appos") and (
            view.lower[head] in words.ACCUSATIONS or view.lower[head] in words.REPORTS
        ):
            return head
        if dep not in ("conj", "xcomp", "ccomp"):
            return None
        index = head
    return None


def _accident(view: Clauses, verb: int) -> bool:
    """Whether the harm came by mishap or nature: "killed in a crash", "killed when a bus …"."""
    for child in view.children[verb]:
        if view.parse.deps[child] in ("prep", "agent") and view.lower[child] in (
            "in",
            "by",
            "during",
            "after",
            "from",
        ):
            for inner in view.kids(child, "pobj"):
                if view.lower[inner] in words.ACCIDENTS:
                    return True
    for clause in view.kids(verb, "advcl"):
        opened = {view.lower[c] for c in view.kids(clause, "advmod", "mark")} & {"when", "after", "as"}
        cause = view.kid(clause, "nsubj", "nsubjpass")
        if opened and cause is not None and view.is_noun(cause) and view.lower[cause] not in _WEAPONS:
            named = view.parse.tags[cause].startswith("NNP") or view.lower[clause] in words.VERBS
            if not named and view.lower[cause] in _VEHICLES | words.ACCIDENTS:
                return True
    return False
