"""Stances: what a government, its organ or its speaker does or says toward another, as a PLOVER event.

The event is coded from the main predicate of what is said, and where that names no event from the cue
("condemned", "urged"); an answer that denies is REJECT. A possibility or a threat of a measure is
THREATEN, not the measure (PLOVER codebook: the deed has not been done). ``docs/codebook.md`` has the
rules with examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.model import Attribution, Claim, DateMention, Document, Entity, Event, Mode, Parse, Span
from onrecord.model import Stance as StanceRow
from onrecord.relating import acts as words
from onrecord.relating.actwords import GOVERNORS
from onrecord.relating.clauses import Clauses, Stretches, clauses
from onrecord.relating.open_acts import predicate
from onrecord.relating.participants import FIRST_PERSON, THIRD_PERSON, Participants
from onrecord.relating.roles import dates_between, is_agentive
from onrecord.relating.standing import entity_is_authority, head_words, is_media, is_union
from onrecord.relating.wordlists import listed


def _events(*rows: tuple[Event, str]) -> dict[str, tuple[str, Event]]:
    return {form: (lemma, event) for event, lemmas in rows for form, lemma in words.forms(lemmas).items()}


# What the verb alone tells, said or done by a government toward another.
VERBS: Final = _events(
    (
        "ACCUSE",
        "accuse condemn denounce criticise criticize blame deplore decry slam rebuke lambast chide castigate",
    ),
    ("REJECT", "reject refuse dismiss deny veto rebuff spurn refute oppose decline"),
    ("THREATEN", "threaten warn vow"),
    ("REQUEST", "urge demand implore appeal request plead beseech ask recommend press lobby"),
    (
        "SUPPORT",
        "support thank praise welcome endorse back laud commend hail applaud congratulate recognise recognize defend",
    ),
    ("AGREE", "agree pledge promise sign ratify"),
    ("CONSULT", "meet discuss consult negotiate visit host confer mediate"),
    ("SANCTION", "sanction expel boycott blacklist embargo recall suspend sever"),
    ("COOPERATE", "cooperate collaborate ally"),
    ("AID", "aid assist donate"),
    ("CONCEDE", "apologise apologize concede relent"),
    ("RETREAT", "withdraw retreat surrender"),
    ("MOBILIZE", "mobilise mobilize"),
    ("ASSAULT", "retaliate"),
    ("PROTEST", "protest"),
)
# Verb + noun that together tell the event: "imposed sanctions", "held talks", "raised concerns with".
_PHRASES: Final[tuple[tuple[Event, str, str], ...]] = (
    ("SANCTION", "impose introduce announce slap extend tighten levy place apply prolong",
     "sanction sanctions embargo tariffs tariff ban bans restrictions freeze boycott suspension"),
    ("SANCTION", "ban halt suspend restrict block stop", "imports import exports export flights travel beef poultry"),
    ("SANCTION", "cut sever break suspend halt end freeze cancel reduce downgrade stop withhold",
     "ties relations aid cooperation trade assistance contacts"),
    ("SANCTION", "expel recall withdraw", "ambassador diplomat diplomats envoy ambassadors"),
    ("ACCUSE", "summon", "ambassador envoy diplomat diplomats ambassadors"),
    ("ACCUSE", "launch open order begin file start conduct",
     "investigation investigations probe inquiry lawsuit complaint charges suit case"),
    ("ACCUSE", "offer voice express issue", "criticism condemnation outrage dismay alarm anger disgust"),
    ("ACCUSE", "file bring", "lawsuit charges complaint suit"),
    ("ASSAULT", "fire launch lob", "artillery rounds shells missile missiles rocket rockets shots torpedo shell"),
    ("ASSAULT", "fight battle", "insurgency rebels insurgents militants separatists"),
    ("ASSAULT", "exchange", "fire"),
    ("ASSAULT", "launch carry open begin stage conduct continue mount order commence resume intensify step",
     "attack attacks strike strikes airstrike airstrikes assault assaults offensive raid raids bombardment fire "
     "shelling invasion warfare"),
    ("ASSAULT", "violate break", "ceasefire truce armistice"),
    ("ASSAULT", "capture seize overrun take", "town city village territory base island airport"),
    ("COERCE", "impose declare announce tighten", "curfew emergency law blockade blockades siege"),
    ("COERCE", "close shut seal", "border borders airspace crossing crossings points"),
    ("COERCE", "issue", "warrant warrants"),
    ("CONCEDE", "lift ease relax drop remove reduce repeal revoke reverse",
     "sanction sanctions embargo tariffs ban blockade restrictions restriction charges boycott decision"),
    ("CONCEDE", "release free pardon return", "prisoner prisoners hostage hostages diplomat sailors journalist "
     "journalists ship crew detainees activists bodies remains soldiers politicians"),
    ("CONCEDE", "declare announce", "ceasefire truce cessation"),
    ("CONSULT", "hold have resume begin open start attend conduct",
     "talks meeting meetings discussions summit negotiations conversation call dialogue consultations"),
    ("CONSULT", "raise express voice convey bring", "concern concerns issue issues matter it case"),
    ("CONSULT", "receive host welcome", "ambassador envoy delegation president minister leader"),
    ("AID", "send provide offer give deliver supply donate pledge grant fly approve",
     "aid assistance relief food medicine weapons arms ammunition help supplies loan humanitarian million billion "
     "tons tonnes asylum vaccines equipment funds trucks convoy convoys tents blankets flights refuge"),
    ("AID", "dispatch deploy send", "personnel experts team teams doctors specialists staff engineers rescuers medics "
     "equipment"),
    ("AID", "accept host", "refugees migrants"),
    ("MOBILIZE", "put place", "military militaries troops forces army navy"),
    ("MOBILIZE", "deploy send station mass move dispatch intensify place",
     "troops forces soldiers warships warship army aircraft missiles peacekeepers ships tanks fighters brigade"),
    ("AGREE", "sign reach conclude strike ratify accept",
     "agreement deal treaty pact accord memorandum ceasefire truce"),
    ("RETREAT", "withdraw pull remove", "troops forces soldiers"),
    ("AGREE", "reiterate reaffirm restate express signal", "commitment willingness readiness"),
    ("SUPPORT", "express offer voice reaffirm reiterate declare",
     "support solidarity sympathy condolences commitment backing"),
    ("SUPPORT", "establish restore upgrade strengthen resume normalise normalize", "ties relations"),
    ("COOPERATE", "share give exchange", "evidence intelligence information data"),
    ("COOPERATE", "join", "forces"),
    ("REJECT", "cancel postpone leave boycott", "visit meeting talks summit"),
    ("REQUEST", "seek", "release extradition return explanation clarification assistance help support apology "
     "compensation access permission mandate ceasefire clemency"),
    ("AGREE", "accept approve authorise authorize back endorse",
     "proposal plan offer request resolution demand demands mission deployment deal"),
    ("REJECT", "block turn withhold", "proposal resolution request offer visa visas approval"),
    ("AID", "distribute airlift ship", "aid assistance relief food medicine supplies tents blankets water kits "
     "vaccines rations"),
    ("AID", "set establish open", "camp camps clinics hospital centre centres facilities"),
    ("AID", "launch begin start initiate", "operation programme program airlift intervention project mission"),
    ("REQUEST", "issue launch reiterate make repeat renew", "demand demands appeal request call"),
    ("PROTEST", "stage hold lead lodge file", "protest protests rally demonstration"),
    ("THREATEN", "issue give set", "ultimatum warning deadline"),
    ("THREATEN", "consider mull weigh contemplate",
     "sanctions boycott measures action retaliation strikes ban tariffs embargo response"),
)  # fmt: skip


def _by_verb() -> dict[str, list[tuple[Event, str, frozenset[str]]]]:
    """Form of the verb → (event, lemma, nouns) of every phrase that it begins."""
    table: dict[str, list[tuple[Event, str, frozenset[str]]]] = {}
    for event, verbs, nouns in _PHRASES:
        objects = listed(nouns)
        for form, lemma in words.forms(verbs).items():
            table.setdefault(form, []).append((event, lemma, objects))
    return table


PHRASES: Final = _by_verb()
_PLANNED = words.forms("plan intend prepare pledge promise vow agree expect")
_WEIGHED = words.forms("consider mull weigh contemplate impose")
_IMPOSE = words.forms("impose")
# Nouns of measures: as a possibility they are threats.
_MEASURES = listed(
    "boycott sanction sanctions embargo tariffs strike strikes war intervention retaliation "
    "consequences ban blockade invasion expulsion"
)
_POSSIBLE = listed("possibility option possible likely conceivable table considered possibilities options")
_PREDICATES: Final[dict[str, Event]] = {
    **dict.fromkeys(listed(
        "unacceptable appalling deplorable outrageous illegal abhorrent violation aggression unjustified disgraceful "
        "responsible concerned shocked appalled outraged barbaric unlawful genocide reprehensible heinous cowardly "
        "horrific despicable atrocious abominable murder atrocity crime massacre shameful"), "ACCUSE"),
    **dict.fromkeys(listed("ready willing prepared open"), "AGREE"),
    **dict.fromkeys(listed("grateful committed"), "SUPPORT"),
}  # fmt: skip
# What a refusal is a stance of, even where nobody is named who asked.
_PROPOSALS = listed(
    "calls call demands demand proposal proposals plan offer offers resolution criticism claims allegations "
    "insinuations accusations suggestion suggestions appeal appeals request requests deal agreement ceasefire idea "
    "notion truce ultimatum findings report"
)
_NOT_NATIONAL = listed(
    "former ex senator representative congressman congresswoman mayor governor lawmaker mp mep "
    "opposition candidate councillor shadow deputy-mayor sheriff judge professor chief-executive ceo "
    "director chairman"
)
_STOP, _RELEASE = words.forms("stop halt suspend cease"), words.forms("release free pardon")
_GIVING = listed("giving providing sending supplying funding paying buying exporting importing selling delivering")
_PEOPLE_FREED = listed(
    "prisoner prisoners hostage hostages personnel medics nurses doctors workers crew detainees captives journalists "
    "sailors soldiers people men women activists dissidents dissident fishermen tourists missionaries students "
    "inmates citizens nationals aides reporters"
)
# Who may be asked or warned without a name, so that it is a matter between states or of war.
_ADDRESSED = listed(
    "community countries nations states sides parties governments leaders rebels militants groups factions world "
    "neighbours neighbors allies members powers authorities government"
)
_PARTIES = frozenset(("organisation", "people"))
# Said or done by a government these are stances even toward nobody who is named.
_MONEY = listed("million billion dollars euros pounds aid funds funding")
_FREE: Final = frozenset(
    ("AID", "SUPPORT", "CONCEDE", "AGREE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "MOBILIZE", "ASSAULT",
     "COERCE")
)  # fmt: skip
_FREE_NOUNS: Final = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "AGREE"))
_MUTUAL: Final = frozenset(("CONSULT", "AGREE", "COOPERATE"))
_APPEAL = words.forms("appeal plead")
_ASKED_FOR = words.forms("request demand")
_ALERT = frozenset(("alert", "standby", "readiness"))
_WELCOME = words.forms("welcome hail applaud praise endorse commend")
_REFUSE, _EXPEL = words.forms("refuse decline"), words.forms("expel deport")
_WITHHELD = listed(
    "grant allow accept sign recognise recognize release extradite negotiate withdraw lift attend permit let "
    "admit join "
    "ratify cooperate hand return pardon renew give meet end stop condemn support halt"
)
_STEPS = listed(
    "decision release move agreement verdict ruling ceasefire truce deal talks resolution step steps vote efforts"
)
_AGENT = 5  # characters: " by "
_FAR = 25  # words
_LONG = 18  # words; a longer content is told by the clause that shows the stance
_DESCRIBE = words.forms("call describe brand label")
_SPEAKS_FOR = listed(
    "minister ministers ministry government president premier chancellor ambassador envoy official officials secretary "
    "diplomat diplomats king queen kremlin embassy authorities leader monarch emir sultan junta"
)
_MINISTERS = listed("minister premier chancellor ambassador envoy")
_LOCAL = listed(
    "local city state provincial regional municipal county district police court tribunal judge council hospital "
    "school university health company party election prison former ex airport sports football rebel religious tribal "
    "community church union militia group spiritual gang student guerrilla separatist"
)
_ARMED = listed("rebel rebels forces police militia")
_DEED_NOUNS: Final[tuple[tuple[Event, str], ...]] = (
    ("ACCUSE", "condemnation criticism denunciation accusation accusations"),
    ("REQUEST", "call calls appeal appeals demand demands request requests plea pleas"),
    ("REJECT", "refusal rejection veto"),
    ("THREATEN", "threat threats warning warnings ultimatum"),
    ("AGREE", "pledge promise offer acceptance"),
    ("SUPPORT", "support endorsement recognition backing"),
    ("ASSAULT", "invasion annexation bombing bombardment shelling airstrikes"),
    ("RETREAT", "withdrawal pullout"),
    ("SANCTION", "sanctions embargo boycott expulsion"),
    ("MOBILIZE", "deployment mobilisation mobilization"),
    ("COERCE", "deportation detention imprisonment"),
)
_NAMED_DEEDS: Final[dict[str, Event]] = {noun: event for event, nouns in _DEED_NOUNS for noun in nouns.split()}
_DECISIONS = listed("decision plan plans order move intention")
_PERMIT = words.forms("allow permit authorise authorize approve")
_NAMES_AFTER = ("for", "to", "of", "on", "against", "from", "with")
_CALL, _PUSH, _FAIL, _OFFER = (words.forms(v) for v in ("call", "push", "fail", "offer"))
_WALK = 8


@dataclass(frozen=True, slots=True)
class _Coded:
    """A coded predicate: where it stands, its event and mode, and the word after which the target is looked for."""

    event: Event
    mode: Mode
    at: int
    needs_target: bool = True


def stances(
    document: Document,
    parse: Parse,
    attributions: Sequence[Attribution],
    entities: Sequence[Entity],
    dates: Sequence[DateMention],
    claims: Sequence[Claim],
) -> tuple[StanceRow, ...]:
    """The stances in ``document`` in order; ``claims`` are its allegations and responses.

    ``entities`` must hold every entity that ``claims`` refer to. What is told again of one
    holder, event and target in half the same words is one row, the first in the body of the text.
    """
    view = clauses(parse)
    dates = sorted(dates, key=lambda d: d.span.start)
    who = Participants(view, entities)
    published = document.published
    first_line = _lead(document, view)
    covered: set[int] = set()
    found = list(_spoken(view, who, attributions, claims, dates, published, first_line, covered))
    found += _done(view, who, attributions, dates, published, first_line, covered)
    found += _named(view, who, attributions, dates, published, first_line)
    captions = Stretches(document, "caption", "headline", "credit", "boilerplate")
    found.sort(key=lambda r: ((r.words[0].start in captions), r.words[0].start))
    kept: list[StanceRow] = []
    seen: dict[tuple[str, Event], list[tuple[str | None, set[str]]]] = {}
    for row in found:
        if any(s.start >= s.end for s in row.words):
            continue
        holder = who.country(row.holder) or row.holder
        toward = who.country(row.toward) or row.toward
        said = _content(view, row.words)
        before = seen.setdefault((holder, row.event), [])
        if any(
            (toward is None or other is None or toward == other) and 2 * len(said & told) >= min(len(said), len(told))
            for other, told in before[-_WALK:]
        ):
            continue  # the same told again
        before.append((toward, said))
        kept.append(row)
    kept.sort(key=lambda r: r.words[0].start)
    return tuple(
        StanceRow(f"p{n}", r.holder, r.event, r.words, r.toward, r.mode, r.attribution, r.when)
        for n, r in enumerate(kept, start=1)
    )


def _content(view: Clauses, spans: Sequence[Span]) -> set[str]:
    """The content words of a stance, by which two of a kind are told apart."""
    return {
        view.lower[i] for s in spans for i in view.words(s)
        if view.parse.tags[i][:1] in ("N", "V", "J", "C") and len(view.lower[i]) > 3
    }  # fmt: skip


def _lead(document: Document, view: Clauses) -> int | None:
    """The sentence number of the lead: the first sentence of the first paragraph, or of the text."""
    paragraphs = [b for b in document.blocks if b.kind == "paragraph"]
    if not len(view.lower):
        return None
    if paragraphs:
        words_ = view.words(Span(paragraphs[0].start, paragraphs[0].end))
        return view.sentence[words_[0]] if words_ else None
    return 0


# -- who holds a stance ------------------------------------------------------------------------------
def is_holder(who: Participants, identity: str | None) -> bool:
    """Whether an entity is a government, one of its organs, or one who speaks for it by office."""
    entity = who.by_id.get(identity) if identity is not None else None
    if entity is None:
        return False
    if entity.country is None:
        if entity.kind == "person":
            return _of_union(who, entity) or _minister_of_somewhere(who, entity)
        if entity.kind == "government":  # "the foreign ministry", whose state the text leaves open
            return not set(entity.name.lower().replace("-", " ").split()) & (_LOCAL | _NOT_NATIONAL)
        return entity.kind == "organisation" and is_union(entity.name)
    if entity.kind == "government":
        return True
    if entity.kind == "person" and entity.office:
        office = entity.office.lower().replace("-", " ").split()
        return not any(w in _NOT_NATIONAL for w in office)
    named = set(entity.name.lower().replace("-", " ").split())
    if entity.kind in ("person", "people") and not set(head_words(entity.name).lower().split()) & _SPEAKS_FOR:
        return False
    if entity.kind in ("person", "people"):  # "Officials in Vietnam", a minister whom nobody lists
        return bool(named & _SPEAKS_FOR) and not named & (_NOT_NATIONAL | _LOCAL)
    if entity.kind == "organisation":
        return entity_is_authority(who, identity) and not is_media(who, identity) and not named & (_ARMED | _LOCAL)
    return False


def _union(who: Participants, identity: str) -> str:
    """The union of states for which a person without a country speaks by office, else the person."""
    entity = who.by_id[identity]
    if entity.country is None and entity.kind == "person":
        offices = [f" {text.lower()} " for text in _described(who, entity)]
        for other in who.by_id.values():
            if other.kind == "organisation" and is_union(other.name) and any(
                office.startswith(f" {other.name.lower()} ") for office in offices
            ):  # fmt: skip
                return other.id
    return identity


def _described(who: Participants, entity: Entity) -> Sequence[str]:
    """What a person is called in the text: name, office, and the phrases for him."""
    return (entity.name, entity.office or "", *who.wordings(entity))


def _of_union(who: Participants, entity: Entity) -> bool:
    return any(is_union(text) for text in _described(who, entity))


def _minister_of_somewhere(who: Participants, entity: Entity) -> bool:
    """Whether a person whose country the text leaves open holds an office that only states have."""
    return any(_MINISTERS & set(head_words(text).lower().split()) for text in _described(who, entity)) and not any(
        (_NOT_NATIONAL | _LOCAL) & set(text.lower().split()) for text in _described(who, entity)
    )


def _acting(who: Participants, identity: str | None) -> bool:
    """As ``is_holder``, and a country that acts by its name ("Britain expelled …")."""
    return is_holder(who, identity) or (who.kind(identity) == "place" and who.country(identity) is not None)


# -- said --------------------------------------------------------------------------------------------
def _spoken(
    view: Clauses, who: Participants, attributions: Sequence[Attribution], claims: Sequence[Claim],
    dates: Sequence[DateMention], published: str | None, lead: int | None, covered: set[int],
) -> Iterator[StanceRow]:  # fmt: skip
    answers = {c.attribution: c for c in claims if c.kind == "response" and c.attribution is not None}
    alleged: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind != "response" and claim.attribution is not None:
            alleged.setdefault(claim.attribution, []).append(claim)
    by_claim = {c.id: c for c in claims}
    for attribution in attributions:
        if not attribution.content or attribution.speaker not in who.by_id:
            continue
        if not _acting(who, _union(who, attribution.speaker)):
            continue
        holder = attribution.speaker
        if holder is None:
            continue
        holder = _union(who, holder)
        cue = [i for s in attribution.cue for i in view.words(s)]
        coded: _Coded | None = None
        toward: str | None = None
        answer = answers.get(attribution.id)
        own = answer is not None and bool(answer.chain) and answer.chain[0].entity == attribution.speaker
        if answer is not None and own and answer.response != "no_comment":
            event: Event = "CONCEDE" if answer.response == "accepts" else "REJECT"
            verbs = [i for i in cue if view.is_verb(i)] or cue or [view.words(attribution.content[0])[0]]
            coded = _Coded(event, "historical", verbs[-1], False)
            toward = _accuser(who, holder, [by_claim[a] for a in answer.answers if a in by_claim])
        if coded is None:
            coded = _of_cue(view, cue) or _of_content(view, who, attribution, holder)
        if coded is None:
            against = [c for c in alleged.get(attribution.id, []) if c.status != "admitted" and c.actor is not None]
            against = against or [c for c in alleged.get(attribution.id, []) if c.status != "admitted"]
            if against:
                coded = _Coded("ACCUSE", "historical", view.words(against[0].act[0])[0], True)
        if coded is None:
            continue
        if toward is None and not (answer is not None and coded.event in ("REJECT", "CONCEDE")):
            toward = _target(
                view, who, holder, attribution, cue, alleged.get(attribution.id, []),
                anywhere=coded.event not in ("AGREE", "SUPPORT") or coded.at not in cue,
            )  # fmt: skip
            if toward is None and coded.event in ("THREATEN", "SANCTION"):
                toward = _bridged(view, who, holder, coded.at)
        if toward is None and coded.needs_target:
            addressed = [n for i in cue if view.is_verb(i) for n in _affected(view, who, i)]
            if not view.is_verb(coded.at) or not _free(view, who, coded, holder, addressed):
                continue
        covered.update(cue)
        covered.update(i for s in attribution.content for i in view.words(s))
        yield StanceRow(
            "", holder, coded.event, _words_of(view, attribution, coded), toward, coded.mode, attribution.id,
            _when(view, dates, cue, coded.at, published, lead),
        )  # fmt: skip


def _words_of(view: Clauses, attribution: Attribution, coded: _Coded) -> tuple[Span, ...]:
    cue_end = max((s.end for s in attribution.cue), default=0)
    spans = attribution.content
    cue_start = min((s.start for s in attribution.cue), default=0)
    if view.is_verb(coded.at) and spans and spans[0].start < cue_start <= view.parse.starts[coded.at]:
        first, last = view.core(coded.at)
        if view.parse.deps[coded.at] == "relcl":  # "which the ministry rejects"
            first = min(view.left[c] for c in (coded.at, *view.children[coded.at]))
        else:  # "the plan was rejected by the minister"
            after = [s.end for s in attribution.source if 0 <= s.start - cue_end <= _AGENT]
            if after:
                return (Span(cue_start, max(cue_end, *after)),)
        named = [s.start for s in attribution.source if spans[-1].end <= s.start < cue_start]
        start = min([view.parse.starts[first], *named])
        return (Span(start, view.span(first, max(last, coded.at + 1)).end),)
    if view.is_verb(coded.at) and sum(len(view.words(s)) for s in spans) > _LONG:
        return (view.span(*predicate(view, coded.at)),)
    if attribution.cue and spans and 0 <= spans[0].start - cue_end <= 2:
        return (Span(attribution.cue[0].start, spans[-1].end),) if len(attribution.cue) == 1 == len(spans) else spans
    told = spans[0].start if spans else 0
    if view.is_verb(coded.at) and cue_start <= view.parse.starts[coded.at] < cue_end <= told:
        shown = view.span(*predicate(view, coded.at))  # "asked Norway for an answer"
        return (Span(shown.start, max(shown.end, spans[-1].end)),)
    return spans


def _of_cue(view: Clauses, cue: list[int]) -> _Coded | None:
    """The event of a cue that says more than that something was said."""
    for index in cue:
        if not view.is_verb(index):
            continue
        found = _of_verb(view, index)
        if found is not None:
            done = view.kid(index, "dobj")
            called_for = done is not None and view.lower[done] in _PROPOSALS
            return _Coded(found.event, found.mode, index, not (found.event == "REJECT" and called_for))
        if view.lower[index] in _DESCRIBE and not view.negated(index) and _condemned_as(view, index):
            return _Coded("ACCUSE", "historical", index)
    return None


def _condemned_as(view: Clauses, verb: int) -> bool:
    """Whether something is called by a word that condemns it: "described the raid as barbaric"."""
    _, last = view.bounds(verb)
    for index in range(verb + 1, min(last, verb + 12)):
        if view.lower[index] in (":", ";"):
            break
        if _PREDICATES.get(view.lower[index]) == "ACCUSE":
            # "illegal immigration" is a thing, "illegal" a judgment
            return index + 1 >= last or not view.is_noun(index + 1) or view.is_noun(index)
    return False


def _of_verb(view: Clauses, verb: int) -> _Coded | None:
    """The event of a verb with its object and particle, by PLOVER's rules of mode."""
    word = view.lower[verb]
    event: Event | None = None
    done = view.kid(verb, "dobj") if not view.passive(verb) else view.subject(verb)
    noun = view.lower[done] if done is not None else ""
    for phrase_event, lemma, nouns in PHRASES.get(word, ()):
        if noun not in nouns:
            continue
        if lemma in ("put", "place") and not _ALERT & set(view.lower[verb : view.right[verb]]):
            continue
        event = phrase_event
        if event == "CONSULT" and lemma in ("raise", "express", "voice", "convey", "bring"):
            told = view.objects_of(verb, "with", "to")
            if done is not None:
                told += view.objects_of(done, "with", "to")
                told += _told_farther(view, verb, done)
            if not told:
                event = "ACCUSE" if noun in ("concern", "concerns") else None
        break
    if event is None and word in VERBS:
        lemma, event = VERBS[word]
        if lemma == "ask" and (done is None or view.passive(verb) or not (
            view.kid(verb, "xcomp", "ccomp") is not None or view.objects_of(verb, "for"))):  # fmt: skip
            return None
        if lemma == "agree" and view.kid(verb, "neg") is not None:
            event = "REJECT"
        if lemma in ("support", "back") and view.negated(verb):
            return None
        if lemma in ("suspend", "recall", "withdraw", "sign", "host", "back", "decline", "oppose", "discuss", "meet",
                     "pledge", "promise", "vow", "deny", "refuse", "aid", "visit", "welcome", "recognise",
                     "recognize", "defend", "assist") and view.passive(verb):  # fmt: skip
            return None
    if event == "THREATEN" and word in VERBS and VERBS[word][0] == "warn" and not _warns_somebody(view, verb):
        return None
    if event is None and word in _STOP and _stops_giving(view, verb):
        event = "SANCTION"
    if event is None and word in _RELEASE and done is not None and view.parse.tags[done] in ("NNS", "NNP", "NN"):
        event = "CONCEDE" if view.lower[done] in _PEOPLE_FREED or view.parse.tags[done] == "NNP" else None
    if event is None and word in _CALL:
        if view.parse.tags[done].startswith("NNP") if done is not None else False:
            near = set(view.lower[done + 1 : done + 3]) if done is not None else set()
            named = view.kid(verb, "oprd", "attr") is not None or near & {"a", "an", "the", "“", '"'}
            event = None if named else "CONSULT"  # by telephone
        elif done is None and view.objects_of(verb, "on", "upon", "for"):
            event = "REQUEST"
    if event is None and word in _PUSH:
        after = view.lower[verb + 1 : verb + 3]
        if after[:1] == ["back"]:
            event = "REJECT"
    if event is None and word in _FAIL and (inner := view.kid(verb, "xcomp")) is not None:
        failed = _of_verb(view, inner)
        return _Coded("REJECT", "historical", verb) if failed is not None else None
    if event is None and word in _OFFER and view.kid(verb, "xcomp") is not None:
        event = "AGREE"
    if event is None:
        act = words.VERBS.get(word)
        if act is not None and act.needs != "verb" and act.event in ("ASSAULT", "COERCE"):
            event = act.event
    if event is None:
        return None
    auxiliaries = set(view.auxiliaries(verb))
    mode: Mode = "historical"
    if view.negated(verb):
        mode = "negated"
    elif auxiliaries & {"may", "might", "could", "would"} or _conditional(view, verb):
        mode = "hypothetical"
    elif auxiliaries & {"will", "'ll", "’ll", "shall"} or (view.parse.tags[verb] == "VB" and _planned(view, verb)):
        mode = "future"
    elif (
        "to" in auxiliaries
        and view.parse.deps[verb] in ("xcomp", "ccomp", "acl", "advcl")
        and view.lower[view.parse.heads[verb]] not in GOVERNORS
    ):
        return None  # asked, wished, meant: not done
    if event in ("SANCTION", "ASSAULT", "COERCE", "MOBILIZE") and mode == "hypothetical":
        event = "THREATEN"
    if event in ("CONCEDE", "AGREE", "RETREAT") and mode == "negated":
        event, mode = "REJECT", "historical"  # "will not lift the ban"
    return _Coded(event, mode, verb)


def _warns_somebody(view: Clauses, verb: int) -> bool:
    """Whether a warning threatens: it is to somebody named, or against doing something; none of floods or disease."""
    heard = view.kid(verb, "dobj", "dative")
    if heard is not None and (view.parse.tags[heard].startswith("NNP") or view.lower[heard] in _ADDRESSED):
        return True
    return bool(view.objects_of(verb, "against")) or any(
        view.lower[i] in ("consequences", "retaliation", "retaliate", "sanctions")
        for i in range(verb, view.right[verb])
    )


def _stops_giving(view: Clauses, verb: int) -> bool:
    """As in "may stop giving aid to …"."""
    inner = view.kid(verb, "xcomp")
    return inner is not None and view.lower[inner] in _GIVING


def _told_farther(view: Clauses, verb: int, done: int) -> list[int]:
    """Whom concerns were raised with, however far off: "raised concerns over the camps directly with Norway"."""
    _, last = view.bounds(verb)
    for index in range(done + 1, min(last, done + _FAR)):
        if view.parse.tags[index] in ("VBD", "VBZ", "VBP") or view.lower[index] in (";", "but"):
            break
        head = view.base_head(index + 1) if view.lower[index] == "with" and index + 1 < len(view.lower) else None
        if head is not None and any(view.parse.tags[i].startswith("NNP") for i in range(index + 1, head + 1)):
            return [head]
    return []


def _conditional(view: Clauses, verb: int) -> bool:
    return any(
        view.lower[m] in ("if", "unless") and (not m or view.lower[m - 1] != "even")
        for c in view.kids(verb, "advcl")
        for m in view.kids(c, "mark")
    )


def _planned(view: Clauses, verb: int) -> bool:
    up = view.parse.heads[verb]
    return view.parse.deps[verb] == "xcomp" and view.lower[up] in _PLANNED


def _of_content(view: Clauses, who: Participants, attribution: Attribution, holder: str) -> _Coded | None:
    """The event of what is said: its main verb done by the speaker's side, a measure as a possibility, a judgment."""
    for span in attribution.content:
        inside = view.words(span)
        for index in inside:
            word = view.lower[index]
            if word in _MEASURES and view.is_noun(index) and (found := _possibility(view, index, inside)) is not None:
                return found
        for index in inside:
            if not view.is_verb(index) and view.lower[index] not in ("is", "are", "was", "were", "'s", "’s"):
                continue
            if view.parse.deps[index] in ("relcl", "acl", "advcl", "aux", "auxpass", "amod"):
                continue
            subject = view.subject(index)
            if view.lower[index] in ("is", "are", "was", "were", "be", "'s", "’s"):
                told = view.kid(index, "acomp", "attr")
                judged = _PREDICATES.get(view.lower[told]) if told is not None else None
                if judged is not None and not view.negated(index):
                    mine = subject is not None and _is_side(view, who, subject, holder)
                    if judged in ("AGREE", "SUPPORT") and not mine:
                        continue
                    return _Coded(judged, "historical", index)
                continue
            if view.parse.tags[index] == "VBG" and not view.kids(index, "aux"):
                continue
            if subject is None or not _is_side(view, who, subject, holder):
                owed = {"must", "should"} & {view.lower[index], *view.auxiliaries(index)}
                if owed and subject is not None and _other_state(who, who.named(subject), holder):
                    return _Coded("REQUEST", "historical", index)
                continue
            found = _of_verb(view, index)
            if found is not None:
                return found
    return None


def _possibility(view: Clauses, noun: int, inside: range) -> _Coded | None:
    """As in "a boycott is a possibility", "sanctions are on the table", "does not rule out sanctions"."""
    up, dep = view.parse.heads[noun], view.parse.deps[noun]
    if up not in inside:
        return None
    if dep in ("nsubj", "nsubjpass") and not view.negated(up):
        predicate = {view.lower[i] for i in range(up, min(view.right[up], inside.stop, up + 8))}
        if _POSSIBLE & predicate or {"may", "might", "could", "would"} & set(view.auxiliaries(up)):
            return _Coded("THREATEN", "hypothetical", noun, False)
        if {"will"} & set(view.auxiliaries(up)):
            return _Coded("THREATEN", "future", noun, False)
    if dep == "dobj" and view.lower[up] in ("rule", "ruled", "ruling") and view.negated(up):
        return _Coded("THREATEN", "hypothetical", noun, False)
    if dep == "dobj" and view.lower[up] in _WEIGHED and not view.negated(up):
        if view.lower[up] in _IMPOSE and not {"would", "could", "may", "might"} & set(view.auxiliaries(up)):
            return None
        return _Coded("THREATEN", "hypothetical", noun, False)
    return None


def _is_side(view: Clauses, who: Participants, head: int, holder: str) -> bool:
    """Whether the phrase stands for the speaker, "we", or the speaker's state."""
    word = view.lower[head]
    if word in FIRST_PERSON:
        return True
    found = who.named(head)
    if found is None and word == "it":
        return who.kind(holder) in ("government", "place", "organisation")
    if found is None:
        return word in THIRD_PERSON - {"him", "them", "they"} or (
            word in ("government", "country", "administration", "nation")
            and any(view.lower[c] in ("the", "our", "his", "her") for c in view.children[head])
        )
    return found == holder or (who.country(found) is not None and who.country(found) == who.country(holder))


def _free(view: Clauses, who: Participants, coded: _Coded, holder: str, affected: Sequence[str]) -> bool:
    """Whether the words of a government are a stance though no other state is named: nobody at home is addressed."""
    if coded.event not in _FREE or not _acting(who, holder) or coded.mode == "negated":
        return False
    home = who.country(holder)
    if any(who.country(t) == home and home is not None and who.kind(t) != "people" for t in affected):
        return False
    verb = coded.at
    word = view.lower[verb]
    done = view.kid(verb, "dobj") if not view.passive(verb) else view.subject(verb)
    if coded.event == "REJECT" and word in _REFUSE and (inner := view.kid(verb, "xcomp")) is not None:
        return view.lower[inner] in _WITHHELD
    if word in _EXPEL and done is not None and not view.passive(verb):
        return is_agentive(view, who, done)
    if coded.event == "REJECT":
        told = done is not None and (view.lower[done] in _PROPOSALS or view.lower[done] in ("which", "that"))
        return told or (view.passive(verb) and bool(view.objects_of(verb, "by")))
    if coded.event == "AGREE":
        pledged = done is not None and view.lower[done] in _MONEY
        return pledged or (done is not None and any(view.lower[done] in n for _, _, n in PHRASES.get(word, ())))
    if coded.event == "REQUEST":
        if done is not None and view.lower[done] not in _ADDRESSED and who.named(done) is None:
            return word in PHRASES or word in _ASKED_FOR  # "urged residents to …" is no matter of states
        if word in PHRASES or word in _APPEAL:
            return True
        return view.kid(verb, "xcomp", "ccomp") is not None or word in _CALL
    if coded.event == "CONCEDE":
        lifted = done is not None and any(view.lower[done] in n for _, _, n in PHRASES.get(word, ()))
        return lifted or word in _RELEASE
    if coded.event == "AID" and done is not None and view.lower[done] in ("asylum", "refuge"):
        return True
    if coded.event == "AID":
        return home is None and word in PHRASES  # help at home is no stance, that of a union is none of a home
    if coded.event == "SUPPORT":
        return word in _WELCOME and done is not None and view.lower[done] in _STEPS
    if coded.event == "COERCE":
        harmed = done is not None and who.noun_kind(done) == "people"
        return harmed and coded.mode == "historical" and word in words.VERBS
    if coded.event == "ASSAULT" or coded.event == "SANCTION":
        return done is not None and word in PHRASES and any(view.lower[done] in n for _, _, n in PHRASES[word])
    return True


# -- done --------------------------------------------------------------------------------------------
def _done(
    view: Clauses, who: Participants, attributions: Sequence[Attribution], dates: Sequence[DateMention],
    published: str | None, lead: int | None, covered: set[int],
) -> Iterator[StanceRow]:  # fmt: skip
    """What the text itself tells that one state did toward another."""
    quoted = {i for a in attributions for s in a.content for i in view.words(s)}
    for verb in range(len(view.lower)):
        if verb in covered or verb in quoted or not view.is_verb(verb) or view.parse.deps[verb] == "amod":
            continue
        if view.parse.deps[verb] == "relcl" and not _own_subject(view, verb):
            continue
        if view.parse.tags[verb] == "VBG" and not view.auxiliaries(verb):
            continue  # "accused of backing …"
        coded = _of_verb(view, verb)
        if coded is None or (coded.mode == "negated" and coded.event not in ("SUPPORT", "AGREE")):
            continue
        subject = view.objects_of(verb, "by")[0] if view.passive(verb) and view.objects_of(verb, "by") else None
        if subject is None and not view.passive(verb):
            subject = view.subject(verb)
        holder = _speaker_for(view, who, subject) if subject is not None else None
        holder = _union(who, holder) if holder is not None else None
        if holder is None or not _acting(who, holder):
            continue
        parties = _mentioned(who, range(*view.noun_phrase(subject))) if subject is not None else []
        affected = [*_affected(view, who, verb), *(parties if coded.event in _MUTUAL else ())]
        if coded.event == "REQUEST":
            if _asks_home(view, who, verb, holder):
                continue
            affected = _asked(view, who, verb)
        toward = next((t for t in affected if _other_state(who, t, holder)), None)
        if toward is None:
            if not _free(view, who, coded, holder, affected):
                continue
            if coded.event != "REJECT":
                toward = next((t for t in affected if t != holder and who.kind(t) in _PARTIES), None)
        when = _when(view, dates, [verb], verb, published, lead)
        shown = (view.span(*predicate(view, verb)),)
        yield StanceRow("", holder, coded.event, shown, toward, coded.mode, None, when)
        both = who.country(toward) is not None and who.country(holder) is not None
        if coded.event in _MUTUAL and both and toward is not None and toward in parties and _acting(who, toward):
            yield StanceRow("", toward, coded.event, shown, holder, coded.mode, None, when)
            continue
        for other in _beside(view, who, subject):
            if other not in (holder, toward) and _acting(who, other) and _other_state(who, other, holder):
                yield StanceRow("", other, coded.event, shown, toward, coded.mode, None, when)


def _speaker_for(view: Clauses, who: Participants, subject: int) -> str | None:
    """The entity of a subject, or the state for which it acts by office: "*Peru*'s president pardoned …"."""
    found = who.named(subject)
    if found is not None or view.lower[subject] not in _SPEAKS_FOR:
        return found
    first, last = view.noun_phrase(subject)
    if (_LOCAL | _NOT_NATIONAL) & set(view.lower[first:last]):
        return None
    owners = [*view.kids(subject, "poss", "compound", "nmod"), *view.objects_of(subject, "of")]
    return next((state for o in owners if who.kind(state := who.named(o)) in ("place", "government")), None)


def _named(
    view: Clauses, who: Participants, attributions: Sequence[Attribution], dates: Sequence[DateMention],
    published: str | None, lead: int | None,
) -> Iterator[StanceRow]:  # fmt: skip
    """What a noun names with its holder: "Norway's refusal to sign", "the ministry's decision to suspend aid"."""
    quoted = {i for a in attributions for s in a.content for i in view.words(s)}
    for noun, word in enumerate(view.lower):
        decided = word in _DECISIONS
        if not (decided or word in _NAMED_DEEDS) or noun in quoted or not view.is_noun(noun) or view.negated(noun):
            continue
        owners = [*view.kids(noun, "poss"), *view.objects_of(noun, "by")]
        holder = next((h for o in owners if (h := who.named(o)) is not None and _acting(who, h)), None)
        if holder is None:
            continue
        holder = _union(who, holder)
        inner = next((c for c in view.kids(noun, "acl") if view.parse.tags[c] == "VB"), None)
        event: Event | None = _NAMED_DEEDS.get(word)
        if decided:
            event = _intended(view, inner) if inner is not None else None
        after = view.objects_of(noun, *_NAMES_AFTER)
        if event is None or (inner is None and not after):
            continue
        last = view.core(inner)[1] if inner is not None else max(view.noun_phrase(h)[1] for h in after)
        last = max(noun + 1, min(last, noun + _FAR))
        toward = next((t for t in _mentioned(who, range(noun + 1, last)) if _other_state(who, t, holder)), None)
        if toward is None and event not in _FREE_NOUNS:
            continue
        shown = (view.span(noun, last),)
        mode: Mode = "future" if word in ("plan", "plans", "intention") else "historical"
        yield StanceRow("", holder, event, shown, toward, mode, None, _when(view, dates, [], noun, published, lead))


def _intended(view: Clauses, verb: int) -> Event | None:
    """The event of what is decided, ordered or planned: "to suspend aid", "to allow imports"."""
    word = view.lower[verb]
    done = view.kid(verb, "dobj")
    noun = view.lower[done] if done is not None else ""
    for event, _, nouns in PHRASES.get(word, ()):
        if noun in nouns:
            return event
    if word in _PERMIT:
        return "AGREE"
    return VERBS[word][1] if word in VERBS else None


def _beside(view: Clauses, who: Participants, subject: int | None) -> list[str]:
    """Who acts together with the first: "Japan, Korea and Peru condemned …"."""
    found: list[str] = []
    waiting = view.kids(subject, "conj") if subject is not None else []
    while waiting and len(found) < _WALK:
        head = waiting.pop(0)
        waiting += view.kids(head, "conj")
        named = who.named(head)
        if named is not None:
            found.append(named)
    return found


def _asked(view: Clauses, who: Participants, verb: int) -> list[str]:
    """Who is asked, by name: not where help is wanted ("appealed for food for the camps in Chile")."""
    heads = view.kids(verb, "dobj", "dative") if not view.passive(verb) else []
    heads += view.objects_of(verb, "on", "upon", "to", "from", "with")
    for thing in view.kids(verb, "dobj"):
        heads += view.objects_of(thing, "from", "on", "to")
    return [named for head in heads if (named := who.named(head)) is not None]


def _asks_home(view: Clauses, who: Participants, verb: int, holder: str) -> bool:
    """Whether those who are asked belong to the one who asks: "asked his secretary to go to …"."""
    asked = view.kid(verb, "dobj")
    if asked is None:
        return False
    if any(view.lower[c] in ("his", "her", "its", "our", "their", "my") for c in view.children[asked]):
        return not any(_other_state(who, i, holder) for i in _mentioned(who, range(view.left[asked], asked + 1)))
    country = who.country(who.named(asked))
    return country is not None and country == who.country(holder)


def _own_subject(view: Clauses, verb: int) -> bool:
    """Whether a relative clause has a subject of its own: "which the ministry rejects"."""
    subject = view.kid(verb, "nsubj")
    return subject is not None and view.lower[subject] not in ("who", "which", "that")


def _affected(view: Clauses, who: Participants, verb: int) -> list[str]:
    """Entities in the object of a deed, and in the phrases that its verb or object rules."""
    found: list[str] = []
    if view.passive(verb):
        subject = view.subject(verb)
        heads = [subject, *view.objects_of(verb, "against", "on", "to")] if subject is not None else []
        return [named for head in heads if (named := who.named(head)) is not None]
    for child in view.children[verb]:
        if child < verb or view.parse.deps[child] not in ("dobj", "dative", "prep", "oprd", "xcomp"):
            continue
        if view.parse.deps[child] == "prep":
            if view.lower[child] in ("in", "at", "after", "before", "during", "since", "as", "despite"):
                continue
            for inner in view.kids(child, "pobj"):
                found += _mentioned(who, range(*view.noun_phrase(inner)))
        elif view.parse.deps[child] == "xcomp" and view.lower[verb] in _PLANNED:
            found += _affected(view, who, child)
        else:
            found += _mentioned(who, range(*view.noun_phrase(child)))
            for aimed in view.kids(child, "acl"):
                found += _affected(view, who, aimed)  # "rounds aimed at …"
    return found


# -- toward whom -------------------------------------------------------------------------------------
def _mentioned(who: Participants, region: range) -> list[str]:
    return who.all_inside(region.start, region.stop)


def _other_state(who: Participants, identity: str | None, holder: str) -> bool:
    """Whether an entity belongs to another state than the holder's, as a state, its people in office, or its land."""
    if identity is None or identity == holder:
        return False
    country = who.country(identity)
    if country is None:
        return is_union(who.name(identity))
    if country == who.country(holder):
        return False
    kind = who.kind(identity)
    return (
        kind in ("government", "place", "people")
        or is_holder(who, identity)
        or (kind == "organisation" and not is_media(who, identity))
    )


def _target(
    view: Clauses,
    who: Participants,
    holder: str,
    attribution: Attribution,
    cue: list[int],
    alleged: Sequence[Claim],
    *,
    anywhere: bool,
) -> str | None:
    """The other state: the accused, else one addressed by the cue, else one named in what is said.

    ``anywhere``: in all that is said; else only in its first phrase ("promised Chile grain").
    """
    for claim in alleged:
        for role in (claim.actor, claim.place):
            if role is not None and _other_state(who, role, holder):
                return role
    for index in cue:
        if view.is_verb(index):
            for heard in [
                *view.kids(index, "dobj"),
                *view.objects_of(index, "on", "with", "to", "against", "upon"),
            ]:
                if _other_state(who, who.named(heard), holder):
                    return who.named(heard)
    found: list[str] = []
    for span in attribution.content:
        inside = view.words(span)
        if not anywhere and inside:
            head = view.base_head(inside[0])
            inside = range(inside[0], min(inside.stop, view.noun_phrase(head)[1])) if head is not None else range(0)
            cut = next((i for i in inside[1:] if view.lower[i] in ("to", "that", "who", "which")), inside.stop)
            inside = range(inside.start, cut)
        for identity in _mentioned(who, inside):
            if _other_state(who, identity, holder) and identity not in found:
                found.append(identity)
    states = {who.country(f) for f in found}
    if len(states) == 1 or (found and who.kind(found[0]) in ("government", "place")):
        governments = [
            f
            for f in found
            if who.kind(f) in ("government", "organisation") and who.country(f) == who.country(found[0])
        ]
        return governments[0] if governments else found[0]
    return None


def _accuser(who: Participants, holder: str, answered: Sequence[Claim]) -> str | None:
    """The one state whose allegation is answered, if a state made it."""
    found = {
        link.entity
        for c in answered
        for link in c.chain
        if _other_state(who, link.entity, holder) and is_holder(who, link.entity)
    }
    return found.pop() if len(found) == 1 else None


def _bridged(view: Clauses, who: Participants, holder: str, at: int) -> str | None:
    """The state of the measure's unnamed object ("a boycott"): that of the land or city in the sentence before.

    Only if that sentence names just one other state, so that nothing is guessed.
    """
    number = view.sentence[at]
    for back in (1, 2):
        if number - back < 0:
            return None
        first, last = view.parse.sentences[number - back]
        found = [i for i in _mentioned(who, range(first, last)) if _other_state(who, i, holder)]
        if found:
            return found[0] if len({who.country(f) for f in found}) == 1 else None
    return None


# -- when --------------------------------------------------------------------------------------------
def _when(
    view: Clauses,
    dates: Sequence[DateMention],
    cue: list[int],
    at: int,
    published: str | None,
    lead: int | None,
) -> str | None:
    """EDTF of the stance: a date that hangs on the cue or the deed, else by tense and place in the text.

    The news of the lead is of the day of publication; all else is "on or before" it (``../DATE``).
    """
    verbs = [i for i in cue if view.is_verb(i)] or [at]
    first, last = view.bounds(verbs[0])
    low, high = view.parse.starts[first], view.parse.ends[last - 1]
    for date in dates_between(dates, low, high):
        if date.edtf is None or date.type not in ("date", "time"):
            continue
        indices = view.words(date.span)
        if not indices or (published is not None and date.edtf[:10] > published):
            continue
        index = indices[-1]
        for _ in range(_WALK):
            up = view.parse.heads[index]
            if up in verbs:
                return date.edtf
            if up == index or view.is_verb(up):
                break
            index = up
    if published is None:
        return None
    perfect = {"has", "have", "had"} & {a for v in (*verbs, at) for a in view.auxiliaries(v)}
    if lead is not None and view.sentence[verbs[0]] == lead and "had" not in perfect:
        return published
    return f"../{published}"
