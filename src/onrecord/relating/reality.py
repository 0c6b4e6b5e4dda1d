"""Whether a clause tells of something done: no plan, wish, question, mishap, nor what the sentence takes back."""

from __future__ import annotations

from onrecord.relating import acts as words
from onrecord.relating.actwords import GOVERNORS
from onrecord.relating.clauses import NEGATIONS, Clauses
from onrecord.relating.wordlists import listed

WALK = 8
_IRREALIS = listed("will would should must can ca wo 'll ’ll shall could may might to")
PERFECT_OF_DOUBT = frozenset(("may", "might", "could"))
BELIEVED = words.forms("believe think presume fear feel")
_STOP = words.forms("stop halt end cease")
_UNREAL_PREPOSITIONS = frozenset(["without", "against", "before", "than", "instead"])
DENIALS = words.forms("deny reject dismiss refute rebut rebuff repudiate disavow disclaim")
# Things that do harm for somebody: a subject of these is no mishap.
WEAPONS = listed(
    "strike strikes airstrike airstrikes bomb bombs bombing bombings explosion explosions blast "
    "blasts attack attacks missile missiles rocket rockets shelling raid raids gunfire drone drones "
    "shell shells fire bullet bullets crackdown massacre bombardment offensive operation gas grenade "
    "mine mines shooting violence that which weapon weapons assault ambush"
)
ATTACKS = listed(
    "strike strikes airstrike airstrikes bomb bombs bombing bombings explosions blasts attack attacks missile missiles "
    "rocket rockets shelling raid raids gunfire drone drones shells bullets crackdown massacre bombardment offensive "
    "ambush assault assaults shooting shootings violence gunmen militants clashes fighting crossfire stabbing riots "
    "airstrike grenade mortar mortars landmine sniper snipers"
)
_VEHICLES = listed(
    "bus car truck lorry train plane aircraft jet boat ship ferry helicopter van minibus taxi vehicle "
    "motorcycle bridge building roof wall dam mine ceiling tree crane balcony platform stage lift "
    "elevator boiler tanker airliner airplane aeroplane tram carriage submarine"
)
_OWNED = words.forms("admit confess plead testify")
_TELLING = words.ACCUSATIONS | words.REPORTS | listed("history record practice campaign pattern policy habit")


def is_real(view: Clauses, verb: int) -> bool:
    """Whether the verb tells of something that is or was done, or may have been: no plan, wish or question."""
    parse = view.parse
    auxiliaries = view.auxiliaries(verb)
    doubt = PERFECT_OF_DOUBT & set(auxiliaries) and "have" in auxiliaries
    if _IRREALIS & set(auxiliaries) and not doubt:
        governor = parse.heads[verb]
        if parse.deps[verb] in ("xcomp", "ccomp") and "to" in auxiliaries and governor != verb:
            known = view.lower[governor]
            if known in GOVERNORS or (known in words.VERBS and words.VERBS[known].needs == "verb"):
                return is_real(view, governor)
            if "have" in auxiliaries and (known in BELIEVED or known in ("alleged", "reported", "said", "known")):
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
        if view.lower[head] in ("on", "to", "at", "into", "toward", "towards") and view.lower[ruling] not in _OWNED:
            return False  # "bent on attacking"
    if dep == "advcl" and parse.tags[verb] == "VBG" and view.is_verb(head) and head != verb:
        return is_real(view, head)
    if (
        dep == "xcomp"
        and parse.tags[verb] == "VBG"
        and view.lower[head] not in GOVERNORS
        and view.lower[head] not in _STOP
    ):
        return False
    if dep == "conj" and view.is_verb(head) and not view.kids(verb, "aux", "nsubj", "nsubjpass"):
        return is_real(view, head)
    if _denied_above(view, verb):
        return False
    _, last = view.bounds(verb)
    return not any(view.lower[i] == "?" for i in range(max(verb, last - 3), last))


def _denied_above(view: Clauses, verb: int) -> bool:
    """Whether what governs the clause takes it back: "saw no evidence that …", "did not say that …"."""
    index = verb
    for _ in range(WALK):
        head, dep = view.parse.heads[index], view.parse.deps[index]
        if head == index or dep in ("advcl", "conj", "parataxis", "relcl", "nsubj", "nsubjpass", "csubj"):
            return False
        if view.is_noun(head) and any(view.lower[c] == "no" for c in view.children[head]):
            return True
        if view.is_verb(head) and any(view.lower[c] in NEGATIONS for c in view.children[head]):
            return view.lower[head] not in DENIALS
        index = head
    return False


def is_mishap(view: Clauses, verb: int) -> bool:
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
        if opened and cause is not None and view.is_noun(cause) and view.lower[cause] not in WEAPONS:
            named = view.parse.tags[cause].startswith("NNP") or view.lower[clause] in words.VERBS
            if not named and view.lower[cause] in _VEHICLES | words.ACCIDENTS:
                return True
    return False


def under_accusation(view: Clauses, verb: int) -> int | None:
    """The noun of accusation whose clause the verb heads: "accusations that police beat …"."""
    index = verb
    for _ in range(WALK):
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
