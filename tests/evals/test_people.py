"""B-cubed over mentions, and the mentions of a story grouped."""

from __future__ import annotations

import pytest

from evals.people import bcubed, grouped

A, B, C, D = (("r", n, n + 1) for n in range(4))


@pytest.mark.parametrize(
    ("found", "gold", "expected"),
    [
        ({A: 1, B: 1, C: 2}, {A: "x", B: "x", C: "y"}, 1.0),
        # precision (2/3 + 2/3 + 1/3) / 3, recall 1
        ({A: 1, B: 1, C: 1}, {A: "x", B: "x", C: "y"}, 2 * (5 / 9) / (5 / 9 + 1)),
        # one that is no mention, and one missed: precision (1/2 + 0) / 2, recall (1/2 +
        # 0) / 2
        ({A: 1, D: 1}, {A: "x", B: "x"}, 0.25),
        ({}, {A: "x"}, 0.0),
    ],
)
def test_bcubed(
    found: dict[tuple[str, int, int], int],
    gold: dict[tuple[str, int, int], str],
    expected: float,
) -> None:
    assert bcubed(found, gold) == pytest.approx(expected)


def test_grouped_over_reports() -> None:
    texts = [
        ("a", "Anna Marlow spoke in Lima. She smiled."),
        ("b", "Peter Hill met Anna Marlow. Marlow left."),
    ]
    found = grouped(texts)
    anna = {
        found["a", 0, 11],
        found["a", 27, 30],
        found["b", 15, 26],
        found["b", 28, 34],
    }
    assert len(anna) == 1
    assert found["b", 0, 10] not in anna
