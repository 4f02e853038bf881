"""`python -m evals.scale [SIZES]`: what scale costs: candidate pairs beside the peers',
and an archive's next report.

Made reports (`made.py`) are added as the archive does it: fingerprint, vector, story,
boilerplate; reading them and compiling dossiers are not counted. `--million` adds
fingerprints and vectors alone, to a million. Nothing is kept.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from evals import beside, million
from evals.arrival import add
from evals.made import reports
from evals.memory import peak
from onrecord.store import Store
from onrecord.update.settle import bring_up_to_date

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000)
TIMED = 500  # the last reports of each size, over which a figure is taken
PARTS = ("pairs", "archive", "fingerprints")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What adding cost at a size: milliseconds a report, and the file's and the
    process's megabytes.
    """

    reports: int
    median: float
    p95: float
    memory: float
    file: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__)
    parser.add_argument(
        "sizes", type=int, nargs="*", help="reports at which a figure is taken"
    )
    parser.add_argument(
        "--sets", type=Path, default=HERE.parent.parent / "shared" / "eval"
    )
    parser.add_argument(
        "--million",
        action="store_true",
        help="fingerprints and vectors, to a million reports, as well",
    )
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    wanted = parser.parse_args()
    if not wanted.sets.is_dir():
        sys.stdout.write(
            f"No measuring sets at {wanted.sets}: nothing measured. Name their "
            "folder with --sets.\n"
        )
        return 0
    parts = (wanted.only,) if wanted.only else PARTS if wanted.million else PARTS[:-1]
    sizes = sorted(set(wanted.sizes)) or SIZES
    console = Console(width=120)
    if "pairs" in parts:
        print_pairs(sizes, wanted.sets, console)
    if "archive" in parts:
        print_archive(sizes, wanted.sets, console)
    if "fingerprints" in parts:
        own = million.SIZES if wanted.million else sizes
        print_fingerprints(own, wanted.sets, console)
    return 0


def print_pairs(sizes: Sequence[int], sets: Path, console: Console) -> None:
    """Two tables: what Onrecord and the peers find, and how fast. A line for each peer
    that cannot be measured.
    """
    peers, missing = beside.able()
    for line in missing:
        console.print(line)
    table = Table("candidate pairs", "recall", "with boilerplate", "precision")
    for quality in beside.quality(sets, peers):
        figures = (quality.recall, quality.with_boilerplate, quality.precision)
        table.add_row(quality.name, *(f"{figure:.3f}" for figure in figures))
    console.print(table)
    table = Table(
        "reports", "one core", "signatures/s", "indexed and asked/s", "pairs", "memory"
    )
    for pace in beside.paces(sizes, sets, peers):
        own = (
            f"{pace.signing:,.0f}",
            f"{pace.pairing:,.0f}",
            f"{pace.pairs:,}",
            f"{pace.memory:,.0f} MB",
        )
        _add(table, f"{pace.reports:,}", pace.name, *own)
    console.print(table)


def print_archive(sizes: Sequence[int], sets: Path, console: Console) -> None:
    """A table of what one more report costs an archive."""
    table = Table("reports", "one more, median", "95 of 100", "memory", "archive")
    for point in curve(sizes, sets):
        own = (
            f"{point.median:.1f} ms",
            f"{point.p95:.1f} ms",
            f"{point.memory:,.0f} MB",
            f"{point.file:,.0f} MB",
        )
        _add(table, f"{point.reports:,}", *own)
    console.print(table)


def print_fingerprints(sizes: Sequence[int], sets: Path, console: Console) -> None:
    """A table of what fingerprints and vectors cost without an archive."""
    jobs = os.cpu_count() or 1
    table = Table(
        "reports",
        "fingerprint",
        "vector",
        "indexed",
        "reports/s",
        "all pairs",
        "pairs",
        "memory",
        "disk",
    )
    for point in million.points(sizes, sets, jobs=jobs):
        costs = (
            f"{cost:,.0f} us" for cost in (point.printing, point.placing, point.filing)
        )
        pace = f"{point.reports / point.seconds:,.0f}"
        held = (f"{point.memory:,.0f} MB", f"{point.disk:,.0f} MB")
        _add(
            table,
            f"{point.reports:,}",
            *costs,
            pace,
            f"{point.pairing:,.1f} s",
            f"{point.pairs:,}",
            *held,
        )
    console.print(table)
    console.print(
        f"us: microseconds of one core for a report; reports/s: on {jobs} cores, "
        "making the reports counted."
    )


def _add(table: Table, *row: str) -> None:
    """A row, which standard error is told as soon as it is known."""
    table.add_row(*row)
    Console(stderr=True, width=120).print(" | ".join(row))


def curve(sizes: Sequence[int], sets: Path) -> Iterator[Point]:
    """One archive that grows to the largest size, with what the last reports before
    each size cost.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        with Store(path) as store:
            bring_up_to_date(store)
            took: list[float] = []
            made = enumerate(reports(sizes[-1], sets), 1)
            for count, report in track(
                made, "Adding reports", sizes[-1], console=Console(stderr=True)
            ):
                began = time.perf_counter()
                add(store, report)
                took.append(time.perf_counter() - began)
                if count in sizes:
                    last = sorted(took[-TIMED:])
                    yield Point(
                        reports=count,
                        median=1e3 * last[len(last) // 2],
                        p95=1e3 * last[len(last) * 95 // 100],
                        memory=peak(),
                        file=path.stat().st_size / 1e6,
                    )


if __name__ == "__main__":
    sys.exit(main())
