"""The gazetteer: what a name may mean, however it is written, and that its file may be
made by several at once.
"""

from __future__ import annotations

import pickle
import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.places import gazetteer_build
from onrecord.reading.places.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


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
    for candidate in Gazetteer.open().lookup(text):
        assert -90 <= candidate.lat <= 90
        assert -180 <= candidate.lon <= 180


def test_several_may_make_the_file_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(
        path: Path,
    ) -> None:  # the real contents take seconds; the race is the same
        db = sqlite3.connect(path)
        db.executescript(gazetteer_build._SCHEMA)
        db.close()

    monkeypatch.setattr(gazetteer_build, "_write", write)
    path = tmp_path / "deep" / "gazetteer.sqlite"
    threads = [
        threading.Thread(target=gazetteer_build.build, args=(path,)) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [p.name for p in path.parent.iterdir()] == ["gazetteer.sqlite"]
    assert Gazetteer.open(path).lookup("Oslo") == ()


def test_it_pickles_as_its_path(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))
    assert again.lookup("Oslo") == gazetteer.lookup("Oslo")


def test_the_cache_folder_is_the_users(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert gazetteer_build.default_path().parent == tmp_path / "onrecord"
