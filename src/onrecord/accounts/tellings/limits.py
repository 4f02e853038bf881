"""The table of limits, `limits.tsv`: the numbers that the rules of likeness ask for."""

from __future__ import annotations

import functools
from importlib import resources

_HEADING = "name\tlimit\twhy"


def limit(name: str) -> float:
    """The number of this name. Raises KeyError where the table has none."""
    return _limits()[name]


@functools.cache
def _limits() -> dict[str, float]:
    table = resources.files("onrecord.accounts.tellings").joinpath("limits.tsv")
    lines = table.read_text(encoding="utf-8").splitlines()
    heading, *body = [line for line in lines if line and not line.startswith("#")]
    if heading != _HEADING:
        raise ValueError(f"limits.tsv has another heading: {heading!r}")
    rows = (line.split("\t") for line in body)
    return {name: float(number) for name, number, _ in rows}
