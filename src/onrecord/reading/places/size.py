"""How large places are beside each other, and how far apart."""

from __future__ import annotations

import math

from onrecord.reading.places.candidates import Candidate

NEAR = 100.0  # km: two candidates this close are one answer
ALTERNATE_LOSS = 2.5  # the name is not the place's usual one
_US_STATE = 7.2  # all alike, however many live there
_REGION_LOSS = 0.3
_LEAST_POPULATION = 300
# Sizes of kinds whose populations are not known or do not tell how often they are
# named. Set by hand, as the weights of `resolution` were.
_SIZE_OF_KIND = {
    "country": 8.2,
    "continent": 9.5,
    "area": 7.4,
    "water": 7.4,
    "site": 7.0,
    "county": 4.6,
}


def size(place: Candidate) -> float:
    """How likely a place is meant where nothing is said of it, as log10 of people: 6
    for a city of a million.
    """
    fixed = _SIZE_OF_KIND.get(place.kind)
    if fixed is not None:
        return fixed
    people = math.log10(max(place.population, _LEAST_POPULATION))
    if place.kind == "region":
        return _US_STATE if place.country == "US" else people - _REGION_LOSS
    return people if place.main else people - ALTERNATE_LOSS


def distance(a: Candidate, b: Candidate) -> float:
    """Kilometres between two places along a great circle (haversine, mean radius 6,371
    km).
    """
    lat1, lon1, lat2, lon2 = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 12_742 * math.asin(math.sqrt(min(1.0, h)))
