"""Which numbers are of two things for sure: told apart by words ("foreign", "injured"),
or one of them a part of the whole or more beside it.
"""

from __future__ import annotations

from itertools import product

from onrecord.accounts.counts import Count
from onrecord.accounts.tellings.profile import Profile

LEVELS = ("others of them", "a part or more")


def counted(x: Profile, y: Profile) -> str | None:
    """Why no number of the one is a number of the other; None where any may be, and
    where neither telling is no more than its number.
    """
    if "count" not in (x.form, y.form) or not x.counts or not y.counts:
        return None
    found = {_apart(a, b) for a, b in product(x.counts, y.counts)}
    return None if None in found else next(why for why in LEVELS if why in found)


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
    return None
