"""From the head word of a phrase to the entity that it names, and entities for those who have none yet.

The resolver is conservative: a name or a resolved mention wins; a pronoun that nobody resolved is tied
only to the speaker of its own content; a common noun becomes an entity of its own only if it is a word
for people or for a body (Huridocs' *perpetrator*, *victim*), never an invented name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onrecord.model import Entity, EntityKind, Span
from onrecord.relating.acts import ACCUSATIONS, NOUNS, VERBS
from onrecord.relating.clauses import Clauses
from onrecord.relating.person_nouns import is_person_noun
from onrecord.relating.wordlists import PROPERTY, listed

FIRST_PERSON: Final = listed("i me my we us our myself ourselves mine ours")
THIRD_PERSON: Final = listed("he him his she her hers they them their himself herself themselves")
PRONOUNS: Final = FIRST_PERSON | THIRD_PERSON | listed(
    "it its itself you your yours who whom which that this these those one ones all some many others "
    "both everyone anyone someone somebody everybody nobody each another"
)  # fmt: skip
_PERSON_NOUNS = listed(
    "man woman boy girl child person baby infant teenager youth student pupil teacher doctor nurse "
    "lawyer judge journalist reporter photographer activist protester protestor demonstrator civilian "
    "soldier officer policeman policewoman guard gunman militant rebel insurgent fighter terrorist "
    "extremist hacker spy agent diplomat minister president king queen prince official spokesman "
    "spokeswoman spokesperson leader commander general colonel suspect victim survivor witness "
    "resident villager refugee migrant prisoner detainee inmate hostage worker labourer farmer monk "
    "priest nun imam pilgrim tourist passenger driver pilot sailor captain mother father brother "
    "sister wife husband son daughter cousin uncle aunt parent relative friend neighbour neighbor "
    "politician lawmaker senator opponent dissident critic candidate voter citizen foreigner national "
    "patient athlete player coach scientist professor academic writer author blogger singer actor "
    "artist employee employer owner businessman executive banker trader tycoon oligarch warlord "
    "assailant attacker killer perpetrator bomber shooter smuggler trafficker pirate bandit criminal "
    "gangster thug vigilante mercenary contractor peacekeeper medic paramedic firefighter rescuer "
    "aide adviser advisor ambassador envoy mayor governor prosecutor defendant supporter follower "
    "believer worshipper settler peasant herder minor adult orphan widow pensioner veteran conscript "
    "recruit deserter separatist jihadist islamist traveller trader supremacist nationalist loyalist "
    "infidel convict bystander pedestrian fisherman serviceman interrogator servant cleric bishop pope "
    "cardinal rabbi chancellor premier monarch emperor dictator sheikh"
)
_PEOPLE = listed(
    "people men women children police public population community minority majority family families "
    "crowd crew troops personnel staff gang mob crowds youths locals natives tribe clan group groups "
    "villagers inhabitants others households couple pair trio duo powers congregation delegation team teams"
)
_BODIES = listed(
    "government regime army military navy force forces militia militias police authorities authority "
    "ministry state states country countries nation nations party company firm corporation bank "
    "agency service services court tribunal parliament congress senate council committee commission "
    "union organisation organization group groups network cartel mafia church intelligence "
    "administration embassy kremlin coalition alliance junta guard guards squad unit units brigade "
    "battalion department bureau office institution leadership rebels faction factions side sides "
    "gang hospital school university club team federation association newspaper broadcaster embassy "
    "opposition cabinet board panel airline contractor ruler rulers settlers manufacturer maker supplier charity "
    "foundation trust institute insurer lender consortium conglomerate subsidiary utility clinic diocese archdiocese "
    "secretariat regulator watchdog ngo startup syndicate sect cult league coastguard militants utility shipbuilder "
    "lobby orphanage monastery congregation refinery brewery bakery dairy agencies governments companies firms "
    "ministries armies parties banks hospitals schools churches unions airlines manufacturers"
)
_PLACES = frozenset(("place",))
_DETERMINERS = listed("a an the another one some several two three many most other")
_AFFIXES = ("ists", "ians", "eers", "ants")
_RELATIONS_WITH_NAME = ("compound", "amod", "nmod", "poss", "appos")


def noun_lemma(word: str) -> str:
    """The singular of a lower-cased English noun, well enough to compare heads."""
    irregular = {"men": "man", "women": "woman", "children": "child", "people": "person", "wives": "wife"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


class Participants:
    """Looks up who a head word stands for; ``new`` holds the entities made on the way."""

    def __init__(self, view: Clauses, entities: Sequence[Entity]) -> None:
        self.view = view
        self.by_id: dict[str, Entity] = {e.id: e for e in entities}
        self.new: list[Entity] = []
        self._wordings: dict[str, tuple[str, ...]] = {}
        self._head: dict[int, str] = {}
        self._cover: dict[int, tuple[int, str]] = {}
        self._phrases: dict[tuple[int, int], str] = {}
        heads = view.parse.heads
        for entity in entities:
            for mention in entity.mentions:
                if view.parse.text[mention.end : mention.end + 1] == "$":
                    continue  # "US$42 million" is no country
                words = view.words(mention)
                for index in words:
                    if not (words.start <= heads[index] < words.stop) or heads[index] == index:
                        self._head.setdefault(index, entity.id)
                    if index not in self._cover or len(words) < self._cover[index][0]:
                        self._cover[index] = (len(words), entity.id)

    def wordings(self, entity: Entity) -> tuple[str, ...]:
        """The words of an entity's mentions, each once."""
        found = self._wordings.get(entity.id)
        if found is None:
            text = self.view.parse.text
            found = self._wordings[entity.id] = tuple(dict.fromkeys(text[s:e] for s, e in entity.mentions))
        return found

    # -- looking up -------------------------------------------------------------------------------
    def named(self, head: int) -> str | None:
        """The entity whose mention is the phrase of ``head``."""
        found = self._head.get(head)
        if found is None and head in self._cover and self.view.parse.tags[head].startswith("NNP"):
            return self._cover[head][1]
        return found

    def inside(self, first: int, last: int, kinds: frozenset[str]) -> str | None:
        """The first entity of one of ``kinds`` that is mentioned in words ``[first, last)``."""
        for index in range(first, last):
            held = self._cover.get(index)
            if held and self.by_id[held[1]].kind in kinds:
                return held[1]
        return None

    def same_noun(self, head: int, kinds: frozenset[str]) -> str | None:
        """The one entity of ``kinds`` that another mention calls by the same common noun ("the tribunal")."""
        word = self.view.lower[head]
        found = {e for i, e in self._head.items() if self.view.lower[i] == word and self.by_id[e].kind in kinds}
        return found.pop() if len(found) == 1 else None

    def all_inside(self, first: int, last: int) -> list[str]:
        """Every entity mentioned in words ``[first, last)``, once, in order."""
        found: dict[str, None] = {}
        for index in range(first, last):
            if index in self._cover:
                found.setdefault(self._cover[index][1])
        return list(found)

    def country_near(self, head: int) -> str | None:
        """The country that a phrase names in its modifiers: *Chinese police* → CHN."""
        view = self.view
        for child in view.children[head]:
            if view.parse.deps[child] in _RELATIONS_WITH_NAME and child in self._cover:
                country = self.by_id[self._cover[child][1]].country
                if country:
                    return country
        return None

    def kind(self, identity: str | None) -> EntityKind | None:
        """The kind of an entity."""
        return self.by_id[identity].kind if identity in self.by_id else None

    def country(self, identity: str | None) -> str | None:
        """The country of an entity."""
        return self.by_id[identity].country if identity in self.by_id else None

    def name(self, identity: str | None) -> str:
        """The name of an entity; empty for none."""
        return self.by_id[identity].name if identity in self.by_id else ""

    def is_agent_word(self, head: int) -> bool:
        """Whether ``head`` is a word for people or a body that can act and be harmed."""
        return self.noun_kind(head) is not None

    def noun_kind(self, head: int) -> EntityKind | None:
        """What a common noun stands for: a person, people or an organisation; ``None`` for a thing."""
        word, tag = self.view.lower[head], self.view.parse.tags[head]
        if word in _PEOPLE:
            return "people"
        if word in _BODIES:
            return "organisation"
        if (lemma := noun_lemma(word)) in _PERSON_NOUNS or is_person_noun(lemma):
            return "people" if tag in ("NNS", "NNPS") else "person"
        if word.endswith(_AFFIXES) and tag == "NNS":
            return "people"
        first = self.view.parse.text[self.view.parse.starts[head]]
        if tag in ("NNS", "NNPS") and first.isupper() and head != self.view.bounds(head)[0]:
            return "people"  # a people that nobody listed: "two thousand Karens"
        return None

    # -- resolving --------------------------------------------------------------------------------
    def resolve(self, head: int | None, *, speaker: str | None = None, content: Span | None = None) -> str | None:
        """The entity for the phrase of ``head``; ``speaker`` takes the pronouns of ``content``.

        Returns ``None`` for things, for pronouns that stay open, and for ``head`` ``None``.
        """
        if head is None:
            return None
        view, word = self.view, self.view.lower[head]
        found = self.named(head)
        if found is not None and word in THIRD_PERSON and self.kind(found) in ("other", "event"):
            found = None  # people are meant, whatever a pronoun was tied to
        if found is not None:
            return found if self.kind(found) != "event" else None
        if word in PRONOUNS:
            if word in FIRST_PERSON:
                return speaker
            return self._pronoun(head, speaker, content)
        if view.parse.tags[head] == "CD" or word in (
            "dozens",
            "hundreds",
            "thousands",
            "number",
            "scores",
            "one",
        ):
            inner = view.objects_of(head, "of")
            if inner:
                return self.resolve(inner[0], speaker=speaker, content=content)
            return self._make(head, "people") if word.isdigit() or word.isalpha() else None
        kind = self.noun_kind(head)
        if kind is None and word in PROPERTY:
            kind = "other"
        if kind is not None:
            return self._make(head, kind)
        if view.parse.tags[head].startswith("NNP"):
            covering = self._cover.get(head)
            return covering[1] if covering else None
        return None

    def _pronoun(self, head: int, speaker: str | None, content: Span | None) -> str | None:
        """A third-person pronoun nobody resolved: the speaker as subject, or the only people before it."""
        view, word = self.view, self.view.lower[head]
        first, _ = view.bounds(head)
        if content is not None:
            first = max(first, view.words(content).start)
        plural = word in ("they", "them", "their", "themselves")
        if word not in THIRD_PERSON:
            return None
        before = [
            i
            for i in range(first, head)
            if view.is_noun(i)
            and (view.parse.tags[i] in ("NNS", "NNPS") or view.lower[i] in _PEOPLE) == plural
            and (self.noun_kind(i) in ("person", "people") or self.kind(self.named(i)) in ("person", "people"))
        ]
        objects = [i for i in before if view.parse.deps[i] in ("dobj", "pobj", "nsubjpass")]
        if view.parse.deps[head] in ("nsubj", "nsubjpass", "poss") and not before:
            if (
                speaker is not None
                and self._unnamed(speaker)
                and plural == (self.kind(speaker) in ("people", "organisation", "government"))
            ):
                return speaker
            return None
        pool = before if len(before) == 1 else objects if view.parse.deps[head] == "dobj" else []
        return self.resolve(pool[-1], speaker=speaker) if pool else None

    def _unnamed(self, identity: str) -> bool:
        """Whether an entity is a common noun: names are left to coreference, which knows more."""
        first = self.name(identity).split()[:1]
        return bool(first) and (first[0].islower() or first[0].lower() in _DETERMINERS)

    def _make(self, head: int, kind: EntityKind) -> str:
        """An entity for a phrase without a name; the same words give the same entity."""
        first, last = self.phrase(head)
        key = (first, last)
        if key in self._phrases:
            return self._phrases[key]
        name = self.view.text(first, last)
        for entity in self.new:
            if entity.name.lower() == name.lower():
                self._phrases[key] = entity.id
                return entity.id
        number = len(self.by_id) + 1
        while (identity := f"e{number}") in self.by_id:
            number += 1
        made = Entity(identity, name, kind, country=self.country_near(head), mentions=(self.view.span(first, last),))
        self.by_id[identity] = made
        self.new.append(made)
        self._phrases[key] = identity
        return identity

    def phrase(self, head: int) -> tuple[int, int]:
        """The words of a participant: its phrase without article, place and clause."""
        view = self.view
        first, last = view.noun_phrase(head, stop=listed("at on by from to after since"))
        for child in (c for h in (head, *view.kids(head, "conj")) for c in view.kids(h, "prep")):
            inner = view.kid(child, "pobj")
            if inner is None:
                continue
            region = (view.left[inner], inner + 1)
            placed = view.parse.tags[inner].startswith("NNP") or self.inside(*region, _PLACES) is not None
            if (placed and view.lower[child] == "in") or view.lower[inner] in NOUNS or view.lower[inner] in ACCUSATIONS:
                last = min(last, child)  # "police in Lagos": the place is no part of who they are
        held = view.kid(head, "acl")
        if held is not None and view.parse.tags[held] == "VBN" and held < head + 3 and view.lower[held] not in VERBS:
            last = max(last, view.core(held)[1])
        while first < head and (
            view.lower[first] in ("the", "a", "an", ",", "and", "“", '"', "‘", "'") or view.parse.deps[first] == "punct"
        ):
            first += 1
        return first, last
