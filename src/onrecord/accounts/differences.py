"""In which slot two tellings of one thing differ, if in any.

What a telling leaves open goes with anything. That two tellings stand in one account is
not enough to tell of a disagreement: most slots are compared only where both are of one
core (`cores.py`).
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.accounts import parties, places
from onrecord.accounts.cores import of_one_core
from onrecord.accounts.counts import Count, Nearness, at_odds
from onrecord.accounts.days import days_differ
from onrecord.accounts.parties import Party
from onrecord.accounts.slots import Slots
from onrecord.english.wording import canonical
from onrecord.model import Slot, Status

# What is not so, or not known to be so, as against what is told for a fact or a plan.
_DOUBTED: frozenset[Status] = frozenset({"cancelled", "unconfirmed"})
# What has not happened yet, if it ever will.
_AHEAD: frozenset[Status] = frozenset({"planned", "conditional", "forecast"})
# Kinds of place of which a thing that happens once happens in one.
_POINTS = frozenset({"city", "site", "town", "village"})
# Share of the words in common, but for who acts, by which two tellings are of one deed.
_ONE_DEED = 0.5


def slot_that_differs(a: Slots, b: Slots) -> Slot | None:
    """The first slot that two tellings of one thing fill otherwise; None where what
    they say can all be so at once.
    """
    is_one = of_one_core(a.core, b.core) and not _of_others(a, b)
    if is_one and {a.is_so, b.is_so} == {True, False}:
        return "whether"
    if numbers_at_odds(a, b):
        return "number"
    asked: tuple[tuple[Slot, Callable[[Slots, Slots], bool]], ...] = (
        ("day", _elsewhen),
        ("place", _elsewhere),
        ("status", _doubted),
        ("who", _others_act),
    )
    return next((slot for slot, differs in asked if is_one and differs(a, b)), None)


def numbers_at_odds(a: Slots, b: Slots) -> list[tuple[Count, Count]]:
    """The pairs of numbers of two tellings of which both cannot hold; () of two that
    one report tells by one source, for it does not contradict itself.
    """
    if a.report == b.report and a.source == b.source:
        return []
    told, also = (frozenset(filter(str.isalpha, slots.about)) for slots in (a, b))
    shared = told & also

    def near(x: Count, y: Count) -> Nearness:
        if told == also:
            return 3
        if of_one_core(a.core | x.of, b.core | y.of):
            return 2
        units = {*(x.unit or "").split(), *(y.unit or "").split()}
        return 1 if shared - set(map(canonical, units)) else 0

    return at_odds(a.counts, b.counts, near)


def told_more(a: Slots, b: Slots) -> bool:
    """Whether one of the two says what the other leaves open, or says it more exactly:
    the number, the day, the place, what became of it.
    """
    ranges_told = {count.range for count in a.counts}
    has_other_numbers = ranges_told != {count.range for count in b.counts}
    return (
        has_other_numbers
        or (a.day is None) != (b.day is None)
        or (a.place is None) != (b.place is None)
        or a.status != b.status
    )


def attributed_differently(a: Slots, b: Slots) -> bool:
    """Whether one quotation is given to two persons."""
    if a.quoted.isdisjoint(b.quoted):
        return False
    return _are_two_persons(a.speaker, b.speaker)


def of_one_line(a: Slots, b: Slots) -> bool:
    """Whether two tellings stand in one line of news: one outlet's, or one source's."""
    return bool(a.outlet and a.outlet == b.outlet) or (
        a.source is not None and a.source == b.source
    )


def _are_two_persons(a: Party | None, b: Party | None) -> bool:
    """Whether two parties are two persons for sure: known by names that have no word in
    common. A paper may give another's words, and an office be held by anybody.
    """
    if a is None or b is None or parties.compare(a, b) != "different":
        return False
    if not a.kind == b.kind == "person" or a.principal or b.principal:
        return False
    return all(
        part[0].isupper() for party in (a, b) for part in party.name.split()
    ) and set(a.name.split()).isdisjoint(b.name.split())


def _of_others(a: Slots, b: Slots) -> bool:
    """Whether two tellings are of what is done to two persons."""
    return None not in (a.whom, b.whom) and a.whom != b.whom


def _elsewhen(a: Slots, b: Slots) -> bool:
    """Whether two tellings give two days of one thing; a plan may be on another day
    than what became of it.
    """
    if a.day is None or b.day is None or (a.status in _AHEAD) != (b.status in _AHEAD):
        return False
    return days_differ(a.day, b.day)


def _elsewhere(a: Slots, b: Slots) -> bool:
    """Whether two tellings are of two points, far from each other."""
    x, y = a.place, b.place
    if x is None or y is None or {x.kind, y.kind} - _POINTS:
        return False
    return places.nearness(x, y) == "apart"


def _doubted(a: Slots, b: Slots) -> bool:
    """Whether one tells for sure what the other doubts."""
    sure, doubted = sorted((a, b), key=lambda slots: slots.status in _DOUBTED)
    return (
        sure.status not in _DOUBTED
        and doubted.status in _DOUBTED
        and sure.is_so is not None
    )


def _others_act(a: Slots, b: Slots) -> bool:
    """Whether one person does by the one what another does by the other, and neither
    names the other's. What somebody tells of himself, others may have done too.
    """
    if a.who is None or b.who is None or a.who == b.who:
        return False
    if a.who in b.named or b.who in a.named or _of_himself(a) or _of_himself(b):
        return False
    x, y = a.about - a.done_by, b.about - b.done_by
    return len(x & y) >= _ONE_DEED * len(x | y)


def _of_himself(slots: Slots) -> bool:
    return slots.speaker is not None and slots.speaker.number == slots.who
