"""Complete-link grouping behind blocking keys: what stands in one group was compared,
each with each.

Single-link would chain: A like B, B like C, and A told as C. Here two groups join only
where every pair across them may stand together (complete linkage, Sørensen 1948): a
pair of closeness JOINED or more brings its groups together, and no pair across them may
be forbidden or less close than LOOSE. Only items that share a blocking key are proposed
for joining, and in a block each only with the WINDOW items behind it in sorted order
(sorted neighbourhood, Hernández and Stolfo 1995); and of a group larger than SPREAD
only so many of its members, evenly spread, speak for it. So the work grows with the
items and not with their square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.accounts.context import StoryContext
from onrecord.model import AccountItem, Member, Span

P = TypeVar("P", bound=Hashable)
T = TypeVar("T")
I = TypeVar("I", bound=AccountItem)  # noqa: E741 - an item
# the closeness at which a pair is told as one: each kind scales its evidence to this
JOINED = 1.0
LOOSE = 0.5  # what two items need at least that others of their group bring together
# members that speak for a larger group: a toll may be told a thousand times in as many
# words
SPREAD = 30
# neighbours in a block each item is compared with; items told alike were made one node
# before
WINDOW = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Generic[P]):
    """All items of the story with one profile (what matching looks at): they are the
    same thing told alike.
    """

    profile: P
    members: tuple[Member, ...]
    reports: frozenset[str]
    sides: frozenset[int]
    mates: frozenset[int]

    def aligned(self, other: Node[P]) -> bool:
        """True where an item of each stands in the two sides of one shared passage."""
        return not self.sides.isdisjoint(other.mates)


def member_key(member: Member) -> tuple[str, Span]:
    """The order of members everywhere: by report id, then by where they stand."""
    return member.report, member.item.span


def nodes(
    context: StoryContext,
    items: Iterable[tuple[str, I]],
    profile: Callable[[str, I], P],
) -> list[Node[P]]:
    """Items (each with its report's id) gathered by profile, in an order that does not
    depend on theirs.
    """
    gathered: defaultdict[P, list[Member]] = defaultdict(list)
    for report, item in items:
        gathered[profile(report, item)].append(Member(report=report, item=item))
    made: list[Node[P]] = []
    for shared_profile, members in gathered.items():
        sides: set[int] = set()
        for member in members:
            sides |= context.item_sides(member.report, member.item)
        node = Node(
            profile=shared_profile,
            members=tuple(sorted(members, key=member_key)),
            reports=frozenset(member.report for member in members),
            sides=frozenset(sides),
            mates=frozenset(side ^ 1 for side in sides),
        )
        made.append(node)
    return sorted(made, key=lambda node: member_key(node.members[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Generic[P]):
    """Nodes that are of one thing. `joins`: the pairs that brought them together, one
    fewer than there are nodes. `compared`: those among them that were each compared
    with each.
    """

    nodes: tuple[Node[P], ...]
    joins: tuple[tuple[Node[P], Node[P]], ...]
    compared: tuple[Node[P], ...]


def link(
    nodes: Sequence[Node[P]],
    keys: Callable[[Node[P]], Iterable[Hashable]],
    affinity: Callable[[Node[P], Node[P]], float | None],
) -> list[Group[P]]:
    """Groups of nodes, closest pairs joined first. `affinity` is symmetric; None
    forbids a pair.
    """
    known: dict[tuple[int, int], float | None] = {}

    def closeness(i: int, j: int) -> float | None:
        pair = (i, j) if i < j else (j, i)
        if pair not in known:
            known[pair] = affinity(nodes[pair[0]], nodes[pair[1]])
        return known[pair]

    close: list[tuple[float, int, int]] = []
    for i, j in sorted(_candidates(nodes, keys)):
        score = closeness(i, j)
        if score is not None and score >= JOINED:
            close.append((-score, i, j))
    group_of = list(range(len(nodes)))
    groups = [[i] for i in range(len(nodes))]
    joins: list[list[tuple[int, int]]] = [[] for _ in nodes]
    for _, i, j in sorted(close):
        a, b = sorted((group_of[i], group_of[j]))
        if a == b or not _all_stand_together(groups[a], groups[b], closeness):
            continue
        groups[a] += groups[b]
        joins[a] += [*joins[b], (i, j)]
        for x in groups[b]:
            group_of[x] = a
        groups[b], joins[b] = [], []
    linked: list[Group[P]] = []
    for group, joined in zip(groups, joins, strict=True):
        if group:
            members = tuple(nodes[i] for i in sorted(group))
            pairs = tuple((nodes[i], nodes[j]) for i, j in joined)
            linked.append(Group(nodes=members, joins=pairs, compared=members))
    return linked


def _all_stand_together(
    one: Sequence[int],
    other: Sequence[int],
    closeness: Callable[[int, int], float | None],
) -> bool:
    """True where no pair across two groups is forbidden or less close than LOOSE."""
    return all(
        (closeness(x, y) or 0.0) >= LOOSE for x in spread(one) for y in spread(other)
    )


def reports_of(nodes: Iterable[Node[P]]) -> frozenset[str]:
    """The reports that tell any of these nodes."""
    return frozenset().union(*(node.reports for node in nodes))


def spread(group: Sequence[T]) -> Sequence[T]:
    """All of a small group; of one larger than SPREAD so many, from its first to its
    last and evenly between.
    """
    if len(group) <= SPREAD:
        return group
    return [group[at * (len(group) - 1) // (SPREAD - 1)] for at in range(SPREAD)]


def _candidates(
    nodes: Sequence[Node[P]], keys: Callable[[Node[P]], Iterable[Hashable]]
) -> set[tuple[int, int]]:
    """The pairs of nodes, by number, that share a key and stand near each other in its
    block.
    """
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for key in set(keys(node)):
            blocks[key].append(number)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        for at, number in enumerate(block):
            behind = block[at + 1 : at + 1 + WINDOW]
            pairs.update((number, other) for other in behind)
    return pairs
