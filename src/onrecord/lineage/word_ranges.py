"""Stretches of a text against its words and its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.model import Span


def word_range(starts: Sequence[int], span: Span) -> range:
    """The words, by number, that begin within a span. `starts`: where each word of the
    text begins, in order.

    >>> word_range([0, 4, 9, 12], Span(4, 10))
    range(1, 3)
    """
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def holds_mostly(flags: bytes, words: range, share: float) -> bool:
    """Whether so large a share of some words, of which there are any, is flagged by a
    1.

    `flags`: a byte for each word of the text. `share`: 0..1.

    >>> holds_mostly(bytes([1, 1, 0]), range(3), 0.5)
    True
    """
    return len(words) > 0 and sum(flags[words.start : words.stop]) >= share * len(words)


def untouched(sentences: Sequence[Span], shared: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences that overlap none of the spans; both are walked once, in text
    order.

    >>> untouched([Span(0, 9), Span(10, 19)], [Span(12, 14)])
    (Span(start=0, end=9),)
    """
    spans = sorted(shared)
    found, at, reach = [], 0, -1
    for sentence in sorted(sentences):
        while at < len(spans) and spans[at].start < sentence.end:
            reach = max(reach, spans[at].end)
            at += 1
        if reach <= sentence.start:
            found.append(sentence)
    return tuple(found)
