"""Which counts are the toll of the story's event, and what a side denies of another's
plan.
"""

from __future__ import annotations

import pytest

from tests.accounts.as_read import Beside

FIRST = "A quay collapsed at Lenn on Thursday, killing at least 9 people."


@pytest.mark.parametrize(
    ("other", "relations"),
    [
        # the same toll in other words
        ("Nine people died when the quay gave way.", {"more specific", "same"}),
        # a later or a rival number is told as one that differs
        ("The quay collapse killed eight people.", {"differs"}),
        # some of them, more beside them, long ago, far more
        ("It killed 7 children.", set()),
        ("Another 7 people were killed in Osk.", set()),
        ("In 2011 a flood killed 9 people there.", set()),
        ("The war killed 9,000 people.", set()),
        # another measure
        ("The quay collapse injured 9 people.", set()),
    ],
)
def test_the_toll_of_the_event(other: str, relations: set[str]) -> None:
    killed = "killing at least 9 people"
    found = Beside(FIRST, killed, other, other)
    assert found.relations() <= relations
    assert bool(found.relations()) == bool(relations)


@pytest.mark.parametrize(
    ("planned", "denied", "is_one"),
    [
        # of one kind, the same people, nowhere else
        (
            "Falk and Moreau will hold talks in Geneva.",
            "The palace denied that Falk would meet Moreau in Geneva.",
            True,
        ),
        # with somebody else
        (
            "Falk and Moreau will hold talks in Geneva.",
            "The palace denied that the ferrymen would meet the union in Oslo.",
            False,
        ),
        # that somebody stays away says nothing against its taking place
        (
            "Falk and Moreau will meet on Friday in Geneva for a summit.",
            "Boll, who will not join the summit on Friday in Geneva, met the mayor.",
            False,
        ),
        # another kind of thing
        (
            "Falk and Moreau will hold talks in Geneva.",
            "The palace denied that Falk and Moreau would launch a rocket in Geneva.",
            False,
        ),
    ],
)
def test_two_versions_of_one_plan(planned: str, denied: str, is_one: bool) -> None:
    found = Beside(planned, planned, denied, denied)
    assert ("differs" in found.relations()) is is_one
