"""Whether two tellings are of one thing, by named clues whose weights are summed.

Splink's comparisons are the model: what speaks for and against a match is a list of
named levels, kept as data, each with its weight, so that every sum can be shown term by
term (`onrecord why`).
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Clue


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two tellings came to their sum. `needed` is the sum at which they are one."""

    clues: tuple[Clue, ...]
    needed: float

    @property
    def sum(self) -> float:
        """The weights of all clues."""
        return sum(clue.weight for clue in self.clues)

    @property
    def missing(self) -> float:
        """What the sum lacks of what is needed; 0 where it is enough."""
        return max(self.needed - self.sum, 0.0)
