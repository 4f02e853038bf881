"""What stands around an item: its sentences, the words in them, the dates, and the
shared passages it lies in.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from onrecord.accounts import intervals
from onrecord.accounts.intervals import Interval
from onrecord.english import words
from onrecord.english.quotations import QuoteIndex, find_quotations
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
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_left(self._starts, max(span.end, span.start + 1))
        near = self.reading.sentences[first:last]
        touched = tuple(sentence for sentence in near if sentence.overlaps(span))
        return touched or (span,)

    def sentence_number(self, span: Span) -> int:
        """The number of the sentence in which `span` begins; 0 where none was found
        before it.
        """
        return max(bisect_right(self._starts, span.start) - 1, 0)

    def around(self, span: Span) -> Span:
        """From the start of the first sentence `span` touches to the end of the
        last.
        """
        touched = self.sentences(span)
        return Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))

    def text(self, span: Span) -> str:
        """The characters of `span`."""
        return span.of(self.report.text)

    def between_marks(self, pieces: Sequence[Span]) -> list[Span]:
        """What of some pieces stands between quotation marks of their sentences."""
        found: list[Span] = []
        for piece in pieces:
            around = self.around(piece)
            for quotation in self._quotations.within(around):
                if quotation.inner.overlaps(piece):
                    start = max(quotation.inner.start, piece.start)
                    found.append(Span(start, min(quotation.inner.end, piece.end)))
        return found

    @functools.cached_property
    def _quotations(self) -> QuoteIndex:
        text, sentences = self.report.text, self.reading.sentences
        return QuoteIndex(find_quotations(text, sentences))

    def nearest_date(self, around: Span, to: Span) -> Interval | None:
        """The interval of the resolved time within `around` that stands nearest to
        `to`.
        """
        low, high = _within(self._time_starts, around)
        at = bisect_left(self._time_starts, to.start, low, high)
        before = self.reading.times[max(low, at - _TRIED) : at]
        behind = self.reading.times[at : min(high, at + _TRIED)]
        resolved: list[Time] = []
        for times in (before[::-1], behind):
            first = next((time for time in times if time.begins), None)
            if first is not None:
                resolved.append(first)
        if not resolved:
            return None
        nearest = min(resolved, key=lambda time: _distance(time.span, to))
        return intervals.interval(nearest.begins, nearest.ends)

    def places(self, span: Span) -> tuple[Place, ...]:
        """The places named within `span`."""
        low, high = _within(self._place_starts, span)
        return self.reading.places[low:high]

    def times(self, span: Span) -> tuple[Time, ...]:
        """The times told within `span`."""
        low, high = _within(self._time_starts, span)
        return self.reading.times[low:high]

    def mentions(self, span: Span) -> tuple[Mention, ...]:
        """The people and organisations mentioned within `span`."""
        low, high = _within(self._mention_starts, span)
        return self.reading.people[low:high]

    def sides(self, span: Span) -> frozenset[int]:
        """The sides of passages that `span` touches."""
        sides: set[int] = set()
        at = bisect_left(self._shared_starts, span.end) - 1
        while at >= 0 and self._reach[at] > span.start:
            passage, side = self._shared[at]
            if passage.overlaps(span):
                sides.add(side)
            at -= 1
        return frozenset(sides)

    def statement_over(self, span: Span) -> Statement | None:
        """The shortest statement whose content covers `span`: whose word it is. None
        where it is the report's own.
        """
        shortest: Statement | None = None
        at = bisect_right(self._statement_starts, span.start) - 1
        while at >= 0 and self._statement_reach[at] >= span.end:
            statement = self._statements[at]
            at -= 1
            if not any(piece.covers(span) for piece in statement.content):
                continue
            if shortest is None or _length(statement) < _length(shortest):
                shortest = statement
        return shortest


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
            if passage.a == passage.b:
                continue  # of a report's own earlier versions nothing is asked
            shared[passage.a].append((passage.a_span, 2 * i))
            shared[passage.b].append((passage.b_span, 2 * i + 1))
        self.passages = tuple(passages)
        self.reports: dict[str, ReportContext] = {}
        for pair in read_reports:
            context = ReportContext(pair.report, pair.reading, shared[pair.id])
            self.reports[pair.id] = context
        self.weights = _weights(self._sentences(), words.content)

    @functools.cached_property
    def senses(self) -> Weights:
        """What `weights` is for stems, for the senses that statements are matched
        by.
        """
        return _weights(
            self._sentences(), lambda sentence: frozenset(wording(sentence).told)
        )

    def _sentences(self) -> Iterator[str]:
        """The sentences of all reports of the story."""
        for report in self.reports.values():
            for sentence in report.reading.sentences:
                yield report.text(sentence)

    def copied_sides(self, report: str, span: Span) -> frozenset[int]:
        """The sides of passages at `span` that prove copying: no quotation, and no
        words of a source that both have.
        """
        copied: set[int] = set()
        for side in self.reports[report].sides(span):
            if self.passages[side // 2].sharing in ("copy", "background"):
                copied.add(side)
        return frozenset(copied)

    def item_sides(self, report: str, item: Item) -> frozenset[int]:
        """The sides of all passages at an item."""
        return self.reports[report].sides(item.span)


def _weights(
    sentences: Iterable[str], words_in: Callable[[str], frozenset[str]]
) -> Weights:
    """The weights of the words that `words_in` takes out of the sentences of a
    story.
    """
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        counts.update(words_in(sentence))
        total += 1
    return Weights(counts, total)


def _within(starts: Sequence[int], span: Span) -> tuple[int, int]:
    """From where to where, in a sorted row of starts, those lie that are in `span`."""
    return bisect_left(starts, span.start), bisect_left(starts, span.end)


def _distance(a: Span, b: Span) -> int:
    """The characters between two spans, less than 0 where they overlap."""
    return max(a.start - b.end, b.start - a.end)


def _running_max(values: Sequence[int]) -> list[int]:
    """The highest of each value and all before it."""
    return list(accumulate(values, max))


def _length(statement: Statement) -> int:
    """The characters of what a statement says."""
    return sum(piece.end - piece.start for piece in statement.content)
