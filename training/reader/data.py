"""Training windows: words, subwords, features and the labels of every head."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.reading.features import features
from onrecord.reading.quotations import quotations
from onrecord.reading.words import sentences, words
from training.reader.labels import DEPS, NAME_TAGS, ROLE_TAGS, ROLES, TAGS

IGNORE = -100


@dataclass(slots=True)
class Article:
    """A text with its words and labels, by word index."""

    id: str
    text: str
    starts: list[int]
    ends: list[int]
    bounds: list[tuple[int, int]]
    subwords: list[list[int]]
    features: list[tuple[int, int, int]]
    sentence: np.ndarray
    paragraph: np.ndarray
    tags: np.ndarray
    heads: np.ndarray
    deps: np.ndarray
    names: np.ndarray
    attributions: list[tuple[int, np.ndarray, int, int]] = field(default_factory=list)
    gold: bool = False


def touched(starts: Sequence[int], ends: Sequence[int], spans: Iterable[Sequence[int]]) -> list[list[int]]:
    """Word indices of each span: those words that it touches."""
    found = []
    for start, end in spans:
        first = int(np.searchsorted(ends, start, side="right"))
        last = int(np.searchsorted(starts, end, side="left"))
        if first < last:
            found.append(list(range(first, last)))
    return found


def role_tags(starts, ends, attribution, total: int) -> tuple[int, np.ndarray] | None:
    """The anchor (first word of the cue) and the role tag of every word; ``None`` without a cue."""
    row = np.zeros(total, dtype=np.int64)
    cue = touched(starts, ends, attribution["cue"])
    if not cue:
        return None
    for number, role in enumerate(ROLES):
        for part in touched(starts, ends, attribution.get(role) or []):
            row[part[0]] = 1 + 2 * number
            row[part[1:]] = 2 + 2 * number
    return cue[0][0], row


def load(silver: Path, tokenizer: Tokenizer, gold: dict[str, Path]) -> dict[str, list[Article]]:
    """Articles by corpus: syntax from ``silver`` (see silver.py), attributions from ``gold`` files."""
    marked = {
        (corpus, row["id"]): row["attributions"]
        for corpus, path in gold.items()
        for row in map(json.loads, path.open(encoding="utf8"))
    }
    tag_of, dep_of, name_of = ({n: i for i, n in enumerate(x)} for x in (TAGS, DEPS, NAME_TAGS))
    corpora: dict[str, list[Article]] = {}
    cache: dict[str, list[int]] = {}
    for line in silver.open(encoding="utf8"):
        row = json.loads(line)
        text = row["text"]
        starts, ends = words(text)
        if not starts:
            continue
        bounds = sentences(text, starts, ends)
        total = len(starts)
        assert total == len(row["tags"]), row["id"]
        pieces = []
        for s, e in zip(starts, ends, strict=True):
            word = text[s:e]
            ids = cache.get(word)
            if ids is None:
                ids = cache[word] = tokenizer.encode(word[:200], add_special_tokens=False).ids[:16] or [100]
            pieces.append(ids)
        sentence = np.zeros(total, dtype=np.int64)
        for number, (a, b) in enumerate(bounds):
            sentence[a:b] = number
        feats = features(text, starts, ends, quotations(text))
        paragraph = np.cumsum([f[1] >= 2 for f in feats])
        names = np.zeros(total, dtype=np.int64)
        for first, last, label in row["names"]:
            names[first] = name_of["B-" + label]
            names[first + 1 : last] = name_of["I-" + label]
        article = Article(
            row["id"], text, starts, ends, bounds, pieces, feats, sentence, paragraph,
            np.array([tag_of.get(t, IGNORE) for t in row["tags"]]), np.array(row["heads"]),
            np.array([dep_of.get(d, dep_of["dep"]) for d in row["deps"]]), names,
        )  # fmt: skip
        key = (row["corpus"], row["id"])
        if key in marked:
            article.gold = True
            for attribution in marked[key]:
                found = role_tags(starts, ends, attribution, total)
                if found is not None:
                    span = np.flatnonzero(found[1])
                    article.attributions.append((found[0], found[1], int(span[0]), int(span[-1])))
        corpora.setdefault(row["corpus"], []).append(article)
    return corpora


@dataclass(slots=True)
class Window:
    """Words ``[first, last)`` of an article."""

    article: Article
    first: int
    last: int


def windows(article: Article, *, max_words: int, max_pieces: int, rng: random.Random) -> list[Window]:
    """Cut an article at sentence bounds from a random start, so that every epoch cuts elsewhere."""
    found = []
    first = 0
    limit = rng.randint(max_words // 3, max_words)
    pieces = 0
    count = 0
    for a, b in article.bounds:
        need = sum(len(p) for p in article.subwords[a:b])
        if count and (pieces + need > max_pieces or count + b - a > limit):
            found.append(Window(article, first, a))
            first, pieces, count, limit = a, 0, 0, max_words
        pieces += need
        count += b - a
    found.append(Window(article, first, len(article.starts)))
    out = []
    for w in found:  # a sentence longer than a window is cut
        at = w.first
        while at < w.last:
            stop, pieces = at, 0
            while stop < w.last and stop - at < max_words and pieces + len(article.subwords[stop]) <= max_pieces:
                pieces += len(article.subwords[stop])
                stop += 1
            out.append(Window(article, at, stop))
            at = stop
    return out


def collate(batch: list[Window]) -> dict[str, torch.Tensor]:
    """Pad a batch: subword tensors [B, T], word tensors [B, W], anchors [K]."""
    size = len(batch)
    lengths = [w.last - w.first for w in batch]
    widest = max(lengths)
    longest = max(sum(len(p) for p in w.article.subwords[w.first : w.last]) for w in batch) + 2
    ids = torch.zeros(size, longest, dtype=torch.long)
    mask = torch.zeros(size, longest, dtype=torch.bool)
    feats = torch.zeros(size, longest, 3, dtype=torch.long)
    start = torch.zeros(size, widest, dtype=torch.long)
    valid = torch.zeros(size, widest, dtype=torch.bool)
    out = {n: torch.full((size, widest), IGNORE) for n in ("tags", "heads", "deps", "names", "anchor")}
    sentence = torch.full((size, widest), -1)
    paragraph = torch.full((size, widest), -1)
    where, anchors, roles = [], [], []
    for b, w in enumerate(batch):
        article, n = w.article, w.last - w.first
        ids[b, 0] = 101
        feats[b, 0] = torch.tensor([6, 3, 0])
        at = 1
        for i in range(n):
            p = article.subwords[w.first + i]
            start[b, i] = at
            ids[b, at : at + len(p)] = torch.tensor(p)
            feats[b, at : at + len(p)] = torch.tensor(article.features[w.first + i])
            at += len(p)
        ids[b, at] = 102
        feats[b, at] = torch.tensor([6, 3, 0])
        mask[b, : at + 1] = True
        valid[b, :n] = True
        part = slice(w.first, w.last)
        out["tags"][b, :n] = torch.from_numpy(article.tags[part])
        heads = article.heads[part] - w.first
        heads[(heads < 0) | (heads >= n)] = IGNORE
        out["heads"][b, :n] = torch.from_numpy(heads)
        out["deps"][b, :n] = torch.from_numpy(np.where(heads == IGNORE, IGNORE, article.deps[part]))
        out["names"][b, :n] = torch.from_numpy(article.names[part])
        sentence[b, :n] = torch.from_numpy(article.sentence[part] - article.sentence[w.first])
        paragraph[b, :n] = torch.from_numpy(article.paragraph[part] - article.paragraph[w.first])
        if article.gold:
            out["anchor"][b, :n] = 0
            for anchor, row, low, high in article.attributions:
                if w.first <= anchor < w.last:
                    out["anchor"][b, anchor - w.first] = 1
                    if low >= w.first and high < w.last:
                        where.append(b)
                        anchors.append(anchor - w.first)
                        padded = torch.full((widest,), IGNORE)
                        padded[:n] = torch.from_numpy(row[part])
                        roles.append(padded)
    return out | {
        "ids": ids, "mask": mask, "feats": feats, "start": start, "valid": valid, "sentence": sentence,
        "paragraph": paragraph, "where": torch.tensor(where, dtype=torch.long),
        "anchors": torch.tensor(anchors, dtype=torch.long),
        "roles": torch.stack(roles) if roles else torch.zeros(0, widest, dtype=torch.long),
    }  # fmt: skip


N_TAGS, N_DEPS, N_NAMES, N_ROLES = len(TAGS), len(DEPS), len(NAME_TAGS), len(ROLE_TAGS)
