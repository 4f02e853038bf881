"""The room's word lists: tables in `data/`, read once."""

from __future__ import annotations

import functools

from onrecord.tables import lines


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/NAME.tsv` below its heading, each as long as the heading
    (missing cells are empty).
    """
    heading, *body = lines("onrecord.reading", f"{name}.tsv")
    width = heading.count("\t") + 1
    cells = (tuple(line.split("\t")) for line in body)
    return tuple((*row, *("",) * (width - len(row))) for row in cells)


@functools.cache
def pairs(name: str) -> dict[str, str]:
    """The first two cells of each row of `data/NAME.tsv`; of a first cell that comes
    twice, the last row.
    """
    return {row[0]: row[1] for row in rows(name)}


@functools.cache
def words(name: str) -> frozenset[str]:
    """The lines of `data/NAME.txt`."""
    return frozenset(lines("onrecord.reading", f"{name}.txt"))


@functools.cache
def words_as(name: str, role: str) -> frozenset[str]:
    """The first cells of the rows of `data/NAME.tsv` whose second cell is `role`."""
    return frozenset(row[0] for row in rows(name) if row[1] == role)


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, parted by ";"."""
    return tuple(part for part in cell.split(";") if part)
