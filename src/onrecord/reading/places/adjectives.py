"""The adjectives and peoples of countries ("Ukrainian"), which are no places."""

from __future__ import annotations

import functools

from onrecord.english.names import plain
from onrecord.english.tables import rows, several


def is_adjective(surface: str) -> bool:
    """True for the adjective or people of a country ("Ukrainian", "Ukrainians"), which
    is no place.
    """
    key = plain(surface)
    return key in _adjectives() or (key.endswith("s") and key[:-1] in _adjectives())


@functools.cache
def _adjectives() -> frozenset[str]:
    found = {
        plain(a)
        for row in rows("countries")
        for a in several(row[3])
        if not a.isupper()
    }
    names = {
        plain(row[1]) for row in rows("countries")
    }  # "Myanmar" is its own adjective, and a place
    return frozenset((found | {plain(a) for a, _ in rows("adjectives")}) - names)
