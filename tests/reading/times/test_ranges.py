"""Several days said in one breath; the report is of Thursday, 14 August 2025."""

from __future__ import annotations

import pytest

from tests.reading.times.builders import found

Found = list[tuple[str, str]]

DAYS = [
    ("They met from 3 to 5 May.", [("3", "2025-05-03"), ("5 May", "2025-05-05")]),
    (
        "They met on May 3-5, 2024.",
        [("May 3", "2024-05-03"), ("5, 2024", "2024-05-05")],
    ),
    (
        "They met on August 12, 13 and 14.",
        [("August 12", "2025-08-12"), ("13", "2025-08-13"), ("14", "2025-08-14")],
    ),
    (
        "They met on 3, 4 and 5 May.",
        [("3", "2025-05-03"), ("4", "2025-05-04"), ("5 May", "2025-05-05")],
    ),
    # the year holds for both
    (
        "They met from March 3 to April 5, 2024.",
        [("March 3", "2024-03-03"), ("April 5, 2024", "2024-04-05")],
    ),
    (
        "They met from 3 March to 5 April 2024.",
        [("3 March", "2024-03-03"), ("5 April 2024", "2024-04-05")],
    ),
    # over the new year, with and without a year
    (
        "It ran from 28 December to 3 January 2025.",
        [("28 December", "2024-12-28"), ("3 January 2025", "2025-01-03")],
    ),
    (
        "It ran from 28 December to 3 January.",
        [("28 December", "2024-12-28"), ("3 January", "2025-01-03")],
    ),
    (
        "It will run from 1 November to 3 June.",
        [("1 November", "2025-11-01"), ("3 June", "2026-06-03")],
    ),
    # no range, each for itself
    (
        "It rained on March 3 and April 5.",
        [("March 3", "2025-03-03"), ("April 5", "2025-04-05")],
    ),
    # a night between two days is named by the first
    (
        "It rained on the night of 13 to 14 August.",
        [("the night of 13 to 14 August", "2025-08-13TNI")],
    ),
    (
        "It rained in the night from Monday to Tuesday.",
        [("the night from Monday to Tuesday", "2025-08-11TNI")],
    ),
    (
        "Overnight into Thursday, drones struck.",
        [("Overnight into Thursday", "2025-08-13TNI")],
    ),
    (
        "It rained on the weekend of 9-10 August.",
        [("the weekend of 9-10 August", "2025-W32-WE")],
    ),
]
WEEKDAYS = [
    # the second follows the first, whatever the report's own day
    (
        "They will meet between Tuesday and Friday.",
        [("Tuesday", "2025-08-19"), ("Friday", "2025-08-22")],
    ),
    (
        "They met between Tuesday and Friday.",
        [("Tuesday", "2025-08-05"), ("Friday", "2025-08-08")],
    ),
    (
        "They met from Monday to Wednesday.",
        [("Monday", "2025-08-11"), ("Wednesday", "2025-08-13")],
    ),
    (
        "They will meet Monday through Wednesday.",
        [("Monday", "2025-08-18"), ("Wednesday", "2025-08-20")],
    ),
    (
        "They met from Friday until Monday.",
        [("Friday", "2025-08-08"), ("Monday", "2025-08-11")],
    ),
    # two days, no range
    (
        "They met on Tuesday and Friday.",
        [("Tuesday", "2025-08-12"), ("Friday", "2025-08-08")],
    ),
    # with parts of the day
    (
        "It lasted from Monday night until Tuesday morning.",
        [("Monday night", "2025-08-11TNI"), ("Tuesday morning", "2025-08-12TMO")],
    ),
    (
        "It will last from Monday night until Sunday morning.",
        [("Monday night", "2025-08-18TNI"), ("Sunday morning", "2025-08-24TMO")],
    ),
    # the first Wednesday after a date long past is not meant
    (
        "He sat from 4 June to Wednesday.",
        [("4 June", "2025-06-04"), ("Wednesday", "2025-08-13")],
    ),
]
COUNTED = [
    ("The vote is two weeks from Sunday.", [("two weeks from Sunday", "2025-08-31")]),
    ("The vote is on Tuesday week.", [("Tuesday week", "2025-08-26")]),
    ("He left two Fridays ago.", [("two Fridays ago", "2025-08-01")]),
    ("He left the Friday before last.", [("the Friday before last", "2025-08-01")]),
    ("He returns the Tuesday after next.", [("the Tuesday after next", "2025-08-26")]),
    (
        "It is on the third Friday of September.",
        [("the third Friday of September", "2025-09-19")],
    ),
    (
        "It was on the last Monday in May 2024.",
        [("the last Monday in May 2024", "2024-05-27")],
    ),
    # June 2025 has five Mondays, June 2024 four
    (
        "It is on the fifth Monday of June 2025.",
        [("the fifth Monday of June 2025", "2025-06-30")],
    ),
    (
        "It is on the fifth Monday of June 2024.",
        [("the fifth Monday of June 2024", "XXXX-XX-XX")],
    ),
    # of which month is not said
    ("The third Friday was wet.", [("Friday", "XXXX-WXX-5")]),
    # not the weekend before the report
    ("It was the last weekend of June.", [("June", "2025-06")]),
]
HOLIDAYS = [
    ("They met on Good Friday.", [("Good Friday", "2025-04-18")]),
    ("They met on Easter Monday.", [("Easter Monday", "2025-04-21")]),
    ("They met on Ash Wednesday 2024.", [("Ash Wednesday 2024", "2024-02-14")]),
    ("They met on Memorial Day.", [("Memorial Day", "2025-05-26")]),
    ("They met on Labor Day 2024.", [("Labor Day 2024", "2024-09-02")]),
    ("They met on Boxing Day.", [("Boxing Day", "2025-12-26")]),
    ("They met on Christmas Eve 2023.", [("Christmas Eve 2023", "2023-12-24")]),
    ("They met on New Year's Day 2025.", [("New Year's Day 2025", "2025-01-01")]),
    # no day of theirs
    ("They met on a good Friday for a boxing day.", [("Friday", "2025-08-08")]),
    ("Boxing day by day made them tired.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*DAYS, *WEEKDAYS, *COUNTED, *HOLIDAYS])
def test_days_with_each_other(text: str, expected: Found) -> None:
    assert found(text) == expected
