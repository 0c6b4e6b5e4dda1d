"""When a country or its capital is its government: "Beijing denies", not "in Beijing".

Metonymy by grammatical role, after Markert and Nissim (2002).
"""

from __future__ import annotations

from onrecord.model import Parse
from onrecord.relating.names import Named
from onrecord.relating.wordlists import listed

# Verbs whose subject is a state when it is a country or its seat: those of speech and policy in CAMEO and PLOVER.
_ACTS = listed(
    "say says said tell tells told announce announces announced deny denies denied accuse accuses accused "
    "warn warns warned reject rejects rejected insist insists insisted claim claims claimed condemn "
    "condemns condemned urge urges urged call calls called demand demands demanded want wants wanted "
    "agree agrees agreed refuse refuses refused threaten threatens threatened vow vows vowed pledge "
    "pledges pledged promise promises promised impose imposes imposed summon summons summoned expel "
    "expels expelled sign signs signed recognise recognize recognised recognized sanction sanctioned "
    "criticise criticised criticize criticized welcome welcomes welcomed raise raises raised express "
    "expresses expressed respond responds responded deploy deployed invade invaded ban banned boycott "
    "boycotted believe believes believed consider considers considered argue argues argued maintain "
    "maintains maintained describe describes described dismiss dismisses dismissed defend defends "
    "defended offer offers offered propose proposes proposed ask asks asked hope hopes hoped plan plans "
    "planned decide decides decided support supports supported oppose opposes opposed back backs backed "
    "acknowledge acknowledged admit admits admitted report reports reported issue issued suggest suggests "
    "suggested seek seeks sought withdraw withdrew suspend suspended declare declared retaliate "
    "retaliated protest protested concede conceded ratify ratified"
)
_CLAUSE = 30  # words in which the verb's clause is looked for


def acts_as_state(parse: Parse, name: Named) -> bool:
    """Whether a name of a country or seat is the subject of a verb of state, or its agent or partner in the passive."""
    head = next(
        (at for at in range(name.first, name.last) if not name.first <= parse.heads[at] < name.last),
        name.last - 1,
    )
    verb, relation = parse.heads[head], parse.deps[head]
    if relation in ("nsubj", "nsubjpass"):
        if parse.word(verb).lower() in _ACTS:
            return relation == "nsubj"
        return parse.tags[verb].startswith("VB") and any(
            parse.heads[at] == verb and parse.deps[at] in ("ccomp", "xcomp")
            for at in range(verb, min(verb + _CLAUSE, len(parse)))
        )
    if relation == "pobj" and parse.word(verb).lower() == "by":
        return parse.word(parse.heads[verb]).lower() in _ACTS
    return False
