"""JSON as the formats write it: UTF-8, one object a line, whole numbers without a
point.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from onrecord.model import Span

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
JsonObject = dict[str, Json]


def dumps(value: Json, *, indent: int | None = None) -> str:
    """`value` as JSON text, its keys in the order the formats give them, no character
    escaped that needs no escape.

    >>> dumps({"place": "Orléans", "span": [0, 7]})
    '{"place": "Orléans", "span": [0, 7]}'
    """
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)


def span(value: Span | None) -> Json:
    """A span as the formats write it, [start, end]; None as null.

    >>> span(Span(3, 9)), span(None)
    ([3, 9], None)
    """
    return None if value is None else [value.start, value.end]


def spans(values: Iterable[Span]) -> Json:
    """Spans in the order given."""
    return [[v.start, v.end] for v in values]


def number(value: float | None) -> Json:
    """268.0 as 268: readers of a tally expect whole numbers whole.

    >>> number(268.0), number(2.5), number(None)
    (268, 2.5, None)
    """
    return int(value) if value is not None and float(value).is_integer() else value
