"""Intervals of whole days, read from ISO strings: what two items' dates can and cannot
both be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.model import Reading, Time

# days: an undated item of a report is about the month before it; a date before that is
# background
NEWS = 31
_FULL = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first to the last moment, both as ISO strings and both within it, and
    the days they fall on.
    """

    begins: str
    ends: str
    first: int
    last: int

    def __str__(self) -> str:
        return (
            self.begins if self.begins == self.ends else f"{self.begins} to {self.ends}"
        )

    def meets(self, other: Interval, *, slack: int = 0) -> bool:
        """True where the two share a day, or lie no more than `slack` days apart."""
        return self.first <= other.last + slack and other.first <= self.last + slack


def interval(begins: str | None, ends: str | None) -> Interval | None:
    """The interval between two ISO strings, or None where either is missing, no date,
    or they run backward.
    """
    if begins is None or ends is None:
        return None
    first, last = _day(begins), _day(ends)
    if first is None or last is None or first > last:
        return None
    return Interval(begins, ends, first, last)


def of_value(value: str | None, times: dict[str, Time]) -> Interval | None:
    """What a TIMEX3 `value` covers, by the report's own Time of that value, or as a
    full ISO date is read.
    """
    if value is None:
        return None
    time = times.get(value)
    if time is not None and time.begins is not None:
        return interval(time.begins, time.ends)
    return interval(value, value) if _FULL.fullmatch(value) else None


def by_value(reading: Reading) -> dict[str, Time]:
    """The reading's times by value; of several with one value the first that has an
    interval.
    """
    found: dict[str, Time] = {}
    for time in reading.times:
        if time.value not in found or found[time.value].begins is None:
            found[time.value] = time
    return found


def day_of(iso: str | None) -> int | None:
    """The day number of an ISO date or date-time, None where there is none."""
    return _day(iso) if iso else None


def _day(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None
