"""The model on onnxruntime: words in, one packed vector of head outputs a word out."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.reading.decode import Floats, Ints

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_UNKNOWN, _CLS, _SEP = 100, 101, 102
_MAX_LETTERS = 100  # WordPiece gives up on longer words itself
_MAX_PIECES_A_WORD = 16
_CACHE = 200_000


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets and where each head's output lies in the packed vector."""

    layout: dict[str, tuple[int, int]]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...]


def packaged() -> Path:
    """The folder of the weights that come with the program."""
    with as_file(files("onrecord.reading") / "weights") as folder:
        return Path(folder)


@cache
def model_name(folder: Path | None = None) -> str:
    """Name and hash of the weights in ``folder``, which need not be loaded."""
    digest = hashlib.sha256()
    for name in ("words.onnx", "roles.onnx", "relations.onnx", "labels.json"):
        digest.update(((folder or packaged()) / name).read_bytes())
    return f"attribution-{digest.hexdigest()[:12]}"


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Encoder:
    """Loaded once a process; not safe to share over threads while one call runs."""

    def __init__(self, folder: Path | None = None, *, threads: int | None = None) -> None:
        """``folder`` holds the exported files (the package's own by default); ``threads`` is for onnxruntime."""
        import onnxruntime as ort

        folder = folder or packaged()
        self.folder = folder
        raw = json.loads((folder / "labels.json").read_text(encoding="utf8"))
        self.labels = Labels(
            {k: (v[0], v[1]) for k, v in raw["layout"].items()},
            *(tuple(raw[k]) for k in ("tags", "deps", "names", "roles")),
        )
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads or cores()
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = True
        self._words, self._roles, self._relations = (
            ort.InferenceSession(str(folder / f"{n}.onnx"), options, providers=["CPUExecutionProvider"])
            for n in ("words", "roles", "relations")
        )
        self._vocabulary = folder / "vocabulary.json"
        self._tokenizer: Tokenizer | None = None
        self._pieces: dict[str, tuple[int, ...]] = {}

    def pieces(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Subword ids of each word (WordPiece, lower-cased, accents stripped), at least one a word."""
        cache = self._pieces
        unseen = list({w for w in words if w not in cache})
        if unseen:
            if len(cache) + len(unseen) > _CACHE:
                cache.clear()
                unseen = list(set(words))
            if self._tokenizer is None:
                from tokenizers import Tokenizer

                self._tokenizer = Tokenizer.from_file(str(self._vocabulary))
            letters = [w[:_MAX_LETTERS].encode(errors="replace").decode() for w in unseen]  # "?" for half a character
            encodings = self._tokenizer.encode_batch(letters, add_special_tokens=False)
            for word, encoding in zip(unseen, encodings, strict=True):
                cache[word] = tuple(encoding.ids[:_MAX_PIECES_A_WORD]) or (_UNKNOWN,)
        return [cache[w] for w in words]

    def words(self, pieces: Sequence[tuple[int, ...]], features: Sequence[tuple[int, int, int]]) -> Floats:
        """Packed outputs [W, D] of one window, given as subword ids and features of its words.

        One at a time: without padding the attention needs no mask, which makes it a third faster.
        """
        counts = np.fromiter(map(len, pieces), dtype=np.int64, count=len(pieces))
        ids = np.empty((1, int(counts.sum()) + 2), dtype=np.int64)
        ids[0, 0], ids[0, -1] = _CLS, _SEP
        ids[0, 1:-1] = [piece for word in pieces for piece in word]
        feats = np.empty((1, ids.shape[1], 3), dtype=np.int64)
        feats[0, 0] = feats[0, -1] = (6, 3, 0)
        feats[0, 1:-1] = np.repeat(np.asarray(features, dtype=np.int64), counts, axis=0)
        start = (1 + np.cumsum(counts) - counts)[None]
        packed: Any = self._words.run(None, {"ids": ids, "feats": feats, "start": start})[0]
        found: Floats = packed[0]
        return found

    def roles(self, feed: dict[str, Floats | Ints]) -> Floats:
        """Role tag logits [K, W, 7]; see ``training/reader/network.py`` for the inputs."""
        found: Floats = self._roles.run(None, feed)[0]
        return found

    def relations(self, pairs: Floats) -> Floats:
        """Relation logits [N, R] of dependent + head vectors [N, 64]."""
        found: Floats = self._relations.run(None, {"pairs": pairs})[0]
        return found
