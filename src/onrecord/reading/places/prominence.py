"""How well known a place is: whether its bare name is enough to mean it."""

from __future__ import annotations

from onrecord.english.tables import words_as
from onrecord.reading.places.gazetteer import Candidate
from onrecord.reading.places.governments import is_capital

# Inhabitants of the least place that counts as one of these.
TOWN = 5_000
LARGE_CITY = 100_000
METROPOLIS = 1_000_000
LARGE_REGION = 2_000_000

# Kinds of place whose names the gazetteer lists only where they are well known.
_LISTED_KINDS = frozenset({"country", "continent", "area", "water", "site"})


def is_prominent(place: Candidate) -> bool:
    """Whether a name means this place even where the network tags it as something else.

    That holds for countries, large regions and cities under their usual names.
    """
    if place.kind in _LISTED_KINDS:
        return True
    if place.kind == "region":
        well_known = words_as("country_uses", "its regions are well known")
        return place.country in well_known or place.population >= LARGE_REGION
    return _is_city_of(place, LARGE_CITY)


def is_famous(place: Candidate) -> bool:
    """Whether a place is a country, a capital or a metropolis: few persons bear their
    names.
    """
    if place.kind == "country" or is_capital(place):
        return True
    return _is_city_of(place, METROPOLIS)


def is_town(place: Candidate) -> bool:
    """Whether a place is a city or a town of some size, under its usual name."""
    return _is_city_of(place, TOWN)


def _is_city_of(place: Candidate, least: int) -> bool:
    """Whether a place is a city of `least` inhabitants or more, by its usual name."""
    return place.kind == "city" and place.main and place.population >= least
