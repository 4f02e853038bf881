"""Readers of days that come once a year: Christmas, Easter Monday, Memorial Day, New
Year's Eve.

The year is the one named, else the nearest on the side named, or behind a plain past
tense. The rules are in `times_words.tsv`.
"""

from __future__ import annotations

import datetime

from onrecord.english.tables import words_as
from onrecord.reading.times import points
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Context, Draft, date
from onrecord.reading.times.points import Point, shift, weekday_from
from onrecord.reading.times.times_in_names import beside

ON = words_as("times_around", "before a holiday")
LAST_WEEK = 5  # in month-weekday-which: the last of the month
# Easter Sunday and Easter Monday, by their weekday: so many days from the Sunday.
EASTER_DAYS = {"7": "0", "1": "1"}


def read_holiday(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Days that come once a year: of the year named, else the nearest on the side named
    or looked to.
    """
    is_plain = phrase.get("EVE", "UNIT", "WEEKDAY") is None
    if is_plain and phrase.after().lower() in beside("festive"):
        return []
    rule = _rule(phrase)
    if rule is None:
        return None
    year = phrase.get("YEAR")
    if year is not None:
        day = holiday(rule, int(year))
        return None if day is None else [date(phrase, Point("day", day))]
    if context.anchor is None:
        is_fixed = len(rule) == len("MM-DD")
        return [date(phrase, None, f"XXXX-{rule}" if is_fixed else None)]
    if phrase.get("LAST"):
        side = -1
    elif phrase.get("NEXT"):
        side = 1
    elif phrase.before() in ON:
        side = min(context.clear_direction(phrase), 0)
    else:
        side = 0
    nearest = _nearest(rule, context.anchor, side)
    return None if nearest is None else [date(phrase, Point("day", nearest))]


def _nearest(rule: str, anchor: datetime.date, side: int) -> datetime.date | None:
    """The holiday nearest to the report's day: before it (side -1), after it (1), or on
    either side (0). Where there is none on that side, the nearest of all.
    """
    around: list[datetime.date] = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        day = holiday(rule, year)
        if day is not None:
            around.append(day)
    if side < 0:
        sought = [day for day in around if day < anchor]
    elif side > 0:
        sought = [day for day in around if day > anchor]
    else:
        sought = around
    return min(sought or around, key=lambda day: abs(day - anchor), default=None)


def _rule(phrase: Phrase) -> str | None:
    """The rule of the day a phrase names; None where it names none."""
    if phrase.has("year") and (phrase.get("DAY1") or phrase.get("EVE")):
        return "12-31" if phrase.get("EVE") else "01-01"
    if phrase.get("UNIT") not in (None, "D"):
        return None
    in_words = phrase.get("HOLIDAYWORD")
    if in_words:  # "Boxing Day", not "boxing day after day"
        day_word = phrase.lexed.word(phrase.find("DAY1"))
        return in_words if day_word[:1].isupper() else None
    rule, weekday = phrase.get("HOLIDAY"), phrase.get("WEEKDAY")
    if weekday is None:
        return "12-24" if rule == "12-25" and phrase.get("EVE") else rule
    days_away = phrase.get("EASTERWORD")
    if not days_away and rule == "easter":
        days_away = EASTER_DAYS.get(weekday)
    if not days_away:
        return None
    easter_weekday = (int(days_away) - 1) % 7 + 1
    return f"easter{days_away}" if easter_weekday == int(weekday) else None


def holiday(rule: str, year: int) -> datetime.date | None:
    """The day of a holiday in a year, by its rule; None where the year has none.

    A rule is month-day; or month-weekday-which, with weekdays from 1 (Monday) to 7 and
    5 for the last of the month; or the days from Easter Sunday.

    >>> holiday("11-4-4", 2025), holiday("easter-2", 2025)
    (datetime.date(2025, 11, 27), datetime.date(2025, 4, 18))
    """
    if rule.startswith("easter"):
        sunday = points.easter(year)
        return sunday and shift(sunday, int(rule.removeprefix("easter") or 0), "D")
    numbers = [int(number) for number in rule.split("-")]
    if len(numbers) == 2:
        return points.date(year, *numbers)
    month, weekday, which = numbers
    if which == LAST_WEEK:
        last = points.date(year, month, points.month_length(year, month))
        return last and weekday_from(last, weekday, -1)
    first = points.date(year, month, 1)
    first = first and weekday_from(first, weekday, 1)
    return first and shift(first, which - 1, "W")
