"""Tellings: what each clause, event noun and count of a report claims.

`heads.py` says which words head one, `pieces.py` which words are its own,
`participants.py` who acts on whom, `status.py` whether it happened, `admission.py` and
`doubt.py` whether it is a fact by itself.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Mention, Span, Telling, hull
from onrecord.reading.encoder.meanings import Meanings
from onrecord.reading.sheet import Sheet
from onrecord.reading.tellings.admission import is_admitted
from onrecord.reading.tellings.doubt import is_doubted
from onrecord.reading.tellings.draft import Draft
from onrecord.reading.tellings.gist import Gists
from onrecord.reading.tellings.heads import by_head, heads_of
from onrecord.reading.tellings.participants import core_of, participants
from onrecord.reading.tellings.pieces import own_words, stretches
from onrecord.reading.tellings.status import is_negated, status_of
from onrecord.reading.tellings.under import Leanings
from onrecord.spans import SpanIndex

METHOD = "tellings.rules/1"


def read_tellings(sheet: Sheet) -> Sheet:
    """The sheet with the tellings of a report's prose, in text order. Spans are offsets
    into `report.text`.

    Every head of an event or a figure heads one telling, and no word heads two. What is
    no fact by itself is kept and not admitted. Raises nothing on account of a text.
    """
    people = SpanIndex(sheet.people)
    cues = frozenset(
        token.index
        for statement in sheet.statements
        for cue in statement.cue
        for token in sheet.tokens_at(cue)
    )
    drafts = {draft.head: draft for draft in _drafts(sheet, people)}
    admitted = {
        head
        for head, draft in drafts.items()
        if is_admitted(sheet, people, cues, draft)
    }
    gists = Gists(sheet, cues)
    leanings = Leanings(sheet, people, cues, drafts, admitted)
    meanings = Meanings(sheet.encoded)
    tellings: list[Telling] = []
    for draft in drafts.values():
        told = replace(
            _telling(sheet, people, meanings, draft),
            gist=gists.of(draft) if draft.head in admitted else (),
            under=_head_at(sheet, leanings.under(draft)),
        )
        is_fact = draft.head in admitted and not is_doubted(sheet.text, told)
        tellings.append(replace(told, admitted=is_fact))
    in_order = sorted(tellings, key=lambda telling: (telling.span, telling.head))
    return replace(sheet, tellings=tuple(in_order))


def _drafts(sheet: Sheet, people: SpanIndex[Mention]) -> list[Draft]:
    """The tellings of a report with their own words and participants."""
    heads = heads_of(sheet)
    events = by_head(sheet, sheet.events)
    figures = by_head(sheet, sheet.figures)
    drafts = []
    for head, form in heads.items():
        words = own_words(sheet.tree, heads, head, form)
        draft = Draft(
            form=form,
            head=head,
            words=words,
            who=participants(sheet, people, head, form),
            event=events[head][0] if head in events else None,
            figures=tuple(f for word in words for f in figures.get(word, ())),
        )
        drafts.append(draft)
    return drafts


def _head_at(sheet: Sheet, index: int | None) -> Span | None:
    return None if index is None else sheet.tokens[index].span


def _telling(
    sheet: Sheet, people: SpanIndex[Mention], meanings: Meanings, draft: Draft
) -> Telling:
    tree, around, event = sheet.tree, sheet.circumstances, draft.event
    agent, patient = draft.who.agent, draft.who.patient
    pieces = stretches(tree, draft.words)
    negated = is_negated(sheet, draft.head, draft.form)
    if event is None or negated:
        status = status_of(sheet, draft.head, draft.form)
    else:
        status = event.status
    start, verb = sheet.tokens[draft.head].start, tree.owner[draft.head]
    when = event.when if event else around.when(verb, start)
    where = event.where if event else around.where(verb, start)
    return Telling(
        span=hull(pieces),
        method=METHOD,
        form=draft.form,
        head=sheet.tokens[draft.head].span,
        status=status,
        pieces=pieces,
        agent=core_of(tree, agent),
        patient=core_of(tree, patient),
        agent_mention=_mention(sheet, people, agent),
        patient_mention=_mention(sheet, people, patient),
        negated=negated,
        figures=draft.figures,
        event=event,
        told_in=around.told_in(draft.head),
        when=when,
        where=where,
        meaning=meanings.of(pieces),
    )


def _mention(
    sheet: Sheet, people: SpanIndex[Mention], index: int | None
) -> Mention | None:
    """The mention at the word that a participant's phrase hangs on."""
    return None if index is None else people.at(sheet.tokens[index].span)
