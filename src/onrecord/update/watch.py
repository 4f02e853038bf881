"""How far deriving is, for who watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far deriving is: `done` of `total` reports read again, reports grouped, or
    dossiers compiled.
    """

    work: Literal["reading", "grouping", "compiling"]
    done: int
    total: int


Watch = Callable[[Step], None]


def unwatched(step: Step) -> None:
    """As `Watch`, where nobody looks."""
