"""The agencies' table and the shapes of unknown agencies."""

from __future__ import annotations

import pytest

from onrecord.intake.agencies import agency_of, known_agency, rows


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
        (other.casefold(), row.split("\t")[0])
        for row in rows("agencies.tsv")[1:]
        for other in (row.split("\t")[0], *row.split("\t")[1].split(" | "))
    ]
    owners: dict[str, str] = {}
    for name, owner in names:
        assert owners.setdefault(name, owner) == owner
        assert known_agency(name) == owner
