"""Tokens, sentences, dependencies and named entities of a report.

Everything after it works on the plain rows below, so that the parser can be exchanged
without touching a rule. Text is parsed part by part (a paragraph, a caption, a
headline), never across parts, in slices of at most `SLICE` characters, so that time
grows linearly whatever the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.english.tables import words
from onrecord.model import Part, Report, Span
from onrecord.reading.encoder.encode import Encoded, encode, nothing
from onrecord.reading.entities import find_entities, find_toponyms
from onrecord.reading.entity_bounds import Entity
from onrecord.reading.entity_cues import with_cues
from onrecord.reading.parser import Word, load

SLICE = (
    20_000  # characters given to the parser at once; a paragraph of news is under 2,000
)
# a longer run without white space is no word of any language: it is left unparsed
LONGEST_WORD = 500
# tokens; of 124 news reports the longest has 97: a longer one is cut, which bounds
# every walk
LONGEST_SENTENCE = 200
_WORD = re.compile(r"\S+")
UNREAD: frozenset[str] = frozenset(
    {"not prose", "date line", "credit", "signature", "dateline"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `head` is the index of its syntactic head (its own index for a root).
    Tags are Penn, deps ClearNLP.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    sentence: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to but not including `last`, and the part they stand in."""

    index: int
    span: Span
    first: int
    last: int
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """The parse of one report, and what the network says of it.

    `children[i]`: the indices of the tokens that depend on token i, in text order.
    `toponyms` may stand within `entities`. `quoted`: the indices of the tokens inside
    quotation marks, the opening mark among them.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    children: tuple[tuple[int, ...], ...]
    toponyms: tuple[Entity, ...] = ()
    encoded: Encoded = field(default_factory=nothing)
    quoted: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends behind `offset` (the number of tokens
        where there is none).
        """
        return bisect_right(self.tokens, offset, key=lambda t: t.end)

    def tokens_at(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with `span`; none where the parser was not
        given this text.
        """
        return self.tokens[
            self.token_at(span.start) : bisect_left(
                self.tokens, span.end, key=lambda t: t.start
            )
        ]

    def body_around(self, span: Span) -> Span | None:
        """The longer name of an organisation that `span` is a part of, or None."""
        at = bisect_right(self.entities, span.start, key=lambda e: e.span.start) - 1
        entity = self.entities[at] if at >= 0 else None
        within = (
            entity is not None
            and entity.label == "ORG"
            and entity.span.covers(span)
            and entity.span != span
        )
        return entity.span if entity is not None and within else None

    def speaks(self, token: Token) -> bool:
        """Whether a token is the subject of a verb of saying."""
        return token.dep == "nsubj" and self.tokens[token.head].lemma.lower() in words(
            "speech_verbs"
        )

    def is_cited(self, token: Token) -> bool:
        """Whether something is according to a token."""
        to = self.tokens[token.head]
        return (
            token.dep == "pobj"
            and to.text.lower() == "to"
            and self.tokens[to.head].text.lower() == "according"
        )

    def subtree(self, index: int) -> list[int]:
        """The indices of a token and all that depends on it, in text order."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return sorted(found)


def parse(report: Report) -> Syntax:
    """The syntax of one report whose `parts` were found by intake, with its names."""
    return named(report, cut(report))


def cut(report: Report) -> Syntax:
    """The tokens and sentences of one report, without what the network says of it."""
    slices, notes = _slices(report)
    rows = load().words(report.text[piece.start : piece.end] for piece, _ in slices)
    return _assemble(report, slices, rows, notes)


def named(report: Report, syntax: Syntax) -> Syntax:
    """The syntax of a report that was cut, with what the network says of it."""
    encoded, spans = encode(report), [token.span for token in syntax.tokens]
    return replace(
        syntax,
        entities=with_cues(
            report.text, syntax.tokens, find_entities(encoded, report.text, spans)
        ),
        toponyms=find_toponyms(encoded, report.text, spans),
        encoded=encoded,
        quoted=frozenset(_quoted(syntax, encoded)),
    )


def _quoted(syntax: Syntax, encoded: Encoded) -> Iterator[int]:
    for quotation in encoded.quoted.quotations:
        for token in syntax.tokens_at(Span(quotation.span.start, quotation.inner.end)):
            yield token.index


def _slices(report: Report) -> tuple[list[tuple[Span, Part]], tuple[str, ...]]:
    """What to parse: parts that hold prose, cut at white space where they are longer
    than SLICE.
    """
    slices: list[tuple[Span, Part]] = []
    skipped = 0
    for part in report.parts:
        if part.kind in UNREAD:
            continue
        for piece, readable in _pieces(report.text, part.span):
            if readable:
                slices.append((piece, part))
            else:
                skipped += piece.end - piece.start
    note = f"{skipped:,} characters in runs of over {LONGEST_WORD} without white space were not parsed"
    return slices, (note,) if skipped else ()


def _pieces(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """The words of `span` in parsable pieces of at most SLICE characters; and, marked
    False, unparsable long runs.
    """
    start = end = span.start
    for word in _WORD.finditer(text, span.start, span.end):
        too_long = word.end() - word.start() > LONGEST_WORD
        if end > start and (too_long or word.end() - start > SLICE):
            yield Span(start, end), True
            start = end
        if too_long:
            yield Span(*word.span()), False
            start = end = word.end()
            continue
        if start == end:
            start = word.start()
        end = word.end()
    if end > start:
        yield Span(start, end), True


def _assemble(
    report: Report,
    slices: Sequence[tuple[Span, Part]],
    rows: Iterable[list[Word]],
    notes: tuple[str, ...],
) -> Syntax:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for (piece, part), row in zip(slices, rows, strict=True):
        offset = len(tokens)
        for first, last in _sentences(row):
            within = range(first, last)
            added = [
                _token(row, at, piece.start, offset, len(sentences), within)
                for at in within
            ]
            whole = Span(added[0].start, added[-1].end)
            sentences.append(
                Sentence(len(sentences), whole, offset + first, offset + last, part)
            )
            tokens.extend(added)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Syntax(
        text=report.text,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        entities=(),
        children=tuple(map(tuple, children)),
        notes=notes,
    )


def _sentences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The first word and the last + 1 of each sentence, none of over LONGEST_SENTENCE
    words.
    """
    first = 0
    for at, word in enumerate(words):
        if at > first and (word.opens or at - first == LONGEST_SENTENCE):
            yield first, at
            first = at
    if first < len(words):
        yield first, len(words)


def _token(
    words: Sequence[Word], at: int, base: int, offset: int, sentence: int, within: range
) -> Token:
    """One token; where its head was cut off (or is white space), it is a root."""
    word = words[at]
    start = base + word.start
    head = word.head if word.head is not None and word.head in within else None
    return Token(
        offset + at,
        start,
        start + len(word.text),
        word.text,
        word.lemma,
        word.tag,
        word.pos,
        "ROOT" if head is None else word.dep,
        offset + (at if head is None else head),
        sentence,
    )
