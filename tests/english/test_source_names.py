"""The names of sources taken apart, and whether two are of one."""

from __future__ import annotations

import pytest

from onrecord.english.source_names import head_of, is_anonymous, match, principal_of


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
        ("Chief Inspector Ann Varga", "Ann Q. Varga II", "same"),
        # somebody else, or two
        ("a friend of Ann Varga", "Ann Varga", "different"),
        ("her brother and his lawyer Ann Varga", "Ann Varga", "different"),
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
    ("label", "expected"),
    [
        ("officials", True),
        ("a witness at the quay", True),
        ("Tarn officials", False),
        ("harbour board", False),
    ],
)
def test_anonymous(label: str, expected: bool) -> None:
    assert is_anonymous(label) is expected


def test_the_head_of_a_label() -> None:
    assert (
        head_of("guild of lock keepers"),
        head_of("harbour board"),
        head_of(""),
    ) == ("guild", "board", "")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("spokesman for the Harbour Board", "Harbour Board"),
        ("Harbour Board spokeswoman", "Harbour Board"),
        ("Norland's spokesman", "Norland"),
        ("spokesman", None),
        ("Harbour Board", None),
    ],
)
def test_whom_a_spokesman_speaks_for(name: str, expected: str | None) -> None:
    assert principal_of(name) == expected
