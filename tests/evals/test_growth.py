"""No stage takes time out of proportion, by what it does rather than by a clock: the
steps that a text made to hurt takes grow with the text, or with the pairs, alone.
"""

from __future__ import annotations

import pytest

from evals.growth import CASES, SLACK, Case, Job, growth_of_steps, steps


def test_steps_are_counted_alike_each_time() -> None:
    words = ["boat"] * 50

    def job() -> int:
        return sum(len(word) for word in words)

    assert steps(job) == steps(job) > 100


def test_a_square_is_seen() -> None:
    def prepare(size: int) -> Job:
        return lambda: [a for a in range(size) for _ in range(size)]

    case = Case(name="a square", prepare=prepare, counted=20, timed=20)
    assert growth_of_steps(case) > SLACK


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_steps_grow_no_faster_than_the_text(case: Case) -> None:
    assert growth_of_steps(case) < SLACK
