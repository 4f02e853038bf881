"""Intervals of days, and the timeline made of them."""

from __future__ import annotations

import pytest

from onrecord.accounts.intervals import Interval, interval, of_day, of_time
from onrecord.accounts.timeline import entries, narrowed
from onrecord.model import Span, Time, TimelineEntry


def days(begins: str, ends: str | None = None) -> Interval:
    found = interval(begins, ends or begins)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (None, "2025-08-14"),
        ("2025-08-14", None),
        ("99999-01-01", "99999-01-01"),
        ("2025-08-15", "2025-08-14"),
        ("", ""),
    ],
)
def test_no_interval(begins: str | None, ends: str | None) -> None:
    assert interval(begins, ends) is None


@pytest.mark.parametrize(
    ("a", "b", "slack", "expected"),
    [
        (days("2025-08-14"), days("2025-08-14T11:30"), 0, True),
        (days("2025-08-14"), days("2025-08-15"), 0, False),
        (days("2025-08-14"), days("2025-08-15"), 1, True),
        (days("2025-08-01", "2025-08-31"), days("2025-08-15"), 0, True),
    ],
)
def test_meets(a: Interval, b: Interval, slack: int, expected: bool) -> None:
    assert a.meets(b, slack=slack) is expected
    assert b.meets(a, slack=slack) is expected


def time(value: str, begins: str | None = None, ends: str | None = None) -> Time:
    return Time(
        span=Span(0, 1),
        method="t/1",
        type="DATE",
        value=value,
        begins=begins,
        ends=ends,
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            time("2025-W33", "2025-08-11", "2025-08-17"),
            days("2025-08-11", "2025-08-17"),
        ),
        (time("2025-08-14"), days("2025-08-14")),  # a full date needs no interval
        (time("PXM"), None),  # a time without an interval
        (time("2025-08"), None),  # no full date
        (None, None),
    ],
)
def test_of_time(told: Time | None, expected: Interval | None) -> None:
    assert of_time(told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            time("2025-08-14T09:30", "2025-08-14T09:30", "2025-08-14T09:30"),
            days("2025-08-14"),
        ),
        (
            time("2025-W33", "2025-08-11", "2025-08-17"),
            days("2025-08-11", "2025-08-17"),
        ),
        (None, None),
    ],
)
def test_of_day(told: Time | None, expected: Interval | None) -> None:
    """Of a clock time its day; a week stays a week."""
    assert of_day(told) == expected


def test_narrowed_keeps_the_hour_within_the_day() -> None:
    """Friday and 11.30 on Friday are one entry; another day is another."""
    hour, other = days("2025-08-15T11:30"), days("2025-08-18")
    assert narrowed(
        [days("2025-08-15"), hour, None, other, days("2025-08-01", "2025-08-31")]
    ) == (hour, other)


def test_entries_stand_in_time() -> None:
    found = entries(
        [("f2", [days("2025-08-15")]), ("e1", [days("2025-08-14"), days("2025-08-14")])]
    )
    assert found == (
        TimelineEntry(begins="2025-08-14", ends="2025-08-14", account="e1"),
        TimelineEntry(begins="2025-08-15", ends="2025-08-15", account="f2"),
    )
