"""What was said, as character spans: trimmed at its edges, never half a quotation, without the words of the cue."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model import Form, Span
from onrecord.reading.statements.clauses import token_range
from onrecord.reading.statements.complements import Complement
from onrecord.reading.statements.cues import CueVerb
from onrecord.reading.statements.quotes import QuoteIndex
from onrecord.reading.syntax import Sentence, Syntax

_EDGE_TOKENS = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "..."})
_EDGE = " \t\r\n\u00a0,;:-–—"
_CLOSING = "”’\"'»›"
_CONTENT = frozenset({"ccomp", "advcl", "dep", "xcomp"})
_LEAD = 3  # tokens before a clause that belong to it: “And perhaps, it …”
_INSERTED = frozenset({"parataxis", "conj", "ccomp", "advcl", "dep", "intj", "acl", "relcl"})


def governed(syntax: Syntax, cue: CueVerb, found: Complement, quoted: QuoteIndex) -> tuple[Span, ...]:
    """The content of a complement, in one piece or two where the cue stands inside it."""
    cue_end = cue.last if found.through is None else found.through + 1
    if found.first > cue.verb:
        cue_end = min(cue_end, found.first)
    return pieces(syntax, range(found.first, found.last), range(cue.first, cue_end), quoted)


def inserted(syntax: Syntax, cue: CueVerb, sentence: Sentence, quoted: QuoteIndex) -> tuple[Span, ...]:
    """The content around or before a cue clause set off by commas: “The test, Orlo said, was the biggest.”

    Empty where the cue is not so set off.
    """
    if not cue.own or not _set_off(syntax, cue, sentence):
        return ()
    before = cue.first - 1 > sentence.first
    clause = [k for k in _inserted_into(syntax, cue, sentence) if not cue.first <= k < cue.last]
    if not before or not clause:
        return ()
    return pieces(syntax, range(*token_range(clause)), range(cue.first, cue.last), quoted)


def _set_off(syntax: Syntax, cue: CueVerb, sentence: Sentence) -> bool:
    comma_before = cue.first > sentence.first and syntax.tokens[cue.first - 1].text in (
        ",",
        "—",
        "–",
        "--",
        "”",
        "’",
        '"',
    )
    at_end = cue.last >= sentence.last
    return comma_before and (at_end or syntax.tokens[cue.last].text in (",", ".", "—", "–", "--", ";"))


def _at_end(syntax: Syntax, cue: CueVerb, sentence: Sentence) -> bool:
    rest = syntax.tokens[cue.last : sentence.last]
    return all(t.text in _EDGE_TOKENS for t in rest)


def _inserted_into(syntax: Syntax, cue: CueVerb, sentence: Sentence) -> list[int]:
    """The clause the cue is set into or behind."""
    token = syntax.tokens[cue.verb]
    if token.dep in _INSERTED and token.head >= cue.last:
        return list(range(sentence.first, token_range(syntax.subtree(token.head))[1]))
    governed_ = [c for c in syntax.children[cue.verb] if syntax.tokens[c].dep in _CONTENT]
    after = [c for c in governed_ if c >= cue.last and syntax.tokens[c].dep == "ccomp"]
    before = [k for c in governed_ if c < cue.first for k in syntax.subtree(c)]
    if before and max(before) >= cue.last:
        found = range(*token_range(before))
    elif after:
        found = range(sentence.first, token_range(syntax.subtree(after[-1]))[1])
    elif _at_end(syntax, cue, sentence):
        found = range(sentence.first, cue.first)
    elif before:
        first = min(before)
        found = range(sentence.first if first - sentence.first <= _LEAD else first, cue.first)
    elif token.dep in _INSERTED and token.head != cue.verb:
        return sorted(set(syntax.subtree(token.head)) - set(syntax.subtree(cue.verb)))
    else:
        return []
    return list(found)


def pieces(syntax: Syntax, content: range, without: range, quoted: QuoteIndex) -> tuple[Span, ...]:
    """`content` minus `without` (token ranges) as trimmed spans that break no quotation."""
    runs = [(content.start, min(content.stop, without.start)), (max(content.start, without.stop), content.stop)]
    if without.stop <= content.start or without.start >= content.stop:
        runs = [(content.start, content.stop)]
    spans = (trimmed(syntax, first, last, quoted) for first, last in runs if first < last)
    return tuple(s for s in spans if s is not None)


def trimmed(syntax: Syntax, first: int, last: int, quoted: QuoteIndex) -> Span | None:
    """Tokens `first` up to `last` without the punctuation at their edges, grown over any quotation they cut."""
    while first < last and syntax.tokens[first].text in _EDGE_TOKENS:
        first += 1
    while first < last and syntax.tokens[last - 1].text in _EDGE_TOKENS and not _ends_quotation(syntax, last, quoted):
        last -= 1
    if not any(t.text[:1].isalnum() or t.text[-1:].isalnum() for t in syntax.tokens[first:last]):
        return None
    return whole_quotations(Span(syntax.tokens[first].start, syntax.tokens[last - 1].end), syntax.text, quoted)


def _ends_quotation(syntax: Syntax, last: int, quoted: QuoteIndex) -> bool:
    found = quoted.at(syntax.tokens[last - 1].start)
    return found is not None and found.span.end <= syntax.tokens[last - 1].end + 1


def whole_quotations(span: Span, text: str, quoted: QuoteIndex) -> Span:
    """`span` grown over a quotation whose edge it cuts, so that no mark is left without its fellow.

    Where all the span holds of a quotation is its opening mark, the mark is given up instead.
    """
    start, end = span.start, span.end
    at_start, at_end = quoted.at(start), quoted.at(end - 1) if end > start else None
    if at_start is not None and at_start.span.start < start:
        start = at_start.span.start if start < at_start.inner.end else start
    if at_end is not None and at_end.span.end > end:
        end = at_end.span.end if end > at_end.inner.start else at_end.span.start
        while end > start and text[end - 1] in _EDGE:
            end -= 1
    return Span(start, max(start, end))


def merged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """`spans` in text order, those that touch or overlap made one (spaces apart, but never two paragraphs)."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or not text[out[-1].end : span.start].strip(" \t\u00a0")):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif span.end > span.start:
            out.append(span)
    return tuple(out)


def form_of(content: tuple[Span, ...], quoted: QuoteIndex) -> Form:
    """direct: every piece is quoted from end to end; mixed: some of it is; indirect: none."""
    if all(_all_quoted(span, quoted) for span in content):
        return "direct"
    return "mixed" if any(_holds_quotation(span, quoted) for span in content) else "indirect"


def _all_quoted(span: Span, quoted: QuoteIndex) -> bool:
    first, last = quoted.at(span.start), quoted.at(span.end - 1)
    return first is not None and last is not None and first.span.start == span.start and last.span.end == span.end


def _holds_quotation(span: Span, quoted: QuoteIndex) -> bool:
    if quoted.at(span.start) is not None:
        return True
    after = quoted.after(span.start)
    return after is not None and quoted.quotations[after].span.start < span.end
