"""Numbers: number words and numerals to values, with the hedge before or behind them.

A number is a run of tokens in one sentence: "268", "1.2 billion", "two hundred and
five", "between 30 and 40", "at least a dozen", "tens of thousands". What is counted is
the business of `units.py`, whether the number counts anything of `figures.py`. Each
token is looked at a bounded number of times, so time is linear in the sentence.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from onrecord.english.marks import DASHES, HYPHENS
from onrecord.english.tables import rows, words_as
from onrecord.model import Hedge
from onrecord.reading.tokens import Token

_NUMERAL = re.compile(
    r"(\d{1,3}(?:[,\u00a0\u202f]\d{3}){1,4}|\d{1,15})(\.\d{1,9})?([A-Za-z]{1,3}|\+)?\Z"
)
_JOINED_RANGE = re.compile(rf"(\d{{1,9}})[{HYPHENS}{DASHES}](\d{{1,9}})\Z")
_DASHES = frozenset(HYPHENS + DASHES)
_LONGEST_HEDGE = 3  # words in the longest phrase of hedges.tsv
# tokens of a number in words; a number to the billions in full runs to about twenty
_LONGEST_NUMBER = 24
_ROUND = 10  # counts below are rarely rounded, so "over two" rarely means more than two
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


@dataclass(frozen=True, slots=True)
class _Value:
    """A value read from tokens up to but not including `last`; `scaled` where a scale
    word multiplied it.
    """

    amount: float
    last: int
    scaled: float = 1.0


@functools.cache
def _table(role: str) -> dict[str, float]:
    return {
        row[0]: float(row[2]) for row in rows("numbers") if row[1] == role and row[2]
    }


@functools.cache
def _hedges(side: str) -> dict[tuple[str, ...], tuple[Hedge, bool]]:
    """Phrase words to hedge, and whether the phrase is surely one."""
    return {
        tuple(r[0].split()): (cast(Hedge, r[1]), r[3] == "yes")
        for r in rows("hedges")
        if r[2] == side
    }


@functools.cache
def currencies() -> dict[str, str]:
    """Currency sign or code to the unit it stands for."""
    return {row[0].lower(): row[2] for row in rows("units") if row[1] == "currency"}


def find_numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    """The numbers in a run of tokens (a sentence), left to right, disjoint."""
    at = floor = 0
    while at < len(tokens):
        number = _number_at(tokens, at)
        if number is None:
            at += 1
            continue
        hedged = _hedged(tokens, number, floor=floor)
        yield hedged
        at = floor = hedged.last


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if 0 <= at < len(tokens) else ""


def _number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at token `at`, its currency sign included, its hedge
    not.
    """
    many = _many(tokens, at)
    if many is not None:
        return Number(at, at, many, None, None, None, "vague")
    sign = _lower(tokens, at) if _lower(tokens, at) in currencies() else None
    start = at + 1 if sign else at
    joined = _JOINED_RANGE.match(_lower(tokens, start))
    if joined:
        low, high = float(joined[1]), float(joined[2])
        scale = _scale_at(tokens, start + 1, money=sign is not None)
        last, factor = (start + 2, scale) if scale else (start + 1, 1.0)
        return (
            Number(
                at,
                at,
                last,
                _times(low, factor),
                _times(high, factor),
                None,
                None,
                sign,
            )
            if low < high
            else None
        )
    first = _value(tokens, start, money=sign is not None)
    if first is None:
        return None
    number = Number(
        at, at, first.last, first.amount, first.amount, first.amount, None, sign
    )
    return _range(tokens, number, first) or number


def _many(tokens: Sequence[Token], at: int) -> int | None:
    """Where a count left open ends ("dozens", "tens of thousands", "several hundred");
    None where there is none.
    """
    many, opened, scale = (
        words_as("numbers", "many"),
        words_as("numbers", "open"),
        _table("scale"),
    )
    end = at
    if _lower(tokens, end) == "a" and _lower(tokens, end + 1) in opened:
        end += 1
    if _lower(tokens, end) in opened:
        if _lower(tokens, end + 1) in scale:
            return end + 2
        if _lower(tokens, end) == "several" and _lower(tokens, end + 1) not in many:
            return end + 1
        end += 1
    if _lower(tokens, end) not in many:
        return None
    end += 1
    while (
        end - at < _LONGEST_MANY
        and _lower(tokens, end) == "of"
        and _lower(tokens, end + 1) in many
    ):
        end += 2
    return end


def _times(amount: float, scale: float) -> float:
    """The product as the decimals are written: 8.47 billion is 8,470,000,000, not that
    and a millionth.
    """
    return round(amount * scale, 4)


def _value(tokens: Sequence[Token], at: int, *, money: bool) -> _Value | None:
    """A numeral or number words from `at`, with the scale behind them."""
    word = _lower(tokens, at)
    if word == "half" and _lower(tokens, at + 1) in ("a", "an"):
        scale = _table("scale").get(_lower(tokens, at + 2))
        return _Value(scale / 2, at + 3, scale) if scale else None
    if word in ("a", "an"):
        scale = _table("scale").get(_lower(tokens, at + 1))
        return (
            _scaled(tokens, _Value(scale, at + 2, scale), money=money)
            if scale and scale != 20
            else None
        )
    numeral = _NUMERAL.match(word)
    if numeral is None:
        return _words(tokens, at)
    amount = float(re.sub(r"[^\d]", "", numeral[1]) + (numeral[2] or ""))
    if (
        numeral[1].isdigit()
        and not numeral[2]
        and not numeral[3]
        and len(numeral[1]) <= 3
    ):
        at, amount = _grouped(tokens, at, amount)
    suffix = (numeral[3] or "").lower()
    if suffix and suffix != "+":
        factor = _suffix(suffix, money=money)
        return _Value(_times(amount, factor), at + 1, factor) if factor else None
    return _scaled(tokens, _Value(amount, at + 1), money=money)


def _grouped(tokens: Sequence[Token], at: int, amount: float) -> tuple[int, float]:
    """A numeral written in groups of three digits with a space between ("12 000"): its
    last token and its value.
    """
    for _ in range(4):
        following = _lower(tokens, at + 1)
        if (
            not re.fullmatch(r"\d{3}", following)
            or tokens[at + 1].start != tokens[at].end + 1
        ):
            break
        amount, at = amount * 1000 + float(following), at + 1
    return at, amount


def _suffix(word: str, *, money: bool) -> float | None:
    return _table("suffix").get(word) or (
        _table("money suffix").get(word) if money else None
    )


def _scale_at(tokens: Sequence[Token], at: int, *, money: bool) -> float | None:
    word = _lower(tokens, at)
    return _table("scale").get(word) or _suffix(word, money=money)


def _scaled(tokens: Sequence[Token], value: _Value, *, money: bool) -> _Value:
    """`value` times the scale words behind it ("1.2 million", "three hundred
    thousand").
    """
    amount, last, factor = value.amount, value.last, value.scaled
    for _ in range(2):
        scale = _scale_at(tokens, last, money=money)
        if not scale:
            break
        amount, last, factor = _times(amount, scale), last + 1, factor * scale
    return _Value(amount, last, factor)


def _words(tokens: Sequence[Token], at: int) -> _Value | None:
    """Number words: "twenty-five", "two hundred and six", "three million". At most
    `_LONGEST_NUMBER` tokens.
    """
    digits, scales = _table("digit"), _table("scale")
    if _lower(tokens, at) not in digits and "-" not in _lower(tokens, at):
        return None
    total = current = 0.0
    factor, last, end, step = (
        1.0,
        at,
        at,
        1000.0,
    )  # step: the size of the last digit word; the next must be smaller
    while end < min(len(tokens), at + _LONGEST_NUMBER):
        word = _lower(tokens, end)
        pieces = word.split("-") if "-" in word.strip("-") else [word]
        if all(piece in digits for piece in pieces):
            amount = sum(digits[piece] for piece in pieces)
            if amount >= step:
                break
            current, step = (
                current + amount,
                10.0 if amount >= 20 and amount % 10 == 0 else 0.0,
            )
        elif word in scales and end > at:
            current, total, factor, step = _multiplied(current, total, scales[word])
        elif not (word in _DASHES or word == "and") or not _joins(tokens, end, step):
            break
        else:
            end += 1
            continue
        end += 1
        last = end
    return _Value(total + current, last, factor) if last > at else None


def _multiplied(
    current: float, total: float, scale: float
) -> tuple[float, float, float, float]:
    """Current group, total, factor and step behind a scale word."""
    if scale in (12, 20, 100):
        return current * scale, total, scale, 100.0 if scale == 100 else 0.0
    return 0.0, total + current * scale, scale, 1000.0


def _joins(tokens: Sequence[Token], at: int, step: float) -> bool:
    """Whether the dash or "and" at `at` stands inside one number: "twenty-five", "two
    hundred and six".
    """
    following = _table("digit").get(_lower(tokens, at + 1))
    if following is None:
        return False
    if _lower(tokens, at) == "and":
        return following < step and _lower(tokens, at - 1) in _table("scale")
    return step == 10.0 and following < 10


def _range(tokens: Sequence[Token], number: Number, first: _Value) -> Number | None:
    """The range whose lower bound was read: "between 30 and 40", "20 to 30", "10-12
    billion", "two or three".
    """
    joint = _lower(tokens, number.last)
    between = _lower(tokens, number.first - 1) == "between"
    from_to = _lower(tokens, number.first - 1) == "from" and joint == "to"
    if from_to or not (
        joint in _DASHES or joint in ("to", "or") or (between and joint == "and")
    ):
        return None
    at = number.last + 1
    sign = _lower(tokens, at) if _lower(tokens, at) in currencies() else None
    second = _value(
        tokens,
        at + 1 if sign else at,
        money=number.currency is not None or sign is not None,
    )
    if second is None or (sign and sign != number.currency):
        return None
    low = first.amount
    if (
        first.scaled == 1.0
        and second.scaled > 1.0
        and low < second.amount / second.scaled
    ):
        low = _times(low, second.scaled)
    if not low < second.amount:
        return None
    start = number.first - 1 if between else number.first
    return replace(
        number, first=start, last=second.last, low=low, high=second.amount, value=None
    )


def _hedged(tokens: Sequence[Token], number: Number, *, floor: int) -> Number:
    """`number` with the hedges around it and the bounds they leave. None before
    `floor`, the end of the last number.
    """
    first, last, hedge = number.first, number.last, number.hedge
    before = _hedge_before(tokens, number)
    if before is not None and before[1] >= floor:
        hedge, first = (hedge or before[0]), before[1]
    after = _hedge_after(tokens, last)
    if after is not None:
        hedge, last = (hedge or after[0]), after[1]
    low, high = number.low, number.high
    if hedge in ("at least", "more than"):
        high = None if number.value is not None else high
    elif hedge in ("up to", "fewer than"):
        low = None if number.value is not None else low
    return replace(number, first=first, last=last, low=low, high=high, hedge=hedge)


def _hedge_before(tokens: Sequence[Token], number: Number) -> tuple[Hedge, int] | None:
    """The hedge that ends before `number`, and its first token; the longest phrase
    wins.
    """
    table, at = _hedges("before"), number.first
    for length in range(min(_LONGEST_HEDGE, at), 0, -1):
        phrase = tuple(_lower(tokens, i) for i in range(at - length, at))
        if phrase in table:
            hedge, sure = table[phrase]
            if sure or not _governs(tokens, at - 1, number):
                return hedge, at - length
    return None


def _governs(tokens: Sequence[Token], word: int, number: Number) -> bool:
    """Whether `word` is a preposition of its own ("flew over two bridges"), so that it
    is no hedge.

    The parser often makes one of a hedge behind a verb ("damaged around 70 houses"): a
    small count or a verb that takes such a preposition bears it out.
    """
    token = tokens[word]
    takers = words_as("measure_cues", "takes preposition")
    if token.text.lower() != "about":
        takers |= words_as(
            "measure_cues", "takes place"
        )  # one drives around a town, and drives about 300 people home
    if word and tokens[word - 1].lemma in takers:
        return True
    at = tokens[number.first].index
    if token.dep not in ("prep", "agent") or token.head in range(
        at, at + _LONGEST_HEDGE
    ):
        return False
    above = (
        tokens[token.head - tokens[0].index]
        if 0 <= token.head - tokens[0].index < len(tokens)
        else token
    )
    small = number.value is not None and number.value < _ROUND
    return small or above.pos != "VERB" or above.lemma in takers


def _hedge_after(tokens: Sequence[Token], at: int) -> tuple[Hedge, int] | None:
    """The hedge that begins at token `at` ("or more", "+"), and the token behind it."""
    numeral = _lower(tokens, at - 1)
    if numeral.endswith("+"):
        return "more than", at
    for length in (2, 1):
        phrase = tuple(_lower(tokens, i) for i in range(at, at + length))
        if phrase in _hedges("after"):
            return _hedges("after")[phrase][0], at + length
    return None
