"""Readers of several days said in one breath: "May 3-5, 2024", "3, 4 and 5 May", "from
Monday to Wednesday".

Each day is an expression of its own, as TimeML has it. What one of them names holds for
all (a month, a year), and the end of a range follows its beginning.
"""

from __future__ import annotations

from onrecord.english.tables import words_as
from onrecord.reading.times.days import (
    any_weekday,
    calendar_day,
    day_numbered,
    draft_of,
)
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Context, Draft
from onrecord.reading.times.points import Point, weekday_from

JOINTS = words_as("times_around", "range")


def read_days(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "May 3-5, 2024", "3, 4 and 5 May": days of one month; each but the first or last
    has only its number.
    """
    kinds = phrase.lexed.kinds
    inside = range(phrase.first, phrase.last)
    numbers_at = [at for at in inside if "DAYNUM" in kinds[at]]
    month_at = max(phrase.find("MONTH"), phrase.find("MONTHABBR"))
    if len(numbers_at) == 2 and phrase.get("YEAR") is None:
        comma_at = phrase.find("COMMA")
        if 0 <= comma_at < numbers_at[1]:
            return None
    firsts = [phrase.first, *numbers_at[1:]]
    lasts = [*(at + 1 for at in numbers_at[:-1]), phrase.last]
    drafts = []
    for at, first, last in zip(numbers_at, firsts, lasts, strict=True):
        number = int(kinds[at]["DAYNUM"])
        day = day_numbered(phrase, context, month_at, number)
        drafts.append(draft_of(phrase.cut(first, last), day))
    return drafts


def read_dates(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "From March 3 to April 5, 2024": the year holds for both; "from 28 December to 3
    January": in this order.
    """
    is_list = phrase.has("and", "or") and phrase.before() != "between"
    if is_list and phrase.get("YEAR") is None:
        return None
    lexed, joint = phrase.lexed, phrase.first
    while lexed.word(joint).lower() not in JOINTS and "DASH" not in lexed.kinds[joint]:
        joint += 1
    first = phrase.cut(phrase.first, joint)
    last = phrase.cut(joint + 1, phrase.last)
    month_at = max(first.find("MONTH"), first.find("MONTHABBR"))
    begins = day_numbered(phrase, context, month_at, first.number("DAYNUM"))
    ends = calendar_day(last, context)
    if ends is None:
        return None
    if isinstance(begins, Point) and isinstance(ends, Point) and begins.day > ends.day:
        anchor = context.anchor
        is_ahead = anchor is not None and begins.day > anchor
        if is_ahead and phrase.get("YEAR") is None:
            ends = ends.shifted(1, "Y") or ends
        else:
            begins = begins.shifted(-1, "Y") or begins
    return [draft_of(first, begins), draft_of(last, ends)]


def read_weekdays(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "From Monday to Wednesday", "between Tuesday and Friday": two days, the second
    on or after the first.
    """
    if phrase.has("and") and phrase.before() != "between":
        return None
    first = phrase.cut(phrase.first, phrase.first + 1)
    last = phrase.cut(phrase.last - 1, phrase.last)
    from_weekday = first.number("WEEKDAY")
    to_weekday = last.number("WEEKDAY")
    if context.anchor is None:
        begin = draft_of(first, any_weekday(from_weekday))
        return [begin, draft_of(last, any_weekday(to_weekday))]
    if context.direction(first) > 0:
        begins = weekday_from(context.anchor, from_weekday, 1)
        ends = begins and weekday_from(begins, to_weekday, 1)
    else:
        ends = weekday_from(context.anchor, to_weekday, -1)
        begins = ends and weekday_from(ends, from_weekday, -1)
    if begins is None or ends is None:
        return None
    return [draft_of(first, Point("day", begins)), draft_of(last, Point("day", ends))]
