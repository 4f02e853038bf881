"""Whether two items are of one thing, by named clues whose weights are summed.

Splink's comparisons are the model: what speaks for and against a match is a list of
named levels, kept as data, each with its weight, so that every sum can be shown term by
term (`onrecord why`). A rule is written once. Linking asks it for the number alone,
which is cheap; only who asks why gets the words that gave it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.accounts.weights import weight_of
from onrecord.model import Clue

P = TypeVar("P")
Words = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two items came to their sum. `needed` is the sum at which they are one."""

    clues: tuple[Clue, ...]
    needed: float

    @property
    def forbidden(self) -> tuple[Clue, ...]:
        """The clues by which the two cannot be one, whatever else speaks for it."""
        return tuple(clue for clue in self.clues if clue.weight is None)

    @property
    def sum(self) -> float:
        """The weights of all clues that have one."""
        total = 0.0
        for clue in self.clues:
            total += clue.weight or 0.0
        return total

    @property
    def missing(self) -> float:
        """What the sum lacks of what is needed; 0 where it is enough."""
        return max(self.needed - self.sum, 0.0)

    @property
    def closeness(self) -> float | None:
        """The sum by what is needed, so 1 or more where it is enough; None where a clue
        forbids.
        """
        return None if self.forbidden else self.sum / self.needed


@dataclass(frozen=True, slots=True)
class Rule(Generic[P]):
    """One clue, or one veto, as it is found in a pair.

    `holds` gives how far it does, from 0 (not at all) to 1. `words` gives what of the
    one and of the other item shows it.
    """

    name: str
    holds: Callable[[P], float]
    words: Callable[[P], Words]


class Rules(Generic[P]):
    """The vetoes and the clues of a kind of item, with their weights from the table.

    `needed` names the row of the table that says what a pair needs. A veto is asked
    only where those before it do not hold.
    """

    def __init__(
        self,
        kind: str,
        *,
        vetoes: Sequence[Rule[P]],
        clues: Sequence[Rule[P]],
        needed: Callable[[P], str],
    ) -> None:
        self.vetoes = tuple(vetoes)
        self.clues = tuple(clues)
        self._forbids = tuple(veto.holds for veto in vetoes)
        self._weighed = tuple(
            (weight_of(kind, "clue", rule.name), rule.holds) for rule in clues
        )
        self._kind = kind
        self._needed = needed

    def closeness(self, pair: P) -> float | None:
        """`compare(pair).closeness`, without the words."""
        for holds in self._forbids:
            if holds(pair):
                return None
        total = 0.0
        for weight, holds in self._weighed:
            total += weight * holds(pair)
        return total / self.needed(pair)

    def needed(self, pair: P) -> float:
        """The sum at which the pair is one."""
        return weight_of(self._kind, "needed", self._needed(pair))

    def compare(self, pair: P) -> Comparison:
        """All that speaks for and against the pair, with the words of both."""
        clues: list[Clue] = []
        for veto in self.vetoes:
            if veto.holds(pair):
                words = veto.words(pair)
                clues.append(Clue(name=veto.name, weight=None, words=words))
        for rule, (weight, _) in zip(self.clues, self._weighed, strict=True):
            share = rule.holds(pair)
            if share:
                words = rule.words(pair)
                clues.append(Clue(name=rule.name, weight=weight * share, words=words))
        return Comparison(clues=tuple(clues), needed=self.needed(pair))
