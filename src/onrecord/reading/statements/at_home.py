"""Quotations in paragraphs of their own: whose they are by what stands beside them.

The model may hang a quotation on a cue of the paragraph behind it. Where that one has
content of its own in the reporter's words, the quotation goes on from who spoke before
it; a subheading between quotation marks goes on from nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.relations import Attribution

# Words that a subheading between quotation marks has at most: “'Not a swap'”.
_SUBHEADING = 6


def with_quotations_at_home(
    sheet: Sheet, found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions in their order, each without the quotations of the paragraphs
    before it that are another's, which that other has instead. A quotation that goes
    on from nobody stays where the model has it.
    """
    homes = _Homes(sheet)
    done: list[Attribution] = []
    for one in found:
        kept = list(one.content)
        for stray in homes.strays(one):
            if homes.is_subheading(stray):
                kept.remove(stray)
                continue
            before = homes.goes_on_from(stray, done)
            if before is not None:
                kept.remove(stray)
                owner = done[before]
                done[before] = replace(owner, content=(*owner.content, stray))
        done.append(replace(one, content=tuple(kept)))
    return done


class _Homes:
    """The paragraphs of one report."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.quoted = sheet.encoded.quoted
        self.starts = [part.span.start for part in sheet.report.parts]

    def strays(self, one: Attribution) -> list[Span]:
        """The quotations in paragraphs before the cue's own, where its own paragraph
        begins what it says without quoting.
        """
        home = self._number(one.cue)
        own = [piece for piece in one.content if self._number(piece) == home]
        if not own or self.quoted.at(own[0].start) is not None:
            return []
        return [
            piece
            for piece in one.content
            if self._number(piece) < home and self.quoted.at(piece.start) is not None
        ]

    def goes_on_from(self, stray: Span, done: Sequence[Attribution]) -> int | None:
        """Which attribution a quotation goes on from: the last one whose words end in a
        quotation in the paragraph before it.
        """
        here = self._number(stray)
        for at in range(len(done) - 1, -1, -1):
            last = done[at].content[-1]
            beside = self._number(done[at].cue) in (here - 1, here)
            if beside and self.quoted.at(last.start) is not None:
                return at
        return None

    def is_subheading(self, quotation: Span) -> bool:
        """Whether the part that a quotation begins in is as short as a subheading."""
        part = self.sheet.report.parts[self._number(quotation)]
        return len(part.span.of(self.sheet.text).split()) <= _SUBHEADING

    def _number(self, span: Span) -> int:
        """The number of the part in which a stretch begins."""
        return bisect_right(self.starts, span.start) - 1
