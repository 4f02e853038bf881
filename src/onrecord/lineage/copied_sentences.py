"""Which sentences of one text come from which of another: a few candidates by shared
rare words, each judged once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.lineage.copy_evidence import Comparison, Match
from onrecord.lineage.copy_levels import LEAST_WEIGHT
from onrecord.model import PassageKind

CANDIDATES = 3  # sentences judged for each one
WIDEST_POSTING = 40  # a word in more sentences of one text than this proposes none
WORTH_WIDENING = 0.2  # similarity from which neighbours are tried as well
_WINDOWS = ((0, 0), (0, 1), (1, 0))  # sentences before and behind
_COPIED: frozenset[PassageKind] = frozenset({"verbatim", "edited"})


def find_matches(comparison: Comparison) -> list[Match]:
    """For each sentence of b that comes from a, where from: in b's order, at most one
    match a sentence.
    """
    return _Search(comparison).matches()


class _Search:
    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._matches: dict[int, Match] = {}
        # The first sentence of a with these words.
        self._identical: dict[tuple[str, ...], int] = {}
        # The sentences of a with this word, one for each identical set.
        self._postings = defaultdict[str, list[int]](list)
        for sentence, content in enumerate(comparison.content_a):
            words = comparison.a.sentence_words(sentence)
            if self._identical.setdefault(words, sentence) == sentence:
                for word in content:
                    self._postings[word].append(sentence)

    def matches(self) -> list[Match]:
        count = len(self.comparison.b.sentences)
        for sentence in range(count):
            match = self._identical_to(sentence) or self._best(sentence)
            if match:
                self._matches[sentence] = match
        self._fill(range(count), step=-1)
        self._fill(range(count - 1, -1, -1), step=1)
        return [self._matches[sentence] for sentence in sorted(self._matches)]

    def _allowed(self, sentence: int, last: int) -> bool:
        """Within one text a sentence comes from one before it."""
        within, count = self.comparison.within, len(self.comparison.a.sentences)
        return 0 <= last < (sentence if within else count)

    def _identical_to(self, sentence: int) -> Match | None:
        a = self.comparison.a
        words = self.comparison.b.sentence_words(sentence)
        first = self._identical.get(words)
        if first is None or not self._allowed(sentence, first):
            return None
        before = self._matches.get(sentence - 1)
        if (
            before
            and self._allowed(sentence, before.last + 1)
            and a.sentence_words(before.last + 1) == words
        ):
            first = before.last + 1  # of several that are identical, the one in step
        match = Match(sentence, first, first, len(words), 1.0, "verbatim")
        return self.comparison.judge(match)

    def _best(self, sentence: int) -> Match | None:
        """The sentence of a most like this one, if the two prove it."""
        best: Match | None = None
        for other in self._candidates(sentence):
            if best and not self._may_reach(best.similarity, sentence, other):
                continue
            match = self.comparison.judge(
                self._widened(self.comparison.measure(sentence, other, other))
            )
            if match and (
                best is None
                or (match.similarity, -match.first) > (best.similarity, -best.first)
            ):
                best = match
        return best

    def _may_reach(self, similarity: float, sentence: int, other: int) -> bool:
        """Whether a sentence of a may be so like one of b, alone or with one of those
        beside it.
        """
        may = self.comparison.may_reach
        return any(
            may(similarity, sentence, other - before, other + behind)
            for before, behind in _WINDOWS
        )

    def _candidates(self, sentence: int) -> list[int]:
        weights = self.comparison.weights
        votes = defaultdict[int, float](float)
        for word in self.comparison.content_b[sentence]:
            posting = self._postings[word]
            if len(posting) <= WIDEST_POSTING:
                weight = weights[word]
                for other in posting:
                    votes[other] += weight
        heaviest = max(votes.values(), default=0.0)
        if heaviest < LEAST_WEIGHT / 2:
            return []
        least = max(LEAST_WEIGHT, heaviest) / 2
        ranked = sorted(
            (-weight, other) for other, weight in votes.items() if weight >= least
        )
        return [other for _, other in ranked if self._allowed(sentence, other)][
            :CANDIDATES
        ]

    def _widened(self, match: Match) -> Match:
        """A sentence that two were run into comes from both."""
        if match.similarity < WORTH_WIDENING:
            return match
        for first, last in (
            (match.first, match.last + 1),
            (match.first - 1, match.last),
        ):
            if first >= 0 and self._allowed(match.b, last):
                if not self.comparison.may_reach(
                    match.similarity, match.b, first, last
                ):
                    continue
                wider = self.comparison.measure(match.b, first, last)
                if wider.similarity > match.similarity:
                    match = wider
        return match

    def _fill(self, sentences: Sequence[int], *, step: int) -> None:
        """Match what is left beside copied sentences. `step` is where the neighbour
        stands: -1 before, 1 behind.
        """
        for sentence in sentences:
            beside = self._matches.get(sentence + step)
            if (
                beside is None
                or beside.kind not in _COPIED
                or sentence in self._matches
            ):
                continue
            edge = beside.last if step < 0 else beside.first
            for other in (edge - step, edge, edge - 2 * step):
                if self._allowed(sentence, other):
                    match = self.comparison.beside(sentence, other)
                    if match:
                        self._matches[sentence] = match
                        break


def absorb_quotations(matches: Sequence[Match]) -> list[Match]:
    """A quotation between copied sentences, in step with them on both sides, was copied
    with them.
    """
    result = list(matches)
    at = 0
    while at < len(result):
        if result[at].kind != "same quote":
            at += 1
            continue
        end = at
        while end < len(result) and result[end].kind == "same quote":
            end += 1
        inside = range(max(at - 1, 0), min(end + 1, len(result)))
        if (
            at
            and end < len(result)
            and all(map(in_step, result[at - 1 : end], result[at : end + 1]))
        ):
            for i in inside[1:-1]:
                result[i] = replace(
                    result[i],
                    kind="verbatim" if result[i].similarity == 1 else "edited",
                )
        at = end
    return result


def in_step(before: Match, after: Match) -> bool:
    return after.b == before.b + 1 and after.first == before.last + 1
