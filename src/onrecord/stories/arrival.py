"""Very many reports put into stories one after another, as an archive does it, where
all at once would take too long.

Each report is compared with those that share one of its heaviest terms, POSTING of each
term and MOST in all, and only the stories around it are grouped anew (`region`). So
time grows with the reports and not with their square. They are taken in the order of
their ids: the result hangs on no order of the input.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence

from onrecord.stories.region import (
    CORE,
    Nearby,
    alike,
    chosen,
    regroup_around,
    strengths,
)
from onrecord.stories.vectors import Vector, keys_of

POSTING = 160  # reports with one term that are looked at, those of the nearest days …
# … and of all found, those with the greatest weight in common; an archive goes by both
# as well
MOST = 100
_UNDATED = 0  # a day before all


def in_turn(vectors: Sequence[Vector]) -> tuple[tuple[str, ...], ...]:
    """The stories of these reports (each id once): each a sorted tuple of ids,
    themselves sorted. Holds every vector in memory.

    >>> in_turn([Vector(id=id_, day=None, terms=()) for id_ in "ba"])
    (('a',), ('b',))
    """
    stories = _Stories()
    for vector in sorted(vectors, key=lambda vector: vector.id):
        stories.add(vector)
    return stories.all()


def most_in_common(common: Mapping[str, float]) -> list[str]:
    """Of reports (ids) with the weight of the terms that each shares with one report,
    the MOST that share the greatest; sorted by id.
    """
    heaviest = sorted(common, key=lambda report: (-round(common[report], 9), report))
    return sorted(heaviest[:MOST])


class _Stories:
    """The stories so far. A story is known by the id of a report that is in it;
    `_members` are sorted.
    """

    def __init__(self) -> None:
        self._vectors: dict[str, Vector] = {}
        self._home: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        # By term: day, report, weight, in this order.
        self._postings: dict[str, list[tuple[int, str, float]]] = {}

    def add(self, vector: Vector) -> None:
        """Groups anew the stories around one report, with it."""
        near = alike(vector, [self._vectors[id_] for id_ in self._sharing(vector)])
        around: list[Nearby] = []
        for story, strength in strengths(near, self._home).items():
            size = len(self._members[story])
            around.append(Nearby(story=story, size=size, strength=strength))
        self._vectors[vector.id] = vector
        for term, weight in keys_of(vector):
            entry = (vector.day or _UNDATED, vector.id, weight)
            insort(self._postings.setdefault(term, []), entry)
        taken = [vector.id]
        small: list[str] = []
        cores: dict[str, list[str]] = {}  # of the stories that are not parted
        for story in chosen(around):
            members = self._members[story]
            if len(members) > CORE:
                cores[story] = members[:CORE]
            else:
                small.append(story)
            taken += members[:CORE]
        groups = regroup_around([self._vectors[id_] for id_ in taken], cores).groups
        for story in small:
            del self._members[story]
        for group in groups:
            large = [story for story, core in cores.items() if core[0] in group]
            self._put(group, large)

    def _put(self, group: Sequence[str], large: Sequence[str]) -> None:
        """Makes one story of a group and of the large ones whose cores are in it: the
        largest takes in the others.
        """
        ranked = sorted(large, key=lambda id_: (-len(self._members[id_]), id_))
        into = ranked[0] if ranked else group[0]
        members = self._members.setdefault(into, [])
        new = [report for report in group if self._home.get(report) not in large]
        for absorbed in ranked[1:]:
            new += self._members.pop(absorbed)
        for report in new:
            insort(members, report)
            self._home[report] = into

    def _sharing(self, vector: Vector) -> list[str]:
        """The reports that share one of a report's heaviest terms, those of the nearest
        days, at most MOST.
        """
        common: dict[str, float] = {}
        for term, weight in keys_of(vector):
            held = self._postings.get(term, [])
            at = bisect_right(held, (vector.day or _UNDATED, "\U0010ffff", 0.0))
            for _, report, other in held[max(0, at - POSTING // 2) : at + POSTING // 2]:
                common[report] = common.get(report, 0.0) + weight * other
        return most_in_common(common)

    def all(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(map(tuple, self._members.values())))
