"""Onrecord's pace: the whole reading beside spaCy's pipeline alone, and the statement model alone on two cores."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from evals.rows import GoldRow, load
from onrecord import make_report, read
from onrecord.model import Report
from onrecord.reading import syntax
from onrecord.reading.statements.relations import find_attributions, read_quotations

REPORTS, TURNS = 20, 3
CORES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Words a second on one core, medians over the turns; `ratio` is Onrecord's time over spaCy's in the same turn."""

    words: int
    onrecord: float
    spacy: float
    ratio: float


def pace(sets: Path) -> Pace:
    """Reads the first reports of polnear-dev with both, in turns, after one turn that does not count."""
    rows = load(sets / "attribution/polnear-dev.jsonl", GoldRow)[:REPORTS]
    reports = [make_report(row.text) for row in rows]
    words = sum(len(row.text.split()) for row in rows)
    turns = [(_seconds(_spacy_alone, reports), _seconds(_whole_reading, reports)) for _ in range(TURNS + 1)][1:]
    return Pace(
        words=words,
        onrecord=words / median(own for _, own in turns),
        spacy=words / median(alone for alone, _ in turns),
        ratio=median(own / alone for alone, own in turns),
    )


def statements_alone(sets: Path) -> float:
    """Words a second of speaker, cue and content alone, over polnear-dev on two processes, the median of the turns.

    From text to spans: paragraphs, quotation marks, word pieces, model, decoding; without names, which need the parser.
    Starting the processes is not counted.
    """
    rows = load(sets / "attribution/polnear-dev.jsonl", GoldRow)
    texts = sorted((row.text for row in rows), key=len, reverse=True)  # the longest first, so that no core waits long
    words = sum(len(row.text.split()) for row in rows)
    took = []
    with ProcessPoolExecutor(CORES, mp_context=multiprocessing.get_context("spawn")) as pool:
        for _ in range(TURNS + 1):
            began = time.perf_counter()
            sum(pool.map(_attributions, texts))
            took.append(time.perf_counter() - began)
    return words / median(took[1:])


def _attributions(text: str) -> int:
    report = make_report(text)
    return len(find_attributions(report, read_quotations(report)))


def _seconds(work: Callable[[Sequence[Report]], None], reports: Sequence[Report]) -> float:
    began = time.perf_counter()
    work(reports)
    return time.perf_counter() - began


def _spacy_alone(reports: Sequence[Report]) -> None:
    nlp = syntax.load()
    for report in reports:
        for _ in nlp.pipe(report.text.splitlines(), batch_size=64):
            pass


def _whole_reading(reports: Sequence[Report]) -> None:
    for report in reports:
        read(report)
