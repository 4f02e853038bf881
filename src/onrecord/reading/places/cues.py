"""What the words around a name say of a place: "the village of X", "X region", "X and Y
counties", "in X".
"""

from __future__ import annotations

import functools

from onrecord.english.names import plain
from onrecord.english.tables import rows, words, words_as
from onrecord.reading.tokens import Token

LISTED = 8  # tokens behind a name up to what it and others are: "counties"
_LONGEST_CUE = 3  # tokens before a name: "the city of"


class Cues:
    """The words around the tokens of one report. A name is tokens `first` up to, not
    including, `last`.
    """

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        """`tokens`: all of the report's."""
        self.tokens = tokens

    def neighbour(self, at: int, to: int) -> Token | None:
        """Token `at`, where it stands in the same sentence as token `to` with nothing
        but a space between; else None.
        """
        if not 0 <= at < len(self.tokens):
            return None
        token, other = self.tokens[at], self.tokens[to]
        earlier, later = (token, other) if at < to else (other, token)
        beside = later.start - earlier.end == 1
        return token if beside and token.sentence == other.sentence else None

    def kind(self, first: int, last: int) -> str | None:
        """The kind of place that the words around a name ask for: "" for any, None
        where nothing asks for a place.
        """
        after = self.neighbour(last, last - 1)
        if after and self.tokens[last - 1].tag.startswith("NNP"):
            kind = after_cues().get(after.text.lower())
            if kind is not None:
                return kind
        kind = self._kind_of_list(last)
        if kind is not None:
            return kind
        leading = self.tokens[max(0, first - _LONGEST_CUE) : first]
        before = " ".join(token.text.lower() for token in leading)
        for cue, kind in _before_cues():
            if before.endswith(cue):
                return kind
        return None

    def _kind_of_list(self, last: int) -> str | None:
        """The kind of a name that stands in a list before a plural: "Vessa and Lima
        counties".
        """
        following = self.tokens[last : last + LISTED + 2]
        if not following or following[0].text not in ("and", ","):
            return None
        for token in following:
            is_name = is_capitalised(token.text)
            in_list = token.index - last <= LISTED
            if in_list and (is_name or token.text in ("and", ",")):
                continue
            if token.sentence != following[0].sentence or not token.text.endswith("s"):
                return None
            return after_cues().get(token.text)
        return None

    def behind_preposition(self, first: int) -> bool:
        """Whether a name stands behind a word that even a name no table knows needs to
        be a place.
        """
        return self._leading_word(first) in words_as("place_words", "needs a place")

    def say_place(self, first: int, last: int) -> bool:
        """Whether the words around speak for a place that no table knows and that the
        network doubts.
        """
        if self.kind(first, last) is not None:
            return True
        if plain(self.tokens[last - 1].text) in words("site_words"):
            return True
        return self._leading_word(first) in words("place_prepositions")

    def _leading_word(self, first: int) -> str:
        """The word before a name, its article and points of the compass, in small
        letters; "" where there is none.
        """
        for at in range(first - 1, -1, -1):
            word = self.tokens[at].text.lower()
            if word != "the" and word not in words("compass"):
                return word
        return ""


@functools.cache
def after_cues() -> dict[str, str]:
    """Each word that stands behind a place's name to the kind of place it tells."""
    return {word: kind for side, word, kind in rows("place_cues") if side == "after"}


@functools.cache
def _before_cues() -> tuple[tuple[str, str], ...]:
    """The words that stand before a place's name, after a space, with the kinds."""
    return tuple(
        (f" {word}", kind)
        for side, word, kind in rows("place_cues")
        if side == "before"
    )


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital. False for ""."""
    return word[:1].isupper()
