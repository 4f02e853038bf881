"""`python -m evals.scale [SIZES]`: what one more report costs an archive of 1,000, 10,000, … reports.

The archive is made by editing and mixing the measuring sets' reports (two in five trimmed, three in ten edited, some
with another's sentences, some of words in no order), over a year, one in ten undated. A report is added as the archive
does it: fingerprint, vector, story, boilerplate; reading it and compiling dossiers are not counted. Nothing is kept.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from evals.arrival import SETS, add
from evals.rows import GoldRow, load
from onrecord.lineage.prose import split_sentences
from onrecord.model import Report
from onrecord.store import Store
from onrecord.update import bring_up_to_date

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000)
TIMED = 500  # the last reports of each size, over which a figure is taken
FIRST_DAY = date(2024, 1, 1)
SENTENCES = range(5, 81)  # of a report that is taken up
OUTLETS = 50


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
                        memory=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                        file=path.stat().st_size / 1e6,
                    )


def reports(count: int, sets: Path, *, seed: int = 1) -> Iterator[Report]:
    """So many reports, the same ones for a seed: each of the sets' comes up again and again, changed."""
    rng = random.Random(seed)
    bases = _bases(sets)
    words = [word for base in bases for sentence in base for word in sentence.split()]
    for number in range(count):
        base = rng.randrange(len(bases))
        sentences = _changed(bases[base], rng, bases, words)
        day = FIRST_DAY + timedelta(days=(base * 7919) % 365 + rng.randrange(4))
        yield Report(
            id=f"r{rng.getrandbits(48):012x}",
            text="\n".join(sentences),
            outlet=f"outlet {number % OUTLETS}",
            title=sentences[0][:80],
            published=day.isoformat() if rng.random() < 0.9 else None,
        )


def _bases(sets: Path) -> list[list[str]]:
    texts = (row.text for file in SETS.values() for row in load(sets / file, GoldRow))
    cut = ([span.of(text) for span in split_sentences(text)] for text in texts)
    return [sentences for sentences in cut if len(sentences) in SENTENCES]


def _changed(base: list[str], rng: random.Random, bases: list[list[str]], words: list[str]) -> list[str]:
    kind = rng.random()
    if kind < 0.4:  # trimmed
        return [sentence for sentence in base if rng.random() > 0.25] or base[:3]
    if kind < 0.7:  # edited
        return [" ".join(rng.choice(words) if rng.random() < 0.08 else w for w in s.split()) for s in base]
    if kind < 0.85:  # mixed
        return base[: len(base) // 2] + rng.choice(bases)[:6]
    return [" ".join(rng.choices(words, k=len(sentence.split()))) for sentence in base]  # nobody's


if __name__ == "__main__":
    sys.exit(main())
