"""Intervals of whole days, read from ISO strings: what two items' dates can and cannot
both be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.model import Time

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


def of_time(time: Time | None) -> Interval | None:
    """What a time covers; None where there is none, or it has no place in the
    calendar.
    """
    if time is None:
        return None
    if time.begins is not None:
        return interval(time.begins, time.ends)
    return interval(time.value, time.value) if _FULL.fullmatch(time.value) else None


def of_day(time: Time | None) -> Interval | None:
    """The day a time is of, its clock time left out; what it covers where it is no
    day.
    """
    if time is not None and _FULL.fullmatch(time.day):
        return interval(time.day, time.day)
    return of_time(time)


def day_of(iso: str | None) -> int | None:
    """The day number of an ISO date or date-time, None where there is none."""
    return _day(iso) if iso else None


def _day(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None
