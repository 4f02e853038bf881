"""Places of a story, and whether two can be one."""

from __future__ import annotations

import pytest

from onrecord.accounts.places import PlaceKey, nearness
from onrecord.model import Unresolved
from tests.accounts.builders import Told, dossier

LENN = PlaceKey("lenn", 1, "city", 50.0, 10.0, "XA")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (LENN, LENN, "same"),
        (LENN, PlaceKey("lenn"), "same"),  # unresolved in the other report
        (LENN, None, "open"),
        (
            LENN,
            PlaceKey("port lenn", 2, "city", 50.1, 10.0, "XA"),
            "open",
        ),  # eleven kilometres off
        (LENN, PlaceKey("korra", 3, "city", 52.0, 10.0, "XA"), "apart"),
        (LENN, PlaceKey("farland", 4, "country", 20.0, 60.0, "XB"), "apart"),
        (LENN, PlaceKey("aland", 5, "country", 51.0, 11.0, "XA"), "open"),
        (LENN, PlaceKey("korra"), "doubtful"),  # another name, and nothing known of it
        (PlaceKey("sarn", 6, "region"), PlaceKey("kel", 7, "region"), "apart"),
    ],
)
def test_nearness(a: PlaceKey, b: PlaceKey | None, expected: str) -> None:
    assert nearness(a, b) == expected
    assert nearness(b, a) == expected


def test_entries() -> None:
    """One entry a place over two reports; what was not located says why; accounts come
    by the sentence.
    """
    a = Told("a", "31 boats burned in Lenn. Korra was calm.").figure(
        "31 boats", 31, unit="boat", measure="burned"
    )
    a.place("Lenn", lat=50.0, lon=10.0, geonames_id=1).place(
        "Korra", unresolved=Unresolved(reason="two of that name")
    )
    b = Told("b", "Lenn was calm.").place("Lenn", lat=50.0, lon=10.0, geonames_id=1)
    found = dossier(a, b)
    lenn, korra = found.places
    assert (lenn.name, lenn.lat, lenn.accounts, lenn.reason) == (
        "Lenn",
        50.0,
        (found.accounts[0].id,),
        None,
    )
    assert (korra.name, korra.lat, korra.accounts, korra.reason) == (
        "Korra",
        None,
        (),
        "two of that name",
    )
