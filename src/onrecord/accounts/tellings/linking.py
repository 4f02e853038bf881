"""Groups of tellings by average link over the chances of their pairs.

Two groups join where their pairs are on average likely enough to be one (average
linkage, Sokal and Michener 1958); a pair that was not worth comparing counts as
impossible. So one wrong pair joins no groups, and one right pair that shows little
parts none: all that is known decides. Where so many tell one thing that not all could
be compared, what was left out counts as much as the least likely that was not.

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Across:
    """The pairs across two groups that were compared: how many, the sum of their
    chances, and the likeliest of them.
    """

    count: int
    chances: float
    closest: tuple[float, Pair]

    def __add__(self, other: _Across) -> _Across:
        return _Across(
            count=self.count + other.count,
            chances=self.chances + other.chances,
            closest=max(self.closest, other.closest),
        )


class _Group:
    """A group while it grows. `near`: the pairs across to each other group. `left_out`:
    by member, summed, what a pair counts that was not compared.
    """

    def __init__(
        self, members: list[int], reports: Counter[str], left_out: float
    ) -> None:
        self.members = members
        self.reports = reports
        self.left_out = left_out
        self.joins: list[Pair] = []
        self.near: dict[int, _Across] = {}

    def average(self, across: _Across, other: _Group) -> float:
        """The average of the chances across two groups, less what speaks against
        them.
        """
        pairs = len(self.members) * len(other.members)
        few, many = sorted((self.reports, other.reports), key=len)
        of_one_report = sum(n * many.get(report, 0) for report, n in few.items())
        known = max(pairs - of_one_report, 1)
        least = min(g.left_out / len(g.members) for g in (self, other))
        left_out = least * max(known - across.count, 0)
        average = (across.chances + left_out) / known
        average -= _OF_ONE_REPORT * of_one_report / pairs
        return average - _BY_SIZE * math.sqrt(min(pairs, _MOST) - 1)


def link(
    report_of: Sequence[str], pairs: Sequence[Pair], chances: Floats, least: float
) -> list[Linked]:
    """Groups of tellings, the likeliest joined first, as long as the average chance,
    less what speaks against it, is `least` or more. Every telling is in one.
    """
    groups: dict[int, _Group] = {}
    left_out = _left_out(len(report_of), pairs, chances)
    for number, report in enumerate(report_of):
        groups[number] = _Group([number], Counter([report]), left_out[number])
    queue: list[tuple[float, int, int]] = []
    for (a, b), chance in zip(pairs, chances.tolist(), strict=True):
        if chance < _NO_CHANCE:
            continue
        across = _Across(count=1, chances=chance, closest=(chance, (a, b)))
        groups[a].near[b] = groups[b].near[a] = across
        if chance >= least:
            queue.append((-chance, a, b))
    heapq.heapify(queue)
    new = len(report_of)
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in groups or b not in groups:
            continue
        made = _joined(groups, a, b)
        for other, across in made.near.items():
            near = groups[other].near
            near.pop(a, None)
            near.pop(b, None)
            near[new] = across
            average = made.average(across, groups[other])
            if average >= least:
                heapq.heappush(queue, (-average, other, new))
        groups[new] = made
        new += 1
    linked: list[Linked] = []
    for group in groups.values():
        members = tuple(sorted(group.members))
        linked.append(Linked(members=members, joins=tuple(group.joins)))
    return sorted(linked, key=lambda group: group.members)


def _left_out(tellings: int, pairs: Sequence[Pair], chances: Floats) -> list[float]:
    """What a pair of each telling counts that was not compared: the chance of the
    NEAREST-th likeliest of those that were; nothing where so many were not compared.
    """
    of: list[list[float]] = [[] for _ in range(tellings)]
    for (a, b), chance in zip(pairs, chances.tolist(), strict=True):
        of[a].append(chance)
        of[b].append(chance)
    return [
        heapq.nlargest(NEAREST, known)[-1] if len(known) >= NEAREST else 0.0
        for known in of
    ]


def _joined(groups: dict[int, _Group], a: int, b: int) -> _Group:
    """Two groups made one and taken out; what is near to either is near to it."""
    one, other = groups.pop(a), groups.pop(b)
    _, closest = one.near[b].closest
    made = _Group(
        one.members + other.members,
        one.reports + other.reports,
        one.left_out + other.left_out,
    )
    made.joins = [*one.joins, *other.joins, closest]
    made.near = {n: near for n, near in one.near.items() if n != b}
    for number, across in other.near.items():
        if number != a:
            known = made.near.get(number)
            made.near[number] = across if known is None else known + across
    return made
