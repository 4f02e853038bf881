"""The gold that is learnt from: all that was marked and judged, but for the stories
that are only scored.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from evals.fact_rows import Fact, Joined, load_facts, load_joined, load_marked
from evals.facts import JOINED, MARKED, SET, is_only_scored


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGold:
    """What is known of a story."""

    facts: tuple[Fact, ...]
    joined: tuple[Joined, ...]


def to_learn_from(sets: Path) -> dict[str, StoryGold]:
    """The gold by story. `sets` is the folder of the measuring sets."""
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    joined: defaultdict[str, list[Joined]] = defaultdict(list)
    for gold in (load_marked(MARKED), load_facts(sets / SET)):
        for fact in gold.facts:
            facts[fact.story].append(fact)
    for group in load_joined(JOINED):
        joined[group.story].append(group)
    return {
        story: StoryGold(facts=tuple(facts[story]), joined=tuple(joined[story]))
        for story in dict.fromkeys([*facts, *joined])
        if not is_only_scored(story)
    }
