"""Readers of weekdays, and of days named from the report's own: yesterday, the next
day.

A weekday alone is the report's own day where that is one, else the nearest on the side
its sentence looks to (past where that is not clear); one whose date the report tells
("Friday, 15 August") is that day. "Last Friday" is the one before the report's day,
"next Friday" that of the week after (weeks begin on Monday), "this Friday" that of the
same week.
"""

from __future__ import annotations

import datetime

from onrecord.english.tables import rows
from onrecord.reading.times import points
from onrecord.reading.times.days import (
    NO_SUCH_DAY,
    REPORT_DAY,
    UNTOLD_DAY,
    Day,
    any_weekday,
    calendar_day,
    draft_of,
    read_month_alone,
)
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Context, Draft, date
from onrecord.reading.times.points import Point, Unknown, shift, weekday_from
from onrecord.reading.times.reasons import NOT_TOLD, OUTSIDE
from onrecord.reading.times.tense import EITHER
from onrecord.reading.times.times_in_names import is_in_name, is_name

# The ordinals that can count a weekday of a month: none comes six times in one.
ORDINALS = frozenset(
    word
    for word, kind, value in rows("times_words")
    if kind == "ORD" and int(value) <= 5
)
LONGEST_COUNT = 3  # figures of "100 weeks from Monday"
BEYOND_CALENDARS = 10**8  # of any unit: no calendar reaches so far


def read_weekday(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Weekdays, with or without last, next, this; nothing for Black Friday or the
    Sunday Times.
    """
    if is_name(phrase):
        return []
    if phrase.get("UNIT", "UNITS") and not phrase.get("LAST", "NEXT", "THIS"):
        return _weeks_on(phrase, context)
    if phrase.get("AGO") or phrase.has("before", "after"):
        return [draft_of(phrase, _further(phrase, context))]
    if phrase.before() in ORDINALS:  # the third Friday, of what it does not say
        weekday = any_weekday(phrase.number("WEEKDAY"))
        return [draft_of(phrase, Unknown(weekday.value, NOT_TOLD))]
    return [draft_of(phrase, weekday_of(phrase, context))]


def _further(phrase: Phrase, context: Context) -> Day:
    """ "Two Fridays ago", "the Friday before last", "the Tuesday after next"."""
    weekday = phrase.number("WEEKDAY", "WEEKDAYS")
    number = phrase.get("NUM") or "2"
    side = 1 if phrase.has("after") else -1
    beyond = shift(context.anchor, side, "D") if context.anchor else None
    nearest = beyond and weekday_from(beyond, weekday, side)
    if nearest is None or not number.isdigit() or len(number) > LONGEST_COUNT:
        return any_weekday(weekday)
    day = shift(nearest, side * (int(number) - 1), "W")
    return Point("day", day) if day else any_weekday(weekday)


def read_nth(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "The third Friday of September", "the last Monday in May 2024". Unknown where
    the month has no such day: the fifth Friday of a month of four.
    """
    month = phrase.cut(max(phrase.find("MONTH"), phrase.find("MONTHABBR")), phrase.last)
    weekday = phrase.number("WEEKDAY")
    year = phrase.get("YEAR")
    first: datetime.date | None = None
    if year is not None:
        first = points.date(int(year), month.number("MONTH", "MONTHABBR"), 1)
    else:
        for draft in read_month_alone(month, context) or ():
            if first is None and draft.point is not None:
                first = draft.point.day
    if first is None:
        return [draft_of(phrase, any_weekday(weekday))]
    number = phrase.get("ORD")
    if number:
        start = weekday_from(first, weekday, 1)
    else:
        length = points.month_length(first.year, first.month)
        last = points.date(first.year, first.month, length)
        start = last and weekday_from(last, weekday, -1)
    day = start and shift(start, int(number or 1) - 1, "W")
    if day is None or day.month != first.month:
        return [draft_of(phrase, NO_SUCH_DAY)]
    return [draft_of(phrase, Point("day", day))]


def _weeks_on(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Two weeks from Monday", "Monday week": counted from the coming Monday."""
    unit = phrase.get("UNIT", "UNITS")
    number = phrase.get("NUM") or "1"
    if unit not in ("D", "W", "F"):
        return None
    if not number.isdigit() or len(number) > LONGEST_COUNT:
        return None
    weekday = phrase.number("WEEKDAY")
    coming = context.anchor and weekday_from(context.anchor, weekday, 1)
    day = coming and shift(coming, int(number), unit)
    return [date(phrase, points.point_of("day", day), f"XXXX-WXX-{weekday}")]


def weekday_of(phrase: Phrase, context: Context) -> Day:
    """The day a weekday names: the one the report gives with its date, else by last,
    next and this, else by tense. Unknown where the report's own day is.
    """
    weekday = phrase.number("WEEKDAY", "WDABBR")
    start = context.anchor
    dated = context.weekdays.get(weekday)
    opened = context.opened(phrase)
    if opened is not None:
        dated = weekday_from(opened, weekday, 1)
    if dated is not None and phrase.get("LAST", "NEXT", "THIS") is None:
        return Point("day", dated)
    if start is None:
        return any_weekday(weekday)
    if phrase.has("previous", "preceding", "following"):
        reference = context.reference(phrase)
        if reference is not None and reference.grain == "day":
            start = reference.day
    day = _towards(phrase, context, start, weekday)
    return any_weekday(weekday) if day is None else Point("day", day)


def _towards(
    phrase: Phrase, context: Context, start: datetime.date, weekday: int
) -> datetime.date | None:
    """The weekday before, after or in the week of a day, as last, next and this have
    it; else by tense.
    """
    monday = shift(start, 1 - start.isoweekday(), "D") or start
    by_week = phrase.has("next", "this") and not phrase.has("coming")
    if phrase.get("LAST"):
        by_week = False
    if phrase.get("UNIT") == "W" or by_week:
        weeks = phrase.number("LAST", "NEXT", "THIS")
        day = shift(monday, 7 * weeks + weekday - 1, "D")
        is_past = day is not None and day < start
        is_this_weeks = weeks == 0 and phrase.has("this")
        if is_past and is_this_weeks and context.direction(phrase) > 0:
            return shift(start, (weekday - start.isoweekday()) % 7, "D")
        return day
    side = phrase.number("LAST", "NEXT")
    if side:
        beyond = shift(start, side, "D")
        return beyond and weekday_from(beyond, weekday, side)
    side = context.direction(phrase) or -1
    if side == EITHER:
        side = 1 if (weekday - start.isoweekday()) % 7 <= 3 else -1
    return weekday_from(start, weekday, side)


def read_dayref(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Today, yesterday, tomorrow, and days counted from them: "the day before
    yesterday", "two weeks from today". [] within a name: "Vessa Today".
    """
    if is_in_name(phrase):
        return []
    count = phrase.number("DAYREF")
    if phrase.first + 2 < phrase.last and phrase.has("before", "after"):
        count *= 2
    if phrase.has("from"):
        unit = phrase.get("UNIT", "UNITS") or "D"
        if unit not in ("D", "W", "M", "Y"):
            return None
        figures = phrase.get("NUM") or "1"
        number = int(float(figures)) if len(figures) < 8 else BEYOND_CALENDARS
        grain = points.GRAIN_OF_UNIT[unit]
        return [date(phrase, context.moved(grain, number, unit), grain=grain)]
    return [date(phrase, context.moved("day", count, "D"))]


def day_of(phrase: Phrase, context: Context) -> Day | None:
    """The day named inside a longer phrase (Friday in "Friday morning"); None where it
    names none.
    """
    if phrase.get("MONTH", "MONTHABBR", "ISO", "SLASHED"):
        return calendar_day(phrase, context)
    if phrase.get("WEEKDAY"):
        return weekday_of(phrase, context)
    if phrase.get("DAYREF"):
        return context.moved("day", phrase.number("DAYREF"), "D") or REPORT_DAY
    if "D" in phrase.all("UNIT"):
        return same_or_next_day(phrase, context)
    return None


def same_or_next_day(phrase: Phrase, context: Context) -> Day:
    """ "That day", "the next day", "the previous day": counted from the day last
    mentioned, never from the report's.
    """
    reference = context.reference(phrase)
    if reference is None or reference.grain != "day":
        return UNTOLD_DAY
    away = phrase.number("LAST", "NEXT")
    return reference.shifted(away, "D") or Unknown(UNTOLD_DAY.value, OUTSIDE)
