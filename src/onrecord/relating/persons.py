"""First and second persons: "I" is who has the floor, in a quotation, a turn of an interview, a signed statement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.model import Attribution, Document, Parse, Span
from onrecord.reading.quotations import quotations
from onrecord.relating.clusters import Cluster
from onrecord.relating.floors import Floor, Label, Turn, author, interview, labels
from onrecord.relating.interviewees import Person
from onrecord.relating.nominals import behind, head_of
from onrecord.relating.wordlists import listed

FIRST = listed("i me my mine myself we us our ours ourselves")
_PLURAL = listed("we us our ours ourselves")
_SECOND = listed("you your yours yourself")
_SPEECH = listed(
    "said says say told tells explained explains added adds noted notes asked replied answered commented "
    "wrote writes continued stated states recalled insisted remarked according argued claimed concluded "
    "observed announced suggested"
)
_NESTED = 12  # contents that may begin before a character and hold it


def first_persons(
    document: Document, parse: Parse, attributions: Sequence[Attribution], clusters: Sequence[Cluster]
) -> Iterator[tuple[int, int]]:
    """(word, cluster index) of each "I", "we" and of each "you" whose owner is clear."""
    floors = _Floors(document, parse, attributions, clusters)
    for at, tag in enumerate(parse.tags):
        if not tag.startswith("PRP"):
            low = parse.word(at).lower()
            if low != "i" or parse.word(at) != "I":
                continue
        else:
            low = parse.word(at).lower()
        if low in FIRST:
            who = floors.speaker(at, one=low not in _PLURAL)
            if low in _PLURAL and who is not None and not floors.speaks_for_many(at, who):
                continue
        elif low in _SECOND:
            who = floors.hearer(at)
        else:
            continue
        if who is not None:
            yield at, who


class _Floors:
    def __init__(
        self,
        document: Document,
        parse: Parse,
        attributions: Sequence[Attribution],
        clusters: Sequence[Cluster],
    ) -> None:
        self.parse = parse
        self.clusters = clusters
        self._owner: dict[int, int] = {}
        size: dict[int, int] = {}
        for index, cluster in enumerate(clusters):
            if cluster.kind in ("person", "organisation", "government", "people"):
                for first, last in cluster.words:
                    for word in range(first, last):
                        if last - first < size.get(word, 99):
                            self._owner[word], size[word] = index, last - first
        self._contents = sorted(
            (span.start, span.end, who)
            for a in attributions if (who := self._of(a)) is not None
            for span in a.content
        )  # fmt: skip
        self._sources = sorted(
            (span.start, who) for a in attributions if (who := self._of(a)) is not None for span in a.source
        )
        self._source_words = {
            w for a in attributions for span in a.source
            for w in range(bisect_right(parse.ends, span.start), bisect_left(parse.starts, span.end))
        }  # fmt: skip
        self._quotes = sorted(
            (span.start, span.end, number)
            for number, quotation in enumerate(quotations(document.text[: parse.ends[-1]] if parse.ends else ""))
            if quotation.depth == 0 and not quotation.single
            for span in quotation.spans
        )  # fmt: skip
        self._by_quote: dict[int, int | None] = {}
        people = [p for i, c in enumerate(clusters) if c.aliases and (p := self._person(i, c)).spans]
        found = labels(document.text)
        if found:
            self._floor = Floor(tuple(self._labelled(found)))
        else:
            self._floor = Floor(interview(document.text, people))
        self._author = None if self._floor.turns else self._signed(document, people)

    def _labelled(self, found: Sequence[Label]) -> Iterator[Turn]:
        """A label is a mention of its speaker: see ``naming.add_labels``."""
        for label in found:
            first = bisect_left(self.parse.starts, label.start)
            last = bisect_left(self.parse.starts, label.end)
            who = next((self._owner[w] for w in range(last - 1, first - 1, -1) if w in self._owner), None)
            yield Turn(label.start, label.until, who if label.name is not None else None)

    def _person(self, index: int, cluster: Cluster) -> Person:
        """A person with the mentions by name."""
        parse = self.parse
        named = [
            w
            for w in sorted(cluster.words)
            if cluster.kind == "person" and parse.tags[w[1] - 1].startswith("NNP")
        ]
        return Person(index, [Span(parse.starts[first], parse.ends[last - 1]) for first, last in named])

    def _signed(self, document: Document, people: Sequence[Person]) -> int | None:
        titled = [i for i, c in enumerate(self.clusters) if c.author]
        return titled[0] if len(titled) == 1 else author(document.text, people)

    def _of(self, attribution: Attribution) -> int | None:
        """Whose words an attribution gives, by its source; not by an "I"."""
        for span in attribution.source:
            first, last = bisect_right(self.parse.ends, span.start), bisect_left(self.parse.starts, span.end)
            if first >= last:
                continue
            first, last = behind(self.parse, first, last)
            head = head_of(self.parse, first, last)
            if self.parse.word(head).lower() in FIRST | _SECOND:
                continue
            who = self._owner.get(head)
            if who is None:
                inside = {self._owner[w] for w in range(first, last) if w in self._owner}
                who = inside.pop() if len(inside) == 1 else None
            if who is not None:
                return who
        return None

    def speaker(self, at: int, *, one: bool = True) -> int | None:
        """Whose "I" or "we" the word is; ``one``: of a single speaker, never of a people."""
        position = self.parse.starts[at]
        within = self._within(position)
        if within is not None and one and self._many(within):
            within = None
        quote = self._quote(position)
        if within is not None and (quote is not None or self._floor.at(position) is None):
            return within
        if quote is not None:
            if quote[2] not in self._by_quote:
                self._by_quote[quote[2]] = self._of_quotation(quote[0], quote[1])
            found = self._by_quote[quote[2]]
            if found is not None and not (one and self._many(found)):
                return found
        turn = self._floor.at(position)
        if turn is not None:
            return turn.speaker
        return self._author if quote is None else None

    def _many(self, who: int) -> bool:
        cluster = self.clusters[who]
        return cluster.kind == "people" or cluster.plural

    def speaks_for_many(self, at: int, who: int) -> bool:
        """Whether a "we" is its speaker's own: a source, an official's, a body's."""
        cluster = self.clusters[who]
        return at in self._source_words or cluster.kind != "person" or bool(cluster.office or cluster.plural)

    def _within(self, position: int) -> int | None:
        """Whose the smallest content over a character is; of the last few that begin before it."""
        last = bisect_right(self._contents, (position, 1 << 62, 0))
        over = [
            (end - start, who) for start, end, who in self._contents[max(0, last - _NESTED) : last] if position < end
        ]  # fmt: skip
        return min(over)[1] if over else None

    def _quote(self, position: int) -> tuple[int, int, int] | None:
        number = bisect_right(self._quotes, (position, 1 << 62, 0)) - 1
        if number >= 0 and position < self._quotes[number][1]:
            return self._quotes[number]
        return None

    def hearer(self, at: int) -> int | None:
        """Whom a "you" of a turn means."""
        turn = self._floor.at(self.parse.starts[at])
        return turn.hearer if turn is not None else None

    def _of_quotation(self, start: int, end: int) -> int | None:
        """The speaker of a quotation without an attribution of its own.

        Who else is quoted in it; the subject of a verb of speech in its paragraph; who spoke last before it.
        """
        text = self.parse.text
        first = bisect_left(self._contents, (start, 0, 0))
        last = bisect_left(self._contents, (end, 0, 0))
        near = self._contents[max(0, first - _NESTED) : last]
        inside = {who for s, e, who in near if s < end and e > start}
        if len(inside) == 1:
            return inside.pop()
        top = text.rfind("\n", 0, start) + 1
        bottom = text.find("\n", end)
        bottom = len(text) if bottom < 0 else bottom
        nearest: tuple[int, int] | None = None
        for word in range(bisect_left(self.parse.starts, top), bisect_left(self.parse.starts, bottom)):
            position = self.parse.starts[word]
            if start <= position < end or word not in self._owner:
                continue
            if self.parse.deps[word] not in ("nsubj", "pobj") or self._quote(position) is not None:
                continue
            if self.parse.word(self.parse.heads[word]).lower() in _SPEECH | {"to"}:
                far = min(abs(position - start), abs(position - end))
                if nearest is None or far < nearest[0]:
                    nearest = (far, self._owner[word])
        if nearest is not None:
            return nearest[1]
        number = bisect_left(self._sources, (start, 0)) - 1
        if number >= 0 and text.count("\n\n", self._sources[number][0], start) <= 1:
            return self._sources[number][1]
        return None
