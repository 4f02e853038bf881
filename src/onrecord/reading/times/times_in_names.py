"""Where a word of time is part of a name: Black Friday, the Sunday Times, Vessa
Today.
"""

from __future__ import annotations

import functools

from onrecord.english.tables import rows, words_as
from onrecord.reading.times.grammar import Phrase


def is_name(phrase: Phrase) -> bool:
    """True where the words beside a weekday make a name of it: Black Friday, the Sunday
    Times.
    """
    before, after = phrase.word(-1), phrase.after()
    if before[:1].isupper() and before.lower() in beside("before"):
        return True
    return after[:1].isupper() and after.lower() in beside("after")


def is_in_name(phrase: Phrase) -> bool:
    """True for one word with a capital beside another, past its sentence's start: Vessa
    Today, the Vessa Daily.
    """
    word, before = phrase.word(0), phrase.word(-1)
    if phrase.size() != 1 or not word[:1].isupper() or word.isupper():
        return False
    is_article = before.lower() in words_as("determiners", "article")
    return before[:1].isupper() and not is_article


@functools.cache
def beside(use: str) -> frozenset[str]:
    """The words of `times_names.tsv` of one use, in small letters.

    >>> "black" in beside("before")
    True
    """
    return frozenset(word for word, what in rows("times_names") if what == use)
