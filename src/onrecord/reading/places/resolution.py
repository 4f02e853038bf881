"""Which of the places of a name is meant: by what the report says of where it lies, by
its other places, by size.

One name has one sense in a report. In order: the kind the words around ask for ("Sumy
region"); a region or country named with it (`links`, `containment`); the countries and
regions of the places that leave no choice; then population. Where two places far apart
remain and nothing decides, there is no answer but the reason and the candidates.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.english.names import plain
from onrecord.english.tables import rows, words_as
from onrecord.model import Unresolved
from onrecord.reading.places.containment import (
    Candidates,
    Sense,
    keep_what_lies_where_said,
    label,
)
from onrecord.reading.places.gazetteer import Candidate, Gazetteer
from onrecord.reading.places.governments import is_capital
from onrecord.reading.places.links import find_links
from onrecord.reading.places.mentions import PlaceMention
from onrecord.reading.places.size import NEAR, distance, size
from onrecord.reading.places.testimony import (
    Testimony,
    certain_country,
    regions_of,
    testimony_of,
)
from onrecord.reading.sheet import Sheet

# Set by hand while reading errors on 70 reports each of LGL and GeoVirus (no search
# over values): log10 of people, so 1.0 outweighs a tenfold population.
# times the share of the report's certain places that lie in the candidate's country
COUNTRY_BONUS = 2.0
REGION_BONUS = 2.5  # the candidate's region is named in the report
# times what the other names that could lie in the region speak for it, at most 1
NEIGHBOUR_BONUS = 2.0
SPREAD = 4.0  # a quarter of the names in one region speak for it with full weight
OUTLET_BONUS = 1.0  # the outlet's domain ends in the country's code
MARGIN = 0.4  # the best must lead the next distant candidate by this much
# people: a smaller town is not taken for itself where nothing else in the report lies
# in its country
OBSCURE = 50_000
LEAST_SUPPORT = 0.2  # what other names that may lie in its region must add up to
WORLD_CITY_BONUS = 0.6  # a city of a million needs no introduction; its namesakes do
WORLD_CITY = 1_000_000  # people
USUAL_BONUS = 2.0  # the table says that the press means this one

# The kinds of candidates that fit a kind asked for, where that is not the kind alone.
_FITTING = {
    "region": ("region", "county", "area"),
    "county": ("county", "region"),
}
_SEVERAL = "several places have this name and the report does not say which"
_OBSCURE = (
    "a small place of this name is known, "
    "but the report names nothing else in its country"
)


def resolve(
    sheet: Sheet, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> list[Candidate | Unresolved]:
    """For each mention the place it means, or why that is not known. `mentions`: those
    of the sheet's report, in text order.
    """
    links = find_links(sheet, mentions)
    senses = [Sense(plain(mention.surface), mention.kind) for mention in mentions]
    candidates_of: dict[Sense, Candidates] = {}
    for mention, sense in zip(mentions, senses, strict=True):
        if sense not in candidates_of:
            candidates_of[sense] = _candidates(gazetteer, mention)
    for sense in candidates_of:
        # A name that is once said to be a capital's is so everywhere.
        as_capital = candidates_of.get(Sense(sense.name, "capital"))
        if sense.kind == "" and as_capital:
            candidates_of[sense] = as_capital
    contradicted = keep_what_lies_where_said(candidates_of, senses, links)
    testimony = testimony_of(sheet.report, candidates_of.values())
    answers: dict[Sense, Candidate | Unresolved] = {}
    for sense, candidates in candidates_of.items():
        if sense in contradicted:
            answers[sense] = contradicted[sense]
        else:
            answers[sense] = _choose(sense, candidates, testimony)
    return [answers[sense] for sense in senses]


def _candidates(gazetteer: Gazetteer, mention: PlaceMention) -> Candidates:
    """The places of a name that are of the kind asked for; all, where none is.

    Of a name that is said to be a county, those that have the word in it, where there
    are any.
    """
    if mention.kind == "county":
        counties = gazetteer.lookup(f"{mention.surface} County")
        if counties:
            return _of_kind(counties, "county")
    return _of_kind(gazetteer.lookup(mention.surface), mention.kind)


def _of_kind(candidates: Candidates, kind: str) -> Candidates:
    if not kind:
        return candidates
    if kind == "capital":
        capitals = tuple(place for place in candidates if is_capital(place))
        return capitals or _of_kind(candidates, "city")
    fitting = _FITTING.get(kind, (kind,))
    return tuple(place for place in candidates if place.kind in fitting) or candidates


def _choose(
    sense: Sense, candidates: Candidates, testimony: Testimony
) -> Candidate | Unresolved:
    """The candidate for which most speaks, or why none is chosen."""
    if not candidates:
        return Unresolved(reason="not in the gazetteer")
    if sense.kind not in ("region", "county"):
        candidates = _without_namesake_regions(candidates)
    own_share = 1 / max(1, len(regions_of(candidates)))
    scores = [_score(place, testimony, own_share) for place in candidates]
    # Equals stay in the gazetteer's order.
    ranking = sorted(range(len(candidates)), key=lambda n: scores[n], reverse=True)
    winner = candidates[ranking[0]]
    best = scores[ranking[0]]
    rivals = [
        candidates[n]
        for n in ranking[1:]
        if best - scores[n] < MARGIN and distance(candidates[n], winner) > NEAR
    ]
    if rivals:
        labels = tuple(label(place) for place in (winner, *rivals[:4]))
        return Unresolved(reason=_SEVERAL, candidates=labels)
    is_obscure = winner.kind == "city" and winner.population < OBSCURE
    if is_obscure and not _is_supported(winner, candidates, testimony, own_share):
        return Unresolved(reason=_OBSCURE, candidates=(label(winner),))
    return winner


def _score(place: Candidate, testimony: Testimony, own_share: float) -> float:
    """What speaks for a candidate. `own_share`: what its name adds to its region."""
    score = size(place)
    if (place.name, place.kind, place.country or "", place.admin1 or "") in rows(
        "usual_senses"
    ):
        score += USUAL_BONUS
    if place.country:
        score += COUNTRY_BONUS * testimony.share_of_country(place.country)
    if place.country and place.admin1:
        region = (place.country, place.admin1)
        if region in testimony.named_regions and place.kind != "region":
            score += REGION_BONUS / math.sqrt(len(testimony.named_regions))
        others = max(testimony.names_in(region) - own_share, 0.0)
        score += NEIGHBOUR_BONUS * min(others * SPREAD / testimony.names, 1.0)
    if place.kind == "city" and place.main and place.population >= WORLD_CITY:
        score += WORLD_CITY_BONUS
    if testimony.outlet and place.country == testimony.outlet:
        score += OUTLET_BONUS
    return score


def _is_supported(
    place: Candidate, namesakes: Candidates, testimony: Testimony, own_share: float
) -> bool:
    """Whether anything but the name itself speaks for a place's country or region."""
    if testimony.outlet is not None and place.country == testimony.outlet:
        return True
    country, region = place.country or "", (place.country or "", place.admin1 or "")
    from_itself = 1 if certain_country(namesakes) == place.country else 0
    return (
        region in testimony.named_regions
        or testimony.certain_countries[country] > from_itself
        or testimony.names_in(region) - own_share > LEAST_SUPPORT
    )


def _without_namesake_regions(candidates: Candidates) -> Candidates:
    """Without regions that have a city of the same name in them: "in Kherson" is the
    city, "Kherson region" not. Where the state is meant first ("Oklahoma"), it stays.
    """
    cities = regions_of(place for place in candidates if place.kind == "city")
    states_first = words_as("country_uses", "its state before its city")
    return tuple(
        place
        for place in candidates
        if place.kind != "region"
        or (place.country, place.admin1) not in cities
        or place.country in states_first
    )
