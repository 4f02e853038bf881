"""What of a pair of tellings is measured: one number a pair, which a clue then puts on
one of its levels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.accounts.tellings.candidates import Floats
from onrecord.accounts.tellings.pairs import RUN, Pairs

LEAST = 1e-6  # in place of no weight, to divide by


def jaccard(pairs: Pairs) -> Floats:
    """0..1: the weight of what both tell by that of what either tells."""
    shared = pairs.shared_weight
    either: Floats = np.maximum(pairs.own_weights.sum(axis=1) - shared, LEAST)
    return shared / either


def containment(pairs: Pairs) -> Floats:
    """0..1: the same by that of the one that tells less."""
    shorter: Floats = np.maximum(pairs.own_weights.min(axis=1), LEAST)
    return pairs.shared_weight / shorter


def least_words(pairs: Pairs) -> Floats:
    """How many words the one has that tells less."""
    least: Floats = pairs.of_both(lambda x: len(x.words)).min(axis=1)
    return least.astype(np.float32)


def longer_by(pairs: Pairs) -> Floats:
    """How many times as much the one tells, by weight."""
    longer: Floats = pairs.own_weights.max(axis=1)
    shorter: Floats = np.maximum(pairs.own_weights.min(axis=1), LEAST)
    return longer / shorter


def sentence_words(pairs: Pairs) -> Floats:
    """0..1: as `jaccard`, of the words of the sentences."""
    own = pairs.of_both(lambda x: pairs.weights.total(x.around)).sum(axis=1)
    shared = np.array([*map(pairs.weights.total, pairs.shared_around)])
    either = own - shared
    share = np.zeros(len(pairs), np.float32)
    np.divide(shared, either, out=share, where=either != 0, casting="same_kind")
    return share


def rarest(pairs: Pairs) -> Floats:
    """The weight of the rarest word that both tell."""
    weight = pairs.weights.of
    rarest_of = [max(map(weight, words), default=0) for words in pairs.shared]
    return np.array(rarest_of, np.float32)


def words_shared(pairs: Pairs) -> Floats:
    """How many words both tell."""
    return np.array([*map(len, pairs.shared)], np.float32)


def else_in_sentences(pairs: Pairs) -> Floats:
    """The weight of what both sentences tell beside it."""
    around = zip(pairs.shared_around, pairs.shared, strict=True)
    weights = [
        pairs.weights.total(sentences - own if own else sentences)
        for sentences, own in around
    ]
    return np.array(weights, np.float32)


def rarity_of_predicate(pairs: Pairs) -> Floats:
    """The weight of the head where both have one; else 0."""
    weight = pairs.weights.of
    return pairs.each(lambda x, y: weight(x.head) if x.head == y.head else 0)


def lead(pairs: Pairs) -> Floats:
    """How far ahead of others of their reports both are."""
    return np.minimum(pairs.found.lead_a, pairs.found.lead_b)


def better_lead(pairs: Pairs) -> Floats:
    """How far ahead the one is that is further ahead."""
    return np.maximum(pairs.found.lead_a, pairs.found.lead_b)


def run(pairs: Pairs) -> Floats:
    """The share of runs of words of the one that the other has too."""
    runs = [_runs(profile.in_order) for profile in pairs.profiles]
    shares: list[float] = []
    for a, b in pairs.numbers:
        least = min(len(runs[a]), len(runs[b]))
        shares.append(len(runs[a] & runs[b]) / least if least else 0.0)
    return np.array(shares, np.float32)


def place_in_report(pairs: Pairs) -> Floats:
    """0..1: how far apart the two stand in their reports."""
    one, other = pairs.of_both(lambda x: x.sentence / max(x.sentences, 1)).T
    apart: Floats = np.abs(one - other).astype(np.float32)
    return apart


def _runs(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The runs of `RUN` words in a row."""
    rows = (words[at:] for at in range(RUN))
    return frozenset(zip(*rows, strict=False))
