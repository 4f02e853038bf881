"""What follows from the stored reports: boilerplate learnt from its spread, and all of
it anew by new rules.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.model import Report
from onrecord.stories.region import CORE
from tests.builders import report
from tests.store.cheap import cheap_reader
from tests.test_archive import DAM, FERRY, FERRY_EDITED, FERRY_OWN, _reports, _state

FORM = "This report was made as it came in and it will be told again here as soon as we know more of what it was about."
MARKET = "Fishmongers of Port Ellery sold 40 tons of herring at the Monday market. Prices fell to a new low."


def _with_forms() -> list[Report]:
    """Two reports of a ferry that share nothing but a form, and two other stories with
    it.
    """
    other = "A boat with 12 men was lost off Norbury. The Norbury ferry at Tellin Point saw passengers brought ashore."
    return [
        report(f"{FERRY}\n{FORM}", id="a", published="2031-03-04"),
        report(f"{other}\n{FORM}", id="b", published="2031-03-04"),
        report(f"{DAM}\n{FORM}", id="c", published="2031-03-04"),
        report(f"{MARKET}\n{FORM}", id="d", published="2031-03-04"),
    ]


def _shared(archive: Archive) -> list[tuple[str, str]]:
    return [
        (p.a, p.b)
        for story in archive.stories()
        for p in archive.dossier(story.id).passages
    ]


def _added(path: Path, reports: list[Report]) -> Archive:
    archive = Archive(path, reader=cheap_reader)
    for one in reports:
        archive.add([one])
        archive.stories()
    return archive


def test_a_form_under_unrelated_stories_is_no_copy(tmp_path: Path) -> None:
    """Until it has been seen under three stories it may be: then it is not, in the
    dossiers made before as well.
    """
    reports = _with_forms()
    with _added(tmp_path / "a.db", reports[:3]) as archive:
        assert len(archive.stories()) == 2
        assert _shared(archive) == [("a", "b")]
        archive.add(reports[3:])
        assert len(archive.stories()) == 3
        assert _shared(archive) == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::5])
def test_what_is_learnt_depends_on_no_order(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    reports = _with_forms()
    with (
        _added(tmp_path / "a.db", reports) as given,
        _added(tmp_path / "b.db", [reports[at] for at in order]) as other,
    ):
        assert _state(given) == _state(other)


def test_copy_within_one_story_is_no_boilerplate(tmp_path: Path) -> None:
    reports = [
        report(text, id=str(at), published="2031-03-04")
        for at, text in enumerate([FERRY, FERRY_EDITED] * 2)
    ]
    with _added(tmp_path / "a.db", reports) as archive:
        assert len(archive.stories()) == 1
        assert len(_shared(archive)) >= 6


BACKGROUND = (
    "The line was opened by a union of salt merchants, who ran two paddle boats, and it has changed its owner four "
    "times since then. Its last inquest, held in the spring eleven years ago, blamed a drunken pilot and asked for "
    "lamps on every buoy; the lamps were bought, paid for and never hung, because no two parishes could agree on who "
    "should light them."
)


def _around(id_: str, words: str, background: str, *, seed: int) -> Report:
    """A report of its own: many of some words in no order, and a paragraph behind
    them.
    """
    told = " ".join(random.Random(seed).choices(words.replace(".", "").split(), k=170))
    return report(f"{told}.\n{background}", id=id_, published="2031-03-04")


def test_background_of_other_stories_makes_two_reports_no_one_writing(
    tmp_path: Path,
) -> None:
    ferry = [
        _around("a", FERRY_OWN, BACKGROUND, seed=1),
        _around("b", FERRY_OWN, BACKGROUND, seed=2),
    ]
    with _added(tmp_path / "a.db", ferry) as archive:
        before = archive.dossier(1)
        assert [origin.reports for origin in before.origins] == [
            ("a", "b")
        ]  # for all that is known, it is copy
        archive.add([_around("c", MARKET, BACKGROUND, seed=3)])
        dossier = archive.dossier(before.story.id)
        assert sorted(origin.reports for origin in dossier.origins) == [("a",), ("b",)]
        (held,) = (
            p
            for p in dossier.passages
            if p.a_span.of(ferry[0].text).startswith("The line was opened")
        )
        assert held.sharing == "background"
        assert {p.sharing for p in before.passages} == {"copy"}


def test_the_same_writing_in_two_stories_is_no_background(tmp_path: Path) -> None:
    """One report that was put elsewhere (it stands years apart) says nothing of what
    its copies have of each other.
    """
    copies = [_around(id_, FERRY_OWN, BACKGROUND, seed=1) for id_ in "ab"]
    with _added(tmp_path / "a.db", copies) as archive:
        archive.add([_around("c", FERRY_OWN + f" {DAM}" * 40, BACKGROUND, seed=1)])
        for story in archive.stories():
            assert {
                p.sharing for p in archive.dossier(story.id).passages if p.a != p.b
            } <= {"copy"}


def test_what_an_older_version_derived_is_derived_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with _added(path, _reports()) as archive:
        expected = _state(archive)
    with sqlite3.connect(path) as connection:
        connection.execute(
            "PRAGMA foreign_keys = ON"
        )  # as rules would leave it by which each report is a story
        connection.execute("DELETE FROM story_key")
        connection.execute("DELETE FROM run")
        connection.execute("DELETE FROM story")
        connection.execute("INSERT INTO pending_report SELECT id FROM report")
    with Archive(path, reader=cheap_reader) as archive:
        assert len(archive.stories()) == 4
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE derivation SET version = version - 1")
    with Archive(path, reader=cheap_reader) as archive:
        assert _state(archive) == expected


def test_many_copies_are_one_story_whatever_came_first(tmp_path: Path) -> None:
    """More than stand for a story, so that it grows without being read whole; others
    beside it stay as they are.
    """
    copies = [
        report(FERRY, id=f"c{at:03}", published="2031-03-04") for at in range(CORE + 12)
    ]
    others = [
        report(DAM, id="d", published="2031-03-04"),
        report(MARKET, id="m", published="2031-03-04"),
    ]
    for order in (copies + others, others + copies[::-1]):
        with Archive(tmp_path / f"{order[0].id}.db", reader=cheap_reader) as archive:
            for at in range(0, len(order), 10):
                archive.add(order[at : at + 10])
            assert sorted(story.reports for story in archive.stories()) == [
                1,
                1,
                CORE + 12,
            ]
