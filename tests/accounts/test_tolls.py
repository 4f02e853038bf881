"""The toll of a story's event: counts that come together though their sentences share
no word.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.accounts.builders import Told, dossier, shapes

DEAD: dict[str, Any] = {"unit": "person", "measure": "killed"}


def told(id_: str, text: str, surface: str, low: float, **fields: Any) -> Told:
    return Told(id_, text).figure(surface, low, **{**DEAD, **fields})


FIRST = told("a", "A quay collapsed at Lenn, killing at least 9 people.", "at least 9 people", 9, hedge="at least",
             claimant="coast guard")  # fmt: skip


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        # the same toll without a word in common
        (told("b", "Nine died there, divers reported.", "Nine", 9, unit=None, measure="died"), "more specific"),
        # a noun for it
        (told("b", "Rescuers spoke of 9 deaths.", "9 deaths", 9, unit="death", measure=None), "more specific"),
        # it moved: the day told is the day it stood so
        (
            told("b", "The death toll rose to 11.", "11", 11, unit=None, measure="death toll", toll=True, when="2025-08-20"),
            "more specific",
        ),
        # a rival's least number is another
        (
            told("b", "The union speaks of at least 20 dead.", "at least 20", 20, hedge="at least", unit=None,
                 measure="dead", claimant="union"),
            "differs",
        ),
        # not the toll: children of them, others beside them, badly hurt, long ago, far
        # more
        (told("b", "It killed 7 children.", "7 children", 7, unit="child"), None),
        (told("b", "It killed another 7 people.", "another 7 people", 7), None),
        (told("b", "It killed 700 people.", "700 people", 700), None),
        (told("b", "In 2011 it killed 9 people.", "9 people", 9).time("2011", "2011", "2011-01-01", "2011-12-31"),
         None),
        (told("b", "Divers found 2 bodies.", "2 bodies", 2, unit="body", measure="found"), None),
    ],
)  # fmt: skip
def test_against_the_first_report(other: Told, expected: str | None) -> None:
    for pair in ((FIRST, other), (other, FIRST)):
        found = shapes(dossier(*pair), "figure")
        assert (found[0][0] if len(found) == 1 else None) == expected


def test_a_second_unclaimed_number_of_one_report_is_no_toll() -> None:
    text = "The quay killed 9 people. The ferry Alba killed 31 people."
    both = Told("b", text).figure("9 people", 9, **DEAD).figure("31 people", 31, **DEAD)
    found = shapes(dossier(FIRST, both), "figure")
    assert [members for _, members in found if "b: 31 people" in members] == [
        ("b: 31 people",)
    ]


def test_how_badly_hurt_is_another_count() -> None:
    hurt: dict[str, Any] = {"unit": "person", "measure": "injured"}
    a = told(
        "a",
        "About 40 people were injured at Lenn.",
        "About 40 people",
        40,
        hedge="about",
        **hurt,
    )
    b = told(
        "b", "Some 12 people were seriously injured at Lenn.", "12 people", 12, **hurt
    )
    assert [relation for relation, _ in shapes(dossier(a, b), "figure")] == [
        "single",
        "single",
    ]
