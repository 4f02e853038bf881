"""What is measured: which filter runs over which set, and how its answers are
scored.
"""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evals.facts import given_facts, marked_facts
from evals.kept_out import is_kept_out
from evals.ledger import ledger
from evals.near_copies import near_copies
from evals.people import people
from evals.rows import AlignedRow, Answer, GoldRow, JudgedRow, load, without_gold
from evals.scorers import (
    Figures,
    score_entities,
    score_passages,
    score_places,
    score_speakers,
    score_statements,
    score_stories,
    score_times,
)

GOLD = Path(__file__).parent / "gold"  # judged by hand, as offsets into the sets' texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """`sample`: in the check that every change must pass, each how-manieth report is
    read. `judged`: in gold/.

    `kept_out`: only the reports that no shipped model was trained on. `own`: measures
    the sets' folder itself, always whole, where no one command shows the figures.
    `stories`: measures the dossiers of each how-manieth story.
    """

    name: str
    set: str
    file: str = ""
    command: str = ""
    own: Callable[[Path], Figures] | None = None
    stories: Callable[[Path, int], Figures] | None = None
    score: Callable[[Sequence[GoldRow], Mapping[str, Answer]], Figures] | None = None
    sample: int = 1
    judged: str | None = None
    kept_out: bool = False

    @property
    def key(self) -> str:
        return f"{self.name}.{self.set}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A task's figures, and its pace in `unit` of wall time, the start of the program
    included.
    """

    task: Task
    figures: Figures
    pace: float
    unit: str
    reports: int


TASKS = (
    Task(
        name="statements",
        set="polnear-dev",
        file="attribution/polnear-dev.jsonl",
        command="annotate",
        score=score_statements,
        sample=2,
        judged="speakers-polnear-dev.jsonl",
    ),
    Task(
        name="times",
        set="timebank",
        file="time/timebank.jsonl",
        command="annotate",
        score=score_times,
        sample=3,
    ),
    Task(
        name="times",
        set="aquaint",
        file="time/aquaint.jsonl",
        command="annotate",
        score=score_times,
        sample=3,
    ),
    Task(
        name="places",
        set="geovirus",
        file="place/geovirus.jsonl",
        command="annotate",
        score=score_places,
        kept_out=True,
    ),
    Task(
        name="places",
        set="lgl",
        file="place/lgl.jsonl",
        command="annotate",
        score=score_places,
        sample=2,
        kept_out=True,
    ),
    Task(
        name="entities",
        set="entities-dev",
        file="../train/entities/dev.jsonl",
        command="annotate",
        score=score_entities,
        sample=3,
    ),
    Task(
        name="stories",
        set="giveme5w1h",
        file="stories/giveme5w1h.jsonl",
        command="group",
        score=score_stories,
    ),
    Task(
        name="stories",
        set="ecbplus-dev",
        file="stories/ecbplus-dev.jsonl",
        command="group",
        score=score_stories,
    ),
    Task(
        name="passages",
        set="edits-dev",
        file="lineage/edits-dev.jsonl",
        command="align",
    ),
    Task(name="near-copies", set="real-pairs", own=near_copies),
    Task(name="people", set="giveme5w1h", own=people),
    Task(name="facts", set="giveme5w1h", stories=given_facts),
    Task(name="facts", set="marked", stories=marked_facts, sample=4),
    Task(name="accounts", set="ecbplus-dev", stories=ledger, sample=8),
)


def measure(task: Task, sets: Path, *, sampled: bool) -> Result:
    """Runs the command over the set as a user would, in a process of its own, and
    scores what it wrote.
    """
    every = task.sample if sampled else 1
    began = time.perf_counter()
    if task.own is not None:
        return _run_since(began, task, task.own(sets))
    if task.stories is not None:
        return _run_since(began, task, task.stories(sets, every))
    raw = _rows(task, sets)[::every]
    gold = [msgspec.json.decode(row, type=GoldRow) for row in raw]
    given = b"".join(without_gold(row) for row in raw)
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", task.command],
        input=given,
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds = time.perf_counter() - began
    return _result(task, gold, done.stdout, seconds)


def _run_since(began: float, task: Task, figures: Figures) -> Result:
    """A whole run that is over now, started at `began`."""
    pace = 1 / (time.perf_counter() - began)
    return Result(task=task, figures=figures, pace=pace, unit="runs/s", reports=0)


def _rows(task: Task, sets: Path) -> list[msgspec.Raw]:
    """The lines of the task's set that are measured."""
    lines = load(sets / task.file, msgspec.Raw)
    return [
        line
        for line in lines
        if not task.kept_out or is_kept_out(msgspec.json.decode(line, type=GoldRow).id)
    ]


def _result(
    task: Task, gold: Sequence[GoldRow], written: bytes, seconds: float
) -> Result:
    lines = io.BytesIO(written).readlines()
    if task.score is None:
        aligned = {
            row.id: row
            for row in (msgspec.json.decode(line, type=AlignedRow) for line in lines)
        }
        figures = score_passages(gold, aligned)
    else:
        answers = [msgspec.json.decode(line, type=Answer) for line in lines]
        by_id = {row.id: row for row in answers if row.id is not None}
        figures = task.score(gold, by_id)
        if task.judged is not None:
            texts = {row.id: row.text for row in gold}
            figures = {
                **figures,
                **score_speakers(load(GOLD / task.judged, JudgedRow), texts, by_id),
            }
    words = sum(len(row.text.split()) for row in gold)
    done, unit = {
        "annotate": (words, "words/s"),
        "group": (len(gold), "reports/s"),
        "align": (len(gold), "pairs/s"),
    }[task.command]
    return Result(
        task=task, figures=figures, pace=done / seconds, unit=unit, reports=len(gold)
    )
