"""The map: north up, east right, labels that do not cover each other, at home anywhere
on Earth.
"""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import PlaceEntry
from onrecord.pages.places_map import HEIGHT, LINE, LINES, MARGIN, WIDTH, draw


def place(name: str, lat: float | None, lon: float | None) -> PlaceEntry:
    return PlaceEntry(name=name, lat=lat, lon=lon, accounts=())


def test_no_place_with_coordinates_no_map() -> None:
    assert draw([]) is None
    assert draw([place("Nowhere", None, None)]) is None


def test_north_is_up_and_east_is_right() -> None:
    drawn = draw([place("Oslo", 59.91, 10.75), place("Rome", 41.89, 12.51)])
    assert drawn
    oslo, rome = drawn.dots
    assert oslo.y < rome.y
    assert oslo.x < rome.x


def test_a_place_says_its_degrees() -> None:
    drawn = draw([place("Porto Alegre", -30.03, -51.23)])
    assert drawn
    assert drawn.dots[0].degrees == "30.03° S, 51.23° W"


def test_labels_of_places_on_one_spot_stand_below_each_other() -> None:
    drawn = draw([place(f"Town {n}", 48.0, 37.0) for n in range(5)])
    assert drawn
    heights = sorted(d.label_y for d in drawn.dots)
    assert all(b - a >= LINE - 0.2 for a, b in itertools.pairwise(heights))


@given(
    st.lists(
        st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=12
    )
)
def test_every_dot_lies_on_the_sheet(points: list[tuple[float, float]]) -> None:
    drawn = draw([place("x", lat, lon) for lat, lon in points])
    assert drawn
    assert 1 <= len(drawn.grid) <= 2 * (LINES + 1)
    for dot in drawn.dots:
        assert MARGIN - 1 <= dot.x <= WIDTH - MARGIN + 1
        assert MARGIN - 1 <= dot.y <= HEIGHT - MARGIN + 1
