"""Which sentences of one text come from which of another: a few candidates by shared
rare words, each judged once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

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
        """The matches of all sentences of b, in its order."""
        count = len(self.comparison.b.sentences)
        for sentence in range(count):
            match = self._identical_to(sentence) or self._best(sentence)
            if match:
                self._matches[sentence] = match
        self._fill(range(count), step=-1)
        self._fill(range(count - 1, -1, -1), step=1)
        return [self._matches[sentence] for sentence in sorted(self._matches)]

    def _allowed(self, sentence: int, last: int) -> bool:
        """Whether a sentence of b may come from sentences of a up to `last`: within one
        text it comes from those before it.
        """
        if self.comparison.within:
            return 0 <= last < sentence
        return 0 <= last < len(self.comparison.a.sentences)

    def _identical_to(self, sentence: int) -> Match | None:
        """The first sentence of a with the same words; of several the one in step with
        what was matched before.
        """
        words = self.comparison.b.sentence_words(sentence)
        first = self._identical.get(words)
        if first is None or not self._allowed(sentence, first):
            return None
        before = self._matches.get(sentence - 1)
        if before is not None:
            next_one = before.last + 1
            if (
                self._allowed(sentence, next_one)
                and self.comparison.a.sentence_words(next_one) == words
            ):
                first = next_one
        match = Match(sentence, first, first, len(words), 1.0, "verbatim")
        return self.comparison.judge(match)

    def _best(self, sentence: int) -> Match | None:
        """The sentence of a most like this one, if the two prove it."""
        best: Match | None = None
        for other in self._candidates(sentence):
            if best and not self._may_reach(best.similarity, sentence, other):
                continue
            measured = self.comparison.measure(sentence, other, other)
            match = self.comparison.judge(self._widened(measured))
            if match and (best is None or _rank(match) > _rank(best)):
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
        """The sentences of a that share the most with one of b by their rare words, at
        most CANDIDATES.
        """
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
        enough = [
            (-weight, other) for other, weight in votes.items() if weight >= least
        ]
        allowed = [
            other for _, other in sorted(enough) if self._allowed(sentence, other)
        ]
        return allowed[:CANDIDATES]

    def _widened(self, match: Match) -> Match:
        """A sentence that two were run into comes from both."""
        if match.similarity < WORTH_WIDENING:
            return match
        may_reach = self.comparison.may_reach
        with_next = (match.first, match.last + 1)
        with_previous = (match.first - 1, match.last)
        for first, last in (with_next, with_previous):
            if first < 0 or not self._allowed(match.b, last):
                continue
            if may_reach(match.similarity, match.b, first, last):
                wider = self.comparison.measure(match.b, first, last)
                if wider.similarity > match.similarity:
                    match = wider
        return match

    def _fill(self, sentences: Sequence[int], *, step: int) -> None:
        """Match what is left beside copied sentences. `step` is where the neighbour
        stands: -1 before, 1 behind.
        """
        for sentence in sentences:
            neighbour = self._matches.get(sentence + step)
            if neighbour is None or neighbour.kind not in _COPIED:
                continue
            if sentence in self._matches:
                continue
            edge = neighbour.last if step < 0 else neighbour.first
            for other in (edge - step, edge, edge - 2 * step):
                if not self._allowed(sentence, other):
                    continue
                match = self.comparison.beside(sentence, other)
                if match:
                    self._matches[sentence] = match
                    break


def _rank(match: Match) -> tuple[float, int]:
    """The more alike the better, of equals the one that stands first."""
    return match.similarity, -match.first


def absorb_quotations(matches: Sequence[Match]) -> list[Match]:
    """A quotation between copied sentences, in step with them on both sides, was copied
    with them.
    """
    absorbed = list(matches)
    first = 0
    while first < len(absorbed):
        if absorbed[first].kind != "same quote":
            first += 1
            continue
        end = first
        while end < len(absorbed) and absorbed[end].kind == "same quote":
            end += 1
        has_both_sides = first > 0 and end < len(absorbed)
        if has_both_sides and all(
            in_step(before, after)
            for before, after in pairwise(absorbed[first - 1 : end + 1])
        ):
            for at in range(first, end):
                is_whole = absorbed[at].similarity == 1
                kind: PassageKind = "verbatim" if is_whole else "edited"
                absorbed[at] = replace(absorbed[at], kind=kind)
        first = end
    return absorbed


def in_step(before: Match, after: Match) -> bool:
    """Whether one match follows another at once on both sides."""
    return after.b == before.b + 1 and after.first == before.last + 1
