"""Answers to allegations: denial, denial of responsibility, another account, acceptance, no comment.

Kinds are those of HURIDOCS micro-thesaurus 28 plus ``no_comment``. An answer is tied to the allegations
of the same document that accuse the one who answers, or his government; failing that, to the nearest
one whose words it takes up. ``docs/codebook.md`` gives the rules with examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Attribution, ChainLink, Claim, Connection, Document, Entity, Parse, ResponseKind, Span
from onrecord.relating import acts as words
from onrecord.relating.actwords import act_at
from onrecord.relating.chains import relays, stations
from onrecord.relating.clauses import Clauses, Stretches, clauses
from onrecord.relating.licence import ASKING
from onrecord.relating.participants import Participants, noun_lemma
from onrecord.relating.standing import entity_is_authority, is_media
from onrecord.relating.wordlists import listed

_DENY = words.forms("deny reject refute rebut repudiate dismiss rebuff disavow")
_ADMIT = words.forms("admit confess acknowledge concede accept apologise apologize regret")
_CALL = words.forms("call brand describe label decry dismiss denounce")
_CLAIM = words.forms("claim insist maintain contend argue assert counter")
_SAY = words.forms("say state tell explain describe add write note respond reply")
_SAYING = frozenset(("saying", "stating", "insisting", "claiming", "arguing", "adding"))
_UPHOLD = words.forms("maintain protest insist proclaim assert")
_BLAME = words.forms("blame")
_DEFEND = words.forms("defend justify")
_SEEM = words.forms("appear seem lack have")
_CONDUCT = listed(
    "record decision decisions handling policy policies action actions move conduct treatment use approach strategy "
    "response behaviour behavior operation raid strikes crackdown ban measures"
)
_MERIT = frozenset(("merit", "foundation", "basis", "truth", "substance", "credibility"))
_DECLINE = words.forms("decline refuse")
_COMMENT = frozenset(["comment", "respond", "answer", "discuss", "elaborate", "reply"])
_CHARGEABLE = words.ACCUSATIONS | words.REPORTS | listed(
    "criticism criticisms notion idea rumours findings finding wrongdoing guilt it them this that "
    "these involvement responsibility knowledge role link links connection complicity"
)  # fmt: skip
_NOT_A_CHARGE = listed(
    "entry access visa visas bail request requests permission asylum service appeal appeals motion "
    "treatment right rights opportunity application petition bid chance care food citizenship leave "
    "use licence license"
)
_RESPONSIBILITY = listed(
    "responsibility involvement role part link links connection connections knowledge hand complicity ties"
)
_FALSE = listed(
    "false fake baseless untrue groundless unfounded fabricated fabrication fabrications lie lies nonsense "
    "absurd ridiculous rubbish propaganda slander slanderous smear smears fiction incorrect wrong "
    "outrageous ludicrous preposterous invented unsubstantiated hoax libel disinformation "
    "misinformation inaccurate motivated malicious frivolous meritless libelous libellous defamatory bogus laughable"
)
# What the accused say that an act "really" was.
_OTHER_ACCOUNT = listed(
    "self-defence self-defense defence re-education reeducation training vocational voluntary "
    "voluntarily accident accidental accidentally mistake inadvertent lawful legal legitimate legally "
    "counter-terrorism counterterrorism anti-terrorism militants terrorists retaliation provoked "
    "provocation internal sovereign sovereignty suicide humanitarian deradicalisation "
    "deradicalization routine peaceful natural resisted resisting escape"
)
_MOUTHPIECES = frozenset("spokesman spokeswoman spokesperson lawyer lawyers attorney representative".split())
_COPULAS = frozenset(("is", "are", "was", "were", "'s", "’s", "be"))
_NONE_FOUND = ("no evidence", "no proof", "found nothing", "found no ")
_DISOWNED = ("nothing to do with", "unaware", "no role in", "no part in", "no involvement", "no knowledge of")
_INNOCENCE = (*_DISOWNED, "innocent of", "was innocent", "is innocent", "am innocent", "not guilty",
              "did nothing wrong", "done nothing wrong", "not responsible for", "not involved in")  # fmt: skip
_SUITS = listed("lawsuit lawsuits suit suits case")
_LAWFUL = ("acted lawfully", "acted legally", "acted properly", "acted appropriately", "acted correctly",
           "acted in good faith", "acted in self", "acted within the law", "followed procedure", "followed all",
           "complied with", "done everything", "doing everything", "doing all", "did everything", "was lawful",
           "were lawful", "was legal", "were legal", "was justified", "were justified", "was necessary",
           "no laws were broken", "in accordance with")  # fmt: skip
_SHORTCOMINGS = listed(
    "unable failed failing mistake mistakes error errors shortcomings wrong fault delay delays lapse lapses failure "
    "failures misled inability problem problems"
)
_ANAPHORA = listed("it this that they these those he she")
_WALK = 8
_REACH = 64  # an answer is compared with so many before it: keeps a book-long text linear
_LONGEST = 25  # words
_NEAR = 4000  # characters, about two paragraphs with what is between


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer as found: positions are word indices; ``about`` are the words of what is answered."""

    kind: ResponseKind
    at: int
    act: Span
    responder: str | None
    attribution: Attribution | None
    about: tuple[int, int]
    own_matter: bool  # it names a matter of its own, so that a mere neighbour is not what it answers


def responses(
    document: Document,
    parse: Parse,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    allegations: Sequence[Claim],
) -> tuple[Claim, ...]:
    """The answers in ``document``, in order, numbered on from ``allegations``, which they are tied to by id.

    ``entities`` must hold every entity that ``allegations`` refer to.
    """
    view = clauses(parse)
    who = Participants(view, entities)
    known = {e.id for e in entities}
    captions = Stretches(document, "caption", "headline")
    silent = Stretches(document, "byline", "credit", "boilerplate")
    found = list(_denials(view, who, attributions))
    found += _accounts(view, who, attributions, allegations, {a.attribution.id for a in found if a.attribution})
    kept: list[tuple[_Answer, tuple[str, ...]]] = []
    in_body_first = sorted(found, key=lambda a: ((a.act.start in captions), a.act.start))
    for answer in in_body_first:
        if answer.act.start in silent:
            continue
        if answer.responder not in known:
            answer = replace(answer, responder=None)
        if not parse.text[answer.act.start : answer.act.end].strip():
            continue
        answers = _answered(view, who, answer, allegations)
        if not _worth_keeping(view, answer, answers):
            continue
        if any(_same(view, answer, other) for other, _ in kept[-_REACH:]):
            continue
        kept.append((answer, answers))
    kept.sort(key=lambda k: k[0].act.start)
    made = []
    between = relays(view, who, attributions)
    for number, (answer, answers) in enumerate(kept, start=len(allegations) + 1):
        made.append(
            Claim(
                id=f"c{number}",
                kind="response",
                act=(answer.act,),
                attribution=answer.attribution.id if answer.attribution else None,
                chain=tuple(x for x in _chain(view, who, answer, attributions, between) if x.entity in known),
                response=answer.kind,
                answers=answers,
            )
        )
    return tuple(made)


def _chain(
    view: Clauses,
    who: Participants,
    answer: _Answer,
    attributions: Sequence[Attribution],
    between: Mapping[str, str],
) -> tuple[ChainLink, ...]:
    """The one who answers, then those who tell of it. Whoever answers is a party: an authority or another."""
    told = stations(view, who, answer.attribution, attributions, between)
    if answer.responder is None:
        return told
    official = entity_is_authority(who, answer.responder)
    tie: Connection = "official" if official else "media" if is_media(who, answer.responder) else "other"
    return (ChainLink(answer.responder, tie), *(link for link in told if link.entity != answer.responder))


def _worth_keeping(view: Clauses, answer: _Answer, answers: tuple[str, ...]) -> bool:
    subject = view.kid(answer.at, "nsubj") if answer.kind == "denies" else None
    if subject is not None and view.lower[subject] in _ANAPHORA and view.lower[answer.at] in _COPULAS:
        return bool(answers)  # "That is a lie" answers something only where something is alleged
    if view.lower[answer.at] in _BLAME:
        return bool(answers)
    return answer.kind not in ("accepts", "alternative_account") or bool(answers) or answer.own_matter


def _same(view: Clauses, one: _Answer, other: _Answer) -> bool:
    """Whether two answers of the same kind by the same responder say the same: they share a content word."""
    if one.act.start < other.act.end and other.act.start < one.act.end:
        return True
    if one.kind != other.kind or one.responder != other.responder or one.responder is None:
        return False
    if one.kind == "no_comment":
        return True
    return bool(_content_words(view, one.about) & _content_words(view, other.about))


def _content_words(view: Clauses, stretch: tuple[int, int]) -> set[str]:
    return {
        noun_lemma(view.lower[i])
        for i in range(*stretch)
        if view.parse.tags[i][:1] in ("N", "V", "J") and len(view.lower[i]) > 3
    }


# -- denials, acceptance, no comment -----------------------------------------------------------------
def _denials(view: Clauses, who: Participants, attributions: Sequence[Attribution]) -> Iterator[_Answer]:
    cue: dict[int, Attribution] = {}
    content: dict[int, Attribution] = {}
    for attribution in attributions:
        for span in attribution.cue:
            cue.update((i, attribution) for i in view.words(span))
        for span in attribution.content:
            for index in view.words(span):
                content.setdefault(index, attribution)
    for verb, word in enumerate(view.lower):
        if not view.is_verb(verb):
            continue
        if word in _DENY:
            found = _denial(view, who, verb, cue.get(verb), content.get(verb))
        elif word in _ADMIT:
            found = _admission(view, who, verb, cue.get(verb), content.get(verb))
        elif word in _DECLINE or word in (
            "respond",
            "responded",
            "commented",
            "comment",
            "reached",
            "replied",
            "reply",
        ):
            found = _silence(view, who, verb, cue.get(verb), content.get(verb))
        elif word in ("pleaded", "pled", "pleads", "pleading"):
            found = _plea(view, who, verb, content.get(verb))
        elif word in _CALL:
            found = _called_false(view, who, verb, cue.get(verb), content.get(verb))
        elif word in _UPHOLD and (plea := view.kid(verb, "dobj")) is not None and view.lower[plea] == "innocence":
            found = _Answer("denies", verb, view.span(verb, view.noun_phrase(plea)[1]),
                            _responder(view, who, verb, cue.get(verb), content.get(verb)),
                            cue.get(verb) or content.get(verb), (verb, plea + 1), True)  # fmt: skip
        elif word in ("return", "returned") and (sent := view.kid(verb, "dobj")) is not None and (
            view.lower[sent] in ("call", "calls", "message", "messages", "request", "requests", "email", "emails")
        ):  # fmt: skip
            found = _silence(view, who, verb, cue.get(verb), content.get(verb))
        elif word in _BLAME:
            found = _blamed(view, who, verb, cue.get(verb), content.get(verb))
        elif word in _DEFEND:
            found = _defence(view, who, verb, cue.get(verb), content.get(verb))
        elif word in _COPULAS and (clear := view.kid(verb, "acomp")) is not None and (
            view.lower[clear] == "innocent" and view.parse.deps[verb] == "ccomp" and not view.negated(verb)
            and view.is_verb(view.parse.heads[verb])
        ):  # fmt: skip
            up = view.parse.heads[verb]
            stretch = view.core(verb)
            found = _Answer("denies", verb, view.span(*stretch),
                            _responder(view, who, up, cue.get(up), content.get(up)),
                            content.get(verb), stretch, True)  # fmt: skip
        elif word in _COPULAS or word in _SEEM:
            found = _said_false(view, who, verb, content.get(verb))
        else:
            continue
        if found is not None:
            yield _with_reason(view, found, cue)


def _with_reason(view: Clauses, answer: _Answer, cue: dict[int, Attribution]) -> _Answer:
    """A bare denial told by what is said in its place: "dismissed the allegations, saying *there was no proof*"."""
    if answer.kind != "denies" or answer.about[0] != answer.at:
        return answer
    _, last = view.bounds(answer.at)
    for index in range(answer.at + 1, min(last, answer.at + 6)):
        told = cue.get(index)
        if view.lower[index] not in _SAYING or told is None or told is answer.attribution or not told.content:
            continue
        if view.parse.starts[index] < told.content[0].start:
            return replace(answer, act=told.content[0], attribution=told, about=_range(view, told.content[0]))
    return answer


def _responder(
    view: Clauses, who: Participants, verb: int, cued: Attribution | None, holding: Attribution | None
) -> str | None:
    if cued is not None and cued.speaker is not None:
        return cued.speaker
    subject = view.subject(verb)
    if subject is not None and view.lower[subject] in _MOUTHPIECES and who.named(subject) is None:
        for inner in (
            *view.objects_of(subject, "for", "of"),
            *view.kids(subject, "compound", "poss", "nmod"),
        ):
            if who.named(inner) is not None:
                return who.named(inner)
    return who.resolve(subject, speaker=holding.speaker if holding else None) if subject is not None else None


def _denial(
    view: Clauses, who: Participants, verb: int, cued: Attribution | None, holding: Attribution | None
) -> _Answer | None:
    if view.kid(verb, "auxpass") is not None or view.negated(verb):
        if not (view.kid(verb, "auxpass") is not None and view.objects_of(verb, "by")):
            return None
        thing = view.subject(verb)
    else:
        thing = view.kid(verb, "dobj")
    lemma = _DENY[view.lower[verb]]
    above = view.parse.heads[verb]
    hanging = view.parse.deps[verb] in ("relcl", "acl") and view.parse.tags[verb] not in ("VBN", "VBG")
    if hanging and view.lower[above] in words.ACCUSATIONS and not view.negated(verb):
        first = min([verb, *view.kids(verb, "aux")])  # "allegations the government denies"
        return _Answer("denies", verb, view.span(first, verb + 1), _responder(view, who, verb, cued, holding),
                       cued or holding, (first, verb + 1), False)  # fmt: skip
    told = _what_before(view, verb, cued)
    if told is not None and not view.negated(verb):
        speaker = _responder(view, who, verb, cued, holding)
        return _Answer("denies", verb, told, speaker, cued, _range(view, told), True)
    if {"will", "would", "could", "may", "should", "can", "to"} & set(view.auxiliaries(verb)):
        return None
    attribution = cued or holding
    responder = _responder(view, who, verb, cued, holding)
    clause = view.kid(verb, "ccomp", "xcomp")
    if clause is None and thing is not None:
        clause = view.kid(thing, "acl", "relcl", "ccomp") if view.lower[thing] in _CHARGEABLE else None
        if clause is not None and view.subject(clause) == thing:
            clause = None
    if thing is None and clause is None:
        if cued is None or lemma != "deny" or not cued.content:
            return None
        return _Answer("denies", verb, cued.content[0], responder, attribution, _range(view, cued.content[0]), True)
    if thing is not None:
        noun = view.lower[thing]
        if noun in _NOT_A_CHARGE or view.kid(verb, "dative", "iobj") is not None:
            return None
        if noun in _RESPONSIBILITY:
            stretch = view.noun_phrase(thing)
            return _Answer("denies_responsibility", verb, view.span(*stretch), responder, attribution, stretch,
                           any(view.objects_of(thing, "in", "for")))  # fmt: skip
        if noun in ("that", "which") and view.parse.deps[verb] == "relcl":
            thing = view.parse.heads[verb]  # "an allegation that they deny"
            noun = view.lower[thing]
        if clause is None:
            act = act_at(view, thing)
            if noun not in _CHARGEABLE and act is None:
                return None
            if noun in ("it", "them", "this", "that") and lemma != "deny":
                return None
            stretch = view.balanced(*view.noun_phrase(thing))
            if act is None and stretch[0] > verb:  # a bare denial: its words are the verb and the charge
                stretch = (verb, stretch[1])
            elif act is None and thing < verb and view.parse.deps[verb] == "relcl":
                stretch = (min([verb, *view.kids(verb, "aux")]), verb + 1)  # "allegations it denies"
            return _Answer("denies", verb, view.span(*stretch), responder, attribution, stretch, act is not None)
    if clause is None or (not view.is_verb(clause) and view.parse.tags[clause] != "AUX"):
        return None
    if lemma not in ("deny", "refute") and (thing is None or view.lower[thing] not in _CHARGEABLE):
        return None
    stretch = view.core(clause)
    stretch = (max(stretch[0], verb + 1), stretch[1])
    said = view.lower[stretch[0] : stretch[1]]
    kind: ResponseKind = "denies"
    if {"responsible", "involved", "behind", "involvement"} & set(said) or "ordering" in said:
        kind = "denies_responsibility"
    return _Answer(kind, verb, view.span(*stretch), responder, attribution, stretch, True)


def _what_before(view: Clauses, verb: int, cued: Attribution | None) -> Span | None:
    """The clause that "which the ministry rejects" takes up, where the reader found it as what is said."""
    if cued is None or not cued.content or cued.content[-1].end > view.parse.starts[verb]:
        return None
    inside = view.words(cued.content[0])
    between = view.lower[view.words(cued.content[-1]).stop : verb]
    if "which" not in between or not any(view.is_verb(i) for i in inside):
        return None
    return None if any(view.lower[i] in words.ACCUSATIONS for i in inside[-2:]) else cued.content[0]


def _range(view: Clauses, span: Span) -> tuple[int, int]:
    inside = view.words(span)
    return inside.start, inside.stop


def _admission(
    view: Clauses, who: Participants, verb: int, cued: Attribution | None, holding: Attribution | None
) -> _Answer | None:
    if view.negated(verb) or view.passive(verb):
        return None
    if {"will", "would", "could", "may", "should", "can", "must", "to"} & set(view.auxiliaries(verb)):
        return None
    lemma = _ADMIT[view.lower[verb]]
    thing, clause = view.kid(verb, "dobj"), view.kid(verb, "ccomp", "xcomp")
    if thing is None:
        thing = next(iter(view.objects_of(verb, "to", "for")), None)
    stretch: tuple[int, int] | None = None
    owned = lemma in ("apologise", "apologize")
    if thing is not None and (
        act_at(view, thing) is not None
        or view.lower[thing] in ("responsibility", "guilt", "blame", "wrongdoing", "liability", "fault")
        or (lemma in ("apologise", "apologize") and view.objects_of(verb, "for"))
    ):
        stretch = view.noun_phrase(thing) if view.is_noun(thing) else view.core(thing)
    elif thing is None and clause is not None and lemma in ("admit", "confess", "acknowledge", "concede"):
        inner = [i for i in range(view.left[clause], view.right[clause]) if act_at(view, i) is not None]
        short = {view.lower[i] for i in range(view.left[clause], view.right[clause])} & _SHORTCOMINGS
        if (inner and not view.negated(clause)) or short:
            stretch = view.core(clause)
            owned = bool(short)
    after = view.lower[verb + 1 : verb + 4]
    if stretch is None and lemma in ("apologise", "apologize") and {"after", "to", "over", "for"} & set(after):
        stretch = (min([verb, *view.kids(verb, "aux")]), verb + 1)
        return _Answer("accepts", verb, view.span(*stretch), _responder(view, who, verb, cued, holding),
                       cued or holding, (verb, view.right[verb]), True)  # fmt: skip
    if stretch is None:
        return None
    return _Answer("accepts", verb, view.span(*stretch), _responder(view, who, verb, cued, holding), cued or holding,
                   stretch, owned)  # fmt: skip


def _silence(
    view: Clauses, who: Participants, verb: int, cued: Attribution | None, holding: Attribution | None
) -> _Answer | None:
    """As in "declined to comment", "did not respond to requests for comment", "could not be reached"."""
    word = view.lower[verb]
    if view.parse.deps[verb] == "xcomp" and view.lower[view.parse.heads[verb]] in _DECLINE:
        return None
    if word in _DECLINE:
        inner = view.kid(verb, "xcomp")
        if inner is None or view.lower[inner] not in _COMMENT:
            return None
        if view.lower[inner] in ("discuss", "answer", "elaborate"):
            told = {view.lower[i] for i in range(inner, view.right[inner])}
            if not told & {
                "question",
                "questions",
                "allegations",
                "accusations",
                "case",
                "claims",
                "charges",
            }:
                return None
        first, last = verb, view.core(inner)[1]
    elif word == "reached":
        if not view.negated(verb) or "could" not in view.auxiliaries(verb):
            return None
        first, last = view.core(verb)
        first = next((c for c in view.kids(verb, "aux") if c < verb), verb)
    else:
        if not view.negated(verb) or not set(view.auxiliaries(verb)) & {
            "did",
            "has",
            "have",
            "had",
            "does",
            "do",
        }:
            return None
        asked = {view.lower[i] for i in range(verb, view.right[verb])}
        if word in ("respond", "responded", "reply", "replied") and not asked & {
            "request", "requests", "comment", "questions", "question", "query", "queries", "inquiries", "email",
            "emails", "message", "messages", "call", "calls", "allegations", "accusations", "claims", "immediately",
        }:  # fmt: skip
            return None
        first = next((c for c in view.kids(verb, "aux") if c < verb), verb)
        last = view.core(verb)[1]
    responder = _responder(view, who, verb, cued, holding)
    return _Answer("no_comment", verb, view.span(first, last), responder, cued or holding, (first, last), False)


def _plea(view: Clauses, who: Participants, verb: int, holding: Attribution | None) -> _Answer | None:
    after = view.lower[verb + 1 : verb + 4]
    if "guilty" not in after:
        return None
    guilty = verb + 1 + after.index("guilty")
    kind: ResponseKind = "denies" if "not" in after[: after.index("guilty")] else "accepts"
    last = view.core(verb)[1]
    stretch = (verb, max(last, guilty + 1))
    return _Answer(kind, verb, view.span(*stretch), _responder(view, who, verb, None, holding), holding, stretch, True)


def _blamed(
    view: Clauses, who: Participants, verb: int, cued: Attribution | None, holding: Attribution | None
) -> _Answer | None:
    """As in "blamed the spill on a contractor": an answer where it is the accused who says so."""
    thing = view.kid(verb, "dobj")
    if thing is None or view.negated(verb) or view.passive(verb):
        return None
    if not (view.objects_of(verb, "on") or view.objects_of(thing, "on")):
        return None
    stretch = view.noun_phrase(thing)
    return _Answer("denies_responsibility", verb, view.span(*stretch), _responder(view, who, verb, cued, holding),
                   cued or holding, stretch, False)  # fmt: skip


def _defence(
    view: Clauses, who: Participants, verb: int, cued: Attribution | None, holding: Attribution | None
) -> _Answer | None:
    """As in "defended the government's record": what was done is justified, not denied."""
    thing = view.kid(verb, "dobj")
    if thing is None or view.lower[thing] not in _CONDUCT or view.negated(verb) or view.passive(verb):
        return None
    if {"will", "would", "could", "may", "should", "can", "must", "to"} & set(view.auxiliaries(verb)):
        return None
    stretch = (min([verb, *view.kids(verb, "aux")]), view.noun_phrase(thing)[1])
    return _Answer("alternative_account", verb, view.span(*stretch), _responder(view, who, verb, cued, holding),
                   cued or holding, stretch, False)  # fmt: skip


def _called_false(
    view: Clauses, who: Participants, verb: int, cued: Attribution | None, holding: Attribution | None
) -> _Answer | None:
    """As in "called the claims baseless", "described the report as lies"."""
    thing = view.kid(verb, "dobj", "nsubj")
    stretch = (verb + 1, view.right[verb])
    said = view.lower[stretch[0] : stretch[1]]
    if not _FALSE & set(said) or view.negated(verb):
        return None
    noun_at = [i for i in range(*stretch) if view.lower[i] in _CHARGEABLE - {"it", "that", "them"}]
    if not noun_at and (thing is None or view.lower[thing] not in ("it", "them", "this", "that")):
        return None
    false_at = verb + 1 + next(i for i, w in enumerate(said) if w in _FALSE)
    first = min([*noun_at, false_at])
    first = view.left[first] if view.left[first] > verb else first
    last = max(false_at + 1, first + 1)
    first, last = view.balanced(first, last)
    return _Answer("denies", verb, view.span(first, last), _responder(view, who, verb, cued, holding), cued or holding,
                   (first, last), False)  # fmt: skip


def _said_false(view: Clauses, who: Participants, verb: int, holding: Attribution | None) -> _Answer | None:
    """As in "said the allegations were false"; "“That is a lie,” he said": in a content only."""
    if holding is None:
        return None
    subject = view.kid(verb, "nsubj")
    told = view.kid(verb, "acomp", "attr")
    if subject is not None and view.lower[subject] in words.ACCUSATIONS | words.REPORTS | _SUITS:
        after = view.lower[verb : min(view.right[verb], verb + 9)]
        if _MERIT & set(after) and {"no", "not", "n't", "n’t", "without", "lack", "lacks", "lacked"} & set(after):
            stretch = view.core(verb)
            last = max(stretch[1], verb + 1 + max(i for i, w in enumerate(after) if w in _MERIT))
            return _Answer("denies", verb, view.span(stretch[0], last), holding.speaker, holding, stretch, False)
    if subject is None or told is None or view.parse.deps[verb] == "relcl" or view.lower[verb] not in _COPULAS:
        return None
    head = view.lower[subject]
    if head not in words.ACCUSATIONS | words.REPORTS | _SUITS and head not in _ANAPHORA - {"he", "she"}:
        return None
    predicate = {view.lower[i] for i in range(view.left[told], told + 1)}
    untrue = view.negated(verb) and "true" in predicate
    if not (_FALSE & predicate and not view.negated(verb)) and not untrue:
        return None
    if head in _ANAPHORA and not {"lie", "lies", "true", "false", "untrue", "baseless", "fabricated"} & predicate:
        return None
    stretch = view.core(verb)
    return _Answer("denies", verb, view.span(*stretch), holding.speaker, holding, stretch, False)


# -- another account ---------------------------------------------------------------------------------
def _accounts(
    view: Clauses,
    who: Participants,
    attributions: Sequence[Attribution],
    allegations: Sequence[Claim],
    answered: set[str],
) -> Iterator[_Answer]:
    """What one who is accused says the matter really was, or that it did not do the act."""
    alleged = {i for c in allegations for s in c.act for i in view.words(s)}
    answerable: dict[str, bool] = {}
    acts = {lemma for c in allegations for lemma in _act_lemmas(view, c)}
    for attribution in attributions:
        if attribution.id in answered or attribution.speaker is None or not attribution.content:
            continue
        speaker = attribution.speaker
        if speaker not in answerable:
            answerable[speaker] = any(_accuses(view, who, c, speaker) for c in allegations)
        accused = answerable[speaker]
        cue = [view.lower[i] for s in attribution.cue for i in view.words(s)]
        claims, says = any(w in _CLAIM for w in cue), any(w in _SAY for w in cue)
        span = attribution.content[0]
        inside = view.words(span)
        if not inside or not cue or any(w in ASKING or w in _DENY for w in cue):
            continue
        if view.lower[inside[0]] in ("whether", "if", "what", "why", "how"):
            continue
        said = {view.lower[i] for i in inside}
        if any(index in alleged for index in inside):
            continue
        verb = _main_verb(view, inside)
        if verb is None:
            continue
        stretch = view.core(verb)
        stretch = (max(stretch[0], inside.start), min(stretch[1], inside.stop))
        if stretch[1] <= stretch[0]:
            continue
        phrase = " ".join(view.lower[inside.start : inside.stop])
        found_none = any(p in phrase for p in _NONE_FOUND)
        if found_none and _of_charge(view, inside) and not is_media(who, speaker):
            yield _Answer("denies", verb, view.span(stretch[0], max(stretch[1], _clause_end(view, inside, stretch[1]))),
                          speaker, attribution, (inside.start, inside.stop), False)  # fmt: skip
            continue
        cleared = any(p in phrase for p in _INNOCENCE) and _of_main_clause(view, inside, verb)
        lawful = any(p in phrase for p in _LAWFUL)
        if not cleared and (not accused or not (claims or says)):
            continue
        stretch = (stretch[0], max(stretch[1], _clause_end(view, inside, stretch[1])))
        if found_none and not cleared:
            yield _Answer("denies", verb, view.span(*stretch), attribution.speaker, attribution,
                          (inside.start, inside.stop), False)  # fmt: skip
            continue
        if cleared or (view.negated(verb) and _takes_up(view, inside, acts)):
            disowned = any(p in phrase for p in _DISOWNED) or "responsible" in said
            kind: ResponseKind = "denies_responsibility" if disowned else "denies"
            yield _Answer(
                kind,
                verb,
                view.span(*stretch),
                attribution.speaker,
                attribution,
                (inside.start, inside.stop),
                False,
            )
            continue
        copular = view.lower[verb] in ("is", "are", "was", "were", "be", "been")
        other = lawful or bool(said & _OTHER_ACCOUNT) or _hyphenated(view, inside)
        if other or (claims and copular and _of_the_matter(view, verb)):
            yield _Answer("alternative_account", verb, view.span(*stretch), attribution.speaker, attribution,
                          (inside.start, inside.stop), False)  # fmt: skip


def _clause_end(view: Clauses, inside: range, at: int) -> int:
    """Where what is claimed ends: with the content, or before ", but", a semicolon or a full stop within it."""
    for index in range(at, inside.stop):
        if view.lower[index] in (";", ".") or (
            view.lower[index] == "," and view.lower[index + 1 : index + 2] in (["but"], ["and"], ["while"])
        ):  # fmt: skip
            return index
        if index - at > _LONGEST:
            return at
    return inside.stop


def _of_charge(view: Clauses, inside: range) -> bool:
    """Whether "no evidence" is of a charge or of a wrong: "no evidence to substantiate the allegations"."""
    return any(view.lower[i] in words.ACCUSATIONS or act_at(view, i) is not None for i in inside)


def _of_main_clause(view: Clauses, inside: range, verb: int) -> bool:
    """Whether it is the content's own main clause that pleads innocence, not a report within it."""
    for index in inside:
        if view.lower[index] in ("nothing", "unaware", "innocent", "guilty", "responsible", "involved", "no"):
            up = view.parse.heads[index]
            return up == verb or (view.is_noun(up) and view.parse.heads[up] == verb)
    return False


def _hyphenated(view: Clauses, inside: range) -> bool:
    """Words of the other account that the tokenizer splits at the hyphen."""
    text = view.text(inside.start, inside.stop).lower()
    return any(w in text for w in ("self-defence", "self-defense", "re-education", "counter-terror", "anti-terror"))


def _of_the_matter(view: Clauses, verb: int) -> bool:
    """Whether the clause says what a definite thing or a pronoun is: "the sites are …", "they were …"."""
    subject = view.kid(verb, "nsubj")
    if subject is None:
        return False
    if view.lower[subject] in _ANAPHORA - {"he", "she"}:
        return True
    return any(view.lower[c] in ("the", "these", "those", "such") for c in view.children[subject])


def _main_verb(view: Clauses, inside: range) -> int | None:
    for index in inside:
        if (view.is_verb(index) or view.parse.tags[index] in ("AUX", "MD")) and (
            view.parse.heads[index] not in inside or view.parse.heads[index] == index
        ):
            return index
    finite = [i for i in inside if view.parse.tags[i] in ("VBZ", "VBP", "VBD")]
    return finite[0] if finite else None


def _takes_up(view: Clauses, inside: range, acts: set[str]) -> bool:
    lemmas = {act.lemma for i in inside if (act := act_at(view, i)) is not None}
    return bool(lemmas & acts or {"responsible", "involved"} & {view.lower[i] for i in inside})


# -- what is answered --------------------------------------------------------------------------------
def _accuses(view: Clauses, who: Participants, claim: Claim, responder: str) -> bool:
    """Whether ``claim`` accuses the one who answers, or a body of the state that he speaks for."""
    if claim.actor == responder:
        return True
    country = who.country(responder)
    if country is None or not (entity_is_authority(who, responder) or who.kind(responder) == "place"):
        return False
    if claim.actor is not None:
        return who.country(claim.actor) == country and who.kind(claim.actor) in (
            "government",
            "organisation",
            "place",
        )
    if claim.place is None or who.country(claim.place) != country:
        return False  # nobody is accused: a state answers only for what is done on its scale in its land
    return any(a.scale for span in claim.act for i in view.words(span) if (a := act_at(view, i)) is not None)


def _answered(view: Clauses, who: Participants, answer: _Answer, allegations: Sequence[Claim]) -> tuple[str, ...]:
    if answer.responder is not None:
        accused = [c for c in allegations if _accuses(view, who, c, answer.responder)]
        if accused:
            # a text answers what it has told; only a denial at its head answers what comes after
            accused = [c for c in accused if c.act[0].start < answer.act.start] or accused
            if answer.own_matter:
                lemmas = {a.lemma for i in range(*answer.about) if (a := act_at(view, i)) is not None}
                same = [c for c in accused if lemmas & _act_lemmas(view, c)]
                if same:
                    return tuple(c.id for c in same)
            return tuple(c.id for c in accused)
    subject = next((i for i in range(*answer.about) if view.parse.deps[i] in ("nsubj", "nsubjpass")), None)
    spoken_of = {who.named(subject)} if subject is not None else set()
    named = [c for c in allegations if c.actor is not None and _speaks_of(view, who, c, answer, spoken_of)]
    if named and answer.own_matter:
        return tuple(c.id for c in named)  # a denial for somebody else: "denied that the prince was involved"
    lemmas = {a.lemma for i in range(*answer.about) if (a := act_at(view, i)) is not None}
    pool = [
        c for c in allegations if answer.responder is None or c.actor is None or not _other(who, c, answer.responder)
    ]
    pool = [c for c in pool if not any(link.entity == answer.responder for link in c.chain if answer.responder)]
    if lemmas:
        same = [c for c in pool if lemmas & _act_lemmas(view, c)]
        if same:
            return tuple(c.id for c in same)
    if answer.own_matter:
        return ()
    start = answer.act.start
    before = [c for c in pool if start - _NEAR < c.act[0].start < start]
    before = [c for c in before if view.parse.text.count("\n\n", c.act[0].start, start) <= 2]
    if not before:
        return ()
    number = view.sentence[view.words(before[-1].act[0])[0]]  # what one sentence alleges is answered as one
    return tuple(c.id for c in before if view.sentence[view.words(c.act[0])[0]] == number)


def _speaks_of(view: Clauses, who: Participants, claim: Claim, answer: _Answer, named: set[str | None]) -> bool:
    """Whether a denial is about the one whom ``claim`` accuses, by name or by the noun for him."""
    if claim.actor in named:
        return True
    if answer.kind not in ("denies", "denies_responsibility") or claim.actor == answer.responder:
        return False
    nouns = {view.lower[i] for i in range(*answer.about) if view.parse.deps[i] in ("nsubj", "nsubjpass")}
    return bool(nouns & set(who.name(claim.actor).lower().split()))


def _act_lemmas(view: Clauses, claim: Claim) -> set[str]:
    return {a.lemma for s in claim.act for i in view.words(s) if (a := act_at(view, i)) is not None}


def _other(who: Participants, claim: Claim, responder: str) -> bool:
    """Whether ``claim`` plainly accuses somebody else than the one who answers."""
    mine, theirs = who.country(responder), who.country(claim.actor)
    return mine is not None and theirs is not None and mine != theirs
