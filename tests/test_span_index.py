"""Items found by where they stand, whatever order they were given in."""

from __future__ import annotations

import pytest

from onrecord.model import Item, Span
from onrecord.spans import SpanIndex

ITEMS = [
    Item(span=Span(a, b), method="by hand")
    for a, b in ((0, 4), (6, 9), (6, 12), (20, 21))
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Span(0, 1), [(0, 4)]),
        (Span(4, 6), []),  # half open: touching is not sharing
        (Span(8, 9), [(6, 9), (6, 12)]),
        (Span(3, 21), [(0, 4), (6, 9), (6, 12), (20, 21)]),
        (Span(30, 40), []),
    ],
)
@pytest.mark.parametrize("items", [ITEMS, ITEMS[::-1]])
def test_items_that_share_a_character(
    items: list[Item], asked: Span, found: list[tuple[int, int]]
) -> None:
    assert [
        (i.span.start, i.span.end) for i in SpanIndex(items).overlapping(asked)
    ] == found


def test_the_last_to_start_is_at_a_place() -> None:
    assert SpanIndex(ITEMS).at(Span(7, 8)) == ITEMS[2]
    assert SpanIndex(ITEMS).at(Span(15, 16)) is None


def test_items_that_start_within_a_span() -> None:
    index = SpanIndex(ITEMS[::-1])
    assert index.starting_in(Span(0, 7)) == ITEMS[:3]
    assert index.starting_in(Span(1, 6)) == []
    assert index.starting_in(Span(20, 20)) == []
