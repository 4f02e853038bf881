"""Pairs of tellings side by side, and what several clues ask of them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from onrecord.accounts.tellings.candidates import Candidates, Floats, meanings, unit
from onrecord.accounts.tellings.profile import Profile
from onrecord.english.words import Weights

RUN = 4  # words in a row that are no longer chance


class Pairs:
    """Pairs of a story's tellings. Each property has one number a pair, in their
    order.
    """

    def __init__(
        self, profiles: Sequence[Profile], weights: Weights, found: Candidates
    ) -> None:
        self.profiles = profiles
        self.weights = weights
        self.found = found
        self.numbers = list(zip(found.a.tolist(), found.b.tolist(), strict=True))
        self.sides = [(profiles[a], profiles[b]) for a, b in self.numbers]

    def __len__(self) -> int:
        return len(self.sides)

    def each(self, asked: Callable[[Profile, Profile], float]) -> Floats:
        """What is asked of each pair."""
        return np.array([asked(x, y) for x, y in self.sides], np.float32)

    @functools.cached_property
    def meaning(self) -> Floats:
        """-1..1: the cosine of what the two mean."""
        return self._cosines(meanings(self.profiles))

    @functools.cached_property
    def sentence_meaning(self) -> Floats:
        """The same of their sentences, each the sum of what is told in it."""
        told: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        for number, profile in enumerate(self.profiles):
            told[profile.report, profile.sentence].append(number)
        own = unit(meanings(self.profiles))
        sentences = np.zeros_like(own)
        for numbers in told.values():
            sentences[numbers] = own[numbers].sum(axis=0)
        return self._cosines(sentences)

    def _cosines(self, vectors: Floats) -> Floats:
        rows = unit(vectors)
        cosines: Floats = np.einsum("nd,nd->n", rows[self.found.a], rows[self.found.b])
        return cosines

    @functools.cached_property
    def shared_weight(self) -> Floats:
        """The weight of the words that both tell."""
        return self.each(lambda x, y: self.weights.total(x.words & y.words))

    @functools.cached_property
    def own_weights(self) -> Floats:
        """The weight of the words of each, in two columns."""
        total = self.weights.total
        rows = [(total(x.words), total(y.words)) for x, y in self.sides]
        return np.array(rows, np.float32).reshape(-1, 2)
