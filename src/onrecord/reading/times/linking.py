"""What an expression takes from those beside it, once all of a report are read.

- A clock time without a day takes the nearest day of its sentence, before or behind,
  else the report's own. Of a time told twice, "5:47 a.m. (2247 GMT Wednesday)", the
  half without a day has the one that the zones allow.
- A length with its last day covers the days up to it: "the three months to June".
- "Two days before Christmas", "a day before the summit" is a day where the other one's
  is told; else it stays a length.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.english.tables import words_as
from onrecord.reading.sheet import Sheet
from onrecord.reading.times import points
from onrecord.reading.times.clocks import at_clock
from onrecord.reading.times.covered_days import Interval, interval_of
from onrecord.reading.times.days import REPORT_DAY, UNTOLD_DAY
from onrecord.reading.times.durations import THE
from onrecord.reading.times.lexer import BREAK, OTHER, Lexed
from onrecord.reading.times.occasions import days_of_occasions, noun_of
from onrecord.reading.times.phrase_context import Context, Draft
from onrecord.reading.times.points import GRAIN_OF_UNIT, Point

# minutes ahead of GMT: Tonga, New Zealand in summer. A clock further on is one behind
# GMT.
EASTERNMOST = 13 * 60
DAY = 24 * 60  # minutes
GMT = "+00:00"
ENDINGS = words_as("times_around", "end")
_CLOCK = re.compile(r"(?:^|T)(\d\d):(\d\d)")
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")


def linked(drafts: Sequence[Draft], context: Context, sheet: Sheet) -> list[Draft]:
    """The drafts of a report, in text order, with what they take from each other."""
    lexed = context.lexed
    drafts = _up_to_their_end(_on_their_day(drafts, context), lexed)
    if all(draft.away is None for draft in drafts):
        return drafts
    occasions = days_of_occasions(drafts, lexed, sheet)
    kept: list[Draft] = []
    taken_in: set[int] = set()  # ends of drafts that one before them now covers
    for at, draft in enumerate(drafts):
        if draft.away is not None:
            counted = _away(drafts, at, occasions, lexed)
        else:
            counted = draft
        if counted.last > draft.last:
            taken_in.add(counted.last)
        elif draft.last in taken_in:
            continue
        if counted.away is None or counted.away.else_kept:
            kept.append(counted)
    return kept


def _on_their_day(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """The drafts with each clock time on the day that it is of."""
    lexed = context.lexed
    stops: list[int] = []
    for at, code in enumerate(lexed.codes):
        if code == BREAK or (code == OTHER and lexed.word(at) in (".", "!", "?")):
            stops.append(at)
    days = [draft for draft in drafts if _day_told(draft) is not None]
    placed: list[Draft] = []
    for at, draft in enumerate(drafts):
        behind = drafts[at + 1] if at + 1 < len(drafts) else None
        before = placed[-1] if placed else None
        if draft.clock is None:
            placed.append(draft)
        elif behind and behind.clock is None and _are_twins(draft, behind, lexed):
            placed.append(_same_moment(draft, behind))
        elif before and _are_twins(before, draft, lexed):
            placed.append(_same_moment(draft, before))
        else:
            day = _day_beside(draft, days, stops)
            placed.append(_on_day(draft, day or context.today("day")))
    return placed


def _day_told(draft: Draft) -> Point | None:
    """The point of a draft, where that is a day."""
    point = draft.point
    return point if point is not None and point.grain == "day" else None


def _day_beside(draft: Draft, days: Sequence[Draft], stops: list[int]) -> Point | None:
    """The nearest day of the same sentence: behind the draft, else before it."""
    sentence = bisect_left(stops, draft.first)
    at = bisect_left(days, draft.first, key=lambda day: day.first)
    for near in reversed(days[max(0, at - 1) : at + 1]):
        if bisect_left(stops, near.first) == sentence:
            return near.point
    return None


def _on_day(draft: Draft, day: Point | None) -> Draft:
    """A clock time on a day; on the report's own, unknown, where there is none."""
    clock = draft.clock or ""
    return at_clock(draft.first, draft.last, day or REPORT_DAY, clock, draft.zone)


def _are_twins(first: Draft, second: Draft, lexed: Lexed) -> bool:
    """True for two clock times, the second in brackets right behind the first, where
    one of them is of GMT.
    """
    if _minutes(first) is None or _minutes(second) is None:
        return False
    if first.last != second.first - 1 or "OPEN" not in lexed.kinds_at(first.last):
        return False
    return (first.zone == GMT) != (second.zone == GMT)


def _minutes(draft: Draft) -> int | None:
    """The minutes since midnight of a clock time; None for what is none."""
    clock = _CLOCK.search(draft.clock or draft.value)
    if clock is None:
        return None
    return int(clock[1]) * 60 + int(clock[2])


def _same_moment(draft: Draft, twin: Draft) -> Draft:
    """A clock time on the day that the other half of the pair has, or the day before or
    after it.
    """
    is_gmt = draft.zone == GMT
    here, there = _minutes(draft) or 0, _minutes(twin) or 0
    ahead = (there - here if is_gmt else here - there) % DAY
    if ahead > EASTERNMOST:
        ahead -= DAY
    moment = there - ahead if is_gmt else there + ahead
    return _on_day(draft, twin.point and twin.point.shifted(moment // DAY, "D"))


def _up_to_their_end(drafts: Sequence[Draft], lexed: Lexed) -> list[Draft]:
    """The drafts with the days that a length covers whose last day stands behind it."""
    covering = list(drafts)
    for at, (draft, end) in enumerate(pairwise(drafts)):
        length = _LENGTH.fullmatch(draft.value) if draft.type == "DURATION" else None
        if length is None or not _has_end(draft, lexed):
            continue
        end_at = draft.last + 1
        if lexed.word(end_at).lower() in ("on", "the"):
            end_at += 1
        interval = _last_so_long(length, end) if end.first == end_at else None
        if interval is not None:
            covering[at] = replace(draft, interval=interval)
    return covering


def _has_end(draft: Draft, lexed: Lexed) -> bool:
    """ "The year ended June 30", "the three months to June"; "it took three months to
    June" says no more than that.
    """
    word = lexed.word(draft.last).lower()
    if word in ("ended", "ending"):
        return True
    before, first = (lexed.word(at).lower() for at in (draft.first - 1, draft.first))
    return word in ENDINGS and (before in THE or first in THE)


def _last_so_long(length: re.Match[str], end: Draft) -> Interval | None:
    """The stretch of a length that ends with a day or a month."""
    _, last = interval_of(end.value)
    if last is None or len(last) != len("2025-06-30"):
        return None
    following = points.shift(datetime.date.fromisoformat(last), 1, "D")
    first = following and points.shift(following, -int(length[1]), length[2])
    return None if first is None else (first.isoformat(), last)


def _away(
    drafts: Sequence[Draft], at: int, occasions: Mapping[str, Point], lexed: Lexed
) -> Draft:
    """A length before or after a day or an occasion as the day it leads to; as it was
    where none is told.
    """
    draft = drafts[at]
    same = _apposed(drafts, at, lexed)
    if same is not None:
        return replace(draft, value=same.value, point=same, reason="", away=None)
    base = _base(drafts, at, occasions, lexed) if draft.away else None
    if base is None or draft.away is None:
        return draft
    steps, unit = draft.away.steps, draft.away.unit
    point = Point(GRAIN_OF_UNIT[unit], base.day).shifted(steps, unit)
    if point is None:
        return draft
    known = replace(draft, value=point.value, point=point, reason="", away=None)
    if draft.type == "TIME":  # the night before the vote
        return replace(known, value=f"{point.value}TNI")
    behind = drafts[at + 1] if at + 1 < len(drafts) else None
    if draft.type == "DATE" and behind and behind.first == draft.away.signal + 1:
        # "The day before last Tuesday" is one expression.
        known = replace(known, last=behind.last)
    return replace(known, type="DATE", interval=None)


def _apposed(drafts: Sequence[Draft], at: int, lexed: Lexed) -> Point | None:
    """The day in "3 May, the day after the vote"."""
    draft = drafts[at]
    comma_at = draft.first - 1
    if at == 0 or draft.value != UNTOLD_DAY.value or lexed.word(comma_at) != ",":
        return None
    before = drafts[at - 1]
    return _day_told(before) if before.last == comma_at else None


def _base(
    drafts: Sequence[Draft], at: int, occasions: Mapping[str, Point], lexed: Lexed
) -> Point | None:
    """The day named behind, that of the occasion named behind, or None."""
    away = drafts[at].away
    behind = (away.signal if away else 0) + 1
    has_article = lexed.word(behind).lower() in THE
    noun_at = behind + 1 if has_article else behind
    if at + 1 < len(drafts) and drafts[at + 1].first in (behind, noun_at):
        return _day_told(drafts[at + 1])
    noun = noun_of(lexed, noun_at) if has_article else None
    return occasions.get(noun) if noun else None
