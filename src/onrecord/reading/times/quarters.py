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
# days: a business quarter of 13 weeks ends at most so far from the calendar's
NEAR_END = 10


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
    # "The first half" without a year is as often of a match.
    has_year = phrase.get("YEAR") is not None or "Y" in phrase.all("UNIT")
    if half and (number is None or not has_year):
        return None
    if phrase.has("ago", "earlier") or (phrase.get("YEAR") and number is None):
        return _year_before(phrase, context)
    if number is not None:
        return _by_number(phrase, context, int(number), half=half)
    return _by_place(phrase, context)


def _is_quarter(phrase: Phrase) -> bool:
    """ "In Q2", "Q2 profit", "Q2 2025"; not a car of that name or a question's
    number.
    """
    if phrase.size() > 1 or phrase.before() in BEFORE_Q:
        return True
    return phrase.after()[:1].islower()


def _by_number(
    phrase: Phrase, context: Context, number: int, *, half: bool
) -> list[Draft] | None:
    if not 1 <= number <= (2 if half else 4):
        return None
    end = _end(phrase, context)
    point = _numbered(phrase, context, number, half=half)
    if point is not None and end is not None and phrase.get("YEAR") is None:
        point = point.shifted(end.year - point.day.year, "Y")
    letter, months = ("H", 6) if half else ("Q", 3)
    draft = date(phrase, point, f"XXXX-{letter}{number}")
    own_end = end is not None or phrase.has("fiscal", "financial")
    if own_end:
        draft = replace(draft, interval=_months_to(end, months))
    if point is not None and not half:
        context.name_quarter(draft, over=own_end)
    return [draft]


def _end(phrase: Phrase, context: Context) -> datetime.date | None:
    """The day in "the quarter ended Sept. 30"."""
    if phrase.after().lower() not in ("ended", "ending"):
        return None
    kinds = phrase.lexed.kinds_at
    month_at = phrase.last + 1
    if phrase.lexed.word(month_at).lower() == "on":
        month_at += 1
    day_at = month_at + 1
    has_month = "MONTH" in kinds(month_at) or "MONTHABBR" in kinds(month_at)
    if not has_month or "DAYNUM" not in kinds(day_at):
        return None
    behind = day_at + 1
    if "COMMA" in kinds(behind) and "YEAR" in kinds(behind + 1):
        behind += 1
    if "YEAR" in kinds(behind):
        behind += 1
    day = calendar_day(Phrase(phrase.lexed, month_at, behind), context)
    return day.day if isinstance(day, Point) else None


def _months_to(end: datetime.date | None, months: int) -> Interval:
    """The months up to a day, which is their last."""
    following = end and points.shift(end, 1, "D")
    first = following and points.shift(following, -months, "M")
    if end is None or first is None:
        return NONE
    return first.isoformat(), end.isoformat()


def _ended(phrase: Phrase, context: Context, end: datetime.date) -> Draft:
    """ "The quarter ended Sept. 30": the fiscal one last named, else that of the
    calendar where it ends with one.
    """
    named = context.named_quarter(phrase)
    point = point_of("quarter", points.shift(end, -NEAR_END, "D"))
    months = _months_to(end, 3)
    if named is not None and named.interval in (NONE, months):
        point = named.point
    elif point is None or abs((_last_day(point) - end).days) > NEAR_END:
        return plain(phrase, "DATE", f"{end.year:04}-QX", months)
    draft = replace(date(phrase, point), interval=months)
    context.name_quarter(draft, over=True)
    return draft


def _last_day(quarter: Point) -> datetime.date:
    year = quarter.day.year
    month = (quarter.day.month + 2) // 3 * 3
    return datetime.date(year, month, points.month_length(year, month))


def _by_place(phrase: Phrase, context: Context) -> list[Draft] | None:
    """The latest quarter, last year's quarter, the quarter."""
    end = _end(phrase, context)
    if end is not None:
        return [_ended(phrase, context, end)]
    named_and_over = context.named_quarter(phrase, over=True)
    is_placed = phrase.get("LAST", "NEXT", "THIS") is not None
    towards = phrase.number("LAST", "NEXT", "THIS")
    of_year = is_placed and "Y" in phrase.all("UNIT")
    if named_and_over is not None and (of_year or phrase.has("latest")):
        return [again(phrase, named_and_over, towards if of_year else 0)]
    if of_year:
        return [date(phrase, context.moved("year", towards, "Y"), grain="year")]
    if is_placed:
        quarter = context.moved("quarter", towards, "Q")
        return [date(phrase, quarter, grain="quarter")]
    if phrase.before() == "a" or phrase.after() == "of":
        return None
    return [_named_last(phrase, context)]


def _named_last(phrase: Phrase, context: Context) -> Draft:
    """ "The quarter": the one last named by its number, open where none was."""
    named = context.named_quarter(phrase)
    if named is None:
        return date(phrase, None, grain="quarter", reason=NOT_TOLD)
    return again(phrase, named)


def _numbered(
    phrase: Phrase, context: Context, number: int, *, half: bool
) -> Point | None:
    months = 6 if half else 3
    first_month = months * (number - 1) + 1
    year = phrase.get("YEAR")
    towards = phrase.get("LAST", "NEXT", "THIS")
    if year is not None:
        day = points.date(int(year), first_month, 1)
    elif context.anchor is None:
        return None
    elif towards is not None and "Y" in phrase.all("UNIT"):
        day = points.date(context.anchor.year + int(towards), first_month, 1)
    elif phrase.get("DASH"):  # "third-quarter results" has no tense
        day = _latest(context.anchor, first_month, months, 0)
    else:
        side = context.clear_direction(phrase)
        day = _latest(context.anchor, first_month, months, side)
    return point_of("half" if half else "quarter", day)


def _latest(
    anchor: datetime.date, first_month: int, months: int, side: int
) -> datetime.date | None:
    """The latest to have begun by the report's day or the next one; a plain future
    tense asks for one not over.
    """
    year = anchor.year
    if first_month - anchor.month > months:
        year -= 1
    first = points.date(year, first_month, 1)
    following = first and points.shift(first, months, "M")
    if side > 0 and following is not None and following <= anchor:
        return points.date(year + 1, first_month, 1)
    return first


def _year_before(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Year-earlier", "the 1988 period": the quarter last named, in the year before or
    the one given.
    """
    if not set(phrase.all("UNIT")) <= {"Y", "Q"}:
        return None
    base = context.named_quarter(phrase, over=True)
    year = phrase.get("YEAR")
    if year is not None:
        if base is None or base.point is None:
            return [date(phrase, None, year)]
        return [again(phrase, base, int(year) - base.point.day.year)]
    number = phrase.get("ORD")
    if number is not None and 1 <= int(number) <= 4:
        numbered = _numbered(phrase, context, int(number), half=False)
        year_before = numbered and numbered.shifted(-1, "Y")
        return [date(phrase, year_before, f"XXXX-Q{number}")]
    if base is None:
        return [date(phrase, context.moved("year", -1, "Y"), UNKNOWN["year"])]
    return [again(phrase, base, -1)]
