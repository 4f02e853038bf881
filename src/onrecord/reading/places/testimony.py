"""What the places of a report say for each other: those that leave no choice speak for
their country and region, and all names that could lie in one region speak for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.english.tables import words, words_as
from onrecord.model import Report
from onrecord.reading.places.candidates import Candidate
from onrecord.reading.places.size import NEAR, distance, size

# log10 of people: a place that leads all others by this much needs no context.
_CERTAIN_LEAD = 2.0
_DOMAIN = re.compile(r"^(?:https?://)?[^/\s]*\.([a-z]{2})(?:[:/]|$)", re.I)

Region = tuple[str, str]  # country (ISO 3166 code), GeoNames' admin1 code


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """What speaks for countries and regions in one report.

    `certain_countries`: how many names leave no choice of country. `named_regions`: the
    regions named themselves. `shares`: for each region the sum over all names of the
    share of their regions that it is. `names`: how many names there are, at least 1.
    `outlet`: the country of the outlet's domain.
    """

    certain_countries: Counter[str]
    named_regions: frozenset[Region]
    shares: dict[Region, float]
    names: int
    outlet: str | None

    def share_of_country(self, country: str) -> float:
        """The share of the names with a certain country that lie in this one."""
        total = self.certain_countries.total()
        return self.certain_countries[country] / total if total else 0.0

    def names_in(self, region: Region) -> float:
        """How many names could lie in a region, each counted by its share."""
        return self.shares.get(region, 0.0)


def testimony_of(
    report: Report, candidates_of_names: Iterable[Sequence[Candidate]]
) -> Testimony:
    """What the names of a report, given as the places each may mean, speak for, and
    its outlet's domain.
    """
    countries: Counter[str] = Counter()
    named_regions: set[Region] = set()
    shares: dict[Region, float] = {}
    names = 0
    for candidates in candidates_of_names:
        names += 1
        regions = regions_of(candidates)
        for region in regions:
            shares[region] = shares.get(region, 0.0) + 1 / len(regions)
        country = certain_country(candidates)
        if country:
            countries[country] += 1
        place = _certain_place(candidates)
        if place and place.kind == "region" and place.country and place.admin1:
            named_regions.add((place.country, place.admin1))
    return Testimony(
        certain_countries=countries,
        named_regions=frozenset(named_regions),
        shares=shares,
        names=max(1, names),
        outlet=_country_of_outlet(report),
    )


def _country_of_outlet(report: Report) -> str | None:
    """The country (ISO 3166 code) that an outlet's domain ends in: a weak hint, and
    none for the domains that anyone takes.
    """
    for address in (report.url, report.outlet):
        match = _DOMAIN.match(address or "")
        if match is None:
            continue
        code = match.group(1).upper()
        if code == "UK":
            code = "GB"
        is_country = code in words("countries")
        is_sold = code in words_as("country_uses", "sold domain")
        return code if is_country and not is_sold else None
    return None


def regions_of(candidates: Iterable[Candidate]) -> set[Region]:
    """The regions in which places of this usual name lie."""
    return {
        (place.country or "", place.admin1)
        for place in candidates
        if place.main and place.admin1
    }


def certain_country(candidates: Sequence[Candidate]) -> str | None:
    """The country of the greatest candidate, where those of other countries are a
    hundredth of it or less.
    """
    if not candidates:
        return None
    greatest = max(candidates, key=size)
    rivals = [place for place in candidates if place.country != greatest.country]
    return greatest.country if _leads(greatest, rivals) else None


def _certain_place(candidates: Sequence[Candidate]) -> Candidate | None:
    """The candidate that needs no context: alone, or a hundred times the next one that
    lies elsewhere.
    """
    if not candidates:
        return None
    greatest = max(candidates, key=size)
    rivals = [place for place in candidates if distance(place, greatest) > NEAR]
    return greatest if _leads(greatest, rivals) else None


def _leads(greatest: Candidate, rivals: Sequence[Candidate]) -> bool:
    if not rivals:
        return True
    return size(greatest) - max(map(size, rivals)) >= _CERTAIN_LEAD
