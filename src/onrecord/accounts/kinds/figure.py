"""Figure accounts: the numbers the reports of a story give for one thing."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.accounts.kinds.kind import Kind, Mark, Value
from onrecord.accounts.telling_source import named_by
from onrecord.model import Figure, Span, Telling


class FigureKind(Kind):
    """Numbers, by what they count."""

    name = "figure"

    def holds(self, telling: Telling) -> bool:
        """A count, and a clause that says no more than what befell the counted: "13
        people were injured". A single one ("a man was arrested") is no number.
        """
        if telling.form == "count":
            return bool(telling.figures)
        figure = figure_of(telling)
        if figure is None or (figure.low == figure.high == 1):
            return False
        measure = figure.measure_span
        return measure is not None and measure.overlaps(telling.head)

    def marks(self, telling: Telling) -> Sequence[tuple[Span, Mark]]:
        figure = figure_of(telling)
        if figure is None:
            return [(telling.head, "event")]
        marks: list[tuple[Span, Mark]] = [(figure.span, "figure")]
        if figure.claimant is not None and figure.claimant.span is not None:
            marks.append((figure.claimant.span, "claimant"))
        return marks

    def facts(self, telling: Telling) -> Sequence[tuple[str, str]]:
        figure = figure_of(telling)
        period = figure.period if figure is not None else None
        place = (figure and figure.place) or telling.where
        when = (figure and figure.when) or telling.when
        return (
            ("claimed by", named_by(telling) or ""),
            ("place", place.name if place is not None else ""),
            ("when", when.value if when is not None else ""),
            ("over", period.length if period is not None else ""),
        )

    def value(self, telling: Telling) -> Value | None:
        figure = figure_of(telling)
        if figure is None:
            return None
        low = figure.low if figure.low is not None else figure.high
        high = figure.high if figure.high is not None else figure.low
        order = (low or 0.0, high or 0.0, figure.hedge or "")
        return Value(order=order, span=figure.span)


def figure_of(telling: Telling) -> Figure | None:
    """The number that a telling is of: the one its own word counts, else that of whom
    it befalls, of who acts, or the first.
    """
    places = (telling.head, telling.patient, telling.agent)
    for place in places:
        for figure in telling.figures:
            if place is not None and place.overlaps(figure.head):
                return figure
    return telling.figures[0] if telling.figures else None
