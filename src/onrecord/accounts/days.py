"""When a telling's thing was, as far as the telling itself says it, and whether two
tellings differ in that.

A day that is told from the day of a report ("Monday", "last week") is no surer than
that day, for reports are printed again: two that are told by the same words do not
differ, nor do two Mondays, and within a quotation such a day may be another's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from onrecord.accounts import intervals
from onrecord.accounts.context import ReportContext
from onrecord.accounts.intervals import Interval
from onrecord.english import words
from onrecord.model import Span, Telling, Time

# Days between two tellings of one day: a night, or another clock, may lie between them.
_SLACK = 1
# Days by which what is told of a week may miss it.
_WEEK = 7
_DAY = 24 * 60
# Minutes by which two clocks that tell one thing differ at most; whole hours lie
# between two time zones.
_CLOCKS = 10
_HOUR = 60
_YEAR = re.compile(r"\b\d{4}\b")
# A day told from another of the same text.
_POINTING = re.compile(r"(?i)\b(?:that|same|later|following|before|after|previous)\b")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The days a telling is of, and the words that tell them. `is_dated`: by a date,
    and not from the day of the report; `minute`: of the day, where a clock is told;
    `published`: the day of the report.
    """

    interval: Interval
    told: frozenset[str]
    is_dated: bool
    minute: int | None
    published: int | None


def day_of(one: ReportContext, telling: Telling) -> Day | None:
    """When a telling's thing was; None where its own words do not say it."""
    time = telling.when
    interval = intervals.of_time(time)
    if time is None or interval is None or not is_own(one, telling, time.span):
        return None
    if any(
        _is_another(other, interval) for p in telling.pieces for other in one.times(p)
    ):
        return None
    told = one.text(time.span)
    if _cannot_be(one, telling, interval) or _POINTING.search(told):
        return None
    is_dated = _YEAR.search(told) is not None or time.span.end == time.span.start
    said = telling.told_in
    if not is_dated and said is not None and said.form != "indirect":
        return None
    return Day(
        interval=interval,
        told=frozenset(words.tokens(told)),
        is_dated=is_dated,
        minute=_minute(interval),
        published=one.published,
    )


def _is_another(time: Time, than: Interval) -> bool:
    """Whether a time is of other days than an interval ("in 2017 or 2018")."""
    interval = intervals.of_time(time)
    return interval is not None and not interval.meets(than)


def _cannot_be(one: ReportContext, telling: Telling, interval: Interval) -> bool:
    """Whether a time is after the report that tells of what has happened then, and so
    another thing's.
    """
    if one.published is None or telling.status != "happened":
        return False
    return interval.first > one.published + _SLACK


def is_own(one: ReportContext, telling: Telling, span: Span) -> bool:
    """Whether a telling has the words of a span, or no other telling has them."""
    if any(piece.covers(span) for piece in telling.pieces):
        return True
    return not any(
        other.span.covers(span) and any(piece.covers(span) for piece in other.pieces)
        for other in one.reading.tellings
    )


def days_differ(a: Day, b: Day) -> bool:
    """Whether two tellings of one thing cannot both be right on when it was."""
    x, y = a.interval, b.interval
    lengths = (x.last - x.first, y.last - y.first)
    if not x.meets(y, slack=_slack(max(lengths), min(lengths))):
        return (a.is_dated and b.is_dated) or not _may_be_one(a, b)
    if x.first != y.first or a.minute is None or b.minute is None:
        return False
    apart = abs(a.minute - b.minute)
    return apart > _CLOCKS and apart % _HOUR != 0


def _slack(longer: int, shorter: int) -> int:
    """Days that may lie between two intervals of these lengths."""
    if 0 < longer <= _WEEK:
        return _WEEK // 2
    return _SLACK if shorter == 0 else 0


def _may_be_one(a: Day, b: Day) -> bool:
    """Whether two days of which one at least is told from the day of its report may be
    one day: told by the same words or clock, by two reports of other weeks, or no
    further from a date than reports are printed late.
    """
    x, y = a.interval, b.interval
    if a.minute is not None and a.minute == b.minute:
        return True
    if x.first == x.last and y.first == y.last and _weekday(x) == _weekday(y):
        return True
    if a.is_dated or b.is_dated:
        return x.meets(y, slack=max(_WEEK, x.last - x.first, y.last - y.first))
    return a.told == b.told or not _of_one_week(a, b)


def _of_one_week(a: Day, b: Day) -> bool:
    if a.published is None or b.published is None:
        return False
    return abs(a.published - b.published) <= _WEEK


def _weekday(interval: Interval) -> int:
    return date.fromordinal(interval.first).weekday()


def _minute(interval: Interval) -> int | None:
    """The minute of a day that is told by the clock."""
    told = _CLOCK.search(interval.begins)
    if told is None or interval.begins != interval.ends:
        return None
    return int(told[1]) * _HOUR + int(told[2])
