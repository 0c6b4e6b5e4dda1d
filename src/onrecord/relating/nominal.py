"""Acts named by nouns: under "reports of" and "alleged", carried by a verb, condemned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.model import Status
from onrecord.relating import acts as words
from onrecord.relating.acts import Act
from onrecord.relating.actwords import act_at, act_words, acts_of, clipped, coordinated, gravest
from onrecord.relating.clauses import Clauses
from onrecord.relating.frames import charge
from onrecord.relating.licence import Licence, Spoken, status_of
from onrecord.relating.participants import Participants
from onrecord.relating.reality import DENIALS, WALK, is_real
from onrecord.relating.roles import is_agentive, noun_roles
from onrecord.relating.standing import is_authority, speaker_is_authority
from onrecord.relating.wordlists import PROPERTY, listed

REQUESTS = words.forms("urge ask call demand request want hope wish warn beg plead advise promise pledge vow order")
_HAPPEN = words.forms("happen occur continue unfold take")


def charged(view: Clauses, who: Participants, spoken: Spoken, noun: int) -> Iterator[Licence]:
    """As in "allegations of …" whatever follows, and "fraud allegations"."""
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
        made = charge(view, who, head, soft=False)
        if made is not None:
            yield _of_accusation(view, who, spoken, noun, made)


def _of_accusation(view: Clauses, who: Participants, spoken: Spoken, noun: int, made: Licence) -> Licence:
    """Fill in who accuses and who is accused from the phrase of the noun of accusation."""
    heads = coordinated(view, made.head) if view.is_noun(made.head) else [made.head]
    if view.is_noun(made.head):
        held = noun_roles(view, who, heads, accusing=view.lower[noun] in words.ACCUSATIONS)
        made = replace(made, actor=held.actor, recipient=held.recipient)
    against = view.objects_of(noun, "against")
    if not against and view.parse.deps[noun] in ("nsubj", "nsubjpass", "dobj", "pobj"):
        governor = view.parse.heads[noun]
        against = [a for a in view.objects_of(governor, "against") if a > made.head] if view.is_verb(governor) else []
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
        and (spoken.cue_lemma(attribution, DENIALS) is not None)
    ):
        attribution = None
    if attribution is not None and attribution.speaker and status == "accused" and accuser is None:
        status = "accused_by_authorities" if speaker_is_authority(view, who, attribution) else status
    return replace(made, how="noun", status=status, attribution=attribution, accuser=accuser)


def _named_authority(view: Clauses, who: Participants, head: int) -> bool:
    return who.kind(who.named(head)) in ("government", "organisation", "person") or is_authority(view, who, head)


# Violence that is told by naming it: "the shooting of the envoy", "attacks on villages".
_DEEDS = listed(
    "kill murder massacre assassinate behead lynch torture rape shoot stab beat poison bomb shell strike invade ambush "
    "attack assault kidnap abduct rob deport persecute slaughter hack"
)
_AVERTED = words.forms("prevent stop avert avoid fear end threaten risk plan halt forbid prohibit ban justify oppose "
                       "condone incite urge")  # fmt: skip
_UNREAL_NOUNS = listed(
    "threat threats fear fears risk risks danger dangers prevention end ban fight war law laws possibility plan plans "
    "prospect film book song story movie video game play novel type types act acts kind kinds history issue victims"
)
_CAUSED = words.forms("cause commit perpetrate inflict")


def _told_of(
    view: Clauses, who: Participants, spoken: Spoken, base: Licence, heads: list[int]
) -> Licence | None:
    """A deed named with its victim, or with who caused it: by the text, or by the source in whose words it stands."""
    top, act = base.head, base.act
    attribution = spoken.content(top)
    if attribution is not None and (
        spoken.cue_lemma(attribution, DENIALS) or spoken.cue_lemma(attribution, REQUESTS) or spoken.asks(attribution)
    ):  # fmt: skip
        return None
    if act is None or view.negated(top):
        return None
    caused = next((c for c in view.kids(top, "acl") if view.lower[c] in _CAUSED and view.objects_of(c, "by")), None)
    if caused is not None and attribution is not None:
        doer = view.objects_of(caused, "by")[0]
        named = doer if is_agentive(view, who, doer) else view.kid(doer, "poss")
        if named is not None and is_agentive(view, who, named):
            status = status_of(view, who, spoken, attribution, top, named)
            return replace(base, words=(base.words[0], max(view.core(caused)[1], doer + 1)), how="content",
                           status=status, actor=named, attribution=attribution)  # fmt: skip
    if act.lemma not in _DEEDS or view.parse.tags[top] == "NNP":
        return None
    first, last = base.words
    harmed = next(((p, h) for p, h in view.phrases_after(last, 1) if p in ("of", "on", "against")), None)
    if harmed is None or (harmed[0] == "of" and act.lemma in ("strike", "attack", "assault", "hack")):
        return None
    victim = harmed[1]
    known = who.named(victim)
    person = is_agentive(view, who, victim) and who.kind(known) not in ("place",)
    if not person and harmed[0] == "of":
        return None
    if not person and known is None and view.lower[victim] not in PROPERTY:
        return None
    definite = {view.lower[c] for c in view.kids(top, "det", "poss")} & {"the", "this", "that", "these", "those", "his",
                                                                         "her", "their", "its"}  # fmt: skip
    several = harmed[0] in ("on", "against") and view.parse.tags[top] == "NNS"
    single = view.parse.tags[top] == "NN" and harmed[0] == "of" and known is not None
    if not (definite or several or single):
        return None
    up = view.parse.heads[top]
    above = (up, view.parse.heads[up])
    if any(view.lower[i] in _AVERTED or view.lower[i] in _UNREAL_NOUNS for i in above):
        return None
    if any(view.is_verb(i) and not is_real(view, i) for i in above if view.sentence[i] == view.sentence[top]):
        return None
    held = noun_roles(view, who, heads)
    status = status_of(view, who, spoken, attribution, top, held.actor) if attribution is not None else "fact"
    if attribution is not None and status == "admitted":
        status = "accused"
    return replace(base, words=(first, max(last, victim + 1)), how="text" if attribution is None else "content",
                   status=status, actor=held.actor, recipient=victim if person else held.recipient,
                   attribution=attribution)  # fmt: skip


def _clause(view: Clauses, verb: int) -> tuple[int, int]:
    """The words of a deed that a noun names and a verb carries; of a passive without doer and time."""
    first, last = view.core(verb)
    if not view.passive(verb):
        return first, last
    end = max([verb, *view.kids(verb, "prt")]) + 1
    if view.lower[end : end + 1] == ["in"] and (place := view.base_head(end + 1)) is not None and place < last:
        end = place + 1
    return first, end


_DESCRIBE = words.forms("describe call brand label term")
_WRONG = listed(
    "appalling deplorable outrageous illegal abhorrent unjustified disgraceful barbaric unlawful genocide "
    "reprehensible "
    "heinous cowardly horrific despicable atrocious abominable murder atrocity crime massacre shameful unacceptable "
    "violation terrorism inhumane brutal cruel senseless murderous aggression criminal"
)
_BUY = words.forms("take accept pay receive")


def nominal(view: Clauses, who: Participants, spoken: Spoken, head: int, act: Act) -> Licence | None:
    """An act named by a noun: under "reports of", "alleged", a condemnation, or a verb that carries it."""
    parse = view.parse
    top = head
    for _ in range(WALK):  # the first noun of the coordination carries the licence
        if parse.deps[top] != "conj" or not view.is_noun(parse.heads[top]):
            break
        top = parse.heads[top]
    if top != head and (act_at(view, top) is not None):
        return None  # taken with the first
    including = parse.deps[head] == "pobj" and view.lower[parse.heads[head]] == "including"
    if including:
        return None
    heads = coordinated(view, top)
    up = parse.heads[top]
    base = Licence(
        top,
        act_words(view, heads),
        top,
        "noun",
        "accused",
        gravest(view, top) or act,
        acts_of(view, heads) or (act,),
    )
    # "fraud allegations"
    if parse.deps[top] == "compound" and view.lower[up] in (words.ACCUSATIONS | {"claims", "reports"}):
        held = noun_roles(view, who, [up], accusing=True)
        against = view.objects_of(up, "against")
        accused = against[0] if against and is_agentive(view, who, against[0]) else None
        made = replace(base, words=(view.left[top], top + 1), actor=accused)
        attribution = spoken.content(up)
        if attribution is not None and spoken.cue_lemma(attribution, DENIALS):
            attribution = None
        status: Status = "accused_by_authorities" if view.lower[up] in ("charge", "charges") else "accused"
        return (
            replace(made, attribution=attribution, status=status, accuser=held.actor) if accused is not None else None
        )
    if parse.deps[top] == "compound":
        return None
    if any(view.lower[c] in words.ALLEGED for c in view.children[top]) or any(
        view.lower[c] in words.ALLEGED for h in heads for c in view.children[h]
    ):
        held = noun_roles(view, who, heads)
        attribution = spoken.content(top)
        if attribution is not None and (spoken.cue_lemma(attribution, DENIALS) or spoken.asks(attribution)):
            attribution = None
        made = replace(base, actor=held.actor, recipient=held.recipient, attribution=attribution)
        status = status_of(view, who, spoken, attribution, top, held.actor) if attribution else "accused"
        if any(view.lower[c] == "suspected" for h in heads for c in view.children[h]):
            return replace(made, status="possible")
        return replace(made, status=status if status == "accused_by_authorities" else "accused")
    if parse.deps[top] == "pobj" and view.lower[up] == "to" and view.lower[parse.heads[up]] in ("relating", "related"):
        noun = parse.heads[parse.heads[up]]
        if view.lower[noun] in words.ACCUSATIONS and view.lower[noun] not in ("suspicion", "suspicions"):
            made = _of_accusation(view, who, spoken, noun, base)
            charged_with = view.lower[noun] in ("charge", "charges", "indictment", "indictments")
            return replace(made, status="accused_by_authorities") if charged_with else made
    if parse.deps[top] == "pobj" and view.lower[up] in ("of", "about", "into", "over"):
        noun = parse.heads[up]
        if _speaks_of_accusation(view, noun) and (view.lower[up] == "of" or view.lower[noun] in words.ACCUSATIONS):
            if act.needs == "frame" and view.lower[noun] not in words.ACCUSATIONS:
                return None
            return _of_accusation(view, who, spoken, noun, base)
    first = base.words[0]
    if first > 1 and view.lower[first - 1] == "of" and act.needs != "frame":  # by the words, however it is attached
        noun = first - 2
        if _speaks_of_accusation(view, noun) and view.sentence[noun] == view.sentence[top] and not view.negated(noun):
            return _of_accusation(view, who, spoken, noun, base)
    return _carried(view, who, spoken, base, heads)


def _called_a_wrong(view: Clauses, noun: int, verb: int) -> bool:
    """As in "described the raid as barbaric", "called the shelling a crime"."""
    _, last = view.bounds(noun)
    called = noun if verb < noun else verb
    near = view.lower[called + 1 : min(last, called + 10)]
    return view.lower[verb] in _DESCRIBE and bool(_WRONG & set(near))


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


def _carried(view: Clauses, who: Participants, spoken: Spoken, base: Licence, heads: list[int]) -> Licence | None:
    """As in "committed genocide", "genocide is being committed", "condemned the killing of …", "there is torture"."""
    parse, top = view.parse, base.head
    up, dep = parse.heads[top], parse.deps[top]
    attribution = spoken.content(top)
    held = noun_roles(view, who, heads)
    act = base.act
    if act is None or act.needs == "frame":
        return None
    if dep in ("dobj", "nsubjpass") and view.lower[up] in words.CONDEMN and not view.negated(up):
        the = any(view.lower[c] in ("the", "this", "these") for c in view.children[top])
        if held.actor is None and held.recipient is None and not (the and act.event is not None):
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
    if dep in ("dobj", "nsubj") and act.event is not None and _called_a_wrong(view, top, up):
        attribution = spoken.cue(up) or attribution
        if attribution is not None and not view.negated(up):
            return replace(base, how="frame", actor=held.actor, recipient=held.recipient, attribution=attribution,
                           status=status_of(view, who, spoken, attribution, top, held.actor))  # fmt: skip
    told = _told_of(view, who, spoken, base, heads)
    if told is not None:
        return told
    if not view.is_verb(up) and parse.tags[up] != "AUX":
        return None
    if view.negated(up) or not is_real(view, up):
        return None
    if attribution is not None and (spoken.cue_lemma(attribution, DENIALS) or spoken.cue_lemma(attribution, REQUESTS)):
        return None
    commits = view.lower[up] in words.COMMIT and (
        view.lower[up] != "use" or act.lemma in ("torture", "violence", "chemical weapons", "human shields")
    )
    if view.lower[up] in _BUY and act.lemma != "bribe":
        commits = False
    if commits and dep in ("dobj", "nsubjpass"):
        verb = words.COMMIT[view.lower[up]]
        if verb in ("plan", "conduct", "launch", "mount", "stage", "wage") and act.needs == "" and act.event is None:
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
                words=_clause(view, up),
                how="text",
                anchor=up,
                status="fact",
                actor=doer,
                recipient=recipient,
            )
        if doer is None and recipient is None and (not act.scale or spoken.asks(attribution)):
            return None
        status = status_of(view, who, spoken, attribution, up, doer)
        return replace(
            base, words=clipped(view, _clause(view, up), attribution), how="content", anchor=up, status=status,
            actor=doer, recipient=recipient, attribution=attribution,
        )  # fmt: skip
    if attribution is None:
        return None
    blamed = act.scale or act.event is None  # "is genocide", "was a breach of the treaty"
    subject = view.subject(up) if dep == "attr" else None
    branded = subject is not None and is_agentive(view, who, subject)  # "he is a fraud": an insult, no act
    predicated = dep == "attr" and blamed and not branded
    predicated = predicated and not (act.scale and view.objects_of(top, "of") and held.recipient is None)
    happens = dep == "nsubj" and view.lower[up] in _HAPPEN and (
        act.scale or held.actor is not None or held.recipient is not None or act.event == "ASSAULT"
    )
    if predicated or happens:
        status = status_of(view, who, spoken, attribution, up, held.actor)
        return replace(
            base, words=clipped(view, view.core(up), attribution), how="content", anchor=up, actor=held.actor,
            recipient=held.recipient, attribution=attribution, status="accused" if status == "admitted" else status,
        )  # fmt: skip
    return None
