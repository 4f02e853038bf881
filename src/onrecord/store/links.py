"""What an item refers to, as one cell: the items by their place among the reading's
items of their kind, spans and names as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar, cast

import msgspec

from onrecord.model import Item, Mention, Place, Reading, Source, Span, Statement, Time

_AnItem = TypeVar("_AnItem", bound=Item)
Cell = list[Any] | dict[str, Any] | int | None

# Field of an item to the field of the reading whose items it refers to.
_REFERENCES = {
    "speaker_mention": "people",
    "said_at": "times",
    "place": "places",
    "where": "places",
    "when": "times",
    "period": "times",
    "told_in": "statements",
}
_SOURCES = ("claimant", "by")


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each item of a reading stands among those of its kind."""

    of: Mapping[int, int]

    @classmethod
    def in_reading(cls, reading: Reading) -> Positions:
        """The positions of all that other items may refer to."""
        kinds: tuple[Sequence[Item], ...] = (
            reading.people,
            reading.times,
            reading.places,
            reading.statements,
        )
        return cls({id(item): at for kind in kinds for at, item in enumerate(kind)})

    def cell(self, item: Item) -> str:
        """The item's head and references as JSON."""
        links: dict[str, Cell] = {}
        for field in fields(item):
            value = getattr(item, field.name)
            if field.name == "head":
                links["head"] = [value.start, value.end]
            elif field.name in _REFERENCES:
                links[field.name] = None if value is None else self.of[id(value)]
            elif field.name in _SOURCES:
                links[field.name] = self._source(value)
        return msgspec.json.encode(links).decode()

    def _source(self, source: Source | None) -> Cell:
        if source is None:
            return None
        span, statement = source.span, source.statement
        return {
            "name": source.name,
            "span": None if span is None else [span.start, span.end],
            "statement": None if statement is None else self.of[id(statement)],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The items of a reading that others refer to."""

    people: Sequence[Mention] = ()
    times: Sequence[Time] = ()
    places: Sequence[Place] = ()
    statements: Sequence[Statement] = ()

    def linked(self, item: _AnItem, cell: str | None) -> _AnItem:
        """`item` with what `Positions.cell` wrote of it; as it is where an older
        archive has no such cell.
        """
        if cell is None:
            return item
        values: dict[str, Any] = {}
        for name, value in msgspec.json.decode(cell).items():
            if value is None:
                values[name] = None
            elif name == "head":
                values[name] = Span(*value)
            elif name in _SOURCES:
                values[name] = self._source(value)
            else:
                values[name] = getattr(self, _REFERENCES[name])[value]
        return cast(_AnItem, replace(cast(Any, item), **values))

    def _source(self, cell: dict[str, Any]) -> Source:
        span, at = cell["span"], cell["statement"]
        return Source(
            name=cell["name"],
            span=None if span is None else Span(*span),
            statement=None if at is None else self.statements[at],
        )
