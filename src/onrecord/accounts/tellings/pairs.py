"""Pairs of tellings side by side, and what several clues ask of them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from onrecord.accounts.tellings.candidates import Candidates, Floats, meanings, unit
from onrecord.accounts.tellings.profile import Profile
from onrecord.english.words import Weights

Doubles = npt.NDArray[np.float64]

_ROWS = 4096  # pairs whose vectors are held at a time
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
        self._one = [profiles[number] for number in found.a.tolist()]
        self._other = [profiles[number] for number in found.b.tolist()]

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def sides(self) -> Iterator[tuple[Profile, Profile]]:
        """The two of each pair."""
        return zip(self._one, self._other, strict=True)

    def each(self, asked: Callable[[Profile, Profile], float]) -> Floats:
        """What is asked of each pair."""
        return np.array([asked(x, y) for x, y in self.sides], np.float32)

    def of_both(self, asked: Callable[[Profile], float]) -> Doubles:
        """What is asked of each telling, in two columns."""
        told = np.array([asked(profile) for profile in self.profiles], np.float64)
        return np.stack([told[self.found.a], told[self.found.b]], axis=1)

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
        cosines = np.empty(len(self), np.float32)
        for first in range(0, len(self), _ROWS):
            some = slice(first, first + _ROWS)
            a, b = rows[self.found.a[some]], rows[self.found.b[some]]
            cosines[some] = np.einsum("nd,nd->n", a, b)
        return cosines

    @functools.cached_property
    def shared(self) -> list[frozenset[str]]:
        """The words that both tell."""
        return [x.words & y.words for x, y in self.sides]

    @functools.cached_property
    def shared_around(self) -> list[frozenset[str]]:
        """The words that both of their sentences tell. Those of two sentences are asked
        for once.
        """
        known: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}
        found: list[frozenset[str]] = []
        for x, y in self.sides:
            both = (x.around, y.around)
            if both not in known:
                known[both] = x.around & y.around
            found.append(known[both])
        return found

    @functools.cached_property
    def shared_weight(self) -> Floats:
        """The weight of the words that both tell."""
        return np.array([*map(self.weights.total, self.shared)], np.float32)

    @functools.cached_property
    def own_weights(self) -> Floats:
        """The weight of the words of each, in two columns."""
        rows = self.of_both(lambda x: self.weights.total(x.words))
        return rows.astype(np.float32)
