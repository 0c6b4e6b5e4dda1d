"""Export the averaged weights as ONNX: ``python -m training.reader.export [--fp32] OUT_DIR``.

Writes ``words.onnx`` (subwords in, one vector of head outputs a word), ``roles.onnx`` (words and anchors in,
role tags out), ``vocabulary.json`` (the tokenizer) and ``labels.json``. Matrices of the encoder are int8 by
channel (dynamic quantisation), heads stay fp32.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from types import MethodType

import torch
from torch import Tensor, nn

from onrecord.reading.features import GAPS, QUOTES, SHAPES
from training.reader.labels import DEPS, NAME_TAGS, ROLE_TAGS, TAGS
from training.reader.network import Layer, Reader

OUTPUTS = (
    "anchor", "tags", "names", "dependent", "head", "head_bias", "low", "high",
    "pair_words", "pair_anchor", "pair_gate",
)  # fmt: skip


class Attention(torch.autograd.Function):
    """ONNX Runtime's own attention, which keeps a block of scores in the cache; it does so only without a mask."""

    @staticmethod
    def forward(ctx, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        b, t, w = q.shape
        q, k, v = (x.view(b, t, heads, w // heads).transpose(1, 2) for x in (q, k, v))
        return nn.functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, t, w)

    @staticmethod
    def symbolic(g, q, k, v, heads: int):
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(v.type())


def _layer(self: Layer, x: Tensor, bias: Tensor) -> Tensor:
    """As ``Layer.forward`` without dropout and mask: the program gives one window at a time, without padding."""
    a = self.out(Attention.apply(*self.qkv(x).chunk(3, -1), self.heads))
    x = self.norm1(x + a)
    return self.norm2(x + self.down(nn.functional.gelu(self.up(x))))


class Words(nn.Module):
    """The encoder with its word heads, one packed float vector a word."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        for layer in reader.encoder.layers:
            layer.forward = MethodType(_layer, layer)

    def forward(self, ids: Tensor, feats: Tensor, start: Tensor) -> Tensor:
        out = self.reader.words(ids, feats, torch.ones_like(ids, dtype=torch.bool), start)
        return torch.cat([out[k][..., None] if out[k].dim() == 2 else out[k] for k in OUTPUTS], -1)


class ByteEmbedding(nn.Module):
    """An embedding table in int8 with a scale a row (a quarter of the size, error below 0.4 % of a row's range)."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("codes", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.codes[ids].float() * self.scale[ids]


class Labels(nn.Module):
    """The label head: sum of dependent's and head's vectors → relation logits."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.out = reader.label_out

    def forward(self, pairs: Tensor) -> Tensor:
        return self.out(nn.functional.gelu(pairs))


def export(average: Path, out: Path, *, fp32: bool = False) -> None:
    """Write the ONNX files for the weights in ``average`` into ``out``."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    reader.load_state_dict(torch.load(average))
    reader.eval()
    if not fp32:
        reader.encoder.word = ByteEmbedding(reader.encoder.word.weight.detach())
    b, t, w, k = 1, 24, 12, 3
    sample = (
        torch.randint(1000, 2000, (b, t)), torch.zeros(b, t, 3, dtype=torch.long),
        torch.arange(w).expand(b, w).contiguous(),
    )  # fmt: skip
    raw = out / "words.fp32.onnx"
    torch.onnx.export(
        Words(reader), sample, str(raw), input_names=["ids", "feats", "start"],
        output_names=["words"], opset_version=17, dynamo=False, custom_opsets={"com.microsoft": 1},
        dynamic_axes={"ids": {0: "b", 1: "t"}, "feats": {0: "b", 1: "t"},
                      "start": {0: "b", 1: "w"}, "words": {0: "b", 1: "w"}},
    )  # fmt: skip
    if fp32:
        raw.replace(out / "words.onnx")
    else:
        graph = onnx.load(raw).graph
        heads = [
            n.name for n in graph.node
            if n.op_type in ("MatMul", "Gemm") and not n.name.startswith("/encoder")
        ]  # fmt: skip
        quantize_dynamic(
            raw, out / "words.onnx", per_channel=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"], nodes_to_exclude=heads,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        raw.unlink()
    roles = (
        torch.randn(k, w, 128), torch.randn(k, 128), torch.randn(k, 128), torch.zeros(k, w, dtype=torch.long),
        torch.zeros(k, w, dtype=torch.long), torch.zeros(k, w, dtype=torch.long), torch.ones(k, w),
    )  # fmt: skip
    names = ["words", "anchor", "gate", "distance", "sentence", "paragraph", "valid"]
    torch.onnx.export(
        reader.roles, roles, str(out / "roles.onnx"), input_names=names, output_names=["tags"],
        opset_version=17, dynamo=False,
        dynamic_axes={n: {0: "k", 1: "w"} if n not in ("anchor", "gate") else {0: "k"} for n in [*names, "tags"]},
    )  # fmt: skip
    torch.onnx.export(
        Labels(reader), (torch.randn(5, 64),), str(out / "relations.onnx"), input_names=["pairs"],
        output_names=["relations"], opset_version=17, dynamo=False,
        dynamic_axes={"pairs": {0: "n"}, "relations": {0: "n"}},
    )  # fmt: skip
    with torch.no_grad():
        given = reader.words(sample[0], sample[1], torch.ones(b, t, dtype=torch.bool), sample[2])
        shapes = {k: v.shape[2] if v.dim() == 3 else 1 for k, v in given.items()}
    layout, at = {}, 0
    for name in OUTPUTS:
        layout[name] = [at, at + shapes[name]]
        at += shapes[name]
    (out / "labels.json").write_text(json.dumps({
        "layout": layout, "tags": TAGS, "deps": DEPS, "names": NAME_TAGS, "roles": ROLE_TAGS,
        "features": [SHAPES, GAPS, QUOTES],
    }, indent=0))  # fmt: skip


def main() -> None:
    """Export as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.json"))
    parser.add_argument("--fp32", action="store_true")
    args = parser.parse_args()
    config = json.loads(args.config.read_text())
    export(Path(config["work"]) / "average.pt", args.out, fp32=args.fp32)
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(config["tokenizer"])
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(args.out / "vocabulary.json"), pretty=False)


if __name__ == "__main__":
    main()
