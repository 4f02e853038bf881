"""The adjectives and peoples of countries ("Ukrainian"), which are no places."""

from __future__ import annotations

import functools

from onrecord.english.countries import countries
from onrecord.english.names import plain
from onrecord.english.tables import rows


def is_adjective(surface: str) -> bool:
    """True for the adjective or people of a country ("Ukrainian", "Ukrainians"), which
    is no place.
    """
    key = plain(surface)
    return key in _adjectives() or (key.endswith("s") and key[:-1] in _adjectives())


@functools.cache
def _adjectives() -> frozenset[str]:
    found = {
        plain(adjective)
        for country in countries()
        for adjective in country.adjectives
        if not adjective.isupper()
    }
    # "Myanmar" is its own adjective, and a place
    names = {plain(country.name) for country in countries()}
    return frozenset((found | {plain(a) for a, _ in rows("adjectives")}) - names)
