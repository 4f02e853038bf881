"""`python -m training.clues SETS`: learn what each clue of two tellings weighs, from
facts that were marked by hand.

SETS holds `stories/giveme5w1h.jsonl`, the reports, and `facts/giveme5w1h/`, stories
marked beside those of `evals/gold/facts`. The stories that are only scored are neither
learnt from nor read. What each least average chance gives is printed, each story by
weights that were learnt from others; then the weights from all are written.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evals.dossiers import Account, Dossier, rows_by_story
from evals.fact_rows import Fact, FactGold
from evals.facts import TEXTS, FactScore, score_facts
from evals.rows import without_gold
from onrecord import model
from onrecord.accounts.material import material_of
from onrecord.accounts.tellings.candidates import Ints
from onrecord.accounts.tellings.groups import Tellings
from onrecord.accounts.tellings.linking import Pair, link
from onrecord.accounts.tellings.weights import chances_of
from onrecord.intake.jsonl import parse_line
from onrecord.model import Failure, ReadReport
from onrecord.one_story import reconcile
from onrecord.reading.reader import read_many
from training.clues.gold import StoryGold, to_learn_from
from training.clues.marked import judged_of, marks_of, member_of, pairs_to_learn
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
    parser = argparse.ArgumentParser(
        prog="python -m training.clues", description=__doc__
    )
    parser.add_argument("sets", type=Path, help="folder of the measuring sets")
    parser.add_argument("--jobs", type=int, default=1, help="processes that read")
    arguments = parser.parse_args()
    rows = rows_by_story(arguments.sets / TEXTS)
    stories: list[MarkedStory] = []
    for name, gold in to_learn_from(arguments.sets).items():
        read = read_story(rows[name], name, arguments.jobs)
        stories.append(marked_story(name, read, gold))
    for least, score in crossed(stories).items():
        print(least, score.figures(), flush=True)
    write_table(learnt(together([story.to_learn for story in stories])))


def read_story(rows: Sequence[msgspec.Raw], name: str, jobs: int) -> list[ReadReport]:
    """The reports of a story, read. Raises ValueError where one cannot be."""
    given = (parse_line(without_gold(row), source="set") for row in rows)
    reports = [report for report in given if not isinstance(report, Failure)]
    answers = read_many(reports, jobs=jobs)
    read = [answer for answer in answers if not isinstance(answer, Failure)]
    if len(read) < len(rows):
        raise ValueError(f"a report of {name} could not be read")
    return read


def marked_story(name: str, read: Sequence[ReadReport], gold: StoryGold) -> MarkedStory:
    """Compares the tellings of a story's reports."""
    dossier = reconcile(read)
    material = material_of(dossier.read_reports, dossier.passages, dossier.revisions)
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
