"""The word tables of figures and events: tables whose second column says what role a word plays."""

from __future__ import annotations

import functools

from onrecord.reading.tables import rows

__all__ = ["rows", "words"]


@functools.cache
def words(name: str, role: str) -> frozenset[str]:
    """The first cells of the rows of `data/NAME.tsv` whose second cell is `role`."""
    return frozenset(row[0] for row in rows(name) if row[1] == role)
