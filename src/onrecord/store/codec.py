"""Frozen dataclasses as rows of a table, and back: the columns follow from the types.

| field of type              | columns                                                |
|----------------------------|--------------------------------------------------------|
| str, a Literal, float, int | one, of the field's name                               |
| bool                       | one, an integer: 0 or 1                                |
| bytes                      | one, a blob                                            |
| Span                       | two: `role` gives `role_start` and `role_end`,         |
|                            | `a_span` gives `a_start` and `a_end`, `span` `start`   |
|                            | and `end`                                              |
| tuple[...]                 | one, JSON: a list; a span in it is `[start, end]`, a   |
|                            | dataclass the list of its fields                       |
| a kind of item             | one, an integer: its position among those of its kind  |
| tuple[a kind of item, ...] | one, JSON: a list of such positions                    |
| another dataclass          | the columns of its fields, each with the field's name  |
|                            | and `_` before it                                      |

`X | None` gives the same columns as X, which are then null where there is none. A new
field of a type in `onrecord.model` needs nothing here: a migration adds its columns.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

import msgspec

from onrecord.kinds import ITEM_KINDS
from onrecord.model import Item, Span

Value = str | int | float | bytes | None
Row = dict[str, Value]
Cells = Mapping[str, Any]  # a row as SQLite gives it, by column
SqlType = Literal["TEXT", "INTEGER", "REAL", "BLOB"]
PositionOf = Callable[[Item], int]
ItemAt = Callable[[type[Item], int], Item]
T = TypeVar("T")

_SCALARS: dict[type, SqlType] = {
    str: "TEXT",
    int: "INTEGER",
    bool: "INTEGER",
    float: "REAL",
    bytes: "BLOB",
}
_ITEM_TYPES = frozenset(kind.type for kind in ITEM_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column that a type needs; `optional` where it may be null."""

    name: str
    type: SqlType
    optional: bool


class _Field(Protocol):
    """How one field of a dataclass stands in a row."""

    @property
    def columns(self) -> tuple[Column, ...]: ...

    def cells(self, value: Any, position_of: PositionOf) -> Row: ...

    def value(self, row: Cells, item_at: ItemAt) -> Any: ...


def no_items(item: Item) -> int:
    """As `PositionOf`, for a type that refers to no items: raises TypeError."""
    raise TypeError(f"no item was expected here, and this is one: {item}")


def no_item_at(kind: type[Item], position: int) -> Item:
    """As `ItemAt`, for a type that refers to no items: raises TypeError."""
    raise TypeError(f"no {kind.__name__} was expected here, at {position}")


class Codec(Generic[T]):
    """Writes and reads the rows of one dataclass, but for its fields `without`, which
    stand elsewhere. Raises TypeError where a field is of a type that has no columns.

    >>> from onrecord.model import Citation
    >>> citations = Codec(Citation)
    >>> row = citations.row(Citation(report="a", span=Span(3, 9)))
    >>> row
    {'report': 'a', 'start': 3, 'end': 9}
    >>> citations.value(row)
    Citation(report='a', span=Span(start=3, end=9))
    """

    def __init__(
        self,
        cls: type[T],
        *,
        without: Collection[str] = (),
        prefix: str = "",
        optional: bool = False,
    ) -> None:
        """`prefix` stands before every column's name; all may be null where the
        dataclass is `optional`.
        """
        hints = typing.get_type_hints(cls)
        self._class = cls
        self._fields: dict[str, _Field] = {}
        columns: list[Column] = []
        for dataclass_field in dataclasses.fields(cls):  # type: ignore[arg-type]
            name = dataclass_field.name
            if name not in without:
                field = _field(hints[name], name, prefix, optional=optional)
                self._fields[name] = field
                columns += field.columns
        self.columns: tuple[Column, ...] = tuple(columns)

    def row(self, value: T, position_of: PositionOf = no_items) -> Row:
        """The cells of `value` by column. `position_of` gives the position of an item
        that it refers to.
        """
        row: Row = {}
        for name, field in self._fields.items():
            row |= field.cells(getattr(value, name), position_of)
        return row

    def value(self, row: Cells, item_at: ItemAt = no_item_at, **elsewhere: object) -> T:
        """What a row was made of. `item_at` gives the item of a kind at a position;
        `elsewhere` are the fields without columns, where they are not left as they are
        by default.

        Raises msgspec.ValidationError where a cell holds what the type does not allow.
        """
        values: dict[str, Any] = {}
        for name, field in self._fields.items():
            values[name] = field.value(row, item_at)
        return self._class(**values, **elsewhere)


def insert_statement(table: str, codec: Codec[Any], *others: str) -> str:
    """The SQL that inserts a row into `table`, with a named parameter for each column
    of the type and each of the `others`. All of them come from the types and from our
    own code, never from a report.
    """
    names = [*others, *(column.name for column in codec.columns)]
    quoted = ", ".join(f'"{name}"' for name in names)
    parameters = ", ".join(f":{name}" for name in names)
    return f'INSERT INTO "{table}" ({quoted}) VALUES ({parameters})'  # noqa: S608


def _field(hint: Any, name: str, prefix: str, *, optional: bool) -> _Field:
    """The field of one name and type, its columns with `prefix` before them; they may
    be null where the whole dataclass is `optional`.
    """
    inner, may_be_none = _without_none(hint)
    null = may_be_none or optional
    if inner is Span:
        return _SpanField(prefix + name, optional=null)
    if inner in _ITEM_TYPES:
        return _ReferenceField(prefix + name, inner, optional=null)
    if _is_dataclass(inner):
        nested = Codec(inner, prefix=f"{prefix}{name}_", optional=null)
        return _NestedField(nested, optional=may_be_none)
    if typing.get_origin(inner) is not tuple:
        return _ScalarField(prefix + name, inner, optional=null)
    member = typing.get_args(inner)[0]
    if member in _ITEM_TYPES:
        return _ReferencesField(prefix + name, member, optional=null)
    return _ListField(prefix + name, inner, optional=null)


def _is_dataclass(hint: Any) -> bool:
    return isinstance(hint, type) and dataclasses.is_dataclass(hint)


def _without_none(hint: Any) -> tuple[Any, bool]:
    """A type without its `| None`, and whether it had one."""
    if typing.get_origin(hint) not in (types.UnionType, typing.Union):
        return hint, False
    members = [member for member in typing.get_args(hint) if member is not type(None)]
    if len(members) != 1:
        raise TypeError(f"a column holds one type of value, not {hint}")
    return members[0], True


class _ScalarField:
    """A text, a number, a truth value, or one of some words."""

    def __init__(self, name: str, cls: Any, *, optional: bool) -> None:
        words = typing.get_args(cls) if typing.get_origin(cls) is Literal else ()
        stored = str if words else cls
        if stored not in _SCALARS:
            raise TypeError(f"no column is known for the field {name} of type {cls}")
        self._name = name
        self._words = frozenset(words)
        self._is_bool = cls is bool
        self.columns = (Column(name=name, type=_SCALARS[stored], optional=optional),)

    def cells(self, value: Any, _: PositionOf) -> Row:
        return {self._name: value}

    def value(self, row: Cells, _: ItemAt) -> Any:
        value = row[self._name]
        if value is None:
            return None
        if self._is_bool:
            return bool(value)
        if self._words and value not in self._words:
            raise msgspec.ValidationError(
                f"{self._name} is {value!r}, which is none of {sorted(self._words)}"
            )
        return value


class _SpanField:
    """A span, in two columns."""

    def __init__(self, name: str, *, optional: bool) -> None:
        if name == "span" or name.endswith("_span"):
            stem = name.removesuffix("span")
        else:
            stem = f"{name}_"
        self._start, self._end = f"{stem}start", f"{stem}end"
        self.columns = tuple(
            Column(name=column, type="INTEGER", optional=optional)
            for column in (self._start, self._end)
        )

    def cells(self, value: Span | None, _: PositionOf) -> Row:
        if value is None:
            return {self._start: None, self._end: None}
        return {self._start: value.start, self._end: value.end}

    def value(self, row: Cells, _: ItemAt) -> Span | None:
        start = row[self._start]
        return None if start is None else Span(start, row[self._end])


class _ReferenceField:
    """An item of the same reading, by its position among those of its kind."""

    def __init__(self, name: str, kind: type[Item], *, optional: bool) -> None:
        self._name = name
        self._kind = kind
        self.columns = (Column(name=name, type="INTEGER", optional=optional),)

    def cells(self, value: Item | None, position_of: PositionOf) -> Row:
        return {self._name: None if value is None else position_of(value)}

    def value(self, row: Cells, item_at: ItemAt) -> Item | None:
        position = row[self._name]
        return None if position is None else item_at(self._kind, position)


class _ReferencesField:
    """Several items of one kind of the same reading: a JSON list of their positions."""

    def __init__(self, name: str, kind: type[Item], *, optional: bool) -> None:
        self._name = name
        self._kind = kind
        self.columns = (Column(name=name, type="TEXT", optional=optional),)

    def cells(self, value: tuple[Item, ...] | None, position_of: PositionOf) -> Row:
        if value is None:
            return {self._name: None}
        positions = [position_of(item) for item in value]
        return {self._name: msgspec.json.encode(positions).decode()}

    def value(self, row: Cells, item_at: ItemAt) -> tuple[Item, ...] | None:
        cell = row[self._name]
        if cell is None:
            return None
        positions = msgspec.json.decode(cell, type=list[int])
        return tuple(item_at(self._kind, position) for position in positions)


class _ListField:
    """Several values, as a JSON list."""

    def __init__(self, name: str, cls: Any, *, optional: bool) -> None:
        self._name = name
        self._build = _builder(cls)
        self.columns = (Column(name=name, type="TEXT", optional=optional),)

    def cells(self, value: tuple[Any, ...] | None, _: PositionOf) -> Row:
        if value is None:
            return {self._name: None}
        return {self._name: msgspec.json.encode(_plain(value)).decode()}

    def value(self, row: Cells, _: ItemAt) -> Any:
        cell = row[self._name]
        return None if cell is None else self._build(msgspec.json.decode(cell))


class _NestedField:
    """A dataclass of the model that is no item: its fields stand in the same row. It is
    None where all of them are null.
    """

    def __init__(self, nested: Codec[Any], *, optional: bool) -> None:
        self._nested = nested
        self._optional = optional
        self._names = [column.name for column in nested.columns]
        self.columns = nested.columns

    def cells(self, value: Any, position_of: PositionOf) -> Row:
        if value is None:
            return dict.fromkeys(self._names)
        row = self._nested.row(value, position_of)
        if self._optional and all(cell is None for cell in row.values()):
            raise ValueError(f"a value of nothing but None cannot be stored: {value}")
        return row

    def value(self, row: Cells, item_at: ItemAt) -> Any:
        if self._optional and all(row[name] is None for name in self._names):
            return None
        return self._nested.value(row, item_at)


def _plain(value: Any) -> Any:
    """A value of a list field as lists of what JSON holds."""
    if isinstance(value, tuple):
        return [_plain(member) for member in value]
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return [_plain(getattr(value, field.name)) for field in fields]
    return value


def _builder(hint: Any) -> Callable[[Any], Any]:
    """What makes a value of a type again out of what `_plain` made of it."""
    inner, may_be_none = _without_none(hint)
    build = _builder_of_value(inner)
    if not may_be_none:
        return build
    return lambda plain: None if plain is None else build(plain)


def _builder_of_value(cls: Any) -> Callable[[Any], Any]:
    if typing.get_origin(cls) is tuple:
        return _builder_of_tuple(cls)
    if not _is_dataclass(cls):
        return functools.partial(msgspec.convert, type=cls)
    if cls is Span:
        return lambda plain: Span(*plain)
    hints = typing.get_type_hints(cls)
    names = [field.name for field in dataclasses.fields(cls)]
    builders = [_builder(hints[name]) for name in names]

    def build(plain: Any) -> Any:
        parts = zip(builders, plain, strict=True)
        values = [make(part) for make, part in parts]
        return cls(**dict(zip(names, values, strict=True)))

    return build


def _builder_of_tuple(cls: Any) -> Callable[[Any], Any]:
    members = typing.get_args(cls)
    if len(members) == 2 and members[1] is Ellipsis:  # tuple[X, ...]
        build = _builder(members[0])
        return lambda plain: tuple([build(part) for part in plain])
    builders = [_builder(member) for member in members]
    return lambda plain: tuple(
        [make(part) for make, part in zip(builders, plain, strict=True)]
    )
