"""How far the work on an archive is, for who watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a kind of work is: `done` of `total` inputs added, reports read again,
    reports grouped, or dossiers compiled.

    Inputs are taken as they come: their `total` is None, and `outcome` says what became
    of the last one. It was read, which is once it is stored whole, known before, or
    failed for `reason`; `source` is where it came from, `id` its report's, where it has
    one.
    """

    work: Literal["adding", "reading", "grouping", "compiling"]
    done: int
    total: int | None = None
    outcome: Literal["read", "known", "failed"] | None = None
    id: str | None = None
    source: str = ""
    reason: str | None = None


Watch = Callable[[Step], None]


def unwatched(step: Step) -> None:
    """As `Watch`, where nobody looks."""
