"""The countries and territories of the world: their names, what their people are
called, their capitals. All of `tables/countries.tsv`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.english import words
from onrecord.english.tables import rows, several

# Words in the longest name.
_LONGEST_NAME = 8


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
    country_of: dict[str, Country] = {}
    for country in countries():
        peoples = (f"{adjective}s" for adjective in country.adjectives)
        for word in (*country.names, *country.adjectives, *peoples):
            if word not in country.unsure:
                country_of.setdefault(word.lower(), country)
    return country_of


@functools.cache
def by_capital() -> Mapping[str, Country]:
    """The country for whose government the name of a capital stands, as it is written.

    >>> by_capital()["Lima"].name
    'Peru'
    """
    country_of: dict[str, Country] = {}
    for country in countries():
        for capital in country.capitals:
            if capital not in country.unsure:
                country_of[capital] = country
    return country_of


def named_among(surfaces: Sequence[str]) -> Iterator[tuple[int, int, Country]]:
    """Each country named among the words of a text: the first word, the end, which it
    is. The longest name at a place counts.

    >>> [(at, end, c.name) for at, end, c in named_among(["from", "Peru"])]
    [(1, 2, 'Peru')]
    """
    at = 0
    while at < len(surfaces):
        for size in range(min(_LONGEST_NAME, len(surfaces) - at), 0, -1):
            country = named(" ".join(surfaces[at : at + size]))
            if country is not None:
                yield at, at + size, country
                at += size
                break
        else:
            at += 1


def named(phrase: str) -> Country | None:
    """The country that a phrase as a whole names, written with a capital; None where it
    names none.

    >>> named("US").name, named("us")
    ('United States', None)
    """
    if not phrase[:1].isupper():
        return None
    key = " ".join(words.tokens(phrase))
    if key == "us" and phrase[:2] != "US":
        return None
    return _by_tokens().get(key)


@functools.cache
def _by_tokens() -> Mapping[str, Country]:
    """`by_word` by the words of each phrase as `words.tokens` cuts them."""
    country_of: dict[str, Country] = {}
    for phrase, country in by_word().items():
        country_of.setdefault(" ".join(words.tokens(phrase)), country)
    return country_of
