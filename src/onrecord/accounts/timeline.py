"""The timeline: accounts whose members say when, as intervals in order. What was not
resolved is not placed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.accounts.intervals import Interval
from onrecord.model import TimelineEntry


def narrowed(told: Iterable[Interval | None]) -> tuple[Interval, ...]:
    """The intervals of one account, those left out that only say more widely what
    another says, in order.
    """
    distinct = sorted(
        {i for i in told if i is not None},
        key=lambda i: (i.first, i.last, i.begins, i.ends),
    )
    kept = (i for i in distinct if not any(_says_more(other, i) for other in distinct))
    return tuple(kept)


def entries(
    placed: Sequence[tuple[str, Sequence[Interval]]],
) -> tuple[TimelineEntry, ...]:
    """One entry for each interval of each account (id, intervals), by begin, end and
    id.
    """
    found = {
        TimelineEntry(begins=i.begins, ends=i.ends, account=id_)
        for id_, told in placed
        for i in told
    }
    return tuple(sorted(found, key=lambda e: (e.begins, e.ends, e.account)))


def _says_more(a: Interval, b: Interval) -> bool:
    """True where `a` lies within `b` and is the narrower: by days, or by the clock
    within one day.
    """
    if not (b.first <= a.first and a.last <= b.last):
        return False
    if (a.first, a.last) != (b.first, b.last):
        return True
    return len(a.begins) > 10 and len(b.begins) == 10
