"""Characters of a report. Offsets are Unicode code points into its `text`, half open,
so `report.text[span.start:span.end]` is what is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `start <= end`, both >= 0. Positional, as every
    reader writes Span(3, 9).
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(
                f"a span runs forward from 0 or more: got {self.start} to {self.end}"
            )

    def of(self, text: str) -> str:
        """The surface: the characters of `text` this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True where `other` lies within this span (equal spans cover each other)."""
        return self.start <= other.start and other.end <= self.end


def hull(spans: Sequence[Span]) -> Span:
    """The smallest span over all of `spans`; raises ValueError where there is none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Characters of one report."""

    report: str
    span: Span
