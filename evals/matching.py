"""What all scorers share: precision and recall, character sets, one-to-one matching."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evals.rows import Range

EDGE = frozenset(" \t\r\n\u00a0\"'“”‘’«»`.,;:!?-–—()[]")
P = TypeVar("P")
G = TypeVar("G")


@dataclass(slots=True)
class Tally:
    """Counts of true positives, predictions and gold items; rates are 0..1,
    micro-averaged.
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int) -> None:
        self.right += right
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 0.0


def characters(
    text: str, ranges: Iterable[Range], *, trim: bool = False
) -> frozenset[int]:
    """The offsets of the characters in `ranges` that are not white space; `trim` drops
    marks at each range's edges.
    """
    out: set[int] = set()
    for start, end in ranges:
        if not 0 <= start <= end <= len(text):
            raise ValueError(
                f"[{start}, {end}] lies outside a text of {len(text)} characters"
            )
        first, last = start, end
        while trim and first < last and text[first] in EDGE:
            first += 1
        while trim and first < last and text[last - 1] in EDGE:
            last -= 1
        out.update(i for i in range(first, last) if not text[i].isspace())
    return frozenset(out)


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Twice the shared over the summed sizes; 0 where nothing is shared."""
    shared = len(a & b)
    return 2 * shared / (len(a) + len(b)) if shared else 0.0


def one_to_one(
    predicted: Sequence[P],
    gold: Sequence[G],
    likeness: Callable[[P, G], float],
    *,
    least: float,
) -> list[tuple[int, int]]:
    """Greedy pairs (prediction, gold) of `least` likeness or more: the most alike
    first, ties by position.
    """
    found = [
        (likeness(p, g), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
    ]
    used_p: set[int] = set()
    used_g: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted((-s, i, j) for s, i, j in found if s >= least):
        if i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
            pairs.append((i, j))
    return pairs


def overlap(a: Range, b: Range) -> int:
    """Characters two ranges share; not positive where none."""
    return min(a[1], b[1]) - max(a[0], b[0])
