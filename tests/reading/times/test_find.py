"""Times of a report: each row is one thing a reader would check by hand, in a report of
Thursday, 14 August 2025.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Part, Report, Span, hull
from onrecord.reading.times import lexer
from onrecord.reading.times.find import METHOD
from onrecord.reading.times.grammar import Rule, load
from tests.builders import report
from tests.reading.times.builders import found, only, times_of

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


@pytest.mark.parametrize(
    "rule", load().rules, ids=lambda rule: f"{rule.reader}: {rule.example}"
)
def test_the_grammar_s_own_examples(rule: Rule) -> None:
    text = f"It will be {rule.example} ."
    if "[" not in text:
        text = f"It will be [{rule.example}] ."
    first, last = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    times = times_of(report(text))
    assert hull([item.span for item in times]) == Span(first, last)
    assert times[0].value == rule.value


DATES = [
    # one date in the orders of three countries
    ("The dam opened on 3 May 2024.", [("3 May 2024", "2024-05-03")]),
    ("The dam opened on May 3, 2024.", [("May 3, 2024", "2024-05-03")]),
    (
        "The dam opened on the 3rd of May, 2024.",
        [("the 3rd of May, 2024", "2024-05-03")],
    ),
    ("The dam opened on 2024-05-03.", [("2024-05-03", "2024-05-03")]),
    ("The dam opened on Friday, May 3, 2024.", [("Friday, May 3, 2024", "2024-05-03")]),
    (
        "Opened 23/04/2024, closed 04/24/2024.",
        [("23/04/2024", "2024-04-23"), ("04/24/2024", "2024-04-24")],
    ),
    # which is the month cannot be known
    ("The dam opened on 3/4/2024.", [("3/4/2024", "2024-XX-XX")]),
    # without a year: the nearest, or the one its weekday bears out
    ("The dam opened on Aug. 9.", [("Aug. 9", "2025-08-09")]),
    ("The vote is on Sept. 2.", [("Sept. 2", "2025-09-02")]),
    ("Polls open on Monday, 3 November.", [("Monday, 3 November", "2025-11-03")]),
    # 15 August 2025 is a Friday: a weekday that contradicts moves nothing, not to the
    # next year nor the one before
    (
        "The vote, set for Thursday, 15 August, was in doubt.",
        [("Thursday, 15 August", "2025-08-15")],
    ),
    (
        "The vote, set for Saturday, August 16, was in doubt.",
        [("Saturday, August 16", "2025-08-16")],
    ),
    (
        "The vote, set for Sunday, August 16, was in doubt.",
        [("Sunday, August 16", "2025-08-16")],
    ),
    # far from the report's day it decides between the last such day and the next: 7
    # February 2025 and 2026
    ("The dam opened on Friday, 7 February.", [("Friday, 7 February", "2025-02-07")]),
    (
        "The dam opens on Saturday, 7 February.",
        [("Saturday, 7 February", "2026-02-07")],
    ),
    # no time in a name, nor in a distance
    ("She told Vessa Today about it.", []),
    ("It ran in the Vessa Daily.", []),
    ("It is four light years away.", []),
    # two days under one month are two expressions
    ("They met on 6 and 7 August.", [("6", "2025-08-06"), ("7 August", "2025-08-07")]),
    # a number of people, no day of the month
    ("In May 14 people left.", [("May", "2025-05")]),
]

WEEKDAYS = [
    # past by default, the report's own day where it is one
    ("The mayor spoke on Wednesday.", [("Wednesday", "2025-08-13")]),
    ("The mayor spoke on Thursday.", [("Thursday", "2025-08-14")]),
    ("The mayor spoke on Friday.", [("Friday", "2025-08-08")]),
    # ahead where words say so
    ("The mayor will speak on Friday.", [("Friday", "2025-08-15")]),
    ("Talks are due to open on Monday.", [("Monday", "2025-08-18")]),
    # last, next and this
    ("She left last Thursday.", [("last Thursday", "2025-08-07")]),
    ("She returns next Friday.", [("next Friday", "2025-08-22")]),
    ("She returns this Friday.", [("this Friday", "2025-08-15")]),
    ("She returns this coming Sunday.", [("this coming Sunday", "2025-08-17")]),
    # the possessive is not part of it
    ("Wednesday's vote was close.", [("Wednesday", "2025-08-13")]),
    # names of papers and of days that are no weekday of this week
    ("The Sunday Times had it.", []),
    ("A Black Friday sale was planned.", []),
    (
        "They put up the Christmas lights and bought Easter eggs.",
        [],
    ),  # things named for a day
    ("They missed the Christmas Eve dinner.", [("Christmas Eve", "2025-12-24")]),
    ("It was in the Sun.", []),
]

MONTHS_AND_YEARS = [
    ("The town fell in February.", [("February", "2025-02")]),
    ("It will open in February.", [("February", "2026-02")]),
    ("The law took effect last October.", [("last October", "2024-10")]),
    ("The law took effect in July last year.", [("July last year", "2024-07")]),
    ("It began in February 2022.", [("February 2022", "2022-02")]),
    (
        "It began in late May and ended in early June.",
        [("late May", "2025-05"), ("early June", "2025-06")],
    ),
    ("It ran from March to May 2023.", [("March", "2023-03"), ("May 2023", "2023-05")]),
    # the verbs and the names
    ("He may march on.", []),
    ("Anna May said so.", []),
    ("April Stone said so.", []),
    # years, and numbers that are none
    ("It ran from 2019 to 2021.", [("2019", "2019"), ("2021", "2021")]),
    ("It cost 1,500 and weighed 1990 kg.", []),
    ("It cost $1999 in room 1998 under version 2.0.1.", []),
    ("Nearly 2000 people came.", []),
    ("It was in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
    ("The 1990s and the mid-1980s.", [("The 1990s", "199"), ("the mid-1980s", "198")]),
    ("In the late 19th century.", [("the late 19th century", "18")]),
    (
        "Profit fell in the third quarter of 2024.",
        [("the third quarter of 2024", "2024-Q3")],
    ),
    ("Second-quarter profit fell.", [("Second-quarter", "2025-Q2")]),
    # of a match, not of a year
    ("He scored in the second half.", []),
    ("It rose in fiscal 2024.", [("fiscal 2024", "2024")]),
    ("Rain fell last winter.", [("last winter", "2024-WI")]),
]

CLOCKS = [
    (
        "It begins at 11.30am on Friday (local time), he will say.",
        [("11.30am on Friday (local time)", "2025-08-08T11:30")],
    ),
    (
        "It will begin at 11.30am on Friday (local time).",
        [("11.30am on Friday (local time)", "2025-08-15T11:30")],
    ),
    # a time alone takes its sentence's day, before or behind
    (
        "It hit at 9:05 a.m. (0605 GMT), Wednesday.",
        [
            ("9:05 a.m.", "2025-08-13T09:05"),
            ("0605 GMT", "2025-08-13T06:05"),
            ("Wednesday", "2025-08-13"),
        ],
    ),
    ("He spoke at 5:30 p.m. EDT.", [("5:30 p.m. EDT", "2025-08-14T17:30")]),
    (
        "It will be over at midnight on Sunday.",
        [("midnight on Sunday", "2025-08-17T24:00")],
    ),
    (
        "Shops open between 9 and 11 a.m.",
        [("9", "2025-08-14T09:00"), ("11 a.m.", "2025-08-14T11:00")],
    ),
    # a score, an hour no clock has
    ("They won 10:30 and ran 2.15.", []),
    ("He came at 25:70.", []),
    # parts of the day
    ("It rained on Wednesday morning.", [("Wednesday morning", "2025-08-13TMO")]),
    ("It rained last night.", [("last night", "2025-08-13TNI")]),
    ("Drones came overnight.", [("overnight", "2025-08-13TNI")]),
    ("It will rain tonight.", [("tonight", "2025-08-14TNI")]),
    (
        "It rained on the night of 9 August.",
        [("the night of 9 August", "2025-08-09TNI")],
    ),
    ("It rained by mid-afternoon.", [("mid-afternoon", "2025-08-14TAF")]),
    ("A late night show.", []),
    ("It rained late last night.", [("late last night", "2025-08-13TNI")]),
    ("It rained this afternoon.", [("this afternoon", "2025-08-14TAF")]),
]

LENGTHS = [
    ("It took 24 hours.", [("24 hours", "PT24H")]),
    ("It took the 24 hours they had.", [("the 24 hours", "PT24H")]),
    ("It took more than three years.", [("more than three years", "P3Y")]),
    ("It took two and a half years.", [("two and a half years", "P2Y6M")]),
    ("It took half an hour.", [("half an hour", "PT30M")]),
    (
        "It took months, then several weeks.",
        [("months", "PXM"), ("several weeks", "PXW")],
    ),
    ("A five-day strike.", [("five-day", "P5D")]),
    ("It took twenty-four days.", [("twenty-four days", "P24D")]),
    # ages, idioms, ordinals
    ("A six-year-old boy, 52 years old.", []),
    ("Wait a minute, a second chance in the second meeting.", []),
    ("It took a minute and a half.", [("a minute and a half", "PT1M30S")]),
    # a day that is none of the calendar; years to come
    (
        "She will one day return; it took one day.",
        [("one day", "FUTURE_REF"), ("one day", "P1D")],
    ),
    ("In future years it will fall.", [("future years", "FUTURE_REF")]),
    # programmes
    ("He spoke on “60 Minutes”, then on “This Week”.", []),
    ("“This week it rained,” he said.", [("This week", "2025-W33")]),
    # sets
    (
        "He runs daily, every Tuesday, on Fridays.",
        [("daily", "P1D"), ("every Tuesday", "XXXX-WXX-2"), ("Fridays", "XXXX-WXX-5")],
    ),
    ("It meets every two weeks.", [("every two weeks", "P2W")]),
    ("It costs $2 million a year.", [("a year", "P1Y")]),
    # references
    (
        "He is now free, recently so.",
        [("now", "PRESENT_REF"), ("recently", "PAST_REF")],
    ),
    ("The future is bright.", [("The future", "FUTURE_REF")]),
    # away from the report
    (
        "It fell three weeks ago, and three years ago.",
        [("three weeks ago", "2025-W30"), ("three years ago", "2022")],
    ),
    ("It fell 10 days ago.", [("10 days ago", "2025-08-04")]),
    (
        "It fell last year and this month.",
        [("last year", "2024"), ("this month", "2025-08")],
    ),
    ("It fell in recent months.", [("recent months", "PXM")]),
    ("It fell over the weekend.", [("the weekend", "2025-W32-WE")]),
    # away from what was mentioned
    (
        "They met on May 3; two days later they fought.",
        [("May 3", "2025-05-03"), ("two days later", "2025-05-05")],
    ),
    (
        "They met on May 3, a day earlier than planned.",
        [("May 3", "2025-05-03"), ("a day earlier", "2025-05-02")],
    ),
    (
        "They met on May 3 and parted the next day.",
        [("May 3", "2025-05-03"), ("the next day", "2025-05-04")],
    ),
    (
        "They met in 1998 and again the following year.",
        [("1998", "1998"), ("the following year", "1999")],
    ),
    # nothing to count from
    ("Two days later they fought.", [("Two days later", "XXXX-XX-XX")]),
    ("Two days before the vote they fought.", [("Two days", "P2D")]),
]


@pytest.mark.parametrize(
    ("text", "expected"), [*DATES, *WEEKDAYS, *MONTHS_AND_YEARS, *CLOCKS, *LENGTHS]
)
def test_values(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


INTERVALS = [
    ("It fell on Wednesday.", "2025-08-13", "2025-08-13"),
    ("It fell in February.", "2025-02-01", "2025-02-28"),
    ("It fell at 9 p.m. on Wednesday.", "2025-08-13T21:00", "2025-08-13T21:00"),
    (
        "It fell at 0900 GMT on Wednesday.",
        "2025-08-13T09:00+00:00",
        "2025-08-13T09:00+00:00",
    ),
    ("It fell on Wednesday night.", "2025-08-13T18:00", "2025-08-14T06:00"),
    ("It fell last week.", "2025-08-04", "2025-08-10"),
    ("It fell in the past two years.", "2023-08-14", "2025-08-14"),
    ("It will fall in the next three days.", "2025-08-14", "2025-08-17"),
    # a plain length, a season, a fiscal year: no known days
    ("It took two years.", None, None),
    ("It fell last winter.", None, None),
    ("It fell in fiscal 2023.", None, None),
]


@pytest.mark.parametrize(("text", "begins", "ends"), INTERVALS)
def test_intervals(text: str, begins: str | None, ends: str | None) -> None:
    item = only(text)
    assert (item.begins, item.ends) == (begins, ends)


def test_no_phrase_runs_over_the_end_of_a_paragraph() -> None:
    assert found("He waited for three\nYears passed.") == [("Years", "PXY")]


def test_a_broken_line_does_not_break_a_phrase() -> None:
    text = "It fell last\nweek."
    whole = Report(
        id="a",
        text=text,
        published="2025-08-14",
        parts=(Part(span=Span(0, len(text)), kind="paragraph"),),
    )
    assert [item.value for item in times_of(whole)] == ["2025-W32"]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", None])
def test_the_ends_of_the_calendar(published: str | None) -> None:
    text = "Last week, next year, 400 years ago, in the past 9999 years, next Friday, tomorrow night, a decade from now."
    assert len(times_of(report(text, published=published))) >= 6


WORDS = st.sampled_from(
    (
        "the last next this a two 31 3 1990 second minutes years may March Friday Aug. , - – ' 's 9:30 p.m. am GMT ( "
        ") / ago later week quarter first half of every night overnight 1,500 2025-08-14 99999 1/2 13/13/2024 "
        "nineteen new from until to before after ended quarter eve summit FY24 Q3 0900 Good Easter Monday ' "
        "hundred \n\n \0 ٣ ² early '98 1980s ended before Year Day Christmas 12345678901234567890 days from today ’ “"
    ).split(" ")
)


@settings(max_examples=200)
@given(
    st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)),
    st.sampled_from(["2025-08-14", None]),
)
def test_any_text_has_an_answer(text: str, published: str | None) -> None:
    given_report = report(text, published=published)
    times = times_of(given_report)
    assert list(times) == sorted(times, key=lambda item: item.span)
    for item in times:
        assert item.span.of(text)
        assert item.method == METHOD
        assert (item.begins is None) == (item.ends is None)
    for before, after in itertools.pairwise(times):
        assert before.span.end <= after.span.start


def test_the_seeds_read_as_by_hand() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed reports are not here")
    first, second = (
        path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))[:2]
    )
    dated = dict(found(first, "2025-08-14", parsed=True))
    assert dated["11.30am on Friday (local time)"] == "2025-08-15T11:30"
    assert (dated["Friday"], dated["Wednesday"], dated["a day earlier"]) == (
        "2025-08-15",
        "2025-08-13",
        "2025-08-13",
    )
    assert dated["January"] == "2025-01"
    undated = dict(found(second, None, parsed=True))
    assert (undated["Friday"], undated["September 2022"], undated["overnight"]) == (
        "XXXX-WXX-5",
        "2022-09",
        "XXXX-XX-XXTNI",
    )
    assert undated["more than three years"] == "P3Y"


def test_no_group_of_the_lexer_is_possessive() -> None:
    """Python 3.11.2, which Debian 12 has, keeps what such a group has read where it
    fails: "3," was a number.
    """
    assert not re.search(r"\)(?:[*+?]|\{[\d,]*\})\+", lexer._SCAN.pattern)
