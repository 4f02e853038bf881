"""The first step: a report's prose as tokens, sentences and dependencies.

Text is parsed part by part (a paragraph, a caption, a headline), never across parts, in
slices of at most `SLICE` characters, so that time grows linearly whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model import Part, Report, Span
from onrecord.reading.parser import Word, load
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Sentence, Token
from onrecord.reading.tree import Tree

# Characters given to the parser at once; a paragraph of news is under 2,000.
SLICE = 20_000
# a longer run without white space is no word of any language: it is left unparsed
LONGEST_WORD = 500
# tokens; of 124 news reports the longest has 97: a longer one is cut, which bounds
# every walk
LONGEST_SENTENCE = 200
_WORD = re.compile(r"\S+")
UNREAD: frozenset[str] = frozenset(
    {"not prose", "date line", "credit", "signature", "dateline"}
)


def parse(sheet: Sheet) -> Sheet:
    """The sheet with its tokens, sentences and tree. The report's `parts` must have
    been found by intake. Takes any text.
    """
    report = sheet.report
    slices, notes = _slices(report)
    rows = load().words(report.text[piece.start : piece.end] for piece, _ in slices)
    tokens, sentences = _assemble(slices, rows)
    tree = Tree(report.text, tokens)
    return replace(sheet, tokens=tokens, sentences=sentences, tree=tree, notes=notes)


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
    note = (
        f"{skipped:,} characters in runs of over {LONGEST_WORD} "
        "without white space were not parsed"
    )
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
    slices: Sequence[tuple[Span, Part]], rows: Iterable[list[Word]]
) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
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
    return tuple(tokens), tuple(sentences)


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
