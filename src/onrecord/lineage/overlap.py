"""How much two runs of words have in common, in order: longest common subsequence and longest common run."""

from __future__ import annotations

from collections.abc import Sequence

Bits = dict[str, int]  # for each word, the positions it stands at, as bits


def word_bits(words: Sequence[str]) -> Bits:
    """The positions of each word of `words`, as a bit set, for `common_words`."""
    bits: Bits = {}
    position = 1
    for word in words:
        bits[word] = bits.get(word, 0) | position
        position += position
    return bits


def common_words(bits: Bits, length: int, words: Sequence[str]) -> int:
    """How many words two sequences have in common in order (the length of their longest common subsequence).

    `bits` and `length` describe the first sequence. Bit-parallel, after Hyyrö, "Bit-parallel LCS-length computation
    revisited" (AWOCA 2004): one operation on `length` bits for each word of the second.
    """
    full = (1 << length) - 1
    row = full
    for found in filter(None, map(bits.get, words)):
        both = row & found
        row = row + both | row - both
    return length - (row & full).bit_count()


def longest_run(a: Sequence[str], b: Sequence[str]) -> tuple[int, int, int]:
    """The longest unbroken run of words that stands in both: its place in a, its place in b, its length."""
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
