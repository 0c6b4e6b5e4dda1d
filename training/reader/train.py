"""Train the reader: ``python -m training.reader.train --config training/reader/config.json``.

Resumable: run it again and it goes on from the last finished epoch. Writes to the config's ``work``
folder: ``last.pt`` (to resume), ``average.pt`` (exponential moving average of the weights), ``log.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.reader.data import Article, collate, load, windows
from training.reader.network import Reader


def batches(articles: list[Article], config: dict, rng: random.Random) -> list[list]:
    """Windows of similar length together, about ``pieces`` subwords a batch, in random order."""
    cut = [
        w for a in articles
        for w in windows(a, max_words=config["max_words"], max_pieces=config["max_pieces"], rng=rng)
    ]  # fmt: skip
    size = {id(w): sum(len(p) for p in w.article.subwords[w.first : w.last]) for w in cut}
    cut.sort(key=lambda w: size[id(w)] + rng.uniform(0, 40))
    out: list[list] = []
    widest = 0
    for w in cut:
        widest = max(widest, size[id(w)])
        if not out or widest * (len(out[-1]) + 1) > config["pieces"]:
            out.append([])
            widest = size[id(w)]
        out[-1].append(w)
    rng.shuffle(out)
    return out


def main() -> None:
    """Train as the config says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.json"))
    parser.add_argument("--epochs", type=int, help="stop after this many, schedule unchanged")
    args = parser.parse_args()
    config = json.loads(args.config.read_text())
    work = Path(config["work"])
    work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config["threads"])
    torch.manual_seed(config["seed"])
    tokenizer = Tokenizer.from_file(config["tokenizer"])
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpora = load(Path(config["silver"]), tokenizer, {k: Path(v) for k, v in config["gold"].items()})
    print({k: (len(v), sum(len(a.starts) for a in v)) for k, v in corpora.items()}, flush=True)
    train = corpora["train"]
    extra = [a for name in config["extra"] for a in corpora.get(name, [])]

    model = Reader(dropout=config["dropout"], head_dropout=config["head_dropout"])
    model.encoder.load_minilm(Path(config["minilm"]))
    slow = list(model.encoder.parameters())
    fresh = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    fresh += list(model.encoder.extra.parameters())
    ids = {id(p) for p in fresh}
    slow = [p for p in slow if id(p) not in ids]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": config["lr"]}, {"params": fresh, "lr": config["head_lr"]}],
        weight_decay=config["weight_decay"],
    )
    bases = [config["lr"], config["head_lr"]]
    average = {k: v.clone() for k, v in model.state_dict().items()}
    done, step, total = 0, 0, None
    last = work / "last.pt"
    if last.exists():
        state = torch.load(last)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        average, done, step, total = state["average"], state["done"], state["step"], state["total"]
    log = (work / "log.jsonl").open("a")
    for epoch in range(done, config["epochs"]):
        rng = random.Random(config["seed"] * 1000 + epoch)
        torch.manual_seed(config["seed"] * 1000 + epoch)
        some = rng.sample(extra, int(len(extra) * config["extra_share"]))
        plan = batches(train + some, config, rng)
        total = total or len(plan) * config["epochs"]
        model.train()
        sums: dict[str, float] = {}
        began = time.time()
        for number, batch in enumerate(plan):
            part = min(step / total, 1.0)
            warm = config["warmup"]
            factor = part / warm if part < warm else max(0.02, (1 - part) / (1 - warm))
            for group, base in zip(optimizer.param_groups, bases, strict=True):
                group["lr"] = base * factor
            tensors = collate(batch)
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=config["bf16"]):
                losses = model.loss(tensors, config["weights"])
            optimizer.zero_grad(set_to_none=True)
            losses["total"].backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            decay = min(config["ema"], (step + 1) / (step + 10))
            with torch.no_grad():
                for k, v in model.state_dict().items():
                    average[k].lerp_(v, 1 - decay)
            for k, v in losses.items():
                sums[k] = sums.get(k, 0.0) + float(v.detach())
            if number % 50 == 0:
                rate = (time.time() - began) / (number + 1)
                shown = {k: round(v / (number + 1), 4) for k, v in sums.items()}
                print(f"{epoch} {number}/{len(plan)} {rate:.2f}s/step {shown}", flush=True)
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "average": average,
                 "done": epoch + 1, "step": step, "total": total}  # fmt: skip
        torch.save(state, work / "last.tmp")
        (work / "last.tmp").replace(last)
        torch.save(average, work / "average.pt")
        row = {"epoch": epoch + 1, "seconds": round(time.time() - began)}
        row |= {k: round(v / len(plan), 4) for k, v in sums.items()}
        log.write(json.dumps(row) + "\n")
        log.flush()
        if args.epochs and epoch + 1 >= args.epochs:
            break


if __name__ == "__main__":
    main()
