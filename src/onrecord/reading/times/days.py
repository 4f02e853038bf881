"""Readers of days: calendar dates, weekdays, yesterday, holidays. Placeholders where the day is not known.

A date without a year takes the year that brings it nearest to the report's day. The weekday it names decides only
between the last such date and the next, where the nearest is far off; one that contradicts moves nothing, as reports
mistake the weekday more often than the year. A weekday alone is the report's own day where
that is one, else the nearest on the side its sentence looks to (past where that is not clear). "Last Friday" is the
one before the report's day, "next Friday" that of the week after (weeks begin on Monday), "this Friday" that of the
same week.
"""

from __future__ import annotations

import datetime
import functools

from onrecord.reading.times import points
from onrecord.reading.times.context import Context, Draft, date
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.lexer import table
from onrecord.reading.times.points import Point, shift, weekday_from

Day = Point | str  # a day that is known, or a placeholder

UNKNOWN_DAY = "XXXX-XX-XX"
FAR_AHEAD = (
    90  # days: a date further ahead, of which no verb says that it is to come, is last year's (tuned on TimeBank)
)
LEAP = 8  # years either side within which every date exists, 29 February across 1900 or 2100 included


def read_date(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Calendar dates in any order."""
    if phrase.get("SLASHED") is None and phrase.get("ISO") is None:
        month_only = _month_before_a_count(phrase, context)
        if month_only is not None:
            return month_only
    day = calendar_day(phrase, context)
    return [] if day is None else [_draft(phrase, day)]


def _month_before_a_count(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "In May 14 people …": a preposition of months before, a counted noun behind. Only the month is a time then."""
    plain_pair = phrase.last - phrase.first == 2 and phrase.get("MONTH", "MONTHABBR") and not phrase.get("ORD")
    if not (plain_pair and phrase.before() in ("in", "since", "during") and phrase.after()[:1].islower()):
        return None
    return read_month_alone(phrase.cut(phrase.first, phrase.first + 1), context)


def read_month_alone(phrase: Phrase, context: Context) -> list[Draft] | None:
    """A month without a year, on the side its sentence looks to, else the nearest."""
    month = int(phrase.get("MONTH", "MONTHABBR") or 0)
    if not month:
        return None
    if context.anchor is None:
        return [date(phrase, None, f"XXXX-{month:02}")]
    side = -1 if phrase.get("LAST") else 1 if phrase.get("NEXT") else context.clear_direction(phrase)
    strict = phrase.get("LAST") is not None or phrase.get("NEXT") is not None
    away = (month - context.anchor.month + 8) % 12 - 8 if side == 0 else None  # from eight months back to three ahead
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
    """The day a date names, a placeholder where its year is not known; None for a day no calendar has."""
    iso, slashed = phrase.get("ISO"), phrase.get("SLASHED")
    if iso is not None:
        return _valid(int(iso[:4]), int(iso[5:7]), int(iso[8:10]))
    if slashed is not None:
        return _slashed(slashed)
    at = phrase.find("MONTH") if phrase.find("MONTH") >= 0 else phrase.find("MONTHABBR")
    number = _day_number(phrase, at)
    if at < 0 or number is None:
        return None
    kinds = phrase.lexed.kinds[at]
    month, year = int(kinds.get("MONTH") or kinds["MONTHABBR"]), phrase.get("YEAR")
    if not 1 <= number <= points.month_length(2000, month):
        return None
    if year is not None:
        return _valid(int(year), month, number)
    return _yearless(phrase, context, month, number)


def _valid(year: int, month: int, number: int) -> Day | None:
    day = points.date(year, month, number)
    return None if day is None else Point("day", day)


def _day_number(phrase: Phrase, month_at: int) -> int | None:
    """The day's number: the one next behind the month ("Aug. 14", "March the 3rd"), else before it ("14 August")."""
    for at in (month_at + 1, month_at + 2, month_at - 1, month_at - 2):
        if phrase.first <= at < phrase.last and "DAYNUM" in phrase.lexed.kinds[at]:
            return int(phrase.lexed.kinds[at]["DAYNUM"])
        if phrase.first <= at < phrase.last and "ORD" in phrase.lexed.kinds[at]:
            return int(phrase.lexed.kinds[at]["ORD"])
    return None


def _slashed(surface: str) -> Day | None:
    """14/08/2025, 08/14/2025, 2025/08/14. Which of 8/9/2025 is the month cannot be known: only its year is."""
    a, b, c = (int(number) for number in surface.replace(".", "/").split("/"))
    if a > 31:
        return _valid(a, b, c)
    if c < 1000 or ("." in surface and b > 12):
        return None
    if "." in surface or a > 12 or a == b:
        return _valid(c, b, a)
    return _valid(c, a, b) if b > 12 else f"{c:04}-XX-XX"


def _yearless(phrase: Phrase, context: Context, month: int, number: int) -> Day:
    weekday = phrase.get("WEEKDAY", "WDABBR")
    towards = phrase.get("LAST", "NEXT", "THIS")
    anchor = context.anchor
    if anchor is None:
        return f"XXXX-{month:02}-{number:02}"
    if towards is not None and phrase.get("UNIT") == "Y":
        return _valid(anchor.year + int(towards), month, number) or f"XXXX-{month:02}-{number:02}"
    around = _around(anchor, month, number)
    if not around:
        return f"XXXX-{month:02}-{number:02}"
    nearest = min(around, key=lambda day: (abs((day - anchor).days), day))
    if abs((nearest - anchor).days) <= FAR_AHEAD:
        return Point("day", nearest)
    agreeing = [day for day in around if weekday is not None and day.isoweekday() == int(weekday)]
    if len(agreeing) == 1:
        return Point("day", agreeing[0])
    if weekday is None and nearest > anchor and context.clear_direction(phrase) <= 0:
        nearest = around[0]
    return Point("day", nearest)


def _around(anchor: datetime.date, month: int, number: int) -> list[datetime.date]:
    """The last such date up to the report's day and the next one from it on, as far as the calendar has them."""
    years = range(anchor.year - LEAP, anchor.year + LEAP + 1)
    days = [day for year in years if (day := points.date(year, month, number))]
    past, ahead = [d for d in days if d <= anchor][-1:], [d for d in days if d > anchor][:1]
    return past + ahead


def read_days(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "May 3-5, 2024": two expressions, one a day; the second has only what it names."""
    at = [i for i in range(phrase.first, phrase.last) if "DAYNUM" in phrase.lexed.kinds[i]]
    at = [i for i in at if "COMMA" not in phrase.lexed.kinds[i]][:2]
    month = phrase.find("MONTH") if phrase.find("MONTH") >= 0 else phrase.find("MONTHABBR")
    comma = phrase.find("COMMA")
    if len(at) < 2 or (comma >= 0 and comma < at[1] and phrase.get("YEAR") is None):
        return None
    splits = ((phrase.first, at[0] + 1), (at[1], phrase.last))
    drafts = []
    for number_at, (first, last) in zip(at, splits, strict=True):
        day = _joined_day(phrase, context, month, number_at)
        if day is None:
            return None
        drafts.append(_draft(phrase.cut(first, last), day))
    return drafts


def _joined_day(phrase: Phrase, context: Context, month_at: int, number_at: int) -> Day | None:
    kinds = phrase.lexed.kinds[month_at]
    month, number = int(kinds.get("MONTH") or kinds["MONTHABBR"]), int(phrase.lexed.kinds[number_at]["DAYNUM"])
    year = phrase.get("YEAR")
    if not 1 <= number <= points.month_length(2000, month):
        return None
    return _valid(int(year), month, number) if year else _yearless(phrase, context, month, number)


def read_weekday(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Weekdays, with or without last, next, this; nothing for Black Friday or the Sunday Times."""
    if is_name(phrase):
        return []
    return [_draft(phrase, weekday_of(phrase, context))]


def is_name(phrase: Phrase) -> bool:
    """True where the words beside a weekday make a name of it."""
    before, after = phrase.word(-1), phrase.after()
    return (before[:1].isupper() and before.lower() in beside("before")) or (
        after[:1].isupper() and after.lower() in beside("after")
    )


@functools.cache
def beside(use: str) -> frozenset[str]:
    """The words of `times_names.tsv` of one use."""
    return frozenset(word for word, what in table("times_names.tsv") if what == use)


def weekday_of(phrase: Phrase, context: Context) -> Day:
    """The day a weekday names."""
    weekday = int(phrase.get("WEEKDAY", "WDABBR") or 0)
    unknown = f"XXXX-WXX-{weekday}"
    start = context.anchor
    if start is None:
        return unknown
    if phrase.has("previous", "preceding", "following"):
        reference = context.reference(phrase)
        start = reference.day if reference is not None and reference.grain == "day" else start
    day = _towards(phrase, context, start, weekday)
    return unknown if day is None else Point("day", day)


def _towards(phrase: Phrase, context: Context, start: datetime.date, weekday: int) -> datetime.date | None:
    """The weekday before, after or in the week of a day, as last, next and this have it; else by tense."""
    monday = shift(start, 1 - start.isoweekday(), "D") or start
    if phrase.get("UNIT") == "W" and phrase.has("from"):  # a week from Monday
        base = weekday_from(start, weekday, 1)
        return base and shift(base, 1, "W")
    by_week = phrase.has("next", "this") and not phrase.get("LAST") and not phrase.has("coming")
    if phrase.get("UNIT") == "W" or by_week:
        weeks = int(phrase.get("LAST", "NEXT", "THIS") or 0)
        day = shift(monday, 7 * weeks + weekday - 1, "D")
        over = weeks == 0 and phrase.has("this") and day is not None and day < start
        return shift(start, (weekday - start.isoweekday()) % 7, "D") if over and context.direction(phrase) > 0 else day
    side = int(phrase.get("LAST", "NEXT") or 0)
    if side:
        beyond = shift(start, side, "D")
        return beyond and weekday_from(beyond, weekday, side)
    return weekday_from(start, weekday, context.direction(phrase) or -1)


def is_in_name(phrase: Phrase) -> bool:
    """True for one word with a capital beside another, past its sentence's start: Vessa Today, the Vessa Daily."""
    if phrase.last - phrase.first != 1 or not phrase.word(0)[:1].isupper() or phrase.word(0).isupper():
        return False
    return phrase.word(-1)[:1].isupper() and phrase.word(-1).lower() not in ("the", "a", "an")


def read_dayref(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Today, yesterday, tomorrow, and days counted from them."""
    if is_in_name(phrase):
        return []
    count = int(phrase.get("DAYREF") or 0)
    if phrase.first + 2 < phrase.last and phrase.has("before", "after"):
        count *= 2
    if phrase.has("from"):
        unit = phrase.get("UNIT", "UNITS") or "D"
        if unit not in ("D", "W", "M", "Y"):
            return None
        number = int(float(phrase.get("NUM") or 1)) if len(phrase.get("NUM") or "") < 8 else 10**8
        grain = points.GRAIN_OF_UNIT[unit]
        return [date(phrase, context.moved(grain, number, unit), grain=grain)]
    return [date(phrase, context.moved("day", count, "D"))]


def day_of(phrase: Phrase, context: Context) -> Day | None:
    """The day named inside a longer phrase (Friday in "Friday morning"); None where it names none."""
    if phrase.get("MONTH", "MONTHABBR", "ISO", "SLASHED"):
        return calendar_day(phrase, context)
    if phrase.get("WEEKDAY"):
        return weekday_of(phrase, context)
    if phrase.get("DAYREF"):
        return context.moved("day", int(phrase.get("DAYREF") or 0), "D") or UNKNOWN_DAY
    if "D" in phrase.all("UNIT"):
        return same_or_next_day(phrase, context)
    return None


def same_or_next_day(phrase: Phrase, context: Context) -> Day:
    """ "That day", "the next day", "the previous day": counted from the day last mentioned, never from the report's."""
    reference = context.reference(phrase)
    if reference is None or reference.grain != "day":
        return UNKNOWN_DAY
    return reference.shifted(int(phrase.get("LAST", "NEXT") or 0), "D") or UNKNOWN_DAY


def read_holiday(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Days that come once a year: of the year named, else the nearest on the side named or looked to."""
    if phrase.after().lower() in beside("festive"):
        return []
    rule = phrase.get("HOLIDAY") or ("12-31" if phrase.get("EVE") else "01-01")
    new_year = phrase.has("year") and (phrase.get("DAY1") or phrase.get("EVE"))
    if phrase.get("HOLIDAY") is None and not new_year:
        return None
    year = phrase.get("YEAR")
    if phrase.get("UNIT") not in (None, "D") and not new_year:
        return None
    if year is None and context.anchor is None:
        return [date(phrase, None, f"XXXX-{rule}" if rule[0] in "01" and len(rule) == 5 else UNKNOWN_DAY)]
    around = context.anchor.year if context.anchor and year is None else int(year or 0)
    days = [d for y in ((around,) if year else (around - 1, around, around + 1)) if (d := _holiday(rule, y))]
    anchor = context.anchor
    if year is None and anchor is not None:
        side = -1 if phrase.get("LAST") else 1 if phrase.get("NEXT") else 0
        days = [d for d in days if side == 0 or (d - anchor).days * side > 0] or days
        days.sort(key=lambda d: abs((d - anchor).days))
    return [date(phrase, Point("day", days[0]))] if days else None


def _holiday(rule: str, year: int) -> datetime.date | None:
    """The day of a holiday: month-day, "easter", or month-weekday-which (11-4-4: the fourth Thursday of November)."""
    if rule == "easter":
        return points.easter(year)
    numbers = [int(number) for number in rule.split("-")]
    if len(numbers) == 2:
        return points.date(year, *numbers)
    month, weekday, which = numbers
    first = points.date(year, month, 1)
    first = first and weekday_from(first, weekday, 1)
    return first and shift(first, which - 1, "W")


def _draft(phrase: Phrase, day: Day) -> Draft:
    return date(phrase, day) if isinstance(day, Point) else date(phrase, None, day)
