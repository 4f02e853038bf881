"""Two texts side by side: how much a sentence of one has in common with sentences of
the other, and what that proves, by the levels of `copy_levels`.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress, pairwise
from operator import not_

from onrecord.english.tables import rows
from onrecord.lineage.copy_levels import (
    BESIDE,
    BESIDE_WEIGHT,
    COPIED,
    COPIED_AROUND,
    LEAST_WEIGHT,
    MOSTLY_QUOTED,
    NO_CHANCE,
    PARAPHRASE_SHARE,
    PARAPHRASE_WEIGHT,
    QUOTED_PART,
    QUOTED_SIMILAR,
    QUOTED_WORDS,
    Common,
)
from onrecord.lineage.prose import Prose
from onrecord.lineage.word_sequences import common_words
from onrecord.model import PassageKind

LEAST_IDENTICAL = 3  # content words of an identical sentence
_ONE = 1 << 20  # parts of a weight


@dataclass(frozen=True, slots=True)
class Match:
    """Sentence `b` comes from sentences `first` to `last` (both included) of a, with
    `common` words in order.

    `similarity` is 2 × common / all words of both sides, 0..1.
    """

    b: int
    first: int
    last: int
    common: int
    similarity: float
    kind: PassageKind = "edited"


class Comparison:
    """Two proses, a and b; `within` says that they are one report. `weights`: of the
    content words that both hold.

    `content_a` and `content_b` are these words sentence by sentence, each once.
    """

    def __init__(self, a: Prose, b: Prose) -> None:
        self.a, self.b = a, b
        self.within = a is b or (a.id == b.id and a.text == b.text)
        self._counts = Counter(a.words), Counter(b.words)
        self.weights = _weights(*self._counts)
        shared = set(self.weights)
        self.content_a, self.content_b = _content(a, shared), _content(b, shared)
        self._asked: tuple[int, tuple[str, ...], set[str]] = (-1, (), set())

    def weight(self, words: Sequence[str]) -> float:
        """The summed weight of content words: 1 for a word met once in a text, less the
        more often it is met.
        """
        return sum([self._weight(word) for word in words])

    def _weight(self, word: str) -> float:
        known = self.weights.get(word)
        if known is None and word not in function_words():
            known = _weight_of(max(self._counts[0][word], self._counts[1][word]))
        return known or 0.0

    def measure(self, sentence: int, first: int, last: int) -> Match:
        """How much a sentence of b has in common with sentences of a, judged by nothing
        yet.
        """
        a, b = self._words_of_a(first, last), self.b.sentence_words(sentence)
        common = common_words(a, b)
        return Match(sentence, first, last, common, 2 * common / (len(a) + len(b)))

    def may_reach(
        self, similarity: float, sentence: int, first: int, last: int
    ) -> bool:
        """Whether `measure` may find so much in common; by the lengths, then by the
        words both sides hold.

        `first` and `last` are brought within the text.
        """
        firsts = self.a.firsts
        start, end = firsts[max(first, 0)], firsts[min(last + 1, len(firsts) - 1)]
        words, each = self._words_of_b(sentence)
        both = end - start + len(words)
        if 2 * min(end - start, len(words)) / both < similarity:
            return False
        repeated = len(words) - len(each)  # how often b's repeats its own
        shared = len(each.intersection(self.a.words[start:end]))
        return 2 * (shared + repeated) / both >= similarity

    def _words_of_b(self, sentence: int) -> tuple[tuple[str, ...], set[str]]:
        """The words of a sentence of b, and each once; those last asked for are
        kept.
        """
        if self._asked[0] != sentence:
            words = self.b.sentence_words(sentence)
            self._asked = sentence, words, set(words)
        return self._asked[1:]

    def judge(self, match: Match) -> Match | None:
        """The match with its kind, where the two sides alone prove that one comes from
        the other; else None.
        """
        sides = match.b, match.first, match.last
        identical = match.similarity == 1
        says_something = identical and self._says_something(match.b)
        if not says_something and not self._share(LEAST_WEIGHT, *sides):
            return None
        if self._is_same_quote(match):
            return replace(match, kind="same quote")
        if identical:
            return replace(match, kind="verbatim")
        a, b = self._words_of_a(match.first, match.last), self.b.sentence_words(match.b)
        in_common = self._in_common(match, a, b)
        if in_common.reaches(NO_CHANCE) and in_common.reaches(COPIED):
            return match
        mean_weight = (self.weight(a) + self.weight(b)) / 2
        least = max(PARAPHRASE_WEIGHT, PARAPHRASE_SHARE * mean_weight)
        return replace(match, kind="paraphrase") if self._share(least, *sides) else None

    def beside(self, sentence: int, other: int) -> Match | None:
        """As `judge`, for a sentence of b and one of a in step with copied neighbours,
        where less will do.

        The same words there are copy however few and common they are: "He was 75."
        """
        words = self.b.sentence_words(sentence)
        if words == self.a.sentence_words(other):
            return Match(sentence, other, other, len(words), 1.0, "verbatim")
        if not self._share(BESIDE_WEIGHT, sentence, other, other):
            return None
        match = self.measure(sentence, other, other)
        in_common = self._in_common(match, self.a.sentence_words(other), words)
        if not in_common.reaches(BESIDE):
            return None
        return replace(match, kind="verbatim") if match.similarity == 1 else match

    def _in_common(self, match: Match, a: Sequence[str], b: Sequence[str]) -> Common:
        """`a` and `b`: the words of the match's two sides."""
        return Common(
            a,
            b,
            common=match.common,
            similarity=match.similarity,
            weight=self.weight,
        )

    def _is_same_quote(self, match: Match) -> bool:
        """Whether what is shared stands in quotation marks on both sides: a shared
        speaker, which proves no copying.
        """
        if not self.a.quotes(match.first, match.last):
            return False
        if not self.b.quotes(match.b, match.b):
            return False
        inside_a, outside_a = _by_quotation(self.a, match.first, match.last)
        inside_b, outside_b = _by_quotation(self.b, match.b, match.b)
        shorter = min(len(inside_a), len(inside_b))
        if shorter < QUOTED_WORDS:
            return False
        if common_words(outside_a, outside_b) >= COPIED_AROUND:
            return False
        inside = common_words(inside_a, inside_b)
        if inside < max(QUOTED_WORDS, MOSTLY_QUOTED * match.common):
            return False
        is_most_of_it = inside >= QUOTED_PART * shorter
        return is_most_of_it or match.similarity >= QUOTED_SIMILAR

    def _says_something(self, sentence: int) -> bool:
        """Whether an identical sentence is copy however common its words: "He declined
        to comment." is not.
        """
        words = self.b.sentence_words(sentence)
        return sum(word in self.weights for word in words) >= LEAST_IDENTICAL

    def _share(self, least: float, sentence: int, first: int, last: int) -> bool:
        """Whether the content words of both sides weigh so much; whether one is
        repeated is looked at last.
        """
        content_a = chain.from_iterable(self.content_a[first : last + 1])
        both = self.content_b[sentence].intersection(content_a)
        weight = sum([self.weights[word] for word in both])
        if weight >= least:
            return True
        a, b = self._words_of_a(first, last), self.b.sentence_words(sentence)
        repeated = 0.0
        for word in both:
            times = a.count(word)
            if times > 1:
                repeated += self.weights[word] * (min(times, b.count(word)) - 1)
        return weight + repeated >= least

    def _words_of_a(self, first: int, last: int) -> tuple[str, ...]:
        return self.a.words[self.a.firsts[first] : self.a.firsts[last + 1]]


def _by_quotation(
    prose: Prose, first: int, last: int
) -> tuple[Sequence[str], Sequence[str]]:
    """The words of sentences `first` to `last` inside quotations, and those outside."""
    start, end = prose.firsts[first], prose.firsts[last + 1]
    words, quoted = prose.words[start:end], prose.quoted[start:end]
    return list(compress(words, quoted)), list(compress(words, map(not_, quoted)))


def _content(prose: Prose, shared: set[str]) -> list[set[str]]:
    return [
        shared.intersection(prose.words[first:end])
        for first, end in pairwise(prose.firsts)
    ]


def _weights(a: Counter[str], b: Counter[str]) -> dict[str, float]:
    """The weights of the content words that both texts hold."""
    both = set(a).intersection(b) - function_words()
    counts = map(max, map(a.__getitem__, both), map(b.__getitem__, both))
    return dict(zip(both, map(_weight_of, counts), strict=True))


@functools.lru_cache(maxsize=4096)
def _weight_of(count: int) -> float:
    # Cut to so many binary digits that sums are exact, and the same in whatever order a
    # set gives its words.
    return round(_ONE / (1 + math.log2(count))) / _ONE


@functools.cache
def function_words() -> frozenset[str]:
    """Folded words that prove no copying, by `function_words.tsv`.

    >>> "the" in function_words()
    True
    """
    return frozenset(
        word for (line,) in rows("function_words") for word in line.split()
    )
