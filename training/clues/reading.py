"""The stories that are learnt from, read: what the trainings of clues and of doubt
begin with.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from evals.dossiers import rows_by_story
from evals.facts import TEXTS
from evals.rows import without_gold
from onrecord.intake.jsonl import parse_line
from onrecord.model import Failure, ReadReport
from onrecord.reading.reader import read_many
from training.clues.gold import StoryGold, to_learn_from


def read_marked(
    module: str, description: str | None
) -> Iterator[tuple[str, list[ReadReport], StoryGold]]:
    """The stories that are learnt from, each with its name, its reports and its gold;
    the command line of `module` says where they are. Raises ValueError where a report
    cannot be read.
    """
    parser = argparse.ArgumentParser(
        prog=f"python -m {module}", description=description
    )
    parser.add_argument("sets", type=Path, help="folder of the measuring sets")
    parser.add_argument("--jobs", type=int, default=1, help="processes that read")
    arguments = parser.parse_args()
    rows = rows_by_story(arguments.sets / TEXTS)
    for name, gold in to_learn_from(arguments.sets).items():
        yield name, read_story(rows[name], name, arguments.jobs), gold


def read_story(rows: Sequence[msgspec.Raw], name: str, jobs: int) -> list[ReadReport]:
    """The reports of a story, read. Raises ValueError where one cannot be."""
    given = (parse_line(without_gold(row), source="set") for row in rows)
    reports = [report for report in given if not isinstance(report, Failure)]
    answers = read_many(reports, jobs=jobs)
    read = [answer for answer in answers if not isinstance(answer, Failure)]
    if len(read) < len(rows):
        raise ValueError(f"a report of {name} could not be read")
    return read
