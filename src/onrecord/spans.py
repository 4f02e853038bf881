"""A set of disjoint spans that says quickly whether another touches one of them."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from onrecord.model import Span


class SpanSet:
    """Disjoint spans kept in order; asking takes logarithmic time."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans: list[Span] = []
        for span in sorted(spans):
            self.add(span)

    def add(self, span: Span) -> None:
        """Adds a span; one that touches another already in the set is left out."""
        if not self.touches(span):
            bisect.insort(self.spans, span)

    def touches(self, span: Span) -> bool:
        """Whether some span of the set shares a character with `span`."""
        return self.at(span) is not None

    def at(self, span: Span) -> Span | None:
        """A span of the set that shares a character with `span`, or None."""
        where = bisect.bisect_left(self.spans, Span(span.start, span.start))
        for near in self.spans[max(0, where - 1) : where + 1]:
            if near.overlaps(span):
                return near
        return None
