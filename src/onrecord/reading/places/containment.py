"""Which of the places of a name lie where the report says they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Unresolved
from onrecord.reading.places.candidates import Candidate
from onrecord.reading.places.links import Link
from onrecord.reading.places.size import NEAR, distance, size

Candidates = tuple[Candidate, ...]

_HOLDERS = frozenset({"region", "country", "county", "area", "continent"})
_WIDE = frozenset({"continent", "water", "area", "country"})
_LISTED = 3  # candidates named with the reason why none was chosen


class Sense(NamedTuple):
    """A name as a report uses it: the name, plain, and the kind asked for ("": any)."""

    name: str
    kind: str


def keep_what_lies_where_said(
    candidates_of: dict[Sense, Candidates],
    senses: Sequence[Sense],
    links: Iterable[Link],
) -> dict[Sense, Unresolved]:
    """Takes out of `candidates_of` the places that do not lie where the report says.

    `senses`: that of each mention. Gives back the senses of which no place lies there
    though the report says so in words, with the reason.
    """
    contradicted: dict[Sense, Unresolved] = {}
    for link in links:
        inner, outer = senses[link.inner], senses[link.outer]
        places = candidates_of[inner]
        if inner == outer or not _may_lie_in_another(places, stated=link.stated):
            continue
        holders = [place for place in candidates_of[outer] if place.kind in _HOLDERS]
        inside: list[Candidate] = []
        for place in places:
            if any(_lies_in(place, holder) for holder in holders):
                inside.append(place)
        if inside:
            candidates_of[inner] = tuple(inside)
            holding: list[Candidate] = []
            for holder in candidates_of[outer]:
                if any(_lies_in(place, holder) for place in inside):
                    holding.append(holder)
            candidates_of[outer] = tuple(holding)
            contradicted.pop(inner, None)
        elif link.stated and holders and holders[0].kind in ("region", "country"):
            contradicted[inner] = Unresolved(
                reason=f"no place of this name is known in {holders[0].name}",
                candidates=tuple(label(place) for place in places[:_LISTED]),
            )
    return contradicted


def label(place: Candidate) -> str:
    """A place with its region's code and its country's: "Springfield, IL, US"; what is
    not known of these is left out.
    """
    return ", ".join(filter(None, (place.name, place.admin1, place.country)))


def _may_lie_in_another(candidates: Candidates, *, stated: bool) -> bool:
    """False for what lies in no region: countries, seas; and for regions in a list
    ("Ohio, Indiana"). `stated`: the report says in words that it lies in another.
    """
    if not candidates:
        return False
    kind = max(candidates, key=size).kind
    return kind not in _WIDE and (stated or kind != "region")


def _lies_in(place: Candidate, holder: Candidate) -> bool:
    if holder.kind == "country":
        return place.country == holder.country and place.kind != "country"
    same_region = place.admin1 == holder.admin1
    if holder.kind == "region":
        is_within = place.kind in ("city", "county")
        return is_within and same_region and place.country == holder.country
    if holder.kind == "county":
        is_near = place.kind == "city" and distance(place, holder) < NEAR
        return is_near and same_region
    return False
