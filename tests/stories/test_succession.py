"""Which story goes on in which, and which reports came into another."""

from __future__ import annotations

import pytest

from onrecord.model import Story
from onrecord.stories.succession import heirs, moved


def _stories(**members: str) -> list[Story]:
    return [
        Story(id=id_, title="", reports=tuple(held)) for id_, held in members.items()
    ]


@pytest.mark.parametrize(
    ("before", "after", "went_on", "came"),
    [
        # A new story: each of its reports is new.
        ({}, {"s1": "ab"}, {}, "ab"),
        # Under another id it goes on as it was; who joins it came.
        ({"s1": "abc"}, {"s2": "abc"}, {"s1": "s2"}, ""),
        ({"s1": "abc"}, {"s2": "abcd"}, {"s1": "s2"}, "d"),
        # Parted, it goes on where most of it is; the rest came into another.
        ({"s1": "abc"}, {"s2": "ab", "s3": "c"}, {"s1": "s2"}, "c"),
        # Of two that become one, the larger goes on.
        ({"s1": "a", "s2": "bc"}, {"s1": "abc"}, {"s2": "s1"}, "a"),
        # As many on both sides: the smaller ids settle it.
        ({"s1": "ab", "s2": "cd"}, {"s3": "ac", "s4": "bd"}, {"s1": "s3"}, "cbd"),
    ],
)
def test_a_story_goes_on_where_most_of_it_is(
    before: dict[str, str], after: dict[str, str], went_on: dict[str, str], came: str
) -> None:
    old, new = _stories(**before), _stories(**after)
    assert heirs(old, new) == went_on
    assert moved(old, new) == tuple(came)
