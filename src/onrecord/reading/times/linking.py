"""What an expression takes from those beside it, once all of a report are read.

- A clock time without a day takes the nearest day of its sentence, before or behind,
  else the report's own. Of a time told twice, "5:47 a.m. (2247 GMT Wednesday)", the
  half without a day has the one that the zones allow.
- A length with its last day covers the days up to it: "the three months to June".
- "Two days before Christmas", "a day before the summit" is a day where the other one's
  is told; else it stays a length.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

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

EASTERNMOST = (
    13 * 60
    # minutes ahead of GMT: Tonga, New Zealand in summer; a clock further on is one
    # behind it
)
DAY = 24 * 60  # minutes
GMT = "+00:00"
ENDINGS = words_as("times_around", "end")
_CLOCK = re.compile(r"(?:^|T)(\d\d):(\d\d)")
_LENGTH = re.compile(r"P(\d{1,3})([DWMY])")


def linked(drafts: Sequence[Draft], context: Context, sheet: Sheet) -> list[Draft]:
    """The drafts of a report, in text order, with what they take from each other."""
    drafts = _up_to_their_end(_on_their_day(drafts, context), context.lexed)
    if all(draft.away is None for draft in drafts):
        return drafts
    occasions = days_of_occasions(drafts, context.lexed, sheet)
    done = [
        _away(drafts, i, occasions, context.lexed) if d.away else d
        for i, d in enumerate(drafts)
    ]
    covered = {
        draft.last
        for draft, was in zip(done, drafts, strict=True)
        if draft.last > was.last
    }
    kept = [
        draft
        for draft, was in zip(done, drafts, strict=True)
        if was.last not in covered or draft.last > was.last
    ]
    return [draft for draft in kept if draft.away is None or draft.away.else_kept]


def _on_their_day(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    stops = [
        i
        for i, code in enumerate(context.lexed.codes)
        if _is_stop(context.lexed, i, code)
    ]
    known = [
        draft
        for draft in drafts
        if draft.point is not None and draft.point.grain == "day"
    ]
    firsts = [draft.first for draft in known]
    out: list[Draft] = []
    for i, draft in enumerate(drafts):
        if draft.clock is None:
            out.append(draft)
        elif (
            _are_twins(drafts[i : i + 2], context.lexed) and drafts[i + 1].clock is None
        ):
            out.append(_same_moment(draft, drafts[i + 1]))
        elif _are_twins([*out[-1:], draft], context.lexed):
            out.append(_same_moment(draft, out[-1]))
        else:
            out.append(
                _on_day(
                    draft,
                    _day_beside(draft, known, firsts, stops) or context.today("day"),
                )
            )
    return out


def _is_stop(lexed: Lexed, index: int, code: str) -> bool:
    return code == BREAK or (code == OTHER and lexed.word(index) in (".", "!", "?"))


def _day_beside(
    draft: Draft, known: Sequence[Draft], firsts: list[int], stops: list[int]
) -> Point | None:
    """The nearest day of the same sentence, before or behind."""
    at, sentence = bisect_left(firsts, draft.first), bisect_left(stops, draft.first)
    beside = [
        near
        for near in known[max(0, at - 1) : at + 1]
        if bisect_left(stops, near.first) == sentence
    ]
    return beside[-1].point if beside else None


def _on_day(draft: Draft, day: Point | None) -> Draft:
    return at_clock(
        draft.first, draft.last, day or REPORT_DAY, draft.clock or "", draft.zone
    )


def _are_twins(pair: Sequence[Draft], lexed: Lexed) -> bool:
    """True for two clock times, the second in brackets right behind the first, where
    one of them is of GMT.
    """
    if len(pair) < 2 or _minutes(pair[0]) is None or _minutes(pair[1]) is None:
        return False
    bracketed = pair[0].last == pair[1].first - 1 and "OPEN" in lexed.kinds_at(
        pair[0].last
    )
    return bracketed and [draft.zone for draft in pair].count(GMT) == 1


def _minutes(draft: Draft) -> int | None:
    found = _CLOCK.search(draft.clock or draft.value)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _same_moment(draft: Draft, twin: Draft) -> Draft:
    """A clock time on the day that the other half of the pair has, or the day before or
    after it.
    """
    ours, theirs = _minutes(draft) or 0, _minutes(twin) or 0
    local, gmt = (theirs, ours) if draft.zone == GMT else (ours, theirs)
    ahead = (local - gmt) % DAY
    ahead -= DAY if ahead > EASTERNMOST else 0
    moment = theirs - ahead if draft.zone == GMT else theirs + ahead
    return _on_day(draft, twin.point and twin.point.shifted(moment // DAY, "D"))


def _up_to_their_end(drafts: Sequence[Draft], lexed: Lexed) -> list[Draft]:
    out = []
    for i, draft in enumerate(drafts):
        length = _LENGTH.fullmatch(draft.value) if draft.type == "DURATION" else None
        behind = draft.last + (lexed.word(draft.last + 1).lower() in ("on", "the"))
        ended = (
            length
            and i + 1 < len(drafts)
            and drafts[i + 1].first == behind + 1
            and _has_end(draft, lexed)
        )
        covered = _last_so_long(length, drafts[i + 1]) if length and ended else None
        out.append(replace(draft, interval=covered) if covered else draft)
    return out


def _has_end(draft: Draft, lexed: Lexed) -> bool:
    """ "The year ended June 30", "the three months to June"; "it took three months to
    June" says no more than that.
    """
    word = lexed.word(draft.last).lower()
    the = {lexed.word(draft.first - 1).lower(), lexed.word(draft.first).lower()} & THE
    return word in ("ended", "ending") or (word in ENDINGS and bool(the))


def _last_so_long(length: re.Match[str], end: Draft) -> Interval | None:
    """The stretch of a length that ends with a day or a month."""
    _, last = interval_of(end.value)
    day = (
        points.date(*(int(part) for part in last.split("-")))
        if last and len(last) == len("2025-06-30")
        else None
    )
    following = day and points.shift(day, 1, "D")
    first = following and points.shift(following, -int(length[1]), length[2])
    return (first.isoformat(), last) if first else None


def _away(
    drafts: Sequence[Draft], at: int, occasions: Mapping[str, Point], lexed: Lexed
) -> Draft:
    """A length before or after a day or an occasion as the day it leads to; as it was
    where none is told.
    """
    draft = drafts[at]
    if (same := _apposed(drafts, at, lexed)) is not None:
        return replace(draft, value=same.value, point=same, reason="", away=None)
    base = _base(drafts, at, occasions, lexed) if draft.away else None
    if base is None or draft.away is None:
        return draft
    steps, unit = draft.away.steps, draft.away.unit
    point = Point(GRAIN_OF_UNIT[unit], base.day).shifted(steps, unit)
    if point is None:
        return draft
    if (
        draft.type == "DATE"
        and drafts[at + 1 : at + 2]
        and drafts[at + 1].first == draft.away.signal + 1
    ):
        draft = replace(
            draft, last=drafts[at + 1].last
        )  # the day before last Tuesday: one expression
    if draft.type == "TIME":  # the night before the vote
        return replace(
            draft, value=f"{point.value}TNI", point=point, reason="", away=None
        )
    return replace(
        draft,
        type="DATE",
        value=point.value,
        point=point,
        interval=None,
        reason="",
        away=None,
    )


def _apposed(drafts: Sequence[Draft], at: int, lexed: Lexed) -> Point | None:
    """The day in "3 May, the day after the vote"."""
    if (
        at == 0
        or drafts[at].value != UNTOLD_DAY.value
        or lexed.word(drafts[at].first - 1) != ","
    ):
        return None
    day = drafts[at - 1].point if drafts[at - 1].last == drafts[at].first - 1 else None
    return day if day is not None and day.grain == "day" else None


def _base(
    drafts: Sequence[Draft], at: int, occasions: Mapping[str, Point], lexed: Lexed
) -> Point | None:
    """The day named behind, that of the occasion named behind, or None."""
    away = drafts[at].away
    signal = away.signal if away else 0
    behind = signal + 1 + (lexed.word(signal + 1).lower() in THE)
    if at + 1 < len(drafts) and drafts[at + 1].first in (signal + 1, behind):
        point = drafts[at + 1].point
        return point if point is not None and point.grain == "day" else None
    noun = noun_of(lexed, behind) if behind > signal + 1 else None
    return occasions.get(noun) if noun else None
