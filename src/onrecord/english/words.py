"""The words of a stretch of text: what it is about, weighted by how seldom the story
says them.

Matching across reports needs no parse: words are cut at anything but letters, digits
and inner apostrophes, and brought to a stem by the few English endings that change
nothing of the sense. The stems are for comparing, never for showing.
"""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Mapping

from onrecord.english import tables
from onrecord.english.marks import APOSTROPHES, straight
from onrecord.model import Span

WORD = re.compile(rf"[^\W_]+(?:[.,{APOSTROPHES}][^\W_]+)*")
_VOWELS = frozenset("aeiouy")


def tokens(text: str) -> list[str]:
    """The words of `text` in order, in lower case, apostrophes straightened and a
    closing "'s" taken off.

    >>> tokens("The mayor’s boats left.")
    ['the', 'mayor', 'boats', 'left']
    """
    return [_bare(m.group()) for m in WORD.finditer(text)]


def word_spans(text: str, within: Span) -> list[Span]:
    """Where the words of `text` stand that lie in `within`: spans into `text`.

    >>> word_spans("A crane fell.", Span(2, 13))
    [Span(start=2, end=7), Span(start=8, end=12)]
    """
    matches = WORD.finditer(text, within.start, within.end)
    return [Span(*match.span()) for match in matches]


@functools.lru_cache(maxsize=65_536)
def _bare(word: str) -> str:
    low = straight(word.lower())
    return low[:-2] if low.endswith("'s") else low


@functools.lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """`word` without a plural, past or -ing ending: "injured", "injuring" and "injures"
    are one.

    Two steps of Porter's stemmer (1980, steps 1a and 1b), and a silent e, which is all
    that news in other words needs.

    >>> stem("injured"), stem("injuring"), stem("injures")
    ('injur', 'injur', 'injur')
    """
    if len(word) < 4 or not word.isascii():
        return word
    word = _without_s(word)
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        if word.endswith(ending) and len(root) > 2 and _VOWELS & set(root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def singular(word: str) -> str:
    """A word without the plural's or the verb's "s" ("talks" is "talk"), which is all
    that reports are grouped by: the shipped table `document_frequency.tsv` counts words
    so.

    >>> singular("talks"), singular("cities"), singular("gas")
    ('talk', 'city', 'gas')
    """
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    return word


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "zes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def content(text: str) -> frozenset[str]:
    """The stems of the words of `text` that say what it is about; `light.tsv` lists
    those that do not.

    >>> sorted(content("The boats had left the harbour."))
    ['boat', 'harbour', 'left']
    """
    light = tables.words("light")
    return frozenset(stem(word) for word in tokens(text) if word not in light)


@functools.cache
def number_words() -> frozenset[str]:
    """Number words and what says how surely or how much of a number ("nearly", "half"),
    in lower case: with a figure, never what is counted.
    """
    return tables.words("numbers") | tables.words("beside_numbers")


def canonical(phrase: str | None, table: str, skip: int = 0) -> str | None:
    """The name under which `table` knows `phrase`, as it stands or by the stems of its
    words; else those stems. None for a phrase without words.

    `skip`: the cells of each row that hold no words (see `tables.synonyms`).
    """
    return _named(phrase, tables.synonyms(table, skip), _stemmed(table, skip))


def unit_name(phrase: str | None) -> str | None:
    """As `canonical`, the name of a unit by `units.tsv`: "kms" and "kilometer" give
    "kilometre".

    >>> unit_name("kms"), unit_name("kilometer")
    ('kilometre', 'kilometre')
    """
    return _named(phrase, unit_names(), _stemmed_units())


@functools.cache
def unit_names() -> Mapping[str, str]:
    """Each word for a unit in lower case, and each unit's name, to the unit's name."""
    names: dict[str, str] = {}
    for role in ("currency", "measure", "synonym"):  # the last speaks for all
        for word, own_role, unit in tables.rows("units"):
            if own_role == role:
                names[word.lower()] = unit
                if role != "currency":
                    names.setdefault(unit.lower(), unit)
    return {word: names.get(unit.lower(), unit) for word, unit in names.items()}


def _named(
    phrase: str | None, known: Mapping[str, str], stemmed: Mapping[str, str]
) -> str | None:
    if phrase is None or not phrase.strip():
        return None
    low = " ".join(straight(phrase.lower()).split())
    low = low.removeprefix("the ")
    if low in known:
        return known[low]
    stems = " ".join(stem(word) for word in low.split())
    return stemmed.get(stems, stems)


@functools.cache
def _stemmed(table: str, skip: int) -> dict[str, str]:
    """`tables.synonyms`, asked by stems."""
    return _by_stems(tables.synonyms(table, skip))


@functools.cache
def _stemmed_units() -> dict[str, str]:
    return _by_stems(unit_names())


def _by_stems(names: Mapping[str, str]) -> dict[str, str]:
    by_stems: dict[str, str] = {}
    for word, name in names.items():
        by_stems.setdefault(" ".join(stem(part) for part in word.split()), name)
    return by_stems


class Weights:
    """How much a word tells within one story: log(1 + sentences / sentences with it),
    after Spärck Jones (1972).
    """

    def __init__(self, counts: Mapping[str, int], sentences: int) -> None:
        self._sentences = max(sentences, 1)
        self._once = math.log1p(self._sentences)
        self._of = {
            word: math.log1p(self._sentences / count) for word, count in counts.items()
        }
        self._totals: dict[frozenset[str], float] = {}

    def of(self, word: str) -> float:
        """The weight of one stem; a word not counted weighs as one said once."""
        return self._of.get(word, self._once)

    def rarest(self, words: frozenset[str], most: int) -> list[str]:
        """The `most` heaviest of `words`, the heaviest first."""
        return sorted(words, key=lambda word: (-self.of(word), word))[:most]

    def total(self, words: frozenset[str]) -> float:
        """The weights of `words` summed; the sum is exact, so that no order of a set
        shows in it. Remembered.
        """
        if words not in self._totals:
            self._totals[words] = self._sum(words)
        return self._totals[words]

    def jaccard(self, a: frozenset[str], b: frozenset[str]) -> float:
        """0..1: the weight of what both say by the weight of what either says; 0 where
        neither says anything.
        """
        shared = self._sum(a & b)
        union = self.total(a) + self.total(b) - shared
        return shared / union if union else 0.0

    def containment(self, a: frozenset[str], b: frozenset[str]) -> float:
        """0..1: the weight of what both say by that of the one which says less."""
        least = min(self.total(a), self.total(b))
        return self._sum(a & b) / least if least else 0.0

    def _sum(self, words: Iterable[str]) -> float:
        return math.fsum(self._of.get(word, self._once) for word in words)
