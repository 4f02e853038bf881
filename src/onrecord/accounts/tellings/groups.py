"""The tellings of a story brought together: each in the one group of what it tells."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.accounts.clues import Comparison
from onrecord.accounts.holding import holders
from onrecord.accounts.material import Material
from onrecord.accounts.members import member_key
from onrecord.accounts.tellings.candidates import candidates
from onrecord.accounts.tellings.linking import link
from onrecord.accounts.tellings.pairs import Pairs
from onrecord.accounts.tellings.profile import profile_of
from onrecord.accounts.tellings.weights import (
    ANY_PAIR,
    chances_of,
    levels_of,
    named,
    weights,
)
from onrecord.model import Clue, Member

# The average chance of being one that the pairs of two groups have at least: of pairs
# that marks know, .92 are right then in stories not learnt from.
LEAST = 0.23


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingGroup:
    """What the reports of a story tell of one thing: at least one telling, in order of
    report and place. `clues`: why they are one, for as many pairs as hold them
    together; the sum of a pair's weights is the log of its odds.
    """

    members: tuple[Member, ...]
    clues: tuple[Clue, ...] = ()


def tellings_of(material: Material) -> list[Member]:
    """The admitted tellings of a story, in order of report and place."""
    told: list[Member] = []
    for id_, report in material.context.reports.items():
        for telling in report.reading.tellings:
            if telling.admitted:
                told.append(Member(report=id_, item=telling))
    return sorted(told, key=member_key)


def compared(material: Material, told: Sequence[Member]) -> Pairs:
    """The pairs of a story's tellings that are worth comparing."""
    holding = {
        id_: holders(one.reading.tellings)
        for id_, one in material.context.reports.items()
    }
    profiles = [
        profile_of(material, t.report, t.item, holding[t.report].get(t.item))
        for t in told
    ]
    senses = material.context.senses
    return Pairs(profiles, senses, candidates(profiles, senses))


class Tellings:
    """The admitted tellings of a story, each compared with those that are nearest to
    it.
    """

    def __init__(self, material: Material) -> None:
        self._told = tellings_of(material)
        self._numbers = {member: number for number, member in enumerate(self._told)}
        self._pairs = compared(material, self._told)
        self._levels = levels_of(self._pairs)
        self._rows = {pair: row for row, pair in enumerate(self._pairs.numbers)}

    def groups(self) -> list[TellingGroup]:
        """All of them, each in one group; the groups in the order of their first."""
        reports = [member.report for member in self._told]
        chances = chances_of(self._levels, weights())
        groups: list[TellingGroup] = []
        for group in link(reports, self._pairs.numbers, chances, LEAST):
            clues: list[Clue] = []
            for pair in group.joins:
                clues += self._clues(*pair)
            members = tuple(self._told[number] for number in group.members)
            groups.append(TellingGroup(members=members, clues=tuple(clues)))
        return groups

    def compare(self, a: Member, b: Member) -> Comparison | None:
        """What speaks for and against two tellings being of one thing; None where they
        were never compared, as neither is among those nearest to the other. Raises
        KeyError for one that is not admitted.

        What is needed is what any pair lacks to the odds of LEAST.
        """
        one, other = self._numbers[a], self._numbers[b]
        first, second = sorted((one, other))
        if (first, second) not in self._rows:
            return None
        needed = math.log(LEAST / (1 - LEAST)) - weights()[ANY_PAIR, ""]
        clues = self._clues(first, second)
        if one != first:
            clues = tuple(_turned(clue) for clue in clues)
        return Comparison(clues=clues, needed=needed)

    def _clues(self, a: int, b: int) -> tuple[Clue, ...]:
        """The clues of a pair that was compared."""
        profiles = self._pairs.profiles
        return named(self._levels[self._rows[a, b]], profiles[a], profiles[b])


def _turned(clue: Clue) -> Clue:
    """A clue of b and a as one of a and b."""
    return Clue(
        name=clue.name,
        weight=clue.weight,
        words=clue.words[::-1],
        between=clue.between[::-1],
    )
