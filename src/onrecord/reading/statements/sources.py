"""Attribution without a reporting verb: “according to X”, “X's claim that …”, “X: …” in a headline, “…” — X."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.reading.statements.clauses import child, token_range
from onrecord.reading.statements.content import pieces, trimmed, whole_quotations
from onrecord.reading.statements.quotes import QuoteIndex
from onrecord.reading.syntax import Sentence, Syntax
from onrecord.reading.tables import rows

_LABEL = re.compile(r"([^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){0,3}): (?=\S)")
_SIGNED = re.compile(r"\s*([-–—―]{1,2})\s*([^\W\d_][\w’'-]*\.?(?: [^\W\d_][\w’'-]*\.?){1,4}?)[.\s]*")
_LOUD = re.compile(r"[\"“]?([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2}): (?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An attribution found without a verb. `head` is the token that heads the speaker's noun phrase."""

    head: int
    speaker: Span
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@functools.cache
def cue_nouns() -> dict[str, frozenset[str]]:
    """Nouns that hold what someone says, with their frames (data/cue_nouns.tsv)."""
    return {row[0]: frozenset(row[1].split()) for row in rows("cue_nouns")}


@functools.cache
def _no_speakers() -> frozenset[str]:
    """Labels that name nobody (data/cue_labels.tsv)."""
    return frozenset(row[0] for row in rows("cue_labels"))


def according_to(syntax: Syntax, sentence: Sentence, quoted: QuoteIndex) -> Iterator[Source]:
    """“…, according to X” and “According to X, …”: the content is the rest of the sentence."""
    for index in range(sentence.first, sentence.last - 1):
        token = syntax.tokens[index]
        if token.text.lower() != "according" or syntax.tokens[index + 1].text.lower() != "to" or quoted.at(token.start):
            continue
        head = child(syntax, index + 1, {"pobj", "pcomp"})
        if head is None:
            continue
        last = token_range(syntax.subtree(head))[1]
        who = trimmed(syntax, index + 2, last, quoted)
        content = pieces(syntax, range(sentence.first, sentence.last), range(index, last), quoted)
        if who is not None and content and index + 2 < last and _tells(syntax, sentence, index, last, quoted):
            yield Source(
                head=head, speaker=who, cue=(Span(token.start, syntax.tokens[index + 1].end),), content=content
            )


def _tells(syntax: Syntax, sentence: Sentence, first: int, last: int, quoted: QuoteIndex) -> bool:
    """True where the sentence holds a verb or a quotation outside tokens `first` to `last`."""
    rest = (*syntax.tokens[sentence.first : first], *syntax.tokens[last : sentence.last])
    return any(t.pos in ("VERB", "AUX") or quoted.at(t.start) is not None for t in rest)


def noun_cues(syntax: Syntax, sentence: Sentence, quoted: QuoteIndex) -> Iterator[Source]:
    """“X's claim that …”, “a warning by X that …”: a noun of saying, its owner, and its clause."""
    for token in syntax.of(sentence):
        frames = cue_nouns().get(token.lemma.lower()) if token.pos == "NOUN" else None
        if frames is None or quoted.at(token.start) is not None:
            continue
        owner = _owner(syntax, token.index)
        clause = _noun_clause(syntax, token.index, frames)
        if owner is None or clause is None:
            continue
        content = trimmed(syntax, *token_range(syntax.subtree(clause)), quoted)
        first, last = token_range(k for k in syntax.subtree(owner) if syntax.tokens[k].dep != "case")
        who = trimmed(syntax, first, last, quoted)
        if content is not None and who is not None:
            yield Source(head=owner, speaker=who, cue=(token.span,), content=(content,))


def _owner(syntax: Syntax, noun: int) -> int | None:
    possessor = child(syntax, noun, {"poss"})
    if possessor is not None:
        return possessor
    for c in syntax.children[noun]:
        if syntax.tokens[c].dep in ("prep", "agent") and syntax.tokens[c].lemma in ("by", "from"):
            return child(syntax, c, {"pobj"})
    return None


def _noun_clause(syntax: Syntax, noun: int, frames: frozenset[str]) -> int | None:
    """The clause that says what the noun holds; a relative clause (“the claim that he made”) says something else."""
    for c in syntax.children[noun]:
        if c < noun or syntax.tokens[c].dep not in ("acl", "ccomp"):
            continue
        marks = [syntax.tokens[k] for k in syntax.children[c]]
        if "that" in frames and any(k.dep == "mark" and k.lemma == "that" for k in marks):
            return c
        if "infinitive" in frames and any(k.dep == "aux" and k.lemma == "to" for k in marks):
            return c
    return None


def signed(syntax: Syntax, sentence: Sentence, quoted: QuoteIndex) -> Iterator[Source]:
    """“…” — Marta Orlo: a paragraph that is one quotation, or several, and the name of who said it."""
    part = sentence.part
    if sentence.last < len(syntax.tokens) and syntax.sentences[sentence.index + 1].part is part:
        return
    at = quoted.before(part.span.end)
    if at is None or quoted.quotations[at].span.start < part.span.start:
        return
    name = _SIGNED.fullmatch(syntax.text, quoted.quotations[at].span.end, part.span.end)
    first = quoted.after(part.span.start)
    if name is None or first is None or quoted.quotations[first].span.start != part.span.start:
        return
    head = next(
        (k for k in range(sentence.last - 1, sentence.first - 1, -1) if syntax.tokens[k].end == name.end(2)), None
    )
    if head is not None:
        content = tuple(q.span for q in quoted.quotations[first : at + 1])
        yield Source(head=head, speaker=Span(*name.span(2)), cue=(Span(*name.span(1)),), content=content)


def labelled(syntax: Syntax, sentence: Sentence, quoted: QuoteIndex) -> Iterator[Source]:
    """“Orlo: Bridge will stay shut” in a headline, “ORLO: …” at the head of a transcript's paragraph."""
    part = sentence.part
    if sentence.first and syntax.sentences[sentence.index - 1].part is part:
        return
    label = (_LABEL if part.kind == "headline" else _LOUD).match(syntax.text, part.span.start, part.span.end)
    if label is None or label.group(1).lower() in _no_speakers():
        return
    colon = label.end(1)
    head = next((k for k in range(sentence.first, sentence.last) if syntax.tokens[k].end == colon), None)
    content = whole_quotations(Span(label.end(), part.span.end), syntax.text, quoted)
    if head is not None and content.end > content.start:
        yield Source(head=head, speaker=Span(label.start(1), colon), cue=(Span(colon, colon + 1),), content=(content,))
