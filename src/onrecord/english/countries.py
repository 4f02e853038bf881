"""The countries and territories of the world: their names, what their people are
called, their capitals. All of `tables/countries.tsv`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.english.tables import rows, several


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country or territory. `code` is of ISO 3166; `lat` and `lon`, in degrees, are
    of its middle.

    `capitals` begins with the one that the gazetteer knows. `unsure` are those of its
    words that as often mean something else.
    """

    code: str
    name: str
    others: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]
    unsure: frozenset[str]
    lat: float
    lon: float

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the one it is shown by first."""
        return self.name, *self.others


@functools.cache
def countries() -> tuple[Country, ...]:
    """The countries in the order of their codes."""
    listed: list[Country] = []
    for row in rows("countries"):
        code, name, others, adjectives, capitals, unsure, lat, lon = row
        country = Country(
            code=code,
            name=name,
            others=several(others),
            adjectives=several(adjectives),
            capitals=several(capitals),
            unsure=frozenset(several(unsure)),
            lat=float(lat),
            lon=float(lon),
        )
        listed.append(country)
    return tuple(listed)


@functools.cache
def by_word() -> Mapping[str, Country]:
    """The country that a word or phrase in lower case tells wherever it stands: a name
    of it, an adjective, a people. Those that as often mean something else tell none.

    >>> by_word()["peruvians"].name
    'Peru'
    """
    told: dict[str, Country] = {}
    for country in countries():
        peoples = (f"{adjective}s" for adjective in country.adjectives)
        for word in (*country.names, *country.adjectives, *peoples):
            if word not in country.unsure:
                told.setdefault(word.lower(), country)
    return told


@functools.cache
def by_capital() -> Mapping[str, Country]:
    """The country for whose government the name of a capital stands, as it is
    written.
    """
    return {
        capital: country
        for country in countries()
        for capital in country.capitals
        if capital not in country.unsure
    }
