"""A dossier made by hand, item by item, for the rooms that only show one."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import (
    Account,
    Citation,
    Dossier,
    Figure,
    Member,
    Origin,
    Part,
    Passage,
    PersonEntry,
    PlaceEntry,
    Reading,
    ReadReport,
    Report,
    Revision,
    Role,
    Source,
    Statement,
    Story,
    Support,
    Telling,
    Tie,
    TimelineEntry,
)
from tests.builders import report, span

A_TEXT = (
    "Floods killed 12 people in Brovna, the ministry said.\n"
    "The union counted 30.\n"
    "A boat on Mill Street. Photo: Lena Arditi"
)
B_TEXT = "Floods killed at least 12 people, according to the ministry.\n<script>alert(1)</script> & more."


def figure(
    text: str, surface: str, low: float, high: float | None, claimant: str | None = None
) -> Figure:
    where = span(text, claimant) if claimant else None
    return Figure(
        span=span(text, surface),
        head=span(text, surface),
        method="hand/1",
        low=low,
        high=high,
        unit="people",
        claimant=Source(name=claimant, span=where) if claimant else None,
    )


def count(of: Figure) -> Telling:
    """The telling of a figure alone."""
    return Telling(
        span=of.span,
        method="hand/1",
        form="count",
        head=of.head,
        status="happened",
        pieces=(of.span,),
        figures=(of,),
    )


def dossier() -> Dossier:
    """Two reports of a flood: a figure both give, one the union alone gives, one
    statement, one shared sentence.
    """
    a = report(
        A_TEXT,
        id="a",
        outlet="The <Post>",
        url="https://post.example/1",
        title="Floods & fear",
    )
    caption = Part(span=span(A_TEXT, A_TEXT.splitlines()[2]), kind="caption")
    a = replace(a, parts=(*a.parts[:2], caption))
    b = report(
        B_TEXT, id="b", outlet="Daily", url="javascript:alert(1)", published=None
    )
    said = Statement(
        span=span(A_TEXT, A_TEXT.splitlines()[0]),
        method="hand/1",
        speaker=(span(A_TEXT, "the ministry"),),
        cue=(span(A_TEXT, "said"),),
        content=(span(A_TEXT, "Floods killed 12 people in Brovna"),),
        form="indirect",
    )
    twelve_a, twelve_b = (
        count(figure(A_TEXT, "12 people", 12, 12, "the ministry")),
        count(figure(B_TEXT, "at least 12 people", 12, None)),
    )
    thirty = count(figure(A_TEXT, "30", 30, 30, "The union"))
    killed = Telling(
        span=said.content[0],
        method="hand/1",
        form="clause",
        head=span(A_TEXT, "killed"),
        status="happened",
        pieces=said.content,
        figures=twelve_a.figures,
        told_in=said,
    )
    accounts = (
        account(
            "f1",
            "figure",
            "people killed",
            "more specific",
            [("a", twelve_a), ("b", twelve_b)],
            2,
        ),
        account("f2", "figure", "people", "single", [("a", thirty)], 1),
        account(
            "s1",
            "statement",
            "Floods killed 12 people in Brovna",
            "single",
            [("a", killed)],
            1,
        ),
    )
    return Dossier(
        story=Story(
            id="s-1",
            title="Floods & fear",
            reports=("a", "b"),
            begins="2025-08-14",
            ends="2025-08-14",
        ),
        read_reports=tuple(
            ReadReport(report=one, reading=reading(one)) for one in (a, b)
        ),
        origins=(
            Origin(
                id="o1",
                agency="AFP",
                reports=("a",),
                why="credited",
                agency_by="credit",
                first="a",
                first_by="date",
                evidence=(Citation(report="a", span=span(A_TEXT, "the ministry")),),
            ),
            Origin(id="o2", agency=None, reports=("b",), why="single"),
        ),
        passages=(
            Passage(
                a="a",
                b="b",
                a_span=span(A_TEXT, A_TEXT.splitlines()[0]),
                b_span=span(B_TEXT, B_TEXT.splitlines()[0]),
                kind="edited",
                similarity=0.75,
            ),
        ),
        accounts=accounts,
        timeline=(TimelineEntry(begins="2025-08-14", ends="2025-08-14", account="f1"),),
        places=(
            PlaceEntry(name="Porto", lat=41.15, lon=-8.61, accounts=("f1",)),
            PlaceEntry(
                name="Brovna",
                lat=None,
                lon=None,
                accounts=("f1",),
                reason="in no gazetteer",
            ),
        ),
        people=(
            PersonEntry(
                name="Ada Venn",
                variants=("Ada Venn", "Venn"),
                accounts=(),
                roles=(
                    Role(
                        words="Floods",
                        cited=Citation(report="a", span=span(A_TEXT, "Floods")),
                    ),
                ),
                mentions=(Citation(report="a", span=span(A_TEXT, "ministry")),),
            ),
        ),
        revisions=(
            Revision(
                before="b",
                after="a",
                order=None,
                headline=True,
                figures=((span(B_TEXT, "12"), span(A_TEXT, "12")),),
                cut=(span(B_TEXT, B_TEXT.splitlines()[1]),),
                added=(),
                notice=span(A_TEXT, "The union counted 30."),
            ),
        ),
    )


def account(
    id: str,  # noqa: A002
    kind: str,
    title: str,
    relation: str,
    members: list[tuple[str, Telling]],
    origins: int,
) -> Account:
    return Account(
        id=id,
        kind=kind,  # type: ignore[arg-type]
        title=title,
        relation=relation,  # type: ignore[arg-type]
        members=tuple(Member(report=r, item=item) for r, item in members),
        support=Support(
            reports=len(members),
            outlets=len(members),
            origins=origins,
            sources=("the ministry",) if id == "s1" else (),
            independent=origins,
            ties=(Tie(reports=("a", "b"), why="shared passage"),) if id == "f1" else (),
        ),
    )


def reading(of: Report) -> Reading:
    """Every line a sentence."""
    return Reading(
        report=of.id, published=of.published, sentences=tuple(p.span for p in of.parts)
    )
