"""Which quotation belongs to which reporting verb, by where they stand in the paragraph.

“A,” X said.  ·  X said: “A.”  ·  “A,” X said, “B.”  ·  “A,” X said. “B.”  ·  The plan is “A,” X said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.reading.statements.content import merged
from onrecord.reading.statements.cues import ADDRESSED, CueVerb
from onrecord.reading.statements.quotes import Quotation, QuoteIndex
from onrecord.reading.syntax import Syntax

_LINK = re.compile(r"[\s,;–—-]*")  # between a quotation and the cue behind it
_COLON = re.compile(r"[\s,]*:\s*")
_COMMA = re.compile(r"\s*,\s*")
_MAYBE_COMMA = re.compile(r"\s*,?\s*")
LONGEST_TAIL = 250  # characters from the cue to the full stop: “…,” said Orlo, who has led the council for ten years.
_LONGEST_TITLE = 60  # characters
_SMALL_WORD = 3  # characters: “of”, “the”
_TIME_OF_CUE = frozenset({"when", "after", "before", "while", "because", "since", "where", "although", "though"})
_ENDS_SENTENCE = frozenset(".!?,…")
_EDGE = " \t\r\n\u00a0,;:-–—"
_STOP = re.compile(r"\s*[,.;:–—-]*\s*")


@dataclass(slots=True)
class Speech:
    """The quotations (positions in the index) one reporting verb was given."""

    cue: CueVerb
    quotations: list[int]


def assign(syntax: Syntax, cues: Sequence[CueVerb], quoted: QuoteIndex, paragraph: Span) -> list[Speech]:
    """The quotations of one paragraph, shared out among its reporting verbs (in text order); each goes to one at most.

    A colon before the quotation binds most, then a cue behind it, then a cue before it, and what is left goes on from
    the quotation before.
    """
    speeches = [Speech(cue, []) for cue in cues if "quote" in cue.frames]
    owner: dict[int, Speech] = {}
    for claim in (_after_colon, _before_cue, _after_comma):
        for speech in speeches:
            found = claim(syntax, speech.cue, quoted)
            if found is not None and found not in owner and _inside(quoted, found, paragraph):
                owner[found] = speech
                speech.quotations.append(found)
    _go_on(syntax, speeches, owner, cues, quoted, paragraph)
    for speech in speeches:
        speech.quotations.sort()
    return [s for s in speeches if s.quotations]


def _inside(quoted: QuoteIndex, at: int, paragraph: Span) -> bool:
    return paragraph.covers(quoted.quotations[at].span)


def _edges(syntax: Syntax, cue: CueVerb) -> tuple[int, int]:
    return syntax.tokens[cue.first].start, syntax.tokens[cue.last - 1].end


def _after_colon(syntax: Syntax, cue: CueVerb, quoted: QuoteIndex) -> int | None:
    return _following(syntax, cue, quoted, _COLON)


def _after_comma(syntax: Syntax, cue: CueVerb, quoted: QuoteIndex) -> int | None:
    """X said, “A.” Without a comma the quotation must follow the verb itself: told “Good Morning” names a programme."""
    bare = cue.last - 1 == cue.verb and cue.lemma not in ADDRESSED
    return _following(syntax, cue, quoted, _MAYBE_COMMA if bare else _COMMA)


def _following(syntax: Syntax, cue: CueVerb, quoted: QuoteIndex, link: re.Pattern[str]) -> int | None:
    end = _edges(syntax, cue)[1]
    at = quoted.after(end)
    if at is None or not link.fullmatch(syntax.text, end, quoted.quotations[at].span.start):
        return None
    return None if link is _MAYBE_COMMA and _is_one_word(syntax.text, quoted.quotations[at]) else at


def _is_one_word(text: str, quotation: Quotation) -> bool:
    """“reveals ‘hidden’ costs”: one quoted word before another is a word of the reporter's sentence, not a speech."""
    return (
        " " not in quotation.inner.of(text) and text[quotation.span.end : quotation.span.end + 2].lstrip(" ").isalpha()
    )


def _before_cue(syntax: Syntax, cue: CueVerb, quoted: QuoteIndex) -> int | None:
    """“A,” X said: the cue has its own subject, and the quotation has not ended its sentence before it."""
    start, end = _edges(syntax, cue)
    at = quoted.before(start)
    if syntax.tokens[cue.first].lemma.lower() in _TIME_OF_CUE:
        return None
    if not cue.own or at is None or not _LINK.fullmatch(syntax.text, quoted.quotations[at].span.end, start):
        return None
    if _is_title(syntax.text, quoted.quotations[at]):
        return None
    inner = quoted.quotations[at].inner.of(syntax.text).rstrip()
    if inner.endswith(".") and not inner.endswith("..") and not _ends_here(syntax, end):
        return None
    return at


def _is_title(text: str, quotation: Quotation) -> bool:
    """“On a broadcast of “Vessa This Sunday,” Orlo said”: capitals throughout, and the sentence runs into it."""
    words = quotation.inner.of(text)[: _LONGEST_TITLE + 1].rstrip(" ,").split()
    if not text[max(0, quotation.span.start - 2) : quotation.span.start].rstrip(" ").isalnum():
        return False
    named = all(w[:1].isupper() or w[:1].isdigit() or len(w) <= _SMALL_WORD for w in words)
    return quotation.span.end - quotation.span.start <= _LONGEST_TITLE and named and words[-1][:1].isupper()


def _ends_here(syntax: Syntax, end: int) -> bool:
    return syntax.text[end : end + 1] in ("", ".", "\n")


def _goes_on(text: str, gap: Span, quotation: Span) -> bool:
    """True where a quotation takes up the one before: only marks between them, or the rest of the cue's own sentence.

    In the second case the quotation must be whole sentences, not a few words inside the reporter's next one.
    """
    if _STOP.fullmatch(text, gap.start, gap.end):
        return True
    between = gap.of(text)
    rest_of_sentence = between.rstrip().endswith((".", ":")) and len(between) <= LONGEST_TAIL
    whole = (
        text[quotation.end - 2 : quotation.end - 1] in _ENDS_SENTENCE
        and not text[quotation.end : quotation.end + 3].lstrip(" ")[:1].islower()
    )
    return rest_of_sentence and whole


def _go_on(
    syntax: Syntax,
    speeches: Sequence[Speech],
    owner: dict[int, Speech],
    cues: Sequence[CueVerb],
    quoted: QuoteIndex,
    paragraph: Span,
) -> None:
    """Gives a quotation without a cue of its own to the speech before it, where only that speech's cue lies between."""
    starts = sorted(syntax.tokens[c.verb].start for c in cues)
    for speech in speeches:
        at = max(speech.quotations, default=None)
        while at is not None and at + 1 < len(quoted.quotations):
            here, after = quoted.quotations[at], quoted.quotations[at + 1]
            between = starts[bisect_left(starts, here.span.end) : bisect_left(starts, after.span.start)]
            if at + 1 in owner or not _inside(quoted, at + 1, paragraph):
                break
            if between and between != [syntax.tokens[speech.cue.verb].start]:
                break
            gap_start = max(here.span.end, min(after.span.start, _edges(syntax, speech.cue)[1]) if between else 0)
            if not _goes_on(syntax.text, Span(gap_start, after.span.start), after.span):
                break
            owner[at + 1] = speech
            speech.quotations.append(at + 1)
            at += 1


def direct_content(syntax: Syntax, speech: Speech, governed: Sequence[Span], quoted: QuoteIndex) -> tuple[Span, ...]:
    """The quotations of a speech, with the unquoted words of the same clause where the clause runs into a quotation.

    `governed` is what the tree gives the cue. Of it counts what stands beside a quotation on its own side of the cue,
    and never what comes before a quotation that begins a sentence.
    """
    text = syntax.text
    quotations = [quoted.quotations[at].span for at in speech.quotations]
    start, end = _edges(syntax, speech.cue)
    first, last = quotations[0], quotations[-1]
    least = first.start if _begins_sentence(text, first.start) else 0
    if end <= first.start:
        least = max(least, end)
    most = start if last.end <= start else len(text)
    grown: list[Span] = []
    for span in governed:
        low, high = max(span.start, least), min(span.end, most)
        while low < high and text[high - 1] in _EDGE:
            high -= 1
        if low < high and any(q.overlaps(Span(low, high)) for q in quotations):
            grown.append(Span(low, high))
    return merged([*quotations, *grown], text)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \u00a0")
    return not before or before[-1] in '.!?:\n”’"'
