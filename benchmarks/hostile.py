"""Time and peak memory of ``annotate`` on text that nobody would write.

Usage: ``python -m benchmarks.hostile MEGABYTES [CASE…]``.

Each case runs in a process of its own, with one worker. ``words`` is an article repeated; the others are what a
broken scraper or a hostile source may give. Peak memory is that of the process (``ru_maxrss``).
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path
from time import process_time

ARTICLE = Path("examples/six-aid-workers-dead-in-ambush-in-south-sudan.txt")


def text(case: str, size: int) -> str:
    """A text of ``size`` characters."""
    draw = random.Random(0)
    if case in ("words", "capitals", "bare"):
        made = ARTICLE.read_text(encoding="utf8") + "\n\n"
        made = made.upper() if case == "capitals" else made
        made = "".join(c for c in made if c.isalnum() or c.isspace()) if case == "bare" else made
    elif case == "mixed":
        made = "".join(draw.choices("\"“”«»‘’'„`", k=10_000))
    else:
        made = {
            "marks": '"', "letters": "a", "marks-on-lines": '\n"', "quoted-letters": '"a" ', "lines": "\n",
            "quoted-lines": "“It rains in here.”\n\n", "open-lines": "“It rains in here\n\n",
            "numbers": "1,204\t17.5\t",
        }[case]  # fmt: skip
    return (made * (size // len(made) + 1))[:size]


CASES = (
    "marks", "letters", "lines", "mixed", "marks-on-lines", "quoted-letters", "open-lines", "quoted-lines", "numbers",
    "words", "capitals", "bare",
)  # fmt: skip


def measure(case: str, size: int) -> str:
    """One case in this process."""
    from onrecord import intake, pipeline
    from onrecord import record as codec
    from onrecord.intake.taken import Refused

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.txt"
        path.write_text(text(case, size), encoding="utf8")
        before = process_time()
        taken = list(intake.take([str(path)], keep=False))
        said = "refused"
        for item in taken:
            if isinstance(item, Refused):
                said = f"refused: {item.reason}"
                continue
            for outcome in pipeline.annotate([item.document], workers=1):
                if isinstance(outcome, pipeline.Failed):
                    said = f"FAILED: {outcome.message}"
                    continue
                codec.dumps(codec.encode(outcome))
                said = f"language {outcome.document.language}, {len(outcome.attributions)} statements"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"{case:16}{size / 1e6:6.1f} MB  {process_time() - before:8.1f} s of processor  {peak:5} MB peak  {said}"


def main(megabytes: str, *cases: str) -> None:
    """Run the cases, each in a fresh process."""
    for case in cases or CASES:
        with get_context("spawn").Pool(1) as pool:
            sys.stdout.write(pool.apply(measure, (case, int(float(megabytes) * 1e6))) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
