"""What a figure can mean in numbers: the least and the most it can fairly be said of,
and how two such ranges lie.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from onrecord.model import Figure

Lie = Literal["equal", "within", "overlap", "apart"]
# "about 300" is not said of less than 270: news rounds to a tenth at worst (our reading
# of examples)
_ABOUT = 0.1
# "11 million" is said of 11.5 million, hardly of more; none under a thousand is cut
_CUT = 1.05
_LARGE = 1000
# steps of its rounding from which on a number is told to three digits
_EXACT = 100
# "more than 50" may be said of 59, hardly of 70: a quarter over is where news takes the
# next round number
_ROUNDED = 1.25


@dataclass(frozen=True, slots=True)
class Range:
    """`low` to `high`, both within it; infinite where open. `exact` where it is one
    number told without a hedge.
    """

    low: float
    high: float

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def open(self) -> bool:
        """True where it says nothing at all."""
        return self.low == -math.inf and self.high == math.inf


def lie(a: Range, b: Range) -> Lie:
    """How two ranges lie: equal, one within the other, overlapping, or apart."""
    if a == b:
        return "equal"
    if a.high < b.low or b.high < a.low:
        return "apart"
    if (a.low <= b.low and b.high <= a.high) or (b.low <= a.low and a.high <= b.high):
        return "within"
    return "overlap"


def at_odds(a: Range, b: Range) -> bool:
    """True where two tellings of one number differ: no number is in both ranges, or
    both name the least (or the most) it can be and name another, of which neither is
    the other rounded.

    "At least 12" and "at least 30" are at odds, though 40 would fit both: who knows of
    30 does not say 12. "At least 12" and 14 are not, nor "more than 50" and "at least
    59", nor "at least 12" and "up to 30".
    """
    if a.high < b.low or b.high < a.low:
        return not _cut(max(a.low, b.low), min(a.high, b.high))
    if a.high == b.high == math.inf and math.isfinite(a.low) and math.isfinite(b.low):
        return not _rounded(a.low, b.low)
    if a.low == b.low == -math.inf and math.isfinite(a.high) and math.isfinite(b.high):
        return not _rounded(a.high, b.high)
    return False


def _cut(a: float, b: float) -> bool:
    """True where of two large numbers one is the other told to fewer digits: 5.13 and
    5.1 million.
    """
    low, high = sorted((abs(a), abs(b)))
    if low < _LARGE or high > low * _CUT:
        return False
    return high - low < max(_step(low), _step(high))


def _rounded(a: float, b: float) -> bool:
    """True where one number may be the other rounded: by less than a step of its
    closing noughts, and not far off.
    """
    low, high = sorted((a, b), key=abs)
    step = max(_step(low), _step(high))
    return a == b or (abs(high - low) < step and abs(high) <= abs(low) * _ROUNDED)


def range_of(figure: Figure) -> Range:
    """The range a figure means."""
    if figure.low is None and figure.high is None:
        return _between(figure.least, figure.most)
    if figure.hedge == "vague":
        return _between(figure.low, figure.high)
    low = -math.inf if figure.low is None else figure.low
    high = math.inf if figure.high is None else figure.high
    if figure.hedge in ("at least", "more than"):
        high = math.inf if figure.low == figure.high else high
    elif figure.hedge in ("up to", "fewer than"):
        low = -math.inf if figure.low == figure.high else low
    elif figure.hedge == "about" and figure.low == figure.high and math.isfinite(low):
        margin = _margin(low)
        low, high = low - margin, low + margin
    return Range(min(low, high), max(low, high))


def _margin(value: float) -> float:
    """By how much what is said to be about a number may miss it: by a tenth, or half of
    what it was rounded to; what is told to three digits ("some 146") by the last.
    """
    step = _step(value)
    if step and abs(value) >= _EXACT * step:
        return step
    return max(abs(value) * _ABOUT, step / 2)


def _step(value: float) -> float:
    """What a number was rounded to, by its closing noughts: 10 for 250, 100 for 300, 1
    for 13, 0 for 2.5.
    """
    if value == 0 or not float(value).is_integer() or abs(value) >= 1e15:
        return 0.0
    step, left = 1, int(abs(value))
    while left % 10 == 0:
        step, left = step * 10, left // 10
    return float(step)


def _between(low: float | None, high: float | None) -> Range:
    """The range between two numbers, open where one is missing."""
    bounds = (-math.inf if low is None else low, math.inf if high is None else high)
    return Range(min(bounds), max(bounds))
