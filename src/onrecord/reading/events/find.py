"""Events: what happened, is planned, depends, was confirmed or not, denied, called off,
or given a chance.

Each verb of a sentence is asked one question after the other, the most telling first;
the first that answers makes the event. A verb that answers none makes none: a sentence
without a clear event is left alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from onrecord.model import Event, Span, Status
from onrecord.reading.events.answers import answered, called_off, not_planned
from onrecord.reading.events.chances import chances
from onrecord.reading.events.clause import Clause, EventDraft, clause_of
from onrecord.reading.events.outlook import conditional, happened, planned
from onrecord.reading.events.phrases import another_object
from onrecord.reading.events.wording import worded
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Sentence
from onrecord.spans import SpanIndex

METHOD = "events.rules/1"
_MOST_OBJECTS = 4  # of one verb; a longer list is not events but an inventory
# From top to bottom; the first that answers makes the event.
_QUESTIONS: tuple[Callable[[Clause], EventDraft | None], ...] = (
    answered,
    not_planned,
    called_off,
    conditional,
    planned,
    happened,
)


def read_events(sheet: Sheet) -> Sheet:
    """The sheet with the events of a report's prose with their status, in text order.
    Spans are offsets into `report.text`.

    `what` is the text's own phrase; `by` who says so (None: the report itself); `when`
    a TIMEX3 value; `where` a place's name; `condition` the span of the if-clause;
    `probability` 0..1. Raises nothing on account of a text.
    """
    times = SpanIndex(sheet.times)
    events: dict[tuple[Span, Status], Event] = {}
    for sentence in sheet.prose:
        for draft in _drafts(sheet, sentence):
            event = worded(_event(sheet, draft), sheet.text, times)
            events.setdefault((event.span, event.status), event)
    in_order = sorted(events.values(), key=lambda event: (event.span, event.status))
    return replace(sheet, events=tuple(in_order))


def _drafts(sheet: Sheet, sentence: Sentence) -> list[EventDraft]:
    """The events of a sentence: those given a chance, then those that its verbs tell.
    No verb tells two, but for those of its further objects.
    """
    owner = sheet.tree.owner
    drafts = list(chances(sheet, sentence))
    taken = {owner[draft.phrase.core] for draft in drafts}
    for token in sheet.of(sentence):
        is_verb = token.pos in ("VERB", "AUX") and owner[token.index] == token.index
        if not is_verb or token.index in taken:
            continue
        clause = clause_of(sheet, token)
        for question in _QUESTIONS:
            draft = question(clause)
            if draft is not None:
                taken.add(draft.phrase.core)
                drafts.append(draft)
                drafts.extend(_of_further_objects(clause, draft))
                break
    return drafts


def _of_further_objects(clause: Clause, draft: EventDraft) -> list[EventDraft]:
    """The further objects of one verb: "captured the village of A and the town of B" is
    two events.
    """
    tree, verb = clause.tree, clause.verb
    is_by_verb = draft.phrase.core == verb.index
    if verb.object is None or not is_by_verb:
        return []
    if draft.status not in ("happened", "planned"):
        return []
    further: list[EventDraft] = []
    noun = tree.child(verb.object, {"conj"})
    while noun is not None and len(further) < _MOST_OBJECTS:
        further.append(replace(draft, phrase=another_object(tree, verb, noun)))
        noun = tree.child(noun, {"conj"})
    return further


def _event(sheet: Sheet, draft: EventDraft) -> Event:
    """The event of a draft with what stands around it."""
    around, phrase, verb = sheet.circumstances, draft.phrase, draft.verb
    start = phrase.span.start
    if draft.status in ("planned", "conditional"):
        when = around.when_ahead(verb, start, sheet.report.published)
    else:
        when = around.when(verb, start)
    return Event(
        span=phrase.span,
        method=METHOD,
        head=sheet.tokens[phrase.head].span,
        what=phrase.what,
        pieces=phrase.pieces,
        status=draft.status,
        by=draft.by or around.source(phrase.core),
        when=when,
        where=around.where(verb, start),
        probability=draft.probability,
        condition=draft.condition,
        told_in=around.told_in(phrase.core),
    )
