"""Reports and readings made up by Hypothesis: any text that a file can hold, any items
that their types allow.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from onrecord.kinds import ITEM_KINDS
from onrecord.model import Item, Part, PartKind, Reading, ReadReport, Report, Span

# Everything but lone surrogates, which are no characters: NULs, right-to-left letters,
# emoji, unassigned planes.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
names = st.none() | texts
numbers = st.floats(allow_nan=False) | st.integers(-(2**53), 2**53).map(float)

Items = Mapping[type[Item], Sequence[Item]]


def spans(text: str) -> st.SearchStrategy[Span]:
    place = st.integers(0, len(text))
    return st.tuples(place, place).map(lambda ends: Span(min(ends), max(ends)))


def reports() -> st.SearchStrategy[Report]:
    def with_parts(text: str) -> st.SearchStrategy[Report]:
        parts = st.builds(
            Part, span=spans(text), kind=st.sampled_from(get_args(PartKind))
        )
        return st.builds(
            Report,
            id=texts,
            text=st.just(text),
            outlet=names,
            url=names,
            title=names,
            byline=st.lists(texts, max_size=2).map(tuple),
            credit=names,
            published=names,
            language=names,
            parts=st.lists(parts, max_size=3).map(tuple),
            source=names,
            source_hash=names,
        )

    return texts.flatmap(with_parts)


def values(hint: Any, text: str, items: Items) -> st.SearchStrategy[Any]:
    """Any value of a type, its spans in `text`; an item is one of `items`."""
    if get_origin(hint) in (types.UnionType, typing.Union):
        members = [values(member, text, items) for member in get_args(hint)]
        return st.one_of(members)
    if get_origin(hint) is Literal:
        return st.sampled_from(get_args(hint))
    if get_origin(hint) is tuple:
        return tuples(get_args(hint), text, items)
    if dataclasses.is_dataclass(hint) and hint is not Span and hint not in items:
        return instances(hint, text, items).filter(_holds_something)
    if hint in items:
        return st.sampled_from(items[hint]) if items[hint] else st.nothing()
    plain: dict[Any, st.SearchStrategy[Any]] = {
        type(None): st.none(),
        Span: spans(text),
        str: texts,
        bool: st.booleans(),
        bytes: st.binary(max_size=8),
        int: st.integers(0, 2**40),
        float: numbers,
    }
    return plain[hint]


def tuples(
    members: Sequence[Any], text: str, items: Items
) -> st.SearchStrategy[tuple[Any, ...]]:
    """Any tuple of these types of members, or of any number of one and `...`."""
    if members[0] in items and not items[members[0]]:
        return st.just(())
    if members[-1] is Ellipsis:
        member = values(members[0], text, items)
        most = 0 if member.is_empty else 2
        return st.lists(member, max_size=most).map(tuple)
    return st.tuples(*(values(member, text, items) for member in members))


def instances(cls: Any, text: str, items: Items) -> st.SearchStrategy[Any]:
    """Any value of a dataclass."""
    hints = typing.get_type_hints(cls)
    return st.builds(
        cls, **{name: values(hint, text, items) for name, hint in hints.items()}
    )


def _holds_something(value: Any) -> bool:
    fields = dataclasses.fields(value)
    return any(getattr(value, field.name) is not None for field in fields)


@st.composite
def readings(draw: st.DrawFn, report: Report) -> Reading:
    """Any reading of a report; its items refer to each other."""
    text = report.text
    items: dict[type[Item], list[Item]] = {kind.type: [] for kind in ITEM_KINDS}
    for kind in ITEM_KINDS:
        for _ in range(draw(st.integers(0, 2))):
            items[kind.type].append(draw(instances(kind.type, text, items)))
    fields: dict[str, Any] = {
        kind.field: tuple(items[kind.type]) for kind in ITEM_KINDS
    }
    return Reading(
        report=report.id,
        published=draw(names),
        sentences=tuple(draw(st.lists(spans(text), max_size=3))),
        notes=tuple(draw(st.lists(texts, max_size=2))),
        **fields,
    )


@st.composite
def read_reports(draw: st.DrawFn) -> ReadReport:
    """Any report with any reading."""
    report = draw(reports())
    return ReadReport(report=report, reading=draw(readings(report)))
