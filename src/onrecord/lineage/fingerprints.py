"""Sampled hashes of word runs: which texts are worth aligning, without comparing all with all."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from onrecord.lineage.prose import Prose

RUN = 6  # words hashed together: phrases of five are common to unrelated news, runs of eight break at every edit
SAMPLE = 4  # one hash in so many is kept, the same ones in every text ("0 mod p", Manber, USENIX 1994)
LEAST_SHARED = 3  # sampled hashes in common, about 12 runs of text
LEAST_SHARE = 0.15  # share of the sampled hashes of the text that has fewer
WIDEST_POSTING = 200  # texts with one hash, up to which each is paired with each


def fingerprint(prose: Prose) -> tuple[int, ...]:
    """The sampled hashes of a text's runs of RUN words: signed 64-bit, sorted, each once, the same on any machine.

    Runs cross the borders of sentences. A text of fewer words than RUN has none.
    """
    words = [word.encode("utf-8", "surrogatepass") for word in prose.words]
    runs = {b" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    hashes = (hashlib.blake2b(run, digest_size=8).digest() for run in runs)
    return tuple(sorted(int.from_bytes(h, "big", signed=True) for h in hashes if h[-1] % SAMPLE == 0))


def candidates(fingerprints: Mapping[str, Sequence[int]]) -> tuple[tuple[str, str], ...]:
    """The pairs of ids (sorted, the smaller first) whose texts may share copy, from each id's fingerprint.

    A pair shares at least LEAST_SHARED hashes and LEAST_SHARE of the smaller fingerprint. Where more than
    WIDEST_POSTING texts hold one hash (a line under every article of an outlet, or one dispatch run everywhere), it
    pairs each with the next by id only, so that time stays linear and what is one dispatch stays connected.
    """
    postings: dict[int, list[str]] = {}
    for key in sorted(fingerprints):
        for value in fingerprints[key]:
            postings.setdefault(value, []).append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for holders in postings.values():
        shared.update(combinations(holders, 2) if len(holders) <= WIDEST_POSTING else pairwise(holders))
    return tuple(
        sorted(
            pair for pair, count in shared.items() if is_candidate(count, fingerprints[pair[0]], fingerprints[pair[1]])
        )
    )


def is_candidate(shared: int, a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether two fingerprints with `shared` hashes in common make their texts worth aligning."""
    return shared >= max(LEAST_SHARED, LEAST_SHARE * min(len(a), len(b)))
