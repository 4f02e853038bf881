"""The calendar: points of a grain (a day, a week, a quarter …), their TIMEX3 values and
what lies so many units away.

The proleptic Gregorian calendar of the years 1 to 9999, weeks as ISO 8601 numbers them.
Whatever falls outside is None.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Grain = Literal[
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
]

UNKNOWN: dict[Grain, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
GRAIN_OF_UNIT: dict[str, Grain] = {
    "D": "day",
    "NI": "day",
    "W": "week",
    "F": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "C": "century",
}
_DAYS = {"D": 1, "NI": 1, "W": 7, "WE": 7, "F": 14}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


@dataclass(frozen=True, slots=True)
class Point:
    """The day, week, month … that holds `day`.

    >>> Point("week", datetime.date(2025, 8, 14)).value
    '2025-W33'
    """

    grain: Grain
    day: datetime.date

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        day = self.day
        if self.grain in ("week", "weekend"):
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if self.grain == "weekend" else "")
        if self.grain == "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        if self.grain == "half":
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        lengths: dict[Grain, int] = {
            "day": 10,
            "month": 7,
            "year": 4,
            "decade": 3,
            "century": 2,
        }
        return day.isoformat()[: lengths.get(self.grain, 4)]

    def shifted(self, count: int, unit: str) -> Point | None:
        """This grain, `count` units on (TimeML unit letters; negative: back); None
        outside the calendar.
        """
        day = shift(self.day, count, unit)
        return None if day is None else Point(self.grain, day)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A day that is not known: the placeholder that stands for it, and why; "" where
    the report's own is not.
    """

    value: str
    reason: str = ""


def point_of(grain: Grain, day: datetime.date | None) -> Point | None:
    """The point of a grain that holds `day`; None where the day is not known."""
    return None if day is None else Point(grain, day)


def date(year: int, month: int, day: int) -> datetime.date | None:
    """The date, or None where the calendar has no such day.

    >>> date(2025, 2, 31) is None
    True
    """
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def shift(day: datetime.date, count: int, unit: str) -> datetime.date | None:
    """`day` moved `count` units, at most to the end of the month it moves to.

    `unit` is a letter of TimeML (D, W, M, Q, Y …) or of `times_words.tsv` (F a
    fortnight, E a decade, C a century). None outside the calendar, and for a unit that
    no calendar counts.

    >>> shift(datetime.date(2024, 1, 31), 1, "M")
    datetime.date(2024, 2, 29)
    """
    if unit in _DAYS:
        ordinal = day.toordinal() + count * _DAYS[unit]
        if not 1 <= ordinal <= datetime.date.max.toordinal():
            return None
        return datetime.date.fromordinal(ordinal)
    if unit not in _MONTHS:
        return None
    months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
    year, months_before = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    month = months_before + 1
    return datetime.date(year, month, min(day.day, month_length(year, month)))


def month_length(year: int, month: int) -> int:
    """Days in a month (1 January … 12) of a year.

    >>> month_length(2024, 2)
    29
    """
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def weekday_from(
    day: datetime.date, weekday: int, direction: int
) -> datetime.date | None:
    """The nearest `weekday` (1 Monday … 7 Sunday) at or before `day` (direction -1), or
    at or after it (+1).

    >>> weekday_from(datetime.date(2025, 8, 14), 5, -1)
    datetime.date(2025, 8, 8)
    """
    days = (weekday - day.isoweekday()) % 7
    if days and direction <= 0:
        days -= 7
    return shift(day, days, "D")


def easter(year: int) -> datetime.date | None:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Meeus, Astronomical
    Algorithms, chapter 8).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)
