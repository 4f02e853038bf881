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
    holding: defaultdict[str, list[tuple[Member, int]]] = defaultdict(list)
    for number, group in enumerate(figures):
        for member in group:
            holding[member.report].append((member, number))
    found = set()
    for number, group in enumerate(events):
        told = [
            _told_by(context, voices, member, holding[member.report])
            for member in group
        ]
        if told and frozenset.intersection(*told):
            found.add(number)
    return frozenset(found)


def _told_by(
    context: StoryContext,
    voices: Voices,
    event: Member,
    figures: Sequence[tuple[Member, int]],
) -> frozenset[int]:
    return frozenset(
        number for member, number in figures if _tells(context, voices, member, event)
    )


def _tells(context: StoryContext, voices: Voices, told: Member, by: Member) -> bool:
    """Whether the figure `told` says all that the event `by` of its report says."""
    figure, event = told.item, by.item
    if (
        not isinstance(figure, Figure)
        or not isinstance(event, Event)
        or not event.span.overlaps(figure.span)
    ):
        return False
    if event.status != "happened" or not _is_silent_or_agrees(event, figure):
        return False
    if voices.of(by.report, event) not in (None, voices.of(told.report, figure)):
        return False
    one = context.reports[told.report]
    rest = (
        words.content(event.what)
        - words.content(one.text(figure.span))
        - words.content(figure.unit or "")
    )
    return rest <= words.content(figure.measure or "")


def _is_silent_or_agrees(event: Event, figure: Figure) -> bool:
    """Whether an event has no other day and no other place than a figure."""
    day, place = figure.when, figure.place
    if event.when is not None and (day is None or event.when.value != day.value):
        return False
    where = event.where
    return where is None or (place is not None and where.name == place.name)
