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
    numbers = [
        i for i in range(phrase.first, phrase.last) if "DAYNUM" in phrase.lexed.kinds[i]
    ]
    month = max(phrase.find("MONTH"), phrase.find("MONTHABBR"))
    if (
        len(numbers) == 2
        and 0 <= phrase.find("COMMA") < numbers[1]
        and phrase.get("YEAR") is None
    ):
        return None
    firsts = [phrase.first, *numbers[1:]]
    lasts = [*(number + 1 for number in numbers[:-1]), phrase.last]
    drafts = []
    for number, first, last in zip(numbers, firsts, lasts, strict=True):
        day = day_numbered(
            phrase, context, month, int(phrase.lexed.kinds[number]["DAYNUM"])
        )
        drafts.append(draft_of(phrase.cut(first, last), day))
    return drafts


def read_dates(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "From March 3 to April 5, 2024": the year holds for both; "from 28 December to 3
    January": in this order.
    """
    inside = range(phrase.first, phrase.last)
    joint = next(
        i
        for i in inside
        if phrase.lexed.word(i).lower() in JOINTS or "DASH" in phrase.lexed.kinds[i]
    )
    first, last = phrase.cut(phrase.first, joint), phrase.cut(joint + 1, phrase.last)
    if (
        phrase.get("YEAR") is None
        and phrase.has("and", "or")
        and phrase.before() != "between"
    ):
        return None
    month, number = _month_and_number(first)
    begins, ends = (
        day_numbered(phrase, context, month, number),
        calendar_day(last, context),
    )
    if isinstance(begins, Point) and isinstance(ends, Point) and begins.day > ends.day:
        if (
            phrase.get("YEAR") is None
            and context.anchor is not None
            and begins.day > context.anchor
        ):
            ends = ends.shifted(1, "Y") or ends
        else:
            begins = begins.shifted(-1, "Y") or begins
    return None if ends is None else [draft_of(first, begins), draft_of(last, ends)]


def _month_and_number(phrase: Phrase) -> tuple[int, int]:
    """The token of the month, and the day's number."""
    return max(phrase.find("MONTH"), phrase.find("MONTHABBR")), phrase.number("DAYNUM")


def read_weekdays(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "From Monday to Wednesday", "between Tuesday and Friday": two days, the second
    on or after the first.
    """
    if phrase.has("and") and phrase.before() != "between":
        return None
    first, last = (
        phrase.cut(phrase.first, phrase.first + 1),
        phrase.cut(phrase.last - 1, phrase.last),
    )
    from_, to = (int(piece.get("WEEKDAY") or 0) for piece in (first, last))
    if context.anchor is None:
        return [draft_of(first, any_weekday(from_)), draft_of(last, any_weekday(to))]
    if context.direction(first) > 0:
        begins = weekday_from(context.anchor, from_, 1)
        ends = begins and weekday_from(begins, to, 1)
    else:
        ends = weekday_from(context.anchor, to, -1)
        begins = ends and weekday_from(ends, from_, -1)
    if begins is None or ends is None:
        return None
    return [draft_of(first, Point("day", begins)), draft_of(last, Point("day", ends))]
