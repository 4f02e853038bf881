"""Names to places: the cities of GeoNames, packed in a read-only SQLite file beside
this module, and the places of Onrecord's own tables (`listed_places`).

`make gazetteer` packs the file anew (`training/gazetteer.py`). Lookup is by folded name
(case, accents, apostrophes, hyphens), Latin letters only. Data: GeoNames (CC BY 4.0).
"""

from __future__ import annotations

import functools
import sqlite3
import weakref
from pathlib import Path

from onrecord.english.names import plain
from onrecord.reading.places.candidates import Candidate, exact_key
from onrecord.reading.places.listed_places import (
    CountryFacts,
    GeoNamesFacts,
    RegionFacts,
    listed_places,
    other_spellings,
)

__all__ = ["PACKED", "Candidate", "Gazetteer"]

PACKED = Path(__file__).with_name("geonames.sqlite")
DEGREE = 100_000  # the packed file keeps hundred-thousandths of a degree, as GeoNames
LONGEST_KEY = 80  # characters; no name of a place is longer
LEAST_LETTERS = 3  # of a name that no table has as an abbreviation
LEAST_CAPITALS = 4  # the same in capitals
MOST = 60  # candidates of one name that are looked at, the most populous first
_CITIES = """
SELECT city.name, country, admin1, lat, lon, population, id, main
FROM name JOIN city ON city.id = name.city
WHERE name.key = ? AND main >= ?
ORDER BY main DESC, population DESC, id
LIMIT ?
"""
_COUNTRIES = "SELECT code, population, geonames_id FROM country"
_REGIONS = "SELECT country, admin1, lat, lon, population, geonames_id FROM region"


class Gazetteer:
    """The places a name may mean. Safe to share between threads that do not use it at
    once; pickles as its path. Holds its file open until `close`, or until it is let go.

    >>> gazetteer = Gazetteer.open()
    >>> place = gazetteer.lookup("Springfield")[0]
    >>> place.kind, place.country
    ('city', 'US')
    >>> gazetteer.lookup("no such place")
    ()
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
        )
        # One that nobody closed is closed when it is let go.
        self._finish = weakref.finalize(self, self._db.close)
        self._listed = listed_places(_facts(self._db))
        self._spellings = other_spellings()
        self._cached = functools.lru_cache(maxsize=20_000)(self._candidates)

    @classmethod
    def open(cls, path: str | Path | None = None) -> Gazetteer:
        """The gazetteer of the file at `path`, by default the one that ships with
        Onrecord.

        Raises sqlite3.OperationalError where there is no file, sqlite3.DatabaseError
        where it is no gazetteer.
        """
        return cls(Path(path) if path is not None else PACKED)

    def close(self) -> None:
        """Frees the file. No lookup afterwards."""
        self._finish()

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """The places `name` may mean, those whose usual name it is first, then by
        population; at most `MOST`.

        Abbreviations ("US", "D.C.", "Miss.") count only as written. Any string may be
        asked for.

        >>> [place.country for place in Gazetteer.open().lookup("Reykjavik")]
        ['IS']
        """
        if not name or len(name) > LONGEST_KEY:
            return ()
        return self._cached(name)

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        exact = exact_key(name)
        as_written = self._by_key(exact) if exact else ()
        if as_written:
            return as_written
        key = plain(name)
        # "EU" is not the town of Eu.
        is_acronym = name.isupper() and len(key) < LEAST_CAPITALS
        if len(key) < LEAST_LETTERS or is_acronym or not key.isascii():
            return ()
        return self._by_key(key)

    def _by_key(self, key: str) -> tuple[Candidate, ...]:
        """The places of a key and of the spellings it stands for, each once. Cities
        come before the tables' places that are as populous.
        """
        usual_keys = self._spellings.get(key, ())
        cities = self._cities(key, main=False)
        listed = list(self._listed.get(key, ()))
        for usual in usual_keys:
            cities.update(self._cities(usual, main=True))
            listed += [p for p in self._listed.get(usual, ()) if p not in listed]
        ordered = [cities[geonames_id] for geonames_id in sorted(cities)] + listed
        ordered.sort(key=lambda place: (not place.main, -place.population))
        return tuple(ordered[:MOST])

    def _cities(self, key: str, *, main: bool) -> dict[int, Candidate]:
        """The cities of a key by their GeoNames id; only those whose usual name it is
        where `main` is true.
        """
        cities: dict[int, Candidate] = {}
        for row in self._db.execute(_CITIES, (key, main, MOST)):
            name, country, admin1, lat, lon, population, geonames_id, is_main = row
            cities[geonames_id] = Candidate(
                name=name,
                kind="city",
                country=country,
                admin1=admin1,
                lat=lat / DEGREE,
                lon=lon / DEGREE,
                population=population,
                geonames_id=geonames_id,
                main=bool(is_main),
            )
        return cities

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return type(self), (self._path,)


def _facts(db: sqlite3.Connection) -> GeoNamesFacts:
    """What the packed file knows of countries and regions."""
    countries: dict[str, CountryFacts] = {}
    for code, population, geonames_id in db.execute(_COUNTRIES):
        facts = CountryFacts(population=population, geonames_id=geonames_id)
        countries[code] = facts
    regions: dict[tuple[str, str], RegionFacts] = {}
    for country, admin1, lat, lon, population, geonames_id in db.execute(_REGIONS):
        regions[country, admin1] = RegionFacts(
            lat=lat, lon=lon, population=population, geonames_id=geonames_id
        )
    return GeoNamesFacts(countries=countries, regions=regions)


@functools.cache
def load() -> Gazetteer:
    """The gazetteer that ships with Onrecord, opened once a process. Raises as
    `Gazetteer.open` does.
    """
    return Gazetteer.open()
