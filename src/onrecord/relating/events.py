"""The event coder: which PLOVER event a sentence reports between a source and a target, and in which mode.

PLOVER (Open Event Data Alliance, manual of 2021) has 16 root types. A small BERT encoder reads the
sentence with its two participants marked and gives a probability to each; training, data and figures
are in ``training/events``. The mode (historical, future, hypothetical, negated) is read from the words
of the clause by :mod:`onrecord.relating.modes`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from onrecord.errors import UnreadableInput
from onrecord.model import Event, Mode, Span
from onrecord.reading.encoder import cores
from onrecord.relating.modes import mode_of

WEIGHTS = Path(__file__).parent / "weights" / "events"
EVENTS: tuple[Event, ...] = get_args(Event)
CLS, SEP = 101, 102
# [unused1]..[unused4] of BERT's vocabulary, free for our own use: <source>, </source>, <target>, </target>
MARKS = (2, 3, 4, 5)
# 99.5 % of the 1,050 sentences of PLV are shorter; attention costs grow with the square of it.
LONGEST = 96
MOST_CHARACTERS = 20_000
BATCH = 16


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with who acts and who is acted upon; ``None`` where the text names none."""

    text: str
    source: Span | None
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """A PLOVER type with its mode; ``confidence`` is a calibrated probability in [0, 1]."""

    event: Event
    mode: Mode
    confidence: float


def marked(sentence: Sentence, tokenizer: Tokenizer) -> list[int]:
    """Subword ids of a sentence with the four marks around its participants, at most ``LONGEST``.

    A longer sentence keeps the part around the participants.
    """
    text = sentence.text[:MOST_CHARACTERS]
    encoding = tokenizer.encode(text, add_special_tokens=False)
    marks = []
    for span, (opening, closing) in ((sentence.source, MARKS[:2]), (sentence.target, MARKS[2:])):
        if span is not None:
            marks += [(span.start, 1, opening), (span.end, 0, closing)]
    marks.sort()
    ids: list[int] = []
    at = 0
    for piece, (start, _) in zip(encoding.ids, encoding.offsets, strict=True):
        while at < len(marks) and marks[at][0] <= start:
            ids.append(marks[at][2])
            at += 1
        ids.append(piece)
    ids += [mark for _, _, mark in marks[at:]]
    room = LONGEST - 2
    if len(ids) > room:
        places = [i for i, piece in enumerate(ids) if piece in MARKS]
        middle = (places[0] + min(places[-1], places[0] + room)) // 2 if places else 0
        first = max(0, min(middle - room // 2, len(ids) - room))
        ids = ids[first : first + room]
    return [CLS, *ids, SEP]


class EventCoder:
    """The encoder with its calibration; build it once with :meth:`load`."""

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, temperature: float, *, threads: int
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._temperature = temperature
        self._threads = threads

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 0) -> EventCoder:
        """Read ``model.onnx``, ``tokenizer.json`` and ``card.json`` of a folder; 0 threads: as many as cores."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a batch is too small to share; threads take batches of their own
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        settings = json.loads((folder / "card.json").read_text(encoding="utf8"))
        if tuple(settings["events"]) != EVENTS:
            raise ValueError(f"{folder}: trained for other event types; train again with training/events")
        return cls(session, tokenizer, float(settings["temperature"]), threads=threads or cores())

    def probabilities(self, sentences: Sequence[Sentence]) -> np.ndarray[Any, np.dtype[np.float64]]:
        """One row a sentence, one column a type in the order of ``EVENTS``; rows add up to 1."""
        rows = [marked(sentence, self._tokenizer) for sentence in sentences]
        found = np.zeros((len(rows), len(EVENTS)))
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))  # like lengths together: little padding
        batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]

        def run(batch: list[int]) -> np.ndarray[Any, np.dtype[np.float64]]:
            ids = np.zeros((len(batch), len(rows[batch[-1]])), dtype=np.int64)
            for place, i in enumerate(batch):
                ids[place, : len(rows[i])] = rows[i]
            (logits,) = self._session.run(["logits"], {"ids": ids})
            scaled = logits.astype(np.float64) / self._temperature
            exp = np.exp(scaled - scaled.max(axis=1, keepdims=True))
            shares: np.ndarray[Any, np.dtype[np.float64]] = exp / exp.sum(axis=1, keepdims=True)
            return shares

        with ThreadPoolExecutor(self._threads) as pool:
            for batch, shares in zip(batches, pool.map(run, batches), strict=True):
                found[batch] = shares
        return found

    def code(self, sentences: Sequence[Sentence]) -> tuple[Coding, ...]:
        """The likeliest PLOVER type of each sentence, with its mode."""
        if not sentences:
            return ()
        found = []
        for sentence, row in zip(sentences, self.probabilities(sentences), strict=True):
            best = int(row.argmax())
            event = EVENTS[best]
            mode = mode_of(sentence.text, sentence.source, sentence.target, event=event)
            found.append(Coding(event, mode, round(float(row[best]), 4)))
        return tuple(found)


@cache
def coder() -> EventCoder:
    """The coder with the weights that come with the program, loaded once."""
    return EventCoder.load()


def sentence_of(item: Mapping[str, Any]) -> Sentence:
    """Read ``{"text", "source": [s, e] | null, "target": [s, e] | null}``.

    Raises:
        UnreadableInput: where it is not so.
    """
    text = item.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableInput('"text" must be a sentence that is not empty')
    if len(text) > MOST_CHARACTERS:
        raise UnreadableInput(f'"text" is longer than {MOST_CHARACTERS} characters; give one sentence')
    for name in ("source", "target"):
        if name not in item:
            raise UnreadableInput(f'"{name}" is missing; give [start, end], or null where the text names none')
    return Sentence(text, _span(item["source"], "source", len(text)), _span(item["target"], "target", len(text)))


def _span(value: Any, name: str, length: int) -> Span | None:
    if value is None:
        return None
    if (
        not isinstance(value, (list, tuple))
        or len(value) != 2
        or not all(isinstance(v, int) and not isinstance(v, bool) for v in value)
    ):
        raise UnreadableInput(f'"{name}" must be [start, end] in characters of "text"')
    start, end = value
    if not 0 <= start < end <= length:
        raise UnreadableInput(f'"{name}" [{start}, {end}] lies outside the text of {length} characters or is empty')
    return Span(start, end)


def code_lines(items: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Code many lines of ``onrecord code``: ``{"id", "text", "source", "target"}`` to ``{"id", "event", …}``.

    Order is kept. A line that cannot be read becomes ``{"id"?, "error": {"type", "message"}}``.
    """
    found: list[dict[str, Any]] = []
    good: list[tuple[int, Sentence]] = []
    for place, item in enumerate(items):
        found.append({"id": item["id"]} if "id" in item else {})
        try:
            good.append((place, sentence_of(item)))
        except UnreadableInput as error:
            found[place]["error"] = {"type": type(error).__name__, "message": str(error)}
    codings = coder().code([sentence for _, sentence in good]) if good else ()
    for (place, _), coding in zip(good, codings, strict=True):
        found[place] |= {"event": coding.event, "mode": coding.mode, "confidence": coding.confidence}
    return found
