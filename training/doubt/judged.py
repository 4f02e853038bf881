"""Tellings of which readers said whether they are a fact by themselves, with the marks
of each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.fact_rows import Fact, Joined, Piece
from onrecord import model
from onrecord.accounts.tellings.candidates import Floats
from onrecord.model import ReadReport
from onrecord.reading.tellings.doubt import ANY_TELLING, Mark, marks
from training.clues.marked import marks_of
from training.clues.regression import solved

# Tellings on a level of which a weight is learnt, and stories that have them: what one
# story tells often is no mark.
LEAST_OF_LEVEL = 20
LEAST_STORIES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A telling of a story by its marks, and whether it is no fact."""

    story: str
    marks: tuple[Mark, ...]
    is_nothing: bool


def judged_tellings(
    story: str,
    read: Sequence[ReadReport],
    joined: Iterable[Joined],
    facts: Iterable[Fact],
) -> list[Judged]:
    """The tellings of a story that readers judged, or marked a fact on. One that was
    marked and judged to be no fact is left out, and one that grammar rules out (it has
    no gist).
    """
    told = [
        model.Member(report=report.id, item=telling)
        for report in read
        for telling in report.reading.tellings
        if telling.admitted or telling.gist
    ]
    by_piece = {
        Piece(
            report=member.report,
            spans=tuple((p.start, p.end) for p in member.item.pieces),
        ): number
        for number, member in enumerate(told)
    }
    is_nothing: dict[int, bool] = {}
    for group in joined:
        of_facts = {at for fact in group.facts for at in fact}
        for at, piece in enumerate(group.pieces):
            number = by_piece.get(piece)
            if number is not None and (at in of_facts or at in group.nothing):
                is_nothing[number] = at in group.nothing
    for number in marks_of(told, facts).best:
        if is_nothing.setdefault(number, False):
            del is_nothing[number]
    texts = {report.id: report.report.text for report in read}
    return [
        Judged(
            story=story,
            marks=tuple(marks(texts[told[number].report], told[number].item)),
            is_nothing=nothing,
        )
        for number, nothing in sorted(is_nothing.items())
    ]


def learnt(judged: Sequence[Judged]) -> dict[Mark, float]:
    """The weight of each mark and level that enough tellings have, and of any
    telling.
    """
    counts = Counter(mark for one in judged for mark in one.marks)
    stories = defaultdict[Mark, set[str]](set)
    for one in judged:
        for mark in one.marks:
            stories[mark].add(one.story)
    kept = sorted(
        mark
        for mark, count in counts.items()
        if count >= LEAST_OF_LEVEL and len(stories[mark]) >= LEAST_STORIES
    )
    at = {mark: number for number, mark in enumerate(kept, start=1)}
    columns = np.zeros((len(judged), len(kept) + 1), np.float32)
    columns[:, 0] = 1
    for row, one in zip(columns, judged, strict=True):
        row[[at[mark] for mark in one.marks if mark in at]] = 1
    is_nothing = np.array([one.is_nothing for one in judged], np.float32)
    return dict(
        zip([ANY_TELLING, *kept], solved(columns, is_nothing).tolist(), strict=True)
    )


def doubts(judged: Sequence[Judged], weights: Mapping[Mark, float]) -> Floats:
    """0..1: how likely each is no fact, by these weights."""
    sums = [
        weights[ANY_TELLING] + sum(weights.get(mark, 0.0) for mark in one.marks)
        for one in judged
    ]
    chances: Floats = (1 / (1 + np.exp(-np.array(sums)))).astype(np.float32)
    return chances
