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
    """First and last day, or first and last minute, of a TIMEX3 date or time, both
    inclusive, as ISO 8601 without a zone; (None, None) for all else.

    >>> interval_of("2024-Q1")
    ('2024-01-01', '2024-03-31')
    >>> interval_of("2025-08-14TNI")
    ('2025-08-14T18:00', '2025-08-15T06:00')
    >>> interval_of("P3D")
    (None, None)
    """
    if value.isascii() and value.isdigit() and 2 <= len(value) <= 3:
        return _years(int(value), 10 ** (4 - len(value)))
    parts = _VALUE.fullmatch(value)
    if parts is None or int(parts["year"]) == 0:
        return NONE
    year = int(parts["year"])
    if parts["week"]:
        return _week(year, int(parts["week"]), weekend=parts["weekend"] is not None)
    if parts["day"]:
        day = date(year, int(parts["month"]), int(parts["day"]))
        return _day(day, parts["part"], parts["clock"])
    for name, months in (("month", 1), ("quarter", 3), ("half", 6)):
        if parts[name]:
            number = int(parts[name])
            return _months(year, months * (number - 1) + 1, months)
    return _months(year, 1, 12)


def _years(number: int, count: int) -> Interval:
    """The decade or century whose years begin with a number."""
    first = number * count
    if first == 0:
        return NONE
    last = first + count - 1
    return f"{first:04}-01-01", f"{last:04}-12-31"


def _months(year: int, first: int, count: int) -> Interval:
    last = first + count - 1
    if not 1 <= first <= last <= 12:
        return NONE
    last_day = month_length(year, last)
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{last_day:02}"


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
    if part is not None:
        begins, ends, days = _PARTS[part]
        last = shift(day, days, "D")
        return NONE if last is None else (f"{day}T{begins}", f"{last}T{ends}")
    if clock is None:
        return day.isoformat(), day.isoformat()
    if clock == "24:00":
        following = shift(day, 1, "D")
        moment = None if following is None else f"{following}T00:00"
    else:
        moment = f"{day}T{clock}"
    return moment, moment
