"""The tellings of a story brought together: each in the one group of what it tells."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.accounts.clues import Comparison
from onrecord.accounts.holding import holders
from onrecord.accounts.material import Material
from onrecord.accounts.members import member_key
from onrecord.accounts.tellings.candidates import candidates
from onrecord.accounts.tellings.comparisons import SLIP
from onrecord.accounts.tellings.linking import link
from onrecord.accounts.tellings.pairs import Pairs
from onrecord.accounts.tellings.profile import Profile, profile_of
from onrecord.accounts.tellings.rivals import rivals_in_report
from onrecord.accounts.tellings.saying import Saying, saying_of
from onrecord.accounts.tellings.tolls import told_again, toll_pairs
from onrecord.accounts.tellings.weights import (
    ANY_PAIR,
    TOLD_AGAIN,
    WORD_FOR_WORD,
    chances_of,
    levels_of,
    named,
    weights,
)
from onrecord.model import Citation, Clue, Member, Statement

# In judged stories not learnt from, .97 of the accounts of several reports are right
# then that hold no piece that is no fact, and .99 of the pairs that marks know. With .6
# it is .95, for a tenth more of the facts; with .8 it is .98, for a tenth less.
LEAST = 0.7
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
    wholes: dict[tuple[str, Statement], Saying] = {}
    profiles: list[Profile] = []
    for member in told:
        report, telling = member.report, member.item
        whole, statement = None, telling.told_in
        if statement is not None:
            whole = wholes.get((report, statement))
            if whole is None:
                whole = saying_of(material, report, statement.content, statement)
                wholes[report, statement] = whole
        holder = holding[report].get(telling)
        profiles.append(profile_of(material, report, telling, holder, whole))
    return profiles


def compared(material: Material, profiles: Sequence[Profile]) -> Pairs:
    """The pairs of a story's tellings that are worth comparing."""
    senses = material.context.senses
    found = candidates(profiles, senses, toll_pairs(profiles))
    return Pairs(profiles, senses, found)


class Tellings:
    """The admitted tellings of a story. Those that are the same words of the same
    sentence are one, however many reports print it; the first of them is compared with
    those that are nearest to it.

    `told` are the tellings, `copies` the numbers of those that are one before any are
    compared, `pairs` the pairs of the firsts of these, `levels` their level on each
    clue.
    """

    def __init__(self, material: Material) -> None:
        self.told = tellings_of(material)
        self._numbers = {member: number for number, member in enumerate(self.told)}
        self._profiles = profiles_of(material, self.told)
        self.copies = _copies(self._profiles)
        self._first_of = {
            number: at for at, copies in enumerate(self.copies) for number in copies
        }
        firsts = [self._profiles[copies[0]] for copies in self.copies]
        self.pairs = compared(material, firsts)
        self.levels = levels_of(self.pairs)
        self._rows = {pair: row for row, pair in enumerate(self.pairs.numbers)}

    def groups(self) -> list[TellingGroup]:
        """All of them, each in one group; the groups in the order of their first."""
        reports = [profile.report for profile in self.pairs.profiles]
        chances = chances_of(self.levels, weights())
        groups: list[TellingGroup] = []
        for group in link(reports, self.pairs.numbers, chances, LEAST):
            clues: list[Clue] = []
            numbers: list[int] = []
            for first in group.members:
                first_copy, *others = copies = self.copies[first]
                numbers += copies
                clues += (self._word_for_word(first_copy, other) for other in others)
            for a, b in group.joins:
                clues += self._clues(self.copies[a][0], self.copies[b][0])
            members = tuple(self.told[number] for number in sorted(numbers))
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
        return named(self.levels[row], self._profiles[a], self._profiles[b])

    def _word_for_word(self, a: int, b: int) -> Clue:
        """The clue of two that are one before any are compared."""
        one, other = self._profiles[a], self._profiles[b]
        is_copy = one.in_order == other.in_order
        name = WORD_FOR_WORD if is_copy else TOLD_AGAIN
        return Clue(
            name=name,
            weight=weights()[name, ""],
            words=(" ".join(one.in_order), " ".join(other.in_order)),
            between=(
                Citation(report=one.report, span=one.span),
                Citation(report=other.report, span=other.span),
            ),
        )


def _copies(profiles: Sequence[Profile]) -> list[list[int]]:
    """The numbers of the tellings that are one before any are compared, in the order of
    their first: the same words of the same sentence, each of another report, the toll
    that a report gives again, what it tells of a plan and of its denial.
    """
    again = rivals_in_report(profiles) | told_again(profiles)
    found: dict[object, list[int]] = {}
    seen: set[object] = set()
    key_of: dict[int, object] = {}
    for number, profile in enumerate(profiles):
        key: object = (profile.in_order, profile.around, profile.form)
        is_again = (key, profile.report) in seen
        seen.add((key, profile.report))
        if is_again or len(profile.around) < _SENTENCE:
            key = number
        key = key_of.get(again.get(number, -1), key)
        key = _of_its_days(found, key, number, profiles)
        key_of[number] = key
        found.setdefault(key, []).append(number)
    return list(found.values())


def _of_its_days(
    found: Mapping[object, Sequence[int]],
    key: object,
    number: int,
    profiles: Sequence[Profile],
) -> object:
    """The key of a telling, or one of its own where the first of that key is of a day
    some days away, or one of the two is background.
    """
    if key not in found:
        return key
    one, first = profiles[number], profiles[found[key][0]]
    is_away = one.is_background != first.is_background
    if one.day is not None and first.day is not None:
        is_away = not one.day.meets(first.day, slack=SLIP)
    return number if is_away else key


def _turned(clue: Clue) -> Clue:
    """A clue of b and a as one of a and b."""
    return Clue(
        name=clue.name,
        weight=clue.weight,
        words=clue.words[::-1],
        between=clue.between[::-1],
    )
