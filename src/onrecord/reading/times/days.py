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
    """Calendar dates in any order: "14 August 2025", "Aug. 14", "14/08/2025" and
    "2025-08-14" are 2025-08-14. [] for figures that are none ("45/67/2025").
    """
    if phrase.get("SLASHED") is None and phrase.get("ISO") is None:
        count_at = phrase.find("BIGYEAR")
        if count_at >= 0 and phrase.after()[:1].islower():
            # "On May 3, 25000 people": what counts a noun is no year.
            comma = "COMMA" in phrase.lexed.kinds_at(count_at - 1)
            phrase = phrase.cut(phrase.first, count_at - comma)
        month_only = _month_before_a_count(phrase, context)
        if month_only is not None:
            return month_only
    day = calendar_day(phrase, context)
    if day is None:
        return []
    if isinstance(day, Point) and phrase.get("WEEKDAY") == f"{day.day.isoweekday()}":
        context.tell_weekday(day.day)
    return [draft_of(phrase, day)]


def _month_before_a_count(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "In May 14 people …": a preposition of months before, a counted noun behind.
    Only the month is a time then.
    """
    if context.anchor is None or not phrase.after()[:1].islower():
        return None
    is_pair = phrase.size() == 2
    if not is_pair or phrase.get("ORD") or not phrase.get("MONTH", "MONTHABBR"):
        return None
    if phrase.before() not in BEFORE_COUNTED:
        day = calendar_day(phrase, context)
        if not isinstance(day, Unknown):
            return None
    return read_month_alone(phrase.cut(phrase.first, phrase.first + 1), context)


def read_month_alone(phrase: Phrase, context: Context) -> list[Draft] | None:
    """A month without a year, on the side its sentence looks to, else the nearest: of a
    report of August 2025 "in May" is 2025-05, "in January" 2026-01.
    """
    month = phrase.number("MONTH", "MONTHABBR")
    if not month:
        return None
    if context.anchor is None:
        return [date(phrase, None, f"XXXX-{month:02}")]
    if phrase.get("LAST"):
        side = -1
    elif phrase.get("NEXT"):
        side = 1
    else:
        side = context.clear_direction(phrase)
    another = phrase.get("LAST", "NEXT") is not None  # never the report's own month
    difference = month - context.anchor.month
    if phrase.get("THIS"):
        away = difference
    elif side == 0:
        away = (difference + 8) % 12 - 8  # from eight months back to three ahead
    else:
        away = difference % 12
        if side < 0 and (away or another):
            away -= 12
        elif side > 0 and another and not away:
            away = 12
    first = context.anchor.replace(day=1)
    day = shift(first, away, "M")
    return [date(phrase, points.point_of("month", day), f"XXXX-{month:02}")]


def calendar_day(phrase: Phrase, context: Context) -> Day | None:
    """The day a date names, unknown where no calendar has it or its year is not told;
    None for what is no date.
    """
    iso = phrase.get("ISO")
    if iso is not None:
        return _iso(iso)
    slashed = phrase.get("SLASHED")
    if slashed is not None:
        return _slashed(slashed)
    month_at = phrase.find("MONTH")
    if month_at < 0:
        month_at = phrase.find("MONTHABBR")
    if month_at < 0:
        return None
    number = _day_number(phrase, month_at)
    if number is None:
        return None
    return day_numbered(phrase, context, month_at, number)


def day_numbered(phrase: Phrase, context: Context, month_at: int, number: int) -> Day:
    """The day of a number and the month at token `month_at`, with or without a year:
    the 30th of February is unknown, as no calendar has it.
    """
    if phrase.get("BIGYEAR"):
        return Unknown(UNKNOWN["day"], OUTSIDE)
    kinds = phrase.lexed.kinds[month_at]
    month = int(kinds.get("MONTH") or kinds["MONTHABBR"])
    if not 1 <= number <= points.month_length(2000, month):
        return NO_SUCH_DAY
    year = phrase.get("YEAR")
    if year is None:
        return _yearless(phrase, context, month, number)
    return _valid(int(year), month, number)


def _valid(year: int, month: int, number: int) -> Day:
    day = points.date(year, month, number)
    return NO_SUCH_DAY if day is None else Point("day", day)


def _iso(surface: str) -> Day | None:
    """The day of a date like 2025-08-14.

    2025-02-31 is a day that does not exist, 99999-01-01 lies outside the calendar, and
    2025-45-67 is no date at all (None).
    """
    year, month, number = surface.partition("T")[0].split("-")
    if not (1 <= int(month) <= 12 and 1 <= int(number) <= 31):
        return None
    if len(year) != 4:
        return Unknown(UNKNOWN["day"], OUTSIDE)
    return _valid(int(year), int(month), int(number))


def _day_number(phrase: Phrase, month_at: int) -> int | None:
    """The day's number: the one next behind the month ("Aug. 14", "March the 3rd"),
    else before it ("14 August").
    """
    for at in (month_at + 1, month_at + 2, month_at - 1, month_at - 2):
        if not phrase.first <= at < phrase.last:
            continue
        kinds = phrase.lexed.kinds[at]
        number = kinds.get("DAYNUM", kinds.get("ORD"))
        if number is not None:
            return int(number)
    return None


def _slashed(surface: str) -> Day | None:
    """14/08/2025, 08/14/2025, 2025/08/14. Which of 8/9/2025 is the month cannot be
    known: only its year is.
    """
    numbers = surface.replace(".", "/").split("/")
    first, second, third = (int(number) for number in numbers)
    if first > 31:
        is_date = 1 <= second <= 12 and 1 <= third <= 31
        return _valid(first, second, third) if is_date else None
    dotted = "." in surface
    smaller, larger = sorted((first, second))
    is_date = third >= 1000 and 1 <= smaller <= 12 and 1 <= larger <= 31
    if not is_date or (dotted and second > 12):
        return None
    if dotted or first > 12 or first == second:
        return _valid(third, second, first)
    if second > 12:
        return _valid(third, first, second)
    return Unknown(f"{third:04}-XX-XX", ORDER)


def _yearless(phrase: Phrase, context: Context, month: int, number: int) -> Day:
    """The day of a month and a number, in the year the phrase or its sentence means."""
    anchor = context.anchor
    towards = phrase.get("LAST", "NEXT", "THIS")
    if anchor is not None and towards is not None and phrase.get("UNIT") == "Y":
        return _valid(anchor.year + int(towards), month, number)
    around = _around(anchor, month, number) if anchor is not None else []
    if anchor is None or not around:
        return Unknown(f"XXXX-{month:02}-{number:02}")
    nearest = min(around, key=lambda day: (abs((day - anchor).days), day))
    if nearest > anchor and context.has_happened(phrase):
        return Point("day", around[0])
    ahead = (nearest - anchor).days
    weekday = phrase.get("WEEKDAY", "WDABBR")
    if weekday is not None:
        agreeing = [day for day in around if day.isoweekday() == int(weekday)]
        decides = abs(ahead) > FAR_AHEAD and len(agreeing) == 1
        return Point("day", agreeing[0] if decides else nearest)
    if ahead > FAR_AHEAD and context.clear_direction(phrase) <= 0:
        return Point("day", around[0])
    return Point("day", nearest)


def _around(anchor: datetime.date, month: int, number: int) -> list[datetime.date]:
    """The last such date up to the report's day and the next one from it on, as far as
    the calendar has them.
    """
    past: list[datetime.date] = []
    ahead: list[datetime.date] = []
    for year in range(anchor.year - LEAP, anchor.year + LEAP + 1):
        day = points.date(year, month, number)
        if day is not None:
            (past if day <= anchor else ahead).append(day)
    return past[-1:] + ahead[:1]


def draft_of(phrase: Phrase, day: Day) -> Draft:
    """A DATE over a whole phrase, of a day that is known or not."""
    if isinstance(day, Point):
        return date(phrase, day)
    return date(phrase, None, day.value, reason=day.reason)


def any_weekday(weekday: int) -> Unknown:
    """A weekday (1 Monday … 7 Sunday) of a week that is not known.

    >>> any_weekday(5).value
    'XXXX-WXX-5'
    """
    return Unknown(f"XXXX-WXX-{weekday}")
