"""Outcomes come in the order of the inputs, however the pipeline batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.running import Known, Read, run
from onrecord.intake.taken import Refused, Taken
from onrecord.model import Document, Provenance, ReaderVersion, Record


def taken(n: int) -> Taken:
    came = Provenance(f"{n}", "0", 1, "text/plain", "text", "1", "2024-01-01T00:00:00+00:00")
    return Taken(Document(f"d{n}", "text", "0" * 64), came)


def in_batches(size: int) -> Callable[[Iterable[Document]], Iterator[Record]]:
    def annotate(documents: Iterable[Document]) -> Iterator[Record]:
        drawn = iter(documents)
        while batch := list(islice(drawn, size)):
            for document in batch:
                yield Record(document, ReaderVersion("1", "m"))

    return annotate


@given(st.lists(st.sampled_from(["read", "known", "refused"]), max_size=12), st.integers(1, 5))
def test_order_is_kept(kinds: list[str], size: int) -> None:
    items = [Refused(f"{n}", "why") if kind == "refused" else taken(n) for n, kind in enumerate(kinds)]
    there = {f"d{n}" for n, kind in enumerate(kinds) if kind == "known"}
    found = list(run(items, in_batches(size), known=lambda t: t.document.id if t.document.id in there else None))
    origins = [o.origin if isinstance(o, Refused) else o.taken.provenance.origin for o in found]
    assert origins == [f"{n}" for n in range(len(kinds))]
    told = {Read: "read", Known: "known", Refused: "refused"}
    assert [told[type(outcome)] for outcome in found] == kinds


def test_a_pipeline_that_mixes_documents_up_is_found_out() -> None:
    def turned(documents: Iterable[Document]) -> Iterator[Record]:
        return iter([Record(d, ReaderVersion("1", "m")) for d in reversed(list(documents))])

    with pytest.raises(RuntimeError, match="order"):
        list(run([taken(1), taken(2)], turned))
