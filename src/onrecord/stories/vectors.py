"""A report as weighted words and names: enough to tell whether two reports are of the
same events, from text alone.

No corpus is needed to compare two reports: how rare a word is comes from a table
shipped with the package, so that a similarity never changes when other reports arrive.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.english.folding import fold_word
from onrecord.english.marks import DASHES, HYPHENS, QUOTES
from onrecord.english.tables import rows
from onrecord.english.words import singular
from onrecord.model import Report

# Tuned together on two public sets of grouped news (383 dated reports of 69 stories,
# 772 undated ones of 70), one setting for both, by BCubed F1; FAR was then set lower
# than those sets ask for, whose stories run on for up to four years.
NAME = 1.5  # how much more a word weighs that is written as a name inside sentences
# how much more a number weighs: years, tolls and dates tell one flood from the next
NUMBER = 2.0
TITLE = 3  # times the words of a title count
LEAD_WORDS = 60  # the first words say what a report is about …
LEAD = 2  # … and count so many times
TERMS = 70  # heaviest terms kept
# heaviest terms by which a report is found; reports of one story share one of them
KEYS = 12
GRACE = 3  # days between two reports that cost nothing
HALF_LIFE = 60.0  # days beyond them after which half of what distance can cost is lost
FAR = 0.5  # what is left of the similarity of reports any time apart
UNDATED = 0.7  # what is left where a day is unknown

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_ENDS = frozenset(".!?:;\n\r(|•*" + QUOTES + HYPHENS + DASHES)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: folded, and whether it is written as a name (a capital where
    no sentence begins).
    """

    folded: str
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """What a report is about. `day` is its publication day as a proleptic ordinal
    (`date.toordinal`), None if unknown.

    `terms` are its heaviest terms with their weights, rarest term first (by the shipped
    table, then by spelling); the weights' squares sum to 1, or there are no terms.
    """

    id: str
    day: int | None
    terms: tuple[tuple[str, float], ...]


def vector_of(report: Report) -> Vector:
    """The vector of a report's title and text. Uses `id`, `title`, `text` and
    `published`, and nothing outside them.

    >>> vector = vector_of(Report(id="a", text="A crane fell.", published="2025-08-14"))
    >>> sorted(term for term, _ in vector.terms), vector.day
    (['crane', 'fell'], 739477)
    """
    counts: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for at, word in enumerate(words_of(report.text)):
        counts[word.folded] += LEAD if at < LEAD_WORDS else 1
        named[word.folded] += word.named or -1
    for word in words_of(report.title or ""):
        counts[word.folded] += TITLE
    weights = {
        term: (1 + math.log(count)) * rarity(term) * _emphasis(term, named[term])
        for term, count in counts.items()
        if len(term) > 1
    }
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:TERMS]
    norm = math.sqrt(math.fsum(weights[term] ** 2 for term in heaviest))
    rarest = sorted(heaviest, key=lambda term: (-rarity(term), term))
    terms = tuple((term, weights[term] / norm) for term in rarest if weights[term] > 0)
    return Vector(id=report.id, day=_day(report.published), terms=terms)


def keys_of(vector: Vector) -> tuple[tuple[str, float], ...]:
    """The KEYS heaviest terms of a vector with their weights, the heaviest first; of
    equals in order of spelling.
    """
    return tuple(sorted(vector.terms, key=lambda term: (-term[1], term[0]))[:KEYS])


def similarity(a: Vector, b: Vector) -> float:
    """How alike two reports are, 0..1: the cosine of their terms, less the farther
    apart their days.

    The same for (a, b) and (b, a). A report is like itself by 1 where it is dated.

    >>> a = vector_of(Report(id="a", text="A crane fell.", published="2025-08-14"))
    >>> b = vector_of(Report(id="b", text="Crane falls.", published="2025-08-15"))
    >>> round(similarity(a, a), 2), round(similarity(a, b), 2)
    (1.0, 0.77)
    """
    return cosine(dict(a.terms), b) * nearness(a.day, b.day)


def cosine(a: dict[str, float], b: Vector) -> float:
    """The cosine of a vector's terms, given as a dictionary, and another's."""
    return min(1.0, sum([a[term] * weight for term, weight in b.terms if term in a]))


def nearness(a: int | None, b: int | None) -> float:
    """What the days leave of a cosine: 1 within GRACE days, falling to FAR; UNDATED
    where one is unknown.

    `a` and `b` are days as `date.toordinal` counts them. 0..1.

    >>> nearness(1, 3), nearness(1, 300) < 0.55, nearness(1, None)
    (1.0, True, 0.7)
    """
    if a is None or b is None:
        return UNDATED
    return float(FAR + (1 - FAR) * 0.5 ** (max(0, abs(a - b) - GRACE) / HALF_LIFE))


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in order, each folded and in the singular.

    >>> [word.folded for word in words_of("The cranes fell.")]
    ['the', 'crane', 'fell']
    """
    for match in _WORD.finditer(text):
        surface = match.group()
        named = False
        if surface[0].isupper():
            named = _before(text, match.start()) not in _SENTENCE_ENDS
        yield Word(singular(fold_word(surface)), named)


def rarity(term: str) -> float:
    """The logarithm of how few background documents hold a term (inverse document
    frequency), at least 0.
    """
    documents, counts = _background()
    return math.log((documents + 1) / (counts.get(term, 0) + 1))


def _emphasis(term: str, named: int) -> float:
    """What a term weighs more as a number or a name. `named`: times written as a name,
    less times written small.
    """
    return (NUMBER if term[0].isdecimal() else 1) * (NAME if named > 0 else 1)


def _before(text: str, at: int) -> str:
    """The nearest character before `at` that is no space, of the three before it; a
    newline where there is none.
    """
    return text[max(0, at - 3) : at].rstrip(" \t\xa0")[-1:] or ("\n" if at < 3 else ".")


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


@functools.cache
def _background() -> tuple[int, dict[str, int]]:
    (_, documents), *counts = rows("document_frequency")
    return int(documents), {word: int(count) for word, count in counts}
