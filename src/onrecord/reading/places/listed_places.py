"""The places of Onrecord's own tables: countries, regions, counties, and the areas,
waters and sites that lists of cities lack; with other spellings of any place.

The tables are `countries`, `regions`, `counties`, `areas` and `spellings` of
`english/tables/`. They are read when the gazetteer is opened, so that a line changed in
one is in force at once. What a table leaves open (the population of a country, the
middle of a region) comes from the packed GeoNames file (`GeoNamesFacts`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.english.countries import countries
from onrecord.english.names import plain
from onrecord.english.tables import rows, several
from onrecord.reading.places.candidates import Candidate, key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFacts:
    """What GeoNames knows of a country."""

    population: int
    geonames_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionFacts:
    """What follows of a first-level region from its cities: the middle of their extent
    in degrees, the sum of their populations. `geonames_id` is known of US states.
    """

    lat: float
    lon: float
    population: int
    geonames_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoNamesFacts:
    """Facts that complete the tables: countries by ISO 3166 code, regions by country
    and GeoNames' admin1 code.
    """

    countries: dict[str, CountryFacts]
    regions: dict[tuple[str, str], RegionFacts]


def listed_places(facts: GeoNamesFacts) -> dict[str, tuple[Candidate, ...]]:
    """Each key to the places that go by it, in the order of the tables."""
    by_key: dict[str, dict[Candidate, None]] = {}
    for place, other_names in _rows_of_places(facts):
        for key in (plain(place.name), *map(key_of, other_names)):
            by_key.setdefault(key, {})[place] = None
    return {key: tuple(places) for key, places in by_key.items()}


def other_spellings() -> dict[str, tuple[str, ...]]:
    """Each key of the table of spellings to the keys whose usual places it also means.

    A spelling of a spelling means what that one means, where it stands above.
    """
    meant: dict[str, tuple[str, ...]] = {}
    for surface, name in rows("place_spellings"):
        key, usual = key_of(surface), plain(name)
        if key != usual:
            meant[key] = (*meant.get(key, ()), usual, *meant.get(usual, ()))
    return meant


def _rows_of_places(
    facts: GeoNamesFacts,
) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """Every row of the four tables as a place and its other names."""
    yield from _countries(facts.countries)
    yield from _regions(facts.regions)
    for country, code, name, others, lat, lon in rows("counties"):
        yield _place(name, "county", country, code, lat, lon), several(others)
    for kind, name, others, country, lat, lon in rows("areas"):
        yield _place(name, kind, country or None, None, lat, lon), several(others)


def _countries(
    known: dict[str, CountryFacts],
) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    for country in countries():
        facts = known.get(country.code)
        place = Candidate(
            name=country.name,
            kind="country",
            country=country.code,
            admin1=None,
            lat=country.lat,
            lon=country.lon,
            population=facts.population if facts else 0,
            geonames_id=facts.geonames_id if facts else None,
            main=True,
        )
        yield place, country.others


def _regions(
    known: dict[tuple[str, str], RegionFacts],
) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """One without coordinates in the table stands in the middle of its cities; one that
    has no cities either cannot be put on a map and is left out.
    """
    for country, code, name, others, lat, lon in rows("regions"):
        facts = known.get((country, code))
        if facts is None:
            if lat:
                yield _place(name, "region", country, code, lat, lon), several(others)
            continue
        place = Candidate(
            name=name,
            kind="region",
            country=country,
            admin1=code,
            lat=float(lat) if lat else facts.lat,
            lon=float(lon) if lon else facts.lon,
            population=facts.population,
            geonames_id=facts.geonames_id,
            main=True,
        )
        yield place, several(others)


def _place(
    name: str, kind: str, country: str | None, admin1: str | None, lat: str, lon: str
) -> Candidate:
    """A place of which nothing but the table's own row is known."""
    return Candidate(
        name=name,
        kind=kind,
        country=country,
        admin1=admin1,
        lat=float(lat),
        lon=float(lon),
        population=0,
        geonames_id=None,
        main=True,
    )
