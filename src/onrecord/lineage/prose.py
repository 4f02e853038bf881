"""A text as rows of words, sentences and quotations: what the rest of this room compares."""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.lineage.quotations import quotations
from onrecord.model import Span
from onrecord.tables import lines

LONGEST_SENTENCE = 150  # words; a longer "sentence" (a table, a text without stops) is compared in pieces of this many

# Letters with stops between them are one word (U.S. and US agree); every other run of letters and digits is one, so
# that "Oslo's", "Oslo’s" and the Penn Treebank's "Oslo 's" agree too.
_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|[^\W_]+")
_STOP = re.compile(r"[.!?…]++(?:''|[\"”’'»)\]])*+")
_OPENERS = "\"“‘'«([`„–—- "
_TOKEN_BEFORE = 16  # characters looked at before a full stop for an abbreviation


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """One report's text, ready to be compared.

    `words` are folded (case, accents and the stops of abbreviations gone); word i stands at
    `text[starts[i]:ends[i]]`. Sentence s is `sentences[s]` and holds words `firsts[s]` up to, not including,
    `firsts[s + 1]`. Only words inside sentences are held, and only sentences with words. `quoted[i]` is 1 where word i
    lies inside a quotation, else 0.
    """

    id: str
    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Span, ...]
    firsts: tuple[int, ...]
    quotations: tuple[Span, ...]
    quoted: bytes

    def sentence_words(self, sentence: int) -> tuple[str, ...]:
        """The folded words of one sentence."""
        return self.words[self.firsts[sentence] : self.firsts[sentence + 1]]


def prose_of(id: str, text: str, sentences: Sequence[Span] | None = None) -> Prose:  # noqa: A002 - the reports' own word
    """The prose of one report. With no `sentences` given they are found by their stops, newlines ending each.

    Given sentences must be disjoint and lie inside the text (ValueError where they do not); words outside them are left
    out, so that a caller can keep captions and credits from being compared.
    """
    spans = split_sentences(text) if sentences is None else sorted(sentences)
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise ValueError(f"sentences overlap: {before} and {after}")
    if spans and spans[-1].end > len(text):
        raise ValueError(f"sentence {spans[-1]} ends outside a text of {len(text)} characters")
    places: list[tuple[int, int]] = []
    kept: list[Span] = []
    firsts: list[int] = [0]
    for span in spans:
        first = len(places)
        places += [match.span() for match in _WORD.finditer(text, span.start, span.end)]
        for cut in range(first, len(places), LONGEST_SENTENCE):
            last = min(cut + LONGEST_SENTENCE, len(places))
            start = span.start if cut == first else places[cut][0]
            kept.append(Span(start, span.end if last == len(places) else places[last - 1][1]))
            firsts.append(last)
    quotes = quotations(text)
    starts = tuple([start for start, _ in places])
    return Prose(
        id=id,
        text=text,
        words=_fold_all([text[start:end] for start, end in places]),
        starts=starts,
        ends=tuple([end for _, end in places]),
        sentences=tuple(kept),
        firsts=tuple(firsts),
        quotations=quotes,
        quoted=_inside(starts, quotes),
    )


def fold(word: str) -> str:
    """A word without case, accents and stops: what two spellings of one word have in common."""
    if word.isascii():
        return word.lower().replace(".", "")
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c) and c != ".") or word


def _fold_all(words: Sequence[str]) -> tuple[str, ...]:
    folded = {word: fold(word) for word in set(words)}
    return tuple([folded[word] for word in words])


def split_sentences(text: str) -> list[Span]:
    """Sentences by their stops, in text order, white space at their edges left out; a newline ends one."""
    found: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        _split_line(text, start, start + len(line), found)
        start += len(line)
    return found


def _split_line(text: str, start: int, end: int, found: list[Span]) -> None:
    first = start
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, match.start(), match.end(), end):
            _add_trimmed(text, first, match.end(), found)
            first = match.end()
    _add_trimmed(text, first, end, found)


def _ends_sentence(text: str, stop: int, after: int, end: int) -> bool:
    if not text[after].isspace():
        return False
    following = text[after : min(after + 8, end)].lstrip(_OPENERS)
    if not following or following[0].islower():
        return False
    if text[stop:after] != ".":
        return True
    before = text[max(0, stop - _TOKEN_BEFORE) : stop].split()
    token = before[-1].strip(_OPENERS).lower() if before else ""
    return not (len(token) == 1 and token.isalpha()) and "." not in token and token not in _abbreviations()


def _add_trimmed(text: str, start: int, end: int, found: list[Span]) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    kept = piece.strip()
    if kept:
        found.append(Span(start + left, start + left + len(kept)))


def _inside(starts: Sequence[int], spans: Sequence[Span]) -> bytes:
    mask = bytearray(len(starts))
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        mask[first:last] = b"\x01" * (last - first)
    return bytes(mask)


@functools.cache
def _abbreviations() -> frozenset[str]:
    return frozenset(lines("onrecord.lineage", "abbreviations.txt"))
