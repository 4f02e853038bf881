"""What the readers of phrases share: the report's own day, what was mentioned before, and what a reader gives back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.model import TimeType
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.intervals import NONE, Interval
from onrecord.reading.times.lexer import BREAK, Lexed
from onrecord.reading.times.points import UNKNOWN, Grain, Point, shift

REACH = 120  # tokens: how far back "two days later" looks for the day it counts from

QUARTER_REACH = (
    400  # tokens: how far back "the quarter" and "a year earlier" look for theirs (an earnings story's length)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One expression as a reader gives it: tokens, type and value.

    `point` is what later expressions may count from. `interval` is given where it is not that of the value.
    `clock` marks a clock time without a day of its own, which takes the day its sentence names.
    """

    first: int
    last: int
    type: TimeType
    value: str
    point: Point | None = None
    interval: Interval | None = None
    clock: str | None = None
    zone: str = ""


@dataclass(slots=True)
class Context:
    """One report while its phrases are read, in text order.

    `side(offset)` is -1, 0 or 1: past, unknown, future; `sure` the same where only a plain past or future tense of the
    very verb counts.
    """

    lexed: Lexed
    anchor: datetime.date | None
    side: Callable[[int], int]
    sure: Callable[[int], int]
    mentioned: list[tuple[int, Point]] = field(default_factory=list)
    quarter: tuple[int, Point] | None = None

    def today(self, grain: Grain) -> Point | None:
        """The day, week, month … of the report itself."""
        return None if self.anchor is None else Point(grain, self.anchor)

    def direction(self, phrase: Phrase) -> int:
        """The side of the report's day that the phrase's sentence looks to."""
        return self.side(self._offset(phrase))

    def clear_direction(self, phrase: Phrase) -> int:
        """The same, 0 unless the tense is plain."""
        if phrase.before() == "last":
            return -1
        return self.sure(self._offset(phrase))

    def _offset(self, phrase: Phrase) -> int:
        """Where the weekday or month of a phrase stands, which is what a verb governs; else where the phrase begins."""
        found = (phrase.find(kind) for kind in ("WEEKDAY", "MONTH", "MONTHABBR", "SEASON"))
        return self.lexed.starts[max((at for at in found if at >= 0), default=phrase.first)]

    def moved(self, grain: Grain, count: int, unit: str) -> Point | None:
        """The report's own day, moved."""
        if self.anchor is None:
            return None
        day = shift(self.anchor, count, unit)
        return None if day is None else Point(grain, day)

    def name_quarter(self, phrase: Phrase, point: Point) -> None:
        """Later "the quarter" and "a year earlier" mean this one."""
        self.quarter = (phrase.first, point)

    def named_quarter(self, phrase: Phrase) -> Point | None:
        """The quarter last named by its number, at most QUARTER_REACH tokens back."""
        if self.quarter is None or phrase.first - self.quarter[0] > QUARTER_REACH:
            return None
        return self.quarter[1]

    def remember(self, draft: Draft) -> None:
        """Later phrases may count from this one."""
        if draft.point is not None and draft.type in ("DATE", "TIME"):
            self.mentioned.append((draft.first, draft.point))

    def reference(self, phrase: Phrase) -> Point | None:
        """The last point mentioned before `phrase` in its paragraph or the one before, at most REACH tokens back."""
        if not self.mentioned:
            return None
        index, point = self.mentioned[-1]
        near = phrase.first - index <= REACH
        return point if near and self.lexed.codes.count(BREAK, index, phrase.first) <= 1 else None


def date(phrase: Phrase, point: Point | None, unknown: str | None = None, grain: Grain = "day") -> Draft:
    """A DATE over a whole phrase: a point, or the placeholder of its grain."""
    value = point.value if point else unknown or UNKNOWN[grain]
    return Draft(first=phrase.first, last=phrase.last, type="DATE", value=value, point=point)


def plain(phrase: Phrase, kind: TimeType, value: str, interval: Interval = NONE) -> Draft:
    """An expression over a whole phrase with a value that is no point."""
    return Draft(first=phrase.first, last=phrase.last, type=kind, value=value, interval=interval)
