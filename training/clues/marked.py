"""What the marks of a story say of pairs of its tellings.

A fact that is marked in two reports makes the two tellings that fit its marks best one.
Any other pair is not one: what several reports tell was marked, so that what was not is
told by one. Where a reader judged the two tellings themselves, that judgement stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from evals.dossiers import Member
from evals.fact_rows import Fact, Joined, Spot
from evals.facts import covers
from evals.matching import overlap
from evals.rows import Range
from onrecord import model
from onrecord.accounts.tellings.candidates import Ints
from onrecord.accounts.tellings.linking import Pair
from training.clues.regression import Pairs

LEAST_SHARE = 0.2  # of the characters of either that the telling and the mark share
AS_GOOD = 0.98  # of the best share: a telling that fits as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Of each telling, by number: the facts that it tells best, and all that it
    covers.
    """

    best: dict[int, set[str]]
    covered: dict[int, set[str]]


def member_of(told: model.Member) -> Member:
    """A telling as the scorer of facts sees it."""
    telling = told.item
    return Member(
        report=told.report,
        span=(telling.span.start, telling.span.end),
        head=(telling.head.start, telling.head.end),
        content=tuple((piece.start, piece.end) for piece in telling.pieces),
    )


def marks_of(told: Sequence[model.Member], facts: Iterable[Fact]) -> Marks:
    """What the facts of a story mark in its tellings."""
    by_report: defaultdict[str, list[tuple[int, Member]]] = defaultdict(list)
    for number, one in enumerate(told):
        by_report[one.report].append((number, member_of(one)))
    best: defaultdict[int, set[str]] = defaultdict(set)
    covered: defaultdict[int, set[str]] = defaultdict(set)
    for fact in facts:
        for spot in fact.mentions:
            for number, member in by_report[spot.report]:
                if covers(member, spot):
                    covered[number].add(fact.id)
            for number in _best_at(spot, by_report[spot.report]):
                best[number].add(fact.id)
    return Marks(best=dict(best), covered=dict(covered))


def _best_at(spot: Spot, members: Sequence[tuple[int, Member]]) -> Iterable[int]:
    """The tellings that fit one of the places of a spot best."""
    for start, end in (spot.span, *spot.also):
        shares: dict[int, float] = {}
        for number, member in members:
            shared = sum(
                max(overlap(piece, (start, end)), 0) for piece in member.content
            )
            length = sum(b - a for a, b in member.content)
            shares[number] = shared / max(length + end - start - shared, 1)
        most = max(shares.values(), default=0.0)
        for number, share in shares.items():
            if share > LEAST_SHARE and share >= AS_GOOD * most:
                yield number


def judged_of(
    told: Sequence[model.Member], joined: Iterable[Joined]
) -> dict[Pair, bool]:
    """Whether two tellings of a story, by number, the lower first, are one: of those
    that were judged.
    """
    by_words: dict[tuple[str, tuple[Range, ...]], int] = {}
    for number, one in enumerate(told):
        member = member_of(one)
        by_words.setdefault((member.report, member.content), number)
    judged: dict[Pair, bool] = {}
    for group in joined:
        fact_of = {piece: at for at, fact in enumerate(group.facts) for piece in fact}
        found = [by_words.get((p.report, p.spans)) for p in group.pieces]
        for (a, first), (b, second) in combinations(enumerate(found), 2):
            if first is None or second is None:
                continue
            is_one = a in fact_of and fact_of[a] == fact_of.get(b)
            judged[min(first, second), max(first, second)] = is_one
    return judged


def pairs_to_learn(
    numbers: Sequence[Pair], levels: Ints, marks: Marks, judged: Mapping[Pair, bool]
) -> Pairs:
    """The pairs of a story that its marks or its readers say something of. Left out are
    those that tell something in common without telling it best.
    """
    rows: list[int] = []
    is_one: list[float] = []
    none: set[str] = set()
    for row, (a, b) in enumerate(numbers):
        one = bool(marks.best.get(a, none) & marks.best.get(b, none))
        if (a, b) in judged:
            one = judged[a, b]
        elif not one and marks.covered.get(a, none) & marks.covered.get(b, none):
            continue
        rows.append(row)
        is_one.append(float(one))
    return Pairs(levels=levels[rows], is_one=np.array(is_one, np.float32))
