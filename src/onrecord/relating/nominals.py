"""Sources and bodies that a text gives no name: "a senior official", "women in the BBC story", "the tribunal"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import EntityKind, Parse
from onrecord.relating.participants import noun_lemma
from onrecord.relating.wordlists import listed

_BODIES = listed(
    "tribunal court committee commission council parliament ministry government army navy police panel jury inquiry "
    "assembly senate congress agency authority administration regime junta party union company cabinet embassy "
    "delegation coalition opposition military watchdog newspaper broadcaster magazine outlet organisation organization "
    "group institute institution university charity foundation movement militia network campaign office department "
    "bureau board bank firm forum summit prosecution defence defense force"
)
_THINGS = listed(
    "report statement study poll survey document letter email memo filing lawsuit complaint article story book tweet "
    "post video transcript record source law bill act resolution treaty constitution indictment affidavit ruling "
    "analysis review data figure investigation evidence media press"
)
PERSONS = listed(
    "man woman boy girl child person people baby infant teenager teen youth kid student pupil friend mother father parent "
    "brother sister son daughter wife husband widow uncle aunt cousin relative family neighbour neighbor colleague "
    "king queen prince princess monarch pope priest monk nun imam cleric bishop rabbi judge juror jury witness victim "
    "suspect survivor refugee migrant patient nurse guard coach agent diplomat politician minister president premier "
    "chancellor mayor aide envoy chief head boss chair spokesman spokeswoman spokesperson official officer general colonel "
    "captain soldier guerrilla rebel militant insurgent terrorist hostage detainee prisoner inmate civilian resident "
    "citizen national native local individual expert critic analyst scholar academic scientist researcher teacher doctor "
    "lawyer attorney prosecutor author writer poster user member volunteer fan voter candidate lawmaker peer mp source "
    "other insider passenger pilot crew athlete player champion chef model star host guest folk other elder adult "
    "senior veteran applicant participant defendant plaintiff assistant accountant consultant militant protestant "
    "student president resident correspondent respondent dissident opponent proponent informant immigrant "
    "partner leader worker reporter journalist supporter protester protestor demonstrator activist"
)
_PERSON_ENDINGS = ("ist", "ologist", "ician", "woman", "sman", "eer", "er", "or", "ant", "yst")
_NO_PERSONS = listed(
    "paper letter newspaper number order power matter computer water weather winter summer october november december "
    "september answer chapter charter center centre quarter theater theatre border corner offer river tower filter "
    "disaster encounter former latter border counter dinner manner master shelter shoulder silver supper temper transfer "
    "wonder sector factor error mirror motor tumor tumour doctor author color colour favor favour harbor harbour humor "
    "humour labor labour honor honour horror terror tractor vector visor minor major interior exterior corridor editor "
    "monitor indicator container poster register semester trailer tanker helicopter cluster cancer layer folder "
    "character chamber member another together rather whether other either neither however moreover career "
    "restaurant plant grant giant instant constant distant significant important relevant elephant pollutant variant "
    "warrant covenant merchant infant tenant servant remnant consist exist persist resist checklist playlist assist "
    "twist mist wrist list catalyst engineer deer beer pioneer volunteer career leather feather anger danger finger hunger "
    "freezer drawer laser user browser server router printer scanner parameter meter metre diameter thermometer lumber "
    "timber rubber fiber fibre december amber bumper copper pepper wallpaper whisper taper barrier courier carrier frontier "
    "premier soldier cashier banker newsletter twitter glitter litter butter gutter flutter bitter better "
    "behavior behaviour savior endeavor endeavour survivor rumor rumour armor armour flavor flavour neighbor neighbour "
    "reactor detector conductor generator accelerator elevator escalator calculator denominator equator crater "
) - listed("doctor author editor member user engineer pioneer volunteer soldier premier courier survivor banker tenant servant merchant infant")
_COUNTED = listed("some many others one most everyone everybody someone somebody anyone nobody few several all both")
_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "poss", "agent", "dative", "attr", "conj", "appos"})
_DEFINITE = listed("the this that these those his her their its our")
_DROPPED = listed("a an the")
_LEFT = frozenset("det amod compound nummod poss nmod quantmod advmod predet neg case".split())
_MAX_RIGHT = 9  # words of what follows the head


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase over words ``[first, last)`` with its head noun, singular and lower-cased."""

    first: int
    last: int
    noun: str
    kind: EntityKind
    definite: bool
    plural: bool
    source: bool
    latent: bool = False


def nominals(parse: Parse, sources: Sequence[tuple[int, int]], named: set[int]) -> Iterator[Nominal]:
    """The noun phrases that are sources of statements, and bodies wherever they stand; not those with a name as head."""
    children: dict[int, list[int]] = {}
    for at, head in enumerate(parse.heads):
        if head != at:
            children.setdefault(head, []).append(at)
    seen: set[int] = set()
    heads: list[tuple[int, bool, tuple[int, int] | None]] = []
    for first, last in sources:
        if first < last:
            head = head_of(parse, first, last)
            antecedent = antecedent_of(parse, head)
            heads.append((head, True, (first, last)) if antecedent is None else (antecedent, True, None))
    for at, tag in enumerate(parse.tags):
        if tag in ("NN", "NNS") and parse.deps[at] in _ROLES:
            noun = noun_lemma(parse.word(at).lower())
            if noun in _BODIES or is_person_noun(noun):
                heads.append((at, False, None))
    for head, is_source, limit in sorted(heads, key=lambda h: (h[0], not h[1])):
        if head in seen or head in named or not (parse.tags[head].startswith("NN") or (is_source and _counted(parse, head))):
            continue
        word = parse.word(head).lower()
        noun = noun_lemma(word)
        first, last = _base(parse, children, head)
        if not is_source and any(at in named for at in range(first, last)) and parse.deps[head] == "poss":
            continue
        last = _right(parse, children, head, last)
        if limit is not None:
            first, last = max(first, min(limit[0], head)), max(head + 1, min(max(last, head + 1), limit[1]))
        opening = parse.word(first).lower()
        definite = opening in _DEFINITE
        if opening in _DROPPED and first < head:
            first += 1
        seen.add(head)
        plural = parse.tags[head] in ("NNS", "NNPS") or noun == "police"
        latent = not is_source and noun not in _BODIES
        kind = _kind(noun, parse.tags[head], is_source or latent)
        yield Nominal(first, last, noun, kind, definite, plural, is_source, latent)


def antecedent_of(parse: Parse, at: int) -> int | None:
    """The noun that a relative pronoun stands for, by the relative clause that it is in."""
    if parse.tags[at] not in ("WP", "WDT", "WP$"):
        return None
    verb = at
    for _ in range(8):
        verb = parse.heads[verb]
        if parse.deps[verb] == "relcl":
            noun = parse.heads[verb]
            return noun if noun < at else None
        if parse.heads[verb] == verb:
            break
    before = at - 1
    if before >= 0 and parse.word(before) == ",":
        before -= 1
    return before if before >= 0 and parse.tags[before].startswith("NN") else None


def is_person_noun(noun: str) -> bool:
    """Whether a singular noun names people by what they are or do."""
    return noun in PERSONS or (len(noun) > 5 and noun.endswith(_PERSON_ENDINGS) and noun not in _NO_PERSONS)


def _counted(parse: Parse, head: int) -> bool:
    """"Some", "many", "one", "others" as a source."""
    return parse.word(head).lower() in _COUNTED


def head_of(parse: Parse, first: int, last: int) -> int:
    """The word of ``[first, last)`` whose syntactic head lies outside; the last noun where the parse fails."""
    outside = [at for at in range(first, last) if not first <= parse.heads[at] < last or parse.heads[at] == at]
    nouns = [at for at in outside if parse.tags[at][:2] in ("NN", "PR", "DT", "CD", "WP")]
    if nouns:
        return nouns[0]
    for at in range(last - 1, first - 1, -1):
        if parse.tags[at].startswith(("NN", "PRP")):
            return at
    return last - 1


def _base(parse: Parse, children: dict[int, list[int]], head: int) -> tuple[int, int]:
    first = head
    for child in sorted(children.get(head, ()), reverse=True):
        if child < head and parse.deps[child] in _LEFT and child >= first - 6:
            low = child
            for grand in children.get(child, ()):
                if grand < child and parse.deps[grand] in _LEFT:
                    low = min(low, grand)
            first = min(first, low)
    return first, head + 1


def _right(parse: Parse, children: dict[int, list[int]], head: int, last: int) -> int:
    """With the first prepositional phrase after the head, or a name in apposition: "women in the BBC story"."""
    for child in sorted(children.get(head, ())):
        if child == last and parse.deps[child] == "prep" and parse.word(child).lower() in (
            "in", "of", "from", "at", "for", "with", "on"
        ):  # fmt: skip
            end = child + 1
            queue = list(children.get(child, ()))
            while queue:
                at = queue.pop()
                if at > child and parse.deps[at] in (*_LEFT, "pobj", "prep") and at - head <= _MAX_RIGHT:
                    end = max(end, at + 1)
                    queue += children.get(at, ())
            return end if end > child + 1 else last
    return last


def _kind(noun: str, tag: str, person: bool) -> EntityKind:
    if noun in ("government", "ministry", "administration", "regime", "junta", "cabinet", "embassy"):
        return "government"
    if noun in _BODIES:
        return "organisation"
    if noun in ("people", "person") and tag == "NNS":
        return "people"
    if noun in _THINGS or not person:
        return "other"
    if is_person_noun(noun) or noun in _COUNTED:
        return "person"
    return "other"
