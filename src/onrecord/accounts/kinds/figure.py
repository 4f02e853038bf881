"""Figure accounts: the numbers the reports of a story give for one thing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations

from onrecord.accounts.clues import Comparison
from onrecord.accounts.figures import event_toll, ranges
from onrecord.accounts.figures.pair import Pair, rules
from onrecord.accounts.figures.quantity import Quantity, quantity_of
from onrecord.accounts.figures.titles import figure_title
from onrecord.accounts.intervals import Interval
from onrecord.accounts.kinds.kind import Kind, Mark, Value
from onrecord.accounts.linkage import Group, Node, link, nodes, reports_of
from onrecord.accounts.material import Material
from onrecord.model import Figure, Relation, Source, Span, Statement

# By how many telling words of its sentence a figure is looked up: the rarest few bound
# the work, and two tellings of one thing share one of them.
_RARE = 4


class FigureKind(Kind[Figure, Quantity]):
    """Numbers, by what they count."""

    name = "figure"
    item = Figure

    def group(self, material: Material) -> list[Group[Quantity]]:
        context = material.context
        quantities: dict[tuple[str, Figure], Quantity] = {}
        for id_, report in context.reports.items():
            figures = report.reading.figures
            counted = [(figure, quantity_of(report, figure)) for figure in figures]
            for figure, quantity in event_toll.marked(report, counted):
                quantities[id_, figure] = quantity

        def keys(node: Node[Quantity]) -> Iterable[Hashable]:
            """One unit with one measure, one number, or a telling word in common."""
            quantity = node.profile
            yield quantity.unit, quantity.measure
            yield quantity.unit, quantity.range
            for word in context.weights.rarest(quantity.about, _RARE):
                yield quantity.unit, word

        def closeness(a: Node[Quantity], b: Node[Quantity]) -> float | None:
            return rules().closeness(Pair(context, a, b))

        gathered = nodes(
            context, quantities, lambda report, figure: quantities[report, figure]
        )
        return link(gathered, keys, closeness)

    def compare(
        self, material: Material, a: Node[Quantity], b: Node[Quantity]
    ) -> Comparison:
        return rules().compare(Pair(material.context, a, b))

    def relation(self, material: Material, nodes: Sequence[Node[Quantity]]) -> Relation:
        numbers = {node.profile.range for node in nodes}
        for number, other in combinations(numbers, 2):
            if ranges.at_odds(number, other):
                return "differs"
        if len(reports_of(nodes)) == 1:
            return "single"
        return "more specific" if len(numbers) > 1 else "same"

    def title(self, material: Material, nodes: Sequence[Node[Quantity]]) -> str:
        members = [member for node in nodes for member in node.members]
        return figure_title(material.context, members)

    def when(self, node: Node[Quantity]) -> Interval | None:
        return node.profile.day

    def source(self, item: Figure) -> Source | Statement | None:
        if item.claimant is None or item.claimant.name is None:
            return None
        return item.claimant if item.claimant.naming is not None else item.told_in

    def named(self, item: Figure) -> str | None:
        return item.claimant.name if item.claimant is not None else None

    def facts(self, item: Figure) -> Sequence[tuple[str, str]]:
        return (
            ("claimed by", self.named(item) or ""),
            ("place", item.place.name if item.place is not None else ""),
            ("when", item.when.value if item.when is not None else ""),
            ("over", item.period.length if item.period is not None else ""),
        )

    def value(self, item: Figure) -> Value:
        low = item.low if item.low is not None else item.high
        high = item.high if item.high is not None else item.low
        return Value(order=(low or 0.0, high or 0.0, item.hedge or ""))

    def marks(self, item: Figure) -> Sequence[tuple[Span, Mark]]:
        marks: list[tuple[Span, Mark]] = [(item.span, "figure")]
        if item.claimant is not None and item.claimant.span is not None:
            marks.append((item.claimant.span, "claimant"))
        return marks
