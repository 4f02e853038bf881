"""The items of a reading, in and out: a table for each kind, its columns those of the
item's type (`codec`).

An item that refers to another holds that one's position in its own table, so what comes
back refers to the very objects that stand in the reading.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.kinds import ITEM_KINDS, ItemKind
from onrecord.model import Item, Reading
from onrecord.store.codec import Codec, insert_statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTable:
    """The table of one kind of item. Before the columns of the type stand the report,
    the item's position among those of its kind, and its surface.
    """

    kind: ItemKind
    codec: Codec[Item]
    insert: str
    select: str


def _table(kind: ItemKind) -> ItemTable:
    codec = Codec(kind.type)
    return ItemTable(
        kind=kind,
        codec=codec,
        insert=insert_statement(kind.name, codec, "report", "position", "surface"),
        select=f'SELECT * FROM "{kind.name}" WHERE report = :report ORDER BY position',  # noqa: S608 - the names of our own kinds
    )


TABLES = tuple(_table(kind) for kind in ITEM_KINDS)
CODECS = {table.kind.type: table.codec for table in TABLES}


def write_items(connection: sqlite3.Connection, reading: Reading, text: str) -> None:
    """Stores all items of a reading; `text` is its report's.

    Raises ValueError where an item refers to one that is not in the reading.
    """
    positions = positions_in(reading)

    def position_of(item: Item) -> int:
        if item not in positions:
            raise ValueError(
                f"an item refers to a {type(item).__name__} at {item.span} that is not "
                f"in the reading of {reading.report}"
            )
        return positions[item]

    for table in TABLES:
        for position, item in enumerate(table.kind.items(reading)):
            place = {"report": reading.report, "position": position}
            surface = {"surface": item.span.of(text)}
            row = table.codec.row(item, position_of)
            connection.execute(table.insert, place | surface | row)


def positions_in(reading: Reading) -> dict[Item, int]:
    """Where each item of a reading stands among those of its kind, the first of equal
    ones; items of different kinds are never equal.
    """
    positions: dict[Item, int] = {}
    for kind in ITEM_KINDS:
        for position, item in enumerate(kind.items(reading)):
            positions.setdefault(item, position)
    return positions


def items_of(
    connection: sqlite3.Connection, report: str
) -> dict[str, tuple[Item, ...]]:
    """The items stored of a report's reading, by the field of `Reading` they are in."""
    rows = {
        table.kind.type: connection.execute(table.select, {"report": report}).fetchall()
        for table in TABLES
    }
    loader = _Loader(rows)
    items: dict[str, tuple[Item, ...]] = {}
    for table in TABLES:
        places = range(len(rows[table.kind.type]))
        items[table.kind.field] = tuple(
            loader.item(table.kind.type, position) for position in places
        )
    return items


class _Loader:
    """Makes each item of one reading once, those it refers to before it."""

    def __init__(self, rows: Mapping[type[Item], Sequence[Any]]) -> None:
        self._rows = rows
        self._made: dict[tuple[type[Item], int], Item] = {}

    def item(self, kind: type[Item], position: int) -> Item:
        """The item of a kind at a position."""
        key = (kind, position)
        if key not in self._made:
            row = self._rows[kind][position]
            self._made[key] = CODECS[kind].value(row, self.item)
        return self._made[key]
