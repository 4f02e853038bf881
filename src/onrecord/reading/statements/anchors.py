"""Spans the model found, as tokens of the dependency tree: which word heads them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.tokens import Token


class Anchors:
    """The tokens of a report, found by offset."""

    __slots__ = ("_sheet",)

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def tokens(self, span: Span) -> Sequence[Token]:
        """The tokens that share a character with `span`; none where the parser was not
        given this text.
        """
        return self._sheet.tokens_at(span)

    def head(self, span: Span) -> int | None:
        """The noun that heads a noun phrase: the first of the words that hang on
        nothing within it.
        """
        return self._first(span, ("NOUN", "PROPN", "PRON"))

    def verb(self, span: Span) -> int | None:
        """The verb that heads a cue (“said” in “has also said”), else its first word
        that hangs on none of it.
        """
        return self._first(span, ("VERB", "AUX"))

    def _first(self, span: Span, wanted: tuple[str, ...]) -> int | None:
        inside = self.tokens(span)
        if not inside:
            return None
        low, high = inside[0].index, inside[-1].index
        tops = [t for t in inside if t.head == t.index or not low <= t.head <= high]
        fitting = [t for t in tops if t.pos in wanted] or [
            t for t in inside if t.pos in wanted
        ]
        return (fitting or tops or list(inside))[0].index
