"""`python -m training.clues SETS`: learn what each clue of two tellings weighs, from
facts that were marked by hand.

SETS holds `stories/giveme5w1h.jsonl`, the reports, and `facts/giveme5w1h/`, stories
marked beside those of `evals/gold/facts`. The stories that are only scored are neither
learnt from nor read. What each least average chance gives is printed, each story by
weights that were learnt from others; then the weights from all are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.dossiers import Account, Dossier
from evals.fact_rows import Fact, FactGold
from evals.facts import FactScore, score_facts
from onrecord import model
from onrecord.accounts.material import material_of
from onrecord.accounts.tellings.candidates import Ints
from onrecord.accounts.tellings.groups import Tellings
from onrecord.accounts.tellings.linking import Pair, link
from onrecord.accounts.tellings.weights import chances_of
from onrecord.model import ReadReport
from onrecord.one_story import inputs_of
from onrecord.story_stage import lineage_of
from training.clues.gold import StoryGold
from training.clues.marked import judged_of, marks_of, member_of, pairs_to_learn
from training.clues.reading import read_marked
from training.clues.regression import Pairs, learnt, together
from training.clues.table import write_table

FOLDS = 4
LEASTS = (0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedStory:
    """A story that was read, with the pairs of its tellings on their levels: of the
    first of those that are one before any are compared (`copies`).
    """

    name: str
    facts: tuple[Fact, ...]
    told: tuple[model.Member, ...]
    copies: tuple[tuple[int, ...], ...]
    numbers: tuple[Pair, ...]
    levels: Ints
    to_learn: Pairs


def main() -> None:
    """Reads its arguments; see the module."""
    stories = [
        marked_story(name, read, gold)
        for name, read, gold in read_marked("training.clues", __doc__)
    ]
    for least, score in crossed(stories).items():
        print(least, score.figures(), flush=True)
    write_table(learnt(together([story.to_learn for story in stories])))


def marked_story(name: str, read: Sequence[ReadReport], gold: StoryGold) -> MarkedStory:
    """Compares the tellings of a story's reports."""
    inputs = inputs_of(read)
    lineage = lineage_of(inputs)
    material = material_of(inputs.read_reports, lineage.passages, lineage.revisions)
    tellings = Tellings(material)
    firsts = [tellings.told[copies[0]] for copies in tellings.copies]
    marks = marks_of(firsts, gold.facts)
    judged = judged_of(firsts, gold.joined)
    numbers, levels = tellings.pairs.numbers, tellings.levels
    return MarkedStory(
        name=name,
        facts=gold.facts,
        told=tuple(tellings.told),
        copies=tuple(map(tuple, tellings.copies)),
        numbers=tuple(numbers),
        levels=levels,
        to_learn=pairs_to_learn(numbers, levels, marks, judged),
    )


def crossed(stories: Sequence[MarkedStory]) -> dict[float, FactScore]:
    """What each least average chance gives, each story by weights that were learnt
    from others.
    """
    dossiers: dict[float, dict[str, Dossier]] = {least: {} for least in LEASTS}
    for fold in range(FOLDS):
        others = [s.to_learn for n, s in enumerate(stories) if n % FOLDS != fold]
        weights = learnt(together(others))
        for story in stories[fold::FOLDS]:
            for least in LEASTS:
                dossiers[least][story.name] = grouped(story, weights, least)
    facts = tuple(fact for story in stories for fact in story.facts)
    return {
        least: score_facts(FactGold(facts=facts), made, {})
        for least, made in dossiers.items()
    }


def grouped(
    story: MarkedStory, weights: Mapping[tuple[str, str], float], least: float
) -> Dossier:
    """The groups of a story's tellings as accounts that a scorer takes."""
    chances = chances_of(story.levels, weights)
    reports = [story.told[copies[0]].report for copies in story.copies]
    accounts: list[Account] = []
    for number, group in enumerate(link(reports, story.numbers, chances, least)):
        told = (story.told[n] for first in group.members for n in story.copies[first])
        members = tuple(map(member_of, told))
        accounts.append(Account(id=str(number), kind="telling", members=members))
    return Dossier(accounts=tuple(accounts))


if __name__ == "__main__":
    main()
