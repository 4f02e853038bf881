"""The examples against the gold in examples/gold.toml, which was written by hand before
any code had read them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.model import Reading, Report, Span
from tests.builders import span
from tests.conftest import ROOT

GOLD = tomllib.loads((ROOT / "examples" / "gold.toml").read_text("utf-8"))["report"]


def items(kind: str) -> list[Any]:
    """One case for each gold item of a kind, named by its report and surface."""
    found = [(row["id"], item) for row in GOLD for item in row.get(kind, ())]
    names = [
        item.get("content") or item.get("surface") or item.get("what")
        for _, item in found
    ]
    return [
        pytest.param(*case, id=f"{case[0]}: {name[:40]}")
        for case, name in zip(found, names, strict=True)
    ]


@pytest.fixture(scope="module")
def archive(examples_archive: Path) -> Iterator[Archive]:
    with Archive(examples_archive) as opened:
        yield opened


def read(archive: Archive, report: str) -> tuple[Report, Reading]:
    return archive.report(report), archive.reading(report)


def core(text: str, where: Span) -> tuple[int, int]:
    """A span without the marks and "that" at its edges, which conventions count in or
    out.
    """
    surface = where.of(text)
    start = where.start + len(surface) - len(surface.lstrip(" “\"‘'"))
    if text[start : start + 5] == "that ":
        start += 5
    return start, where.start + len(surface.rstrip(" ”\"’',."))


@pytest.mark.parametrize(("report", "gold"), items("statements"))
def test_statements(archive: Archive, report: str, gold: dict[str, str]) -> None:
    told, reading = read(archive, report)
    wanted = core(told.text, span(told.text, gold["content"]))
    found = [
        s
        for s in reading.statements
        if wanted in [core(told.text, c) for c in s.content]
    ]
    assert found, [c.of(told.text) for s in reading.statements for c in s.content]
    statement = found[0]
    speaker = " ".join(s.of(told.text) for s in statement.speaker)
    assert gold["speaker"].removeprefix("the ").removeprefix("The ") in speaker
    assert statement.form == gold["form"]
    if "name" in gold:
        assert statement.speaker_name == gold["name"]
    if "channel" in gold:
        assert statement.channel is not None
        assert gold["channel"].endswith(
            statement.channel
        )  # with or without its article


@pytest.mark.parametrize(("report", "gold"), items("figures"))
def test_figures(archive: Archive, report: str, gold: dict[str, Any]) -> None:
    told, reading = read(archive, report)
    wanted = span(told.text, gold["surface"])
    found = [f for f in reading.figures if f.span.overlaps(wanted)]
    assert found, [f.span.of(told.text) for f in reading.figures]
    figure = found[0]
    assert figure.low == gold.get("low")
    assert figure.high == gold.get("high")
    assert figure.hedge == gold.get("hedge")
    if "measure" in gold:
        assert figure.measure == gold["measure"]
    if "claimant" in gold:
        assert (figure.claimant.name if figure.claimant else None) == gold["claimant"]


@pytest.mark.parametrize(("report", "gold"), items("times"))
def test_times(archive: Archive, report: str, gold: dict[str, str]) -> None:
    told, reading = read(archive, report)
    wanted = span(told.text, gold["surface"])
    found = [t for t in reading.times if t.span.covers(wanted)]
    assert found, [t.span.of(told.text) for t in reading.times]
    assert found[0].value == gold["value"]


@pytest.mark.parametrize(("report", "gold"), items("events"))
def test_events(archive: Archive, report: str, gold: dict[str, str]) -> None:
    _, reading = read(archive, report)
    found = [
        e
        for e in reading.events
        if gold["what"] in e.what and e.status == gold["status"]
    ]
    assert gold["when"] in [e.when.value if e.when else None for e in found], (
        reading.events
    )


@pytest.mark.parametrize(
    "row",
    [row for row in GOLD if {"credit", "dateline", "caption", "heading"} & row.keys()],
)
def test_anatomy(archive: Archive, row: dict[str, str]) -> None:
    told, _ = read(archive, row["id"])
    if "credit" in row:
        assert told.credit == row["credit"]
    surfaces = {part.span.of(told.text).strip(): part.kind for part in told.parts}
    for kind in ("dateline", "caption", "heading"):
        if kind in row:
            assert surfaces.get(row[kind]) == kind, surfaces


def story_of(archive: Archive, report: str) -> str:
    return next(
        s.id for s in archive.stories() if report in archive.story(s.id).reports
    )


def test_the_two_events_are_two_stories(archive: Archive) -> None:
    flood = archive.story(story_of(archive, "mna-flood-1")).reports
    talks = archive.story(story_of(archive, "mna-talks-1")).reports
    assert {r.split("-")[1] for r in flood if "-" in r} == {"flood"}
    assert {r.split("-")[1] for r in talks if "-" in r} == {"talks"}
    assert len(flood) + len(talks) == 12


def test_republished_copy_is_the_agency_s_origin_and_rivals_are_their_own(
    archive: Archive,
) -> None:
    dossier = archive.dossier(story_of(archive, "mna-flood-1"))
    origin = {report: o.id for o in dossier.origins for report in o.reports}
    assert (
        origin["mna-flood-1"]
        == origin["post-flood-1"]
        == origin["daily-flood-1"]
        == origin["mna-flood-2"]
    )
    assert origin["courier-flood-1"] != origin["mna-flood-1"]
    assert origin["ledger-flood-1"] != origin["mna-flood-1"]


def test_the_corrected_toll_and_the_rival_claim_differ(archive: Archive) -> None:
    dossier = archive.dossier(story_of(archive, "mna-flood-1"))
    lows = [
        {figure.low for member in account.members for figure in member.item.figures}
        for account in dossier.accounts
        if account.kind == "figure" and account.relation == "differs"
    ]
    assert any({12, 14, 30} <= values for values in lows), lows


def test_the_meeting_is_planned_by_one_side_and_denied_by_the_other(
    archive: Archive,
) -> None:
    dossier = archive.dossier(story_of(archive, "mna-talks-1"))
    statuses = [
        {member.item.status for member in account.members}
        for account in dossier.accounts
        if account.relation == "differs" and account.slot == "whether"
    ]
    assert any({"planned", "denied"} <= found for found in statuses), statuses


def test_the_wrong_weekday_is_not_silently_mended(archive: Archive) -> None:
    """ "Thursday, March 22" (a Friday): the date as written is kept, never moved to
    another day.
    """
    told, reading = read(archive, "ledger-talks-1")
    found = [
        t.value for t in reading.times if t.span.overlaps(span(told.text, "March 22"))
    ]
    assert found == ["2024-03-22"]


def test_a_report_that_was_changed_without_a_word(archive: Archive) -> None:
    dossier = archive.dossier(story_of(archive, "mna-flood-1"))
    (revision,) = dossier.revisions
    before, after = (
        archive.report(revision.before).text,
        archive.report(revision.after).text,
    )
    assert (revision.before, revision.after, revision.order) == (
        "courier-flood-1",
        "courier-flood-1b",
        "arrival",
    )
    assert [(a.of(before), b.of(after)) for a, b in revision.figures] == [
        ("Some 200 soldiers", "Some 300 soldiers")
    ]
    assert [span.of(before)[:27] for span in revision.cut] == [
        "Vesely said the union had w"
    ]
    assert revision.headline
    assert revision.notice is None
    assert "courier-flood-1" not in {
        m.report for a in dossier.accounts for m in a.members
    }
