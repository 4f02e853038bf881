"""The words of an event that say which it is.

"A second news conference": *news conference* names it, *second* tells it from others.
What is read here is kept with the event as spans, so that whoever compares events reads
no sentence again.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.english import occurrences, tables
from onrecord.english.words import tokens, word_spans
from onrecord.model import Event, Span, Time
from onrecord.spans import SpanIndex

# Words before an event's noun among which those stand that tell it from others.
_BEFORE_NAME = 3


def worded(event: Event, text: str, times: SpanIndex[Time]) -> Event:
    """The event with the words that name it and tell it from others of its kind:
    `name_span` and `discerning`. `text` and `times` are the report's.
    """
    name_span = _two_words(event, text)
    name = name_span or event.head
    if occurrences.name_of(name.of(text)) in occurrences.kinds():
        near = _right_before(event, name, text, times)
    else:
        near = [word for piece in event.pieces for word in word_spans(text, piece)]
    telling = tables.words("discerning")
    found = [word for word in near if not telling.isdisjoint(tokens(word.of(text)))]
    return replace(event, name_span=name_span, discerning=tuple(found))


def _two_words(event: Event, text: str) -> Span | None:
    """The words of a kind told in two of which the head is one: "news conference",
    "step down".
    """
    head = event.head
    before = word_spans(text, Span(min(event.span.start, head.start), head.start))
    behind = word_spans(text, Span(head.end, max(event.span.end, head.end)))
    candidates = [Span(word.start, head.end) for word in before[-1:]]
    candidates += [Span(head.start, word.end) for word in behind[:1]]
    for pair in candidates:
        if occurrences.name_of(pair.of(text)) in occurrences.kinds():
            return pair
    return None


def _right_before(
    event: Event, name: Span, text: str, times: SpanIndex[Time]
) -> list[Span]:
    """The words right before those for an event, but for times ("last week").

    Elsewhere they tell people and things apart ("foreign minister … would meet"). A
    verb's are those of its object.
    """
    start = min(event.span.start, name.start)
    words = word_spans(text, Span(start, name.start))[-_BEFORE_NAME:]
    return [word for word in words if times.at(word) is None]
