"""The kinds of item that are read in a report, in one place.

Whoever goes through all items of a reading (the store, the exports, the tests of
properties) goes through `ITEM_KINDS`, so that a new kind is one more line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import (
    Event,
    Figure,
    Item,
    Mention,
    Place,
    Reading,
    Statement,
    Telling,
    Time,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKind:
    """One kind of item.

    `name` is its name in the singular, and that of its table in an archive. `field` is
    the field of `Reading` that holds such items, and their key in the JSON of
    `onrecord annotate`, where that prints them. `type` is their class.
    """

    name: str
    field: str
    type: type[Item]

    def items(self, reading: Reading) -> Sequence[Item]:
        """The items of this kind in a reading, in text order."""
        items: Sequence[Item] = getattr(reading, self.field)
        return items


# An item may refer to items of the kinds before its own, and of its own kind.
ITEM_KINDS = (
    ItemKind(name="time", field="times", type=Time),
    ItemKind(name="place", field="places", type=Place),
    ItemKind(name="mention", field="people", type=Mention),
    ItemKind(name="statement", field="statements", type=Statement),
    ItemKind(name="figure", field="figures", type=Figure),
    ItemKind(name="event", field="events", type=Event),
    ItemKind(name="telling", field="tellings", type=Telling),
)
_BY_TYPE = {kind.type: kind for kind in ITEM_KINDS}


def item_kind(type_: type[Item]) -> ItemKind:
    """The kind of the items of a class. Raises KeyError for another class."""
    return _BY_TYPE[type_]
