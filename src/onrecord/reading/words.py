"""Words and sentences of a text, with their offsets.

Words follow the Penn Treebank's custom closely enough for taggers trained on it: clitics (``'s``,
``n't``) and hyphens stand alone, abbreviations keep their full stops, a URL is one word.
Sentences never cross a line break, for scraped news has its headlines, captions and credits on
lines of their own.
"""

from __future__ import annotations

import re
from itertools import islice

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Rev Hon Gen Maj Col Lt Capt Cmdr Cpl Sgt Sen Sens Rep Reps Gov Govs Amb Adm Brig "
    "St Mt Ft Jr Sr vs v Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec No Nos Inc Ltd Corp Co Bros "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev "
    "Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo etc al cf approx dept Dept est Assn Supt Atty"
).split()
# Those that never end a sentence: a capital after them is their name or number.
_TITLES = frozenset(
    "mr mrs ms dr prof rev hon gen maj col lt capt cmdr cpl sgt sen sens rep reps gov govs amb adm brig "
    "st mt ft vs v no nos atty supt".split()
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u200d\u20d0-\u20ff\ufe00-\ufe0f"
_W = rf"[\w{_MARKS}]"

_WORD = re.compile(
    rf"""
      [^\w\s]{{40,}} | ([^\w\s])\1{{8,}}  # rules, and what is no text (in this order: a back-reference takes memory)
    | https?://[^\s<>"'”’]{{1,2000}} | www\.[^\s<>"'”’]{{1,2000}}
    | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,4}}
    | (?:[^\W\d_]\.){{2,}}                                    # U.S., a.m.
    | \b(?:{"|".join(_ABBREVIATIONS)})\.
    | \b[A-Z]\.(?=\s?[A-Z])                                   # an initial
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b            # 1,000 3.5 12:30 21st 1990s
    | (?:ca|do|is|are|was|were|wo|did|does|has|have|had|could|should|would|must|need|ai|might|dare)
          (?=n['’]t\b)
    | n['’]t\b
    | ['’](?:s|re|ve|ll|d|m)\b
    | {_W}+
    | \.{{2,}} | -{{2,}} | ``|''
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
MOST = 2_000_000  # 10 MB of prose have 1.8 million; what has more is no prose, and is read so far
MOST_ODD = 200_000  # of words so short that it is no prose
_LEAST_LETTERS = 3  # a word with the space before it; press releases have 5.5 in the median, 4.3 at the 1st percentile
_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
_LOWER_START = re.compile(r"[a-z]")


def words(text: str) -> tuple[list[int], list[int]]:
    """The words of ``text``: their start and end offsets, in order, covering all but white space.

    No more than the first :data:`MOST`, or :data:`MOST_ODD` where they are mere marks and letters, so that memory is
    bounded for whatever comes.
    """
    starts: list[int] = []
    ends: list[int] = []
    matches = _WORD.finditer(text)
    for most in (MOST_ODD, MOST - MOST_ODD):
        for match in islice(matches, most):
            start, end = match.span()
            starts.append(start)
            ends.append(end)
        if len(starts) == MOST_ODD and ends[-1] < MOST_ODD * _LEAST_LETTERS:
            break
    return starts, ends


def sentences(text: str, starts: list[int], ends: list[int]) -> list[tuple[int, int]]:
    """Word ranges ``(first, last + 1)`` of the sentences of ``text``, covering every word once."""
    found: list[tuple[int, int]] = []
    total = len(starts)
    first = 0
    index = 0
    while index < total:
        after = index + 1
        if after < total and "\n" in text[ends[index] : starts[after]]:
            found.append((first, after))
            first = after
        else:
            last = text[ends[index] - 1]
            if last in ".!?…" and _ends_sentence(text, starts, ends, index):
                while (
                    after < total
                    and ends[after] - starts[after] == 1
                    and text[starts[after]] in _CLOSERS
                    and _closes(text, starts, ends, after)
                ):
                    after += 1
                found.append((first, after))
                first = after
        index = after
    if first < total:
        found.append((first, total))
    return found


def _closes(text: str, starts: list[int], ends: list[int], index: int) -> bool:
    """Whether the quotation mark or bracket at ``index`` ends what is before it: it touches it."""
    touches = starts[index] == ends[index - 1]
    if text[starts[index]] in "\"'":
        return touches
    return touches or text[starts[index]] in "”’»)]"


def _ends_sentence(text: str, starts: list[int], ends: list[int], index: int) -> bool:
    after = index + 1
    if after >= len(starts):
        return True
    word = text[starts[index] : ends[index]]
    following = after
    while following < len(starts) and text[starts[following]] in _CLOSERS + _OPENERS:
        if "\n" in text[ends[following - 1] : starts[following]]:
            return True
        following += 1
    if following >= len(starts):
        return True
    nxt = text[starts[following]]
    if len(word) > 1 and word[-1] == "." and word[0] not in ".":
        bare = word[:-1].lower()
        if bare in _TITLES or (len(bare) == 1 and bare.isalpha()):
            return False
        # "U.S.", "a.m.", "Inc.": only before what can open a sentence
        return nxt.isupper() and _opens_sentence(text, starts, ends, following)
    if word in ("...", "…", "..") and nxt.islower():
        return False
    if word in "!?" and nxt.islower():
        return False
    if starts[after] == ends[index] and text[starts[after]] not in _CLOSERS + _OPENERS:
        return not nxt.islower() and not nxt.isdigit()
    return not nxt.islower()


_STARTERS = frozenset(
    "the a an in on at he she it they we i his her their this that these those but and however after "
    "before when while if as for with what who there some many most one two".split()
)


def _opens_sentence(text: str, starts: list[int], ends: list[int], index: int) -> bool:
    return text[starts[index] : ends[index]].lower() in _STARTERS
