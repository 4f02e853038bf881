"""The stretch of the calendar that a TIMEX3 value covers, as `Time.begins` and
`Time.ends`.

Both are inclusive. Dates stand for whole days. A clock time begins and ends at itself.
Parts of the day follow one fixed reading, written as clock times: morning 06:00 to
12:00, afternoon 12:00 to 18:00, evening 18:00 to 24:00, night 18:00 to 06:00 of the
next day (24:00 is written as 00:00 of the next day). A weekend is Saturday and Sunday.
Seasons, which differ by hemisphere, and values with an X in them cover no known
stretch: (None, None).
"""

from __future__ import annotations

import datetime
import re

from onrecord.reading.times.points import date, month_length, shift

Interval = tuple[str | None, str | None]

NONE: Interval = (None, None)
_PARTS = {
    "MO": ("06:00", "12:00", 0),
    "AF": ("12:00", "18:00", 0),
    "EV": ("18:00", "00:00", 1),
    "NI": ("18:00", "06:00", 1),
}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<part>MO|AF|EV|NI)|T(?P<clock>\d\d:\d\d(?::\d\d)?))?)?"
    r"|W(?P<week>\d\d)(?P<weekend>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
)


def interval_of(value: str) -> Interval:
    """First and last day, or first and last minute, of a TIMEX3 date or time; (None,
    None) for all else.
    """
    if value.isascii() and value.isdigit() and 2 <= len(value) <= 3:
        return _years(int(value), 10 ** (4 - len(value)))
    found = _VALUE.fullmatch(value)
    if found is None or int(found["year"]) == 0:
        return NONE
    year = int(found["year"])
    if found["week"]:
        return _week(year, int(found["week"]), weekend=found["weekend"] is not None)
    if found["day"]:
        return _day(
            date(year, int(found["month"]), int(found["day"])),
            found["part"],
            found["clock"],
        )
    for name, months in (("month", 1), ("quarter", 3), ("half", 6)):
        if found[name]:
            return _months(year, months * (int(found[name]) - 1) + 1, months)
    return _months(year, 1, 12)


def _years(number: int, count: int) -> Interval:
    """The decade or century whose years begin with a number."""
    first = number * count
    return (f"{first:04}-01-01", f"{first + count - 1:04}-12-31") if first else NONE


def _months(year: int, first: int, count: int) -> Interval:
    last = first + count - 1
    if not 1 <= first <= last <= 12:
        return NONE
    return (
        f"{year:04}-{first:02}-01",
        f"{year:04}-{last:02}-{month_length(year, last):02}",
    )


def _week(year: int, week: int, *, weekend: bool) -> Interval:
    try:
        first = datetime.date.fromisocalendar(year, week, 6 if weekend else 1)
        last = datetime.date.fromisocalendar(year, week, 7)
    except ValueError:
        return NONE
    return first.isoformat(), last.isoformat()


def _day(day: datetime.date | None, part: str | None, clock: str | None) -> Interval:
    if day is None:
        return NONE
    if clock is not None:
        return _clock(day, clock)
    if part is None:
        return day.isoformat(), day.isoformat()
    begins, ends, days = _PARTS[part]
    last = shift(day, days, "D")
    return NONE if last is None else (f"{day}T{begins}", f"{last}T{ends}")


def _clock(day: datetime.date, clock: str) -> Interval:
    if clock == "24:00":
        following = shift(day, 1, "D")
        return (
            NONE if following is None else (f"{following}T00:00", f"{following}T00:00")
        )
    return f"{day}T{clock}", f"{day}T{clock}"
