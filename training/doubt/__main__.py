"""`python -m training.doubt SETS`: learn which tellings are no fact by themselves, from
what readers judged (`evals/gold/joined`).

SETS holds `stories/giveme5w1h.jsonl`, the reports, and `facts/giveme5w1h/`, stories
marked beside those of `evals/gold/facts`. What each least doubt finds is printed, each
story by weights that were learnt from others; then the weights from all are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from onrecord.reading.tellings.doubt import HEADING, TABLE, Mark
from training.clues.reading import read_marked
from training.clues.table import reasons
from training.doubt.judged import Judged, doubts, judged_tellings, learnt

FOLDS = 5
DOUBTS = (0.3, 0.4, 0.5, 0.6, 0.7)
TITLE = (
    "# What each mark of a telling adds to the log of the odds that it is no fact by "
    "itself: learnt by `make train-clues`."
)


def main() -> None:
    """Reads its arguments; see the module."""
    stories = [
        judged_tellings(name, read, gold.joined, gold.facts)
        for name, read, gold in read_marked("training.doubt", __doc__)
    ]
    print_crossed(stories)
    write(learnt([one for story in stories for one in story]))


def print_crossed(stories: Sequence[Sequence[Judged]]) -> None:
    """What each least doubt finds of what is no fact, how often it is right, and how
    many facts it takes.
    """
    doubted: list[float] = []
    is_nothing: list[bool] = []
    for fold in range(FOLDS):
        others = [s for number, s in enumerate(stories) if number % FOLDS != fold]
        weights = learnt([one for story in others for one in story])
        for story in stories[fold::FOLDS]:
            doubted += doubts(story, weights).tolist()
            is_nothing += [one.is_nothing for one in story]
    nothing = np.array(is_nothing)
    for least in DOUBTS:
        taken = np.array(doubted) >= least
        right = (taken & nothing).sum()
        print(
            f"{least}: of {len(nothing)} tellings, {nothing.sum()} no fact:"
            f" found {right / nothing.sum():.3f}, right {right / taken.sum():.3f},"
            f" facts taken {(taken & ~nothing).sum() / (~nothing).sum():.3f}"
        )


def write(weights: dict[Mark, float]) -> None:
    """Writes the table, with the reasons that it gave before."""
    path = Path(str(TABLE))
    why = reasons(path)
    lines = [TITLE, HEADING]
    for mark, weight in weights.items():
        lines.append("\t".join([*mark, f"{weight:.2f}", why.get(mark, "")]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
