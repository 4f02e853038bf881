"""Rival values side by side: grouped by value, lowest first, each with who says so and
where.
"""

from __future__ import annotations

from onrecord.model import (
    Account,
    Citation,
    Event,
    Figure,
    Member,
    Source,
    Span,
    Status,
    Support,
    Telling,
)
from onrecord.pages.rivals import rivals


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


def event(status: Status) -> Event:
    return Event(
        span=Span(0, 1),
        head=Span(0, 1),
        method="hand/1",
        what="talks",
        status=status,
        by=Source(name=status[:2], span=None),
    )


def account(*items: Figure | Event) -> Account:
    members: list[Member] = []
    for n, item in enumerate(items):
        telling = Telling(
            span=Span(n, n + 1),
            head=item.head,
            method="hand/1",
            form="count" if isinstance(item, Figure) else "noun",
            status="happened" if isinstance(item, Figure) else item.status,
            figures=(item,) if isinstance(item, Figure) else (),
            event=None if isinstance(item, Figure) else item,
        )
        members.append(Member(report=str(n), item=telling))
    return Account(
        id="a",
        kind="figure" if isinstance(items[0], Figure) else "event",
        title="12 people were killed",
        relation="differs",
        members=tuple(members),
        support=Support(reports=len(items), outlets=1, origins=1),
    )


def told(*items: Figure | Event) -> list[tuple[str, str | None, tuple[str, ...]]]:
    """The rows of the account of these items; a figure's words are its hedge and its
    number.
    """

    def as_told(cited: Citation) -> str:
        item = items[int(cited.report)]
        assert isinstance(item, Figure)
        return f"{item.hedge or ''} {item.low or item.high or ''}".strip()

    rows = rivals(account(*items), as_told, lambda report: f"outlet {report}")
    return [(row.words, row.by, row.outlets) for row in rows]


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
    found = told(event("planned"), event("denied"))
    assert [row[:2] for row in found] == [("denied", "de"), ("planned", "pl")]


def test_a_vague_figure_has_its_own_row() -> None:
    found = told(figure(None, None, "vague"), figure(12, 12))
    assert [row[0] for row in found] == ["vague", "12"]
