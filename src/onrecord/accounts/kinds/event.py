"""Event accounts: what the reports of a story tell of one thing that happened, is
planned, was denied.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from onrecord.accounts.clues import Comparison
from onrecord.accounts.events.duplicates import repeated
from onrecord.accounts.events.occurrence import Occurrence, occurrence_of
from onrecord.accounts.events.pair import Pair, rules
from onrecord.accounts.intervals import Interval
from onrecord.accounts.kinds.kind import Kind, Mark, Value
from onrecord.accounts.linkage import Group, Node, link, nodes, reports_of
from onrecord.accounts.material import Material
from onrecord.model import (
    AccountKind,
    Event,
    Member,
    Relation,
    Source,
    Span,
    Statement,
    Status,
)

# By how many telling words an event is looked up: the rarest few bound the work, and
# two tellings of one thing share one of them.
_RARE = 4
_CONTRARY: frozenset[Status] = frozenset({"denied", "cancelled", "unconfirmed"})


class EventKind(Kind[Event, Occurrence]):
    """Happenings, by what happens, when and where."""

    name = "event"
    item = Event

    def group(self, material: Material) -> list[Group[Occurrence]]:
        context = material.context

        def keys(node: Node[Occurrence]) -> Iterable[Hashable]:
            """One kind of event with one set of discerning words, one day, or a telling
            word in common.
            """
            occurrence = node.profile
            yield occurrence.head, occurrence.discerning
            if occurrence.day is not None:
                yield occurrence.head, occurrence.day.first
            for word in context.weights.rarest(occurrence.whole, _RARE):
                yield occurrence.head, word

        def profile(report: str, event: Event) -> Occurrence:
            return occurrence_of(context.reports[report], event)

        def closeness(a: Node[Occurrence], b: Node[Occurrence]) -> float | None:
            return rules().closeness(Pair(context, a, b))

        events = (
            (report, event)
            for report, one in context.reports.items()
            for event in one.reading.events
        )
        return link(nodes(context, events, profile), keys, closeness)

    def compare(
        self, material: Material, a: Node[Occurrence], b: Node[Occurrence]
    ) -> Comparison:
        return rules().compare(Pair(material.context, a, b))

    def relation(
        self, material: Material, nodes: Sequence[Node[Occurrence]]
    ) -> Relation:
        profiles = [node.profile for node in nodes]
        some_deny = len({p.status in _CONTRARY for p in profiles}) == 2
        if some_deny or _days_differ(profiles) or _numbers_differ(profiles):
            return "differs"
        if len(reports_of(nodes)) == 1:
            return "single"
        circumstances = {(p.day is not None, p.place is not None) for p in profiles}
        statuses = {p.status for p in profiles}
        if len(circumstances) == 1 and len(statuses) == 1:
            return "same"
        return "more specific"

    def title(self, material: Material, nodes: Sequence[Node[Occurrence]]) -> str:
        event = nodes[0].members[0].item
        assert isinstance(event, Event)
        return event.what

    def when(self, node: Node[Occurrence]) -> Interval | None:
        return node.profile.day

    def told_already(
        self,
        material: Material,
        groups: Sequence[Sequence[Member]],
        before: Mapping[AccountKind, Sequence[Sequence[Member]]],
    ) -> frozenset[int]:
        return repeated(
            material.context, material.voices, groups, before.get("figure", ())
        )

    def source(self, item: Event) -> Source | Statement | None:
        is_named = item.by is not None and item.by.naming is not None
        return item.by if is_named else item.told_in

    def named(self, item: Event) -> str | None:
        return item.by.name if item.by is not None else None

    def facts(self, item: Event) -> Sequence[tuple[str, str]]:
        chance = "" if item.probability is None else f"{item.probability:.0%}"
        return (
            ("status", item.status),
            ("according to", self.named(item) or ""),
            ("when", item.when.value if item.when is not None else ""),
            ("where", item.where.name if item.where is not None else ""),
            ("probability", chance),
        )

    def value(self, item: Event) -> Value:
        return Value(order=(0.0, 0.0, item.status), words=item.status)

    def marks(self, item: Event) -> Sequence[tuple[Span, Mark]]:
        marks: list[tuple[Span, Mark]] = [(item.span, "event")]
        if item.condition is not None:
            marks.insert(0, (item.condition, "condition"))
        return marks


def _days_differ(profiles: Sequence[Occurrence]) -> bool:
    """True where the days told have a gap of more than a day between them."""
    days = [profile.day for profile in profiles if profile.day is not None]
    if not days:
        return False
    return max(day.first for day in days) > min(day.last for day in days) + 1


def _numbers_differ(profiles: Sequence[Occurrence]) -> bool:
    """Whether two tell it with numbers of which none is the other's: "200 soldiers were
    sent", "300 soldiers".
    """
    numbers = {profile.numbers for profile in profiles if profile.numbers}
    pairs = combinations(numbers, 2)
    return any(own.isdisjoint(others) for own, others in pairs)
