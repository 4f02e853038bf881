"""Logistic regression by Newton's method with a ridge, over the levels of clues and
over any columns.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.accounts.tellings.candidates import Floats, Ints
from onrecord.accounts.tellings.clues import CLUES
from onrecord.accounts.tellings.weights import ANY_PAIR, GIVEN

RIDGE = 8.0  # what a weight costs: levels that few pairs are on stay near 0
STEPS = 12
DONE = 1e-3  # a step that moves no weight further than this is the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs to learn from: a row of levels each, and 1 where they are one."""

    levels: Ints
    is_one: Floats


def together(parts: list[Pairs]) -> Pairs:
    """The pairs of several stories as one set."""
    return Pairs(
        levels=np.concatenate([part.levels for part in parts]),
        is_one=np.concatenate([part.is_one for part in parts]),
    )


def learnt(pairs: Pairs) -> dict[tuple[str, str], float]:
    """The weight of each level of each clue, and of any pair; those that are GIVEN
    stay.
    """
    worth = solved(_columns(pairs.levels), pairs.is_one)
    names = [(ANY_PAIR, "")]
    names += [(clue.name, level) for clue in CLUES for level in clue.levels]
    return dict(zip(names, worth.tolist(), strict=True)) | GIVEN


def solved(columns: Floats, is_one: Floats) -> Floats:
    """The worth of each column; the first is of ones, and alone costs nothing."""
    worth = np.zeros(columns.shape[1])
    ridge = np.full(len(worth), RIDGE)
    ridge[0] = 0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(columns @ worth)))
        slope = columns.T @ (is_one - chances) - ridge * worth
        spread = np.sqrt(chances * (1 - chances))
        scaled = columns * spread[:, None].astype(np.float32)
        bend = (scaled.T @ scaled).astype(np.float64) + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        worth += step
        if np.abs(step).max() < DONE:
            break
    return worth.astype(np.float32)


def _columns(levels: Ints) -> Floats:
    """A column of ones, then one for each level: 1 where the pair is on it."""
    columns = [np.ones((len(levels), 1), np.float32)]
    for at, clue in enumerate(CLUES):
        numbers = np.arange(len(clue.levels))
        columns.append((levels[:, at, None] == numbers).astype(np.float32))
    return np.hstack(columns)
