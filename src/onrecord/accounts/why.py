"""Why two items, or two accounts, are one or stayed apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, Literal

from onrecord.accounts.clues import Comparison
from onrecord.accounts.kinds import KINDS, items_of, kind_of, source_of
from onrecord.accounts.kinds.kind import Kind
from onrecord.accounts.linkage import JOINED, LOOSE, Group, Node, spread
from onrecord.accounts.material import Material, material_of
from onrecord.accounts.weights import weight_of
from onrecord.model import AccountKind, Citation, Clue, Dossier, Member, Span

Verdict = Literal[
    "one account", "forbidden", "too little", "another member", "never compared"
]
_ITEM = re.compile(r"(?P<report>.+):(?P<start>\d+)-(?P<end>\d+)", re.DOTALL)


class UnknownItem(LookupError):  # noqa: N818 - the message is for a person, who asked for it
    """No account and no item is meant by what was asked for."""


class NotComparable(ValueError):  # noqa: N818
    """The two are of two kinds, or of two stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two items compared: where each stands, and what speaks for and against it."""

    first: Citation
    second: Citation
    comparison: Comparison

    @property
    def closeness(self) -> float:
        """The sum by what is needed; 0 where a clue forbids."""
        return self.comparison.closeness or 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why two accounts, or two items, are one or stayed apart.

    `best`: the pair of them that comes nearest to what is needed. `worst`: where that
    is enough and they are apart all the same, the pair that comes least near.

    `verdict`: "one account" holds both; a clue of the best pair is "forbidden"; it has
    "too little"; "another member" of the accounts parted them, for in one account any
    two must stand together (complete linkage); or they were "never compared", as they
    share none of the words and numbers by which items are looked up.
    """

    kind: AccountKind
    verdict: Verdict
    best: Pair
    worst: Pair | None


def clues_of(
    kind: Kind[Any, Any], material: Material, group: Group[Any]
) -> tuple[Clue, ...]:
    """Why the members of a group are one: the clues of every pair of nodes that brought
    it together, and one for the members of a node, which are told alike.
    """
    clues: list[Clue] = []
    for node in group.nodes:
        if len(node.members) > 1:
            between = (_cited(node.members[0]), _cited(node.members[1]))
            clues.append(replace(_told_alike(), between=between))
    for a, b in group.joins:
        between = (_cited(a.members[0]), _cited(b.members[0]))
        for clue in kind.compare(material, a, b).clues:
            clues.append(replace(clue, between=between))
    return tuple(clues)


def why(dossier: Dossier, first: str, second: str) -> Why:
    """Why two accounts of a dossier, or two items, are one or stayed apart.

    `first` and `second` are ids of accounts, or items as `report:start-end`, with the
    span as the dossier gives it; the beginning of an account's id will do. Raises
    `UnknownItem` where the dossier has no such account or item, and `NotComparable`
    where the two are of different kinds.
    """
    material = material_of(
        dossier.read_reports, dossier.passages, dossier.revisions, items_of, source_of
    )
    kind, one, other = _asked(dossier, first, second)
    groups = kind.group(material)
    pairs = [
        _compared(kind, material, a, b)
        for a, b in product(_nodes(groups, one), _nodes(groups, other))
    ]
    best = max(pairs, key=_nearness)
    worst = min(pairs, key=_nearness)
    verdict = _verdict(best, worst)
    if _holder(groups, one[0]) is _holder(groups, other[0]):
        verdict = "one account"
    parted = verdict == "another member"
    return Why(
        kind=kind.name, verdict=verdict, best=best, worst=worst if parted else None
    )


def report_named(name: str) -> str | None:
    """The report of an item that is named as `report:start-end`; None for another
    name.
    """
    match = _ITEM.fullmatch(name)
    return None if match is None else match["report"]


def _asked(
    dossier: Dossier, first: str, second: str
) -> tuple[Kind[Any, Any], Sequence[Member], Sequence[Member]]:
    """The kind that both are of, and the members of each."""
    ones, others = _meant(dossier, first), _meant(dossier, second)
    for kind in KINDS:
        if kind.name in ones and kind.name in others:
            return kind, ones[kind.name], others[kind.name]
    raise NotComparable(
        f"{first} is no {next(iter(others))}, as {second} is: "
        "only what is of one kind is compared"
    )


def _meant(dossier: Dossier, name: str) -> dict[AccountKind, tuple[Member, ...]]:
    """The members of the account, or the item, that is called `name`, by kind: two
    items of a report may have one span.
    """
    for account in dossier.accounts:
        if name and account.id.startswith(name):
            return {account.kind: account.members}
    match = _ITEM.fullmatch(name)
    meant: dict[AccountKind, tuple[Member, ...]] = {}
    if match is not None:
        span = Span(int(match["start"]), int(match["end"]))
        readings = [r for r in dossier.readings if r.report == match["report"]]
        items = [item for r in readings for item in items_of(r) if item.span == span]
        for item in items:
            member = Member(report=match["report"], item=item)
            meant.setdefault(kind_of(item).name, (member,))
    if not meant:
        raise UnknownItem(
            f"the story has no account and no item {name!r}: its JSON lists both "
            "(an item is its report and span, as report:120-131)"
        )
    return meant


def _nodes(
    groups: Sequence[Group[Any]], members: Sequence[Member]
) -> Sequence[Node[Any]]:
    """The nodes to compare: of one item its own, of an account those that linking
    compared.
    """
    group = _holder(groups, members[0])
    if len(members) > 1:
        return spread(group.compared)
    return [node for node in group.nodes if members[0] in node.members]


def _holder(groups: Sequence[Group[Any]], member: Member) -> Group[Any]:
    """The group that holds a member. Raises `UnknownItem` for an item of a report that
    was replaced by a later version.
    """
    for group in groups:
        if any(member in node.members for node in group.nodes):
            return group
    raise UnknownItem(f"{member.report} was replaced by a later version of itself")


def _compared(
    kind: Kind[Any, Any], material: Material, a: Node[Any], b: Node[Any]
) -> Pair:
    if a is b:
        alike = _told_alike()
        comparison = Comparison(clues=(alike,), needed=alike.weight or 0.0)
    else:
        comparison = kind.compare(material, a, b)
    return Pair(
        first=_cited(a.members[0]), second=_cited(b.members[0]), comparison=comparison
    )


def _nearness(pair: Pair) -> tuple[float, int, float]:
    """How near a pair comes to being one; among forbidden ones the least forbidden."""
    comparison = pair.comparison
    return pair.closeness, -len(comparison.forbidden), comparison.sum


def _verdict(best: Pair, worst: Pair) -> Verdict:
    """Why two that are not in one account are apart."""
    if best.comparison.forbidden:
        return "forbidden"
    if best.closeness < JOINED:
        return "too little"
    if worst.closeness < LOOSE:
        return "another member"
    return "never compared"


def _told_alike() -> Clue:
    """The clue of two items that are the same in all that matching looks at."""
    return Clue(name="told alike", weight=weight_of("any", "clue", "told alike"))


def _cited(member: Member) -> Citation:
    return Citation(report=member.report, span=member.item.span)
