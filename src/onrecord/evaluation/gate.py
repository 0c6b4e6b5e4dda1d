"""Floors under the measures: ``python -m onrecord.evaluation.gate`` fails where one is not reached.

``floors.json`` names for each task the gold (from the project's root), its SHA-256, and measures with their
floors; ``null`` is a floor not set yet. Gold that is not here is skipped and said; gold that has changed fails,
for its numbers mean something else. ``--raise`` writes what was measured, less the file's margin, wherever that
is higher; only ``--lower`` writes a lower one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

from onrecord.errors import OnrecordError, UsageError
from onrecord.evaluation.report import Report, sha256_of

FLOORS = Path(__file__).with_name("floors.json")
Evaluate: TypeAlias = Callable[[str, Path], Report]


@dataclass(frozen=True, slots=True)
class Floor:
    """What one task must reach on one gold; ``measures`` are floors by name, ``None`` where not set."""

    task: str
    gold: str
    sha256: str | None
    measures: dict[str, float | None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of the outcome: ``met``, ``failed``, ``skipped`` or ``unset``."""

    outcome: str
    floor: Floor
    message: str
    measured: dict[str, float]
    sha256: str | None = None


def load(path: Path) -> tuple[list[Floor], float]:
    """The floors and the margin of a file; raises ``UsageError`` where it is not such a file."""
    try:
        raw = json.loads(path.read_text(encoding="utf8"))
        return [Floor(f["task"], f["gold"], f["sha256"], dict(f["measures"])) for f in raw["floors"]], raw["margin"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} is no file of floors ({type(error).__name__}: {error})") from None


def save(path: Path, floors: Sequence[Floor], margin: float) -> None:
    """Write the floors; the order is kept, so that a change is seen."""
    rows = [{"task": f.task, "gold": f.gold, "sha256": f.sha256, "measures": f.measures} for f in floors]
    path.write_text(json.dumps({"margin": margin, "floors": rows}, indent=2) + "\n", encoding="utf8")


def measure(task: str, gold: Path) -> Report:
    """Evaluate with the program as it is."""
    try:
        module = import_module(f"onrecord.evaluation.{task}")
    except ModuleNotFoundError:
        raise UsageError(f"this version cannot score {task}") from None
    found: Report = module.evaluate(gold)
    return found


def judge(floors: Sequence[Floor], root: Path, evaluate: Evaluate) -> Iterator[Verdict]:
    """A verdict for each floor, as soon as it is known."""
    for floor in floors:
        gold = root / floor.gold
        if not gold.exists():
            yield Verdict("skipped", floor, "the gold is not here", {})
            continue
        digest = sha256_of(gold)
        if floor.sha256 is not None and digest != floor.sha256:
            told = f"the gold has changed: SHA-256 {digest[:16]}…, not {floor.sha256[:16]}…"
            yield Verdict("failed", floor, told, {}, digest)
            continue
        try:
            report = evaluate(floor.task, gold)
        except OnrecordError as error:
            yield Verdict("failed", floor, str(error), {}, digest)
            continue
        yield _compared(floor, report, digest)


def _compared(floor: Floor, report: Report, digest: str) -> Verdict:
    measured = {name: report.measures[name] for name in floor.measures if name in report.measures}
    unknown = [name for name in floor.measures if name not in measured]
    if unknown:
        known = ", ".join(sorted(report.measures))
        return Verdict("failed", floor, f"no measure {unknown[0]!r}: there are {known}", measured, digest)
    below = [
        f"{name} {measured[name]:.4f} is {least - measured[name]:.4f} below its floor {least:.4f}"
        for name, least in floor.measures.items()
        if least is not None and measured[name] < least
    ]
    if below:
        return Verdict("failed", floor, "; ".join(below), measured, digest)
    told = ", ".join(f"{name} {value:.4f}" for name, value in measured.items())
    return Verdict("met" if None not in floor.measures.values() else "unset", floor, told, measured, digest)


def moved(floor: Floor, verdict: Verdict, *, margin: float, lower: bool) -> Floor:
    """The floor after this measurement: never lower than before unless ``lower``."""
    if not verdict.measured:
        return floor
    found = dict(floor.measures)
    for name, value in verdict.measured.items():
        new, old = max(0.0, round(value - margin, 4)), found[name]
        if old is None or new > old or (lower and value < old):
            found[name] = new
    return replace(floor, measures=found, sha256=verdict.sha256)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate and give its exit status: 0 all floors met or skipped, 1 one failed, 2 wrong usage."""
    parser = argparse.ArgumentParser("python -m onrecord.evaluation.gate", description="Floors under the measures.")
    parser.add_argument("task", nargs="*", help="only these tasks")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file of floors (default: the program's)")
    parser.add_argument("--root", type=Path, default=Path(), help="where the gold paths begin (default: here)")
    parser.add_argument("--raise", action="store_true", dest="up", help="write higher floors where they are exceeded")
    parser.add_argument("--lower", action="store_true", help="also write lower floors; say why in the commit")
    asked: Any = parser.parse_args(arguments)
    try:
        floors, margin = load(asked.floors)
    except UsageError as error:
        sys.stderr.write(f"gate: {error}\n")
        return 2
    unknown = set(asked.task) - {f.task for f in floors}
    if unknown:
        sys.stderr.write(f"gate: no floors for {', '.join(sorted(unknown))}\n")
        return 2
    verdicts = []
    for verdict in judge([f for f in floors if not asked.task or f.task in asked.task], asked.root, measure):
        verdicts.append(verdict)
        sys.stdout.write(f"{verdict.outcome:8}{verdict.floor.task} on {verdict.floor.gold}: {verdict.message}\n")
        sys.stdout.flush()
    if asked.up or asked.lower:
        judged = {id(v.floor): v for v in verdicts}
        rows = [moved(f, judged[id(f)], margin=margin, lower=asked.lower) if id(f) in judged else f for f in floors]
        save(asked.floors, rows, margin)
        failed = any(v.outcome == "failed" and not (asked.lower and v.measured) for v in verdicts)
    else:
        failed = any(v.outcome == "failed" for v in verdicts)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
