"""The working unit of anatomy: a stretch of text whose kind is known or still open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.model import PartKind

# Date lines and bylines stand among the first blocks, signatures and credits among the
# last ones.
HEAD = 8
FOOT = 12
LINE = 400  # characters; a longer block is no line of any special kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters `start` up to `end` of a report; `kind` is None until a step knows it.

    `agency` is the agency its line names as the writer, `helper` True where that one
    only took part; `published` and `byline` are what a date line or a byline says.
    """

    start: int
    end: int
    kind: PartKind | None = None
    agency: str | None = None
    helper: bool = False
    published: str | None = None
    byline: tuple[str, ...] = ()

    def of(self, text: str) -> str:
        """The surface."""
        return text[self.start : self.end]

    def ending(self, text: str) -> str:
        """Enough of a long block to tell prose: its end."""
        return text[max(self.start, self.end - LINE) : self.end]

    def named(self, kind: PartKind) -> Piece:
        """The same stretch, its kind known."""
        return replace(self, kind=kind)

    def cut(self, text: str, at: int) -> tuple[Piece, Piece]:
        """The stretch before the offset `at` (of the text) and the one behind it, both
        open and without white space around.

        Raises ValueError where one of them would be empty.
        """
        left = text[self.start : at].rstrip()
        right = text[at : self.end].lstrip()
        if not left or not right:
            raise ValueError(f"nothing on one side of {at}")
        return Piece(start=self.start, end=self.start + len(left)), Piece(
            start=self.end - len(right), end=self.end
        )
