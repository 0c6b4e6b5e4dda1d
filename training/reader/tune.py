"""Choose the decoding settings on dev and fit the confidence: ``python -m training.reader.tune [FOLDER [FIGURES]]``.

The model runs once over PolNeAR dev; anchor threshold and the costs of broken roles are swept over what it gave, each
scored by AR50 with the settings at hand. Then the confidence is fitted (logistic regression of "found") by
cross-validation over articles, and its expected calibration error and reliability are printed.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.evaluation import attributions as scoring
from onrecord.evaluation.attributions import Score, dice, pair
from onrecord.model import Attribution, Document
from onrecord.reading import attributing, cues, trained
from onrecord.reading.decode import bio_transitions
from onrecord.reading.roles import Candidate
from onrecord.reading.trained import TrainedReader, parse_of

DEV = Path("../shared/gold/polnear/dev.jsonl")
LOWEST = 0.2
Article = scoring.Article = cache(scoring.Article)  # type: ignore[misc, assignment]  # each is scored twenty times


class Keeping(TrainedReader):
    """Gives the parse, the quotations and the undecoded candidates of each document."""

    keep = True

    def decode(self, candidates: list[Candidate]) -> Any:
        return candidates if self.keep else super().decode(candidates)

    def _finish(self, work: Any) -> Any:
        return parse_of(work), work.quotes, work.found


def as_gold(found: tuple[Attribution, ...]) -> list[dict[str, Any]]:
    return [{"source": a.source, "cue": a.cue, "content": a.content, "confidence": a.confidence} for a in found]


def main(folder: str | None = None, figures: str | None = None) -> None:
    """Sweep and fit."""
    rows = [json.loads(line) for line in DEV.open(encoding="utf8")]
    reader = Keeping(Path(folder) if folder else None)
    reader.threshold = LOWEST
    read: list[Any] = list(reader.read([Document(r["id"], r["text"], "") for r in rows]))
    reader.keep = False

    def run(threshold: float, broken: tuple[float, ...]) -> dict[str, float]:
        reader.role_moves = bio_transitions(3, broken=broken)
        score = Score()
        for row, (parse, quotes, candidates) in zip(rows, read, strict=True):
            cues.SURE = threshold
            found = cues.confirmed(parse, [reader.decode([c])[0] for c in candidates])
            given = attributing.attributions(parse, quotes, found)
            score.add(row["text"], row["attributions"], as_gold(given))
        return score.measures()

    shown = ("AR50 F1", "found F1", "found P", "found R", "source given found, gold has source (overlap)",
             "role source frag F1", "role cue frag F1", "role content frag F1")  # fmt: skip
    best, settings = -1.0, (cues.SURE, trained.BROKEN)
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        got = run(threshold, settings[1])
        print("threshold", threshold, *(f"{k} {got[k]:.4f};" for k in shown), flush=True)
        if got["AR50 F1"] + got["found F1"] > best:
            best, settings = got["AR50 F1"] + got["found F1"], (threshold, settings[1])
    for place, costs in enumerate(((0.0, 1.0, 2.0, 4.0), (0.0, 4.0), (0.0, 0.5, 1.0, 2.0, 3.0))):
        for cost in costs:
            broken = (*settings[1][:place], cost, *settings[1][place + 1 :])
            got = run(settings[0], broken)
            print("broken", broken, *(f"{k} {got[k]:.4f};" for k in shown), flush=True)
            if got["AR50 F1"] + got["found F1"] > best:
                best, settings = got["AR50 F1"] + got["found F1"], (settings[0], broken)
    print("chosen", settings)
    calibrate(rows, read, reader, settings, Path(figures) if figures else None)


def calibrate(
    rows: list[dict[str, Any]], read: list[Any], reader: TrainedReader, settings: tuple[float, tuple[float, ...]],
    figures: Path | None,
) -> None:  # fmt: skip
    """Fit the confidence on the attributions that the settings give."""
    from sklearn.linear_model import LogisticRegression

    cues.SURE = settings[0]
    reader.role_moves = bio_transitions(3, broken=settings[1])
    xs, ys, group, running = [], [], [], []
    for number, (row, (parse, quotes, candidates)) in enumerate(zip(rows, read, strict=True)):
        found = cues.confirmed(parse, [reader.decode([c])[0] for c in candidates])
        given = attributing.with_origins(parse, quotes, found)
        article = Article(row["text"])
        wanted = [w for w in map(article.roles, row["attributions"]) if w.content or w.cue]
        had = [article.roles(a) for a in as_gold(tuple(a for a, _ in given))]
        hit = {j for i, j in pair(wanted, had) if dice(wanted[i].content, had[j].content) >= 0.5}
        for j, (_, origin) in enumerate(given):
            if origin is None:
                running.append(j in hit)
                continue
            clipped = min(max(origin.chance, 1e-6), 1 - 1e-6)
            xs.append((np.log(clipped / (1 - clipped)), origin.content_log, origin.source_log))
            ys.append(j in hit)
            group.append(number)
    share = float(np.mean(running)) if running else 0.0
    print(f"running quotations: {len(running)}, right {share:.3f} (_RUNNING_CONFIDENCE)")
    x, y, g = np.array(xs), np.array(ys), np.array(group)
    chance = np.zeros(len(y))
    for fold in range(5):
        out = g % 5 == fold
        chance[out] = LogisticRegression(C=10).fit(x[~out], y[~out]).predict_proba(x[out])[:, 1]
    bins = []
    for low, high in pairwise(np.linspace(0, 1, 11)):
        inside = (chance >= low) & (chance < high + (high == 1))
        if inside.any():
            bins.append((int(inside.sum()), float(chance[inside].mean()), float(y[inside].mean())))
            print("n {} confidence {:.3f} right {:.3f}".format(*bins[-1]))
    error = sum(n * abs(sure - right) for n, sure, right in bins) / len(y)
    print(f"expected calibration error, cross-validated by article: {error:.4f} over {len(y)}")
    whole = LogisticRegression(C=10).fit(x, y)
    print("_CALIBRATION =", tuple(round(float(v), 3) for v in (whole.intercept_[0], *whole.coef_[0])))
    gold = sum(bool(a["content"] or a["cue"]) for row in rows for a in row["attributions"])
    curve = []
    for least in (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95):
        kept = np.concatenate([y[chance >= least], np.array(running) if least <= share else np.array([], dtype=bool)])
        if len(kept):
            curve.append((least, float(kept.mean()), float(kept.sum() / gold)))
            print("--min-confidence {:.2f}: precision {:.3f} recall {:.3f}".format(*curve[-1]))
    if figures is not None:
        draw(bins, curve, figures)


def draw(bins: list[tuple[int, float, float]], curve: list[tuple[float, float, float]], figures: Path) -> None:
    """The reliability diagram and the curve of precision and recall, as one SVG."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "onrecord"
    from matplotlib import pyplot

    shown, (left, right) = pyplot.subplots(1, 2, figsize=(9, 4), layout="constrained")
    left.plot([0, 1], [0, 1], color="0.7")
    left.scatter([b[1] for b in bins], [b[2] for b in bins], s=[max(12, b[0] / 4) for b in bins])
    left.set(xlabel="confidence", ylabel="share found in the gold", title="Reliability", xlim=(0, 1), ylim=(0, 1))
    right.plot([c[2] for c in curve], [c[1] for c in curve], marker="o")
    for least, precision, recall in curve:
        right.annotate(f"{least:.2f}", (recall, precision), textcoords="offset points", xytext=(6, 4), fontsize=8)
    right.set(xlabel="recall", ylabel="precision", title="--min-confidence")
    figures.mkdir(parents=True, exist_ok=True)
    shown.savefig(figures / "confidence.svg", metadata={"Date": None})


if __name__ == "__main__":
    main(*sys.argv[1:])
