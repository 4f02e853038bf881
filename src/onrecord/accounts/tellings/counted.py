"""Which numbers are of two things for sure: told apart by words ("foreign", "injured"),
one of them a part of the whole or more beside it, far from each other, something else
done to the counted ("fired", "shot down"), or what two sides each tell of themselves
("it shot down 45 drones").
"""

from __future__ import annotations

from itertools import product

from onrecord.accounts import ranges
from onrecord.accounts.counts import Count, are_far
from onrecord.accounts.tellings.profile import Profile, is_copied

LEVELS = (
    "each of its own",
    "something else was done",
    "of another time",
    "others of them",
    "a part or more",
    "far apart",
)


def counted(x: Profile, y: Profile) -> str | None:
    """Why no number of the one is a number of the other; None where any may be, and
    where neither telling is no more than its number.
    """
    if not x.counts or not y.counts:
        return None
    pairs = list(product(x.counts, y.counts))
    if _tell_of_themselves(x, y) and all(_at_odds(a, b) for a, b in pairs):
        return "each of its own"
    if len(pairs) == 1 and _is_done_otherwise(x.counts[0], y.counts[0]):
        return "something else was done"
    if len(pairs) == 1 and _are_of_two_times(x, y):
        return "of another time"
    if "count" not in (x.form, y.form):
        return _of_one_number(x, y)
    found = {_apart(a, b) for a, b in pairs}
    if is_copied(x, y):
        found = {None if why == "far apart" else why for why in found}  # edited copy
    return None if None in found else next(why for why in LEVELS if why in found)


def _of_one_number(x: Profile, y: Profile) -> str | None:
    """The same of two clauses that tell one number each, of one unit and not the same
    number.
    """
    if len(x.counts) > 1 or len(y.counts) > 1 or is_copied(x, y):
        return None
    (a,), (b,) = x.counts, y.counts
    is_one_unit = a.unit is not None and a.unit == b.unit
    if not is_one_unit or x.numbers & y.numbers:
        return None
    found = _apart(a, b)
    return found if found != "a part or more" or _at_odds(a, b) else None


def _is_done_otherwise(a: Count, b: Count) -> bool:
    """Whether something else was done to the counted: fired, and shot down."""
    return None not in (a.act, b.act) and a.act != b.act


def _are_of_two_times(x: Profile, y: Profile) -> bool:
    """Whether one of two tolls is of long ago, and the other of the news."""
    (a,), (b,) = x.counts, y.counts
    is_one_toll = a.measure is not None and (a.measure, a.unit) == (b.measure, b.unit)
    return is_one_toll and x.is_background != y.is_background


def _apart(a: Count, b: Count) -> str | None:
    """Why two numbers cannot be one; None where they may be."""
    if None not in (a.unit, b.unit) and a.unit != b.unit:
        return None  # "girls" and "students"
    if a.apart != b.apart or not (a.which <= b.which or b.which <= a.which):
        return "others of them"
    if None not in (a.measure, b.measure) and a.measure != b.measure:
        return "others of them"
    if a.is_part != b.is_part or a.is_more != b.is_more:
        return "a part or more"
    return "far apart" if are_far(a, b) else None


def _tell_of_themselves(x: Profile, y: Profile) -> bool:
    """Whether two that are named each tell what they did, by a pronoun."""
    if not x.speaker or not y.speaker or x.speaker == y.speaker:
        return False
    return all(one.agent is not None and one.agent.is_open for one in (x, y))


def _at_odds(a: Count, b: Count) -> bool:
    return ranges.at_odds(a.range, b.range)
