"""Readers of quarters and halves of a year, as reports of business name them.

A quarter without a year is the latest that had begun by the report's own day, or the
next one. "The quarter" is the one last named by its number; "a year earlier" and "the
year-ago period" are a year before it. A fiscal quarter has the value of its number; its
interval is not known, as fiscal years begin when they will.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from onrecord.english.tables import words_as
from onrecord.reading.times import points
from onrecord.reading.times.covered_days import NONE, Interval
from onrecord.reading.times.days import calendar_day
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.phrase_context import Context, Draft, again, date, plain
from onrecord.reading.times.points import UNKNOWN, Point, point_of
from onrecord.reading.times.reasons import NOT_TOLD

BEFORE_Q = words_as("times_around", "before a quarter")
NEAR_END = (
    10  # days: a business quarter of 13 weeks ends at most so far from the calendar's
)


def read_quarter(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Quarters by number and year, by their place before the report, or by the one last
    named.
    """
    half = "H" in phrase.all("QUARTER") or phrase.get("HNUM") is not None
    number = phrase.get("ORD", "QNUM", "HNUM")
    if phrase.get("QNUM") and not _is_quarter(phrase):
        return None
    if phrase.has("last") and phrase.get("YEAR"):
        number = "2" if half else "4"
    if half and (number is None or _is_of_a_match(phrase)):
        return None
    if phrase.has("ago", "earlier") or (phrase.get("YEAR") and number is None):
        return _year_before(phrase, context)
    if number is not None:
        return _by_number(phrase, context, int(number), half=half)
    return _by_place(phrase, context)


def _is_of_a_match(phrase: Phrase) -> bool:
    """ "The first half" without a year is as often of a match: only a year makes it a
    span of the calendar.
    """
    return phrase.get("YEAR") is None and "Y" not in phrase.all("UNIT")


def _is_quarter(phrase: Phrase) -> bool:
    """ "In Q2", "Q2 profit", "Q2 2025"; not a car of that name or a question's
    number.
    """
    return (
        phrase.size() > 1 or phrase.before() in BEFORE_Q or phrase.after()[:1].islower()
    )


def _by_number(
    phrase: Phrase, context: Context, number: int, *, half: bool
) -> list[Draft] | None:
    if not 1 <= number <= (2 if half else 4):
        return None
    end = _end(phrase, context)
    point = _numbered(phrase, context, number, half=half)
    if point is not None and end is not None and phrase.get("YEAR") is None:
        point = point.shifted(end.year - point.day.year, "Y")
    draft = date(phrase, point, f"XXXX-{'H' if half else 'Q'}{number}")
    fiscal = phrase.has("fiscal", "financial")
    if fiscal or end is not None:
        draft = replace(draft, interval=_months_to(end, 6 if half else 3))
    if point is not None and not half:
        context.name_quarter(draft, over=fiscal or end is not None)
    return [draft]


def _end(phrase: Phrase, context: Context) -> datetime.date | None:
    """The day in "the quarter ended Sept. 30"."""
    at, kinds = phrase.last + 1, phrase.lexed.kinds_at
    if phrase.after().lower() not in ("ended", "ending"):
        return None
    at += phrase.lexed.word(at).lower() == "on"
    if not {"MONTH", "MONTHABBR"} & kinds(at).keys() or "DAYNUM" not in kinds(at + 1):
        return None
    last = at + 2 + ("COMMA" in kinds(at + 2) and "YEAR" in kinds(at + 3))
    day = calendar_day(
        Phrase(phrase.lexed, at, last + ("YEAR" in kinds(last))), context
    )
    return day.day if isinstance(day, Point) else None


def _months_to(end: datetime.date | None, months: int) -> Interval:
    """The months up to a day, which is their last."""
    following = end and points.shift(end, 1, "D")
    first = following and points.shift(following, -months, "M")
    return (first.isoformat(), end.isoformat()) if end and first else NONE


def _ended(phrase: Phrase, context: Context, end: datetime.date) -> Draft:
    """ "The quarter ended Sept. 30": the fiscal one last named, else that of the
    calendar where it ends with one.
    """
    named = context.named_quarter(phrase)
    point = point_of("quarter", points.shift(end, -NEAR_END, "D"))
    if named is not None and (
        named.interval == NONE or named.interval == _months_to(end, 3)
    ):
        point = named.point
    elif point is None or abs((_last_day(point) - end).days) > NEAR_END:
        return plain(phrase, "DATE", f"{end.year:04}-QX", _months_to(end, 3))
    draft = replace(date(phrase, point), interval=_months_to(end, 3))
    context.name_quarter(draft, over=True)
    return draft


def _last_day(quarter: Point) -> datetime.date:
    month = (quarter.day.month + 2) // 3 * 3
    return datetime.date(
        quarter.day.year, month, points.month_length(quarter.day.year, month)
    )


def _by_place(phrase: Phrase, context: Context) -> list[Draft] | None:
    """The latest quarter, last year's quarter, the quarter."""
    if (end := _end(phrase, context)) is not None:
        return [_ended(phrase, context, end)]
    named, over = (
        context.named_quarter(phrase),
        context.named_quarter(phrase, over=True),
    )
    towards = phrase.get("LAST", "NEXT", "THIS")
    of_year = "Y" in phrase.all("UNIT") and towards is not None
    if over is not None and (of_year or phrase.has("latest")):
        return [again(phrase, over, int(towards or 0) if of_year else 0)]
    if of_year:
        return [
            date(phrase, context.moved("year", int(towards or 0), "Y"), grain="year")
        ]
    if towards is not None:
        return [
            date(phrase, context.moved("quarter", int(towards), "Q"), grain="quarter")
        ]
    if phrase.before() == "a" or phrase.after() == "of":
        return None
    return [
        again(phrase, named)
        if named
        else date(phrase, None, grain="quarter", reason=NOT_TOLD)
    ]


def _numbered(
    phrase: Phrase, context: Context, number: int, *, half: bool
) -> Point | None:
    months = 6 if half else 3
    first_month = months * (number - 1) + 1
    year, towards = phrase.get("YEAR"), phrase.get("LAST", "NEXT", "THIS")
    if year is not None:
        day = points.date(int(year), first_month, 1)
    elif context.anchor is None:
        return None
    elif towards is not None and "Y" in phrase.all("UNIT"):
        day = points.date(context.anchor.year + int(towards), first_month, 1)
    else:
        side = (
            0 if phrase.get("DASH") else context.clear_direction(phrase)
        )  # "third-quarter results" has no tense
        day = _latest(context.anchor, first_month, months, side)
    return point_of("half" if half else "quarter", day)


def _latest(
    anchor: datetime.date, first_month: int, months: int, side: int
) -> datetime.date | None:
    """The latest to have begun by the report's day or the next one; a plain future
    tense asks for one not over.
    """
    year = anchor.year if first_month - anchor.month <= months else anchor.year - 1
    day = points.date(year, first_month, 1)
    over = day is not None and points.shift(day, months, "M")
    return (
        points.date(year + 1, first_month, 1)
        if side > 0 and over and over <= anchor
        else day
    )


def _year_before(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Year-earlier", "the 1988 period": the quarter last named, in the year before or
    the one given.
    """
    base, number, year = (
        context.named_quarter(phrase, over=True),
        phrase.get("ORD"),
        phrase.get("YEAR"),
    )
    if not set(phrase.all("UNIT")) <= {"Y", "Q"}:
        return None
    if year is not None:
        if base is None or base.point is None:
            return [date(phrase, None, year)]
        return [again(phrase, base, int(year) - base.point.day.year)]
    if number is not None and 1 <= int(number) <= 4:
        numbered = _numbered(phrase, context, int(number), half=False)
        return [date(phrase, numbered and numbered.shifted(-1, "Y"), f"XXXX-Q{number}")]
    if base is None:
        return [date(phrase, context.moved("year", -1, "Y"), UNKNOWN["year"])]
    return [again(phrase, base, -1)]
