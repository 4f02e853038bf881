"""The table of weights, `weights.tsv`, read once: what each clue is worth, what each
kind of item needs, and why.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from importlib import resources
from typing import Literal, get_args

Role = Literal["clue", "veto", "needed", "limit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the table. `weight` is None for a veto, which weighs more than all."""

    kind: str
    role: Role
    name: str
    weight: float | None
    why: str


@functools.cache
def rows() -> tuple[Row, ...]:
    """All rows, in the table's order. Raises ValueError for a row that is none."""
    table = resources.files("onrecord.accounts").joinpath("weights.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    heading, *body = [line for line in lines if line and not line.startswith("#")]
    if heading.split("\t") != ["kind", "role", "name", "weight", "why"]:
        raise ValueError(f"weights.tsv has another heading: {heading!r}")
    return tuple(_row(line) for line in body)


def _row(line: str) -> Row:
    kind, role, name, weight, why = line.split("\t")
    if role not in get_args(Role) or bool(weight) == (role == "veto"):
        raise ValueError(f"weights.tsv: no role, or no weight where one is due: {line}")
    return Row(
        kind=kind,
        role=role,  # type: ignore[arg-type]
        name=name,
        weight=float(weight) if weight else None,
        why=why,
    )


@functools.cache
def weight_of(kind: str, role: Role, name: str) -> float:
    """The number of a clue, of what is needed or of a limit.

    Raises KeyError where the table has no such row.
    """
    for row in rows():
        is_asked = (row.kind, row.role, row.name) == (kind, role, name)
        if is_asked and row.weight is not None:
            return row.weight
    raise KeyError(f"weights.tsv has no {role} {name!r} of the kind {kind!r}")


def limit(kind: str, name: str) -> float:
    """A number that the clues and vetoes of a kind ask for."""
    return weight_of(kind, "limit", name)


@functools.cache
def why(kind: str, name: str) -> str:
    """Why a clue or a veto is one; empty where the table does not say."""
    return next((row.why for row in rows() if (row.kind, row.name) == (kind, name)), "")
