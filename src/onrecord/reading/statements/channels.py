"""Where and when a statement was made: the channel and the day its cue clause names."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from onrecord.english.tables import rows
from onrecord.model import Span, Time
from onrecord.reading.statements.by_offset import ByOffset
from onrecord.reading.statements.clauses import OBJECTS, child, own_subject, token_range
from onrecord.reading.syntax import Syntax

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_TIME = 7  # tokens: “on the evening of Thursday, 14 August”
_DATES = frozenset({"npadvmod", "tmod", "prep", "advmod"})
_OTHER_EVENT = frozenset({"after", "before", "since", "following", "ahead", "until"})
_TELLING = frozenset(
    {"tell", "assure", "inform", "remind", "warn", "ask", "advise"}
)  # verbs that take whom first
_WHERE = frozenset({"in", "on", "at", "during", "via", "through", "by", "to"})


@functools.cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("cue_channels") if row[1] == kind)


def channel(syntax: Syntax, verb: int, content: Sequence[Span]) -> str | None:
    """“Telegram” in “said on Telegram”, “Radio Free Vessa” in “told Radio Free Vessa”;
    None where none is named.
    """
    told = child(syntax, verb, OBJECTS)
    if told is not None:
        medium = _medium(syntax, told, content)
        if medium is not None:
            return medium
    for c in syntax.children[verb]:
        token = syntax.tokens[c]
        if (
            token.dep not in ("prep", "dative")
            or token.lemma.lower() not in _WHERE
            or _inside(token.span, content)
        ):
            continue
        noun = child(syntax, c, {"pobj"})
        if noun is not None:
            found = _by_preposition(syntax, token.lemma.lower(), noun, content)
            if found is not None:
                return found
    return None


def _by_preposition(
    syntax: Syntax, preposition: str, noun: int, content: Sequence[Span]
) -> str | None:
    surface = _noun_phrase(syntax, noun)
    if preposition == "to":
        return _medium(syntax, noun, content)
    if preposition in ("on", "via") and surface.lower() in _words("service"):
        return surface
    if syntax.tokens[noun].lemma.lower() in _words("place of speech") or syntax.tokens[
        noun
    ].text.lower() in _words("place of speech"):
        return surface
    return (
        _medium(syntax, noun, content)
        if preposition in ("on", "via", "to", "by")
        else None
    )


def _medium(syntax: Syntax, noun: int, content: Sequence[Span]) -> str | None:
    """The name of a newspaper, agency or broadcaster, without its article; None where
    the noun is anything else.
    """
    token = syntax.tokens[noun]
    if _inside(token.span, content) or token.tag not in ("NNP", "NNPS"):
        return None
    last = token.text.lower()
    surface = _noun_phrase(syntax, noun)
    if last in _words("outlet") or surface.lower() in _words("outlet"):
        return surface
    first, _, rest = surface.lower().partition(" ")
    return (
        surface
        if rest and (last in _words("medium") or first in _words("first of medium"))
        else None
    )


def _noun_phrase(syntax: Syntax, noun: int) -> str:
    """The noun with what stands before it, without article, and “with X” behind an
    interview.
    """
    parts = [
        noun,
        *(
            c
            for c in syntax.children[noun]
            if c < noun and syntax.tokens[c].dep not in ("det", "poss")
        ),
    ]
    first, last = token_range(
        k for p in parts for k in (syntax.subtree(p) if p != noun else [noun])
    )
    for c in syntax.children[noun]:
        if c == last and syntax.tokens[c].lemma == "with":
            last = token_range(syntax.subtree(c))[1]
    return Span(syntax.tokens[first].start, syntax.tokens[last - 1].end).of(syntax.text)


def said_on(
    syntax: Syntax, verb: int, content: Sequence[Span], times: ByOffset[Time]
) -> str | None:
    """The day (ISO date) the cue clause gives: a time that hangs on the cue verb,
    outside what was said.

    “Orlo on Thursday welcomed the plan and said …” dates both verbs. “said after a call
    on Thursday” dates the call.
    """
    found = _day_of(syntax, verb, content, times)
    token = syntax.tokens[verb]
    if found is None and token.dep == "conj" and own_subject(syntax, verb) is None:
        return _day_of(syntax, token.head, content, times, before_only=True)
    return found


def _day_of(
    syntax: Syntax,
    verb: int,
    content: Sequence[Span],
    times: ByOffset[Time],
    *,
    before_only: bool = False,
) -> str | None:
    for c in syntax.children[verb]:
        token = syntax.tokens[c]
        if (
            token.dep not in _DATES
            or _inside(token.span, content)
            or (before_only and c > verb)
        ):
            continue
        first, last = token_range(syntax.subtree(c))
        if last - first > _LONGEST_TIME or (c > verb and _far(syntax, verb, first)):
            continue
        stretch = Span(syntax.tokens[first].start, syntax.tokens[last - 1].end)
        for time in times.overlapping(stretch):
            if _DAY.match(time.value) and not _inside(time.span, content):
                return time.value[:10]
    return None


def _far(syntax: Syntax, verb: int, first: int) -> bool:
    """True where another clause, object or “after …” stands between the verb and a time
    behind it.
    """
    between = syntax.tokens[verb + 1 : first]
    return any(
        t.lemma.lower() in _OTHER_EVENT
        or t.dep in ("dobj", "ccomp", "xcomp", "advcl", "punct")
        for t in between
        if t.dep != "dobj"
        or t.head != verb
        or syntax.tokens[verb].lemma.lower() not in _TELLING
    )


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(s.overlaps(span) for s in spans)
