"""The toll of a story's event: which of a report's counts of dead, injured or missing
people is the one.

The reports of a story are of one event, and a report tells that event's toll first;
what it counts behind that is either the same, a rival's number, or the toll of
something else ("the 2019 flood, which killed 40"). So the first such count of a report,
unqualified ("12 people", not "12 children") and not of long ago, is the toll; a later
one is it too where it can be the same number, where another known source claims it, or
where it is called a toll.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.accounts import places
from onrecord.accounts.context import ReportContext
from onrecord.accounts.figures import ranges
from onrecord.accounts.figures.quantity import Quantity, toll_measures
from onrecord.accounts.places import PlaceKey
from onrecord.english import source_names
from onrecord.model import Figure

Counted = tuple[Figure, Quantity]


def marked(one: ReportContext, counted: Sequence[Counted]) -> list[Counted]:
    """The report's figures with their quantities, in text order, those that are its
    event's toll marked as such.
    """
    first: dict[str | None, Quantity] = {}
    found: list[Counted] = []
    for figure, quantity in counted:
        told = quantity
        if _may_be(quantity):
            # the day told with a toll is the day it stood so: "the number of people
            # killed rose on Sunday to 14"
            day = None if figure.toll else quantity.day
            candidate = replace(quantity, toll=True, day=day, sites=_sites(one, figure))
            if quantity.measure not in first or _is_again(
                figure, candidate, first[quantity.measure]
            ):
                told = candidate
                first.setdefault(quantity.measure, candidate)
        found.append((figure, told))
    return found


def apart(x: Quantity, y: Quantity) -> bool:
    """True where both sentences name places, and none of the one can be, hold or lie in
    any of the other.
    """
    pairs = [(a, b) for a in x.sites for b in y.sites]
    return bool(pairs) and all(places.nearness(a, b) == "apart" for a, b in pairs)


def _may_be(quantity: Quantity) -> bool:
    """Whether a count is of people harmed, and of all of them as far as its words
    say.
    """
    if (
        quantity.unit != "person"
        or quantity.measure not in toll_measures()
        or quantity.range.open
    ):
        return False
    told_apart = (
        quantity.qualifiers | quantity.discerning | quantity.shares | quantity.owners
    )
    return not told_apart and not quantity.background and quantity.period is None


def _is_again(figure: Figure, quantity: Quantity, first: Quantity) -> bool:
    if apart(quantity, first):
        return False
    if not ranges.at_odds(quantity.range, first.range) or figure.toll:
        return True
    if quantity.claimant is None or first.claimant is None:
        return False
    return source_names.match(quantity.claimant, first.claimant) == "different"


def _sites(one: ReportContext, figure: Figure) -> frozenset[PlaceKey]:
    return frozenset(
        key
        for place in one.places(one.around(figure.span))
        if (key := places.place_key(one, place)) is not None
    )
