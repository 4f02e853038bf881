"""Who “I” is in letters to the editor and signed pieces: the name that stands alone on
the line below.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model import Mention, Report

REACH = 12  # paragraphs between what somebody writes and the name below


class Signatures:
    """The lines of a report that hold a person's full name and nothing else ("Anna
    Marlow.").
    """

    def __init__(self, report: Report, people: Sequence[Mention]) -> None:
        named = {
            m.span.start: m
            for m in people
            if m.kind == "person" and m.form == "name" and m.name is not None
        }
        self._starts = [part.span.start for part in report.parts]
        self._signed: list[tuple[int, str]] = []
        for number, part in enumerate(report.parts):
            mention = named.get(part.span.start)
            alone = mention is not None and not report.text[
                mention.span.end : part.span.end
            ].strip(" .")
            if (
                mention is not None
                and mention.name is not None
                and alone
                and " " in mention.span.of(report.text)
            ):
                self._signed.append((number, mention.name))

    def below(self, offset: int) -> str | None:
        """The name that signs what stands at `offset`; None where none follows soon."""
        here = bisect_right(self._starts, offset) - 1
        return next(
            (name for number, name in self._signed if here < number <= here + REACH),
            None,
        )
