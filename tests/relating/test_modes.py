"""A sentence in, its mode out; ``{source}`` and ``[target]`` are the participants."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Event, Mode, Span
from onrecord.relating.modes import mode_of

CASES: list[tuple[Event, Mode, str]] = [
    ("CONSULT", "historical", "{Peru} held talks with [Chile] in Arica on Monday."),
    ("AGREE", "future", "{Peru's president} will visit [La Paz] next month."),
    ("AGREE", "future", "{Gabon} plans to send rangers to [Cameroon]."),
    ("AGREE", "future", "{The two ministers} are to meet [the envoy] in Vienna."),
    ("AGREE", "historical", "{The premier} agreed to a recount sought by [the opposition]."),
    ("AID", "negated", "{Oslo} has not sent any money to [the rebels]."),
    ("AID", "negated", "{The charity} never reached [the cut-off villages]."),
    ("CONSULT", "negated", "{The envoys} failed to meet [the colonel] before dusk."),
    ("SANCTION", "negated", "{Quito} didn’t expel [the Cuban ambassador]."),
    ("ASSAULT", "negated", "Neither {the army} nor its allies have ever shelled [the town]."),
    ("REJECT", "historical", "{The mayor} would not receive [the strikers]."),
    ("REJECT", "historical", "{Accra} never accepted [the court's] ruling."),
    ("SANCTION", "hypothetical", "{Canada} could cut off aid to [Malawi]."),
    ("SANCTION", "hypothetical", "{Lima} is considering breaking off relations with [Quito]."),
    ("THREATEN", "hypothetical", "{Ghana} does not rule out sanctions against [Togo]."),
    ("THREATEN", "hypothetical", "{Tonga} said a boycott of [the Games] was a possibility."),
    ("COERCE", "hypothetical", "If {the police} arrested [the singer], there would be unrest."),
    ("COERCE", "historical", "If confirmed, {the judge} jailed [the poet] on that very day."),
    ("THREATEN", "historical", "{The union} threatened to shut [the port]."),
    ("THREATEN", "historical", "{Zagreb} warned [Ljubljana] that it would not tolerate another blockade."),
    ("THREATEN", "future", "{The farmers} announced a march on [parliament] for next Tuesday."),
    ("PROTEST", "historical", "Not only {students} but also pensioners marched on [the ministry]."),
    ("RETREAT", "historical", "{Cairo} opened the gate so that lorries could reach [the camp]."),
    ("ACCUSE", "historical", "{Inspectors} asked whether [the mine] might have hidden the deaths."),
    ("MOBILIZE", "historical", "{Riga} sent tanks east, saying it would not be surprised again by [Moscow]."),
    ("CONSULT", "historical", "{Chile} and [Peru] met on Monday, and did not speak of fish."),
    ("AGREE", "future", "{Chile} and [Peru] plan to meet in Arica in May."),
    ("ASSAULT", "historical", "[Three guards] were killed by {gunmen} near the well."),
    ("ASSAULT", "hypothetical", "[The convoy] may have been hit by {a drone}."),
    ("COERCE", "negated", "[The reporter] has not been charged by {the prosecutor}."),
]


def spans(marked: str) -> tuple[str, Span | None, Span | None]:
    """The text without marks, its source, its target."""
    plain, found = "", {}
    for part in re.split(r"(\{[^{}]*\}|\[[^\[\]]*\])", marked):
        if part[:1] in ("{", "["):
            found[part[0]] = Span(len(plain), len(plain) + len(part) - 2)
            part = part[1:-1]
        plain += part
    return plain, found.get("{"), found.get("[")


@pytest.mark.parametrize(("event", "mode", "marked"), CASES)
def test_mode(event: Event, mode: Mode, marked: str) -> None:
    text, source, target = spans(marked)
    assert mode_of(text, source, target, event=event) == mode


def test_a_missing_participant_is_no_fault() -> None:
    assert mode_of("Norland will close its embassy.", Span(0, 7), None) == "future"
    assert mode_of("The minister was never charged.", None, Span(0, 12)) in ("negated", "historical")
    assert mode_of("Rain fell.", None, None) == "historical"


@given(st.text(max_size=200), st.data())
def test_any_text_has_a_mode(text: str, data: st.DataObject) -> None:
    def span() -> Span | None:
        if not text or data.draw(st.booleans()):
            return None
        start = data.draw(st.integers(0, len(text) - 1))
        return Span(start, data.draw(st.integers(start + 1, len(text))))

    assert mode_of(text, span(), span()) in ("historical", "future", "hypothetical", "negated")


def test_a_long_sentence_takes_linear_time() -> None:
    text = "if not will may " * 50_000
    assert mode_of(text, Span(0, 2), Span(len(text) - 5, len(text) - 1))
