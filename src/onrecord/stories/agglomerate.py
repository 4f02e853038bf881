"""Groups by average link, where how alike two groups must be follows how alike each is
within itself.

Two groups become one where the average similarity between them reaches SHARE of their
own cohesion, the average within each (the geometric mean of the two). So a story told
in nearly the same words everywhere is not run into another of the same people and
places, and one that every desk tells in its own words is not torn. After the relative
closeness of Karypis, Han and Kumar, "Chameleon: hierarchical clustering using dynamic
modeling", Computer 32(8), 1999.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.stories.vectors import FAR, GRACE, HALF_LIFE, UNDATED, Vector

# Chosen together on two public sets of grouped news (383 dated reports, 772 undated):
# of the settings that lose no recall against one fixed threshold on either, one whose
# neighbours do as well.
SHARE = 0.56  # of their own cohesion that the average between two groups must reach
COHESION = 0.16  # what is taken for the cohesion of a group nothing is known of …
PAIRS = 2  # … which counts like so many pairs of its own
LEAST = SHARE * COHESION  # the least average at which two groups are ever joined
_TERMS = 24  # of 100 reports, whose product every matrix library makes on one thread
# similarities are rounded to, so that no order of additions decides between two groups
_DECIMALS = 9

Matrix = npt.NDArray[np.float64]


def similarities(vectors: Sequence[Vector]) -> Matrix:
    """How alike each two vectors are (`vectors.similarity`), 0 with themselves: shape
    (n, n), symmetric.
    """
    row_of: dict[str, int] = {}  # of the terms that two vectors share
    seen: set[str] = set()
    for vector in vectors:
        for term, _ in vector.terms:
            if term in seen:
                row_of.setdefault(term, len(row_of))
            seen.add(term)
    weights = np.zeros((len(row_of), len(vectors)))
    for column, vector in enumerate(vectors):
        rows: list[int] = []
        values: list[float] = []
        for term, weight in vector.terms:
            if term in row_of:
                rows.append(row_of[term])
                values.append(weight)
        weights[rows, column] = values
    alike = np.minimum(_products(weights), 1.0) * _nearness(vectors)
    alike = np.round(alike, _DECIMALS)
    np.fill_diagonal(alike, 0.0)
    return alike


def _products(weights: Matrix) -> Matrix:
    """`weights.T @ weights`, some terms at a time.

    A matrix library starts threads for a larger product, and where other work runs
    beside, waiting for the last of them takes ten times as long as one thread takes for
    it all (measured with OpenBLAS on two cores).
    """
    product = np.zeros((weights.shape[1], weights.shape[1]))
    for at in range(0, len(weights), _TERMS):
        some = weights[at : at + _TERMS]
        product += some.T @ some
    return product


def centrality(alike: Matrix, members: Sequence[int]) -> list[tuple[int, float]]:
    """Of each of some rows of a matrix of similarities how like all the others it is,
    summed.
    """
    sums = alike[np.ix_(members, members)].sum(axis=1).round(_DECIMALS)
    return [(at, float(value)) for at, value in zip(members, sums, strict=True)]


def _nearness(vectors: Sequence[Vector]) -> Matrix:
    """What the days leave of each two vectors' cosine, as `vectors.nearness`."""
    ordinals = [np.nan if vector.day is None else vector.day for vector in vectors]
    days = np.array(ordinals, dtype=np.float64)
    apart = np.abs(days[:, None] - days[None, :])
    beyond_grace = np.maximum(0.0, apart - GRACE)
    left: Matrix = FAR + (1 - FAR) * 0.5 ** (beyond_grace / HALF_LIFE)
    return np.where(np.isnan(apart), UNDATED, left)


def agglomerate(
    alike: Matrix, together: Sequence[Sequence[int]] = ()
) -> list[list[int]]:
    """The groups of the rows of a matrix of similarities, each sorted, in the order of
    their first rows.

    Rows given as `together` (disjoint) begin as one group and stay one.

    Takes steps of O(n²) at most n times; n is bounded by the caller. The two groups
    that exceed what they must reach by most are joined first, of equals those with the
    smaller rows.

    >>> agglomerate(np.array([[0, 0.9, 0], [0.9, 0, 0], [0, 0, 0]]))
    [[0, 1], [2]]
    """
    groups = _Groups(alike)
    for rows in together:
        for row in sorted(rows)[1:]:
            groups.join(min(rows), row)
    while groups.join_best():
        pass
    return groups.all()


class _Groups:
    """The groups so far; a group stands in the row of its first member."""

    def __init__(self, alike: Matrix) -> None:
        count = len(alike)
        self.sums = alike.copy()  # of similarities between the members of two groups
        self.within = np.zeros(count)  # and between those of one
        self.sizes = np.ones(count)
        self.alive = np.ones(count, dtype=bool)
        self.members = [[at] for at in range(count)]
        cohesion = self._cohesion(np.arange(count))
        self.reached = self.sums / _needed(cohesion[:, None], cohesion[None, :])
        np.fill_diagonal(self.reached, -1.0)

    def _cohesion(self, rows: npt.NDArray[np.intp]) -> Matrix:
        """How alike the members of each group are, drawn to COHESION where few are."""
        sizes = self.sizes[rows]
        pairs = sizes * (sizes - 1) / 2
        cohesion: Matrix = (self.within[rows] + PAIRS * COHESION) / (pairs + PAIRS)
        return cohesion

    def join_best(self) -> bool:
        """Joins the two groups that reach most of what they must. False where none
        reach it.
        """
        if not len(self.reached):
            return False
        one, other = sorted(divmod(int(np.argmax(self.reached)), len(self.reached)))
        if self.reached[one, other] < 1.0 - 1e-9:
            return False
        self.join(one, other)
        return True

    def join(self, one: int, other: int) -> None:
        """Puts group `other` into group `one`."""
        self.within[one] += self.within[other] + self.sums[one, other]
        self.sizes[one] += self.sizes[other]
        self.members[one] += self.members[other]
        self.members[other], self.alive[other] = [], False
        self.sums[one] += self.sums[other]
        self.sums[one, one] = 0.0
        self.sums[:, one] = self.sums[one]
        self._reach(one)
        self.reached[other], self.reached[:, other] = -1.0, -1.0

    def _reach(self, row: int) -> None:
        """Works out anew how much of what it must a group reaches with each other."""
        every = np.arange(len(self.sizes))
        cohesion = self._cohesion(every)
        averages = self.sums[row] / (self.sizes[row] * self.sizes)
        reached = averages / _needed(cohesion[row], cohesion)
        reached[~self.alive] = -1.0
        reached[row] = -1.0
        self.reached[row], self.reached[:, row] = reached, reached

    def all(self) -> list[list[int]]:
        """The rows of each group, sorted, in the order of their first rows."""
        return [sorted(members) for members in self.members if members]


def _needed(one: Matrix | np.float64, other: Matrix) -> Matrix:
    """The average that two groups of these cohesions must reach."""
    needed: Matrix = np.maximum(LEAST, SHARE * np.sqrt(one * other))
    return needed
