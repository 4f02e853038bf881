"""Readers of calendar dates and of months without a year. Placeholders where the day is
not known.

A date without a year takes the year that brings it nearest to the report's day. The
weekday it names decides only between the last such date and the next, where the nearest
is far off; one that contradicts moves nothing, as reports mistake the weekday more
often than the year. A date no calendar has (31 February, the year 99999) is unresolved.
"""

from __future__ import annotations

import datetime

from onrecord.english.tables import words_as
from onrecord.reading.times import points
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Context, Draft, date
from onrecord.reading.times.points import UNKNOWN, Point, Unknown, shift
from onrecord.reading.times.reasons import IMPOSSIBLE, NOT_TOLD, ORDER, OUTSIDE

BEFORE_COUNTED = words_as("times_around", "before a number of the month")
Day = Point | Unknown

REPORT_DAY = Unknown(UNKNOWN["day"])
UNTOLD_DAY = Unknown(UNKNOWN["day"], NOT_TOLD)
NO_SUCH_DAY = Unknown(UNKNOWN["day"], IMPOSSIBLE)
# days: a date further ahead, of which no verb says that it is to come, is last year's
# (tuned on TimeBank)
FAR_AHEAD = 90
# years either side within which every date exists, 29 February across 1900 or 2100
# included
LEAP = 8


def read_date(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Calendar dates in any order."""
    if phrase.get("SLASHED") is None and phrase.get("ISO") is None:
        phrase = _without_a_count(phrase)
        month_only = _month_before_a_count(phrase, context)
        if month_only is not None:
            return month_only
    day = calendar_day(phrase, context)
    if isinstance(day, Point) and phrase.get("WEEKDAY") == f"{day.day.isoweekday()}":
        context.tell_weekday(day.day)
    return [] if day is None else [draft_of(phrase, day)]


def _without_a_count(phrase: Phrase) -> Phrase:
    """ "On May 3, 25000 people": what counts a noun is no year."""
    at = phrase.find("BIGYEAR")
    if at < 0 or not phrase.after()[:1].islower():
        return phrase
    return phrase.cut(phrase.first, at - ("COMMA" in phrase.lexed.kinds_at(at - 1)))


def _month_before_a_count(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "In May 14 people …": a preposition of months before, a counted noun behind.
    Only the month is a time then.
    """
    plain_pair = (
        phrase.last - phrase.first == 2
        and phrase.get("MONTH", "MONTHABBR")
        and not phrase.get("ORD")
    )
    counted = phrase.before() in BEFORE_COUNTED or isinstance(
        calendar_day(phrase, context), Unknown
    )
    if not (plain_pair and counted and context.anchor and phrase.after()[:1].islower()):
        return None
    return read_month_alone(phrase.cut(phrase.first, phrase.first + 1), context)


def read_month_alone(phrase: Phrase, context: Context) -> list[Draft] | None:
    """A month without a year, on the side its sentence looks to, else the nearest."""
    month = int(phrase.get("MONTH", "MONTHABBR") or 0)
    if not month:
        return None
    if context.anchor is None:
        return [date(phrase, None, f"XXXX-{month:02}")]
    side = (
        -1
        if phrase.get("LAST")
        else 1
        if phrase.get("NEXT")
        else context.clear_direction(phrase)
    )
    strict = phrase.get("LAST") is not None or phrase.get("NEXT") is not None
    away = (
        (month - context.anchor.month + 8) % 12 - 8 if side == 0 else None
    )  # from eight months back to three ahead
    if phrase.get("THIS"):
        away = month - context.anchor.month
    if away is None:
        away = (month - context.anchor.month) % 12
        if side < 0:
            away -= 12 if away or strict else 0
        elif strict and not away:
            away = 12
    first = context.anchor.replace(day=1)
    day = shift(first, away, "M")
    return [date(phrase, points.point_of("month", day), f"XXXX-{month:02}")]


def calendar_day(phrase: Phrase, context: Context) -> Day | None:
    """The day a date names, unknown where no calendar has it or its year is not told;
    None for what is no date.
    """
    iso, slashed = phrase.get("ISO"), phrase.get("SLASHED")
    if iso is not None:
        return _iso(iso)
    if slashed is not None:
        return _slashed(slashed)
    at = phrase.find("MONTH") if phrase.find("MONTH") >= 0 else phrase.find("MONTHABBR")
    number = _day_number(phrase, at)
    return (
        None if at < 0 or number is None else day_numbered(phrase, context, at, number)
    )


def day_numbered(phrase: Phrase, context: Context, month_at: int, number: int) -> Day:
    """The day of a number and the month at a token, with or without a year."""
    kinds = phrase.lexed.kinds[month_at]
    month, year = int(kinds.get("MONTH") or kinds["MONTHABBR"]), phrase.get("YEAR")
    if phrase.get("BIGYEAR"):
        return Unknown(UNKNOWN["day"], OUTSIDE)
    if not 1 <= number <= points.month_length(2000, month):
        return NO_SUCH_DAY
    return (
        _valid(int(year), month, number)
        if year is not None
        else _yearless(phrase, context, month, number)
    )


def _valid(year: int, month: int, number: int) -> Day:
    day = points.date(year, month, number)
    return NO_SUCH_DAY if day is None else Point("day", day)


def _iso(surface: str) -> Day | None:
    """2025-08-14; 2025-02-31 is no day, 99999-01-01 outside the calendar, 2025-45-67 no
    date.
    """
    year, month, number = surface.partition("T")[0].split("-")
    if not (1 <= int(month) <= 12 and 1 <= int(number) <= 31):
        return None
    return (
        _valid(int(year), int(month), int(number))
        if len(year) == 4
        else Unknown(UNKNOWN["day"], OUTSIDE)
    )


def _day_number(phrase: Phrase, month_at: int) -> int | None:
    """The day's number: the one next behind the month ("Aug. 14", "March the 3rd"),
    else before it ("14 August").
    """
    for at in (month_at + 1, month_at + 2, month_at - 1, month_at - 2):
        if phrase.first <= at < phrase.last and "DAYNUM" in phrase.lexed.kinds[at]:
            return int(phrase.lexed.kinds[at]["DAYNUM"])
        if phrase.first <= at < phrase.last and "ORD" in phrase.lexed.kinds[at]:
            return int(phrase.lexed.kinds[at]["ORD"])
    return None


def _slashed(surface: str) -> Day | None:
    """14/08/2025, 08/14/2025, 2025/08/14. Which of 8/9/2025 is the month cannot be
    known: only its year is.
    """
    a, b, c = (int(number) for number in surface.replace(".", "/").split("/"))
    if a > 31:
        return _valid(a, b, c) if 1 <= b <= 12 and 1 <= c <= 31 else None
    if (
        c < 1000
        or not 1 <= min(a, b) <= 12
        or not 1 <= max(a, b) <= 31
        or ("." in surface and b > 12)
    ):
        return None
    if "." in surface or a > 12 or a == b:
        return _valid(c, b, a)
    return _valid(c, a, b) if b > 12 else Unknown(f"{c:04}-XX-XX", ORDER)


def _yearless(phrase: Phrase, context: Context, month: int, number: int) -> Day:
    weekday = phrase.get("WEEKDAY", "WDABBR")
    towards = phrase.get("LAST", "NEXT", "THIS")
    anchor = context.anchor
    if anchor is not None and towards is not None and phrase.get("UNIT") == "Y":
        return _valid(anchor.year + int(towards), month, number)
    around = _around(anchor, month, number) if anchor is not None else []
    if anchor is None or not around:
        return Unknown(f"XXXX-{month:02}-{number:02}")
    nearest = min(around, key=lambda day: (abs((day - anchor).days), day))
    agreeing = [
        day
        for day in around
        if weekday is not None and day.isoweekday() == int(weekday)
    ]
    if nearest > anchor and context.has_happened(phrase):
        return Point("day", around[0])
    if abs((nearest - anchor).days) > FAR_AHEAD and len(agreeing) == 1:
        return Point("day", agreeing[0])
    far = (nearest - anchor).days > FAR_AHEAD
    return Point(
        "day",
        around[0]
        if far and weekday is None and context.clear_direction(phrase) <= 0
        else nearest,
    )


def _around(anchor: datetime.date, month: int, number: int) -> list[datetime.date]:
    """The last such date up to the report's day and the next one from it on, as far as
    the calendar has them.
    """
    years = range(anchor.year - LEAP, anchor.year + LEAP + 1)
    days = [day for year in years if (day := points.date(year, month, number))]
    past, ahead = (
        [d for d in days if d <= anchor][-1:],
        [d for d in days if d > anchor][:1],
    )
    return past + ahead


def draft_of(phrase: Phrase, day: Day) -> Draft:
    """A DATE over a whole phrase, of a day that is known or not."""
    return (
        date(phrase, day)
        if isinstance(day, Point)
        else date(phrase, None, day.value, reason=day.reason)
    )


def any_weekday(weekday: int) -> Unknown:
    """A weekday of a week that is not known."""
    return Unknown(f"XXXX-WXX-{weekday}")
