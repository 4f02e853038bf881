"""A telling on its way: what the rules of this folder ask before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Event, Figure, TellingForm
from onrecord.reading.tellings.participants import Participants


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Its head, its own words and its participants, as indices into `Sheet.tokens`, and
    what was read at its head.
    """

    form: TellingForm
    head: int
    words: Sequence[int]
    who: Participants
    event: Event | None
    figures: tuple[Figure, ...]
