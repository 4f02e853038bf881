"""Spans found by where they stand: a set of disjoint spans, and an index of items that
may nest.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from typing import Generic, TypeVar

from onrecord.model import Item, Span

_AnItem = TypeVar("_AnItem", bound=Item)
# items that start further back than this many others do not reach a later one: no item
# nests so deep
_BACK = 4


class SpanSet:
    """Disjoint spans kept in order; asking takes logarithmic time."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans: list[Span] = []
        self._starts: list[int] = []
        for span in sorted(spans):
            self.add(span)

    def add(self, span: Span) -> None:
        """Adds a span; one that touches another already in the set is left out.

        >>> spans = SpanSet([Span(0, 4), Span(2, 6)])
        >>> spans.spans
        [Span(start=0, end=4)]
        """
        if not self.touches(span):
            where = bisect.bisect_right(self.spans, span)
            self.spans.insert(where, span)
            self._starts.insert(where, span.start)

    def touches(self, span: Span) -> bool:
        """Whether some span of the set shares a character with `span`."""
        return self.at(span) is not None

    def at(self, span: Span) -> Span | None:
        """A span of the set that shares a character with `span`, or None."""
        where = bisect.bisect_left(self._starts, span.start)
        for near in self.spans[max(0, where - 1) : where + 1]:
            if near.overlaps(span):
                return near
        return None


class SpanIndex(Generic[_AnItem]):
    """Items in text order, whatever order they come in; a look-up takes the logarithm
    of their number.
    """

    __slots__ = ("_items", "_starts")

    def __init__(self, items: Iterable[_AnItem]) -> None:
        self._items: list[_AnItem] = sorted(
            items, key=lambda i: (i.span.start, i.span.end)
        )
        self._starts = [i.span.start for i in self._items]

    def at(self, span: Span) -> _AnItem | None:
        """The item that shares a character with `span`, the one that starts last where
        several do.
        """
        found = self.overlapping(span)
        return found[-1] if found else None

    def overlapping(self, span: Span) -> list[_AnItem]:
        """The items that share a character with `span`, in text order."""
        last = bisect.bisect_right(self._starts, span.end - 1)
        first = bisect.bisect_right(self._starts, span.start)
        return [
            i
            for i in self._items[max(first - _BACK, 0) : last]
            if i.span.overlaps(span)
        ]

    def starting_in(self, span: Span) -> list[_AnItem]:
        """The items that start within `span`, in text order."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return self._items[first:last]
