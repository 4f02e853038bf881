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


def read_holiday(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Days that come once a year: of the year named, else the nearest on the side named
    or looked to.
    """
    if (
        phrase.after().lower() in beside("festive")
        and phrase.get("EVE", "UNIT", "WEEKDAY") is None
    ):
        return []
    rule = _rule(phrase)
    if rule is None:
        return None
    year, anchor = phrase.get("YEAR"), context.anchor
    if year is not None:
        day = holiday(rule, int(year))
        return [date(phrase, Point("day", day))] if day else None
    if anchor is None:
        return [
            date(phrase, None, f"XXXX-{rule}" if len(rule) == len("MM-DD") else None)
        ]
    days = [
        day
        for y in (anchor.year - 1, anchor.year, anchor.year + 1)
        if (day := holiday(rule, y))
    ]
    side = -1 if phrase.get("LAST") else 1 if phrase.get("NEXT") else 0
    if side == 0 and phrase.before() in ON:
        side = min(context.clear_direction(phrase), 0)
    days = [day for day in days if side == 0 or (day - anchor).days * side > 0] or days
    days.sort(key=lambda day: abs((day - anchor).days))
    return [date(phrase, Point("day", days[0]))] if days else None


def _rule(phrase: Phrase) -> str | None:
    """The rule of the day a phrase names; None where it names none."""
    if phrase.has("year") and (phrase.get("DAY1") or phrase.get("EVE")):
        return "12-31" if phrase.get("EVE") else "01-01"
    if phrase.get("UNIT") not in (None, "D"):
        return None
    if phrase.get("HOLIDAYWORD"):  # "Boxing Day", not "boxing day after day"
        return (
            phrase.get("HOLIDAYWORD")
            if phrase.lexed.word(phrase.find("DAY1"))[:1].isupper()
            else None
        )
    rule, weekday = phrase.get("HOLIDAY"), phrase.get("WEEKDAY")
    if weekday is None:
        return "12-24" if rule == "12-25" and phrase.get("EVE") else rule
    away = phrase.get("EASTERWORD") or {"7": "0", "1": "1"}.get(
        weekday if rule == "easter" else ""
    )
    easter_weekday = None if away is None else (int(away) - 1) % 7 + 1
    return f"easter{away}" if easter_weekday == int(weekday) else None


def holiday(rule: str, year: int) -> datetime.date | None:
    """The day of a holiday in a year: "12-25"; "11-4-4", the fourth Thursday of
    November; "easter-2", Good Friday.
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
