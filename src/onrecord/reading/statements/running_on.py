"""Quotations that go on in the next paragraph without a cue of their own, where the text makes the speaker certain."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Part
from onrecord.reading.statements.cues import CueVerb
from onrecord.reading.statements.quotes import QuoteIndex
from onrecord.reading.statements.speech import Speech
from onrecord.reading.syntax import Sentence, Syntax

_TAIL = " \t\r\n\u00a0.,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph with its sentences, its reporting verbs and the quotations they were given."""

    part: Part
    cues: tuple[tuple[CueVerb, Sentence], ...]
    speeches: list[Speech]


def carry_on(syntax: Syntax, paragraphs: Sequence[Paragraph], quoted: QuoteIndex) -> None:
    """Adds to the speeches of each paragraph the quotations of the next ones that only go on with it.

    That is certain in three cases: the opening mark is repeated and was not closed before; a cue ends its paragraph
    with a colon; or a paragraph that is nothing but a quotation follows one that ends with a statement's cue or its
    quotation.
    """
    owned: dict[int, Speech] = {at: s for p in paragraphs for s in p.speeches for at in s.quotations}
    for before, here in itertools.pairwise(paragraphs):
        first = quoted.after(here.part.span.start)
        if first is None or first in owned or quoted.quotations[first].span.start != here.part.span.start:
            continue
        speech = _still_speaking(syntax, before, here, first, quoted, owned)
        if speech is None:
            continue
        for at in _quotations_of(here, first, quoted):
            if at in owned:
                break
            owned[at] = speech
            speech.quotations.append(at)
    _carry_back(quoted, owned)


def _carry_back(quoted: QuoteIndex, owned: dict[int, Speech]) -> None:
    """A quotation left open belongs to whoever is named at the end of the next paragraph, which takes it up."""
    for at in range(len(quoted.quotations) - 2, -1, -1):
        if quoted.quotations[at].runs_on and at not in owned and at + 1 in owned:
            owned[at] = owned[at + 1]
            owned[at].quotations.insert(0, at)


def _still_speaking(
    syntax: Syntax, before: Paragraph, here: Paragraph, first: int, quoted: QuoteIndex, owned: dict[int, Speech]
) -> Speech | None:
    if first and quoted.quotations[first - 1].runs_on:
        if quoted.quotations[first - 1].span.start < before.part.span.start:
            return None
        return owned.get(first - 1)
    if not before.cues:
        return _same_as_last(before, here, first, quoted, owned, syntax)
    last_cue = max(before.cues, key=lambda pair: pair[0].verb)[0]
    tail = syntax.text[syntax.tokens[last_cue.last - 1].end : before.part.span.end].strip()
    if tail == ":" and "quote" in last_cue.frames and last_cue.subject is not None:
        speech = next((s for s in before.speeches if s.cue is last_cue), None)
        if speech is None:
            speech = Speech(last_cue, [])
            before.speeches.append(speech)
        return speech
    return _same_as_last(before, here, first, quoted, owned, syntax)


def _same_as_last(
    before: Paragraph, here: Paragraph, first: int, quoted: QuoteIndex, owned: dict[int, Speech], syntax: Syntax
) -> Speech | None:
    """The last speech before, where its paragraph begins with it and ends with its cue or its quotation."""
    speech = owned.get(first - 1)
    if speech is None or not _only_quotations(here, first, quoted, syntax.text):
        return None
    if quoted.quotations[first - 1].span.start < before.part.span.start or speech.cue.lemma == "ask":
        return None
    if any(c.verb != speech.cue.verb and c.verb > speech.cue.verb for c, _ in before.cues):
        return None
    end = quoted.quotations[first - 1].span.end
    if before.cues:
        end = max(end, syntax.tokens[speech.cue.last - 1].end)
    asks = quoted.quotations[first - 1].inner.of(syntax.text).rstrip().endswith("?")
    return speech if not asks and not syntax.text[end : before.part.span.end].strip(_TAIL) else None


def _only_quotations(here: Paragraph, first: int, quoted: QuoteIndex, text: str) -> bool:
    at = here.part.span.start
    for found in _quotations_of(here, first, quoted):
        if text[at : quoted.quotations[found].span.start].strip():
            return False
        at = quoted.quotations[found].span.end
    return not text[at : here.part.span.end].strip(_TAIL)


def _quotations_of(here: Paragraph, first: int, quoted: QuoteIndex) -> list[int]:
    found = []
    while first < len(quoted.quotations) and quoted.quotations[first].span.end <= here.part.span.end:
        found.append(first)
        first += 1
    return found
