"""Disjoint sets of ids, tied together pair by pair (union-find, with paths halved:
Tarjan and van Leeuwen, 1984).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


class Sets:
    """Ids in disjoint sets, each set known by its smallest id."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._root = {i: i for i in ids}

    def __contains__(self, i: str) -> bool:
        return i in self._root

    def first(self, i: str) -> str:
        """The smallest id of the set that `i` is in."""
        while self._root[i] != i:
            self._root[i] = self._root[self._root[i]]
            i = self._root[i]
        return i

    def tie(self, a: str, b: str) -> bool:
        """Makes one set of the two that `a` and `b` are in; False where they are one
        already.
        """
        low, high = sorted((self.first(a), self.first(b)))
        self._root[high] = low
        return low != high

    def tie_each(self, groups: Iterable[Collection[str]]) -> None:
        """Makes one set of all that the ids of each group are in."""
        for group in groups:
            first, *others = sorted(group)
            for other in others:
                self.tie(first, other)

    def all(self) -> list[list[str]]:
        """The sets, each in order of id, by their first ids.

        >>> sets = Sets(["a", "b", "c"])
        >>> sets.tie("c", "a")
        True
        >>> sets.all()
        [['a', 'c'], ['b']]
        """
        found: dict[str, list[str]] = {}
        for i in sorted(self._root):
            found.setdefault(self.first(i), []).append(i)
        return list(found.values())
