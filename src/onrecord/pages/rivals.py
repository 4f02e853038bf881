"""How an account is told: its members grouped by what is said and by whom, so that
rival figures stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.accounts.kinds import kind_named
from onrecord.accounts.telling_source import named_by
from onrecord.model import Account, Citation

MOST_OUTLETS = 40  # named beside one value, as many as the members shown of an account


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One value (or status) from one source (None: not named): the words of its first
    member, and its outlets.
    """

    words: str
    by: str | None
    outlets: tuple[str, ...]


def rivals(
    account: Account,
    surface: Callable[[Citation], str],
    outlet: Callable[[str], str],
) -> tuple[Rival, ...]:
    """The values of a figure or the statuses of an event, lowest or first told first;
    () where all tell one, or the kind has no values.

    `surface` gives the words that stand at a place, `outlet` what to call the report of
    that id.
    """
    kind = kind_named(account.kind)
    # By value and source: the first member's words, and the outlets that tell it.
    told: dict[tuple[float, float, str, str], tuple[str, dict[str, None]]] = {}
    values: set[tuple[float, float, str]] = set()
    for member in account.members:
        value = kind.value(member.item)
        if value is None:
            continue
        values.add(value.order)
        cited = Citation(report=member.report, span=value.span or member.item.span)
        words = value.words or surface(cited)
        source = named_by(member.item) or ""
        _, outlets = told.setdefault((*value.order, source), (words, {}))
        outlets[outlet(member.report)] = None
    if len(values) < 2:
        return ()
    return tuple(
        Rival(words=words, by=source or None, outlets=_first(list(outlets)))
        for (_, _, _, source), (words, outlets) in sorted(told.items())
    )


def _first(outlets: list[str]) -> tuple[str, ...]:
    """The outlets that are named, and how many more there are."""
    left = len(outlets) - MOST_OUTLETS
    if left <= 0:
        return tuple(outlets)
    return (*outlets[:MOST_OUTLETS], f"and {left:,} more")
