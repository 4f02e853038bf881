"""The room's word tables, read once: rows of words that stand for one another, and
plain lists.

The fields of a row are split by tabs.
"""

from __future__ import annotations

import functools

from onrecord.tables import lines


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/name`, each as its fields without those left empty at its
    end.
    """
    return tuple(
        tuple(field.strip() for field in line.split("\t"))
        for line in lines("onrecord.accounts", name)
    )


@functools.cache
def words(name: str) -> frozenset[str]:
    """The first fields of `data/name`: a plain list of words."""
    return frozenset(row[0] for row in rows(name))


@functools.cache
def synonyms(name: str, skip: int = 0) -> dict[str, str]:
    """Each word of `data/name` to the first word of its row, with the first `skip`
    fields of a row left out.

    Where two rows share a word the earlier one keeps it.
    """
    found: dict[str, str] = {}
    for row in rows(name):
        for word in row[skip:]:
            found.setdefault(word, row[skip])
    return found
