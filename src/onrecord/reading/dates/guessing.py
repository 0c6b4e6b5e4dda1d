"""Verbs and their tense by their forms alone, for texts that no model has read."""

from __future__ import annotations

import re

from onrecord.model import Parse
from onrecord.reading.words import sentences, words

_MODAL = "MD"
_TAGS = {
    **dict.fromkeys("will wo 'll ’ll would shall may might can could should must".split(), _MODAL),
    **dict.fromkeys(
        (
            "was were had did said told came went began took made met held gave left won lost saw became got fell "
            "rose found died spent asked ran sent spoke set broke led brought grew fled flew hit cut put wrote "
            "kept built sold paid stood sat shot struck heard thought felt knew"
        ).split(),
        "VBD",
    ),
    **dict.fromkeys(
        "is has does says begins starts opens takes ends expires meets expects plans hopes wants".split(), "VBZ"
    ),
    **dict.fromkeys("are have do am begin start expect hope want say".split(), "VBP"),
    **dict.fromkeys("be been being".split(), "VBN"),
    **dict.fromkeys("expected due scheduled planned slated".split(), "VBN"),
    "to": "TO",
    "not": "RB",
}
_PAST = re.compile(r"[a-z]{2,}ed")
_ADJECTIVES = frozenset("united need indeed hundred sacred wicked naked speed seed feed breed deed weed".split())
_NO_VERBS = frozenset(
    "the a an this that these those his her its their our my your it them him us you me he she they we not no one two "
    "three all some any each every about at in on".split()
)
_AUXILIARY = frozenset("is are was were be been being has have had am".split())
_MONTH_MAY = re.compile(r"(?:in|of|by|since|until|from|last|next|this|on|early|late|mid|and|to|,|-|\d+)")


def guessed(text: str) -> Parse:
    """A parse of ``text`` without syntax: Penn tags for what looks like a verb, ``""`` for any other word."""
    starts, ends = words(text)
    tags: list[str] = []
    before = ""
    for start, end in zip(starts, ends, strict=True):
        written = text[start:end]
        word = written.lower()
        tag = _TAGS.get(word, "")
        governed = bool(tags) and tags[-1] in (_MODAL, "TO") and written.islower() and word not in _NO_VERBS
        governed = governed and not (tags[-1] == "TO" and word.endswith("s"))
        if word == "may" and (written[0] == "M" and (before == "" or _MONTH_MAY.fullmatch(before))):
            tag = ""
        elif governed and tag != "TO" and word.isalpha():
            tag = "VB"
        elif tag == "VBD" or (not tag and _PAST.fullmatch(word) and word not in _ADJECTIVES):
            tag = "VBN" if before in _AUXILIARY and word not in _AUXILIARY else "VBD"
        adverb = not tag and word.endswith("ly")
        tags.append("RB" if adverb else tag)
        if not adverb:
            before = word
    return Parse(text, tuple(starts), tuple(ends), tuple(tags), (), (), tuple(sentences(text, starts, ends)))
