"""The table of limits, `tables/limits.tsv`: the numbers that the rules of likeness ask
for.
"""

from __future__ import annotations

import functools

from onrecord.english import tables


@functools.cache
def limit(name: str) -> float:
    """The number of this name. Raises KeyError where the table has none."""
    rows = tables.rows("limits", "onrecord.accounts.tellings")
    return {row[0]: float(row[1]) for row in rows}[name]
