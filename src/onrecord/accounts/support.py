"""Support: how many reports, outlets and origins carry an account, and whose word it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from onrecord.accounts import sources
from onrecord.accounts.context import StoryContext
from onrecord.model import Event, Figure, Member, Origin, Statement, Support


def support_of(context: StoryContext, origins: Sequence[Origin], members: Sequence[Member]) -> Support:
    """The support of an account with these members (at least one).

    Outlets are counted by name, case aside; a report that names none counts as an outlet of its own, for two unnamed
    are not known to be one. Origins are the sets of member reports tied by one Origin, or by a shared passage in which
    both reports' members stand: one agency's paragraph inside two reports that are else their own is one writing of it.
    """
    ids = sorted({member.report for member in members})
    named = (context.reports[i].report.outlet for i in ids)
    outlets = {
        outlet.strip().casefold() if outlet and outlet.strip() else ("", i)
        for outlet, i in zip(named, ids, strict=True)
    }
    told = (source_of(context, member) for member in members)
    return Support(
        reports=len(ids),
        outlets=len(outlets),
        origins=len(set(_writings(context, origins, members, ids).values())),
        sources=sources.merged(source for source in told if source),
    )


def source_of(context: StoryContext, member: Member) -> str | None:
    """Who a member's report has it from: claimant or speaker; None where the report tells it in its own voice."""
    item = member.item
    match item:
        case Figure():
            return item.claimant
        case Statement():
            return item.speaker_name
        case Event():
            if item.by is not None:
                return item.by
            over = context.reports[member.report].statement_over(item.span)
            return over.speaker_name if over else None


def _writings(
    context: StoryContext, origins: Sequence[Origin], members: Sequence[Member], ids: Sequence[str]
) -> dict[str, str]:
    """Each report to the first report of the writing its members come from."""
    ties = _Ties(ids)
    for origin in origins:
        inside = [i for i in origin.reports if i in ties]
        for other in inside[1:]:
            ties.tie(inside[0], other)
    holders: defaultdict[int, set[str]] = defaultdict(set)
    for member in members:
        for side in context.copied_sides(member.report, member.item.span):
            holders[side].add(member.report)
    for side in holders:  # all holders of a side are one report: the one the passage names there
        for a in holders[side]:
            for b in holders.get(side ^ 1, ()):
                ties.tie(a, b)
    return {i: ties.first(i) for i in ids}


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
