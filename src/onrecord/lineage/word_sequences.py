"""How much two runs of words have in common, in order: longest common subsequence and
longest common run.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import LCSseq


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
