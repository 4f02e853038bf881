"""A report cut into what the statement model reads: windows of whole paragraphs, as
word pieces with their features.

A window holds as many whole paragraphs as fit; a paragraph that is longer than a window
is cut into several, each beginning with the last words of the one before. Nothing is
padded, so that what is found never hangs on what else is read at the same time. The
same code cuts the texts the model is trained on.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.english.marks import (
    BACKTICK,
    DOUBLE,
    GUILLEMETS,
    SINGLE,
    SINGLE_GUILLEMETS,
)
from onrecord.english.quotations import QuoteIndex
from onrecord.model import Span

PIECES = 256  # word pieces in a window, its two end marks included
# words that a window has in common with the one before, where a paragraph is cut
SHARED = 48
CASES = 6
QUOTED = 4
_STRAIGHT = str.maketrans(
    dict.fromkeys(DOUBLE + GUILLEMETS, '"')
    | dict.fromkeys(SINGLE + BACKTICK + SINGLE_GUILLEMETS, "'")
)

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one paragraph: where they stand, and what the model is told of each
    beside its pieces.

    `starts`, `ends`: offsets into the report. `pieces`: all pieces, word after word;
    `bounds`: where each word's begin, and where the last one's end. `case`: how it is
    written (0 no letter, 1 lower case, 2 Capitalised, 3 one capital, 4 CAPITALS, 5
    mIxed). `quoted`: 0 outside quotation marks, 1 an opening mark, 2 within, 3 a
    closing mark.
    """

    starts: Ints
    ends: Ints
    pieces: Ints
    bounds: Ints
    case: Ints
    quoted: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """One run of the model: `pieces` with their end marks, and for each word its first
    piece, features and paragraph.

    `first` is the number of the window's first word in its report. `opens` is 1 where a
    paragraph begins.
    """

    first: int
    pieces: Ints
    heads: Ints
    case: Ints
    quoted: Ints
    opens: Ints

    def __len__(self) -> int:
        return len(self.heads)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A report's words in text order, and its windows.

    `pieces`: all word pieces, each once though two windows may share it; `bounds`:
    where each word's begin, and where the last one's end.
    """

    starts: Ints
    ends: Ints
    paragraph: Ints
    pieces: Ints
    bounds: Ints
    windows: tuple[Window, ...]

    def run_in(self, span: Span) -> slice:
        """Where the pieces of the words that begin within `span` stand in `pieces`."""
        first, last = self.starts.searchsorted((span.start, span.end))
        return slice(int(self.bounds[first]), int(self.bounds[last]))


def plain_marks(text: str, quotes: QuoteIndex) -> str:
    """The text, character for character, with straight marks: outermost quotations have
    ", those within them '. Offsets into it are those of `text`.
    """
    characters = list(text.translate(_STRAIGHT))
    for quotation in quotes.quotations:
        span, inner = quotation.span, quotation.inner
        characters[inner.start : inner.end] = (
            "'" if c == '"' else c for c in characters[inner.start : inner.end]
        )
        characters[span.start : inner.start] = '"'.ljust(inner.start - span.start)
        characters[inner.end : span.end] = (
            '"'.rjust(span.end - inner.end) if inner.end < span.end else ""
        )
    return "".join(characters)


def lay(
    text: str,
    paragraphs: Sequence[Span],
    quotes: QuoteIndex,
    tokenizer: Tokenizer,
    *,
    offset: int = 0,
) -> Laid:
    """The windows over `paragraphs` (in text order). With `offset`, the first window
    ends after so many paragraphs.
    """
    plain = plain_marks(text, quotes)
    held = []
    for span in paragraphs:
        found = tokenizer.encode(plain[span.start : span.end], add_special_tokens=False)
        held.append(
            _words(text, span, found.ids, found.offsets, found.word_ids, quotes)
        )
    cls, sep = tokenizer.encode("").ids  # nothing but its two end marks
    firsts = np.cumsum([0, *(len(w.starts) for w in held)])
    windows = tuple(
        _window(held, firsts, group, cls, sep) for group in _groups(held, offset)
    )
    none = np.zeros(0, np.int64)
    lengths = np.concatenate([none, *(np.diff(w.bounds) for w in held)])
    return Laid(
        starts=np.concatenate([none, *(w.starts for w in held)]),
        ends=np.concatenate([none, *(w.ends for w in held)]),
        paragraph=np.repeat(np.arange(len(held)), [len(w.starts) for w in held]),
        pieces=np.concatenate([none, *(w.pieces for w in held)]),
        bounds=np.concatenate([[0], np.cumsum(lengths)]),
        windows=windows,
    )


def _words(
    text: str,
    span: Span,
    ids: Sequence[int],
    offsets: Sequence[tuple[int, int]],
    words: Sequence[int | None],
    quotes: QuoteIndex,
) -> Words:
    numbers = np.asarray(words, dtype=np.int64)
    places = np.asarray(offsets, dtype=np.int64).reshape(-1, 2) + span.start
    begins = np.ones(len(numbers), dtype=bool)
    begins[1:] = numbers[1:] != numbers[:-1]
    firsts = np.flatnonzero(begins)
    lasts = np.append(firsts[1:], len(numbers)) - 1 if len(firsts) else firsts
    starts, ends = places[firsts, 0], places[lasts, 1]
    return Words(
        starts=starts,
        ends=ends,
        pieces=np.asarray(ids, dtype=np.int64),
        bounds=np.append(firsts, len(numbers)),
        case=np.asarray(
            [
                _case(text[s:e])
                for s, e in zip(starts.tolist(), ends.tolist(), strict=True)
            ],
            dtype=np.int64,
        ),
        quoted=_quoted(span, starts, quotes),
    )


@functools.lru_cache(maxsize=32_768)
def _case(word: str) -> int:
    if word.islower():
        return 1
    if not word[:1].isupper():
        return 0 if word.upper() == word.lower() else 5
    if len(word) == 1:
        return 3
    if word.isupper():
        return 4
    return 2 if word[1:].islower() else 5


def _quoted(span: Span, starts: Ints, quotes: QuoteIndex) -> Ints:
    state = np.zeros(len(starts), dtype=np.int64)
    for quotation in quotes.within(span):
        first, last = np.searchsorted(
            starts, (quotation.span.start, quotation.span.end)
        )
        state[first:last] = 2
        state[first : first + 1] = 1
        if last > first + 1 and not (quotation.runs_on or quotation.unclosed):
            state[last - 1] = 3
    return state


def _groups(held: Sequence[Words], offset: int) -> Iterator[list[tuple[int, int, int]]]:
    """What each window holds: runs of (paragraph, first word, last word + 1)."""
    room = PIECES - 2
    group: list[tuple[int, int, int]] = []
    for at, words in enumerate(held):
        if len(words.pieces) > room or (offset and at == offset):
            if group:
                yield group
            room, group = PIECES - 2, []
        if len(words.pieces) > PIECES - 2:
            *cut, last = _cut(words)
            for first, end in cut:
                yield [(at, first, end)]
            group = [(at, *last)]
            room -= _size(words, *last)
        elif len(words.starts):
            group.append((at, 0, len(words.starts)))
            room -= len(words.pieces)
    if group:
        yield group


def _cut(words: Words) -> Iterator[tuple[int, int]]:
    """Runs of words of a long paragraph, each sharing its first words with the one
    before.
    """
    bounds = words.bounds
    first = 0
    while True:
        end = int(np.searchsorted(bounds, bounds[first] + PIECES - 2, side="right")) - 1
        end = max(end, first + 1)
        yield first, min(end, len(words.starts))
        if end >= len(words.starts):
            return
        first = max(end - SHARED, first + 1)


def _size(words: Words, first: int, last: int) -> int:
    return int(words.bounds[last] - words.bounds[first])


def _window(
    held: Sequence[Words],
    firsts: Ints,
    group: Sequence[tuple[int, int, int]],
    cls: int,
    sep: int,
) -> Window:
    pieces, heads, case, quoted, opens = [np.asarray([cls])], [], [], [], []
    length = 1
    for at, first, last in group:
        words = held[at]
        bounds = words.bounds
        pieces.append(words.pieces[bounds[first] : bounds[last]])
        heads.append(bounds[first:last] - bounds[first] + length)
        length += len(pieces[-1])
        case.append(words.case[first:last])
        quoted.append(words.quoted[first:last])
        begun = np.zeros(last - first, dtype=np.int64)
        begun[:1] = first == 0
        opens.append(begun)
    at, first, _ = group[0]
    return Window(
        first=int(firsts[at]) + first,
        pieces=np.concatenate([*pieces, [sep]]),
        heads=np.concatenate(heads),
        case=np.concatenate(case),
        quoted=np.concatenate(quoted),
        opens=np.concatenate(opens),
    )
