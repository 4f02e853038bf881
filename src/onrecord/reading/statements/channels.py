"""Where and when a statement was made: the channel and the day its cue clause names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.english.tables import words_as
from onrecord.model import Span, Time
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.clauses import own_subject
from onrecord.reading.tokens import Token
from onrecord.spans import SpanIndex

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_TIME = 7  # tokens: “on the evening of Thursday, 14 August”
_DATES = frozenset({"npadvmod", "tmod", "prep", "advmod"})
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "advcl", "punct"})


def channel(sheet: Sheet, verb: int, content: Sequence[Span]) -> str | None:
    """“Telegram” in “said on Telegram”, “Radio Free Vessa” in “told Radio Free Vessa”;
    None where none is named.
    """
    tree = sheet.tree
    listener = tree.child(verb, ("dobj",))
    if listener is not None:
        medium = _medium(sheet, listener, content)
        if medium is not None:
            return medium
    for preposition in tree.dependents(sheet.tokens[verb], ("prep", "dative")):
        word = preposition.lemma.lower()
        leads_to_channel = word in words_as("statement_words", "channel")
        if not leads_to_channel or _touches(preposition.span, content):
            continue
        noun = tree.child(preposition.index, {"pobj"})
        if noun is not None:
            behind = _behind_preposition(sheet, word, noun, content)
            if behind is not None:
                return behind
    return None


def _behind_preposition(
    sheet: Sheet, preposition: str, noun: int, content: Sequence[Span]
) -> str | None:
    if preposition == "to":
        return _medium(sheet, noun, content)
    surface = _noun_phrase(sheet, noun)
    by_medium = preposition in ("on", "via")
    if by_medium and surface.lower() in words_as("cue_channels", "service"):
        return surface
    token = sheet.tokens[noun]
    occasions = words_as("cue_channels", "place of speech")
    if token.lemma.lower() in occasions or token.text.lower() in occasions:
        return surface
    if by_medium or preposition == "by":
        return _medium(sheet, noun, content)
    return None


def _medium(sheet: Sheet, noun: int, content: Sequence[Span]) -> str | None:
    """The name of a newspaper, agency or broadcaster, without its article; None where
    the noun is anything else.
    """
    token = sheet.tokens[noun]
    if _touches(token.span, content) or token.tag not in ("NNP", "NNPS"):
        return None
    last = token.text.lower()
    surface = _noun_phrase(sheet, noun)
    outlets = words_as("cue_channels", "outlet")
    if last in outlets or surface.lower() in outlets:
        return surface
    first, _, rest = surface.lower().partition(" ")
    if not rest:
        return None
    begins_as_one = first in words_as("cue_channels", "first of medium")
    ends_as_one = last in words_as("cue_channels", "medium")
    return surface if begins_as_one or ends_as_one else None


def _noun_phrase(sheet: Sheet, noun: int) -> str:
    """The noun with what stands before it, without article, and “with X” behind an
    interview.
    """
    tree = sheet.tree
    first = last = noun
    for part in tree.dependents(sheet.tokens[noun]):
        if part.index < noun and part.dep not in ("det", "poss"):
            first = min(first, tree.left[part.index])
            last = max(last, tree.right[part.index])
    for part in tree.dependents(sheet.tokens[noun]):
        if part.index == last + 1 and part.lemma == "with":
            last = tree.right[part.index]
    return Span(sheet.tokens[first].start, sheet.tokens[last].end).of(sheet.text)


def said_at(
    sheet: Sheet, verb: int, content: Sequence[Span], times: SpanIndex[Time]
) -> Time | None:
    """The day the cue clause gives, or a time on it: one that hangs on the cue verb,
    outside what was said.

    “Orlo on Thursday welcomed the plan and said …” dates both verbs. “said after a call
    on Thursday” dates the call.
    """
    token = sheet.tokens[verb]
    dates = sheet.tree.dependents(token, _DATES)
    time = _first_day(sheet, token, dates, content, times)
    is_joined = token.dep == "conj" and own_subject(sheet.tree, verb) is None
    if time is not None or not is_joined:
        return time
    head = sheet.tree.head(token)
    earlier = [t for t in sheet.tree.dependents(head, _DATES) if t.index < head.index]
    return _first_day(sheet, head, earlier, content, times)


def _first_day(
    sheet: Sheet,
    verb: Token,
    dates: Sequence[Token],
    content: Sequence[Span],
    times: SpanIndex[Time],
) -> Time | None:
    """The first day or time among `dates`, dependents of `verb`, that dates it."""
    for date in dates:
        if _touches(date.span, content):
            continue
        first, last = sheet.tree.left[date.index], sheet.tree.right[date.index]
        if last + 1 - first > _LONGEST_TIME:
            continue
        if date.index > verb.index and _is_parted(sheet, verb, first):
            continue
        for time in times.overlapping(sheet.tree.extent(date.index)):
            if _DAY.match(time.value) and not _touches(time.span, content):
                return time
    return None


def _is_parted(sheet: Sheet, verb: Token, first: int) -> bool:
    """True where another clause, object or “after …” stands between the verb and a time
    behind it. Whom a verb of telling tells does not part them.
    """
    tells = verb.lemma.lower() in words_as("statement_words", "telling")
    parting = words_as("statement_words", "no cue's time")
    for token in sheet.tokens[verb.index + 1 : first]:
        if tells and token.dep == "dobj" and token.head == verb.index:
            continue
        if token.lemma.lower() in parting or token.dep in _COMPLEMENTS:
            return True
    return False


def _touches(span: Span, spans: Sequence[Span]) -> bool:
    return any(other.overlaps(span) for other in spans)
