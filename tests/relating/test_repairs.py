"""Arcs that tags and adjacency decide: a parse with faults in, a mended one out."""

from __future__ import annotations

from onrecord.model import Parse
from onrecord.relating.repairs import repaired


def parse(*words: tuple[str, str, int, str]) -> Parse:
    text = " ".join(word for word, *_ in words)
    starts, ends, at = [], [], 0
    for word, *_ in words:
        starts.append(at)
        ends.append(at + len(word))
        at += len(word) + 1
    tags, heads, deps = (tuple(row[i] for row in words) for i in (1, 2, 3))
    return Parse(text, tuple(starts), tuple(ends), tags, heads, deps, ((0, len(words)),))  # type: ignore[arg-type]


def test_the_object_of_a_preposition_is_the_phrase_after_it() -> None:
    mended = repaired(
        parse(
            ("talks", "NNS", 0, "ROOT"), ("on", "IN", 0, "prep"), ("grain", "NN", 1, "pobj"),
            ("with", "IN", 0, "prep"), ("the", "DT", 5, "det"), ("ministry", "NN", 1, "pobj"),
        )
    )  # fmt: skip
    assert (mended.heads[5], mended.deps[5]) == (3, "pobj")


def test_a_passive_has_its_auxiliary_and_subject() -> None:
    mended = repaired(
        parse(("she", "PRP", 2, "nsubj"), ("was", "VBD", 2, "aux"), ("beaten", "VBN", 2, "ROOT"))
    )
    assert mended.deps == ("nsubjpass", "auxpass", "ROOT")


def test_a_pronoun_right_after_its_verb_is_its_object() -> None:
    mended = repaired(
        parse(
            ("forced", "VBN", 0, "ROOT"), ("to", "TO", 2, "aux"), ("strip", "VB", 0, "xcomp"),
            ("and", "CC", 2, "cc"), ("bind", "VB", 0, "conj"), ("them", "PRP", 2, "dobj"),
        )
    )  # fmt: skip
    assert (mended.heads[5], mended.deps[5]) == (4, "dobj")
    assert mended.heads[4] == 2  # a bare verb goes with the infinitive


def test_no_arc_closes_a_cycle() -> None:
    faulty = parse(("of", "IN", 1, "prep"), ("grain", "NN", 0, "pobj"), ("came", "VBD", 2, "ROOT"))
    assert repaired(faulty) is faulty
