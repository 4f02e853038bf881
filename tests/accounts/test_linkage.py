"""Complete-link grouping: no chains, no order."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.linkage import SPREAD, Group, Node, link, spread
from onrecord.model import Figure, Member, Span


def node(value: int) -> Node[int]:
    item = Figure(
        span=Span(value, value + 1),
        head=Span(value, value + 1),
        method="test/1",
        low=None,
        high=None,
    )
    none: frozenset[int] = frozenset()
    return Node(
        profile=value,
        members=(Member(report="a", item=item),),
        reports=frozenset({"a"}),
        sides=none,
        mates=none,
    )


def near(a: Node[int], b: Node[int]) -> float | None:
    """Numbers up to 10 apart are close; more than 15 apart they can never stand
    together.
    """
    distance = abs(a.profile - b.profile)
    return None if distance > 15 else 2.0 - distance / 10


def values(groups: Iterable[Group[int]]) -> list[list[int]]:
    return sorted([n.profile for n in group.nodes] for group in groups)


def test_no_chain() -> None:
    """10 and 20 are near, 20 and 29 are near, 10 and 29 are not one."""
    found = link([node(10), node(20), node(29)], lambda _: ["all"], near)
    assert values(found) == [[10], [20, 29]]


def test_a_group_keeps_the_pairs_that_brought_it_together() -> None:
    [group] = link([node(10), node(12), node(14)], lambda _: ["all"], near)
    joined = {(a.profile, b.profile) for a, b in group.joins}
    assert len(joined) == 2
    assert {number for pair in joined for number in pair} == {10, 12, 14}


def test_what_shares_no_key_is_not_compared() -> None:
    assert values(link([node(1), node(2)], lambda n: [n.profile], near)) == [[1], [2]]


@given(st.sets(st.integers(0, 200), max_size=25))
def test_every_pair_of_a_group_may_stand_together(numbers: set[int]) -> None:
    found = link([node(n) for n in sorted(numbers)], lambda _: ["all"], near)
    assert sorted(n for group in values(found) for n in group) == sorted(numbers)
    assert all(
        abs(a - b) <= 15 for group in values(found) for a in group for b in group
    )


def test_a_large_group_is_spoken_for_by_a_spread() -> None:
    assert spread(list(range(SPREAD))) == list(range(SPREAD))
    found = spread(list(range(1000)))
    assert (len(found), found[0], found[-1]) == (SPREAD, 0, 999)
