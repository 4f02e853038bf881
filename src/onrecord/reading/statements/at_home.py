"""Quotations in paragraphs of their own: whose they are by what stands beside them.

The model may hang a quotation on a cue of the paragraph behind it. Where that one has
content of its own in the reporter's words, the quotation goes on from who spoke before
it; a subheading between quotation marks goes on from nobody. The reporter's own words
in another paragraph than the cue are nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.english.marks import MAY_CLOSE, MAY_OPEN
from onrecord.english.pronouns import he_and_she_as_subjects
from onrecord.model import Span
from onrecord.reading.sheet import Sheet
from onrecord.reading.statements.relations import Attribution

# Words that a subheading between quotation marks has at most: “'Not a swap'”.
_SUBHEADING = 6
_UNSTOPPED = 8  # words of one that no stop ends
_STOPS = (".", "!", "?", ",", "…")


def with_quotations_at_home(
    sheet: Sheet, found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions in their order, each without the quotations of the paragraphs
    before it, which whoever spoke there has instead. A quotation that goes on from
    nobody is nobody's, unless a pronoun speaks behind it, who spoke before.
    """
    homes = _Homes(sheet)
    done: list[Attribution] = []
    for one in found:
        kept = [
            piece for piece in one.content if not homes.heads_what_is_behind(piece, one)
        ]
        for stray in homes.strays(one):
            if homes.is_subheading(stray):
                kept.remove(stray)
                continue
            before = homes.goes_on_from(stray, done)
            if before is not None or not homes.has_pronoun(one):
                kept.remove(stray)
            if before is not None:
                owner = done[before]
                done[before] = replace(owner, content=(*owner.content, stray))
        own = (homes.without_prose_elsewhere(piece, one) for piece in kept)
        done.append(replace(one, content=tuple(filter(None, own))))
    return [one for one in done if one.content]


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
        quotation in the paragraph before it, or lead up to it with a colon.
        """
        here = self._number(stray)
        before = self._paragraph_before(here)
        for at in range(len(done) - 1, -1, -1):
            if not done[at].content:
                continue
            last = done[at].content[-1]
            if self._number(Span(last.end - 1, last.end)) not in (before, here):
                continue
            if self._is_quoted(last) or self._ends_in_colon(before):
                return at
        return None

    def has_pronoun(self, one: Attribution) -> bool:
        """Whether the speaker is a he or she."""
        words = "" if one.speaker is None else one.speaker.of(self.sheet.text)
        return words.lower() in he_and_she_as_subjects()

    def _paragraph_before(self, number: int) -> int:
        """The number of the last paragraph before a part, headings passed over."""
        before = number - 1
        while before > 0 and self.sheet.report.parts[before].kind != "paragraph":
            before -= 1
        return before

    def _is_quoted(self, piece: Span) -> bool:
        """Whether a piece begins in a quotation, one that is closed nowhere among
        them.
        """
        first = self.sheet.text[max(0, piece.start - 1) : piece.start + 1]
        is_opened = any(mark in MAY_OPEN for mark in first)
        return is_opened or self.quoted.at(piece.start) is not None

    def _ends_in_colon(self, number: int) -> bool:
        part = self.sheet.report.parts[max(0, number)]
        return part.span.of(self.sheet.text).rstrip().endswith(":")

    def is_subheading(self, quotation: Span) -> bool:
        """Whether the part that a quotation begins in is as short as a subheading."""
        return len(self._words_of_part(quotation).split()) <= _SUBHEADING

    def heads_what_is_behind(self, piece: Span, one: Attribution) -> bool:
        """Whether a quotation behind the cue's part is a subheading: short, and ended
        by no stop.
        """
        is_behind = self._number(piece) > self._number(one.cue)
        if not is_behind or self.quoted.at(piece.start) is None:
            return False
        words = self._words_of_part(piece)
        is_sentence = words.rstrip(MAY_CLOSE).endswith(_STOPS)
        return len(words.split()) <= _UNSTOPPED and not is_sentence

    def without_prose_elsewhere(self, piece: Span, one: Attribution) -> Span | None:
        """A piece as it is where it is quoted; of the reporter's own words what stands
        in the cue's paragraph, or behind its colon.
        """
        number, home = self._number(piece), self._number(one.cue)
        if number == home or self._is_quoted(piece) or self.quoted.within(piece):
            return piece
        if number > home:
            return piece if self._ends_in_colon(number - 1) else None
        start = self.starts[home]
        return Span(start, piece.end) if piece.end > start else None

    def _words_of_part(self, piece: Span) -> str:
        return self.sheet.report.parts[self._number(piece)].span.of(self.sheet.text)

    def _number(self, span: Span) -> int:
        """The number of the part in which a stretch begins."""
        return bisect_right(self.starts, span.start) - 1
