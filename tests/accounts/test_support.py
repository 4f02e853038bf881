"""How many reports, outlets, origins carry an account, and whose word it is."""

from __future__ import annotations

import pytest

from onrecord.model import Origin, Support
from tests.accounts.builders import Told, passage, together

TEXT = "The harbour office said 31 boats burned in Lenn."
OWN = "Our reporter counted the rest."


def told(
    id_: str,
    outlet: str | None = None,
    text: str = TEXT,
    claimant: str | None = "the harbour office",
) -> Told:
    return Told(id_, text, outlet=outlet).figure(
        "31 boats", 31, unit="boat", measure="burned", claimant=claimant
    )


def support(*reports: Told, **rest: object) -> Support:
    return together(*reports, **rest).support  # type: ignore[arg-type]


def test_independent_reports_count_each() -> None:
    found = support(told("a", "Post"), told("b", "Herald"))
    assert found == Support(
        reports=2, outlets=2, origins=2, sources=("harbour office",)
    )


@pytest.mark.parametrize(
    ("first", "second", "outlets"),
    [
        ("Post", "post ", 1),  # one outlet, case and space aside
        (None, None, 2),  # two unnamed are not known to be one
        ("", None, 2),
        ("Post", None, 2),
    ],
)
def test_outlets(first: str | None, second: str | None, outlets: int) -> None:
    assert support(told("a", first), told("b", second)).outlets == outlets


def test_one_origin_counts_once() -> None:
    agency = Origin(id="o", agency="AFP", reports=("a", "b", "c"), why="credited")
    assert support(told("a"), told("b"), told("c"), origins=[agency]).origins == 1


def test_forty_copies_are_one_origin_and_two_writings_are_two() -> None:
    copies = [told(f"a{i}") for i in range(40)]
    agency = Origin(
        id="o",
        agency=None,
        reports=tuple(t.report.id for t in copies),
        why="shared copy",
    )
    own = Origin(id="p", agency=None, reports=("z",), why="single")
    found = support(*copies, told("z"), origins=[agency, own])
    assert (found.reports, found.origins) == (41, 2)


@pytest.mark.parametrize(
    ("kind", "origins"),
    [
        (
            "edited",
            1,
        ),  # one agency paragraph inside two reports that are else their own
        ("verbatim", 1),
        ("same quote", 2),  # a shared quotation proves a shared speaker, not copying
    ],
)
def test_a_shared_passage_ties_the_item(kind: str, origins: int) -> None:
    a, b = told("a", text=f"{TEXT} {OWN}"), told("b", text=f"{OWN} {TEXT}")
    assert support(a, b, passages=[passage(a, TEXT, b, TEXT, kind)]).origins == origins


def test_a_passage_elsewhere_ties_nothing() -> None:
    a, b = told("a", text=f"{TEXT} {OWN}"), told("b", text=f"{OWN} {TEXT}")
    assert support(a, b, passages=[passage(a, OWN, b, OWN, "verbatim")]).origins == 2


def test_a_figure_the_report_tells_itself_has_no_source() -> None:
    assert support(told("a", claimant=None)).sources == ()


def test_an_event_inside_a_statement_has_its_speaker_as_source() -> None:
    text = "Ana Moreau said the talks would be held in Lenn."
    found = (
        Told("a", text)
        .said("the talks would be held in Lenn", "Ana Moreau")
        .event("talks", "talks", "planned")
    )
    assert together(found, form="noun").support.sources == ("Ana Moreau",)


@pytest.mark.parametrize(
    ("outlets", "why", "origins"),
    [
        (("Post", "post"), "single", 1),  # one desk wrote both
        (("Post", "Herald"), "single", 2),
        ((None, None), "single", 2),
        (("Post", "Post"), "credited", 2),  # one is an agency's, the other the desk's
    ],
)
def test_one_outlets_own_reports_are_one_desks(
    outlets: tuple[str | None, ...], why: str, origins: int
) -> None:
    first = Origin(
        id="o",
        agency="AFP" if why == "credited" else None,
        reports=("a",),
        why=why,  # type: ignore[arg-type]
    )
    own = Origin(id="p", agency=None, reports=("b",), why="single")
    assert (
        support(
            told("a", outlets[0]), told("b", outlets[1]), origins=[first, own]
        ).origins
        == origins
    )


CLAIMED = ("Post", "Herald", "Echo", "Times")


@pytest.mark.parametrize(
    ("claimants", "sources", "independent"),
    [
        # one party's word is one source, however many carry it
        (["the harbour office"] * 4, 1, 1),
        (["the harbour office", "the union", "the union", "the harbour office"], 2, 2),
        # a report that names nobody adds a writing, and no source
        (["the harbour office", "the harbour office", None, None], 1, 3),
        ([None, None, None, None], 0, 4),
    ],
)
def test_independent_is_no_more_than_the_sources_where_all_name_theirs(
    claimants: list[str | None], sources: int, independent: int
) -> None:
    reports = [
        told(outlet.lower(), outlet, claimant=claimant)
        for outlet, claimant in zip(CLAIMED, claimants, strict=True)
    ]
    found = support(*reports)
    assert (len(found.sources), found.independent) == (sources, independent)


def test_one_quotation_under_two_names_is_one_source() -> None:
    words = "We have waited eleven years for this bridge and will wait no longer"
    a, b = (
        Told(id_, f"“{words}”, it was said.", outlet=id_).said(words, name)
        for id_, name in (("a", "Ana Moreau"), ("b", "Luc Falk"))
    )
    found = support(a, b)
    assert (found.sources, found.independent) == (("Ana Moreau", "Luc Falk"), 1)
