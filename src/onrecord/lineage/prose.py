"""A text as rows of words, sentences and quotations: what the rest of this room
compares.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.english.folding import fold_word
from onrecord.english.quotations import find_quotations
from onrecord.english.sentences import split_sentences
from onrecord.model import Span

# words; a longer "sentence" (a table, a text without stops) is compared in pieces of
# this many
LONGEST_SENTENCE = 150

# Letters with stops between them are one word (U.S. and US agree); every other run of
# letters and digits is one, so that "Oslo's", "Oslo’s" and the Penn Treebank's "Oslo
# 's" agree too.
_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+")
# Most sentences spell no word so and are ASCII, a few common marks aside: they are cut
# at spaces, after every character but letters and digits was made one, in a third of
# the time.
_SPELT = re.compile(r"\.[^\W\d_]\.")
_COMMON_MARKS = "’‘“”–—…\N{NO-BREAK SPACE}"
_SPACED = bytes(
    ord(chr(c).lower()) if c < 128 and chr(c).isalnum() else ord(" ")
    for c in range(256)
)
_LINE = re.compile(r"[^\n]*\S[^\n]*")  # a line that holds anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One report's text, ready to be compared.

    `words` are folded (case, accents and the stops of abbreviations gone). Sentence s
    is `sentences[s]` and holds words `firsts[s]` up to, not including, `firsts[s + 1]`.
    Only words inside sentences are held, and only sentences with words. `quoted[i]` is
    1 where word i lies inside a quotation, else 0.
    """

    id: str
    text: str
    words: tuple[str, ...]
    sentences: tuple[Span, ...]
    firsts: tuple[int, ...]
    quotations: tuple[Span, ...]
    quoted: bytes

    def sentence_words(self, sentence: int) -> tuple[str, ...]:
        """The folded words of one sentence."""
        return self.words[self.firsts[sentence] : self.firsts[sentence + 1]]

    def quotes(self, first: int, last: int) -> bool:
        """Whether sentences `first` to `last` (both included) quote a word.

        >>> prose_of("a", "It is shut. “Go home,” she said.").quotes(0, 0)
        False
        """
        return b"\x01" in self.quoted[self.firsts[first] : self.firsts[last + 1]]

    def places(self) -> tuple[Span, ...]:
        """Where each word stands in the text; worked out when asked for.

        >>> prose_of("a", "It rained.").places()
        (Span(start=0, end=2), Span(start=3, end=9))
        """
        return tuple(
            Span(*found.span())
            for span in self.sentences
            for found in _places(self.text, span)
        )


def prose_of(id: str, text: str, sentences: Sequence[Span] | None = None) -> Prose:  # noqa: A002 - the reports' own word
    """The prose of one report. With no `sentences` given they are found by their stops,
    newlines ending each.

    Words outside the given sentences are left out, so that a caller can keep captions
    and credits from being compared. Raises ValueError where they overlap or reach
    beyond the text.

    >>> prose = prose_of("a", "The pier is shut. “Go home,” she said.")
    >>> prose.words
    ('the', 'pier', 'is', 'shut', 'go', 'home', 'she', 'said')
    >>> [span.of(prose.text) for span in prose.sentences]
    ['The pier is shut.', '“Go home,” she said.']
    """
    spans = split_sentences(text) if sentences is None else sorted(sentences)
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise ValueError(f"sentences overlap: {before} and {after}")
    if spans and spans[-1].end > len(text):
        raise ValueError(
            f"sentence {spans[-1]} ends outside a text of {len(text)} characters"
        )
    cut = _Cutter(text)
    words: list[str] = []
    kept: list[Span] = []
    firsts: list[int] = [0]
    for span in spans:
        own_words = cut.words(span.start, span.end)
        if not own_words:
            continue
        words += own_words
        if len(own_words) > LONGEST_SENTENCE:
            kept += _pieces(text, span)
            firsts += range(firsts[-1] + LONGEST_SENTENCE, len(words), LONGEST_SENTENCE)
        else:
            kept.append(span)
        firsts.append(len(words))
    lines = [Span(*line.span()) for line in _LINE.finditer(text)]
    quotes = tuple(quotation.span for quotation in find_quotations(text, lines))
    return Prose(
        id=id,
        text=text,
        words=tuple(words),
        sentences=tuple(kept),
        firsts=tuple(firsts),
        quotations=quotes,
        quoted=_quoted(cut, kept, firsts, quotes),
    )


class _Cutter:
    """Cuts stretches of one text into folded words."""

    def __init__(self, text: str) -> None:
        if not text.isascii():
            for mark in _COMMON_MARKS:
                text = text.replace(mark, " ")
        self._text = text
        self._spaced = (
            text.encode("ascii", "replace").translate(_SPACED).decode("ascii")
        )

    def words(self, start: int, end: int) -> list[str]:
        """The folded words between two places, as if nothing stood around them."""
        piece = self._text[start:end]
        if piece.isascii() and not _SPELT.search(piece):
            return self._spaced[start:end].split()
        return [fold_word(word) for word in _WORD.findall(piece)]


def _places(text: str, span: Span) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text, span.start, span.end)


def _pieces(text: str, span: Span) -> list[Span]:
    """A sentence of too many words, cut."""
    places = [found.span() for found in _places(text, span)]
    cuts = range(0, len(places), LONGEST_SENTENCE)
    starts = [span.start, *(places[at][0] for at in cuts[1:])]
    ends = [*(places[at - 1][1] for at in cuts[1:]), span.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _quoted(
    cut: _Cutter,
    sentences: Sequence[Span],
    firsts: Sequence[int],
    quotes: Sequence[Span],
) -> bytes:
    """For each word whether it begins within a quotation; only sentences that
    quotations touch are looked at.
    """
    mask = bytearray(firsts[-1])
    starts = [span.start for span in sentences]
    for quote in quotes:
        at = max(bisect_right(starts, quote.start) - 1, 0)
        if at < len(sentences) and sentences[at].end <= quote.start:
            at += 1  # the one before the quotation
        while at < len(sentences) and sentences[at].start < quote.end:
            sentence = sentences[at]
            first, end = firsts[at], firsts[at + 1]
            if not quote.covers(sentence):
                inside = max(sentence.start, quote.start)
                inside_end = min(sentence.end, quote.end)
                first += len(cut.words(sentence.start, inside))
                end = first + len(cut.words(inside, inside_end))
            mask[first:end] = b"\x01" * (end - first)
            at += 1
    return bytes(mask)
