"""One alleged act as it was found, and what is known of the words around it: in whose content or cue they lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Status
from onrecord.relating import acts as words
from onrecord.relating.acts import Act
from onrecord.relating.clauses import Clauses
from onrecord.relating.participants import FIRST_PERSON, Participants
from onrecord.relating.reality import BELIEVED, PERFECT_OF_DOUBT
from onrecord.relating.standing import speaker_is_authority
from onrecord.relating.wordlists import listed

COURTS = listed(
    "court tribunal judge judges jury inquiry inquest commission panel investigators coroner auditor auditors watchdog "
    "ombudsman regulator"
)
ASKING = words.forms("ask wonder examine question probe consider investigate")
RULE = words.forms("rule find conclude determine hold decide establish")


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


class Spoken:
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
        """The innermost attribution over the word, or the outer one of the same speaker ("he said he believes …")."""
        found = self._content.get(index)
        while found is not None and found.within is not None:
            outer = self.by_id.get(found.within)
            if outer is None or outer.speaker is None or outer.speaker != found.speaker:
                break
            found = outer
        return found

    def cue(self, index: int) -> Attribution | None:
        """The attribution whose cue the word is of."""
        return self._cue.get(index)

    def asks(self, attribution: Attribution) -> bool:
        """Whether the content is asked or looked into, not told: "to establish whether …"."""
        first = self._view.words(attribution.content[0]) if attribution.content else range(0)
        if first and self._view.lower[first[0]] in ("whether", "if"):
            return True
        return self.cue_lemma(attribution, ASKING) is not None

    def cue_lemma(self, attribution: Attribution, table: dict[str, str]) -> str | None:
        """The lemma that ``table`` (form → lemma) gives for a word of the cue."""
        for span in attribution.cue:
            for index in self._view.words(span):
                lemma = table.get(self._view.lower[index])
                if lemma is not None:
                    return lemma
        return None


def status_of(view: Clauses, who: Participants, spoken: Spoken, attribution: Attribution | None, head: int,
            actor: int | None) -> Status:  # fmt: skip
    """The evidential status that the speaker and the wording give (MUC-4, slot 11)."""
    if view.is_verb(head):
        auxiliaries = view.auxiliaries(head)
        governor = view.parse.heads[head]
        if PERFECT_OF_DOUBT & set(auxiliaries):
            return "possible"
        if any(view.lower[m] == "if" for c in view.kids(head, "advcl") for m in view.kids(c, "mark")):
            return "possible"
        if view.parse.deps[head] == "xcomp" and view.lower[governor] in BELIEVED and view.passive(governor):
            return "possible"
        if any(view.lower[c] in words.POSSIBLY for c in view.children[head]):
            return "possible"
    if attribution is None:
        return "accused"
    if spoken.asks(attribution):
        return "possible"
    if actor is not None and (
        view.lower[actor] in FIRST_PERSON
        or (attribution.speaker is not None and who.named(actor) == attribution.speaker)
    ):
        return "admitted"
    if speaker_is_authority(view, who, attribution):
        if is_court(view, who, attribution) and spoken.cue_lemma(attribution, RULE):
            return "found"
        return "accused_by_authorities"
    if is_court(view, who, attribution) and spoken.cue_lemma(attribution, RULE):
        return "found"
    return "accused"


def is_court(view: Clauses, who: Participants, attribution: Attribution) -> bool:
    """Whether the source sits in judgment: a court, a jury, an inquiry, an auditor."""
    text = who.name(attribution.speaker).lower().split()
    said = [view.lower[i] for s in attribution.source for i in view.words(s)]
    return any(w in COURTS for w in text + said)
