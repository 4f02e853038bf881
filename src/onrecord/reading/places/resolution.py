"""Which of the places of a name is meant: by what the report says of where it lies, by
its other places, by size.

One name has one sense in a report. In order: the kind the words around ask for ("Sumy
region"); a region or country named with it; the countries and regions of the places
that leave no choice; then population. Where two places far apart remain and nothing
decides, there is no answer but the reason and the candidates.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.english.names import plain
from onrecord.english.tables import rows
from onrecord.model import Unresolved
from onrecord.reading.places.gazetteer import Candidate, Gazetteer
from onrecord.reading.places.governments import is_capital
from onrecord.reading.places.links import Link
from onrecord.reading.places.mentions import Named

# Set by hand while reading errors on 70 reports each of LGL and GeoVirus (no search
# over values): log10 of people, so 1.0 outweighs a tenfold population.
# times the share of the report's certain places that lie in the candidate's country
COUNTRY_BONUS = 2.0
REGION_BONUS = 2.5  # the candidate's region is named in the report
# times what the other names that could lie in the region speak for it, at most 1
NEIGHBOUR_BONUS = 2.0
SPREAD = 4.0  # a quarter of the names in one region speak for it with full weight
OUTLET_BONUS = 1.0  # the outlet's domain ends in the country's code
ALTERNATE_LOSS = 2.5  # the name is not the place's usual one
MARGIN = 0.4  # the best must lead the next distant candidate by this much
NEAR = 100.0  # km: two candidates this close are one answer
# people: a smaller town is not taken for itself where nothing else in the report lies
# in its country
OBSCURE = 50_000
LEAST_SUPPORT = 0.2  # what other names that may lie in its region must add up to
WORLD_CITY_BONUS = 0.6  # a city of a million needs no introduction; its namesakes do
USUAL_BONUS = 2.0  # the table says that the press means this one
_STATES_FIRST = frozenset(
    {"US", "CA", "AU"}
)  # "Oklahoma", "Quebec": the state unless said otherwise
_FIXED = {
    "country": 8.2,
    "continent": 9.5,
    "area": 7.4,
    "water": 7.4,
    "site": 7.0,
    "county": 4.6,
}

_WHOLE = frozenset({"continent", "water", "area"})

Sense = tuple[str, str]  # the plain name, the kind asked for


@dataclass(slots=True)
class _Context:
    """What the certain places of a report speak for."""

    countries: Counter[str] = field(default_factory=Counter)
    regions: set[tuple[str, str]] = field(default_factory=set)
    could_be_in: dict[tuple[str, str], float] = field(default_factory=dict)
    names: int = 1
    outlet: str | None = None


def resolve(
    names: Sequence[Named],
    links: Iterable[Link],
    gazetteer: Gazetteer,
    *,
    outlet: str | None = None,
) -> list[Candidate | Unresolved]:
    """For each mention the place it means, or why that is not known. `outlet`: the
    country its domain speaks for.
    """
    senses = [(plain(n.surface), n.kind) for n in names]
    choices: dict[Sense, tuple[Candidate, ...]] = {}
    for name, sense in zip(names, senses, strict=True):
        if sense not in choices:
            choices[sense] = _of_kind(_candidates(gazetteer, name), sense[1])
    for sense in choices:
        if sense[1] == "" and (capital := choices.get((sense[0], "capital"))):
            choices[sense] = capital
    failed = _narrow(choices, senses, list(links))
    context = _context(choices, outlet)
    answers = {s: failed.get(s) or _choose(s, c, context) for s, c in choices.items()}
    return [answers[s] for s in senses]


def _candidates(gazetteer: Gazetteer, name: Named) -> tuple[Candidate, ...]:
    """The places of a name; of one that is said to be a county, also those that have
    the word in it.
    """
    county = gazetteer.lookup(f"{name.surface} County") if name.kind == "county" else ()
    return county or gazetteer.lookup(name.surface)


def _of_kind(candidates: tuple[Candidate, ...], kind: str) -> tuple[Candidate, ...]:
    """Those of the kind asked for; all, where none is."""
    if not kind:
        return candidates
    if kind == "capital":
        return tuple(
            c for c in candidates if c.kind == "city" and is_capital(c)
        ) or _of_kind(candidates, "city")
    wanted = {
        "region": ("region", "county", "area"),
        "county": ("county", "region"),
        "city": ("city",),
    }.get(kind, (kind,))
    return tuple(c for c in candidates if c.kind in wanted) or candidates


def _narrow(
    choices: dict[Sense, tuple[Candidate, ...]],
    senses: Sequence[Sense],
    links: Sequence[Link],
) -> dict[Sense, Unresolved]:
    """Keeps the candidates that lie where the report says. Where none does and it says
    so in words: no answer.
    """
    failed: dict[Sense, Unresolved] = {}
    for link in links:
        inner, outer = senses[link.inner], senses[link.outer]
        if (
            inner == outer
            or not choices[outer]
            or not _may_narrow(choices[inner], stated=link.stated)
        ):
            continue
        holders = [
            c
            for c in choices[outer]
            if c.kind in ("region", "country", "county", "area", "continent")
        ]
        inside = tuple(
            c for c in choices[inner] if any(_lies_in(c, h) for h in holders)
        )
        if inside:
            choices[inner] = inside
            held = tuple(
                h for h in choices[outer] if any(_lies_in(c, h) for c in inside)
            )
            choices[outer] = held or choices[outer]
            failed.pop(inner, None)
        elif (
            link.stated
            and holders
            and choices[inner]
            and holders[0].kind in ("region", "country")
        ):
            far = tuple(_label(c) for c in choices[inner][:3])
            failed[inner] = Unresolved(
                reason=f"no place of this name is known in {holders[0].name}",
                candidates=far,
            )
    return failed


def _may_narrow(candidates: tuple[Candidate, ...], *, stated: bool) -> bool:
    """False for what lies in no region: countries, seas; and for regions in a list
    ("Ohio, Indiana").
    """
    if not candidates:
        return False
    best = max(candidates, key=_prior).kind
    return best not in _WHOLE and best != "country" and (stated or best != "region")


def _lies_in(c: Candidate, holder: Candidate) -> bool:
    if holder.kind == "country":
        return c.country == holder.country and c.kind != "country"
    if holder.kind == "region":
        return (
            c.country == holder.country
            and c.admin1 == holder.admin1
            and c.kind in ("city", "county")
        )
    return (
        holder.kind == "county"
        and c.kind == "city"
        and c.admin1 == holder.admin1
        and distance(c, holder) < NEAR
    )


def _context(
    choices: dict[Sense, tuple[Candidate, ...]], outlet: str | None
) -> _Context:
    context = _Context(outlet=outlet, names=max(1, len(choices)))
    for candidates in choices.values():
        regions = {
            (c.country or "", c.admin1 or "") for c in candidates if c.main and c.admin1
        }
        for region in regions:
            context.could_be_in[region] = context.could_be_in.get(
                region, 0.0
            ) + 1 / len(regions)
        country = _certain_country(candidates)
        if country:
            context.countries[country] += 1
        certain = _certain(candidates)
        if certain and certain.kind == "region" and certain.country and certain.admin1:
            context.regions.add((certain.country, certain.admin1))
    return context


def _certain(candidates: tuple[Candidate, ...]) -> Candidate | None:
    """The candidate that needs no context: alone, or a hundred times the next one that
    lies elsewhere.
    """
    if not candidates:
        return None
    ranked = sorted(candidates, key=_prior, reverse=True)
    rest = [c for c in ranked[1:] if distance(c, ranked[0]) > NEAR]
    return ranked[0] if not rest or _prior(ranked[0]) - _prior(rest[0]) >= 2.0 else None


def _certain_country(candidates: tuple[Candidate, ...]) -> str | None:
    """The country of the greatest candidate, where those of other countries are a
    hundredth of it or less.
    """
    if not candidates:
        return None
    best = max(candidates, key=_prior)
    others = [_prior(c) for c in candidates if c.country != best.country]
    return best.country if not others or _prior(best) - max(others) >= 2.0 else None


def _prior(c: Candidate) -> float:
    fixed = _FIXED.get(c.kind)
    if fixed is not None:
        return fixed
    size = math.log10(max(c.population, 300))
    if c.kind == "region":
        return 7.2 if c.country == "US" else size - 0.3
    return size if c.main else size - ALTERNATE_LOSS


def _score(c: Candidate, context: _Context, own: float) -> float:
    """`own` is what the name itself adds to each of its regions."""
    score = _prior(c) + (USUAL_BONUS if _is_usual(c) else 0.0)
    total = sum(context.countries.values())
    if c.country and total:
        score += COUNTRY_BONUS * context.countries[c.country] / total
    if c.country and c.admin1:
        place = (c.country, c.admin1)
        if place in context.regions and c.kind != "region":
            score += REGION_BONUS / math.sqrt(len(context.regions))
        others = context.could_be_in.get(place, 0.0) - own
        score += NEIGHBOUR_BONUS * min(max(others, 0.0) * SPREAD / context.names, 1.0)
    if c.kind == "city" and c.main and c.population >= 1_000_000:
        score += WORLD_CITY_BONUS
    if context.outlet and c.country == context.outlet:
        score += OUTLET_BONUS
    return score


def _choose(
    sense: Sense, candidates: tuple[Candidate, ...], context: _Context
) -> Candidate | Unresolved:
    if not candidates:
        return Unresolved(reason="not in the gazetteer")
    candidates = _without_namesake_region(candidates, sense[1])
    own = 1 / max(
        1, len({(c.country, c.admin1) for c in candidates if c.main and c.admin1})
    )
    ranked = sorted(
        ((_score(c, context, own), -i, c) for i, c in enumerate(candidates)),
        reverse=True,
    )
    best, _, winner = ranked[0]
    rivals = [
        c
        for score, _, c in ranked[1:]
        if best - score < MARGIN and distance(c, winner) > NEAR
    ]
    if rivals:
        several = tuple(_label(c) for c in (winner, *rivals[:4]))
        return Unresolved(
            reason="several places have this name and the report does not say which",
            candidates=several,
        )
    if (
        winner.kind == "city"
        and winner.population < OBSCURE
        and not _is_supported(winner, candidates, context, own)
    ):
        reason = "a small place of this name is known, but the report names nothing else in its country"
        return Unresolved(reason=reason, candidates=(_label(winner),))
    return winner


def _is_supported(
    c: Candidate, namesakes: tuple[Candidate, ...], context: _Context, own: float
) -> bool:
    """Whether anything but the name itself speaks for its country or region."""
    if context.outlet is not None and c.country == context.outlet:
        return True
    itself = _certain_country(namesakes) == c.country
    place = (c.country or "", c.admin1 or "")
    return (
        place in context.regions
        or context.countries[c.country or ""] > itself
        or context.could_be_in.get(place, 0.0) - own > LEAST_SUPPORT
    )


def _without_namesake_region(
    candidates: tuple[Candidate, ...], kind: str
) -> tuple[Candidate, ...]:
    """Without regions that have a city of the same name in them: "in Kherson" is the
    city, "Kherson region" not.
    """
    if kind in ("region", "county"):
        return candidates
    cities = {(c.country, c.admin1) for c in candidates if c.kind == "city" and c.main}
    return tuple(
        c
        for c in candidates
        if c.kind != "region"
        or (c.country, c.admin1) not in cities
        or c.country in _STATES_FIRST
    )


def _is_usual(c: Candidate) -> bool:
    return (c.name, c.kind, c.country or "", c.admin1 or "") in rows("usual_senses")


def _label(c: Candidate) -> str:
    return ", ".join(part for part in (c.name, c.admin1, c.country) if part)


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
