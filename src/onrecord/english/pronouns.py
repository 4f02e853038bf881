"""The pronouns of persons, by whom they mean (`english/tables/pronouns.tsv`)."""

from __future__ import annotations

import functools

from onrecord.english.tables import rows, words_as


@functools.cache
def he_and_she() -> dict[str, str]:
    """The pronouns of the third person in lower case, any case of them, to "m" or
    "f".
    """
    return {word: means for word, means, _ in rows("pronouns") if means in ("m", "f")}


@functools.cache
def he_and_she_as_subjects() -> dict[str, str]:
    """ "he" and "she" alone, to "m" or "f"."""
    return {
        word: means
        for word, means, case in rows("pronouns")
        if means in ("m", "f") and case == "subject"
    }


def speaker_words() -> frozenset[str]:
    """The words by which a speaker means themselves, in lower case."""
    return words_as("pronouns", "speaker")
