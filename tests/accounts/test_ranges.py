"""What a figure can mean in numbers."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.ranges import Range, at_odds, lie, range_of
from onrecord.model import Figure, Hedge, Span
from onrecord.reading.figures.wording import vague_bounds


def figure(low: float | None, high: float | None, hedge: Hedge | None = None) -> Figure:
    return Figure(
        span=Span(0, 0),
        head=Span(0, 0),
        method="test/1",
        low=low,
        high=high,
        hedge=hedge,
    )


@pytest.mark.parametrize(
    ("found", "surface", "expected"),
    [
        (figure(12, 12), "12", Range(12, 12)),
        (figure(12, None, "at least"), "at least 12", Range(12, math.inf)),
        (
            figure(12, 12, "at least"),
            "at least 12",
            Range(12, math.inf),
        ),  # a reader that bounds it on both sides
        (figure(None, 10, "up to"), "up to 10", Range(-math.inf, 10)),
        (figure(10, 10, "about"), "about 10", Range(5, 15)),  # rounded to tens
        (figure(13, 13, "about"), "about 13", Range(11.7, 14.3)),  # a tenth
        (figure(300, 300, "about"), "some 300", Range(250, 350)),
        (figure(8, 10), "eight to 10", Range(8, 10)),
        (figure(None, None, "vague"), "dozens of drones", Range(13, 400)),
        (
            figure(None, None, "vague"),
            "tens of thousands",
            Range(10_000, 400_000),
        ),  # the longest word counts
        (figure(None, None, "vague"), "a number of drones", Range(-math.inf, math.inf)),
    ],
)
def test_range(found: Figure, surface: str, expected: Range) -> None:
    least, most = vague_bounds(surface)
    told = range_of(replace(found, least=least, most=most))
    assert (told.low, told.high) == pytest.approx((expected.low, expected.high))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Range(12, 12), Range(12, 12), "equal"),
        (Range(12, 12), Range(14, 14), "apart"),
        (Range(12, math.inf), Range(14, 14), "within"),
        (Range(10, 20), Range(15, 30), "overlap"),
        (Range(-math.inf, 10), Range(11, math.inf), "apart"),
    ],
)
def test_lie(a: Range, b: Range, expected: str) -> None:
    assert lie(a, b) == expected
    assert lie(b, a) == expected


@given(
    st.one_of(st.none(), st.floats(allow_nan=False)),
    st.one_of(st.none(), st.floats(allow_nan=False)),
    st.sampled_from(
        [None, "about", "at least", "up to", "more than", "fewer than", "vague"]
    ),
    st.one_of(st.none(), st.floats(allow_nan=False)),
    st.one_of(st.none(), st.floats(allow_nan=False)),
)
def test_any_figure_has_a_range(
    low: float | None,
    high: float | None,
    hedge: Hedge | None,
    least: float | None,
    most: float | None,
) -> None:
    found = range_of(replace(figure(low, high, hedge), least=least, most=most))
    assert found.low <= found.high


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # both name the least it can be
        (Range(12, math.inf), Range(30, math.inf), True),
        # the one may be the other rounded
        (Range(50, math.inf), Range(59, math.inf), False),
        (Range(10, math.inf), Range(12, math.inf), False),
        # a round number, but too far off
        (Range(100, math.inf), Range(170, math.inf), True),
        # an exact number within an open one
        (Range(12, math.inf), Range(14, 14), False),
        (Range(14, 14), Range(12, 12), True),
        # both name the most
        (Range(-math.inf, 20), Range(-math.inf, 33), True),
        # one the least, one the most
        (Range(12, math.inf), Range(-math.inf, 30), False),
    ],
)
def test_at_odds(a: Range, b: Range, expected: bool) -> None:
    assert at_odds(a, b) is expected
    assert at_odds(b, a) is expected
