"""What stands around an item: its sentences, the words in them, the dates, and the
shared passages it lies in.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.accounts import intervals
from onrecord.accounts.intervals import Interval
from onrecord.english import words
from onrecord.english.wording import wording
from onrecord.english.words import Weights
from onrecord.model import (
    Item,
    Mention,
    Passage,
    Place,
    Reading,
    ReadReport,
    Report,
    Span,
    Statement,
    Time,
)

_TRIED = 5  # times to either side among which a resolved one is looked for


class ReportContext:
    """One report and its reading, made ready to be asked what stands around a span. All
    answers are pure.
    """

    def __init__(
        self, report: Report, reading: Reading, shared: Sequence[tuple[Span, int]]
    ) -> None:
        """`shared`: where passages lie in this report, each with its side (see
        `StoryContext.sides`). `seats` are the capitals that stand for a government.
        """
        self.report = report
        self.reading = reading
        self.published = intervals.day_of(reading.published or report.published)
        self._starts = [s.start for s in reading.sentences]
        self._time_starts = [t.span.start for t in reading.times]
        self._place_starts = [p.span.start for p in reading.places]
        self.seats = frozenset(
            mention.seat.span for mention in reading.people if mention.seat is not None
        )
        self._mention_starts = [m.span.start for m in reading.people]
        self._shared = sorted(shared)
        self._shared_starts = [span.start for span, _ in self._shared]
        self._reach = _running_max([span.end for span, _ in self._shared])
        self._statements = sorted(reading.statements, key=lambda s: s.span)
        self._statement_starts = [s.span.start for s in self._statements]
        self._statement_reach = _running_max([s.span.end for s in self._statements])

    def sentences(self, span: Span) -> tuple[Span, ...]:
        """The sentences `span` touches, in order; `span` itself where none was found
        there.
        """
        found = self.reading.sentences
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, max(span.end, span.start + 1))
        return tuple(s for s in found[first:last] if s.overlaps(span)) or (span,)

    def around(self, span: Span) -> Span:
        """From the start of the first sentence `span` touches to the end of the
        last.
        """
        touched = self.sentences(span)
        return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))

    def text(self, span: Span) -> str:
        """The characters of `span`."""
        return span.of(self.report.text)

    def nearest_date(self, around: Span, to: Span) -> Interval | None:
        """The interval of the resolved time within `around` that stands nearest to
        `to`.
        """
        low, high = (
            bisect_left(self._time_starts, around.start),
            bisect_left(self._time_starts, around.end),
        )
        at = bisect_left(self._time_starts, to.start, low, high)
        before = next(
            (
                t
                for t in reversed(self.reading.times[max(low, at - _TRIED) : at])
                if t.begins
            ),
            None,
        )
        behind = next(
            (t for t in self.reading.times[at : min(high, at + _TRIED)] if t.begins),
            None,
        )
        found = [t for t in (before, behind) if t is not None]
        nearest = min(
            found,
            key=lambda t: max(t.span.start - to.end, to.start - t.span.end),
            default=None,
        )
        return (
            intervals.interval(nearest.begins, nearest.ends)
            if nearest is not None
            else None
        )

    def places(self, span: Span) -> tuple[Place, ...]:
        """The places named within `span`."""
        low, high = (
            bisect_left(self._place_starts, span.start),
            bisect_left(self._place_starts, span.end),
        )
        return self.reading.places[low:high]

    def times(self, span: Span) -> tuple[Time, ...]:
        """The times told within `span`."""
        low, high = (
            bisect_left(self._time_starts, span.start),
            bisect_left(self._time_starts, span.end),
        )
        return self.reading.times[low:high]

    def mentions(self, span: Span) -> tuple[Mention, ...]:
        """The people and organisations mentioned within `span`."""
        low, high = (
            bisect_left(self._mention_starts, span.start),
            bisect_left(self._mention_starts, span.end),
        )
        return self.reading.people[low:high]

    def sides(self, span: Span) -> frozenset[int]:
        """The sides of passages that `span` touches."""
        found = set()
        at = bisect_left(self._shared_starts, span.end) - 1
        while at >= 0 and self._reach[at] > span.start:
            if self._shared[at][0].overlaps(span):
                found.add(self._shared[at][1])
            at -= 1
        return frozenset(found)

    def statement_over(self, span: Span) -> Statement | None:
        """The shortest statement whose content covers `span`: whose word it is. None
        where it is the report's own.
        """
        best: Statement | None = None
        at = bisect_right(self._statement_starts, span.start) - 1
        while at >= 0 and self._statement_reach[at] >= span.end:
            found = self._statements[at]
            if any(piece.covers(span) for piece in found.content) and (
                best is None or _length(found) < _length(best)
            ):
                best = found
            at -= 1
        return best


class StoryContext:
    """The reports of a story with what ties them. `sides`: passage i is 2i in its
    report `a` and 2i + 1 in `b`.
    """

    def __init__(
        self,
        read_reports: Sequence[ReadReport],
        passages: Sequence[Passage],
    ) -> None:
        shared: defaultdict[str, list[tuple[Span, int]]] = defaultdict(list)
        for i, passage in enumerate(passages):
            if (
                passage.a != passage.b
            ):  # of earlier versions, which are not among the reports, nothing is asked
                shared[passage.a].append((passage.a_span, 2 * i))
                shared[passage.b].append((passage.b_span, 2 * i + 1))
        self.passages = tuple(passages)
        self.reports = {
            pair.id: ReportContext(pair.report, pair.reading, shared[pair.id])
            for pair in read_reports
        }
        self.weights = _weights(self.reports.values())

    @functools.cached_property
    def senses(self) -> Weights:
        """What `weights` is for stems, for the senses that statements are matched
        by.
        """
        return _counted(
            frozenset(wording(one.text(sentence)).told)
            for one in self.reports.values()
            for sentence in one.reading.sentences
        )

    def copied_sides(self, report: str, span: Span) -> frozenset[int]:
        """The sides of passages at `span` that prove copying: no quotation, and no
        words of a source that both have.
        """
        found = self.reports[report].sides(span)
        return frozenset(
            side
            for side in found
            if self.passages[side // 2].sharing in ("copy", "background")
        )

    def item_sides(self, report: str, item: Item) -> frozenset[int]:
        """The sides of all passages at an item."""
        return self.reports[report].sides(item.span)


def _weights(contexts: Iterable[ReportContext]) -> Weights:
    """Word weights over all sentences of the story."""
    return _counted(
        words.content(one.text(sentence))
        for one in contexts
        for sentence in one.reading.sentences
    )


def _counted(sentences: Iterable[frozenset[str]]) -> Weights:
    counts: Counter[str] = Counter()
    total = 0
    for told in sentences:
        counts.update(told)
        total += 1
    return Weights(counts, total)


def _running_max(values: Sequence[int]) -> list[int]:
    found: list[int] = []
    for value in values:
        found.append(max(value, found[-1]) if found else value)
    return found


def _length(statement: Statement) -> int:
    return sum(piece.end - piece.start for piece in statement.content)
