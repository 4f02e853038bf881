"""What the readers of phrases share: the report's own day, what was mentioned before,
and what a reader gives back.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from onrecord.english.tables import words_as
from onrecord.model import TimeType
from onrecord.reading.times.covered_days import NONE, Interval
from onrecord.reading.times.grammar import Phrase
from onrecord.reading.times.lexer import BREAK, Lexed
from onrecord.reading.times.points import UNKNOWN, Grain, Point, shift

TO_AN_END = words_as("times_around", "to an end")
REACH = 120  # tokens: how far back "two days later" looks for the day it counts from

NEAR = 6  # days from the report's: no other such weekday is nearer
# tokens: how far back "the quarter" and "a year earlier" look for theirs (an earnings
# story's length)
QUARTER_REACH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """So many units before or after what is named behind the token `signal`: "a day
    before the summit".

    `else_kept` is False for what is no time unless its day is known ("the eve").
    """

    signal: int
    steps: int
    unit: str
    else_kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One expression as a reader gives it: tokens, type and value.

    `point` is what later expressions may count from. `interval` is given where it is
    not that of the value. `clock` marks a clock time without a day of its own, which
    takes the day its sentence names; `away` what counts from something named behind it;
    `reason` why it is not known, "" where the report's own day is not.
    """

    first: int
    last: int
    type: TimeType
    value: str
    point: Point | None = None
    interval: Interval | None = None
    clock: str | None = None
    zone: str = ""
    reason: str = ""
    away: Away | None = None


@dataclass(slots=True)
class Context:
    """One report while its phrases are read, in text order.

    `side(offset, first)` is past, unknown, future or either (-1, 0, 1, 2: `tense.py`)
    for what stands at `offset` of an expression that begins at `first`; `sure` the same
    where only a plain past or future tense of the very verb counts; `happened(first)`
    is True where the verb stands right before, in the past tense. `weekdays` are the
    days of the weekdays (1 Monday … 7) that the report gives with their dates.
    """

    lexed: Lexed
    anchor: datetime.date | None
    side: Callable[[int, int], int]
    sure: Callable[[int, int], int]
    happened: Callable[[int], bool]
    weekdays: dict[int, datetime.date | None] = field(default_factory=dict)
    mentioned: list[Draft] = field(default_factory=list)
    quarter: Draft | None = None
    past_quarter: Draft | None = None

    def today(self, grain: Grain) -> Point | None:
        """The day, week, month … of the report itself."""
        return None if self.anchor is None else Point(grain, self.anchor)

    def direction(self, phrase: Phrase) -> int:
        """The side of the report's day that the phrase's sentence looks to: -1 past, 0
        not clear, 1 future, or `tense.EITHER`.
        """
        return self.side(self._offset(phrase), self.lexed.starts[phrase.first])

    def clear_direction(self, phrase: Phrase) -> int:
        """The same, 0 unless the tense is plain: where nothing but the very verb
        counts.
        """
        if phrase.before() == "last":
            return -1
        return self.sure(self._offset(phrase), self.lexed.starts[phrase.first])

    def has_happened(self, phrase: Phrase) -> bool:
        """True for "died on 3 November", "the quarter ended Sept. 30"."""
        return phrase.before() == "ended" or self.happened(
            self.lexed.starts[phrase.first]
        )

    def _offset(self, phrase: Phrase) -> int:
        """Where the weekday or month of a phrase stands, which is what a verb governs;
        else where the phrase begins.
        """
        at = max(map(phrase.find, ("WEEKDAY", "MONTH", "MONTHABBR", "SEASON")))
        return self.lexed.starts[at if at >= 0 else phrase.first]

    def moved(self, grain: Grain, count: int, unit: str) -> Point | None:
        """The report's own day, moved `count` units (`points.shift`), as a point of
        `grain`; None where it is not known or the calendar ends.
        """
        if self.anchor is None:
            return None
        day = shift(self.anchor, count, unit)
        return None if day is None else Point(grain, day)

    def tell_weekday(self, day: datetime.date) -> None:
        """Later the weekday of a day that was given with its date means that day; of
        two such, neither.
        """
        if self.anchor is not None and abs((day - self.anchor).days) <= NEAR:
            weekday = day.isoweekday()
            is_only = self.weekdays.get(weekday, day) == day
            self.weekdays[weekday] = day if is_only else None

    def name_quarter(self, quarter: Draft, *, over: bool) -> None:
        """Later "the quarter" means this one; "a year earlier" and "the latest quarter"
        too, if it is over.
        """
        self.quarter = quarter
        following = quarter.point and quarter.point.shifted(1, "Q")
        if self.anchor is None:
            is_past = True
        else:
            is_past = following is not None and following.day <= self.anchor
        if over or is_past:
            self.past_quarter = quarter

    def named_quarter(self, phrase: Phrase, *, over: bool = False) -> Draft | None:
        """The quarter last named, at most QUARTER_REACH tokens back; `over`: one that
        is.
        """
        named = self.past_quarter if over else self.quarter
        if named is None or phrase.first - named.first > QUARTER_REACH:
            return None
        return named

    def remember(self, draft: Draft) -> None:
        """Later phrases may count from this one."""
        if draft.point is not None and draft.type in ("DATE", "TIME"):
            self.mentioned.append(draft)

    def reference(self, phrase: Phrase) -> Point | None:
        """The last point mentioned before `phrase` in its paragraph or the one before,
        at most REACH tokens back.
        """
        if not self.mentioned:
            return None
        last = self.mentioned[-1]
        if phrase.first - last.first > REACH:
            return None
        paragraphs_since = self.lexed.codes.count(BREAK, last.first, phrase.first)
        return last.point if paragraphs_since <= 1 else None

    def opened(self, phrase: Phrase) -> datetime.date | None:
        """The day, near the report's, from which a range runs that `phrase` ends: "from
        Monday night until Tuesday".
        """
        if self.anchor is None or not self.mentioned:
            return None
        last = self.mentioned[-1]
        if last.last != phrase.first - 1 or phrase.before() not in TO_AN_END:
            return None
        if self.lexed.word(last.first - 1).lower() != "from":
            return None
        if last.point is None or last.point.grain != "day":
            return None
        day = last.point.day
        return day if abs((day - self.anchor).days) <= NEAR else None


def date(
    phrase: Phrase,
    point: Point | None,
    unknown: str | None = None,
    grain: Grain = "day",
    reason: str = "",
) -> Draft:
    """A DATE over a whole phrase: a point, or a placeholder and why it is not known.

    The placeholder is `unknown` where that is given, else the one of `grain`
    (`points.UNKNOWN`). `reason` is one of `reasons.py`, "" where the report's own day
    is what is not known.
    """
    value = point.value if point else unknown or UNKNOWN[grain]
    return Draft(
        first=phrase.first,
        last=phrase.last,
        type="DATE",
        value=value,
        point=point,
        reason=reason,
    )


def plain(
    phrase: Phrase, kind: TimeType, value: str, interval: Interval = NONE
) -> Draft:
    """An expression over a whole phrase with a value that is no point."""
    return Draft(
        first=phrase.first, last=phrase.last, type=kind, value=value, interval=interval
    )


def again(phrase: Phrase, named: Draft, years: int = 0) -> Draft:
    """What was named before, or the same so many years on."""
    point = named.point and named.point.shifted(years, "Y")
    whole = date(phrase, point, named.value if years == 0 else None, grain="quarter")
    if named.interval is None:
        return whole
    begins, ends = (_years_on(day, years) for day in named.interval)
    known = (begins, ends) if begins and ends else NONE
    return replace(whole, interval=known)


def _years_on(day: str | None, years: int) -> str | None:
    """A day of an interval, so many years later; None where there is none."""
    if day is None:
        return None
    moved = shift(datetime.date.fromisoformat(day), years, "Y")
    return None if moved is None else moved.isoformat()
