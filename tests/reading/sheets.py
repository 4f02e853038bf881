"""A sheet on which items were read already, for the steps that read what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Mention, Place, Statement, Time
from onrecord.reading.sheet import Sheet


def with_items(
    sheet: Sheet,
    statements: Sequence[Statement] = (),
    people: Sequence[Mention] = (),
    places: Sequence[Place] = (),
    times: Sequence[Time] = (),
) -> Sheet:
    """`sheet` with these items on it, in the order given."""
    return replace(
        sheet,
        statements=tuple(statements),
        people=tuple(people),
        places=tuple(places),
        times=tuple(times),
    )
