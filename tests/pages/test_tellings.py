"""Rival values side by side: grouped by value, lowest first, each with who says so and
where.
"""

from __future__ import annotations

from onrecord.model import (
    Account,
    AccountItem,
    Event,
    Figure,
    Member,
    Source,
    Span,
    Status,
    Support,
)
from onrecord.pages.tellings import tellings


def figure(
    low: float | None,
    high: float | None,
    hedge: str | None = None,
    claimant: str | None = None,
) -> Figure:
    return Figure(
        span=Span(0, 1),
        head=Span(0, 1),
        method="hand/1",
        low=low,
        high=high,
        hedge=hedge,  # type: ignore[arg-type]
        claimant=Source(name=claimant, span=None) if claimant else None,
    )


def account(*items: Figure | Event) -> Account:
    members = tuple(Member(report=str(n), item=item) for n, item in enumerate(items))
    support = Support(reports=len(items), outlets=1, origins=1)
    return Account(
        id="a",
        kind="figure",
        title="people: killed",
        relation="differs",
        members=members,
        support=support,
    )


def as_told(_: str, item: AccountItem) -> str:
    assert isinstance(item, Figure)
    return f"{item.hedge or ''} {item.low or item.high:g}".strip()


def told(*items: Figure | Event) -> list[tuple[str, str | None, tuple[str, ...]]]:
    rows = tellings(
        account(*items),
        as_told,
        lambda r: f"outlet {r}",
    )
    return [(t.words, t.by, t.outlets) for t in rows]


def test_values_stand_lowest_first_with_their_sources() -> None:
    found = told(
        figure(30, None, "at least", "union"),
        figure(12, 12, None, "ministry"),
        figure(12, 12, None, "ministry"),
    )
    assert found == [
        ("12", "ministry", ("outlet 1", "outlet 2")),
        ("at least 30", "union", ("outlet 0",)),
    ]


def test_what_one_report_tells_without_a_source_is_not_laid_to_another_s_source() -> (
    None
):
    found = told(figure(14, 14), figure(14, 14, None, "ministry"), figure(12, 12))
    assert [row[:2] for row in found] == [
        ("12", None),
        ("14", None),
        ("14", "ministry"),
    ]


def test_one_value_needs_no_table() -> None:
    assert told(figure(12, 12), figure(12, 12)) == []


def test_statuses_of_an_event_stand_side_by_side() -> None:
    statuses: tuple[Status, ...] = ("planned", "denied")
    events = [
        Event(
            span=Span(0, 1),
            head=Span(0, 1),
            method="hand/1",
            what="talks",
            status=s,
            by=Source(name=s[:2], span=None),
        )
        for s in statuses
    ]
    assert [row[:2] for row in told(*events)] == [("denied", "de"), ("planned", "pl")]


def test_a_vague_figure_has_its_own_row() -> None:
    rows = tellings(
        account(figure(None, None, "vague"), figure(12, 12)),
        lambda _, item: str(getattr(item, "hedge", "")),
        lambda _: "x",
    )
    assert [t.words for t in rows] == ["vague", "None"]
