"""Members of accounts in order, and how many of many are asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from onrecord.model import Citation, Member, Span

T = TypeVar("T")
# Members that speak for a larger account: a toll may be told a thousand times in as
# many words.
SPREAD = 30


def member_key(member: Member) -> tuple[str, Span, Span]:
    """The order of members everywhere: by report id, then by where they stand."""
    return member.report, member.item.span, member.item.head


def cited(member: Member) -> Citation:
    """Where a member stands."""
    return Citation(report=member.report, span=member.item.span)


def spread(group: Sequence[T]) -> Sequence[T]:
    """All of a small group; of one larger than SPREAD so many, from its first to its
    last and evenly between.
    """
    if len(group) <= SPREAD:
        return group
    return [group[at * (len(group) - 1) // (SPREAD - 1)] for at in range(SPREAD)]
