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
    themselves sorted.
    """
    stories = _Stories()
    for vector in sorted(vectors, key=lambda vector: vector.id):
        stories.add(vector)
    return stories.all()


def most_in_common(common: Mapping[str, float]) -> list[str]:
    """Of reports with the weight of the terms that each shares with one, the MOST that
    share the greatest; sorted by id.
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
        self._postings: dict[
            str, list[tuple[int, str, float]]
        ] = {}  # by term: day, report, weight, in this order

    def add(self, vector: Vector) -> None:
        """Groups anew the stories around one report, with it."""
        near = alike(vector, [self._vectors[id_] for id_ in self._sharing(vector)])
        strength = strengths(near, self._home).items()
        around = [
            Nearby(story=id_, size=len(self._members[id_]), strength=value)
            for id_, value in strength
        ]
        self._vectors[vector.id] = vector
        for term, weight in keys_of(vector):
            entry = (vector.day or _UNDATED, vector.id, weight)
            insort(self._postings.setdefault(term, []), entry)
        held = {id_: self._members[id_] for id_ in chosen(around)}
        whole = {
            id_: members[:CORE] for id_, members in held.items() if len(members) > CORE
        }
        taken = [
            vector.id,
            *(
                report
                for id_, members in held.items()
                for report in whole.get(id_, members)
            ),
        ]
        groups = regroup_around([self._vectors[id_] for id_ in taken], whole).groups
        for id_ in held.keys() - whole.keys():
            del self._members[id_]
        for group in groups:
            self._put(group, [id_ for id_, core in whole.items() if core[0] in group])

    def _put(self, group: Sequence[str], large: Sequence[str]) -> None:
        """Makes one story of a group and of the large ones whose cores are in it: the
        largest takes in the others.
        """
        into, *absorbed = sorted(
            large, key=lambda id_: (-len(self._members[id_]), id_)
        ) or [group[0]]
        members = self._members.setdefault(into, [])
        new = [report for report in group if self._home.get(report) not in large]
        for report in [
            *new,
            *(report for id_ in absorbed for report in self._members.pop(id_)),
        ]:
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
