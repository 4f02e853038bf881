"""Candidate pairs beside the peers': what each finds of the reference pairs, and how
fast over made reports.

Pace is taken in a process of its own for each finder and size, on one core, from words
that are cut already (the same for all): signatures first, then an index of all and a
question about each. Seconds are the processor's, which other work on the machine
lengthens little.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from evals.finders import AS_SET, LOOSER, OWN, Setting
from evals.made import batches, reports
from evals.memory import peak
from evals.near_copies import Pair, Propose, near_copies
from evals.rows import GoldRow
from onrecord.lineage.prose import Prose, prose_of
from onrecord.workers import end_with_parent

BATCH = 1_000  # reports given at once
ONE_CORE = {
    "RAYON_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What a finder found of the reference pairs, as `near_copies` counts it."""

    name: str
    recall: float
    with_boilerplate: float
    precision: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Reports a second of one core, the pairs proposed, and the process's megabytes at
    most, list of pairs included.

    `signing` makes signatures of words; `pairing` puts them all into an index and asks
    it about each.
    """

    name: str
    reports: int
    signing: float
    pairing: float
    pairs: int
    memory: float


def able() -> tuple[tuple[Setting, ...], tuple[str, ...]]:
    """The peers' settings that can be measured here, and for those that cannot, why."""
    why = {setting: setting.missing() for setting in (*AS_SET, *LOOSER)}
    return tuple(s for s, reason in why.items() if not reason), tuple(
        reason for reason in why.values() if reason
    )


def quality(sets: Path, peers: Sequence[Setting]) -> Iterator[Quality]:
    """What Onrecord finds with and without boilerplate learnt, then each peer."""
    yield _quality("Onrecord", near_copies(sets))
    yield _quality(
        "Onrecord, no boilerplate learnt", near_copies(sets, _proposing(OWN))
    )
    for setting in peers:
        yield _quality(setting.name, near_copies(sets, _proposing(setting)))


def _quality(name: str, found: Mapping[str, float]) -> Quality:
    return Quality(
        name=name,
        recall=found["recall"],
        with_boilerplate=found["recall with boilerplate"],
        precision=found["precision"],
    )


def _proposing(setting: Setting) -> Propose:
    def propose(_: Sequence[GoldRow], proses: Mapping[str, Prose]) -> Sequence[Pair]:
        finder = setting.finder()
        finder.sign(tuple(proses.values()))
        return finder.pairs()

    return propose


def paces(sizes: Sequence[int], sets: Path, peers: Sequence[Setting]) -> Iterator[Pace]:
    """Onrecord's pace and then that of each peer measured `AS_SET`, at each size."""
    for size in sizes:
        for setting in (OWN, *(peer for peer in peers if peer in AS_SET)):
            alone = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(
                1, mp_context=alone, initializer=end_with_parent
            ) as pool:
                yield pool.submit(pace, setting, size, sets).result()


def pace(setting: Setting, size: int, sets: Path) -> Pace:
    """One finder's pace over so many made reports, in this process; its memory is told
    rightly only in a fresh one.
    """
    os.environ.update(ONE_CORE)
    finder = setting.finder()
    signing = 0.0
    for batch in batches(reports(size, sets), BATCH):
        proses = [prose_of(report.id, report.text) for report in batch]
        began = time.process_time()
        finder.sign(proses)
        signing += time.process_time() - began
    began = time.process_time()
    found = finder.pairs()
    pairing = time.process_time() - began
    return Pace(
        name=setting.name,
        reports=size,
        signing=size / signing,
        pairing=size / pairing,
        pairs=len(found),
        memory=peak(),
    )
