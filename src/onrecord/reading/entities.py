"""Named persons, organisations and places as the network tags them, and the toponyms among them or within them.

Entities follow the guidelines of CoNLL 2003 as the training corpora have them: a title is no part of a person's name,
a town's name within an organisation's is part of that. Toponyms follow those of the place corpora (Lieberman et al.
2010; Gritta et al. 2018): whatever names a place that can be put on a map, also within the name of something else.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import numpy as np

from onrecord.model import Span
from onrecord.reading.encoder.encode import Encoded
from onrecord.reading.encoder.scores import ENTITIES, Floats
from onrecord.reading.encoder.tagging import best_tags, runs
from onrecord.reading.encoder.windows import Ints, Laid
from onrecord.reading.names import plain
from onrecord.reading.tables import rows, words

Label = Literal["PERSON", "ORG", "PLACE"]
LABELS: dict[int, Label] = {1: "PERSON", 3: "ORG", 5: "PLACE"}  # by the tag of a beginning
SURE = float(np.log(0.99))  # a word outside with this probability parts what stands on either side
NEVER = -1e4
_STOPS = frozenset({".", "!", "?", ";"})  # as tokens of their own: of "St." and "Inc." they are a part
_GOES_ON = frozenset({"of", "for"})  # behind them a body's name that was cut goes on
_OPEN = _GOES_ON | {"and", "&", "the", "in"}  # no name ends with them
_BREAK = re.compile(r"[\n\r]")
LONGEST = 24  # tokens: what is longer is a list, or no language; it bounds every walk over a name


@dataclass(frozen=True, slots=True)
class Entity:
    """A named person, organisation or place: tokens `first` up to `last`, and their span."""

    span: Span
    label: Label
    first: int
    last: int


class _Tokens:
    """The parser's tokens, to find those under a span and what stands beside them."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self.text = text
        self.starts, self.ends = [s.start for s in spans], [s.end for s in spans]

    def entities(self, start: int, end: int, label: Label) -> Iterator[Entity]:
        """The names between two offsets: one, or more where a sentence ends between them."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        stops = [at for at in range(first, last) if self.word(at) in _STOPS]
        for begin, stop in pairwise([first - 1, *stops, last]):
            if begin + 1 < stop:
                yield from self._entity(begin + 1, stop, label)

    def _entity(self, first: int, last: int, label: Label) -> Iterator[Entity]:
        if label == "ORG":
            last = self._closed(last)
            while last - first > 1 and self.word(last - 1).lower() in _OPEN:
                last -= 1
        span = Span(self.starts[first], self.ends[last - 1])
        if plain(span.of(self.text)) in houses() and label == "PERSON":
            label = "ORG"
        member = label == "PERSON" and plain(self.word(last - 1)) in words("memberships")
        if last - first <= LONGEST and not member:
            yield Entity(span, label, first, last)

    def _closed(self, last: int) -> int:
        """The end of a body's name that was cut at a small word: "Institute | for the Study of War"."""
        end = last
        if plain(self.word(last - 1)) in words("organisation_words") and last < len(self.starts):
            end += self.word(last) in _GOES_ON
        while end < len(self.starts) and self.word(end - 1).lower() in _GOES_ON and end - last < LONGEST:
            end += self.word(end).lower() == "the"
            if end == len(self.starts) or not self.word(end)[:1].isupper() or _BREAK.search(self.between(end)):
                return last
            while end < len(self.starts) and self.word(end)[:1].isupper() and not _BREAK.search(self.between(end)):
                end += 1
            if end + 1 < len(self.starts) and self.word(end) in _GOES_ON and self.word(end + 1)[:1].isupper():
                end += 1
        return end

    def word(self, at: int) -> str:
        return self.text[self.starts[at] : self.ends[at]]

    def between(self, at: int) -> str:
        """What stands between a token and the one before."""
        return self.text[self.ends[at - 1] : self.starts[at]]


def find_entities(encoded: Encoded, text: str, tokens: Sequence[Span]) -> tuple[Entity, ...]:
    """The named entities of a report in text order, disjoint. `tokens`: where the parser's tokens stand."""
    return _found(encoded, text, tokens, slice(0, ENTITIES))


def find_toponyms(encoded: Encoded, text: str, tokens: Sequence[Span]) -> tuple[Entity, ...]:
    """The names of places that can be put on a map, in text order, disjoint; some stand within other entities."""
    return _found(encoded, text, tokens, slice(ENTITIES, None))


def _found(encoded: Encoded, text: str, tokens: Sequence[Span], part: slice) -> tuple[Entity, ...]:
    where = _Tokens(text, tokens)
    both = ((encoded.laid, encoded.scores), encoded.aside)
    named = (name for laid, scores in both for name in named_runs(laid, scores.names[:, part]))
    found: list[Entity] = []
    for one in sorted((e for name in named for e in where.entities(*name)), key=lambda e: e.span):
        if not _meets(found[-1] if found else None, one):
            found.append(one)
    return tuple(_agreed(text, found))


def _agreed(text: str, found: Sequence[Entity]) -> Iterator[Entity]:
    """Names with one label where the network wavers between persons and bodies: the more frequent in the report.

    A town and a person may share a name in one report; a firm and a person seldom do (one sense per discourse: Gale,
    Church and Yarowsky 1992).
    """
    counts: dict[str, Counter[Label]] = {}
    for one in found:
        counts.setdefault(one.span.of(text), Counter())[one.label] += 1
    for one in found:
        seen = counts[one.span.of(text)]
        persons, bodies = seen["PERSON"], seen["ORG"]
        if one.label == "PERSON" and bodies > persons:
            yield replace(one, label="ORG")
        elif one.label == "ORG" and persons > bodies:
            yield replace(one, label="PERSON")
        else:
            yield one


def _meets(before: Entity | None, one: Entity) -> bool:
    """Whether two names share a token of the parser: "Vessa-Orlo" as one word."""
    return before is not None and one.first < before.last


def named_runs(laid: Laid, scores: Floats) -> Iterator[tuple[int, int, Label]]:
    """The names that log probabilities [W, ENTITIES] or [W, TOPONYMS] make of words: start, end (offsets), label."""
    tags = _widened(scores)
    for first, last in _stretches(tags, laid.paragraph):
        stretch = tags[first:last].copy()
        stretch[0, 1::2] = np.logaddexp(stretch[0, 1::2], stretch[0, 2::2])  # nothing goes on at its beginning
        for kind, start, end in runs(best_tags(stretch)):
            yield int(laid.starts[first + start]), int(laid.ends[first + end - 1]), LABELS[kind]


def _widened(tags: Floats) -> Floats:
    """Tags of one kind, places, as tags of all three."""
    if tags.shape[1] == ENTITIES:
        return tags
    wide = np.full((len(tags), ENTITIES), NEVER, np.float32)
    wide[:, 0] = tags[:, 0]
    wide[:, 5:7] = tags[:, 1:3]
    return wide


def _stretches(tags: Floats, paragraph: Ints) -> Iterator[tuple[int, int]]:
    """The runs of words of one paragraph that are not surely outside of every name."""
    count = len(tags)
    if not count:
        return
    doubtful = tags[:, 0] < SURE
    goes_on = doubtful[1:] & doubtful[:-1] & (paragraph[1:] == paragraph[:-1])
    firsts = np.flatnonzero(doubtful & ~np.concatenate([[False], goes_on]))
    lasts = np.flatnonzero(doubtful & ~np.concatenate([goes_on, [False]])) + 1
    yield from zip(firsts.tolist(), lasts.tolist(), strict=True)


@functools.cache
def houses() -> frozenset[str]:
    """Houses that stand for those who govern there: whatever the network makes of them, they are nobody's surname."""
    return frozenset(plain(name) for name, strict in rows("metonyms") if strict)
