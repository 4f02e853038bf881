"""Publication dates: given ones checked, date lines found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.dates import (
    date_of,
    is_date_line,
    iso_or_none,
    leading_date,
    trailing_date,
)


@pytest.mark.parametrize(
    ("given_date", "expected"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031-05-04T10:30:00+02:00", "2031-05-04T10:30:00+02:00"),
        ("2031-05-04T10:30:00Z", "2031-05-04T10:30:00Z"),
        (" 2031-05-04 ", "2031-05-04"),  # spaces around do not count
        ("20310504", "2031-05-04"),  # the compact form is written out
        ("99999-01-01", None),  # no such year for any calendar here
        (
            "0001-01-01",
            None,
        ),  # before the first newspaper; a time zone would leave the calendar
        ("9999-12-31", None),  # a day later there is no date
        ("2031-02-30", None),
        ("yesterday", None),
        ("4 May 2031", None),  # not ISO: what was given is not interpreted
        ("", None),
    ],
)
def test_a_given_date_is_iso_or_missing(given_date: str, expected: str | None) -> None:
    assert iso_or_none(given_date) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 4 May 2031", "2031-05-04"),
        ("Bayline | Updated: 2031-05-04 17:52", "2031-05-04T17:52"),
        ("4 May 2031, 10:30", "2031-05-04T10:30"),
        (
            "Sunday, May 4, 2031 at 1:05 PM GMT",
            "2031-05-04T13:05",
        ),  # a zone's name is not resolved
        ("2031-05-04T17:52:10+0200", "2031-05-04T17:52:10+02:00"),  # an offset is
        ("May 4th, 2031", "2031-05-04"),
        ("23/12/2031", "2031-12-23"),  # only one of the two can be a month
        ("12/23/2031", "2031-12-23"),
        ("05/04/2031", None),  # April or May
        ("05/05/2031", "2031-05-05"),  # the same either way
        ("04/05/31", None),
        (
            "Updated: 4 June 2031 | Published: 4 May 2031",
            "2031-05-04",
        ),  # published wins over updated
        ("date 99999-01-01", None),
    ],
)
def test_the_date_of_a_date_line(line: str, expected: str | None) -> None:
    assert date_of(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Published: 4 May 2031",
        "4 May 2031, 10:30",
        "Bayline | Updated: 2031-05-04 17:52",
        "Sunday 4 May 2031 10.30 BST",
        "Last updated: May 4, 2031 at 1:05 p.m. ET",
        "04/05/31",
        "Ana Reyes • 4 May 2031 • 5 min read",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "The treaty was signed on 4 May 2031.",
        "Elections are planned for 4 May 2031",
        "Published: soon",
        "In May 2031",
        "On 4 May 2031 the ferries stopped | they never ran again that year",
    ],
)
def test_sentences_with_a_date_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


@pytest.mark.parametrize(
    ("line", "end", "value"),
    [
        ("date 2031-05-04 The ferries stopped.", 15, "2031-05-04"),
        ("date 2031-05-04 “We stopped,” she said.", 15, "2031-05-04"),
        ("Published: 4 May 2031 The ferries stopped.", 21, "2031-05-04"),
        (
            "date 2031-13-45 The ferries stopped.",
            15,
            None,
        ),  # a date line all the same, with a date no one can read
    ],
)
def test_a_date_before_running_text(line: str, end: int, value: str | None) -> None:
    found = leading_date(line)
    assert found is not None
    assert (found.end, found.value) == (end, value)


@pytest.mark.parametrize(
    "line",
    [
        # a sentence goes on behind the comma
        "Published 4 May 2031, the report blames the crane.",
        "Updated 4 May 2031 with a new lead",
        "Date palms line the harbour.",
        "The date 2031-05-04 was never confirmed.",
    ],
)
def test_sentences_that_open_like_a_date_line(line: str) -> None:
    assert leading_date(line) is None


def test_a_date_line_behind_the_headline() -> None:
    line = "Crane falls across pier Updated: 2031-05-04 09:53 (Agencies)"
    assert trailing_date(line) == len("Crane falls across pier ")
    assert trailing_date("The crane fell on the date: 4 May 2031 was a Sunday") is None


@given(st.text(alphabet="0123456789/-.: ,MayTZ+|", max_size=60))
def test_any_line_has_an_answer(line: str) -> None:
    found = date_of(line)
    assert found is None or iso_or_none(found) == found
    assert iso_or_none(line) is None or len(line) >= 8
    is_date_line(line)
    leading_date("date " + line)
