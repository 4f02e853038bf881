"""Words that are opposites: by `english/tables/contrasts.tsv`."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from onrecord.english import tables
from onrecord.english.wording import canonical

_MOODS = frozenset({"must", "may"})


def contrary(x: Iterable[str], y: Iterable[str]) -> bool:
    """True where of two texts, each as its `reported` words, one has a word that the
    other has the opposite of.
    """
    a, b = set(x), set(y)
    mine, theirs, both = _poles(a - b), _poles(b - a), _poles(a & b)
    return any(
        row in theirs and row not in both and theirs[row].isdisjoint(poles)
        for row, poles in mine.items()
    )


def moods(reported: Iterable[str]) -> frozenset[str]:
    """Whether words tell of what must or may be: then they do not tell that it is or
    will be.
    """
    return _MOODS.intersection(reported)


def _poles(reported: Iterable[str]) -> dict[int, set[int]]:
    """The rows of the table that words stand in, and at which poles."""
    known, found = _contrasts(), dict[int, set[int]]()
    for word in reported:
        for row, pole in known.get(word, ()):
            found.setdefault(row, set()).add(pole)
    return found


@functools.cache
def _contrasts() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for at, row in enumerate(tables.rows("contrasts")):
        for pole, listed in enumerate(row):
            for word in listed.split():
                found[canonical(word)] = (*found.get(canonical(word), ()), (at, pole))
    return found
