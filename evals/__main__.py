"""`python -m evals`: one table over the measuring sets; `--check`: exit 1 where a
figure fell below its floor.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from evals.arrival import arrival
from evals.pace import (
    pace,
    passages_alone,
    rules_alone,
    statements_alone,
    whole_reading,
)
from evals.tasks import TASKS, Result, measure

HERE = Path(__file__).parent
SETS = HERE.parent.parent / "shared" / "eval"
SLACK = (
    0.005  # half a point: what a figure may fall below its floor before the check fails
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument(
        "--sets",
        type=Path,
        default=SETS,
        help="the measuring sets' folder (default: ../shared/eval)",
    )
    parser.add_argument(
        "--only", default="", help="measure only tasks whose name or set begins so"
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="sampled sets against evals/floors.toml; exit 1 on a fall",
    )
    wanted = parser.parse_args()
    if not wanted.sets.is_dir():
        sys.stdout.write(
            f"No measuring sets at {wanted.sets}: nothing measured. Name their "
            "folder with --sets.\n"
        )
        return 0
    results = _measure_all(wanted.sets, wanted.only, sampled=wanted.check)
    if wanted.check:
        lines = check(
            results, tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
        )
        sys.stdout.write("\n".join(lines) + "\n")
        return 0 if all(line.startswith("holds") for line in lines) else 1
    _print_table(results)
    if not wanted.only:
        orders = "; ".join(
            f"{name} {low:.3f} to {high:.3f}"
            for name, (low, high) in arrival(wanted.sets).items()
        )
        Console(width=120).print(
            "\nStories of reports that arrive one by one, ten orders, BCubed F1: "
            f"{orders}."
        )
        p = pace(wanted.sets)
        Console(width=120).print(
            f"\nThe whole reading, one core: {p.onrecord:,.0f} words/s; spaCy's "
            "pipeline alone on the same text: "
            f"{p.spacy:,.0f} words/s; time ratio {p.ratio:.2f} (median of turns over "
            f"{p.words:,} words)."
        )
        times, places = rules_alone(wanted.sets)
        Console(width=120).print(
            f"\nBeyond parser and network, one core: times {times:,.0f} words/s "
            "(HeidelTime with its tagger: 856), "
            f"places {places:,.0f} words/s."
        )
        q = passages_alone(wanted.sets)
        Console(width=120).print(
            f"\nPassages with cutting into words, one core: {q.onrecord:,.0f} "
            "pairs/s; difflib over the same words: "
            f"{q.difflib:,.0f} pairs/s; pace ratio {q.ratio:.2f} (median of turns "
            f"over {q.pairs:,} pairs)."
        )
        whole = whole_reading(wanted.sets)
        Console(width=120).print(
            f"\nThe whole reading, two cores: {whole:,.0f} words/s."
        )
        alone = statements_alone(wanted.sets)
        Console(width=120).print(
            "\nStatements alone (speaker, cue and content, from text to spans), two "
            f"cores: {alone:,.0f} words/s "
            "(best peer: GenderGapTracker 4,800)."
        )
    return 0


def _measure_all(sets: Path, only: str, *, sampled: bool) -> list[Result]:
    tasks = [t for t in TASKS if t.name.startswith(only) or t.set.startswith(only)]
    columns = (TextColumn("{task.description}"), TimeElapsedColumn())
    out = []
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        for task in tasks:
            shown = progress.add_task(f"{task.name} on {task.set}")
            out.append(measure(task, sets, sampled=sampled))
            progress.remove_task(shown)
    return out


def _print_table(results: Sequence[Result]) -> None:
    peers = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    table = Table("task", "set", "figure", "Onrecord", "best peer", "pace")
    for result in results:
        for n, (name, value) in enumerate(result.figures.items()):
            peer: Mapping[str, Any] = (
                peers.get(result.task.name, {}).get(result.task.set, {}).get(name, {})
            )
            beside = f"{peer['figure']:.3f} {peer['peer']}" if peer else ""
            own = (result.task.name, result.task.set, name, f"{value:.3f}")
            table.add_row(
                *own, beside, f"{result.pace:,.0f} {result.unit}" if n == 0 else ""
            )
        table.add_section()
    Console(width=120).print(table)


def check(results: Sequence[Result], floors: Mapping[str, Any]) -> list[str]:
    """A line for each figure: holds, FELL, or has NO FLOOR; only where every line
    begins with "holds" is all well.
    """
    lines = []
    for result in results:
        pinned = floors.get(result.task.name, {}).get(result.task.set, {})
        for name, value in result.figures.items():
            if name not in pinned:
                lines.append(
                    f"NO FLOOR for {result.task.key} {name}: {value:.4f}; pin it in "
                    "evals/floors.toml"
                )
                continue
            verdict = "FELL" if value < pinned[name] - SLACK else "holds"
            lines.append(
                f"{verdict} {result.task.key} {name}: {value:.4f}, floor "
                f"{pinned[name]:.4f}"
            )
    return lines


if __name__ == "__main__":
    sys.exit(main())
