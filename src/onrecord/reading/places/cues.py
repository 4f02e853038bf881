"""What the words around a name say of a place: "the village of X", "X region", "X and Y
counties", "in X".
"""

from __future__ import annotations

import functools

from onrecord.english.names import plain
from onrecord.english.tables import rows, words, words_as
from onrecord.reading.tokens import Token

LISTED = 8  # tokens behind a name up to what it and others are: "counties"


class Cues:
    """The words around the tokens of one report."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens

    def neighbour(self, at: int, to: int) -> Token | None:
        """Token `at`, where it stands in the same sentence as token `to` with nothing
        but a space between.
        """
        if (
            not 0 <= at < len(self.tokens)
            or self.tokens[at].sentence != self.tokens[to].sentence
        ):
            return None
        a, b = sorted((at, to))
        return (
            self.tokens[at] if self.tokens[b].start - self.tokens[a].end == 1 else None
        )

    def kind(self, first: int, last: int) -> str | None:
        """The kind of place the words around ask for: "" for any, None where nothing
        asks for a place.
        """
        after = self.neighbour(last, last - 1)
        if (
            after
            and after.text.lower() in after_cues()
            and self.tokens[last - 1].tag.startswith("NNP")
        ):
            return after_cues()[after.text.lower()]
        if (listed := self._listed(last)) is not None:
            return listed
        before = " ".join(
            t.text.lower() for t in self.tokens[max(0, first - 3) : first]
        )
        for cue, kind in _before_cues():
            if before.endswith(cue):
                return kind
        return None

    def _listed(self, last: int) -> str | None:
        """The kind of a name that another stands with before a plural: "Vessa and Lima
        counties".
        """
        tokens, at = self.tokens, last
        if at >= len(tokens) or tokens[at].text not in ("and", ","):
            return None
        while at < len(tokens) and at - last <= LISTED and _goes_on(tokens[at].text):
            at += 1
        plural = (
            at < len(tokens)
            and tokens[at].text.endswith("s")
            and tokens[at].text in after_cues()
        )
        return (
            after_cues()[tokens[at].text]
            if plural and tokens[at].sentence == tokens[last].sentence
            else None
        )

    def behind_preposition(self, first: int) -> bool:
        """Whether a name stands behind a word that even a name no table knows needs to
        be a place.
        """
        return self._leading(first) in words_as("place_words", "needs a place")

    def say_place(self, first: int, last: int) -> bool:
        """Whether the words around speak for a place that no table knows and that the
        network doubts.
        """
        if self.kind(first, last) is not None or plain(
            self.tokens[last - 1].text
        ) in words("site_words"):
            return True
        return self._leading(first) in words("place_prepositions")

    def _leading(self, first: int) -> str:
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
    return {word: kind for side, word, kind in rows("place_cues") if side == "after"}


@functools.cache
def _before_cues() -> tuple[tuple[str, str], ...]:
    return tuple(
        (f" {word}", kind)
        for side, word, kind in rows("place_cues")
        if side == "before"
    )


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital."""
    return word[:1].isupper()


def _goes_on(word: str) -> bool:
    """Whether a list of names goes on with a word."""
    return is_capitalised(word) or word in ("and", ",")
