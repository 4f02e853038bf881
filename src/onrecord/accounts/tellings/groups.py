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
from onrecord.accounts.tellings.profile import Profile, profile_of
from onrecord.accounts.tellings.weights import (
    ANY_PAIR,
    WORD_FOR_WORD,
    chances_of,
    levels_of,
    named,
    weights,
)
from onrecord.model import Citation, Clue, Member

# In marked stories not learnt from, .98 of the pairs that marks know are right then, and
# readers found .87 of the accounts right that hold no piece that is no fact. With .5 it
# is .83, for a tenth more of the facts; with .7 it is .90, for a tenth less.
LEAST = 0.6
_SENTENCE = 2  # telling words of a sentence that no two reports share by chance


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


def profiles_of(material: Material, told: Sequence[Member]) -> list[Profile]:
    """What matching looks at in each telling."""
    holding = {
        id_: holders(one.reading.tellings)
        for id_, one in material.context.reports.items()
    }
    return [
        profile_of(material, t.report, t.item, holding[t.report].get(t.item))
        for t in told
    ]


def compared(material: Material, profiles: Sequence[Profile]) -> Pairs:
    """The pairs of a story's tellings that are worth comparing."""
    senses = material.context.senses
    return Pairs(profiles, senses, candidates(profiles, senses))


class Tellings:
    """The admitted tellings of a story. Those that are the same words of the same
    sentence are one, however many reports print it; the first of them is compared with
    those that are nearest to it.
    """

    def __init__(self, material: Material) -> None:
        self._told = tellings_of(material)
        self._numbers = {member: number for number, member in enumerate(self._told)}
        self._profiles = profiles_of(material, self._told)
        self._copies = _copies(self._profiles)
        self._first_of = {
            number: at for at, copies in enumerate(self._copies) for number in copies
        }
        firsts = [self._profiles[copies[0]] for copies in self._copies]
        self._pairs = compared(material, firsts)
        self._levels = levels_of(self._pairs)
        self._rows = {pair: row for row, pair in enumerate(self._pairs.numbers)}

    def groups(self) -> list[TellingGroup]:
        """All of them, each in one group; the groups in the order of their first."""
        reports = [profile.report for profile in self._pairs.profiles]
        chances = chances_of(self._levels, weights())
        groups: list[TellingGroup] = []
        for group in link(reports, self._pairs.numbers, chances, LEAST):
            clues: list[Clue] = []
            numbers: list[int] = []
            for first in group.members:
                first_copy, *others = copies = self._copies[first]
                numbers += copies
                clues += (self._word_for_word(first_copy, other) for other in others)
            for a, b in group.joins:
                clues += self._clues(self._copies[a][0], self._copies[b][0])
            members = tuple(self._told[number] for number in sorted(numbers))
            groups.append(TellingGroup(members=members, clues=tuple(clues)))
        return sorted(groups, key=lambda group: self._numbers[group.members[0]])

    def compare(self, a: Member, b: Member) -> Comparison | None:
        """What speaks for and against two tellings being of one thing; None where they
        were never compared, as neither is among those nearest to the other. Raises
        KeyError for one that is not admitted.

        What is needed is what any pair lacks to the odds of LEAST.
        """
        one, other = self._numbers[a], self._numbers[b]
        if one == other:
            return None
        first, second = sorted((one, other), key=self._first_of.__getitem__)
        clues = self._clues(first, second)
        if not clues:
            return None
        needed = math.log(LEAST / (1 - LEAST)) - weights()[ANY_PAIR, ""]
        if one != first:
            clues = tuple(_turned(clue) for clue in clues)
        return Comparison(clues=clues, needed=needed)

    def _clues(self, a: int, b: int) -> tuple[Clue, ...]:
        """The clues of a pair, none where it was not compared."""
        pair = self._first_of[a], self._first_of[b]
        if pair[0] == pair[1]:
            return (self._word_for_word(a, b),)
        row = self._rows.get(pair)
        if row is None:
            return ()
        return named(self._levels[row], self._profiles[a], self._profiles[b])

    def _word_for_word(self, a: int, b: int) -> Clue:
        """The clue of two that are the same words of the same sentence."""
        one, other = self._profiles[a], self._profiles[b]
        words = " ".join(one.in_order)
        return Clue(
            name=WORD_FOR_WORD,
            weight=weights()[WORD_FOR_WORD, ""],
            words=(words, words),
            between=(
                Citation(report=one.report, span=one.span),
                Citation(report=other.report, span=other.span),
            ),
        )


def _copies(profiles: Sequence[Profile]) -> list[list[int]]:
    """The numbers of the tellings that are the same words of the same sentence, each of
    another report, in the order of their first.
    """
    found: dict[object, list[int]] = {}
    seen: set[object] = set()
    for number, profile in enumerate(profiles):
        key: object = (profile.in_order, profile.around, profile.form)
        is_again = (key, profile.report) in seen
        seen.add((key, profile.report))
        if is_again or len(profile.around) < _SENTENCE:
            key = number
        found.setdefault(key, []).append(number)
    return list(found.values())


def _turned(clue: Clue) -> Clue:
    """A clue of b and a as one of a and b."""
    return Clue(
        name=clue.name,
        weight=clue.weight,
        words=clue.words[::-1],
        between=clue.between[::-1],
    )
