"""Items of a report found by where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Generic, TypeVar

from onrecord.model import Item, Span

_AnItem = TypeVar("_AnItem", bound=Item)
# items that start further back than this many others do not reach a later one: no item
# nests so deep
_BACK = 4


class ByOffset(Generic[_AnItem]):
    """Items in text order, whatever order they come in; a look-up takes the logarithm
    of their number.
    """

    __slots__ = ("_items", "_starts")

    def __init__(self, items: Sequence[_AnItem]) -> None:
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
        last = bisect_right(self._starts, span.end - 1)
        first = bisect_right(self._starts, span.start)
        return [
            i
            for i in self._items[max(first - _BACK, 0) : last]
            if i.span.overlaps(span)
        ]
