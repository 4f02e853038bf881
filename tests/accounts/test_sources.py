"""Whose word it is, under several names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.sources import merged


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        # the most frequent form is shown
        (
            [
                "Russia's defence ministry",
                "Russian defence ministry",
                "Russian defence ministry",
            ],
            ("Russian defence ministry",),
        ),
        # an open name joins the one it can be
        (
            ["the defence ministry", "Russian defence ministry"],
            ("Russian defence ministry",),
        ),
        # and stands alone where it can be either
        (
            [
                "the defence ministry",
                "Russian defence ministry",
                "Ukrainian defence ministry",
            ],
            (
                "Russian defence ministry",
                "Ukrainian defence ministry",
                "the defence ministry",
            ),
        ),
        ([], ()),
    ],
)
def test_merged(names: list[str], expected: tuple[str, ...]) -> None:
    assert merged(names) == expected


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_are_answered_in_any_order(names: list[str]) -> None:
    found = merged(names)
    assert merged(reversed(names)) == found
    assert set(found) <= set(names)
