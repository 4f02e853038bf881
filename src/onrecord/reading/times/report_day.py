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
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.model import Report
from onrecord.reading.times.days import calendar_day
from onrecord.reading.times.grammar import Phrase, load_dates
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


def anchor_of(report: Report, lexed: Lexed) -> Anchor:
    """The report's own day as far as it is known. `lexed` are the tokens of the
    report's text.

    `Report.published` is taken by its first ten characters, the day as the outlet's own
    clock has it: no time zone moves it.
    """
    published = _published(report.published)
    if published is not None:
        return Anchor(day=published)
    dated_parts = [part.span for part in report.parts if part.kind in DATED_PARTS]
    part_starts = [span.start for span in dated_parts]
    in_parts: set[datetime.date] = set()
    agreeing: set[datetime.date] = set()
    for full in _full_dates(lexed):
        part = bisect_right(part_starts, full.offset) - 1
        if part >= 0 and full.offset < dated_parts[part].end:
            in_parts.add(full.day)
        if full.weekday == full.day.isoweekday():
            agreeing.add(full.day)
    days = in_parts or agreeing
    if len(days) == 1:
        return Anchor(day=days.pop())
    counts = Counter(day.isoweekday() for day in agreeing)
    weekdays: dict[int, datetime.date] = {}
    for day in agreeing:
        if counts[day.isoweekday()] == 1:
            weekdays[day.isoweekday()] = day
    why = CONTRADICTION if in_parts else NO_DAY
    return Anchor(day=None, why=why, weekdays=weekdays)


def _published(published: str | None) -> datetime.date | None:
    """The day of `Report.published`; None where it is none of the calendar."""
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", published or "")
    if match is None:
        return None
    year, month, day = map(int, match.groups())
    return date(year, month, day)


class _FullDate(NamedTuple):
    """A date with its year: the offset at which it begins, the weekday named with it
    (1 Monday … 7, 0 for none), and the day.
    """

    offset: int
    weekday: int
    day: datetime.date


def _full_dates(lexed: Lexed) -> list[_FullDate]:
    """Every date that the text tells with its year, in text order."""
    grammar = load_dates()
    context = Context(
        lexed=lexed,
        anchor=None,
        side=lambda *_: 0,
        sure=lambda *_: 0,
        happened=lambda _: False,
    )
    dates: list[_FullDate] = []
    at = 0
    while (match := grammar.start.search(lexed.codes, at)) is not None:
        at = match.start() + 1
        for last, _ in grammar.candidates(lexed.codes, match.start()):
            phrase = Phrase(lexed, match.start(), last)
            if phrase.get("YEAR", "ISO", "SLASHED"):
                day = calendar_day(phrase, context)
                if isinstance(day, Point):
                    offset = lexed.starts[phrase.first]
                    weekday = phrase.number("WEEKDAY", "WDABBR")
                    dates.append(_FullDate(offset, weekday, day.day))
                at = last
                break
    return dates
