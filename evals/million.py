"""Fingerprints and vectors of up to a million made reports, without an archive: does
their cost grow with the number?

Each report's fingerprint and vector is worked out on all cores. The fingerprints go
into an index on disk (`Postings`), which at each size is asked for all pairs that may
share copy. The vectors are worked out and dropped: what an archive does with them is in
its own curve. What comes of a report never hangs on how many processes there are.
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import track

from evals.made import batches, reports
from evals.memory import peak
from evals.postings import Array, Postings, arrays_of
from onrecord.lineage.fingerprints import fingerprint
from onrecord.lineage.prose import prose_of
from onrecord.model import Report
from onrecord.stories.vectors import vector_of
from onrecord.workers import end_with_parent

SIZES = (1_000, 10_000, 100_000, 1_000_000)
BATCH = 200  # reports given to a process at once
WAITING = 3  # batches that wait for each process


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What a process made of a batch: the fingerprints as `Postings.add` takes them,
    and what they cost.

    `mark` is a checksum of all fingerprints and vectors; `printing` and `placing` are
    processor seconds for the fingerprints (words cut among it) and for the vectors;
    `memory` is the process's megabytes at most.
    """

    ids: tuple[str, ...]
    hashes: Array
    quoted: Array
    sizes: Array
    mark: int
    printing: float
    placing: float
    memory: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What so many reports cost.

    `printing`, `placing`: a report's fingerprint and vector, microseconds of one core;
    `filing`: putting a fingerprint into the index. `seconds`: all three and making the
    reports, by the clock, on all cores. `pairing`: seconds for all pairs, and `pairs`
    how many they are. `memory` is that of all processes at most, `disk` that of the
    index while it is asked for pairs, in megabytes.
    """

    reports: int
    printing: float
    placing: float
    filing: float
    seconds: float
    pairing: float
    pairs: int
    memory: float
    disk: float
    mark: int


@dataclass(slots=True)
class _Sums:
    """What was counted so far."""

    ids: list[str] = field(default_factory=list)
    mark: int = 0
    printing: float = 0.0
    placing: float = 0.0
    filing: float = 0.0
    paused: float = 0.0
    memory: float = 0.0


def derive(batch: Sequence[Report]) -> Derived:
    """Fingerprints and vectors of some reports."""
    began = time.process_time()
    prints = [fingerprint(prose_of(report.id, report.text)) for report in batch]
    between = time.process_time()
    vectors = [vector_of(report) for report in batch]
    ended = time.process_time()
    hashes, quoted, sizes = arrays_of(prints)
    return Derived(
        ids=tuple(report.id for report in batch),
        hashes=hashes,
        quoted=quoted,
        sizes=sizes,
        mark=zlib.crc32(
            msgspec.msgpack.encode([vectors, hashes.tobytes(), quoted.tobytes()])
        ),
        printing=between - began,
        placing=ended - between,
        memory=peak(),
    )


def points(sizes: Sequence[int], sets: Path, *, jobs: int) -> Iterator[Point]:
    """One index that grows to the largest size, with what it cost up to each; the
    smallest size first.
    """
    sums = _Sums()
    steps = [after - before for before, after in pairwise([0, *sizes])]
    with tempfile.TemporaryDirectory() as folder, _pool(jobs) as pool:
        index = Postings(Path(folder))
        list(
            pool.map(derive, [[]] * jobs * WAITING)
        )  # starting the processes is not counted
        began = time.perf_counter()
        made = reports(sizes[-1], sets)
        given = chain.from_iterable(
            batches(islice(made, step), BATCH) for step in steps
        )
        found = _on_all(pool, given, jobs * WAITING)
        count = sum(-(-step // BATCH) for step in steps)
        for derived in track(
            found, "Fingerprints and vectors", count, console=Console(stderr=True)
        ):
            _count(derived, index, sums)
            if index.reports in sizes:
                yield _point(
                    index, sums, time.perf_counter() - began - sums.paused, jobs
                )


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=end_with_parent,
    )


def _on_all(
    pool: ProcessPoolExecutor, given: Iterable[list[Report]], most: int
) -> Iterator[Derived]:
    """What comes of each batch, in order; no more than `most` of them are under way, so
    that few are held.
    """
    under_way: deque[Future[Derived]] = deque()
    for batch in given:
        if len(under_way) == most:
            yield under_way.popleft().result()
        under_way.append(pool.submit(derive, batch))
    while under_way:
        yield under_way.popleft().result()


def _count(derived: Derived, index: Postings, sums: _Sums) -> None:
    began = time.perf_counter()
    index.add(derived.hashes, derived.quoted, derived.sizes)
    sums.filing += time.perf_counter() - began
    sums.ids += derived.ids
    sums.mark = zlib.crc32(derived.mark.to_bytes(4, "big"), sums.mark)
    sums.printing += derived.printing
    sums.placing += derived.placing
    sums.memory = max(sums.memory, derived.memory)


def _point(index: Postings, sums: _Sums, seconds: float, jobs: int) -> Point:
    began = time.perf_counter()
    pairs = sum(len(rows) for rows in index.pairs(sums.ids))
    pairing = time.perf_counter() - began
    sums.paused += pairing
    return Point(
        reports=index.reports,
        printing=1e6 * sums.printing / index.reports,
        placing=1e6 * sums.placing / index.reports,
        filing=1e6 * sums.filing / index.reports,
        seconds=seconds,
        pairing=pairing,
        pairs=pairs,
        memory=peak() + jobs * sums.memory,
        disk=index.most / 1e6,
        mark=sums.mark,
    )
