"""Support: how many reports, outlets and origins carry an account, whose word it is,
and why reports count as one.

Independent are, by the rule of the Standards for Casualty Recording (Every Casualty,
2016), sources that differ in publisher, in writer and in where they have it from: forty
outlets with one agency's paragraph are one writer, and two agencies that both quote one
ministry have one primary source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

from onrecord.accounts.context import StoryContext
from onrecord.accounts.voices import Voices
from onrecord.model import Member, Origin, Support, Tie
from onrecord.sets import Sets


def support_of(
    context: StoryContext,
    voices: Voices,
    origins: Sequence[Origin],
    members: Sequence[Member],
    *,
    one_saying: bool = False,
) -> Support:
    """The support of an account with these members (at least one). `one_saying`: they
    are one quotation, though it is given to more than one.

    Outlets are counted by name, case aside; a report that names none counts as an
    outlet of its own, for two unnamed are not known to be one. Origins are the sets of
    member reports tied by one Origin, or by a shared passage in which both reports'
    members stand: one agency's paragraph inside two reports that are else their own is
    one writing of it. Two reports of one outlet that are each written there (no agency,
    no shared copy) are one desk's, so one origin too. Independent are the sets left
    when reports of one outlet, one origin or one primary source are one: never more
    than there are sources, where all members name theirs. A report that names none adds
    a writing, and no source.
    """
    ids = sorted({member.report for member in members})
    by_source: defaultdict[str, set[str]] = defaultdict(set)
    named: set[str] = set()
    for member in members:
        source = voices.primary(member.report, member.item)
        if source:
            by_source["" if one_saying else source].add(member.report)
            named.add(source)
    outlets: defaultdict[str | tuple[str, str], set[str]] = defaultdict(set)
    for report in ids:
        unnamed = ("", report)
        outlets[_outlet(context, report) or unnamed].add(report)
    writings, ties = _writings(context, origins, members, ids)
    independent = Sets(ids)
    independent.tie_each([*writings, *outlets.values(), *by_source.values()])
    return Support(
        reports=len(ids),
        outlets=len(outlets),
        origins=len(writings),
        sources=tuple(sorted(named)),
        independent=len(independent.all()),
        ties=ties,
    )


def _outlet(context: StoryContext, report: str) -> str:
    """The outlet's name as outlets are told apart by it; empty where none is named."""
    return (context.reports[report].report.outlet or "").strip().casefold()


def _writings(
    context: StoryContext,
    origins: Sequence[Origin],
    members: Sequence[Member],
    ids: Sequence[str],
) -> tuple[list[list[str]], tuple[Tie, ...]]:
    """The reports by the writing they come from, and why those of one count as one."""
    sets = Sets(ids)
    ties: list[Tie] = []
    for origin in origins:
        inside = sorted(report for report in origin.reports if report in sets)
        if len(inside) > 1 and origin.why != "single":
            ties.append(Tie(reports=tuple(inside), why=origin.why))
    for desk in _desks(context, origins, ids):
        if len(desk) > 1:
            ties.append(Tie(reports=tuple(desk), why="one desk"))
    sets.tie_each([tie.reports for tie in ties])
    for a, b in _in_one_passage(context, members):
        if sets.tie(a, b):
            ties.append(Tie(reports=(a, b), why="shared passage"))
    return sets.all(), tuple(sorted(ties, key=lambda tie: (tie.reports, tie.why)))


def _in_one_passage(
    context: StoryContext, members: Sequence[Member]
) -> list[tuple[str, str]]:
    """The pairs of reports whose members stand in one passage; all holders of a side
    are one report.
    """
    holders: defaultdict[int, set[str]] = defaultdict(set)
    for member in members:
        for side in context.copied_sides(member.report, member.item.span):
            holders[side].add(member.report)
    pairs: set[tuple[str, str]] = set()
    for side, reports in holders.items():
        others = holders.get(side ^ 1, ())
        pairs.update((a, b) for a, b in product(reports, others) if a < b)
    return sorted(pairs)


def _desks(
    context: StoryContext, origins: Sequence[Origin], ids: Sequence[str]
) -> list[list[str]]:
    """The reports that a named outlet wrote itself, by outlet."""
    taken: set[str] = set()
    for origin in origins:
        if origin.why != "single":
            taken.update(origin.reports)
    desks: defaultdict[str, list[str]] = defaultdict(list)
    for report in ids:
        outlet = _outlet(context, report)
        if outlet and report not in taken:
            desks[outlet].append(report)
    return list(desks.values())
