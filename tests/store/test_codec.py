"""What follows from a type: the columns of its table, a row, and the value again."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import (
    Item,
    Origin,
    Passage,
    PersonEntry,
    Place,
    PlaceEntry,
    Revision,
    Span,
    Support,
    Time,
    TimelineEntry,
    Unresolved,
)
from onrecord.store import Store
from onrecord.store.codec import Codec, Column
from onrecord.store.dossiers import ACCOUNTS, ENTRY_TABLES
from onrecord.store.items import TABLES as ITEM_TABLES
from onrecord.store.lineage import PASSAGES
from onrecord.store.readings import READINGS
from onrecord.store.reports import PARTS, REPORTS
from tests.store.material import instances


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One field of every sort that a type may have."""

    span: Span
    head: Span | None
    a_span: Span
    word: Literal["one", "two"]
    count: int
    share: float | None
    sure: bool
    vector: bytes
    names: tuple[str, ...]
    pairs: tuple[tuple[Span, Span], ...]
    parts: tuple[Named, ...]
    by: Named | None
    place: Place | None
    times: tuple[Time, ...]


IN_REPORT = {
    "report": ("TEXT", False),
    "position": ("INTEGER", False),
    "surface": ("TEXT", False),
}
IN_STORY = {"story": ("TEXT", False), "position": ("INTEGER", False)}
PLACE = Place(span=Span(0, 1), method="hand/1", name="Osk", kind="city")
TIMES = tuple(
    Time(span=Span(at, at), method="hand/1", type="DATE", value=str(at))
    for at in range(2)
)
SAMPLE = Sample(
    span=Span(3, 9),
    head=None,
    a_span=Span(4, 5),
    word="two",
    count=7,
    share=0.25,
    sure=True,
    vector=b"\x00\xff",
    names=("Ada", "Osk"),
    pairs=((Span(0, 1), Span(2, 3)),),
    parts=(Named(name="x", span=Span(1, 2)), Named(name=None)),
    by=Named(name="the ministry", span=Span(5, 6)),
    place=PLACE,
    times=TIMES[::-1],
)
ROW = {
    "start": 3,
    "end": 9,
    "head_start": None,
    "head_end": None,
    "a_start": 4,
    "a_end": 5,
    "word": "two",
    "count": 7,
    "share": 0.25,
    "sure": True,
    "vector": b"\x00\xff",
    "names": '["Ada","Osk"]',
    "pairs": "[[[0,1],[2,3]]]",
    "parts": '[["x",[1,2]],[null,null]]',
    "by_name": "the ministry",
    "by_start": 5,
    "by_end": 6,
    "place": 0,
    "times": "[1,0]",
}


def position_of(item: Item) -> int:
    return 0 if item == PLACE else TIMES.index(item)


def item_at(kind: type[Item], position: int) -> Item:
    return PLACE if kind is Place else TIMES[position]


def test_a_row_and_back() -> None:
    made = Codec(Sample)
    assert made.row(SAMPLE, position_of) == ROW
    assert [column.name for column in made.columns] == list(ROW)
    again = made.value(ROW, item_at)
    assert again == SAMPLE
    assert again.place is PLACE
    assert again.times[0] is TIMES[1]


def test_what_may_be_none_may_be_null() -> None:
    columns = {column.name: column for column in Codec(Sample).columns}
    assert columns["head_start"] == Column(
        name="head_start", type="INTEGER", optional=True
    )
    assert columns["share"] == Column(name="share", type="REAL", optional=True)
    assert not columns["start"].optional
    assert columns["by_name"].optional
    assert columns["place"].optional


def test_nothing_where_all_is_null() -> None:
    made = Codec(Sample)
    row = ROW | {"by_name": None, "by_start": None, "by_end": None, "place": None}
    again = made.value(row, item_at)
    assert again.by is None
    assert again.place is None


def test_a_word_that_the_type_does_not_know_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="word is 'three'"):
        Codec(Sample).value(ROW | {"word": "three"}, item_at)


def test_a_value_of_nothing_cannot_be_told_from_none() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Holder:
        by: Unresolved | None

    nothing = Unresolved(reason=None, candidates=None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="nothing but None"):
        Codec(Holder).row(Holder(by=nothing))
    assert Codec(Holder).value({"by_reason": None, "by_candidates": None}) == Holder(
        by=None
    )


@pytest.mark.parametrize("hint", [dict, "int | str", "tuple[int, ...] | str"])
def test_a_type_without_columns_is_an_error(hint: object) -> None:
    cls: type = dataclass(frozen=True)(
        type("Odd", (), {"__annotations__": {"field": hint}, "__module__": __name__})
    )
    with pytest.raises(TypeError):
        Codec(cls)


def test_a_field_may_stand_elsewhere() -> None:
    made = Codec(Named, without=("span",))
    assert made.row(Named(name="Osk", span=Span(0, 3))) == {"name": "Osk"}
    assert made.value({"name": "Osk"}) == Named(name="Osk")
    assert made.value({"name": "Osk"}, span=Span(0, 3)) == Named(
        name="Osk", span=Span(0, 3)
    )


@pytest.mark.parametrize(
    "cls", [Passage, Origin, Revision, TimelineEntry, PlaceEntry, PersonEntry, Support]
)
@given(data=st.data())
def test_anything_a_dossier_holds_comes_back(
    cls: type[Any], data: st.DataObject
) -> None:
    value = data.draw(instances(cls, "Any characters.", {}))
    codec: Codec[Any] = Codec(cls)
    assert codec.value(codec.row(value)) == value


# Each table whose columns follow from a type, and those that it has beside them.
STORED: dict[str, tuple[Codec[Any], dict[str, tuple[str, bool]]]] = {
    "report": (REPORTS, {"number": ("INTEGER", False), "text_hash": ("TEXT", True)}),
    "part": (PARTS, IN_REPORT),
    "reading": (READINGS, {"derived_by": ("TEXT", False)}),
    **{table.kind.name: (table.codec, IN_REPORT) for table in ITEM_TABLES},
    "passage": (PASSAGES, {"position": ("INTEGER", False), "surface": ("TEXT", False)}),
    "account": (
        ACCOUNTS,
        IN_STORY | {"number": ("INTEGER", False), "surfaces": ("TEXT", False)},
    ),
    **{table.name: (table.codec, IN_STORY) for table in ENTRY_TABLES},
}


@pytest.mark.parametrize("table", STORED)
def test_the_schema_holds_the_columns_of_each_type(table: str) -> None:
    """A field added in `onrecord.model` needs its columns in a migration: those that
    this test says are missing.
    """
    codec, others = STORED[table]
    with Store(":memory:") as store, store.reading() as connection:
        stored = columns_of(connection, table)
    derived = {c.name: (c.type, c.optional) for c in codec.columns}
    assert stored == others | derived


def columns_of(
    connection: sqlite3.Connection, table: str
) -> dict[str, tuple[str, bool]]:
    """The columns of a table: each one's type, and whether it may be null."""
    rows = connection.execute("SELECT * FROM pragma_table_info(?)", [table])
    return {
        row["name"]: (row["type"], not (row["notnull"] or row["pk"])) for row in rows
    }
