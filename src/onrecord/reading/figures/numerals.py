"""Numerals and number words to their values: "268", "1.2 billion", "two hundred and
five", "half a million".

A number is looked for at one token of a sentence, and each token behind it is looked at
a bounded number of times.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.english.marks import DASHES, HYPHENS, UNBROKEN_SPACES
from onrecord.english.tables import rows
from onrecord.reading.tokens import Token

# Between two numbers, they join them.
JOINING = frozenset(HYPHENS + DASHES)
_NUMERAL = re.compile(
    rf"(\d{{1,3}}(?:[,{UNBROKEN_SPACES}]\d{{3}}){{1,4}}|\d{{1,15}})"
    r"(\.\d{1,9})?([A-Za-z]{1,3}|\+)?\Z"
)
_GROUP = re.compile(r"\d{3}")
_MOST_GROUPS = 4  # groups of three digits behind the first: up to the billions
# tokens of a number in words; a number to the billions in full runs to about twenty
_LONGEST_NUMBER = 24
_DOZEN, _SCORE, _HUNDRED, _THOUSAND = 12, 20, 100, 1000


@dataclass(frozen=True, slots=True)
class Value:
    """A value read from tokens up to but not including `last`; `scaled` where a scale
    word multiplied it.
    """

    amount: float
    last: int
    scaled: float = 1.0


def lower(tokens: Sequence[Token], at: int) -> str:
    """The token at `at` in lower case; "" beyond either end."""
    return tokens[at].text.lower() if 0 <= at < len(tokens) else ""


@functools.cache
def scales() -> dict[str, float]:
    """Each scale word ("million", "dozen") to what it multiplies by, by `numbers.tsv`.

    >>> scales()["dozen"]
    12.0
    """
    return _amounts("scale")


def times(amount: float, scale: float) -> float:
    """The product as the decimals are written: 8.47 billion is 8,470,000,000, not that
    and a millionth.

    >>> times(8.47, 1e9)
    8470000000.0
    """
    return round(amount * scale, 4)


def scale_at(tokens: Sequence[Token], at: int, *, money: bool) -> float | None:
    """What the scale word or suffix at `at` multiplies by ("billion", "bn"); None where
    there is none. `money`: of an amount of money, which has suffixes of its own.
    """
    word = lower(tokens, at)
    return scales().get(word) or _suffix(word, money=money)


def value_at(tokens: Sequence[Token], at: int, *, money: bool) -> Value | None:
    """The value of the numeral or the number words from `at` on, with the scale behind
    them; None where there are none. `money` as in `scale_at`.
    """
    word = lower(tokens, at)
    if word == "half" and lower(tokens, at + 1) in ("a", "an"):
        scale = scales().get(lower(tokens, at + 2))
        return Value(scale / 2, at + 3, scale) if scale else None
    if word in ("a", "an"):
        scale = scales().get(lower(tokens, at + 1))
        if not scale or scale == _SCORE:
            return None  # in news "a score" is rarely twenty
        return _scaled(tokens, Value(scale, at + 2, scale), money=money)
    numeral = _NUMERAL.match(word)
    if numeral is None:
        return _in_words(tokens, at)
    return _of_numeral(tokens, at, numeral, money=money)


def _of_numeral(
    tokens: Sequence[Token], at: int, numeral: re.Match[str], *, money: bool
) -> Value | None:
    """The value of a numeral with what is written behind it: "12 000", "1.2 billion",
    "30k", "500+".
    """
    whole, decimals, suffix = numeral.groups()
    amount = float(re.sub(r"[^\d]", "", whole) + (decimals or ""))
    last = at
    if whole.isdigit() and len(whole) <= 3 and not decimals and not suffix:
        for _ in range(_MOST_GROUPS):
            group = lower(tokens, last + 1)
            if not _GROUP.fullmatch(group):
                break
            if tokens[last + 1].start != tokens[last].end + 1:
                break
            amount = amount * _THOUSAND + float(group)
            last += 1
    if suffix and suffix != "+":
        factor = _suffix(suffix.lower(), money=money)
        return Value(times(amount, factor), last + 1, factor) if factor else None
    return _scaled(tokens, Value(amount, last + 1), money=money)


def _suffix(word: str, *, money: bool) -> float | None:
    factor = _amounts("suffix").get(word)
    if not factor and money:
        factor = _amounts("money suffix").get(word)
    return factor


def _scaled(tokens: Sequence[Token], value: Value, *, money: bool) -> Value:
    """`value` times the scale words behind it ("1.2 million", "three hundred
    thousand", "$1.2-million").
    """
    amount, last, factor = value.amount, value.last, value.scaled
    for _ in range(2):
        is_joined = lower(tokens, last) in JOINING
        if is_joined and lower(tokens, last + 1) in scales():
            last += 1
        scale = scale_at(tokens, last, money=money)
        if not scale:
            break
        amount = times(amount, scale)
        factor *= scale
        last += 1
    return Value(amount, last, factor)


class _WordSum:
    """The value of number words that are read one after the other.

    `total`: of the groups that a scale word has closed; `group`: of the one that goes
    on. `below`: what the next digit word must be smaller than: after "twenty" only one
    to nine go on, after "two" nothing does.
    """

    def __init__(self) -> None:
        self.total = 0.0
        self.group = 0.0
        self.below = float(_THOUSAND)
        self.scaled = 1.0

    def add(self, amount: float) -> bool:
        """Whether a digit word goes on with the number; then it is added."""
        if amount >= self.below:
            return False
        self.group += amount
        is_tens = amount >= 20 and amount % 10 == 0
        self.below = 10.0 if is_tens else 0.0
        return True

    def multiply(self, scale: float) -> None:
        """Takes a scale word: "hundred" goes on with its group, "million" closes it."""
        self.scaled = scale
        if scale in (_DOZEN, _SCORE, _HUNDRED):
            self.group *= scale
            self.below = 100.0 if scale == _HUNDRED else 0.0
        else:
            self.total += self.group * scale
            self.group = 0.0
            self.below = float(_THOUSAND)

    def goes_on_behind(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the dash or "and" at `at` stands inside the number: "twenty-five",
        "two hundred and six".
        """
        joint = lower(tokens, at)
        if joint != "and" and joint not in JOINING:
            return False
        following = _amounts("digit").get(lower(tokens, at + 1))
        if following is None:
            return False
        if joint == "and":
            return following < self.below and lower(tokens, at - 1) in scales()
        return self.below == 10.0 and following < 10


def _in_words(tokens: Sequence[Token], first: int) -> Value | None:
    """Number words: "twenty-five", "two hundred and six", "three million". At most
    `_LONGEST_NUMBER` tokens.
    """
    digits = _amounts("digit")
    if lower(tokens, first) not in digits and "-" not in lower(tokens, first):
        return None
    number = _WordSum()
    last = first
    for at in range(first, min(len(tokens), first + _LONGEST_NUMBER)):
        word = lower(tokens, at)
        pieces = word.split("-") if "-" in word.strip("-") else [word]
        if all(piece in digits for piece in pieces):
            if not number.add(sum(digits[piece] for piece in pieces)):
                break
        elif word in scales() and at > first:
            number.multiply(scales()[word])
        elif number.goes_on_behind(tokens, at):
            continue  # a joint ends no number
        else:
            break
        last = at + 1
    if last == first:
        return None
    return Value(number.total + number.group, last, number.scaled)


@functools.cache
def _amounts(role: str) -> dict[str, float]:
    """The words of one role in `english/tables/numbers.tsv` with their values."""
    return {
        row[0]: float(row[2]) for row in rows("numbers") if row[1] == role and row[2]
    }
