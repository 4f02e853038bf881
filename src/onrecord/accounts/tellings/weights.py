"""The table of weights, `weights.tsv`: what each level of each clue is worth.

A weight is the log of the odds that it adds. `make train-clues` learns them, but for
those that are GIVEN.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources

import numpy as np

from onrecord.accounts.tellings.candidates import Floats, Ints
from onrecord.accounts.tellings.clues import CLUES, NONE
from onrecord.accounts.tellings.likeness import NEVER, SURE
from onrecord.accounts.tellings.pairs import Pairs
from onrecord.accounts.tellings.profile import Profile
from onrecord.model import Citation, Clue

TABLE = resources.files("onrecord.accounts.tellings").joinpath("weights.tsv")
HEADING = "clue\tlevel\tweight\twhy"
ANY_PAIR = "any pair"
WORD_FOR_WORD = "word for word"
TOLD_AGAIN = "told again in one report"
# What is not learnt. Never one thing: two tellings alike but for the country, of which
# marked stories have too few, and two numbers that the reading tells apart (15 of 1,100
# pairs that marks know tell one fact, by other words beside the number). Always one:
# the same words of the same sentence, and in copied passages what is the same but for a
# number.
GIVEN: dict[tuple[str, str], float] = {
    ("swapped", "place"): -8.0,
    ("swapped", "quoted: place"): -8.0,
    ("swapped", "quoted: word"): -8.0,
    ("counted", "each of its own"): -8.0,
    ("counted", "something else was done"): -8.0,
    ("counted", "of another time"): -8.0,
    ("counted", "others of them"): -8.0,
    ("counted", "a part or more"): -8.0,
    ("counted", "far apart"): -8.0,
    (WORD_FOR_WORD, ""): 8.0,
    (TOLD_AGAIN, ""): 8.0,
    ("shared passage", "edited"): 8.0,
    ("which of several", "a second"): -8.0,
    ("two versions", "planned, and denied"): 8.0,
    ("toll of the event", "told by clauses"): 12.0,
    ("toll of the event", "told by a count"): 12.0,
    ("in one saying", "the same words"): 8.0,
    ("held in one", "counts"): 8.0,
    **{("likeness", level): 8.0 for level in SURE},
    **{("likeness", level): -8.0 for level in NEVER},
}


@functools.cache
def weights() -> dict[tuple[str, str], float]:
    """The weight of each clue and level. Raises ValueError for another table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    heading, *body = [line for line in lines if line and not line.startswith("#")]
    if heading != HEADING:
        raise ValueError(f"weights.tsv has another heading: {heading!r}")
    known: dict[tuple[str, str], float] = {}
    for line in body:
        clue, level, weight, _ = line.split("\t")
        known[clue, level] = float(weight)
    return known


def levels_of(pairs: Pairs) -> Ints:
    """The level of each pair on each clue: a row a pair, a column a clue."""
    return np.stack([clue.level(pairs) for clue in CLUES], axis=1)


def chances_of(levels: Ints, weights: Mapping[tuple[str, str], float]) -> Floats:
    """0..1: how likely each pair is to be one, by the weights of its levels."""
    sums = np.full(len(levels), weights[ANY_PAIR, ""])
    for at, clue in enumerate(CLUES):
        worth = [weights[clue.name, level] for level in clue.levels]
        sums += np.array([*worth, 0.0])[levels[:, at]]  # the last one is for NONE
    chances: Floats = (1 / (1 + np.exp(-sums))).astype(np.float32)
    return chances


def named(levels: Ints, x: Profile, y: Profile) -> tuple[Clue, ...]:
    """The clues of one pair by its levels, with the words that gave them."""
    found: list[Clue] = []
    between = (
        Citation(report=x.report, span=x.span),
        Citation(report=y.report, span=y.span),
    )
    for clue, number in zip(CLUES, levels.tolist(), strict=True):
        if number == NONE:
            continue
        level = clue.levels[number]
        made = Clue(
            name=f"{clue.name}: {level}",
            weight=weights()[clue.name, level],
            words=clue.words(x, y),
            between=between,
        )
        found.append(made)
    return tuple(found)
