"""Statement accounts: what one speaker is reported to have said, however cut, quoted or
put in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.accounts.kinds.kind import Kind, Mark
from onrecord.model import Span, Telling

# The confidence below which a reading is as often wrong as right.
_UNCERTAIN = 0.5


class StatementKind(Kind):
    """What is said, by whose word it is."""

    name = "statement"

    def holds(self, telling: Telling) -> bool:
        return telling.told_in is not None

    def marks(self, telling: Telling) -> Sequence[tuple[Span, Mark]]:
        marks: list[tuple[Span, Mark]] = []
        if telling.told_in is not None:
            marks += [(span, "speaker") for span in telling.told_in.speaker]
            marks += [(span, "cue") for span in telling.told_in.cue]
        marks += [(span, "content") for span in telling.pieces]
        return marks

    def facts(self, telling: Telling) -> Sequence[tuple[str, str]]:
        said = telling.told_in
        if said is None:
            return (("status", telling.status),)
        is_uncertain = said.confidence is not None and said.confidence < _UNCERTAIN
        return (
            ("speaker", said.speaker_name or ""),
            ("channel", said.channel or ""),
            ("said on", said.said_at.day if said.said_at is not None else ""),
            ("negated", "yes" if said.negated else ""),
            ("reading", "uncertain" if is_uncertain else ""),
        )
