"""Who speaks: the source of each attribution as one of the document's entities, or nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.authority import Authority
from onrecord.model import Attribution, Document, Entity, Parse, Span
from onrecord.relating.nominals import behind, head_of
from onrecord.relating.titles import TITLES
from onrecord.relating.wordlists import listed

_FIRST = listed("i me my we us our myself ourselves")
_OPEN = listed(
    "he she they you it who which that this they these those some many others one everyone someone people all most"
)
_CALLED = listed(
    "labelled labeled called dubbed named described considered seen viewed regarded deemed branded accused "
    "criticised criticized hailed praised condemned known blamed"
)
_BE = listed("is are was were be been being")
_SPEAKING = ("person", "organisation", "government", "people", "other")


def speakers(
    document: Document, parse: Parse, attributions: Sequence[Attribution], entities: Sequence[Entity],
    authority: Authority,
) -> tuple[Attribution, ...]:  # fmt: skip
    """The same attributions with ``speaker`` filled in where one entity fits."""
    del document, authority
    finder = _Finder(parse, entities)
    found: list[Attribution] = []
    by_id: dict[str, Attribution] = {}
    for attribution in attributions:
        speaker = finder.of_source(attribution, by_id)
        if speaker is None and not attribution.source and attribution.quotation == "direct":
            speaker = finder.at_hand(attribution, found)
        done = replace(attribution, speaker=speaker)
        by_id[done.id] = done
        found.append(done)
    again = [
        replace(a, speaker=finder.of_source(a, by_id)) if a.speaker is None and a.source else a for a in found
    ]  # a first-person source inside a quotation whose own source follows it
    return tuple(again)


class _Finder:
    """Looks entities up by the words that they are mentioned in."""

    def __init__(self, parse: Parse, entities: Sequence[Entity]) -> None:
        self.parse = parse
        self.kind = {e.id: e.kind for e in entities}
        self.joint = {
            e.id
            for e in entities
            if e.kind in ("person", "people", "organisation") and " and " in e.name and len(e.mentions) == 1
        }
        self.mentions = sorted((m.start, m.end, e.id) for e in entities for m in e.mentions)
        self._starts = [m[0] for m in self.mentions]
        self._longest = max((m[1] - m[0] for m in self.mentions), default=0)

    def over(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Mentions that share characters with ``[start, end)``."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [m for m in self.mentions[first:last] if m[1] > start]

    def of_source(self, attribution: Attribution, known: dict[str, Attribution]) -> str | None:
        """The entity that the source words name."""
        for span in self._in_order(attribution):
            first, last = self._words(span)
            if first >= last:
                continue
            start = first
            first, last = behind(self.parse, first, last)
            if first > start:
                span = Span(self.parse.starts[first], span.end)
            head = head_of(self.parse, first, last)
            if self._is_called(attribution, head):
                continue
            low = self.parse.word(head).lower()
            at = (self.parse.starts[head], self.parse.ends[head])
            joint = [
                m for m in self.over(span.start, span.end) if m[2] in self.joint and m[0] - span.start < 5
            ]
            if joint:
                return joint[0][2]
            person = self._closing_person(first, last, span)
            if person is not None:
                return person
            exact = [
                m for m in self.over(*at) if m[0] <= at[0] and at[1] <= m[1] and self.kind[m[2]] in _SPEAKING
            ]
            if exact:
                return min(exact, key=lambda m: m[1] - m[0])[2]
            if low in _FIRST:
                return self._first_person(attribution, span, known)
            if low in _OPEN:
                continue
            inside = [m for m in self.over(span.start, span.end) if self.kind[m[2]] in _SPEAKING]
            owners = {m[2] for m in inside}
            if len(owners) == 1:
                return owners.pop()
            named = [m for m in inside if self.kind[m[2]] == "person"]
            if len({m[2] for m in named}) == 1:
                return named[0][2]
            if inside:  # "the statement from the ministry": the last that is named
                return max(inside)[2]
        return None

    def _words(self, span: Span) -> tuple[int, int]:
        return bisect_right(self.parse.ends, span.start), bisect_left(self.parse.starts, span.end)

    def _in_order(self, attribution: Attribution) -> Sequence[Span]:
        """The parts of a source: first the one that is the subject of the cue, then the nearest before it."""
        if len(attribution.source) < 2 or not attribution.cue:
            return attribution.source
        cue = {w for span in attribution.cue for w in range(*self._words(span))}
        at = attribution.cue[0].start

        def distance(span: Span) -> tuple[bool, int]:
            first, last = self._words(span)
            subject = first < last and self.parse.heads[head_of(self.parse, first, last)] in cue
            return not subject, abs(at - span.end)

        return sorted(attribution.source, key=distance)

    def _is_called(self, attribution: Attribution, head: int) -> bool:
        """Whether the source is only spoken of: "the games have been labelled …" is nobody's statement."""
        for span in attribution.cue:
            first, last = self._words(span)
            if head >= first:
                continue
            for at in range(first, last):
                if self.parse.tags[at] == "VBN" and self.parse.word(at).lower() in _CALLED:
                    return any(self.parse.word(w).lower() in _BE for w in range(max(head, at - 5), at))
        return False

    def _closing_person(self, first: int, last: int, span: Span) -> str | None:
        """The one person whose name ends the source: "American academic and professor Marc Lamont Hill".

        Nothing between the start and the name may make it someone else's: no preposition, verb or possessive; a
        comma only right before the name ("One Rohingya, Muhammad Amin").
        """
        named = [
            m for m in self.over(span.start, span.end)
            if self.kind[m[2]] == "person" and m[0] > span.start and not self.parse.text[m[1] : span.end].strip(" ,")
            and self.parse.text[m[0]].isupper()
        ]  # fmt: skip
        if not named or len({m[2] for m in named}) > 1:
            return None
        start, _, who = named[-1]
        name = bisect_left(self.parse.starts, start)
        for at in range(first, name):
            tag = self.parse.tags[at]
            if tag == "IN" and self.parse.word(at).lower() in ("of", "for") and self._titled(first):
                continue  # "CEO of the Refugee Council Jane Lee"
            if tag in ("IN", "TO") and self.parse.word(name - 1) == "," and self._titled(first):
                continue  # "the deputy ambassador to the UN, Jane Lee,"
            if tag in ("IN", "TO", "WP", "WDT", "WRB", ":", "-LRB-") or tag.startswith("VB"):
                return None
            if tag in (",", "POS", "CC", "PRP$") and at == name - 1 and tag != ",":
                return None
            if tag == "," and at != name - 1:
                return None
        return who

    def _titled(self, first: int) -> bool:
        words = (
            self.parse.word(at).lower().rstrip(".") for at in range(first, min(first + 5, len(self.parse)))
        )
        return any(word in TITLES for word in words)

    def _first_person(
        self, attribution: Attribution, span: Span, known: dict[str, Attribution]
    ) -> str | None:
        holders = [
            a for a in known.values()
            if a.id != attribution.id and a.speaker and any(c.start <= span.start < c.end for c in a.content)
        ]  # fmt: skip
        if not holders:
            return None
        return min(holders, key=lambda a: sum(c.end - c.start for c in a.content)).speaker

    def at_hand(self, attribution: Attribution, before: Sequence[Attribution]) -> str | None:
        """For a quotation without a source: the speaker of the nearest quotation in this or the last paragraph."""
        text = self.parse.text
        start = attribution.content[0].start
        for other in reversed(before):
            if other.within or not other.content:
                continue
            end = max(s.end for s in (*other.content, *other.cue, *other.source))
            if end > start and other.content[0].start > start:
                continue
            breaks = sum(1 for line in text[min(end, start) : start].splitlines() if line.strip())
            return other.speaker if breaks <= 2 else None
        return None
