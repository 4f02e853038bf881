"""The report's own day: what "Friday" and "last month" count from.

`Report.published` where it is known. Else a full date in a date line, a dateline or a
caption, where all such dates agree; else, with none, full dates in the text that name
their weekday too, where the calendar bears them out and all agree. Else it is not
known, and nothing is resolved against it; but where the text says "Friday, 15 August
2025" and means no other Friday so, its "Friday" is that one.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.model import Report
from onrecord.reading.times.days import calendar_day
from onrecord.reading.times.grammar import Grammar, Phrase
from onrecord.reading.times.lexer import Lexed
from onrecord.reading.times.phrase_context import Context
from onrecord.reading.times.points import Point, date
from onrecord.reading.times.reasons import CONTRADICTION, NO_DAY

DATED_PARTS = frozenset({"date line", "dateline", "caption"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The report's own day, or why it is not known; and days of weekdays (1 Monday …)
    given with their dates.
    """

    day: datetime.date | None
    why: str = ""
    weekdays: Mapping[int, datetime.date] = field(default_factory=dict)


def anchor_of(report: Report, lexed: Lexed, grammar: Grammar) -> Anchor:
    """The report's own day as far as it is known."""
    published = _published(report.published)
    if published is not None:
        return Anchor(day=published)
    dated = [part.span for part in report.parts if part.kind in DATED_PARTS]
    starts = [span.start for span in dated]
    full = list(_full_dates(lexed, grammar))
    in_parts = {
        day
        for at, _, day in full
        if (i := bisect_right(starts, at)) and at < dated[i - 1].end
    }
    agreeing = {day for _, weekday, day in full if weekday == day.isoweekday()}
    if len(in_parts or agreeing) == 1:
        return Anchor(day=(in_parts or agreeing).pop())
    by_weekday = {
        number: [day for day in agreeing if day.isoweekday() == number]
        for number in range(1, 8)
    }
    weekdays = {
        number: days[0] for number, days in by_weekday.items() if len(days) == 1
    }
    return Anchor(
        day=None, why=CONTRADICTION if in_parts else NO_DAY, weekdays=weekdays
    )


def _published(published: str | None) -> datetime.date | None:
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", published or "")
    return date(*(int(number) for number in found.groups())) if found else None


def _full_dates(
    lexed: Lexed, grammar: Grammar
) -> list[tuple[int, int | None, datetime.date]]:
    """Every date with its year: (offset, weekday named, day)."""
    context = Context(
        lexed=lexed,
        anchor=None,
        side=lambda *_: 0,
        sure=lambda *_: 0,
        happened=lambda _: False,
    )
    found: list[tuple[int, int | None, datetime.date]] = []
    at = 0
    while (match := grammar.start.search(lexed.codes, at)) is not None:
        at = match.start() + 1
        for last, rule in grammar.candidates(lexed.codes, match.start()):
            phrase = Phrase(lexed, match.start(), last)
            if rule.reader == "date" and phrase.get("YEAR", "ISO", "SLASHED"):
                day = calendar_day(phrase, context)
                weekday = phrase.get("WEEKDAY", "WDABBR")
                if isinstance(day, Point):
                    found.append(
                        (
                            lexed.starts[phrase.first],
                            int(weekday) if weekday else None,
                            day.day,
                        )
                    )
                at = last
                break
    return found
