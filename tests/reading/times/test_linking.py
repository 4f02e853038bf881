"""What expressions take from each other and from occasions; the report is of Thursday,
14 August 2025.
"""

from __future__ import annotations

import pytest

from tests.builders import report
from tests.reading.times.builders import found, times_of

OCCASIONS = [
    # the day of the summit is told in one of several ways
    (
        "Friday's summit drew crowds. A day before the summit, she left.",
        [("Friday", "2025-08-08"), ("A day", "2025-08-07")],
    ),
    (
        "A day before the summit, she left. The summit in Port Vessa on Friday drew crowds.",
        [("A day", "2025-08-07"), ("Friday", "2025-08-08")],
    ),
    (
        "Friday's hastily arranged summit was short. Two days after the summit she left.",
        [("Friday", "2025-08-08"), ("Two days", "2025-08-10")],
    ),
    (
        "She left on the eve of the vote on Saturday.",
        [("the eve", "2025-08-08"), ("Saturday", "2025-08-09")],
    ),
    (
        "She left the night before the vote on Saturday.",
        [("the night", "2025-08-08TNI"), ("Saturday", "2025-08-09")],
    ),
    (
        "A week before the vote on 3 May she left.",
        [("A week", "2025-W17"), ("3 May", "2025-05-03")],
    ),
    # told twice, and not the same: a length, and no time for the eve
    (
        "Monday's talks led to Tuesday's talks. A day before the talks she left.",
        [("Monday", "2025-08-11"), ("Tuesday", "2025-08-12"), ("A day", "P1D")],
    ),
    ("She left on the eve of the vote.", []),
    # another noun's day is not it; nor one behind a preposition
    (
        "Friday's summit was short. A day before the vote she left.",
        [("Friday", "2025-08-08"), ("A day", "P1D")],
    ),
    (
        "Friday's summit was short. A day before the return to the summit she left.",
        [("Friday", "2025-08-08"), ("A day", "P1D")],
    ),
    # trading days are no days of the calendar
    (
        "Eight trading days after 3 May it fell.",
        [("Eight trading days", "P8D"), ("3 May", "2025-05-03")],
    ),
]
DAYS = [
    (
        "She left two days before Christmas 2024.",
        [("two days", "2024-12-23"), ("Christmas 2024", "2024-12-25")],
    ),
    (
        "She left the day before last Tuesday.",
        [("the day before last Tuesday", "2025-08-11")],
    ),
    (
        "She left on 3 May, the day after the vote.",
        [("3 May", "2025-05-03"), ("the day", "2025-05-03")],
    ),
    ("She left the day after the vote.", [("the day", "XXXX-XX-XX")]),
    (
        "They met on 3 May; she had left the day before.",
        [("3 May", "2025-05-03"), ("the day before", "2025-05-02")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*OCCASIONS, *DAYS])
def test_what_lies_beside_a_day_or_an_occasion(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text) == expected


PARSED = [
    # the verb tells the day of its subject, or of what is held
    (
        "The summit opens on Friday. A day before the summit, she left.",
        [("Friday", "2025-08-15"), ("A day", "2025-08-14")],
    ),
    (
        "They will hold talks in the old town on Monday. A day before the talks, she left.",
        [("Monday", "2025-08-18"), ("A day", "2025-08-17")],
    ),
    # it was announced on Monday, not held
    (
        "She announced the summit on Monday. A day before the summit, she left.",
        [("Monday", "2025-08-11"), ("A day", "P1D")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARSED)
def test_the_day_of_an_occasion_by_its_verb(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, parsed=True) == expected


CLOCKS = [
    # the same moment, told by two clocks: each has its own day
    (
        "It hit at 5:47 a.m. local time (2247 GMT Wednesday).",
        ["2025-08-14T05:47", "2025-08-13T22:47"],
    ),
    (
        "It hit at 5:47 a.m. Thursday (2247 GMT).",
        ["2025-08-14T05:47", "2025-08-13T22:47"],
    ),
    (
        "It hit at 9:30 p.m. Tuesday (0130 GMT).",
        ["2025-08-12T21:30", "2025-08-13T01:30"],
    ),
    (
        "It hit on Tuesday at 2300 GMT (2 a.m. local time).",
        ["2025-08-12", "2025-08-12T23:00", "2025-08-13T02:00"],
    ),
    (
        "It hit at 9:05 a.m. (0605 GMT), Wednesday.",
        ["2025-08-13T09:05", "2025-08-13T06:05", "2025-08-13"],
    ),
    # noon and midnight by the part of the day
    ("It hit at 3:15 in the afternoon on Wednesday.", ["2025-08-13T15:15"]),
    ("It hit at 13:00 on Wednesday afternoon.", ["2025-08-13T13:00"]),
    ("It hit at 12:30 on Wednesday night.", ["2025-08-14T00:30"]),
]


@pytest.mark.parametrize(("text", "expected"), CLOCKS)
def test_clock_times_and_their_days(text: str, expected: list[str]) -> None:
    assert [value for _, value in found(text)] == expected


def test_the_early_hours_end_at_six() -> None:
    text = "It hit in the early hours of Thursday."
    (early,) = times_of(report(text))
    assert (early.value, early.begins, early.ends) == (
        "2025-08-14TMO",
        "2025-08-14T00:00",
        "2025-08-14T06:00",
    )
