"""The event coder's network: MiniLM, read at the sentence and at its two participants, and one linear layer."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from onrecord.relating.events import EVENTS, MARKS
from training.reader.network import Layer

WIDTH, HEADS, LAYERS = 384, 12, 6


class Coder(nn.Module):
    """Logits of the 16 types from subword ids (0 pads).

    Read are the mean of the sentence, the mean of what stands between the marks of the two participants (the
    verb group, as a rule), and the states at the opening marks.
    """

    def __init__(self, dropout: float, tokens: int = 30522) -> None:
        super().__init__()
        self.word = nn.Embedding(tokens, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, 4 * WIDTH, dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(4 * WIDTH, len(EVENTS))

    def forward(self, ids: Tensor) -> Tensor:
        return self.upper(self.lower(ids, LAYERS), ids, LAYERS)

    def lower(self, ids: Tensor, count: int) -> Tensor:
        """States after the first ``count`` layers."""
        states = self.norm(self.word(ids) + self.position(torch.arange(ids.shape[1])))
        for layer in self.layers[:count]:
            states = layer(states, bias(ids))
        return states

    def upper(self, states: Tensor, ids: Tensor, count: int) -> Tensor:
        """Logits from the states after the first ``count`` layers."""
        for layer in self.layers[count:]:
            states = layer(states, bias(ids))

        def mean(chosen: Tensor) -> Tensor:
            weight = chosen[..., None].to(states.dtype)
            return (states * weight).sum(1) / weight.sum(1).clamp(min=1)

        inside = torch.cumsum((ids == MARKS[0]).long() + (ids == MARKS[2]).long(), 1)
        closed = torch.cumsum((ids == MARKS[1]).long() + (ids == MARKS[3]).long(), 1)
        between = (closed == 1) & (inside == 1) & (ids != MARKS[1]) & (ids != MARKS[3]) & (ids != 0)
        parts = [mean(ids != 0), mean(between), mean(ids == MARKS[0]), mean(ids == MARKS[2])]
        return self.head(self.dropout(torch.cat(parts, -1)))

    def load_minilm(self, path: Path) -> None:
        """Take the weights of ``model.safetensors`` of all-MiniLM-L6-v2."""
        from safetensors.torch import load_file

        weights = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        table = "embeddings."
        own = {
            "word.weight": weights[table + "word_embeddings.weight"],
            "position.weight": weights[table + "position_embeddings.weight"]
            + weights[table + "token_type_embeddings.weight"][0],
            "norm.weight": weights[table + "LayerNorm.weight"],
            "norm.bias": weights[table + "LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for n in range(LAYERS):
            at = f"encoder.layer.{n}."
            for kind in ("weight", "bias"):
                own[f"layers.{n}.qkv.{kind}"] = torch.cat(
                    [weights[f"{at}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                )
                for mine, theirs in names.items():
                    own[f"layers.{n}.{mine}.{kind}"] = weights[f"{at}{theirs}.{kind}"]
        left = self.load_state_dict(own, strict=False)
        if set(left.missing_keys) != {"head.weight", "head.bias"} or left.unexpected_keys:
            raise ValueError(f"{path}: not the weights of all-MiniLM-L6-v2")


def bias(ids: Tensor) -> Tensor:
    """What attention adds so that padding is not read."""
    return torch.where(ids != 0, 0.0, -10000.0)[:, None, None, :]
