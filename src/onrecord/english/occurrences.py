"""The kinds of event that `tables/occurrences.tsv` knows, each under one name."""

from __future__ import annotations

import functools

from onrecord.english import tables, words


@functools.lru_cache(maxsize=65_536)
def name_of(phrase: str) -> str:
    """What an event told by these words is called: its kind, or the stems of the words
    where they tell none.

    >>> name_of("talks")
    'meeting'
    """
    return words.canonical(phrase, "occurrences") or ""


@functools.cache
def kinds() -> frozenset[str]:
    """The names of the kinds."""
    return frozenset(tables.synonyms("occurrences").values())
