"""Quarters, halves and fiscal years, as reports of business name them; the report is of
Thursday, 14 August 2025.
"""

from __future__ import annotations

import pytest

from tests.builders import report
from tests.reading.times.builders import found, times_of

NAMES = [
    ("Profit fell in Q3 2024.", [("Q3 2024", "2024-Q3")]),
    (
        "Profit fell in Q1 and will fall in 2026 Q2.",
        [("Q1", "2025-Q1"), ("2026 Q2", "2026-Q2")],
    ),
    ("Profit fell in H1 2025.", [("H1 2025", "2025-H1")]),
    ("He drove an Orlo Q3.", []),
    (
        "Profit rose in fiscal year 2025-26 and in FY2024.",
        [("fiscal year 2025-26", "2025"), ("FY2024", "2024")],
    ),
    (
        "It fell in the 2023/24 financial year.",
        [("the 2023/24 financial year", "2023")],
    ),
    # the next one where the tense is plainly to come, and it is not over
    ("It fell in the first quarter.", [("the first quarter", "2025-Q1")]),
    ("It will fall in the first quarter.", [("the first quarter", "2026-Q1")]),
    ("She will report first-quarter profit.", [("first-quarter", "2025-Q1")]),
    # a year before: the quarter last named that is over
    (
        "It fell in the second quarter, from a year ago.",
        [("the second quarter", "2025-Q2"), ("a year ago", "2024-Q2")],
    ),
    (
        "It fell in the second quarter and may fall in the fourth quarter, from a year ago.",
        [
            ("the second quarter", "2025-Q2"),
            ("the fourth quarter", "2025-Q4"),
            ("a year ago", "2024-Q2"),
        ],
    ),
    (
        "It fell in the second quarter, from the quarter a year earlier.",
        [("the second quarter", "2025-Q2"), ("the quarter a year earlier", "2024-Q2")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


ENDS = [
    # of the calendar where it ends with one, a few days aside
    ("It fell in the quarter ended June 30.", ("2025-Q2", "2025-04-01", "2025-06-30")),
    (
        "It fell in the quarter ended June 28, 2024.",
        ("2024-Q2", "2024-03-29", "2024-06-28"),
    ),
    # else of that year
    ("It fell in the quarter ended July 31.", ("2025-QX", "2025-05-01", "2025-07-31")),
    # a numbered one has its number, and the year and months of its end
    (
        "It fell in its fourth quarter ended Sept. 30, 2024.",
        ("2024-Q4", "2024-07-01", "2024-09-30"),
    ),
    # lengths up to their last day or month
    ("It fell in the three months to June.", ("P3M", "2025-04-01", "2025-06-30")),
    ("It fell in the year ended June 30.", ("P1Y", "2024-07-01", "2025-06-30")),
    ("It fell in the week ending 10 August.", ("P1W", "2025-08-04", "2025-08-10")),
    ("It took three months to June.", ("P3M", None, None)),
    # a decade up to the report is none of the calendar
    ("It fell over the past decade.", ("P10Y", "2015-08-14", "2025-08-14")),
]


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_spans_that_say_their_end(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    first = times_of(report(text))[0]
    assert (first.value, first.begins, first.ends) == expected


def test_the_fiscal_quarter_last_named_is_the_one_that_ended() -> None:
    text = "In its fiscal first quarter it grew. In the quarter ended June 28 it sold more. In the quarter it built."
    times = times_of(report(text))
    assert [
        (t.value, t.begins, t.ends) for t in times if "quarter" in t.span.of(text)
    ] == [
        ("2025-Q1", None, None),
        ("2025-Q1", "2025-03-29", "2025-06-28"),
        ("2025-Q1", "2025-03-29", "2025-06-28"),
    ]
