"""Whose word it is, under several names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.accounts.sources import countries_in, match, merged


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # one ministry, four names
        ("Russia's defence ministry", "Russian defence ministry", "same"),
        ("the Russian Defence Ministry", "Russian Ministry of Defense", "same"),
        ("Ministry of Defence of Russia", "Russian defence ministry", "same"),
        ("Russia’s defense ministry", "Russian defence ministry", "same"),
        # two countries' ministries
        ("Russian defence ministry", "Ukrainian defence ministry", "different"),
        # whose ministry is not said
        ("the defence ministry", "Russian defence ministry", "open"),
        # a ministry is not its country
        ("Russia", "Russian defence ministry", "different"),
        # a capital stands for its government
        ("Moscow", "Russia", "same"),
        ("Washington", "the United States", "same"),
        # another institution
        ("Russian defence ministry", "Russian foreign ministry", "different"),
        # a person, with a role and without
        ("regional governor Yuri Sliusar", "Yuri Sliusar", "same"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "same"),
        ("Donald Trump", "Ivanka Trump", "different"),
        # first names that are countries
        ("Jordan Smith", "Chad Smith", "different"),
        ("Jordan Smith", "Smith", "same"),
        # initials, told or to be read off
        ("the RSB", "Rail Safety Board", "same"),
        ("Rail Safety Board (RSB)", "Rail Safety Board", "same"),
        ("the UN", "United Nations", "different"),  # two letters can be many things
        # an empty name is nobody's
        ("", "Russia", "different"),
    ],
)
def test_match(a: str, b: str, expected: str) -> None:
    assert match(a, b) == expected
    assert match(b, a) == expected


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("268 Ukrainian drones", {"Ukraine"}),
        ("it tells us nothing", set()),  # "us" is no country in small letters
        ("US and British ships", {"United States", "United Kingdom"}),
        ("polish the turkey", set()),
        ("a South Korean and a North Korean", {"South Korea", "North Korea"}),
    ],
)
def test_countries(text: str, expected: set[str]) -> None:
    assert countries_in(text) == expected


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_are_answered_in_any_order(names: list[str]) -> None:
    found = merged(names)
    assert merged(reversed(names)) == found
    assert set(found) <= set(names)
