"""Sentence and day of publication in; TIMEX3 value, type, EDTF and relative or absolute out."""

from __future__ import annotations

import re

import pytest

from onrecord.model import DateMention
from onrecord.reading.dates import dates_of

_MARK = re.compile(r"\[([^][]+)\]")
THURSDAY, FRIDAY = "2013-03-21", "2013-03-22"


def rows(marked: str, published: str | None) -> tuple[str, list[str], tuple[DateMention, ...]]:
    """The text without its brackets, what they hold, and what was found."""
    text = _MARK.sub(r"\1", marked)
    return text, _MARK.findall(marked), dates_of(text, published=published)


def written(mention: DateMention) -> str:
    return " ".join((mention.timex, mention.type, mention.edtf or "-", "rel" if mention.relative else "abs"))


# Brackets hold what is to be found; then the value, type and EDTF ("-" for none) of each, relative or absolute.
DAYS = [
    ("Police arrested him on [March 4, 2012].", FRIDAY, "2012-03-04 date 2012-03-04 abs"),
    ("She was born on [4 March 1961] in Lusaka.", FRIDAY, "1961-03-04 date 1961-03-04 abs"),
    ("The treaty of [Feb. 5, 1998], lapsed.", FRIDAY, "1998-02-05 date 1998-02-05 abs"),
    ("The court sat on [Feb. 5] and heard nobody.", FRIDAY, "2013-02-05 date 2013-02-05 rel"),
    ("Voting will begin on [April 14].", FRIDAY, "2013-04-14 date 2013-04-14 rel"),
    ("The vote took place on [Nov. 6].", FRIDAY, "2012-11-06 date 2012-11-06 rel"),
    ("The hearing, on [the 5th of May 2014], was short.", "2015-01-01", "2014-05-05 date 2014-05-05 abs"),
    ("On [Thursday, March 21], the ferry sank.", FRIDAY, "2013-03-21 date 2013-03-21 rel"),
    ("It was filed [2021-02-05] at the registry.", FRIDAY, "2021-02-05 date 2021-02-05 abs"),
    ("Signed [22.03.2013] in Bern.", "2013-03-25", "2013-03-22 date 2013-03-22 abs"),
    ("Signed [3/22/2013] in Boston.", "2013-03-25", "2013-03-22 date 2013-03-22 abs"),
    ("Nothing was the same after [9/11].", FRIDAY, "2001-09-11 date 2001-09-11 abs"),
    ("Families met on [Christmas Eve].", "2013-01-04", "2012-12-24 date 2012-12-24 rel"),
    ("Shops will close on [Good Friday].", FRIDAY, "2013-03-29 date 2013-03-29 rel"),
    ("He spoke on [Labor Day 2012].", FRIDAY, "2012-09-03 date 2012-09-03 abs"),
]  # fmt: skip
WEEKDAYS = [
    ("The minister resigned on [Friday].", FRIDAY, "2013-03-22 date 2013-03-22 rel"),
    ("The minister resigned on [Tuesday].", FRIDAY, "2013-03-19 date 2013-03-19 rel"),
    ("The minister will resign on [Tuesday].", FRIDAY, "2013-03-26 date 2013-03-26 rel"),
    ("The trial is scheduled to open [Monday].", FRIDAY, "2013-03-25 date 2013-03-25 rel"),
    ("The trial opens [Monday].", FRIDAY, "2013-03-25 date 2013-03-25 rel"),
    ("They spoke [last Friday] by telephone.", FRIDAY, "2013-03-15 date 2013-03-15 rel"),
    ("They will meet [next Tuesday].", FRIDAY, "2013-03-26 date 2013-03-26 rel"),
    ("[Thursday night] was quiet.", FRIDAY, "2013-03-21TNI time 2013-03-21 rel"),
    ("He was shot [early Tuesday].", FRIDAY, "2013-03-19 date 2013-03-19 rel"),
    ("They talked on [Tuesday of last week].", FRIDAY, "2013-03-12 date 2013-03-12 rel"),
    ("[Yesterday] it rained; [today] it will not.", FRIDAY,
     "2013-03-21 date 2013-03-21 rel", "2013-03-22 date 2013-03-22 rel"),
    ("She flew home [this morning].", FRIDAY, "2013-03-22TMO time 2013-03-22 rel"),
    ("Guards fired [last night].", FRIDAY, "2013-03-21TNI time 2013-03-21 rel"),
    ("He will speak [tomorrow afternoon].", "2012-12-31", "2013-01-01TAF time 2013-01-01 rel"),
    ("They have until [Monday] to pay.", THURSDAY, "2013-03-25 date 2013-03-25 rel"),
    ("On [Tuesday, November 6], they voted.", "2013-08-01", "2012-11-06 date 2012-11-06 rel"),
    ("They meet on the first [Tuesday].", FRIDAY, "XXXX-WXX-2 date - rel"),
    ("Parliament voted on [Monday].", "2013-01-02", "2012-12-31 date 2012-12-31 rel"),
]  # fmt: skip
CLOCKS = [
    ("Doors will open at [9 a.m. ET Friday].", THURSDAY, "2013-03-22T09:00 time 2013-03-22T09:00:00 rel"),
    ("The quake struck at [14:30 GMT].", FRIDAY, "2013-03-22T14:30Z time 2013-03-22T14:30:00Z rel"),
    ("The train left at [5pm].", FRIDAY, "2013-03-22T17:00 time 2013-03-22T17:00:00 rel"),
    ("It fell [Monday at 7:45 p.m.]", FRIDAY, "2013-03-18T19:45 time 2013-03-18T19:45:00 rel"),
    ("On [the morning of March 3, 2011] he left.", FRIDAY, "2011-03-03TMO time 2011-03-03 abs"),
    ("Polls closed at [noon].", FRIDAY, "2013-03-22T12:00 time - rel"),
    ("He woke at [7:30 in the evening].", FRIDAY, "2013-03-22T19:30 time 2013-03-22T19:30:00 rel"),
    ("The index rose by [0900 GMT].", FRIDAY, "2013-03-22T09:00Z time 2013-03-22T09:00:00Z rel"),
    ("He woke at [3 o'clock].", FRIDAY, "2013-03-22T03:00 time 2013-03-22T03:00:00 rel"),
]  # fmt: skip
MONTHS = [
    ("The tribunal is expected to hear her in [May].", "2021-02-05", "2021-05 date 2021-05 rel"),
    ("The tribunal heard her in [May].", "2021-02-05", "2020-05 date 2020-05 rel"),
    ("The tribunal heard her in [December].", "2021-02-05", "2020-12 date 2020-12 rel"),
    ("The tribunal will hear her in [January].", "2020-12-20", "2021-01 date 2021-01 rel"),
    ("The tribunal heard her in [January].", "2020-12-20", "2020-01 date 2020-01 rel"),
    ("He came in [March 2011] and left.", FRIDAY, "2011-03 date 2011-03 abs"),
    ("He came [last September].", FRIDAY, "2012-09 date 2012-09 rel"),
    ("It began in [early June 2012].", FRIDAY, "2012-06 date 2012-06 abs"),
    ("The permits expire in [October] of [next year].", FRIDAY, "2014-10 date 2014-10 rel", "2014 date 2014 rel"),
    ("It has rained since [October].", "2016-01-19", "2015-10 date 2015-10 rel"),
    ("The race began to change in [October].", "2015-12-22", "2015-10 date 2015-10 rel"),
    ("Founded in [2009], it is to close on [April 5].", FRIDAY,
     "2009 date 2009 abs", "2013-04-05 date 2013-04-05 rel"),
    ("Between [March] and [June 2009] nobody came.", FRIDAY, "2009-03 date 2009-03 abs", "2009-06 date 2009-06 abs"),
]  # fmt: skip
PERIODS = [
    ("Sales rose in [the third quarter].", FRIDAY, "2012-Q3 date 2012-07/2012-09 rel"),
    ("Sales rose in [the fourth quarter of 2010].", FRIDAY, "2010-Q4 date 2010-10/2010-12 abs"),
    ("[Fourth-quarter] profit fell.", FRIDAY, "2012-Q4 date 2012-10/2012-12 rel"),
    ("Growth slowed in [the first half of 2009].", FRIDAY, "2009-H1 date 2009-01/2009-06 abs"),
    ("The budget for [fiscal 2012] passed.", FRIDAY, "FY2012 date - abs"),
    ("In [the 1990s] the mine closed.", FRIDAY, "199 date 199X abs"),
    ("In [the late 1980s] it opened.", FRIDAY, "198 date 198X abs"),
    ("It was built in [the 19th century].", FRIDAY, "18 date 18XX abs"),
    ("[The summer of 2011] was dry.", FRIDAY, "2011-SU date 2011-22 abs"),
    ("They marched [last summer].", FRIDAY, "2012-SU date 2012-22 rel"),
    ("The bowl, made around [1850], broke.", FRIDAY, "1850 date 1850~ abs"),
    ("He ruled from [1974] to [1983].", FRIDAY, "1974 date 1974 abs", "1983 date 1983 abs"),
    ("She was elected in the [2016] election.", "2018-05-01", "2016 date 2016 abs"),
    ("The [late 2012] bill failed, as in ['08].", FRIDAY, "2012 date 2012 abs", "2008 date 2008 abs"),
    ("In [the fiscal second quarter] sales fell.", FRIDAY, "FY2013-Q2 date - rel"),
    ("The war of [2008-2012] ended.", FRIDAY, "2008/2012 date 2008/2012 abs"),
    ("The talks of [3-5 May 2012] failed.", FRIDAY, "2012-05-03/2012-05-05 date 2012-05-03/2012-05-05 abs"),
    ("The talks of [May 3 to 5, 2012], failed.", FRIDAY, "2012-05-03/2012-05-05 date 2012-05-03/2012-05-05 abs"),
]  # fmt: skip
SHIFTS = [
    ("By [year's end] it closes.", FRIDAY, "2013 date 2013 rel"),
    ("They left [a long time ago].", FRIDAY, "PAST_REF date - rel"),
    ("[A year from now] it will be over.", FRIDAY, "2014 date 2014 rel"),
    ("It rained on [that same day].", FRIDAY, "2013-03-22 date 2013-03-22 rel"),
    ("Over [the past 24 hours] it rained.", FRIDAY, "PT24H duration 2013-03-21/2013-03-22 rel"),
    ("He left [last week].", "2013-03-22", "2013-W11 date 2013-03-11/2013-03-17 rel"),
    ("He left [last week].", "2021-01-08", "2020-W53 date 2020-12-28/2021-01-03 rel"),
    ("Prices rose [this year].", "2021-02-05", "2021 date 2021 rel"),
    ("Prices rose [last month].", "2013-01-10", "2012-12 date 2012-12 rel"),
    ("Prices will rise [next year].", FRIDAY, "2014 date 2014 rel"),
    ("The firm lost money [a year ago].", FRIDAY, "2012 date 2012 rel"),
    ("The army left [two years ago].", FRIDAY, "2011 date 2011 rel"),
    ("The army left [three days ago].", FRIDAY, "2013-03-19 date 2013-03-19 rel"),
    ("It began [two weeks ago].", FRIDAY, "2013-W10 date 2013-03-04/2013-03-10 rel"),
    ("It began [several years ago].", FRIDAY, "PAST_REF date - rel"),
    ("The quake came on May 3, 2011. [The next day] they fled.", FRIDAY, "2011-05-04 date 2011-05-04 rel"),
    ("It closes by [the end of the year].", FRIDAY, "2013 date 2013 rel"),
    ("Snow fell over [the weekend].", FRIDAY, "2013-W11-WE date 2013-03-16/2013-03-17 rel"),
    ("Snow fell [last weekend].", FRIDAY, "2013-W11-WE date 2013-03-16/2013-03-17 rel"),
    ("Over [the past five years] rents doubled.", FRIDAY, "P5Y duration 2008-03-22/2013-03-22 rel"),
    ("In [the next three months] it will end.", FRIDAY, "P3M duration 2013-03-22/2013-06-22 rel"),
    ("The rules will change in [the coming weeks].", FRIDAY, "FUTURE_REF date 2013-03-22/.. rel"),
    ("[Recent years] were dry.", FRIDAY, "PAST_REF date ../2013-03-22 rel"),
    ("He [recently] left and [now] works in Rome.", FRIDAY,
     "PAST_REF date ../2013-03-22 rel", "PRESENT_REF date - rel"),
    ("He is [currently] in Rome.", FRIDAY, "PRESENT_REF date - rel"),
]  # fmt: skip
LENGTHS = [
    ("They marched for [three months].", FRIDAY, "P3M duration - abs"),
    ("A [two-day] visit ended.", FRIDAY, "P2D duration - abs"),
    ("It lasted [about two and a half hours].", FRIDAY, "PT2.5H duration - abs"),
    ("He served [2 1/2 years] in prison.", FRIDAY, "P2.5Y duration - abs"),
    ("The [weeklong] strike ended.", FRIDAY, "P1W duration - abs"),
    ("It took [half an hour].", FRIDAY, "PT30M duration - abs"),
    ("The siege went on for [decades].", FRIDAY, "PXDE duration - abs"),
    ("He waited for [several weeks].", FRIDAY, "PXW duration - abs"),
    ("The [26-year-old] was charged.", FRIDAY, "P26Y duration - abs"),
    ("The bulletin appears [daily].", FRIDAY, "P1D set - abs"),
    ("They meet [every Friday].", FRIDAY, "XXXX-WXX-5 set - abs"),
    ("They meet [every two weeks].", FRIDAY, "P2W set - abs"),
    ("They meet [twice a month].", FRIDAY, "P1M set - abs"),
    ("They pray on [Fridays].", FRIDAY, "XXXX-WXX-5 set - abs"),
    ("They pray on [Sunday mornings].", FRIDAY, "XXXX-WXX-7TMO set - abs"),
    ("[Each year] some drown.", FRIDAY, "P1Y set - abs"),
]  # fmt: skip
NONE = [
    "The court may rule, and they may appeal.",
    "Thousands march through the city; they march on.",
    "She came second and scored a second goal.",
    "May Rodriguez and April Jones met Judge March.",
    "About 2000 people and 1500 soldiers were there.",
    "He took the fall; the spring broke.",
    "Flight 1998 carried 2015 passengers.",
    "The sun rose; he sat down on Sun Street.",
    "He won 21-15 and paid $2012.",
    "See section 2010 of the act.",
    "The Good Friday Agreement and Black Friday.",
    "He wrote for the Daily Mail.",
]  # fmt: skip


@pytest.mark.parametrize("case", DAYS + WEEKDAYS + CLOCKS + MONTHS + PERIODS + SHIFTS + LENGTHS, ids=lambda c: c[0])
def test_expression_has_its_value(case: tuple[str, ...]) -> None:
    marked, published, *values = case
    text, expressions, found = rows(marked, published)
    if len(found) > len(expressions):  # the first only sets the scene
        found = found[-len(expressions) :]
    assert [text[m.span.start : m.span.end] for m in found] == expressions
    assert [written(m) for m in found] == values


@pytest.mark.parametrize("text", NONE)
def test_no_time_expression(text: str) -> None:
    assert [text[m.span.start : m.span.end] for m in dates_of(text, published=FRIDAY)] == []
