"""The kinds of account, in the order in which they are made. A new kind is a module
beside these and a line in KINDS.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.accounts.kinds.event import EventKind
from onrecord.accounts.kinds.figure import FigureKind
from onrecord.accounts.kinds.kind import Kind
from onrecord.accounts.kinds.statement import StatementKind
from onrecord.model import AccountItem, Item, Reading, Source, Statement

KINDS: tuple[Kind[Any, Any], ...] = (FigureKind(), StatementKind(), EventKind())


def kind_of(item: Item) -> Kind[Any, Any]:
    """The kind an item is of. Raises TypeError for an item that no kind compares (a
    place, a time, a mention).
    """
    for kind in KINDS:
        if isinstance(item, kind.item):
            return kind
    raise TypeError(f"no account is made of a {type(item).__name__}")


def items_of(reading: Reading) -> Iterator[AccountItem]:
    """All items of a reading that accounts are made of."""
    for kind in KINDS:
        yield from kind.items(reading)


def source_of(item: Item) -> Source | Statement | None:
    """Whose word an item is: the source named, or the statement it is told in."""
    return kind_of(item).source(item)


def named_by(item: Item) -> str | None:
    """The person or body an item itself names as its source."""
    return kind_of(item).named(item)
