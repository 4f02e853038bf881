"""What is learnt of clues: from marks to pairs, from pairs to weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from evals.fact_rows import Fact, Spot
from evals.facts import ONLY_SCORED
from onrecord.accounts.tellings.clues import CLUES, NONE
from onrecord.accounts.tellings.groups import compared, profiles_of, tellings_of
from onrecord.accounts.tellings.weights import chances_of, levels_of, weights
from tests.accounts.tellings.builders import material, told
from training.clues.gold import to_learn_from
from training.clues.marked import marks_of, pairs_to_learn
from training.clues.regression import Pairs, learnt, together

SHARED = Path(__file__).parents[2].parent / "shared" / "eval"
RESCUE = told("a", "Crews|saved|ten men", "The mayor|blamed|a gate")
SAME = told("b", "Boats|brought|the men|home", "Crews|saved|ten sailors")


def fact(name: str, *spots: tuple[str, int, int]) -> Fact:
    mentions = tuple(Spot(report=r, span=(start, end)) for r, start, end in spots)
    return Fact(
        id=name, story="s", kind="event", note="", relation="same", mentions=mentions
    )


def test_marks_make_the_best_tellings_one() -> None:
    story = material([RESCUE, SAME])
    tellings = tellings_of(story)
    pairs = compared(story, profiles_of(story, tellings))
    facts = [fact("saved", ("a", 0, 19), ("b", 26, 48)), fact("home", ("b", 0, 24))]
    marks = marks_of(tellings, facts)
    assert marks.best == {0: {"saved"}, 3: {"saved"}, 2: {"home"}}
    learn = pairs_to_learn(pairs.numbers, levels_of(pairs), marks, {})
    told_of = dict(zip(pairs.numbers, learn.is_one, strict=True))
    assert told_of[0, 3] == 1
    assert told_of[0, 2] == 0, "both are marked, and as two facts"
    assert told_of[1, 3] == 0, "what was not marked is told by one report"


def test_weights_follow_what_the_pairs_show() -> None:
    """A level on which pairs are one gets more than a level on which they are not."""
    levels = np.full((400, len(CLUES)), NONE)
    levels[:, 0] = np.arange(400) % 2
    is_one = np.where(np.arange(400) % 20 < 10, levels[:, 0], 0).astype(np.float32)
    pairs = Pairs(levels=levels, is_one=is_one)
    learned = learnt(together([pairs, pairs]))
    clue = CLUES[0]
    assert learned[clue.name, clue.levels[1]] > learned[clue.name, clue.levels[0]] + 1
    chances = chances_of(levels, learned)
    assert abs(chances[levels[:, 0] == 1].mean() - 0.5) < 0.05
    assert chances[levels[:, 0] == 0].max() < 0.1


def test_the_table_has_a_weight_for_each_level() -> None:
    names = {(clue.name, level) for clue in CLUES for level in clue.levels}
    assert names == {name for name in weights() if name[1]}


@pytest.mark.skipif(not SHARED.exists(), reason="the measuring sets are not here")
def test_nothing_is_learnt_from_the_stories_that_are_only_scored() -> None:
    gold = to_learn_from(SHARED)
    assert len(gold) == 43
    assert not {story.split(":")[0] for story in gold} & ONLY_SCORED
