"""Where and when a statement was made: the channel and the day its cue clause names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.english.tables import words_as
from onrecord.model import Span, Time
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.clauses import own_subject, token_range
from onrecord.spans import SpanIndex

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_TIME = 7  # tokens: “on the evening of Thursday, 14 August”
_DATES = frozenset({"npadvmod", "tmod", "prep", "advmod"})


def channel(sheet: Sheet, verb: int, content: Sequence[Span]) -> str | None:
    """“Telegram” in “said on Telegram”, “Radio Free Vessa” in “told Radio Free Vessa”;
    None where none is named.
    """
    told = sheet.tree.child(verb, ("dobj",))
    if told is not None:
        medium = _medium(sheet, told, content)
        if medium is not None:
            return medium
    for c in sheet.children[verb]:
        token = sheet.tokens[c]
        if (
            token.dep not in ("prep", "dative")
            or token.lemma.lower() not in words_as("statement_words", "channel")
            or _inside(token.span, content)
        ):
            continue
        noun = sheet.tree.child(c, {"pobj"})
        if noun is not None:
            found = _by_preposition(sheet, token.lemma.lower(), noun, content)
            if found is not None:
                return found
    return None


def _by_preposition(
    sheet: Sheet, preposition: str, noun: int, content: Sequence[Span]
) -> str | None:
    surface = _noun_phrase(sheet, noun)
    if preposition == "to":
        return _medium(sheet, noun, content)
    if preposition in ("on", "via") and surface.lower() in words_as(
        "cue_channels", "service"
    ):
        return surface
    if sheet.tokens[noun].lemma.lower() in words_as(
        "cue_channels", "place of speech"
    ) or sheet.tokens[noun].text.lower() in words_as("cue_channels", "place of speech"):
        return surface
    return (
        _medium(sheet, noun, content)
        if preposition in ("on", "via", "to", "by")
        else None
    )


def _medium(sheet: Sheet, noun: int, content: Sequence[Span]) -> str | None:
    """The name of a newspaper, agency or broadcaster, without its article; None where
    the noun is anything else.
    """
    token = sheet.tokens[noun]
    if _inside(token.span, content) or token.tag not in ("NNP", "NNPS"):
        return None
    last = token.text.lower()
    surface = _noun_phrase(sheet, noun)
    if last in words_as("cue_channels", "outlet") or surface.lower() in words_as(
        "cue_channels", "outlet"
    ):
        return surface
    first, _, rest = surface.lower().partition(" ")
    return (
        surface
        if rest
        and (
            last in words_as("cue_channels", "medium")
            or first in words_as("cue_channels", "first of medium")
        )
        else None
    )


def _noun_phrase(sheet: Sheet, noun: int) -> str:
    """The noun with what stands before it, without article, and “with X” behind an
    interview.
    """
    parts = [
        noun,
        *(
            c
            for c in sheet.children[noun]
            if c < noun and sheet.tokens[c].dep not in ("det", "poss")
        ),
    ]
    first, last = token_range(
        k for p in parts for k in (sheet.subtree(p) if p != noun else [noun])
    )
    for c in sheet.children[noun]:
        if c == last and sheet.tokens[c].lemma == "with":
            last = token_range(sheet.subtree(c))[1]
    return Span(sheet.tokens[first].start, sheet.tokens[last - 1].end).of(sheet.text)


def said_at(
    sheet: Sheet, verb: int, content: Sequence[Span], times: SpanIndex[Time]
) -> Time | None:
    """The day the cue clause gives, or a time on it: one that hangs on the cue verb,
    outside what was said.

    “Orlo on Thursday welcomed the plan and said …” dates both verbs. “said after a call
    on Thursday” dates the call.
    """
    found = _day_of(sheet, verb, content, times)
    token = sheet.tokens[verb]
    if found is None and token.dep == "conj" and own_subject(sheet, verb) is None:
        return _day_of(sheet, token.head, content, times, before_only=True)
    return found


def _day_of(
    sheet: Sheet,
    verb: int,
    content: Sequence[Span],
    times: SpanIndex[Time],
    *,
    before_only: bool = False,
) -> Time | None:
    for c in sheet.children[verb]:
        token = sheet.tokens[c]
        if (
            token.dep not in _DATES
            or _inside(token.span, content)
            or (before_only and c > verb)
        ):
            continue
        first, last = token_range(sheet.subtree(c))
        if last - first > _LONGEST_TIME or (c > verb and _far(sheet, verb, first)):
            continue
        stretch = Span(sheet.tokens[first].start, sheet.tokens[last - 1].end)
        for time in times.overlapping(stretch):
            if _DAY.match(time.value) and not _inside(time.span, content):
                return time
    return None


def _far(sheet: Sheet, verb: int, first: int) -> bool:
    """True where another clause, object or “after …” stands between the verb and a time
    behind it.
    """
    between = sheet.tokens[verb + 1 : first]
    return any(
        t.lemma.lower() in words_as("statement_words", "no cue's time")
        or t.dep in ("dobj", "ccomp", "xcomp", "advcl", "punct")
        for t in between
        if t.dep != "dobj"
        or t.head != verb
        or sheet.tokens[verb].lemma.lower()
        not in words_as("statement_words", "telling")
    )


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.overlaps(span) for s in spans)
