"""Numbers: words and numerals to values. Each case: a text, then (surface, low, high,
hedge) of each number in it.
"""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.figures.numbers import Number, find_numbers
from onrecord.reading.tokens import Token

Expected = list[tuple[str, float | None, float | None, str | None]]


def tokens(text: str) -> list[Token]:
    """White-space tokens without a parse: every token is its own root."""
    made: list[Token] = []
    at = 0
    for index, word in enumerate(text.split()):
        start = text.index(word, at)
        at = start + len(word)
        made.append(
            Token(index, start, at, word, word.lower(), "XX", "X", "dep", index, 0)
        )
    return made


def read(text: str) -> Expected:
    toks = tokens(text)
    return [
        (text[toks[n.first].start : toks[n.last - 1].end], n.low, n.high, n.hedge)
        for n in find_numbers(toks)
    ]


PLAIN: list[tuple[str, Expected]] = [
    # numerals, with separators and decimals
    ("the 268 boats", [("268", 268, 268, None)]),
    ("1,250 boats", [("1,250", 1250, 1250, None)]),
    ("12 000 boats", [("12 000", 12000, 12000, None)]),
    ("2.5 million boats", [("2.5 million", 2.5e6, 2.5e6, None)]),
    ("2.5 - million boats", [("2.5 - million", 2.5e6, 2.5e6, None)]),
    (
        "8.47 billion boats",
        [("8.47 billion", 8.47e9, 8.47e9, None)],
    ),  # exactly, whatever binary makes of .47
    ("4bn leaves", [("4bn", 4e9, 4e9, None)]),
    # a single letter is millions behind a currency sign only; 20m of rope is no number
    # we can read
    ("$ 20m deal", [("$ 20m", 2e7, 2e7, None)]),
    ("20m rope", []),
    # words
    ("seven boats", [("seven", 7, 7, None)]),
    ("twenty - five boats", [("twenty - five", 25, 25, None)]),
    ("twenty-five boats", [("twenty-five", 25, 25, None)]),
    ("two hundred and six boats", [("two hundred and six", 206, 206, None)]),
    ("three hundred thousand boats", [("three hundred thousand", 3e5, 3e5, None)]),
    ("a dozen boats", [("a dozen", 12, 12, None)]),
    ("half a million boats", [("half a million", 5e5, 5e5, None)]),
    # two numbers that stand side by side are not one
    ("two and six boats", [("two", 2, 2, None), ("six", 6, 6, None)]),
    # left open
    ("dozens of boats", [("dozens", None, None, "vague")]),
    ("tens of thousands of boats", [("tens of thousands", None, None, "vague")]),
    ("several hundred boats", [("several hundred", None, None, "vague")]),
    ("a few dozen boats", [("a few dozen", None, None, "vague")]),
    # no number at all
    ("few boats sank", []),
    ("1999999999999999999999999 boats", []),
]

HEDGED: list[tuple[str, Expected]] = [
    ("at least 12 boats", [("at least 12", 12, None, "at least")]),
    ("no fewer than 12 boats", [("no fewer than 12", 12, None, "at least")]),
    ("more than 300 boats", [("more than 300", 300, None, "more than")]),
    ("up to 10 boats", [("up to 10", None, 10, "up to")]),
    ("fewer than ten boats", [("fewer than ten", None, 10, "fewer than")]),
    ("an estimated 40 boats", [("an estimated 40", 40, 40, "about")]),
    ("about 10 boats", [("about 10", 10, 10, "about")]),
    # hedges that follow
    ("40 or so boats", [("40 or so", 40, 40, "about")]),
    ("40 or more boats", [("40 or more", 40, None, "at least")]),
    ("300+ boats", [("300+", 300, None, "more than")]),
    # a hedge left open stays open
    (
        "more than several hundred boats",
        [("more than several hundred", None, None, "vague")],
    ),
]

RANGES: list[tuple[str, Expected]] = [
    ("between 30 and 40 boats", [("between 30 and 40", 30, 40, None)]),
    ("30 to 40 boats", [("30 to 40", 30, 40, None)]),
    ("20-30 boats", [("20-30", 20, 30, None)]),
    ("two or three boats", [("two or three", 2, 3, None)]),
    # the scale said once holds for both
    ("20 to 30 million boats", [("20 to 30 million", 2e7, 3e7, None)]),
    # a change from one to the other is two numbers, and so is a score
    ("from 30 to 40 boats", [("30", 30, 30, None), ("40", 40, 40, None)]),
    ("3 - 1 win", [("3", 3, 3, None), ("1", 1, 1, None)]),
    # what falls is no range
    ("40 to 30 boats", [("40", 40, 40, None), ("30", 30, 30, None)]),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN + HEDGED + RANGES)
def test_numbers(text: str, expected: Expected) -> None:
    assert read(text) == expected


def test_currency_is_kept_apart_from_the_value() -> None:
    (number,) = find_numbers(tokens("cost £ 3 million"))
    assert (number.currency, number.value) == ("£", 3e6)


WORDS = st.sampled_from(
    "a one two twenty hundred thousand million dozens of and or to - 3 40 1,000 $ between more than + boats".split()
)


@settings(max_examples=200)
@given(st.lists(WORDS, max_size=40))
def test_numbers_are_disjoint_and_bounded(words: list[str]) -> None:
    toks = tokens(" ".join(words))
    found: list[Number] = list(find_numbers(toks))
    assert all(n.first <= n.core < n.last <= len(toks) for n in found)
    assert all(a.last <= b.first for a, b in itertools.pairwise(found))
    assert all(n.low is None or n.high is None or n.low <= n.high for n in found)
