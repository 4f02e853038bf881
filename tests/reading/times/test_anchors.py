"""Where the report's own day comes from, and what is said where it is not known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model import Part, PartKind, Report, Span, Time, Unresolved
from onrecord.reading.times.reasons import (
    CONTRADICTION,
    IMPOSSIBLE,
    NO_DAY,
    NOT_TOLD,
    ORDER,
    OUTSIDE,
)
from tests.builders import report
from tests.reading.times.builders import found, only, times_of

UNDATED = [
    ("It fell on Friday.", "XXXX-WXX-5"),
    ("It fell in February.", "XXXX-02"),
    ("It fell on Aug. 9.", "XXXX-08-09"),
    ("It fell yesterday.", "XXXX-XX-XX"),
    ("It fell last week.", "XXXX-WXX"),
    ("It fell last year.", "XXXX"),
    ("It fell overnight.", "XXXX-XX-XXTNI"),
    ("It fell at 9 p.m.", "XXXX-XX-XXT21:00"),
    ("It fell on Friday morning.", "XXXX-WXX-5TMO"),
    ("It fell three weeks ago.", "XXXX-WXX"),
    ("It fell in the third quarter.", "XXXX-Q3"),
    ("It fell last winter.", "XXXX-WI"),
]


def find_unresolved(given: Report) -> tuple[tuple[Time, Unresolved], ...]:
    """The times with no place in the calendar, each with the reason."""
    return tuple(
        (time, time.unresolved)
        for time in times_of(given)
        if time.unresolved is not None
    )


@pytest.mark.parametrize(("text", "value"), UNDATED)
def test_without_a_day_nothing_is_guessed(text: str, value: str) -> None:
    item = only(text, published=None)
    assert (item.value, item.begins, item.ends) == (value, None, None)


def test_the_day_comes_from_a_caption() -> None:
    text = "A bridge on Wednesday, May 8, 2024.\n\nIt fell on Tuesday."
    parts = (
        Part(span=Span(0, 35), kind="caption"),
        Part(span=Span(37, len(text)), kind="paragraph"),
    )
    undated = replace(report(text, published=None), parts=parts)
    assert [item.value for item in times_of(undated)] == [
        "2024-05-08",
        "2024-05-07",
    ]


def test_the_day_comes_from_a_weekday_that_agrees_with_its_date() -> None:
    assert found("It opened Wednesday, May 8, 2024. It fell on Tuesday.", None)[1] == (
        "Tuesday",
        "2024-05-07",
    )
    # 8 May 2024 was no Friday, and a date alone is no report's day
    assert found("It opened Friday, May 8, 2024. It fell on Tuesday.", None)[1] == (
        "Tuesday",
        "XXXX-WXX-2",
    )
    assert found("It opened on May 8, 2024. It fell on Tuesday.", None)[1] == (
        "Tuesday",
        "XXXX-WXX-2",
    )


def test_published_that_is_no_date_is_no_anchor() -> None:
    assert found("It fell on Friday.", "soon") == [("Friday", "XXXX-WXX-5")]
    assert found("It fell on Friday.", "2025-02-31") == [("Friday", "XXXX-WXX-5")]


def test_a_weekday_given_with_its_date_is_that_day() -> None:
    text = "It opened Wednesday, May 8, 2024, and closed Friday, May 10, 2024. She left on Friday and he on Monday."
    assert found(text, None)[2:] == [("Friday", "2024-05-10"), ("Monday", "XXXX-WXX-1")]
    # with a report of the day before it, whatever the tense
    assert found("It opened on Friday, Aug. 15. She left on Friday.")[1] == (
        "Friday",
        "2025-08-15",
    )
    # of two such days, neither
    both = "It opened on Friday, Aug. 8, and closes on Friday, Aug. 15. She left on Friday."
    assert found(both)[2] == ("Friday", "2025-08-08")
    assert found(both.replace("left", "will leave"))[2] == ("Friday", "2025-08-15")


UNRESOLVED = [
    # (text, published, what is not resolved, its value, why)
    ("It fell on Friday.", None, "Friday", "XXXX-WXX-5", NO_DAY),
    ("It fell in the third quarter.", None, "the third quarter", "XXXX-Q3", NO_DAY),
    ("It fell at 9 p.m.", None, "9 p.m.", "XXXX-XX-XXT21:00", NO_DAY),
    ("The next day it fell.", "2025-08-14", "The next day", "XXXX-XX-XX", NOT_TOLD),
    (
        "The previous week it fell.",
        "2025-08-14",
        "The previous week",
        "XXXX-WXX",
        NOT_TOLD,
    ),
    ("Two days later it fell.", "2025-08-14", "Two days later", "XXXX-XX-XX", NOT_TOLD),
    ("That night it fell.", "2025-08-14", "That night", "XXXX-XX-XXTNI", NOT_TOLD),
    ("It fell in the quarter.", "2025-08-14", "the quarter", "XXXX-QX", NOT_TOLD),
    (
        "It fell the day after the vote.",
        "2025-08-14",
        "the day",
        "XXXX-XX-XX",
        NOT_TOLD,
    ),
    # days no calendar has
    (
        "It fell on 31 February 2024.",
        "2025-08-14",
        "31 February 2024",
        "XXXX-XX-XX",
        IMPOSSIBLE,
    ),
    ("It fell on Feb. 30.", "2025-08-14", "Feb. 30", "XXXX-XX-XX", IMPOSSIBLE),
    (
        "It fell on 29 February 2023.",
        None,
        "29 February 2023",
        "XXXX-XX-XX",
        IMPOSSIBLE,
    ),
    ("It fell on 2024-02-31.", "2025-08-14", "2024-02-31", "XXXX-XX-XX", IMPOSSIBLE),
    ("It fell on 31/02/2024.", "2025-08-14", "31/02/2024", "XXXX-XX-XX", IMPOSSIBLE),
    # years no calendar has
    (
        "It falls on 1 January 99999.",
        "2025-08-14",
        "1 January 99999",
        "XXXX-XX-XX",
        OUTSIDE,
    ),
    ("It falls in January 99999.", "2025-08-14", "January 99999", "XXXX-XX", OUTSIDE),
    ("It falls in the year 99999.", "2025-08-14", "the year 99999", "XXXX", OUTSIDE),
    ("It falls on 99999-01-01.", "2025-08-14", "99999-01-01", "XXXX-XX-XX", OUTSIDE),
    ("It fell 4000 years ago.", "2025-08-14", "4000 years ago", "XXXX", OUTSIDE),
    (
        "It falls on 1 January " + "9" * 5_000 + ".",
        "2025-08-14",
        "1 January " + "9" * 5_000,
        "XXXX-XX-XX",
        OUTSIDE,
    ),
    # which of two orders
    ("It fell on 3/4/2024.", "2025-08-14", "3/4/2024", "2024-XX-XX", ORDER),
]


@pytest.mark.parametrize(
    ("text", "published", "surface", "value", "why"),
    UNRESOLVED,
    ids=lambda part: str(part)[:40],
)
def test_what_is_not_resolved_says_why(
    text: str, published: str | None, surface: str, value: str, why: str
) -> None:
    ((item, unresolved),) = find_unresolved(report(text, published=published))
    assert (item.span.of(text), item.value, unresolved.reason) == (surface, value, why)
    assert (item.begins, item.ends) == (None, None)


RESOLVED = [
    # vague on purpose, or known
    "He recently fell, several years ago, in the future, on Friday, last winter and in fiscal 2024.",
    "It took months, twice a week, every Friday.",
    # no date at all
    "Call 12345-67-89 or 2024-45-67.",
    "In the early hours of Friday.",
    "It fell in the quarter ended July 31.",
]


@pytest.mark.parametrize("text", RESOLVED)
def test_nothing_else_is_unresolved(text: str) -> None:
    assert find_unresolved(report(text)) == ()


def test_days_that_contradict_each_other_are_no_day() -> None:
    first, second, last = (
        "Vessa on May 8, 2024.",
        "Vessa on May 9, 2024.",
        "It fell on Tuesday.",
    )
    text = f"{first}\n\n{second}\n\n{last}"
    at = [text.index(line) for line in (first, second, last)]
    kinds: tuple[PartKind, ...] = ("caption", "caption", "paragraph")
    spans = [
        Span(a, a + len(line))
        for a, line in zip(at, (first, second, last), strict=True)
    ]
    parts = tuple(
        Part(span=span, kind=kind) for span, kind in zip(spans, kinds, strict=True)
    )
    ((item, unresolved),) = find_unresolved(
        replace(report(text, published=None), parts=parts)
    )
    assert (item.value, unresolved.reason) == ("XXXX-WXX-2", CONTRADICTION)


FUTURE = [
    # a report dated in a year to come is read as any other
    (
        "The mayor resigned on Tuesday, 12 August 2025, and left on Friday.",
        "2999-12-31",
        "2999-12-27",
    ),
    ("The mayor left on Friday.", "9999-12-31", "9999-12-31"),
]


@pytest.mark.parametrize(("text", "published", "friday"), FUTURE)
def test_a_report_dated_in_the_future(text: str, published: str, friday: str) -> None:
    assert found(text, published)[-1] == ("Friday", friday)


def test_a_number_of_thousands_of_figures_is_no_time() -> None:
    assert found("It fell at " + "1" * 5_000 + " in the morning.") == [
        ("the morning", "2025-08-14TMO")
    ]
    assert found("It took " + "9" * 5_000 + " days.") == [("days", "PXD")]


def test_a_number_of_people_behind_a_day_is_no_year() -> None:
    assert found("On May 3, 25000 people marched.") == [("May 3", "2025-05-03")]
    assert found("In January 25000 people marched.") == [("January", "2025-01")]
    assert found("By June 31 people had left.") == [("June", "2025-06")]


def test_every_unresolved_time_is_one_of_the_times() -> None:
    text = "It fell in 2019, on Friday, 31 February and the next day."
    given = report(text, published=None)
    assert {item for item, _ in find_unresolved(given)} < set(times_of(given))
