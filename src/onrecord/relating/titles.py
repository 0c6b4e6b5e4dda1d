"""Titles: the words that stand before a name and say an office, a rank or a form of address."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Parse
from onrecord.relating.wordlists import listed

TITLES = listed(
    "president minister secretary chancellor premier senator sen sens representative rep reps congressman "
    "congresswoman governor gov govs mayor ambassador envoy commissioner chairman chairwoman chair "
    "chairperson speaker leader chief director general gen colonel col major maj captain capt lieutenant "
    "lt admiral adm sergeant sgt judge justice prosecutor attorney king queen prince princess emperor "
    "pope archbishop bishop cardinal patriarch imam ayatollah sheikh sheik emir sultan spokesman "
    "spokeswoman spokesperson councillor councilman councilwoman lawmaker mp mep adviser advisor deputy "
    "treasurer comptroller undersecretary taoiseach dr prof professor rev reverend father sister brother "
    "rabbi lord lady sir dame baroness baron mr mrs ms miss mx detective inspector constable "
    "superintendent sheriff officer commander brigadier marshal coach editor candidate nominee founder "
    "owner lawyer author journalist correspondent activist analyst historian economist actor actress "
    "singer rapper comedian filmmaker billionaire businessman entrepreneur strategist pollster pm vp ceo "
    "cfo cto"
)
HONORIFICS = listed("mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend")
MODIFIERS = listed(
    "prime vice deputy foreign defence defense interior home finance health justice trade education "
    "energy environment agriculture labour labor transport press assistant acting interim former then ex "
    "current outgoing incoming late first senior junior chief executive supreme national state attorney "
    "high lead special police army navy military white house under union federal communist republican "
    "democratic conservative liberal green opposition party ruling managing security human rights "
    "secretary-general director-general attorney-general vice-president"
)
_FEMALE = listed(
    "mrs ms miss lady dame queen princess congresswoman councilwoman chairwoman spokeswoman baroness "
    "actress sister"
)
_MALE = listed(
    "mr sir lord king prince congressman councilman chairman spokesman baron actor emperor sultan pope "
    "father brother"
)
_MAX_TITLE = 13  # words


def after_titles(parse: Parse, first: int, last: int) -> int:
    """Where the name proper begins in a tagged name that took a title along."""
    at = first
    end = first
    while at < last:
        word = parse.word(at).lower().rstrip(".")
        if word in TITLES:
            end = at + 1
        elif word not in MODIFIERS and word not in ("of", "for", "and", "the"):
            break
        at += 1
    return end


def title_before(parse: Parse, at: int) -> tuple[int, int] | None:
    """The words of the title that runs up to the name at ``at``: "British Foreign Secretary", "Mr."."""
    if at and parse.word(at - 1).lower() in ("of", "for", "and", "’s", "'s"):
        return None  # "chairman of Ballard & Sons": the name is not the chairman's
    first = at
    seen = False
    scan = at - 1
    while (
        scan >= 0
        and at - scan <= _MAX_TITLE
        and "\n" not in parse.text[parse.ends[scan] : parse.starts[scan + 1]]
    ):
        word = parse.word(scan)
        low = word.lower().rstrip(".")
        if low in TITLES:
            seen = True
            first = scan
        elif (
            low in ("of", "for", "and", "the", "’s", "'s")
            and seen
            and scan > 0
            and (_title_like(parse, scan - 1, low) or (low == "the" and _of_a_title(parse, scan - 1)))
        ):
            pass
        elif low in ("of", "for", "and", "the") and not seen and _title_of(parse, scan):
            pass  # "Secretary of State X"
        elif (
            (word[0].isupper() and parse.tags[scan][:2] in ("NN", "JJ", "VB"))
            or low in MODIFIERS
            or word == "-"
        ):
            if low in MODIFIERS or (seen and word[0].isupper()):
                first = scan if seen else first
            elif not seen and not _title_of(parse, scan):
                break  # else "Minister of Foreign Affairs X": the title is further left
        else:
            break
        scan -= 1
    if not seen:
        return None
    while first < at and parse.word(first).lower() in ("the", "and", "of", "for", "'s", "’s", "-"):
        first += 1
    return (first, at) if first < at else None


def _title_like(parse: Parse, at: int, link: str) -> bool:
    """Whether a title goes on left of "of", "and" or a possessive."""
    low = parse.word(at).lower().rstrip(".")
    return low in TITLES or low in MODIFIERS or (link in ("’s", "'s") and parse.word(at)[0].isupper())


def _of_a_title(parse: Parse, at: int) -> bool:
    """Whether "the" follows the "of" of a longer title: "Special Representative of the UN Secretary-General"."""
    return at > 0 and parse.word(at).lower() == "of" and _title_like(parse, at - 1, "of")


def _title_of(parse: Parse, scan: int) -> bool:
    """Whether, left of a capitalised run, stands "TITLE of/for"."""
    at = scan
    while at > 0 and scan - at < 5:
        low = parse.word(at).lower()
        if low in ("of", "for"):
            return parse.word(at - 1).lower().rstrip(".") in TITLES
        if not (parse.word(at)[0].isupper() or low in ("and", "the", "’s", "'s", ",")):
            return False
        at -= 1
    return False


def sex_of_title(words: Sequence[str]) -> str | None:
    """``f``, ``m`` or ``None``: what the words of a title say."""
    low = {w.lower().rstrip(".") for w in words}
    if low & _FEMALE:
        return "f"
    return "m" if low & _MALE else None
