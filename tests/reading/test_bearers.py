"""Who bears a name in one report, and what a given name says of its bearer."""

from __future__ import annotations

import pytest

from onrecord.reading.bearers import gender_of
from onrecord.reading.full_names import find_bearers
from onrecord.reading.parsing import parse
from onrecord.reading.reader import prepared
from onrecord.reading.sheet import Sheet
from tests.builders import report


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Marlow", "f"),  # the table by hand
        ("Kim Marlow", ""),  # there for both
        ("Grigor Hill", "m"),  # the world's
        ("Jean Hill", ""),  # known of too many of either
        ("Chen Weiling", ""),  # begins with a family name
        ("Wrxq Hill", ""),  # in no table
    ],
)
def test_gender(name: str, expected: str) -> None:
    assert gender_of(name) == expected


def full_names(text: str) -> list[str]:
    return [name.surface for name in prepared(report(text)).bearers.full]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Lima, President Yoon Min-ho met Anna Marlow-Hill.",
            ["Yoon Min-ho", "Anna Marlow-Hill"],
        ),  # hyphens
        ("The crowd cheered Coach Anna Marlow.", ["Anna Marlow"]),  # a rank is no part
        ('Anna "Nan" Marlow left.', ['Anna "Nan" Marlow']),  # a nickname
        (
            "The council thanked de Vries and Maria de Vries.",
            ["de Vries", "Maria de Vries"],
        ),  # small words first
        (
            "The tape was aired by the network Al-Vessa on Monday.",
            [],
        ),  # "Al" is a first name, but no word of its own
    ],
)
def test_full_names(text: str, expected: list[str]) -> None:
    assert full_names(text) == expected


def test_called_by_the_first_name() -> None:
    bearers = prepared(report("Isabel Marlow sang. Peter Wrxq sang too.")).bearers
    assert [bearers.calls(name) for name in ("Isabel", "Peter", "Wrxq", "Lima")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the network was not shown: behind a noun for a person, of who speaks, by
        # the table by hand
        ("The emergency minister Petar Orlo left.", ["Petar Orlo"]),
        ("Later Ghassan O’Venn said it rained.", ["Ghassan O’Venn"]),
        ("Anna Orlo, of Vessa, left.", ["Anna Orlo"]),
        # no given name; one that the world's table alone has, of who does not speak; a
        # longer name; capitals
        ("The emergency minister Wrxq Orlo left.", []),
        ("Later Ghassan Venn left.", []),
        ("The Anna Orlo Prize went to Lima.", []),
        ("ANNA ORLO LEFT", []),
    ],
)
def test_full_names_that_the_network_missed(text: str, expected: list[str]) -> None:
    sheet = parse(Sheet(report=report(text)))  # the network was not asked
    assert [name.surface for name in find_bearers(sheet).full] == expected
