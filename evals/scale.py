"""`python -m evals.scale [SIZES]`: what one more report costs an archive of 1,000, 10,000, … reports.

The reports are made ones (`made.py`). A report is added as the archive does it: fingerprint, vector, story,
boilerplate; reading it and compiling dossiers are not counted. Nothing is kept.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from evals.arrival import add
from evals.made import reports
from evals.memory import peak
from onrecord.store import Store
from onrecord.update import bring_up_to_date

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000)
TIMED = 500  # the last reports of each size, over which a figure is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What adding cost at a size: milliseconds a report, and the file's and the process's megabytes."""

    reports: int
    median: float
    p95: float
    memory: float
    file: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.scale", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), help="reports at which a figure is taken")
    parser.add_argument("--sets", type=Path, default=HERE.parent.parent / "shared" / "eval")
    wanted = parser.parse_args()
    if not wanted.sets.is_dir():
        sys.stdout.write(f"No measuring sets at {wanted.sets}: nothing measured. Name their folder with --sets.\n")
        return 0
    table = Table("reports", "one more, median", "95 of 100", "memory", "archive")
    for point in curve(sorted(wanted.sizes), wanted.sets):
        own = (f"{point.median:.1f} ms", f"{point.p95:.1f} ms", f"{point.memory:,.0f} MB", f"{point.file:,.0f} MB")
        table.add_row(f"{point.reports:,}", *own)
    Console(width=100).print(table)
    return 0


def curve(sizes: Sequence[int], sets: Path) -> Iterator[Point]:
    """One archive that grows to the largest size, with what the last reports before each size cost."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "archive.db"
        with Store(path) as store:
            bring_up_to_date(store)
            took: list[float] = []
            made = enumerate(reports(sizes[-1], sets), 1)
            for count, report in track(made, "Adding reports", sizes[-1], console=Console(stderr=True)):
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
