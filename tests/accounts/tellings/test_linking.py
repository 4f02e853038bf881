"""Average link: no chains, no order, each in one group."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.tellings.linking import link

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda p: p[0] < p[1]),
    st.integers(0, 100).map(lambda n: n / 100),
)


def grouped(
    pairs: dict[tuple[int, int], float], reports: str, least: float = 0.3
) -> list[tuple[int, ...]]:
    numbers = sorted(pairs)
    chances = np.array([pairs[pair] for pair in numbers], np.float32)
    return [group.members for group in link(reports, numbers, chances, least)]


def test_likely_pairs_are_one_group() -> None:
    assert grouped({(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.7}, "abcd") == [(0, 1, 2), (3,)]


def test_one_likely_pair_joins_no_groups() -> None:
    """Of the four pairs across, one is likely and three were not worth comparing."""
    pairs = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}
    assert grouped(pairs, "abcd") == [(0, 1), (2, 3)]


def test_two_of_one_report_speak_against_being_one() -> None:
    """A clause and the noun within it, told by one report: both are one with what the
    other report tells where that is likely enough of either.
    """
    assert grouped({(0, 2): 0.9, (1, 2): 0.8}, "aab") == [(0, 1, 2)]
    assert grouped({(0, 2): 0.6, (1, 2): 0.5}, "aab") == [(0, 2), (1,)]


def test_of_larger_groups_more_is_asked() -> None:
    def pairs(across: float) -> dict[tuple[int, int], float]:
        groups = ((0, 1, 2), (3, 4, 5))
        within = {(a, b): 0.9 for g in groups for a in g for b in g if a < b}
        return within | {(a, b): across for a in groups[0] for b in groups[1]}

    assert grouped({(0, 1): 0.32}, "ab") == [(0, 1)]
    assert grouped(pairs(0.32), "abcdef") == [(0, 1, 2), (3, 4, 5)]
    assert grouped(pairs(0.5), "abcdef") == [(0, 1, 2, 3, 4, 5)]


@given(PAIRS)
def test_each_is_in_one_group_and_joined_by_its_likeliest_pairs(
    pairs: dict[tuple[int, int], float],
) -> None:
    numbers = sorted(pairs)
    chances = np.array([pairs[pair] for pair in numbers], np.float32)
    groups = link("aaabbbcccddd", numbers, chances, 0.3)
    assert sorted(n for group in groups for n in group.members) == list(range(12))
    for group in groups:
        assert len(group.joins) == len(group.members) - 1
        assert {n for join in group.joins for n in join} <= set(group.members)
        assert all(join in pairs for join in group.joins)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(
    pairs: dict[tuple[int, int], float], random: object
) -> None:
    numbers = sorted(pairs)
    mixed = list(numbers)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    for order in (numbers, mixed):
        chances = np.array([pairs[pair] for pair in order], np.float32)
        found = [g.members for g in link("aaabbbcccddd", order, chances, 0.3)]
        assert found == grouped(pairs, "aaabbbcccddd")
