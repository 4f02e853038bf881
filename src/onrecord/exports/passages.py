"""Shared passages as one line of `onrecord align`."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.exports.json import Json, JsonObject
from onrecord.lineage.align import MOST_PASSAGES
from onrecord.model import Passage


def passages_row(pair: str, passages: Sequence[Passage]) -> JsonObject:
    """The align line of the pair called `pair`: [a0, a1, b0, b1, kind, similarity] for
    each passage.

    `notes` say what a limit left out, where one did.

    >>> passages_row("a:b", [])
    {'id': 'a:b', 'passages': []}
    """
    rows: list[Json] = [
        [
            p.a_span.start,
            p.a_span.end,
            p.b_span.start,
            p.b_span.end,
            p.kind,
            round(p.similarity, 4),
        ]
        for p in passages
    ]
    row: JsonObject = {"id": pair, "passages": rows}
    if len(passages) >= MOST_PASSAGES:
        row["notes"] = [
            f"there are {MOST_PASSAGES:,} passages or more: "
            f"the longest {MOST_PASSAGES:,} are given"
        ]
    return row
