"""What of a pair of tellings is measured: one number a pair, which a clue then puts on
one of its levels.
"""

from __future__ import annotations

import numpy as np

from onrecord.accounts.tellings.candidates import Floats
from onrecord.accounts.tellings.pairs import RUN, Pairs
from onrecord.accounts.tellings.profile import Profile

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
    return pairs.each(lambda x, y: min(len(x.words), len(y.words)))


def longer_by(pairs: Pairs) -> Floats:
    """How many times as much the one tells, by weight."""
    longer: Floats = pairs.own_weights.max(axis=1)
    shorter: Floats = np.maximum(pairs.own_weights.min(axis=1), LEAST)
    return longer / shorter


def sentence_words(pairs: Pairs) -> Floats:
    """0..1: as `jaccard`, of the words of the sentences."""
    return pairs.each(lambda x, y: pairs.weights.jaccard(x.around, y.around))


def rarest(pairs: Pairs) -> Floats:
    """The weight of the rarest word that both tell."""
    weight = pairs.weights.of
    return pairs.each(lambda x, y: max(map(weight, x.words & y.words), default=0))


def words_shared(pairs: Pairs) -> Floats:
    """How many words both tell."""
    return pairs.each(lambda x, y: len(x.words & y.words))


def else_in_sentences(pairs: Pairs) -> Floats:
    """The weight of what both sentences tell beside it."""

    def weight(x: Profile, y: Profile) -> float:
        return pairs.weights.total((x.around & y.around) - (x.words & y.words))

    return pairs.each(weight)


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

    def runs(x: Profile) -> set[tuple[str, ...]]:
        rows = (x.in_order[at:] for at in range(RUN))
        return set(zip(*rows, strict=False))

    def share(x: Profile, y: Profile) -> float:
        one, other = runs(x), runs(y)
        least = min(len(one), len(other))
        return len(one & other) / least if least else 0.0

    return pairs.each(share)


def place_in_report(pairs: Pairs) -> Floats:
    """0..1: how far apart the two stand in their reports."""
    return pairs.each(
        lambda x, y: abs(
            x.sentence / max(x.sentences, 1) - y.sentence / max(y.sentences, 1)
        )
    )
