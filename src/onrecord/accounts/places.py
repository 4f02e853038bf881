"""Places: whether two items can be of one place, and the dossier's list of the places
its reports name.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.accounts.context import ReportContext, StoryContext
from onrecord.english import tables
from onrecord.model import Account, Place, PlaceEntry

Nearness = Literal["same", "open", "doubtful", "apart"]
# a town and the district or airfield named after it; beyond it two points are two
# places
_NEAR_KM = 25.0
_KM_PER_DEGREE = 111.2
_POINTS = frozenset({"city", "site", "town", "village"})


def folded(name: str) -> str:
    """A place's `name` in lower case without the words that only say what kind of place
    it is.
    """
    left_out = tables.words_as("place_words", "left out")
    parts = name.casefold().replace("’", "'").split()
    telling = [part for part in parts if part not in left_out]
    return " ".join(telling) or name.casefold()


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """A place as far as it is known: its folded name, and where it was resolved its id,
    kind and point.
    """

    name: str
    id: int | None = None
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None


def place_key(one: ReportContext, place: Place | None) -> PlaceKey | None:
    """The place an item of a report refers to, as far as it is known; None where a
    government is meant by it, which acts and is not where.
    """
    if place is None or place.span in one.seats:
        return None
    return PlaceKey(
        folded(place.name),
        place.geonames_id,
        place.kind,
        place.lat,
        place.lon,
        place.country,
    )


def nearness(a: PlaceKey | None, b: PlaceKey | None) -> Nearness:
    """Whether two items can be of one place. "apart" only where both are known and
    cannot hold each other.
    """
    if a is None or b is None:
        return "open"
    if a.name == b.name or (a.id is not None and a.id == b.id):
        return "same"
    if a.country and b.country and a.country != b.country:
        return "apart"
    if a.kind in _POINTS and b.kind in _POINTS:
        distance = _distance(a, b)
        return (
            "doubtful"
            if distance is None
            else "open"
            if distance <= _NEAR_KM
            else "apart"
        )
    if a.kind == b.kind and a.id is not None and b.id is not None:
        return "apart"
    return "open" if "country" in (a.kind, b.kind) else "doubtful"


def entries(
    context: StoryContext, accounts: Sequence[Account]
) -> tuple[PlaceEntry, ...]:
    """One entry a place named in the story, resolved ones by id or point, the others by
    name and with the reason.

    An entry's accounts are those with a member whose sentence names the place. Sorted
    by how many, then by name.
    """
    mentions = _mentions(context)
    near = _accounts_near(context, accounts)
    found: list[PlaceEntry] = []
    for members in mentions.values():
        names = sorted(place.name for _, place in members)
        name = min(set(names), key=lambda n: (-names.count(n), n))
        best = min(
            (place for _, place in members), key=lambda p: (p.lat is None, p.name)
        )
        ids = {
            a
            for report, place in members
            for a in near.get((report, place.span.start), ())
        }
        reason = None
        if best.lat is None:
            reason = best.unresolved.reason if best.unresolved else "not located"
        found.append(
            PlaceEntry(
                name=name,
                lat=best.lat,
                lon=best.lon,
                accounts=tuple(sorted(ids)),
                reason=reason,
            )
        )
    return tuple(
        sorted(
            found, key=lambda e: (-len(e.accounts), e.name, e.lat or 0.0, e.lon or 0.0)
        )
    )


def _mentions(
    context: StoryContext,
) -> dict[tuple[object, ...], list[tuple[str, Place]]]:
    """The story's mentions of places, gathered by what they are."""
    found: defaultdict[tuple[object, ...], list[tuple[str, Place]]] = defaultdict(list)
    for report, one in context.reports.items():
        for place in one.reading.places:
            if place.span not in one.seats:
                found[_identity(place)].append((report, place))
    return found


def _identity(place: Place) -> tuple[object, ...]:
    if place.geonames_id is not None:
        return ("id", place.geonames_id)
    if place.lat is not None and place.lon is not None:
        return (
            "point",
            place.name.casefold(),
            round(place.lat, 2),
            round(place.lon, 2),
        )
    return ("name", place.name.casefold())


def _accounts_near(
    context: StoryContext, accounts: Sequence[Account]
) -> dict[tuple[str, int], set[str]]:
    """For each place mention (report, start) the accounts with a member whose sentence
    holds it.
    """
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for account in accounts:
        for member in account.members:
            one = context.reports[member.report]
            for place in one.places(one.around(member.item.span)):
                found[member.report, place.span.start].add(account.id)
    return found


def _distance(a: PlaceKey, b: PlaceKey) -> float | None:
    """Kilometres between two points, on a plane that is flat enough for the tens of
    kilometres asked about.
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    shrink = math.cos(math.radians((a.lat + b.lat) / 2))
    return math.hypot(a.lat - b.lat, (a.lon - b.lon) * shrink) * _KM_PER_DEGREE
