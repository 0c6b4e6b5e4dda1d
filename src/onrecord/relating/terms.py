"""Contested naming: who calls what by which name.

A row is made where the text marks the name as somebody's: a verb of naming ("labelled", "dubbed", "known
as"), "so-called", "what X calls", a name in scare quotes, or another name that a speaker claims for what
the text has named ("camps that the ministry says are schools").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.model import Attribution, Document, Entity, Parse, Span, Term
from onrecord.relating import acts as words
from onrecord.relating.clauses import Clauses, Stretches, clauses
from onrecord.relating.participants import FIRST_PERSON, Participants
from onrecord.relating.wordlists import listed

_NAMING = words.forms("label dub nickname brand christen term style")
_CALLING = words.forms("call name describe characterise characterize refer portray depict")
_CLAIMING = words.forms("claim insist maintain say call argue consider describe regard")
_SO_CALLED = frozenset(("self-proclaimed", "self-styled", "self-declared"))
_OPEN = "\"'“‘«`"
_CLOSE = "\"'”’»"
_TITLED = listed(
    "film movie book song album novel play episode article essay poem painting documentary series "
    "show report titled entitled headlined word words phrase slogan motto sign banner chant chanting "
    "shouting magazine called programme program project hashtag"
)
# Heads of names that sides contest; a scare-quoted phrase with one of these is a name, not a mere quotation.
_CONTESTED = listed(
    "operation operations war genocide terrorist terrorists terrorism apartheid camp camps centre "
    "centres center centers coup invasion annexation regime occupation republic state states martyr "
    "martyrs massacre cleansing liberation referendum election tax law bill act wall zone deal plan "
    "agents agent centre list axis doctrine revolution uprising crusade caliphate government province "
    "territory territories barrier fence school schools programme program squad squads army tribunal "
    "court traitors traitor extremists separatists aggression"
)
# Words that are a judgment whoever uses them.
_CHARGED = listed(
    "genocide terrorist terrorists terrorism apartheid invasion occupation coup massacre annexation "
    "cleansing regime dictator dictatorship martyr martyrs traitor traitors aggressor aggression "
    "occupiers colonialism rebels junta concentration fascist fascists nazi nazis extremist "
    "extremists separatists mercenaries"
)
_WORKS = listed("print painting film movie book song album sculpture portrait poster game user users")
_MAX_WORDS = 6


def terms(
    document: Document, parse: Parse, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> tuple[Term, ...]:
    """The contested names in ``document`` in order of the text; ``by`` is ``None`` for the text's own voice."""
    view = clauses(parse)
    who = Participants(view, entities)
    spoken: dict[int, Attribution] = {}
    for attribution in attributions:
        for span in attribution.content:
            for index in view.words(span):
                spoken.setdefault(index, attribution)
    silent = Stretches(document, "byline", "credit", "boilerplate")
    found: dict[Span, Term] = {}
    taken: set[int] = set()  # characters of names found before
    for term in (*_named(view, who, spoken, silent), *_so_called(view, who, spoken), *_claimed(view, who, attributions),
                 *_scare_quoted(view, who, spoken)):  # fmt: skip
        if term.term.start in silent:
            continue
        letters = range(*term.term)
        if not any(at in taken for at in letters):
            found[term.term] = term
            taken.update(letters)
    return tuple(found[s] for s in sorted(found))


def _bare(view: Clauses, first: int, last: int) -> tuple[int, int]:
    """A phrase without its article and quotation marks."""
    while first < last and (
        view.lower[first] in ("the", "a", "an", "its", "their", "his", "her") or view.lower[first] in _OPEN
    ):
        first += 1
    while last > first and (view.lower[last - 1] in _CLOSE or view.lower[last - 1] in (",", ".")):
        last -= 1
    for index in range(first, last):  # a quoted name ends with its quotation
        if view.lower[index] in _CLOSE and index > first and first and view.lower[first - 1] in _OPEN:
            return first, index
    return first, last


def _quoted(view: Clauses, first: int, last: int) -> bool:
    before = view.lower[first - 1] if first else ""
    after = view.lower[last] if last < len(view.lower) else ""
    return before in _OPEN and after in _CLOSE and bool(before) and bool(after)


def _referent(view: Clauses, head: int | None, who: Participants, silent: Stretches) -> str:
    """The text of what is named: its phrase without article, or the name of its entity for a pronoun."""
    if head is None:
        return ""
    found = who.named(head)
    if view.lower[head] in ("which", "that", "whom", "who") and found is None:
        verb = view.parse.heads[head]
        head = view.parse.heads[verb] if view.parse.deps[verb] == "relcl" else head
    if view.lower[head] in ("it", "they", "them", "this", "he", "she", "him", "her", "which", "that", "who"):
        return who.name(found)
    first, last = view.noun_phrase(head)
    for child in view.kids(head, "poss"):
        first = max(first, view.right[child])
    while first < head and (
        view.lower[first] in ("the", "a", "an", "this", "these") or view.parse.starts[first] in silent
    ):
        first += 1
    return view.text(first, last)


def _named(
    view: Clauses, who: Participants, spoken: dict[int, Attribution], silent: Stretches
) -> Iterator[Term]:
    """As in "have been labelled the 'X'", "dubbed X", "known as X", "what Y calls X"."""
    for verb, word in enumerate(view.lower):
        if not view.parse.tags[verb].startswith("V") or view.negated(verb):
            continue
        strict = word in _CALLING or word == "known"
        if word not in _NAMING and not strict:
            continue
        head, referent, by = None, None, None
        subject = view.subject(verb)
        passive = view.passive(verb)
        asks = view.kids(verb, "prep")
        if (
            word in _CALLING
            and _CALLING[word] in ("call", "name")
            and any(view.lower[p] in ("for", "on", "upon", "off", "in") for p in asks)
        ):
            continue
        wh = _what(view, verb)
        as_ = view.objects_of(verb, "as")
        head = as_[0] if as_ else view.kid(verb, "oprd", "attr")
        done = view.kid(verb, "dobj")
        if head is None and passive:
            head = done
        if wh is not None and subject is not None and view.lower[subject] in FIRST_PERSON:
            continue  # one's own words are held at no distance
        if wh is not None:
            head = head if head is not None else view.kid(verb, "ccomp", "xcomp")
            if head is None or head == wh:
                head = next((i for i in range(verb + 1, min(view.right[verb], verb + 8)) if view.is_noun(i)), None)
            by = subject
        elif passive:
            referent = subject
            agents = view.objects_of(verb, "by")
            by = agents[0] if agents else None
        else:
            referent, by = done, subject
            clause = view.kid(verb, "ccomp", "xcomp")
            if head is None and clause is not None and not view.is_verb(clause):
                head, referent = clause, view.kid(clause, "nsubj") or done
        if head is None or not view.is_noun(head) or head <= verb:
            continue
        first, last = _bare(view, *_term_words(view, head))
        if last <= first or last - first > _MAX_WORDS:
            continue
        quoted = _quoted(view, first, last)
        if not _is_name(view, first, last, quoted=quoted, marked=wh is not None or not strict):
            continue
        if _is_judgment(view, first, last):
            continue
        if referent is not None and view.lower[referent] in _WORKS:
            continue
        identity = who.resolve(by) if by is not None else None
        attribution = spoken.get(verb)
        if identity is None and attribution is not None and by is None and not passive:
            identity = attribution.speaker
        if identity is not None and identity not in {e for e in who.by_id if e not in {n.id for n in who.new}}:
            identity = None
        apposed = _apposed(view, verb) if by is not None else ""
        text = _referent(view, referent, who, silent) or apposed or view.text(first, last)
        yield Term(view.span(first, last), text, identity)


def _is_name(view: Clauses, first: int, last: int, *, quoted: bool, marked: bool) -> bool:
    """Whether a phrase can be a contested name: a charged word, or a proper-looking one in quotation marks.

    ``marked``: the wording itself says that it is a name ("dubbed", "what they call").
    """
    if _CHARGED & set(view.lower[first:last]):
        return True
    if any(view.is_verb(i) and view.parse.tags[i] not in ("VBN", "VBG") for i in range(first, last)):
        return False
    capitals = sum(view.parse.text[view.parse.starts[i]].isupper() for i in range(first, last))
    if quoted:
        return marked or capitals * 2 >= last - first or view.lower[last - 1] in _CONTESTED
    return marked and last - first <= 4 and not (capitals == last - first and capitals > 1)


def _is_judgment(view: Clauses, first: int, last: int) -> bool:
    """As in "what she called a “heinous crime”": quoted after an indefinite article, and no contested name."""
    if first < 2 or view.lower[first - 1] not in _OPEN or view.lower[first - 2] not in ("a", "an"):
        return False
    return not _CHARGED & set(view.lower[first:last]) and view.lower[last - 1] not in _CONTESTED


def _what(view: Clauses, verb: int) -> int | None:
    """The "what" of "what X calls"."""
    first, _ = view.bounds(verb)
    for index in range(verb - 1, max(first, verb - 7) - 1, -1):
        if view.lower[index] == "what":
            return index
        if view.is_verb(index) and view.parse.tags[index] not in ("VBZ", "VBP", "VBD", "VBN"):
            return None
    return None


def _apposed(view: Clauses, verb: int) -> str:
    """The phrase before "…, what X calls Y" or "… in what X calls Y"."""
    first, _ = view.bounds(verb)
    what = next((i for i in range(verb - 1, max(first, verb - 7) - 1, -1) if view.lower[i] == "what"), None)
    if what is None or what == first:
        return ""
    before = what - 1
    if view.lower[before] in ("in", "of", "as", "for") and view.parse.tags[before - 1].startswith("NNP"):
        return ""  # "on Saturday, in what he called": the clause is meant
    if view.lower[before] in (",", "–", "—", "-", "in", "of", "as", "for"):
        for index in range(before - 1, max(first, before - 6) - 1, -1):
            if view.is_noun(index):
                start, _last = view.noun_phrase(index)
                while start < index and view.lower[start] in ("the", "a", "an", "its"):
                    start += 1
                return view.text(start, index + 1)
    return ""


def _term_words(view: Clauses, head: int) -> tuple[int, int]:
    """A name: modifiers and head, with the rest of its quotation if it stands in one."""
    first = view.left[head]
    last = head + 1
    opening = next(
        (i for i in range(head, max(first - 2, -1), -1) if view.lower[i] in _OPEN and view.lower[i] != "’"),
        None,
    )
    if opening is not None:
        for index in range(opening + 1, min(opening + _MAX_WORDS + 3, len(view.lower))):
            if view.lower[index] in _CLOSE:
                return opening, index + 1
    for child in view.children[head]:
        if child > head and view.parse.deps[child] == "prep" and view.lower[child] == "of":
            last = max(last, view.noun_phrase(head)[1])
    return first, last


def _so_called(view: Clauses, who: Participants, spoken: dict[int, Attribution]) -> Iterator[Term]:
    """As in "the so-called X", "self-styled X"."""
    total = len(view.lower)
    for index, word in enumerate(view.lower):
        end = None
        if word == "so" and view.lower[index + 1 : index + 3] in (["-", "called"], ["–", "called"]):
            end = index + 3
        elif word == "so-called" or word in _SO_CALLED:
            end = index + 1
        elif word == "self" and view.lower[index + 1 : index + 2] == ["-"] and view.lower[index + 2 : index + 3] in (
            ["proclaimed"], ["styled"], ["declared"]
        ):  # fmt: skip
            end = index + 3
        if end is None or end >= total or view.sentence[end] != view.sentence[index]:
            continue
        first = end
        if view.lower[first] in _OPEN:
            last = next((i for i in range(first + 1, min(first + 8, total)) if view.lower[i] in _CLOSE), None)
            if last is None:
                continue
            first += 1
        else:
            last = first
            while last < total and last < first + _MAX_WORDS and view.parse.tags[last][:1] in ("N", "J", "C") and (
                view.sentence[last] == view.sentence[index] and view.lower[last] not in ("and", "or", "but")
            ):  # fmt: skip
                last += 1
            while last > first and not view.is_noun(last - 1):
                last -= 1
            if view.lower[last : last + 1] in (["and"], ["&"]) and view.parse.tags[last - 1] == "NNP":
                # "the so-called A and B Republics": one head for both
                end = last + 1
                while end < total and end < last + 5 and view.parse.tags[end].startswith("NNP"):
                    end += 1
                    while end < total and view.lower[end] in ("'s", "’s", "’", "'"):
                        end += 1
                if view.parse.tags[end - 1] == "NNPS" or view.lower[end - 1].endswith("republics"):
                    last = end
        if last <= first:
            continue
        attribution = spoken.get(index)
        by = attribution.speaker if attribution is not None and who.kind(attribution.speaker) != "other" else None
        yield Term(view.span(first, last), view.text(first, last), by)


def _claimed(view: Clauses, who: Participants, attributions: Sequence[Attribution]) -> Iterator[Term]:
    """Two names for one thing: what the text calls it, and what a speaker claims that it is.

    "N1 which S claims are N2": the name N2 is by S, and N1, which the claim disputes, by the text.
    """
    cued = {i: a for a in attributions for s in a.cue for i in view.words(s)}
    for cue, word in enumerate(view.lower):
        if word not in _CLAIMING or view.lower[cue + 1 : cue + 2] not in (["is"], ["are"], ["was"], ["were"], ["to"]):
            continue
        lower, last = view.bounds(cue)
        relative = next(
            (i for i in range(cue - 1, max(lower, cue - 8) - 1, -1) if view.lower[i] in ("which", "that")), None
        )
        if relative is None or relative + 1 == cue or not any(view.is_noun(i) for i in range(relative + 1, cue)):
            continue
        first, end = _copied(view, range(cue + 1, last))
        if end <= first:
            continue
        named = _antecedent(view, lower, relative, view.lower[end - 1])
        if named is None:
            continue
        head, tail = named
        begin = head
        while begin > lower and view.parse.tags[begin - 1][:1] in ("N", "J") and view.lower[begin - 1] not in _OPEN:
            begin -= 1
        told = cued.get(cue)
        held = who.all_inside(relative + 1, cue)
        by = told.speaker if told is not None and told.speaker is not None else held[0] if len(held) == 1 else None
        yield Term(view.span(first, end), view.text(begin, tail), by)
        yield Term(view.span(begin, head + 1), view.text(begin, tail), None)


def _copied(view: Clauses, inside: range) -> tuple[int, int]:
    """The name after the copula at the head of a content."""
    first = inside.start + 1
    while first < inside.stop and view.lower[first] in (
        "be",
        "only",
        "merely",
        "simply",
        "in",
        "fact",
        "actually",
    ):
        first += 1
    last = first
    while last < inside.stop and last - first < _MAX_WORDS + 2 and (
        view.parse.tags[last][:1] in ("N", "J", "D", "H", ":")
        or view.parse.tags[last] in ("VBG", "VBN")
        or view.lower[last] in ("-", "re") or view.lower[last] in _OPEN
    ):  # fmt: skip
        last += 1
    first, last = _bare(view, first, last)
    while last > first and not view.is_noun(last - 1):
        last -= 1
    return first, last


def _antecedent(view: Clauses, lower: int, relative: int, head_word: str) -> tuple[int, int] | None:
    """The noun that the relative pronoun stands for: the one with the claimed name's head, else the last."""
    nouns = [i for i in range(max(lower, relative - 14), relative) if view.is_noun(i) and not (
        i + 1 < relative and view.is_noun(i + 1)
    )]  # fmt: skip
    if not nouns:
        return None
    same = [i for i in nouns if view.lower[i] == head_word]
    return (same[-1], relative) if same else (nouns[-1], relative)


def _quoted_phrases(view: Clauses) -> Counter[str]:
    """How often each short phrase stands alone in quotation marks."""
    found: Counter[str] = Counter()
    opened: int | None = None
    for index, word in enumerate(view.lower):
        if opened is not None and word in _CLOSE and index > opened + 1:
            if index - opened <= _MAX_WORDS:
                found[" ".join(view.lower[opened + 1 : index])] += 1
            opened = None
        elif word in _OPEN:
            opened = index
    return found


def _held_at_length(view: Clauses, attribution: Attribution, first: int, last: int) -> bool:
    """Whether the quoted phrase is a small part of what is told indirectly: its marks hold it at arm's length."""
    if attribution.quotation == "direct":
        return False
    return sum(len(view.words(s)) for s in attribution.content) > 3 * (last - first)


def _scare_quoted(view: Clauses, who: Participants, spoken: dict[int, Attribution]) -> Iterator[Term]:
    """A short quoted name with an article before it, in the text's own voice."""
    total = len(view.lower)
    quoted = _quoted_phrases(view)
    index = 0
    while index < total:
        if view.lower[index] not in ("“", "‘", '"', "'", "«", "``") or index + 2 >= total:
            index += 1
            continue
        first, last = index + 1, index + 1
        while last < total and last - first <= _MAX_WORDS and view.lower[last] not in _CLOSE:
            last += 1
        if last >= total or view.lower[last] not in _CLOSE or last - first > _MAX_WORDS or last == first:
            index += 1
            continue
        index = last
        before = view.lower[first - 2] if first > 1 else ""
        near = set(view.lower[max(0, first - 4) : first - 1])
        if before == "=" or not all(w[0].isalpha() or w in ("-", "’s", "'s") for w in view.lower[first:last]):
            continue  # mark-up, figures
        again = quoted[" ".join(view.lower[first:last])] > 1
        if before not in ("the", "a", "an", "its", "this", "their", "of", "’s", "'s") and not again:
            continue
        if before == "for":
            continue  # honoured for “courage”: what an award is for
        if near & _TITLED or (first in spoken and not _held_at_length(view, spoken[first], first, last)):
            continue
        if view.sentence[first] != view.sentence[last - 1] or not view.is_noun(last - 1):
            continue
        if last - first == 1 and view.lower[first] not in _CONTESTED:
            continue
        if any(view.is_verb(i) and view.parse.tags[i] != "VBN" for i in range(first, last)):
            continue
        if view.lower[last - 1] in _CONTESTED or again:
            yield Term(view.span(first, last), view.text(first, last), None)
