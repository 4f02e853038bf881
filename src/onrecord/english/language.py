"""What English is told from other languages by: its names and its commonest words."""

from __future__ import annotations

from onrecord.english.tables import words

NAMES = frozenset({"en", "eng", "english"})  # ISO 639-1, 639-2, and its own


def common_words() -> frozenset[str]:
    """The commonest words of English, in lower case."""
    return words("english_words")
