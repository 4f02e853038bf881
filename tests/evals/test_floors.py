"""The floors: pinned for every task, and a fall of more than half a point is told."""

from __future__ import annotations

import tomllib
from pathlib import Path

from evals import __main__ as evals
from evals.tasks import TASKS, Result

TASK = TASKS[0]


def result(value: float) -> Result:
    return Result(
        task=TASK, figures={"content F1": value}, pace=1.0, unit="words/s", reports=1
    )


def floors(value: float) -> dict[str, dict[str, dict[str, float]]]:
    return {TASK.name: {TASK.set: {"content F1": value}}}


def test_a_figure_half_a_point_lower_holds_and_one_below_that_fell() -> None:
    assert evals.check([result(0.596)], floors(0.6))[0].startswith("holds")
    assert evals.check([result(0.594)], floors(0.6))[0].startswith("FELL")


def test_a_figure_without_a_floor_is_no_pass() -> None:
    assert evals.check([result(0.6)], {})[0].startswith("NO FLOOR")


def test_every_task_has_its_floors_and_every_floor_its_task() -> None:
    pinned = tomllib.loads(
        (Path(evals.__file__).parent / "floors.toml").read_text("utf-8")
    )
    assert {f"{name}.{kind}" for name, sets in pinned.items() for kind in sets} == {
        task.key for task in TASKS
    }
