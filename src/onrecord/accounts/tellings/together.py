"""Pairs of tellings that stand in one thing told twice: in two statements that are one
saying, or within two tellings that are one.

A statement is cut, translated and told again as a whole: that two are one shows in all
their words, where a clause of each has too few. What each clause of the one is in the
other is then the nearest there that it is the nearest to in turn.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from onrecord.accounts.tellings.candidates import Ints
from onrecord.accounts.tellings.likeness import alike, is_one
from onrecord.accounts.tellings.pairs import Pairs
from onrecord.accounts.tellings.profile import Profile
from onrecord.accounts.tellings.saying import Saying
from onrecord.model import Span

IN_ONE_SAYING = ("the same words", "nearest to each other", "others are nearer")
HELD = ("counts", "nouns", "other numbers")
_NEARLY_ALL = 0.8  # of the words of the shorter, by weight
_Place = tuple[str, Span]


def in_one_saying(pairs: Pairs) -> Ints:
    """The level of each pair whose statements are one saying; -1 for others."""
    rows_of: defaultdict[tuple[_Place, _Place], list[int]] = defaultdict(list)
    said: dict[_Place, Saying] = {}
    for row, (x, y) in enumerate(pairs.sides):
        if x.statement is None or y.statement is None:
            continue
        a, b = _place(x.statement), _place(y.statement)
        said[a], said[b] = x.statement, y.statement
        rows_of[a, b].append(row)
    levels = np.full(len(pairs), -1, np.int64)
    for (a, b), rows in rows_of.items():
        one, other = said[a], said[b]
        is_so = one.is_denied == other.is_denied
        if is_so and is_one(alike(one, other, pairs.weights)):
            levels[rows] = 2
            nearest = _mutual(pairs, rows)
            levels[nearest] = [_by_words(pairs, row) for row in nearest]
    return levels


def _by_words(pairs: Pairs, row: int) -> int:
    """The level of two that are nearest to each other: 0 where they are of one form and
    the one has nearly all words of the other.
    """
    a, b = pairs.numbers[row]
    x, y = pairs.profiles[a], pairs.profiles[b]
    shared = pairs.weights.containment(x.words, y.words)
    return int(x.form != y.form or shared < _NEARLY_ALL)


def _place(saying: Saying) -> _Place:
    return saying.report, saying.span


def _mutual(pairs: Pairs, rows: list[int]) -> list[int]:
    """Those of some pairs of which each is the nearest to the other."""
    best: dict[int, tuple[float, int]] = {}
    for row in rows:
        near = (float(pairs.found.near[row]), -row)
        for number in pairs.numbers[row]:
            best[number] = max(best.get(number, near), near)
    return [
        row
        for row in rows
        if all(best[number][1] == -row for number in pairs.numbers[row])
    ]


def held_in_one(pairs: Pairs) -> Ints:
    """The level of each pair of one form whose holders show by their words that they
    are one; -1 for others.
    """
    by_head = {(p.report, p.at): p for p in pairs.profiles}
    levels = np.full(len(pairs), -1, np.int64)
    for row, (x, y) in enumerate(pairs.sides):
        if x.form != y.form or x.form == "clause":
            continue
        one, other = _holder(by_head, x), _holder(by_head, y)
        if one is None or other is None:
            continue
        if is_one(alike(one.own, other.own, pairs.weights)):
            is_count = x.form == "count"
            levels[row] = 2 if x.numbers != y.numbers else int(not is_count)
    return levels


def _holder(by_head: dict[_Place, Profile], x: Profile) -> Profile | None:
    return None if x.holder is None else by_head.get((x.report, x.holder))
