"""Support: how many reports, outlets and origins carry an account, and whose word it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.accounts.context import StoryContext
from onrecord.accounts.voices import Voices
from onrecord.model import Member, Origin, Support


def support_of(context: StoryContext, voices: Voices, origins: Sequence[Origin], members: Sequence[Member]) -> Support:
    """The support of an account with these members (at least one).

    Outlets are counted by name, case aside; a report that names none counts as an outlet of its own, for two unnamed
    are not known to be one. Origins are the sets of member reports tied by one Origin, or by a shared passage in which
    both reports' members stand: one agency's paragraph inside two reports that are else their own is one writing of it.
    Two reports of one outlet that are each written there (no agency, no shared copy) are one desk's, so one origin too.
    """
    ids = sorted({member.report for member in members})
    named = (context.reports[i].report.outlet for i in ids)
    outlets = {
        outlet.strip().casefold() if outlet and outlet.strip() else ("", i)
        for outlet, i in zip(named, ids, strict=True)
    }
    told = {voices.of(member.report, member.item) for member in members}
    return Support(
        reports=len(ids),
        outlets=len(outlets),
        origins=len(set(_writings(context, origins, members, ids).values())),
        sources=tuple(sorted(source for source in told if source)),
    )


def _writings(
    context: StoryContext, origins: Sequence[Origin], members: Sequence[Member], ids: Sequence[str]
) -> dict[str, str]:
    """Each report to the first report of the writing its members come from."""
    ties = _Ties(ids)
    for origin in origins:
        inside = [i for i in origin.reports if i in ties]
        for other in inside[1:]:
            ties.tie(inside[0], other)
    for desk in _desks(context, origins, ids):
        for other in desk[1:]:
            ties.tie(desk[0], other)
    holders: defaultdict[int, set[str]] = defaultdict(set)
    for member in members:
        for side in context.copied_sides(member.report, member.item.span):
            holders[side].add(member.report)
    for side in holders:  # all holders of a side are one report: the one the passage names there
        for a in holders[side]:
            for b in holders.get(side ^ 1, ()):
                ties.tie(a, b)
    return {i: ties.first(i) for i in ids}


def _desks(context: StoryContext, origins: Sequence[Origin], ids: Sequence[str]) -> list[list[str]]:
    """The reports that a named outlet wrote itself, by outlet."""
    taken = {report for origin in origins if origin.why != "single" for report in origin.reports}
    desks: defaultdict[str, list[str]] = defaultdict(list)
    for i in ids:
        outlet = (context.reports[i].report.outlet or "").strip().casefold()
        if outlet and i not in taken:
            desks[outlet].append(i)
    return list(desks.values())


class _Ties:
    """Ids in disjoint sets, each known by its first id in their order."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._root = {i: i for i in ids}

    def __contains__(self, i: str) -> bool:
        return i in self._root

    def first(self, i: str) -> str:
        """The first id of the set `i` is in."""
        while self._root[i] != i:
            self._root[i] = self._root[self._root[i]]
            i = self._root[i]
        return i

    def tie(self, a: str, b: str) -> None:
        """Makes one set of the two that `a` and `b` are in."""
        low, high = sorted((self.first(a), self.first(b)))
        self._root[high] = low
