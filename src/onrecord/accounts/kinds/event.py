"""Event accounts: what the reports of a story tell of one thing that happened, is
planned, was denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.accounts.kinds.kind import Kind, Mark, Value
from onrecord.accounts.telling_source import named_by
from onrecord.model import Span, Telling


class EventKind(Kind):
    """Happenings, by what happens, when and where."""

    name = "event"

    def holds(self, telling: Telling) -> bool:
        return True

    def marks(self, telling: Telling) -> Sequence[tuple[Span, Mark]]:
        marks: list[tuple[Span, Mark]] = [(span, "event") for span in telling.pieces]
        if telling.event is not None and telling.event.condition is not None:
            marks.insert(0, (telling.event.condition, "condition"))
        return marks

    def facts(self, telling: Telling) -> Sequence[tuple[str, str]]:
        probability = telling.event.probability if telling.event is not None else None
        return (
            ("status", telling.status),
            ("according to", named_by(telling) or ""),
            ("when", telling.when.value if telling.when is not None else ""),
            ("where", telling.where.name if telling.where is not None else ""),
            ("probability", "" if probability is None else f"{probability:.0%}"),
        )

    def value(self, telling: Telling) -> Value:
        return Value(order=(0.0, 0.0, telling.status), words=telling.status)
