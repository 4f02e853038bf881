"""How an account is told: its members grouped by what is said and by whom, so that
rival figures stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.accounts.kinds import kind_of
from onrecord.model import Account, AccountItem

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
    surface: Callable[[str, AccountItem], str],
    outlet: Callable[[str], str],
) -> tuple[Telling, ...]:
    """The values of a figure or the statuses of an event, lowest or first told first;
    () where all tell one, or the kind has no values.

    `surface` gives an item's words in the report of that id, `outlet` what to call that
    report.
    """
    kind = kind_of(account.members[0].item)
    groups: dict[tuple[float, float, str, str], list[tuple[str, str, str | None]]] = {}
    for member in account.members:
        item = member.item
        value = kind.value(item)
        if value is None:
            return ()
        words = value.words or surface(member.report, item)
        by = kind.named(item)
        groups.setdefault((*value.order, by or ""), []).append(
            (words, outlet(member.report), by)
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
