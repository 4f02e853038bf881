"""Readers of quarters and halves of a year, as reports of business name them.

A quarter without a year is the latest that had begun by the report's own day, or the next one. "The quarter" is the
one last named by its number; "a year earlier" and "the year-ago period" are a year before it. A fiscal quarter has
the value of its number; its interval is not known, as fiscal years begin when they will.
"""

from __future__ import annotations

import datetime

from onrecord.reading.times import points
from onrecord.reading.times.context import Context, Draft, date, plain
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.points import UNKNOWN, Point, point_of


def read_quarter(phrase: Phrase, context: Context) -> list[Draft] | None:
    """Quarters by number and year, by their place before the report, or by the one last named."""
    half = "H" in phrase.all("QUARTER")
    number = phrase.get("ORD")
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
    """ "The first half" without a year is as often of a match: only a year makes it a span of the calendar."""
    return phrase.get("YEAR") is None and "Y" not in phrase.all("UNIT")


def _by_number(phrase: Phrase, context: Context, number: int, *, half: bool) -> list[Draft] | None:
    if not 1 <= number <= (2 if half else 4):
        return None
    point = _numbered(phrase, context, number, half=half)
    if point is not None and not half:
        context.name_quarter(phrase, point)
    draft = date(phrase, point, f"XXXX-{'H' if half else 'Q'}{number}")
    fiscal = phrase.has("fiscal", "financial")
    return [plain(phrase, draft.type, draft.value) if fiscal else draft]


def _by_place(phrase: Phrase, context: Context) -> list[Draft] | None:
    """The latest quarter, last year's quarter, the quarter."""
    named = context.named_quarter(phrase)
    towards = phrase.get("LAST", "NEXT", "THIS")
    if "Y" in phrase.all("UNIT") and towards is not None:
        if named is None:
            return [date(phrase, context.moved("year", int(towards), "Y"), grain="year")]
        return [date(phrase, named.shifted(int(towards), "Y"), grain="quarter")]
    if towards is not None:
        latest = named if phrase.has("latest") else None
        return [date(phrase, latest or context.moved("quarter", int(towards), "Q"), grain="quarter")]
    if phrase.before() == "a" or phrase.after() == "of":
        return None
    return [date(phrase, named, grain="quarter")]


def _numbered(phrase: Phrase, context: Context, number: int, *, half: bool) -> Point | None:
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
        day = _latest(context.anchor, first_month, months)
    return point_of("half" if half else "quarter", day)


def _latest(anchor: datetime.date, first_month: int, months: int) -> datetime.date | None:
    begun_or_next = first_month - anchor.month <= months
    return points.date(anchor.year if begun_or_next else anchor.year - 1, first_month, 1)


def _year_before(phrase: Phrase, context: Context) -> list[Draft] | None:
    """ "Year-earlier", "the 1988 period": the quarter last named, in the year before or the one given."""
    base, number, year = context.named_quarter(phrase), phrase.get("ORD"), phrase.get("YEAR")
    if not set(phrase.all("UNIT")) <= {"Y", "Q"}:
        return None
    if year is not None:
        day = points.date(int(year), base.day.month, 1) if base else None
        return [date(phrase, point_of("quarter", day), year)]
    if number is not None and 1 <= int(number) <= 4:
        base = _numbered(phrase, context, int(number), half=False)
    if base is None:
        return [date(phrase, context.moved("year", -1, "Y"), UNKNOWN["year"])]
    return [date(phrase, base.shifted(-1, "Y"), grain="quarter")]
