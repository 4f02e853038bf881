"""How much two runs of words have in common, in order: longest common subsequence and
longest common run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate

from rapidfuzz.distance import LCSseq

# Steps of a comparison (a word met at one place of the other side), about a third of a
# second; edited news takes under a twentieth of them. Where few words come again and
# again the steps grow with the third power of the length.
MOST_STEPS = 5_000_000


class TooManySteps(Exception):  # noqa: N818 - the reason to stop, no error
    """The comparison would take too long."""


class WordMatcher(SequenceMatcher[str]):
    """difflib's, its steps counted: how often each word of a stretch stands in the
    other text.
    """

    def __init__(self, a: Sequence[str], b: Sequence[str]) -> None:
        super().__init__(None, a, b, autojunk=False)
        counts = Counter(b)
        self._upto = [0, *accumulate(counts[word] for word in a)]
        self._left = MOST_STEPS

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest run of words within both stretches.

        Raises TooManySteps where MOST_STEPS have been taken.
        """
        end = len(self._upto) - 1 if ahi is None else ahi
        self._left -= self._upto[end] - self._upto[alo]
        if self._left < 0:
            raise TooManySteps
        return super().find_longest_match(alo, ahi, blo, bhi)


def common_words(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words two sequences have in common in order: the length of their longest
    common subsequence.

    >>> common_words("the pier is shut".split(), "the old pier was shut".split())
    3
    """
    return int(LCSseq.similarity(a, b))


def longest_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int, int]:
    """The longest unbroken run of words that stands in both: its place in a, its place
    in b, its length.

    >>> longest_run("now the pier is shut".split(), "so the pier fell".split())
    (1, 1, 2)
    """
    places: dict[str, list[int]] = {}
    for position, word in enumerate(a):
        places.setdefault(word, []).append(position)
    best = (0, 0, 0)
    running: dict[int, int] = {}
    for at, word in enumerate(b):
        current: dict[int, int] = {}
        for position in places.get(word, ()):
            length = running.get(position - 1, 0) + 1
            current[position] = length
            if length > best[2]:
                best = (position - length + 1, at - length + 1, length)
        running = current
    return best
