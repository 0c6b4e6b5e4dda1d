"""What is due or was held: hearings, sittings, trials, votes, deadlines, summits, elections, verdicts, Games.

A row needs a word for such an event and either a date that hangs on it or words that say it is to come,
was held, put off or called off. The date is the event's own; a row without one keeps ``when`` open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.model import DateMention, DocketItem, DocketStatus, Document, Entity, Parse
from onrecord.relating import acts as words
from onrecord.relating.clauses import Clauses, Stretches, clauses
from onrecord.relating.participants import Participants
from onrecord.relating.roles import dates_between
from onrecord.relating.wordlists import listed

EVENTS: Final = listed(
    "hearing hearings sitting trial trials retrial vote ballot referendum plebiscite election "
    "elections by-election runoff summit verdict ruling sentencing inquest judgment "
    "judgement session sessions deadline olympics games inauguration arraignment poll polls polling "
    "deliberations negotiations talks meeting conference appeal extradition execution testimony "
    "deposition debate ceremony commonwealth championships cup meetings case inquiry post-mortem autopsy"
)
# Words that are events only with a body, a date or a plan close by.
_WEAK = listed(
    "meeting talks conference session sessions negotiations debate games cup ceremony appeal "
    "testimony ruling poll polls tribunal execution vote judgment judgement commonwealth polling "
    "verdict election elections trial championships referendum ballot deliberations extradition meetings case inquiry "
    "post-mortem autopsy"
)
# Held is what has a day of its own in the past, whatever verb it stands by.
_DATED = listed(
    "hearing hearings trial trials retrial referendum plebiscite election elections by-election runoff summit talks "
    "sentencing inquest session sessions negotiations vote deliberations"
)
_CASES = frozenset(("case", "trial", "retrial", "appeal"))
# Without a day of its own a row of these needs a place or a body.
_SITTINGS = listed(
    "meeting meetings talks negotiations summit hearing hearings trial session sessions inquiry debate vote"
)
_POLLS = frozenset(("election", "elections", "poll", "polls", "vote", "ballot", "polling", "referendum"))
_OWED = frozenset(("must", "shall"))
_UNITS = listed("day days week weeks month months year years hours working")
_NEVER = frozenset(("news", "press"))
_PLAN = words.forms("expect schedule set slate plan due arrange tip")
_HOLD = words.forms("hold convene host stage open begin start commence resume take conclude end close sit meet")
_POSTPONE = words.forms("postpone delay adjourn defer reschedule")
_CANCEL = words.forms("cancel scrap abandon")
_COMING = listed("upcoming forthcoming next coming scheduled planned impending")
_FUTURE = frozenset(("will", "'ll", "’ll", "shall"))
# Verbs that are on a court's or a parliament's list themselves: "will be sentenced on …"
_DUE_VERBS = words.forms("sentence try hear vote rule testify appear extradite inaugurate")
_BODIES = listed(
    "court tribunal committee commission council parliament assembly congress senate judge judges "
    "board panel inquiry house cabinet bench jury lawmakers mps legislature chamber"
)
_KINDS = frozenset(("organisation", "government"))
_GATHER = words.forms("meet gather convene assemble appear return")
_APPEAR = words.forms("appear testify")
_WALK = 6
_REACH = 64  # an event is compared with so many before it: keeps a book-long text linear


def docket(
    document: Document, parse: Parse, entities: Sequence[Entity], dates: Sequence[DateMention]
) -> tuple[DocketItem, ...]:
    """The docket rows of ``document`` in order, one for each event."""
    view = clauses(parse)
    dates = sorted(dates, key=lambda d: d.span.start)
    who = Participants(view, entities)
    silent = Stretches(document, "byline", "credit", "boilerplate", "date")
    found: list[DocketItem] = []
    for head, word in enumerate(view.lower):
        start = parse.starts[head]
        if start in silent:
            continue
        if word in EVENTS and view.is_noun(head):
            item = _event(view, who, document, dates, head)
        elif word in _DUE_VERBS and view.is_verb(head):
            item = _due(view, who, document, dates, head)
        elif word in _UNITS:
            item = _deadline(view, who, head)
        else:
            continue
        if item is None:
            continue
        since = max(0, len(found) - _REACH)
        again = next((n for n, other in enumerate(found[since:], since) if _same(view, item, other)), None)
        if again is None:
            found.append(item)
        else:
            first = found[again]
            found[again] = replace(
                first, body=first.body or item.body, place=first.place or item.place, when=first.when or item.when
            )
    return tuple(DocketItem(f"d{n}", i.what, i.status, i.body, i.place, i.when) for n, i in enumerate(found, start=1))


def _same(view: Clauses, one: DocketItem, other: DocketItem) -> bool:
    """The same event again: the same head word and no date that speaks against it."""
    named = [view.lower[view.words(i.what[0])[-1]] for i in (one, other)]
    heads = [name.rstrip("s") for name in named]
    if heads[0] != heads[1]:
        return one.when == other.when and one.when is not None and _POLLS.issuperset(named)
    return one.when == other.when or one.when is None or other.when is None


def _event(
    view: Clauses, who: Participants, document: Document, dates: Sequence[DateMention], head: int
) -> DocketItem | None:
    parse, word = view.parse, view.lower[head]
    if parse.deps[head] == "compound" or any(view.lower[c] == "private" for c in view.kids(head, "amod")):
        return None
    if word == "case" and not any(view.lower[c] == "court" for c in view.kids(head, "compound")):
        return None
    if any(view.lower[c] in _NEVER for c in view.kids(head, "compound")) or _NEVER & set(
        view.lower[max(0, head - 2) : head]
    ):
        return None
    verb = _verb_of(view, head)
    gathers = verb is not None and view.lower[verb] in _GATHER and view.lower[parse.heads[head]] == "for"
    if verb is not None and not gathers and parse.heads[head] != verb and view.lower[verb] not in _PLAN and (
        parse.deps[head] not in ("conj", "npadvmod")
    ):  # fmt: skip
        verb = None  # what happens at the event says nothing of it
    first, last = _what(view, head)
    when = _date(view, dates, head, verb)
    status = _status(view, head, verb, when, document.published)
    named = parse.tags[head].startswith("NNP")
    if status is None:
        return None
    placed = status == "held" and verb is not None and word in _SITTINGS and (
        _place(view, who, head, verb) is not None or _body(view, who, head, verb) is not None
    )  # fmt: skip
    if word in _WEAK and when is None and status in ("held", "scheduled") and not (
        placed or _announced(view, head, verb)
    ):  # fmt: skip
        return None
    vague = when is None and (status == "expected" or word == "deadline")
    if vague and _body(view, who, head, verb) is None and not _announced(view, head, verb):
        return None
    if word == "games" and not named:
        return None
    if word in ("cup", "commonwealth", "conference", "championships") and not named:
        return None
    if word == "tribunal" and not named and verb is None:
        return None
    if first and view.lower[first - 1] in ("“", "‘", '"', "'", "«", "``"):
        return None  # a nickname, not the event's name
    if named and who.kind(who.named(head)) in ("organisation", "person", "place"):
        return None
    return DocketItem(
        "",
        (view.span(first, last),),
        status,
        _body(view, who, head, verb),
        _place(view, who, head, verb),
        when,
    )


def _announced(view: Clauses, head: int, verb: int | None) -> bool:
    """Whether a plan or a verb of holding stands by the event."""
    if any(view.lower[c] in _COMING for c in view.kids(head, "amod")):
        return True
    return verb is not None and (
        view.lower[verb] in _PLAN or view.lower[verb] in _POSTPONE or view.lower[verb] in _CANCEL
    )


def _verb_of(view: Clauses, head: int) -> int | None:
    """The verb whose subject, object or complement of time the event is."""
    index = head
    for _ in range(_WALK):
        dep, up = view.parse.deps[index], view.parse.heads[index]
        if up == index:
            return None
        if view.is_verb(up):
            return up if dep in ("nsubj", "nsubjpass", "dobj", "attr", "prep", "conj", "npadvmod") else None
        if dep not in ("conj", "pobj", "prep", "attr"):
            return None
        if dep == "prep" and index != head and view.lower[index] not in ("at", "in", "for", "to", "during"):
            return None
        index = up
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")


def _what(view: Clauses, head: int) -> tuple[int, int]:
    """The event's name: its modifiers and head, without article, owner and clause."""
    first = head
    for child in view.children[head]:
        if child < head and view.parse.deps[child] in ("amod", "compound", "nmod", "nummod"):
            first = min(first, view.left[child])
    for child in view.kids(head, "poss"):
        if child < head:
            first = max(first, view.right[child])
    if first and _is_year(view.lower[first - 1]) and view.sentence[first - 1] == view.sentence[head]:
        first -= 1  # "2026 Winter Games", however it is attached
    while first < head and (view.lower[first] in ("the", "a", "an") or view.parse.deps[first] == "punct"):
        first += 1
    return first, head + 1


def _future(view: Clauses, verb: int | None) -> DocketStatus | None:
    """Whether the verb, or what governs it, sets it in the future, and how firmly."""
    for _ in range(_WALK):
        if verb is None:
            return None
        word, auxiliaries = view.lower[verb], view.auxiliaries(verb)
        if word in ("expected", "tipped"):
            return "expected"
        if word in ("scheduled", "set", "slated", "due", "planned", "arranged") and (
            view.passive(verb) or view.kid(verb, "xcomp") is not None or view.parse.tags[verb] in ("JJ", "VBN")
        ):
            return "scheduled"
        due = view.kid(verb, "acomp")
        if due is not None and view.lower[due] in ("due", "set", "scheduled"):
            return "scheduled"
        if _FUTURE & set(auxiliaries):
            return "expected"
        if word in ("going",) and view.kid(verb, "xcomp") is not None:
            return "expected"
        up = view.parse.heads[verb]
        if up == verb or view.parse.deps[verb] not in ("xcomp", "advcl", "ccomp", "conj"):
            return None
        if view.parse.deps[verb] in ("advcl", "ccomp", "conj") and view.parse.tags[verb] in ("VBD", "VBN"):
            return None
        verb = up if view.is_verb(up) or view.lower[up] in ("due", "set", "expected", "scheduled") else None
    return None


def _status(view: Clauses, head: int, verb: int | None, when: str | None, published: str | None) -> DocketStatus | None:
    chain = [v for v in (verb, view.parse.heads[verb] if verb is not None else None) if v is not None]
    for index in chain:
        if view.lower[index] in _POSTPONE:
            return "postponed"
        if view.lower[index] in _CANCEL and view.parse.deps[head] in ("dobj", "nsubjpass"):
            return "cancelled"
    future = _future(view, verb)
    if future is not None and verb is not None and not view.negated(verb):
        return future
    if any(view.lower[c] in ("scheduled", "planned", "set", "due", "slated") for c in view.kids(head, "amod", "acl")):
        return "scheduled"
    if any(view.lower[c] in ("upcoming", "forthcoming", "impending", "coming") for c in view.kids(head, "amod")):
        return "expected"
    told = verb is not None and view.parse.tags[verb] in ("VBD", "VBN")
    if when is not None and view.lower[head] in _DATED and (
        _last_day(when) < published if published is not None else told
    ):  # fmt: skip
        return "held"
    if view.lower[head] == "case":
        return "held" if when is not None and verb is not None and view.parse.tags[verb] == "VBD" else None
    if when is not None and published is not None:
        later = _last_day(when) > published
        earlier = _last_day(when) < published or when == published
        if later and _first_day(when) > published:
            return "scheduled"
        if earlier or (verb is not None and view.parse.tags[verb] in ("VBD", "VBN")):
            held = verb is not None and view.lower[verb] in _HOLD and not view.negated(verb)
            return "held" if held else None
        return None
    if (
        verb is not None
        and (view.lower[verb] in ("held", "convened", "hosted", "began", "opened", "concluded") or _holding(view, verb))
        and view.parse.deps[head] in ("dobj", "nsubjpass", "nsubj")
    ):
        return "held"
    return None


def _holding(view: Clauses, verb: int) -> bool:
    """As in "are holding a public inquiry"."""
    return view.lower[verb] == "holding" and bool({"is", "are", "was", "were"} & set(view.auxiliaries(verb)))


def _first_day(edtf: str) -> str:
    return edtf.removeprefix("../").split("/")[0].rstrip("?~%")


def _last_day(edtf: str) -> str:
    end = edtf.split("/")[-1].rstrip("?~%")
    return end if len(end) == 10 else f"{end}-99"


def _date(view: Clauses, dates: Sequence[DateMention], head: int, verb: int | None) -> str | None:
    """The date within the event's phrase, else the one that hangs on its verb."""
    phrase = range(view.left[head], view.right[head])
    low, high = view.bounds(head)
    inside: list[str] = []
    on_verb: list[str] = []
    for date in dates_between(dates, view.parse.starts[low], view.parse.ends[high - 1]):
        if date.edtf is None or date.type not in ("date", "time"):
            continue
        indices = view.words(date.span)
        if not indices:
            continue
        if indices[-1] in phrase and not _through_verb(view, indices[-1], head):
            inside.append(date.edtf)
        elif verb is not None and _hangs_on(view, indices[-1], verb):
            on_verb.append(date.edtf)
    found = inside or on_verb
    return found[0].split("T")[0] if found else None  # a day, without its hour


def _through_verb(view: Clauses, index: int, head: int) -> bool:
    for _ in range(_WALK):
        up = view.parse.heads[index]
        if up in (head, index):
            return False
        if view.is_verb(up) and view.lower[up] not in (
            "scheduled",
            "set",
            "due",
            "planned",
            "slated",
            "held",
        ):
            return True
        index = up
    return True


def _hangs_on(view: Clauses, index: int, verb: int) -> bool:
    targets = {verb}
    up = view.parse.heads[verb]
    if view.is_verb(up) and (view.lower[up] in _PLAN or view.parse.deps[verb] == "xcomp"):
        targets.add(up)
    targets.update(c for c in view.kids(verb, "xcomp") if view.is_verb(c))
    for _ in range(_WALK):
        head = view.parse.heads[index]
        if head in targets:
            return True
        if head == index or view.is_verb(head):
            return False
        index = head
    return False


def _body(view: Clauses, who: Participants, head: int, verb: int | None) -> str | None:
    """Who sits, votes or holds it: the owner in its phrase, a body before its name, the subject of its verb."""
    if view.lower[head] in _CASES and verb is not None:  # its owner is a party
        for inner in (*view.objects_of(head, "in", "before", "at"), *view.objects_of(verb, "in", "before", "at")):
            if (found := _body_at(view, who, inner)) is not None:
                return found
        return None
    for child in view.kids(head, "poss", "compound", "nmod", "amod"):
        found = _body_at(view, who, child)
        if found is not None:
            return found
    for inner in view.objects_of(head, "of", "by", "before", "at"):
        found = _body_at(view, who, inner)
        if found is not None:
            return found
    if verb is not None and view.parse.deps[head] == "dobj":
        subject = view.subject(verb)
        found = _body_at(view, who, subject) if subject is not None else None
        if found is None and subject is not None and view.lower[subject] in ("it", "which", "that"):
            first, _ = view.bounds(head)
            for index in range(first, subject):
                if view.is_noun(index) and (found := _body_at(view, who, index)) is not None:
                    return found
        if found is not None:
            return found
        for inner in view.objects_of(verb, "by", "before", "in", "at"):
            if (found := _body_at(view, who, inner)) is not None:
                return found
    owner = view.kid(head, "poss")
    if owner is not None and view.lower[owner] in ("its", "their"):
        first, _ = view.bounds(head)
        for index in range(first, owner):
            if view.lower[index] in _BODIES and (found := _body_at(view, who, index)) is not None:
                return found
    return None


def _body_at(view: Clauses, who: Participants, head: int) -> str | None:
    found = who.named(head)
    if found is None and view.lower[head] in _BODIES:
        found = who.inside(view.left[head], head + 1, _KINDS) or who.same_noun(head, _KINDS)
    return found if who.kind(found) in _KINDS else None


def _place(view: Clauses, who: Participants, head: int, verb: int | None) -> str | None:
    """A place in its phrase or on its verb, or the city that owns it ("Beijing's 2022 Winter Olympics")."""
    places = frozenset(("place",))
    spots = [head] if verb is None else [head, verb, *view.kids(verb, "xcomp")]
    for spot in spots:
        for inner in view.objects_of(spot, "in", "at", "near", "on"):
            found = who.named(inner)
            if who.kind(found) == "place":
                return found
            found = who.inside(view.left[inner], view.noun_phrase(inner)[1], places)
            if found is not None:
                return found
    for child in view.kids(head, "poss", "compound", "nmod"):
        found = who.named(child)
        if who.kind(found) == "place" and view.parse.tags[head].startswith("NNP"):
            return found
    return None


def _deadline(view: Clauses, who: Participants, unit: int) -> DocketItem | None:
    """As in "has 60 days to respond", "must be returned within twenty working days"."""
    if view.lower[unit] == "working" or unit == 0:
        return None
    number = unit - 1 if view.lower[unit - 1] != "working" else unit - 2
    if number < 1 or view.parse.tags[number] != "CD":
        return None
    first, last = view.bounds(unit)
    before = number - 1
    owner = before >= first and view.lower[before] in ("has", "have", "had", "given")
    if owner and view.lower[unit + 1 : unit + 2] == ["to"]:
        act = next((i for i in range(unit + 2, min(last, unit + 4)) if view.is_verb(i)), None)
        if act is None:
            return None
        subject = view.subject(before) if view.is_verb(before) else None
        body = who.named(subject) if subject is not None else None
        end = max(view.core(act)[1], act + 1)
        return DocketItem("", (view.span(before, min(end, last)),), "scheduled", _if_body(who, body))
    if before >= first and view.lower[before] == "within":
        must = next((i for i in range(before - 1, max(first, before - 9) - 1, -1) if view.lower[i] in _OWED), None)
        if must is None:
            return None
        subject = next((c for c in view.kids(view.parse.heads[must], "nsubj", "nsubjpass")), None)
        body = who.named(subject) if subject is not None else None
        return DocketItem("", (view.span(must, unit + 1),), "scheduled", _if_body(who, body))
    return None


def _if_body(who: Participants, identity: str | None) -> str | None:
    return identity if who.kind(identity) in _KINDS else None


def _due(
    view: Clauses, who: Participants, document: Document, dates: Sequence[DateMention], verb: int
) -> DocketItem | None:
    """As in "will be sentenced on 3 March", "is due to appear in court on Monday", "parliament votes on Tuesday"."""
    future = _future(view, verb)
    word = _APPEAR.get(view.lower[verb])
    if future is None or view.negated(verb):
        return None
    lemma = _DUE_VERBS[view.lower[verb]]
    if lemma in ("sentence", "try", "extradite", "inaugurate") and not view.passive(verb):
        return None
    if word == "appear" and not any(view.lower[i] in _BODIES for i in view.objects_of(verb, "in", "before", "at")):
        return None
    subject = view.subject(verb)
    if lemma in ("vote", "rule", "hear", "try") and (subject is None or (
        lemma != "try" and view.lower[subject] not in _BODIES and who.kind(who.named(subject)) not in _KINDS
    )):  # fmt: skip
        return None
    when = _date(view, dates, verb, verb)
    if when is None or (document.published is not None and _last_day(when) <= document.published):
        return None
    last = verb + 1
    for child in view.kids(verb, "prt", "prep"):
        if view.lower[child] == "on" and (held := view.kid(child, "pobj")) is not None and (
            not any(view.words(d.span) and held in view.words(d.span) for d in dates)
        ):  # fmt: skip
            last = max(last, view.noun_phrase(held)[1])
            break
    heard = view.kid(verb, "dobj")
    if lemma == "hear" and heard is not None:
        last = max(last, view.noun_phrase(heard)[1])
    body = _body_at(view, who, subject) if subject is not None else None
    if body is None:
        for inner in view.objects_of(verb, "in", "before", "at", "by"):
            body = body or _body_at(view, who, inner)
    return DocketItem("", (view.span(verb, last),), future, body, _place(view, who, verb, verb), when)
