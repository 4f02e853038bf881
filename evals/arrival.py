"""Whether stories hang on the order of arrival: each set added one by one, in ten
orders, to an archive.
"""

from __future__ import annotations

import random
from pathlib import Path

from evals.rows import Answer, GoldRow, load
from evals.scorers import score_stories
from onrecord import make_report
from onrecord.english.sentences import split_sentences
from onrecord.model import Reading, ReadReport, Report
from onrecord.store import Store
from onrecord.store.stories import find_story, summaries
from onrecord.update.grouping import group_waiting
from onrecord.update.settle import bring_up_to_date, write

SETS = {
    "giveme5w1h": "stories/giveme5w1h.jsonl",
    "ecbplus-dev": "stories/ecbplus-dev.jsonl",
}
ORDERS = 10


def arrival(sets: Path) -> dict[str, tuple[float, float]]:
    """The least and the greatest BCubed F1 over the orders, by set."""
    found: dict[str, tuple[float, float]] = {}
    for name, file in SETS.items():
        rows = load(sets / file, GoldRow)
        figures = [
            score_stories(rows, _stories(rows, seed))["BCubed F1"]
            for seed in range(ORDERS)
        ]
        found[name] = min(figures), max(figures)
    return found


def _stories(rows: list[GoldRow], seed: int) -> dict[str, Answer]:
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    with Store(":memory:") as store:
        bring_up_to_date(store)
        for row in shuffled:
            add(
                store,
                make_report(
                    row.text,
                    id=row.id,
                    title=row.title or None,
                    published=row.published or None,
                ),
            )
        with store.reading() as connection:
            ids = [summary.id for summary in summaries(connection)]
            stories = [
                story
                for id_ in ids
                if (story := find_story(connection, id_)) is not None
            ]
    return {
        report: Answer(id=report, story=story.id)
        for story in stories
        for report in story.reports
    }


def add(store: Store, report: Report) -> None:
    """Adds one report as the archive does, but for reading it and for compiling its
    story's dossier.
    """
    sentences = tuple(split_sentences(report.text))
    reading = Reading(report=report.id, published=report.published, sentences=sentences)
    write(store, ReadReport(report=report, reading=reading))
    group_waiting(store)
