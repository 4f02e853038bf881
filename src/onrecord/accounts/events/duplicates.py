"""Events that only say again what a figure account says: "sent 200 soldiers" beside
"soldiers: sent".

A reader is not helped by the same sentences under two heads. An event account is left
out of a dossier where one figure account holds all it tells: each of its events holds a
figure there, happened, has no other day, place or teller than that figure, and the verb
is the figure's measure. The events themselves stay in the readings; their sentences,
day, place and source are those shown with the figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.accounts.context import StoryContext
from onrecord.accounts.voices import Voices
from onrecord.english import words
from onrecord.model import Event, Figure, Member


def repeated(
    context: StoryContext,
    voices: Voices,
    events: Sequence[Sequence[Member]],
    figures: Sequence[Sequence[Member]],
) -> frozenset[int]:
    """The numbers of those event groups that one group of figures tells whole."""
    counted_in: defaultdict[str, list[tuple[Member, int]]] = defaultdict(list)
    for number, group in enumerate(figures):
        for member in group:
            counted_in[member.report].append((member, number))
    whole: set[int] = set()
    for at, group in enumerate(events):
        telling = [
            {
                number
                for figure, number in counted_in[event.report]
                if _tells(context, voices, figure, event)
            }
            for event in group
        ]
        if telling and set.intersection(*telling):
            whole.add(at)
    return frozenset(whole)


def _tells(
    context: StoryContext, voices: Voices, counting: Member, happening: Member
) -> bool:
    """Whether a figure says all that an event of its report says."""
    figure, event = counting.item, happening.item
    assert isinstance(figure, Figure)
    assert isinstance(event, Event)
    if not event.span.overlaps(figure.span) or event.status != "happened":
        return False
    if not _is_silent_or_agrees(event, figure):
        return False
    source = voices.of(happening.report, event)
    if source is not None and source != voices.of(counting.report, figure):
        return False
    told = (figure.span, figure.unit_span, figure.measure_span)
    spans = [span for span in told if span is not None]
    one = context.reports[counting.report]
    return all(
        any(span.covers(word) for span in spans) or not words.content(one.text(word))
        for piece in event.pieces
        for word in words.word_spans(one.report.text, piece)
    )


def _is_silent_or_agrees(event: Event, figure: Figure) -> bool:
    """Whether an event has no other day and no other place than a figure."""
    day, place = figure.when, figure.place
    if event.when is not None and (day is None or event.when.value != day.value):
        return False
    where = event.where
    return where is None or (place is not None and where.name == place.name)
