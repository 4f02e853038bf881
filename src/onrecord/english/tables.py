"""The tables of the language: `tables/NAME.tsv`, read once, in one layout.

Lines that begin with # are comments, blank lines are passed over. The first other line
is the heading: the columns' names, parted by tabs. A list of words is a table of one
column. A row may be longer than the heading (further names of one thing).
"""

from __future__ import annotations

import functools
from importlib import resources

# The package whose folder `tables` is read where no other is named.
HOME = "onrecord.english"


@functools.cache
def rows(name: str, package: str = HOME) -> tuple[tuple[str, ...], ...]:
    """The rows of `tables/NAME.tsv` below its heading, in order, as written.

    Each has at least as many cells as the heading; missing ones are empty. Raises
    FileNotFoundError where there is no such table.

    >>> rows("units")[0]
    ('%', 'measure', 'per cent')
    """
    heading, *body = lines(name, package)
    width = heading.count("\t") + 1
    cells = (tuple(line.split("\t")) for line in body)
    return tuple((*row, *("",) * (width - len(row))) for row in cells)


@functools.cache
def words(name: str, package: str = HOME) -> frozenset[str]:
    """The first cells of the rows of `tables/NAME.tsv`.

    >>> "north" in words("compass")
    True
    """
    return frozenset(row[0] for row in rows(name, package))


@functools.cache
def pairs(name: str) -> dict[str, str]:
    """The first two cells of each row of `tables/NAME.tsv`; of a first cell that comes
    twice, the last row.
    """
    return {row[0]: row[1] for row in rows(name)}


@functools.cache
def words_as(name: str, role: str) -> frozenset[str]:
    """The first cells of the rows of `tables/NAME.tsv` whose second cell is `role`;
    empty where none has it.

    >>> sorted(words_as("determiners", "article"))
    ['a', 'an', 'the']
    """
    return frozenset(row[0] for row in rows(name) if row[1] == role)


@functools.cache
def synonyms(name: str, skip: int = 0) -> dict[str, str]:
    """Each word of a row of `tables/NAME.tsv` to the first word of its row, the first
    `skip` cells of each row left out.

    Where two rows share a word the earlier one keeps it. Raises FileNotFoundError where
    there is no such table.

    >>> synonyms("word_spellings")["per cent"]
    'percent'
    """
    name_of: dict[str, str] = {}
    for row in rows(name):
        for word in filter(None, row[skip:]):
            name_of.setdefault(word, row[skip])
    return name_of


def several(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, parted by ";".

    >>> several("tonne;metric ton")
    ('tonne', 'metric ton')
    """
    return tuple(part for part in cell.split(";") if part)


@functools.cache
def lines(name: str, package: str = HOME) -> tuple[str, ...]:
    """The heading and the rows of `tables/NAME.tsv` of `package`, as written."""
    table = resources.files(package).joinpath("tables", f"{name}.tsv")
    text = table.read_text(encoding="utf-8")
    return tuple(
        line for line in text.split("\n") if line.strip() and not line.startswith("#")
    )
