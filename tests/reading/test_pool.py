"""The pool keeps order, looks ahead only so far, and outlives a worker that dies."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from onrecord.reading.pool import AHEAD, FEW, map_in_order

DEADLY = 13


def double(number: int) -> int:
    """The work: one number kills the process that takes it, as the kernel does when
    memory runs out.
    """
    if number == DEADLY:
        os._exit(9)
    return 2 * number


def failed(number: int, reason: str) -> int:
    assert "died" in reason
    return -number


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, FEW - 1])
def test_a_few_inputs_are_done_in_this_process(jobs: int, count: int) -> None:
    assert list(map_in_order(double, failed, range(count), jobs=jobs)) == [
        (n, 2 * n) for n in range(count)
    ]


@pytest.mark.slow
def test_order_is_kept_and_a_dead_worker_costs_its_own_input_alone() -> None:
    results = list(map_in_order(double, failed, range(40), jobs=2))
    assert results == [(n, -n if n == DEADLY else 2 * n) for n in range(40)]


@pytest.mark.slow
def test_it_never_runs_far_ahead_of_what_was_taken() -> None:
    given = 0

    def endless() -> Iterator[int]:
        nonlocal given
        while True:
            given += 1
            yield 100

    results = map_in_order(double, failed, endless(), jobs=2)
    for taken in range(1, 60):
        next(results)
        assert given <= taken + 2 * AHEAD + FEW
    results.close()  # type: ignore[attr-defined]
