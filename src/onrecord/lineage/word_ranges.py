"""Stretches of a text against its words and its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.model import Span


def word_range(starts: Sequence[int], span: Span) -> range:
    """The words, by number, that begin within a span. `starts`: where each word of the
    text begins, in order.
    """
    return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def holds_mostly(flags: bytes, words: range, share: float) -> bool:
    """Whether so large a share of some words, of which there are any, is flagged by a
    1.
    """
    return len(words) > 0 and sum(flags[words.start : words.stop]) >= share * len(words)


def untouched(sentences: Sequence[Span], shared: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences that overlap none of the spans; both are walked once, in text
    order.
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
