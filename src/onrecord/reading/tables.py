"""The room's word lists: readable tables in `data/`, read once. A line that starts with "#" is a comment."""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/NAME.tsv` below its heading, each as long as the heading (missing cells are empty)."""
    lines = _lines(f"{name}.tsv")
    width = lines[0].count("\t") + 1
    cells = (tuple(line.split("\t")) for line in lines[1:])
    return tuple((*row, *("",) * (width - len(row))) for row in cells)


@functools.cache
def pairs(name: str) -> dict[str, str]:
    """The first two cells of each row of `data/NAME.tsv`; of a first cell that comes twice, the last row."""
    return {row[0]: row[1] for row in rows(name)}


@functools.cache
def words(name: str) -> frozenset[str]:
    """The lines of `data/NAME.txt`."""
    return frozenset(_lines(f"{name}.txt"))


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, parted by ";"."""
    return tuple(part for part in cell.split(";") if part)


def text(name: str) -> str:
    """A data file as it is."""
    return resources.files("onrecord.reading").joinpath("data", name).read_text(encoding="utf-8")


def _lines(name: str) -> list[str]:
    return [line for line in text(name).split("\n") if line.strip() and not line.startswith("#")]
