"""How an account is told: its members grouped by what is said and by whom, so that
rival figures stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.model import Account, Event, Figure, Statement

MOST_OUTLETS = 40  # named beside one value, as many as the members shown of an account


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One value (or status) from one source (None: not named): the words of its first
    member, and its outlets.
    """

    words: str
    by: str | None
    outlets: tuple[str, ...]


def tellings(
    account: Account,
    surface: Callable[[str, Figure], str],
    outlet: Callable[[str], str],
) -> tuple[Telling, ...]:
    """The values of a figure or the statuses of an event, lowest or first told first;
    () where all tell one.

    `surface` gives a figure's words in the report of that id, `outlet` what to call
    that report. Statements have no value to group by.
    """
    groups: dict[tuple[float, float, str, str], list[tuple[str, str, str | None]]] = {}
    for member in account.members:
        item = member.item
        if isinstance(item, Statement):
            return ()
        told = surface(member.report, item) if isinstance(item, Figure) else item.status
        source = item.claimant if isinstance(item, Figure) else item.by
        by = source.name if source else None
        groups.setdefault((*_key(item), by or ""), []).append(
            (told, outlet(member.report), by)
        )
    if len({key[:3] for key in groups}) < 2:
        return ()
    return tuple(
        Telling(
            words=rows[0][0],
            by=rows[0][2],
            outlets=_first(list(dict.fromkeys(name for _, name, _ in rows))),
        )
        for _, rows in sorted(groups.items(), key=lambda group: group[0])
    )


def _first(outlets: list[str]) -> tuple[str, ...]:
    left = len(outlets) - MOST_OUTLETS
    return (*outlets[:MOST_OUTLETS], *([f"and {left:,} more"] if left > 0 else []))


def _key(item: Figure | Event) -> tuple[float, float, str]:
    if isinstance(item, Event):
        return 0.0, 0.0, item.status
    low = item.low if item.low is not None else item.high
    high = item.high if item.high is not None else item.low
    return low or 0.0, high or 0.0, item.hedge or ""
