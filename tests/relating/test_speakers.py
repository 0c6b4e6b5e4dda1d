"""Who speaks: names, titles, pronouns, phrases, quotations without a source, interviews, transcripts."""

from __future__ import annotations

from relating.spoken import AUTHORITY, hear, parse

from onrecord.model import Document

NEXT = "[s1 Anna Hill, a doctor,] [c1 said] [q1 the ward was full]. [s2 She] [c2 added] [q2 that two nurses had left]."
PHRASE = "[s1 A senior official] [c1 said] [q1 the plan was ready]. [s2 Women in the camp] [c2 said] [q2 it was not]."
COACH = (
    "[s1 The team’s coach, Omar Aziz,] [c1 said] [q1 the bus was late]. "
    "[s2 Curator Elena Fox] [c2 agreed] [q2 that it was]."
)
RUNNING = (
    "[q1 “We shall mend the bridge,”] [s1 Maria Lopez] [c1 said].\n\n[q2 “The work begins in June,”] a sign read? "
    "No.\n\n[q3 “It will take a year.”]"
)
AT_HAND = (
    "[q1 “We shall mend the bridge,”] [s1 Maria Lopez] [c1 told] reporters.\n\n[q2 “It will take a year.”]"
)
PLAIN = "[s1 Maria Lopez] [c1 came] [q1 to mend the bridge]. [q2 The bridge is thought to be old]."
INSIDE = "“[s2 I] [c2 think] [q2 the road is closed],” [s1 Peter Lang] [c1 said]."
RELATIVE = "Omar Aziz, [s1 who] [c1 said] [q1 the road was closed], left on Friday."
INTERVIEW = (
    "Wikinews interviews Anna Hill on bridges\n\nWhy did you come here?\n\n[s1 I] [c1 think] [q1 bridges are fine "
    "things]. They last.\n\nWhat do [s2 you] [c2 think] [q2 will come next]?\n\n[s3 I] [c3 hope] [q3 for a tunnel]. "
    "It is quiet.\n\nWill it be long?\n\nYes, very long."
)
TWO_ANSWER = (
    "Wikinews interviews Anna Hill and Peter Lang on bridges\n\nWhy did you come here?\n\n[s1 I] [c1 think] "
    "[q1 bridges are fine things]. They last.\n\nWhat comes next?\n\nA tunnel, [s2 I] [c2 hope]. It is quiet."
)
TRANSCRIPT = (
    "Remarks in Oslo\n\nMS. HOLM: Good morning. [s1 I] [c1 believe] [q1 the bill will pass].\n\nQ: Will you sign "
    "it?\n\nMS. HOLM: [s2 I] [c2 know] [q2 that people ask]. Wait.\n\nTHE PRESIDENT: [s3 I] [c3 hope] [q3 it passes]."
)
SIGNED = (
    "Statement by President Joe Biden on Belarus\n\n"
    "[s1 I] [c1 believe] [q1 the vote was not free]. The people know it."
)
UNNAMED = "[s1 I] [c1 believe] [q1 the road must be mended]. It is time."
READOUT = "President Mary Stone met farmers. [s1 The President] [c1 thanked] [q1 them for the corn]."
TOGETHER = "[s1 The school and the police] [c1 said] [q1 the clock was harmless]."
TEXTS = (
    NEXT, PHRASE, COACH, RUNNING, AT_HAND, PLAIN, INSIDE, RELATIVE, INTERVIEW, TWO_ANSWER, TRANSCRIPT, SIGNED,
    TOGETHER, UNNAMED, READOUT,
)  # fmt: skip


def test_a_name_with_an_apposition_and_the_pronoun_after_it() -> None:
    heard = hear(NEXT)
    assert [heard.speaker(1), heard.speaker(2)] == ["Anna Hill", "Anna Hill"]


def test_sources_without_a_name_stay_what_they_are() -> None:
    heard = hear(PHRASE)
    assert [heard.speaker(1), heard.speaker(2)] == ["senior official", "Women in the camp"]
    assert {e.office for e in heard.entities} == {None}


def test_a_phrase_before_a_name_is_the_one_named() -> None:
    heard = hear(COACH)
    assert [heard.speaker(1), heard.speaker(2)] == ["Omar Aziz", "Elena Fox"]


def test_a_quotation_on_its_own_goes_on_from_the_one_before() -> None:
    assert hear(AT_HAND).speaker(2) == "Maria Lopez"


def test_indirect_words_without_a_source_have_no_speaker() -> None:
    assert hear(PLAIN).speaker(2) is None


def test_the_first_person_in_a_quotation_is_its_speaker() -> None:
    heard = hear(INSIDE)
    assert [heard.speaker(1), heard.speaker(2)] == ["Peter Lang", "Peter Lang"]


def test_a_relative_pronoun_is_the_name_before_it() -> None:
    assert hear(RELATIVE).speaker() == "Omar Aziz"


def test_in_an_interview_i_answers_and_you_are_asked() -> None:
    heard = hear(INTERVIEW)
    assert [heard.speaker(n) for n in (1, 2, 3)] == ["Anna Hill"] * 3


def test_where_two_answer_nobody_is_guessed() -> None:
    assert hear(TWO_ANSWER).speaker(1) is None


def test_the_labels_of_a_transcript_name_the_speakers() -> None:
    heard = hear(TRANSCRIPT)
    assert heard.speaker(1) == heard.speaker(2)
    assert "HOLM" in (heard.speaker(1) or "")
    assert "PRESIDENT" in (heard.speaker(3) or "")


def test_a_signed_statement_speaks_for_its_author() -> None:
    assert hear(SIGNED, published="2021-08-09").speaker() == "Joe Biden"


def test_the_title_of_a_document_names_the_author_whom_the_text_does_not() -> None:
    heard = hear(UNNAMED, title="Statement from Minister Mary Stone on Roads")
    assert heard.speaker() == "Mary Stone"
    assert hear(UNNAMED).speaker() is None


def test_an_office_in_capitals_is_its_holder_in_the_text() -> None:
    assert hear(READOUT).speaker() == "Mary Stone"


def test_two_that_speak_as_one_are_named_as_the_text_names_them() -> None:
    assert hear(TOGETHER).speaker() == "school and the police"


def test_nothing_comes_of_an_empty_text() -> None:
    from onrecord.model import Parse
    from onrecord.relating.entities import entities
    from onrecord.relating.speakers import speakers

    empty = Parse("", (), (), (), (), (), ())
    document = Document("empty", "", "0" * 64)
    assert entities(document, empty, (), AUTHORITY) == ()
    assert speakers(document, empty, (), (), AUTHORITY) == ()


def test_the_given_attributions_are_kept_but_for_the_speaker() -> None:
    heard = hear(NEXT)
    assert [a.id for a in heard.attributions] == ["a1", "a2"]
    assert parse(heard.text).text == heard.text
