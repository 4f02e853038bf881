"""The gazetteer: what a name may mean, however it is written, and what
its two sources are held to.
"""

from __future__ import annotations

import functools
import pickle
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.english.names import plain
from onrecord.reading.places import listed_places
from onrecord.reading.places.gazetteer import PACKED, Gazetteer


@functools.cache
def shipped() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return shipped()


@pytest.mark.parametrize(
    ("name", "kind", "country", "place"),
    [
        ("Reykjavik", "city", "IS", "Reykjavík"),  # accents do not count
        ("reykjavík", "city", "IS", "Reykjavík"),  # nor case
        ("Lvov", "city", "UA", "Lviv"),  # an old name of the table
        ("U.S.", "country", "US", "United States"),  # abbreviations as written
        ("US", "country", "US", "United States"),
        ("Ont.", "region", "CA", "Ontario"),
        ("Bavaria", "region", "DE", "Bavaria"),
        ("Kent", "county", "GB", "Kent"),  # second-level regions
        (
            "Strait of Hormuz",
            "water",
            None,
            "Strait of Hormuz",
        ),  # what city tables lack
        ("the Kremlin", None, None, None),  # an article is no part of a name
        ("Kremlin", "site", "RU", "Kremlin"),
        ("Burma", "country", "MM", "Myanmar"),
        ("EU", None, None, None),  # an acronym is not the town of Eu
    ],
)
def test_lookup(
    gazetteer: Gazetteer,
    name: str,
    kind: str | None,
    country: str | None,
    place: str | None,
) -> None:
    found = gazetteer.lookup(name)
    if kind is None:
        assert found == ()
    else:
        assert any((c.kind, c.country, c.name) == (kind, country, place) for c in found)


@pytest.mark.parametrize(
    "name",
    ["us", "Miss", "", " ", "x" * 5000, "Москва", "\x00", "'; DROP TABLE name; --"],
)
def test_words_and_junk_are_no_countries(gazetteer: Gazetteer, name: str) -> None:
    assert not any(c.kind in ("country", "region") for c in gazetteer.lookup(name))


def test_usual_names_come_before_odd_ones(gazetteer: Gazetteer) -> None:
    mains = [c.main for c in gazetteer.lookup("Georgia")]
    assert mains == sorted(mains, reverse=True)


@given(st.text(max_size=40))
def test_any_text_may_be_asked_for(text: str) -> None:
    for candidate in shipped().lookup(text):
        assert -90 <= candidate.lat <= 90
        assert -180 <= candidate.lon <= 180


def test_the_packed_names_are_folded_as_names_are_looked_up() -> None:
    # `make gazetteer` is due when this fails: `plain` has changed since it was packed.
    with closing(sqlite3.connect(f"{PACKED.as_uri()}?mode=ro", uri=True)) as db:
        query = """SELECT city.name, name.key FROM city
            JOIN name ON name.city = city.id AND main WHERE city.id % 97 = 0"""
        usual_names = db.execute(query).fetchall()
    assert len(usual_names) > 2000
    assert [(n, key) for n, key in usual_names if key != plain(n)] == []


def test_a_line_of_a_table_is_in_force_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"areas": (("water", "Sea of Vessa", "Vessa Sea", "", "1", "2"),)}
    monkeypatch.setattr(listed_places, "rows", lambda name: tables.get(name, ()))
    gazetteer = Gazetteer.open()
    assert [c.name for c in gazetteer.lookup("Vessa Sea")] == ["Sea of Vessa"]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        Gazetteer.open(tmp_path / "none.sqlite")


def test_it_pickles_as_its_path(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.lookup("Oslo") == gazetteer.lookup("Oslo")
