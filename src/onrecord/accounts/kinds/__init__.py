"""The kinds of account, in the order in which a telling is asked for its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.accounts.kinds.event import EventKind
from onrecord.accounts.kinds.figure import FigureKind, figure_of
from onrecord.accounts.kinds.kind import Kind, Mark, Value
from onrecord.accounts.kinds.statement import StatementKind
from onrecord.model import AccountKind, Member, Telling

KINDS: tuple[Kind, ...] = (FigureKind(), StatementKind(), EventKind())
_BY_NAME = {kind.name: kind for kind in KINDS}

__all__ = [
    "KINDS",
    "Kind",
    "Mark",
    "Value",
    "figure_of",
    "kind_among",
    "kind_named",
    "kind_of",
]


def kind_named(name: AccountKind) -> Kind:
    """The kind of this name."""
    return _BY_NAME[name]


def kind_of(telling: Telling) -> Kind:
    """The kind that a telling by itself is of."""
    return next(kind for kind in KINDS if kind.holds(telling))


def kind_among(members: Sequence[Member]) -> Kind:
    """The kind that most members of an account are of, the first of KINDS where two are
    of as many.
    """
    counts = Counter(kind_of(member.item).name for member in members)
    return max(KINDS, key=lambda kind: counts[kind.name])
