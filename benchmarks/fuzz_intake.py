"""Fuzz every reader: mutated good files and random bytes of each form, each read or refused with one line.

    python benchmarks/fuzz_intake.py --count 100000 [--seconds 600] [--seed 1] [FORM...]

Prints for each form how many inputs were tried, taken and refused, the slowest, and every input that made
anything but a document or a refusal of one line that its reader meant (written to fuzz-FORM-N.bin).
"""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "intake"))

import making

from onrecord.intake.taken import Refused
from onrecord.intake.taking import Options, take_stream

ROW = b'{"id": "a", "text": "The envoy said it was over.", "date": "2019-11-04"}\n'
COURT = "".join(f"{n} THE COURT: You may answer.\n" for n in range(1, 26)).encode()
FORMS: dict[str, Callable[[], bytes]] = {
    "plain": lambda: f"date 2019-11-04\nBy Jane Doe\nRIGA (Reuters) – {making.BODY}\n\n{making.MORE}".encode(),
    "html": making.html,
    "pdf": lambda: making.pdf([(60.0, 700.0 - 12 * k, making.MORE) for k in range(9)], []),
    "docx": making.docx,
    "odt": making.odt,
    "rtf": making.rtf,
    "mail": making.mail,
    "feed": making.rss,
    "warc": lambda: gzip.decompress(making.warc(making.html())),
    "jsonl": lambda: ROW * 4,
    "csv": lambda: f'id,text,date\n1,"{making.BODY}",2019-11-04\n2,"{making.MORE}",\n'.encode(),
    "transcript": lambda: COURT,
    "zip": lambda: making.zipped({"a.txt": making.BODY.encode(), "b.html": making.html()}),
    "gzip": lambda: making.gz(ROW * 4),
}
TOKENS = (b"\0", b"\xff", b"<", b">", b"&", b'"', b"{", b"}", b"\\", b"\r\n", b"9" * 20, b"-1", b"\xe2\x80\xae")


def mutated(seed: bytes, source: random.Random) -> bytes:
    """``seed`` with one to eight faults: flipped, cut, doubled, moved, or strange bytes put in."""
    data = bytearray(seed)
    for _ in range(source.randint(1, 8)):
        if not data:
            break
        at = source.randrange(len(data))
        span = min(len(data) - at, int(source.paretovariate(0.7)))
        kind = source.randrange(6)
        if kind == 0:
            data[at] ^= 1 << source.randrange(8)
        elif kind == 1:
            del data[at : at + span]
        elif kind == 2:
            data[at:at] = data[at : at + span] * source.randint(1, 3)
        elif kind == 3:
            data[at:at] = source.choice(TOKENS)
        elif kind == 4:
            to = source.randrange(len(data))
            data[to:to] = data[at : at + span]
        else:
            data[at : at + span] = source.randbytes(span)
    return bytes(data)


def inputs(form: str, source: random.Random) -> Iterator[bytes]:
    """Without an end: mostly mutated files, one in ten random bytes behind the form's first ones."""
    seed = FORMS[form]()
    while True:
        if source.random() < 0.1:
            yield seed[: source.randint(0, 40)] + source.randbytes(source.randint(0, 400))
        elif seed.startswith(b"PK") and source.random() < 0.7:
            yield repacked(seed, source)
        else:
            yield mutated(seed, source)


def repacked(seed: bytes, source: random.Random) -> bytes:
    """The ZIP file with faults within one of its files, so that they get past the ZIP reader."""
    with zipfile.ZipFile(BytesIO(seed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = source.choice([n for n in files if n.endswith(("document.xml", "content.xml", ".txt", ".html"))])
    return making.zipped(files | {name: mutated(files[name], source)})


def fault(data: bytes) -> tuple[str | None, int]:
    """What is wrong with how ``data`` is taken in, and how many documents came out of it."""
    documents = 0
    try:
        for found in take_stream(BytesIO(data), origin="fuzz", options=Options(1_000_000)):
            if isinstance(found, Refused):
                if not found.reason or "\n" in found.reason or "does not know" in found.reason:
                    return f"a refusal without a reason of one line: {found.reason!r}", documents
                continue
            documents += 1
            text = found.document.text
            text.encode()
            at = 0
            for block in found.document.blocks:
                if not at <= block.start < block.end <= len(text):
                    return f"a block out of place: {block}", documents
                at = block.end
            if any(not 0 <= a.start <= a.end <= len(text) for a in found.provenance.anchors):
                return "an anchor out of place", documents
    except Exception as error:  # this is what is looked for
        return f"{type(error).__name__}: {error}", documents
    return None, documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("forms", nargs="*", default=list(FORMS))
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=float("inf"), help="of CPU time at most, for each form")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    faults = 0
    for form in options.forms:
        source = random.Random(f"{options.seed} {form}")
        began, tried, taken, slowest = time.process_time(), 0, 0, 0.0
        for data in inputs(form, source):
            if tried >= options.count or time.process_time() - began > options.seconds:
                break
            start = time.process_time()
            what, documents = fault(data)
            slowest = max(slowest, time.process_time() - start)
            tried += 1
            taken += documents > 0
            if what:
                faults += 1
                Path(f"fuzz-{form}-{tried}.bin").write_bytes(data)
                print(f"{form}: input {tried}: {what}", flush=True)
        print(f"{form}: {tried} inputs, {taken} read, {tried - taken} refused, slowest {slowest:.2f} s", flush=True)
    raise SystemExit(1 if faults else 0)


if __name__ == "__main__":
    main()
