"""The network: a MiniLM encoder, word heads, and a tagger that reads the words once for each cue.

An attribution is found by its anchor, the first word of its cue; then every word of the window is
tagged anew as part of *this* attribution's source, cue or content. So linking is learned, sources are
shared, contents may be broken, and one attribution may lie inside another.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.reading.features import GAPS, QUOTES, SHAPES
from training.reader.data import IGNORE, N_DEPS, N_NAMES, N_ROLES, N_TAGS

DISTANCES = 64
SENTENCES = 11
PARAGRAPHS = 5
ARC, LABEL, PAIR = 96, 64, 128


_noise = np.random.Generator(np.random.SFC64(0))


def dropout(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout from random bytes: torch's own is the slowest part of a step on a CPU."""
    if not training or rate == 0.0:
        return x
    cut = round(rate * 256)
    keep = torch.from_numpy(_noise.integers(0, 256, x.shape, dtype=np.uint8)) >= cut
    return x * (keep.to(x.dtype) * (256 / (256 - cut)))


def distance_bucket(d: Tensor) -> Tensor:
    """Signed word distance to one of 64 buckets: exact to 16, then logarithmic to 256."""
    m = d.abs()
    far = 16 + (torch.log(m.clamp(min=16).float() / 16) / torch.log(torch.tensor(16.0)) * 15).long()
    half = torch.where(m < 16, m, far.clamp(max=31))
    return torch.where(d < 0, 31 - half, 32 + half).clamp(0, DISTANCES - 1)


class Layer(nn.Module):
    """A BERT layer (post-norm)."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))  # dropout here: 2x slower
        a = self.out(a.transpose(1, 2).reshape(b, t, w))
        x = self.norm1(x + dropout(a, self.dropout, self.training))
        h = self.down(F.gelu(self.up(x)))
        return self.norm2(x + dropout(h, self.dropout, self.training))


class Encoder(nn.Module):
    """MiniLM-L6 (Wang et al. 2020) with three more input embeddings: case, gap, quotation marks."""

    def __init__(self, *, width: int = 384, layers: int = 6, heads: int = 12, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, width)
        self.position = nn.Embedding(512, width)
        self.extra = nn.ModuleList(nn.Embedding(n, width) for n in (SHAPES, GAPS, QUOTES))
        for table in self.extra:
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, 4 * width, dropout) for _ in range(layers))
        self.dropout = dropout

    def forward(self, ids: Tensor, feats: Tensor, mask: Tensor) -> Tensor:
        x = self.word(ids) + self.position(torch.arange(ids.shape[1], device=ids.device))
        for number, table in enumerate(self.extra):
            x = x + table(feats[..., number])
        x = dropout(self.norm(x), self.dropout, self.training)
        bias = torch.where(mask, 0.0, -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, path: Path) -> None:
        """Take the weights of ``model.safetensors`` of all-MiniLM-L6-v2."""
        from safetensors.torch import load_file

        w = load_file(path)
        w = {k.removeprefix("bert."): v for k, v in w.items()}
        own: dict[str, Tensor] = {
            "word.weight": w["embeddings.word_embeddings.weight"],
            "position.weight": w["embeddings.position_embeddings.weight"]
            + w["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        for n in range(len(self.layers)):
            p = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                own[f"layers.{n}.qkv.{kind}"] = torch.cat(
                    [w[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                )
                own[f"layers.{n}.out.{kind}"] = w[f"{p}attention.output.dense.{kind}"]
                own[f"layers.{n}.norm1.{kind}"] = w[f"{p}attention.output.LayerNorm.{kind}"]
                own[f"layers.{n}.up.{kind}"] = w[f"{p}intermediate.dense.{kind}"]
                own[f"layers.{n}.down.{kind}"] = w[f"{p}output.dense.{kind}"]
                own[f"layers.{n}.norm2.{kind}"] = w[f"{p}output.LayerNorm.{kind}"]
        missing = self.load_state_dict(own, strict=False)
        assert all(k.startswith("extra") for k in missing.missing_keys), missing
        assert not missing.unexpected_keys, missing


class RoleTagger(nn.Module):
    """Tags the words of a window for one anchor: [K, W] words, [K] anchors → [K, W, 7] logits."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.sentence = nn.Embedding(SENTENCES, PAIR)
        self.paragraph = nn.Embedding(PARAGRAPHS, PAIR)
        for table in (self.distance, self.sentence, self.paragraph):
            nn.init.normal_(table.weight, std=0.05)
        self.norm = nn.LayerNorm(PAIR)
        self.convs = nn.ModuleList(nn.Conv1d(PAIR, PAIR, 3, padding=d, dilation=d) for d in (1, 2, 4))
        self.out = nn.Linear(PAIR, N_ROLES)
        self.dropout = dropout

    def forward(
        self, words: Tensor, anchor: Tensor, gate: Tensor, distance: Tensor, sentence: Tensor, paragraph: Tensor,
        valid: Tensor,
    ) -> Tensor:  # fmt: skip
        z = words * (1 + gate[:, None]) + anchor[:, None]
        z = z + self.distance(distance) + self.sentence(sentence) + self.paragraph(paragraph)
        z = F.gelu(self.norm(z)) * valid[..., None]
        for conv in self.convs:
            y = F.gelu(conv(z.transpose(1, 2)).transpose(1, 2))
            z = (z + dropout(y, self.dropout, self.training)) * valid[..., None]
        return self.out(z)


class Reader(nn.Module):
    """Encoder, word heads and role tagger."""

    def __init__(self, *, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder(dropout=dropout)
        width = 384
        self.anchor = nn.Linear(width, 1)
        self.tags = nn.Linear(width, N_TAGS)
        self.names = nn.Linear(width, N_NAMES)
        self.arc = nn.Linear(width, 2 * ARC)
        self.arc_weight = nn.Parameter(torch.eye(ARC) + 0.01 * torch.randn(ARC, ARC))
        self.arc_bias = nn.Linear(ARC, 1)
        self.label = nn.Linear(width, 2 * LABEL)
        self.label_out = nn.Linear(LABEL, N_DEPS)
        self.pair = nn.Linear(width, 3 * PAIR)
        self.roles = RoleTagger(dropout)
        self.head_dropout = head_dropout

    def words(self, ids: Tensor, feats: Tensor, mask: Tensor, start: Tensor) -> dict[str, Tensor]:
        """Per-word outputs [B, W, …] from subword inputs; ``start`` [B, W] is each word's first subword."""
        x = self.encoder(ids, feats, mask)
        x = torch.gather(x, 1, start[..., None].expand(-1, -1, x.shape[-1]))
        x = dropout(x, self.head_dropout, self.training)
        dependent, head = F.gelu(self.arc(x)).chunk(2, -1)
        low, high = self.label(x).chunk(2, -1)
        words, anchor, gate = self.pair(x).chunk(3, -1)
        return {
            "anchor": self.anchor(x)[..., 0], "tags": self.tags(x), "names": self.names(x),
            "dependent": dependent @ self.arc_weight, "head": head, "head_bias": self.arc_bias(head)[..., 0],
            "low": low, "high": high, "pair_words": words, "pair_anchor": anchor, "pair_gate": gate,
        }  # fmt: skip

    def role_logits(self, out: dict[str, Tensor], batch: dict[str, Tensor], where: Tensor, at: Tensor) -> Tensor:
        """[K, W, 7] for anchors ``at`` of batch rows ``where``."""
        n = batch["start"].shape[1]
        place = torch.arange(n)
        pick = batch["sentence"][where]
        here = pick.gather(1, at[:, None])
        para = batch["paragraph"][where]
        return self.roles(
            out["pair_words"][where], out["pair_anchor"][where, at], out["pair_gate"][where, at],
            distance_bucket(place[None] - at[:, None]),
            (pick - here).clamp(-5, 5) + 5, (para - para.gather(1, at[:, None])).clamp(-2, 2) + 2,
            batch["valid"][where].to(out["pair_words"].dtype),
        )  # fmt: skip

    def loss(self, batch: dict[str, Tensor], weights: dict[str, float]) -> dict[str, Tensor]:
        """Weighted losses by head, and their ``total``."""
        out = self.words(batch["ids"], batch["feats"], batch["mask"], batch["start"])
        out = {k: v.float() for k, v in out.items()}
        known = batch["anchor"] != IGNORE
        found: dict[str, Tensor] = {}
        if known.any():
            found["anchor"] = F.binary_cross_entropy_with_logits(
                out["anchor"][known], batch["anchor"][known].float()
            )
        for name in ("tags", "names"):
            found[name] = F.cross_entropy(out[name].flatten(0, 1), batch[name].flatten(), ignore_index=IGNORE)
        scores = out["dependent"] @ out["head"].transpose(1, 2) + out["head_bias"][:, None]
        same = batch["sentence"][:, :, None] == batch["sentence"][:, None]
        scores = scores.masked_fill(~same, -1e4)
        found["arcs"] = F.cross_entropy(scores.flatten(0, 1), batch["heads"].flatten(), ignore_index=IGNORE)
        heads = batch["heads"].clamp(min=0)
        high = out["high"].gather(1, heads[..., None].expand(-1, -1, LABEL))
        labels = self.label_out(F.gelu(out["low"] + high))
        found["deps"] = F.cross_entropy(labels.flatten(0, 1), batch["deps"].flatten(), ignore_index=IGNORE)
        if len(batch["where"]):
            logits = self.role_logits(out, batch, batch["where"], batch["anchors"])
            per = F.cross_entropy(
                logits.float().flatten(0, 1), batch["roles"].flatten(), ignore_index=IGNORE, reduction="sum"
            )
            found["roles"] = per / (30.0 * len(batch["where"]))
        total = sum(weights[k] * v for k, v in found.items())
        return found | {"total": total}
