"""The agencies' table and the shapes of unknown agencies."""

from __future__ import annotations

import pytest

from onrecord.english.tables import rows
from onrecord.intake.agencies import agency_of, known_agency


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Agence France-Presse", "AFP"),
        ("AFP", "AFP"),
        ("The Associated Press", "AP"),
        ("ASSOCIATED PRESS", "AP"),
        ("Deutsche Presse-Agentur", "dpa"),
        ("Press Association", "PA Media"),
        ("MNA", "MNA"),  # unknown, in capitals
        (
            "Meridian News Agency",
            "Meridian News Agency",
        ),  # unknown, told by its last word
        ("Meridian News Agency (MNA)", "MNA"),  # defines its own short form
        ("CNN", None),  # an outlet
        ("Lena Ortiz", None),
        ("the harbour office", None),
        ("", None),
    ],
)
def test_agency_of(name: str, expected: str | None) -> None:
    assert agency_of(name) == expected


def test_no_name_in_the_table_belongs_to_two_agencies() -> None:
    names = [
        (other.casefold(), name)
        for name, others in rows("agencies")
        for other in (name, *others.split(" | "))
    ]
    owners: dict[str, str] = {}
    for name, owner in names:
        assert owners.setdefault(name, owner) == owner
        assert known_agency(name) == owner
