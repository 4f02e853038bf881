"""Groups of tellings by average link over the chances of their pairs.

Two groups join where their pairs are on average likely enough to be one (average
linkage, Sokal and Michener 1958); a pair that was not worth comparing counts as
impossible. So one wrong pair joins no groups, and one right pair that shows little
parts none: all that is known decides.

Two things take from the average. A report seldom tells one thing twice, so pairs of one
report across the two groups speak against them. And of two large groups more is asked
than of two tellings, for a wrong join is as many wrong pairs. Both were set on the
marked stories, crossed over (`training.clues`): with them .02 more of the facts are
merged where as many pairs are right.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.accounts.tellings.candidates import NEAREST, Floats

Pair = tuple[int, int]
_NO_CHANCE = 0.01  # below which a pair says nothing
_OF_ONE_REPORT = 0.8  # taken where all pairs across are of one report
_BY_SIZE = 0.02  # taken by the square root of the pairs across beyond the first
_MOST = 30  # pairs across that more is asked of


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Tellings of one group, by number, and the likeliest pairs across the groups that
    it was joined from: one fewer than there are tellings.
    """

    members: tuple[int, ...]
    joins: tuple[Pair, ...]


class _Group:
    """A group while it grows. `near`: of each other group, the sum of the chances of
    the pairs across, and the likeliest of them.
    """

    def __init__(self, members: list[int], reports: Counter[str]) -> None:
        self.members = members
        self.reports = reports
        self.joins: list[Pair] = []
        self.near: dict[int, tuple[float, tuple[float, Pair]]] = {}

    def average(self, chances: float, other: _Group) -> float:
        """The average of the chances across two groups, of which the sum is given, less
        what speaks against them.

        Each telling was compared with NEAREST others at most, so no more of its pairs
        can be known.
        """
        pairs = len(self.members) * len(other.members)
        few, many = sorted((self.reports, other.reports), key=len)
        of_one_report = sum(n * many.get(report, 0) for report, n in few.items())
        most = NEAREST * min(len(self.members), len(other.members))
        average = chances / max(min(pairs - of_one_report, most), 1)
        average -= _OF_ONE_REPORT * of_one_report / pairs
        return average - _BY_SIZE * math.sqrt(min(pairs, _MOST) - 1)


def link(
    report_of: Sequence[str], pairs: Sequence[Pair], chances: Floats, least: float
) -> list[Linked]:
    """Groups of tellings, the likeliest joined first, as long as the average chance,
    less what speaks against it, is `least` or more. Every telling is in one.
    """
    groups: dict[int, _Group] = {}
    for number, report in enumerate(report_of):
        groups[number] = _Group([number], Counter([report]))
    queue: list[tuple[float, int, int]] = []
    for (a, b), chance in zip(pairs, chances.tolist(), strict=True):
        if chance < _NO_CHANCE:
            continue
        groups[a].near[b] = groups[b].near[a] = chance, (chance, (a, b))
        if chance >= least:
            queue.append((-chance, a, b))
    heapq.heapify(queue)
    new = len(report_of)
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in groups or b not in groups:
            continue
        made = _joined(groups, a, b)
        for other, (total, closest) in made.near.items():
            near = groups[other].near
            near.pop(a, None)
            near.pop(b, None)
            near[new] = total, closest
            average = made.average(total, groups[other])
            if average >= least:
                heapq.heappush(queue, (-average, other, new))
        groups[new] = made
        new += 1
    linked: list[Linked] = []
    for group in groups.values():
        members = tuple(sorted(group.members))
        linked.append(Linked(members=members, joins=tuple(group.joins)))
    return sorted(linked, key=lambda group: group.members)


def _joined(groups: dict[int, _Group], a: int, b: int) -> _Group:
    """Two groups made one and taken out; what is near to either is near to it."""
    one, other = groups.pop(a), groups.pop(b)
    _, (_, closest) = one.near[b]
    made = _Group(one.members + other.members, one.reports + other.reports)
    made.joins = [*one.joins, *other.joins, closest]
    made.near = {n: near for n, near in one.near.items() if n != b}
    for number, (total, closest_of_other) in other.near.items():
        if number == a:
            continue
        known, best = made.near.get(number, (0.0, closest_of_other))
        made.near[number] = known + total, max(best, closest_of_other)
    return made
