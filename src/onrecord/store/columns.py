"""Values of more than one cell: spans and lists of names as JSON text, an optional span as two columns."""

from __future__ import annotations

import msgspec

from onrecord.model import Span

Value = str | int | float | None
Row = dict[str, Value]


def names_json(names: tuple[str, ...]) -> str:
    """`["name", ...]`"""
    return msgspec.json.encode(names).decode()


def names_of(cell: str) -> tuple[str, ...]:
    """The names that `names_json` wrote."""
    return msgspec.json.decode(cell, type=tuple[str, ...])


def spans_json(spans: tuple[Span, ...]) -> str:
    """`[[start, end], ...]`"""
    return msgspec.json.encode([(span.start, span.end) for span in spans]).decode()


def spans_of(cell: str) -> tuple[Span, ...]:
    """The spans that `spans_json` wrote."""
    return tuple(Span(start, end) for start, end in msgspec.json.decode(cell, type=list[tuple[int, int]]))


def span_of(start: int | None, end: int | None) -> Span | None:
    """The span of two columns, None where they are null."""
    return None if start is None or end is None else Span(start, end)
