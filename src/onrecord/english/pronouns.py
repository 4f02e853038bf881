"""The pronouns, by whom they mean (`english/tables/pronouns.tsv`)."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from onrecord.english.tables import rows, words_as

FIRST_PERSON = "first"
_GENDERS = {"he": "m", "she": "f"}


@functools.cache
def he_and_she() -> Mapping[str, str]:
    """The pronouns of the third person in lower case, any case of them, to "m" or
    "f".
    """
    return {word: _GENDERS[who] for word, who, _ in rows("pronouns") if who in _GENDERS}


@functools.cache
def he_and_she_as_subjects() -> Mapping[str, str]:
    """ "he" and "she" alone, to "m" or "f".

    >>> sorted(he_and_she_as_subjects().items())
    [('he', 'm'), ('she', 'f')]
    """
    return {
        word: _GENDERS[who]
        for word, who, case in rows("pronouns")
        if who in _GENDERS and case == "subject"
    }


def speaker_words() -> frozenset[str]:
    """The words by which one speaker means themselves, in lower case."""
    return words_as("pronouns", "i")


@functools.cache
def persons() -> Mapping[str, str]:
    """Each pronoun in lower case to whom it can mean: the subject it is a case of
    ("them" is "they"), and `FIRST_PERSON` for a speaker, alone or among others.
    """
    return {
        word: FIRST_PERSON if who in ("i", "we") else who
        for word, who, _ in rows("pronouns")
    }
