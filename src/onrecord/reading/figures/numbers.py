"""Numbers of a sentence, with the hedge before or behind them.

A number is a run of tokens in one sentence: "268", "1.2 billion", "two hundred and
five", "between 30 and 40", "at least a dozen", "tens of thousands". What is counted is
the business of `units.py`, whether the number counts anything of `find.py`. Each token
is looked at a bounded number of times, so time is linear in the sentence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.english.marks import DASHES, HYPHENS
from onrecord.english.tables import rows, words_as
from onrecord.model import Hedge
from onrecord.reading.figures.hedges import hedge_before, hedge_behind
from onrecord.reading.figures.numerals import (
    JOINING,
    Value,
    lower,
    scale_at,
    scales,
    times,
    value_at,
)
from onrecord.reading.tokens import Token

_JOINED_RANGE = re.compile(rf"(\d{{1,9}})[{HYPHENS}{DASHES}](\d{{1,9}})\Z")
_LONGEST_MANY = 6  # tokens of a count left open: "several tens of thousands of"


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens `first` up to but not including `last` (indices into the
    tokens given), hedge included.

    `core` is the first token of the number itself. `low`/`high` as in `model.Figure`;
    both None: left open ("dozens"). `currency` is the sign or code before it. `value`
    is the number without its hedge (None where left open or a range).
    """

    first: int
    core: int
    last: int
    low: float | None
    high: float | None
    value: float | None
    hedge: Hedge | None = None
    currency: str | None = None


@functools.cache
def currencies() -> dict[str, str]:
    """Currency sign or code in lower case to the unit it stands for, by `units.tsv`.

    >>> currencies()["$"]
    'dollar'
    """
    return {row[0].lower(): row[2] for row in rows("units") if row[1] == "currency"}


def find_numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    """The numbers in a run of tokens (a sentence), left to right, disjoint, each with
    the hedge beside it. Takes time linear in the tokens.
    """
    at = floor = 0
    while at < len(tokens):
        word = lower(tokens, at)
        may_begin = not word.isalpha() or word in _beginnings()
        number = _number_at(tokens, at) if may_begin else None
        if number is None:
            at += 1
            continue
        hedged = _hedged(tokens, number, floor=floor)
        yield hedged
        at = floor = hedged.last


@functools.cache
def _beginnings() -> frozenset[str]:
    """The words without a digit or mark that a number can begin with."""
    counts = words_as("numbers", "many") | words_as("numbers", "open")
    return counts | {*words_as("numbers", "digit"), *currencies(), "a", "an", "half"}


def _number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at token `at`, its currency sign included, its hedge
    not.
    """
    end = _end_of_many(tokens, at)
    if end is not None:
        return Number(at, at, end, None, None, None, "vague")
    sign = _currency_at(tokens, at)
    start = at if sign is None else at + 1
    bounds = _JOINED_RANGE.match(lower(tokens, start))
    if bounds is not None:
        return _joined_range(tokens, at, bounds, sign)
    value = value_at(tokens, start, money=sign is not None)
    if value is None:
        return None
    amount = value.amount
    number = Number(at, at, value.last, amount, amount, amount, currency=sign)
    return _range(tokens, number, value) or number


def _currency_at(tokens: Sequence[Token], at: int) -> str | None:
    word = lower(tokens, at)
    return word if word and word in currencies() else None


def _joined_range(
    tokens: Sequence[Token], at: int, bounds: re.Match[str], sign: str | None
) -> Number | None:
    """A range that is one token, with the scale behind it: "10-12 billion"; None where
    it does not rise ("2-1").
    """
    low, high = float(bounds[1]), float(bounds[2])
    if low >= high:
        return None
    last = at + 1 if sign is None else at + 2
    scale = scale_at(tokens, last, money=sign is not None)
    if scale:
        low, high, last = times(low, scale), times(high, scale), last + 1
    return Number(at, at, last, low, high, None, currency=sign)


def _end_of_many(tokens: Sequence[Token], at: int) -> int | None:
    """Where a count left open ends ("dozens", "tens of thousands", "several hundred");
    None where there is none.
    """
    many = words_as("numbers", "many")
    opened = words_as("numbers", "open")
    end = at
    if lower(tokens, end) == "a" and lower(tokens, end + 1) in opened:
        end += 1
    if lower(tokens, end) in opened:
        following = lower(tokens, end + 1)
        if following in scales():
            return end + 2
        if lower(tokens, end) == "several" and following not in many:
            return end + 1
        end += 1
    if lower(tokens, end) not in many:
        return None
    end += 1
    while end - at < _LONGEST_MANY:
        if lower(tokens, end) != "of" or lower(tokens, end + 1) not in many:
            break
        end += 2
    return end


def _range(tokens: Sequence[Token], number: Number, first: Value) -> Number | None:
    """The range whose lower bound was read: "between 30 and 40", "20 to 30", "10-12
    billion", "two or three".
    """
    before = lower(tokens, number.first - 1)
    if not _may_join(before, lower(tokens, number.last)):
        return None
    at = number.last + 1
    sign = _currency_at(tokens, at)
    if sign is not None:
        at += 1
    is_money = number.currency is not None or sign is not None
    second = value_at(tokens, at, money=is_money)
    if second is None or (sign is not None and sign != number.currency):
        return None
    low = first.amount
    is_scaled = second.scaled > 1.0 and first.scaled == 1.0
    if is_scaled and low < second.amount / second.scaled:
        low = times(low, second.scaled)
    if low >= second.amount:
        return None
    return replace(
        number,
        first=number.first - 1 if before == "between" else number.first,
        last=second.last,
        low=low,
        high=second.amount,
        value=None,
    )


def _may_join(before: str, joint: str) -> bool:
    """Whether a word or dash joins two bounds of a range, by the word before the first.

    "From 20 to 30" tells of a change.
    """
    if joint == "and":
        return before == "between"
    if joint == "to":
        return before != "from"
    return joint == "or" or joint in JOINING


def _hedged(tokens: Sequence[Token], number: Number, *, floor: int) -> Number:
    """`number` with the hedges around it and the bounds they leave. None before
    `floor`, the end of the last number.
    """
    first, last, hedge = number.first, number.last, number.hedge
    before = hedge_before(tokens, first, number.value)
    if before is not None and before[1] >= floor:
        hedge, first = (hedge or before[0]), before[1]
    behind = hedge_behind(tokens, last)
    if behind is not None:
        hedge, last = (hedge or behind[0]), behind[1]
    low, high = number.low, number.high
    if number.value is not None and hedge in ("at least", "more than"):
        high = None
    elif number.value is not None and hedge in ("up to", "fewer than"):
        low = None
    return replace(number, first=first, last=last, low=low, high=high, hedge=hedge)
