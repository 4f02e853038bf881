"""What follows from the stored reports: boilerplate learnt from its spread, and all of
it anew by new rules.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.accounts import compile_dossier
from onrecord.archive import Archive, FailedStory
from onrecord.model import Dossier, Failure, ReadReport, Report, Story
from onrecord.stories.region import CORE
from onrecord.update.watch import Step
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
        connection.execute("UPDATE derivation SET derived_by = ''")
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


def _items_lost(path: Path) -> None:
    """Leaves readings as a schema left them that had no place for their items."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reading SET derived_by = ''")
        for table in ("figure", "statement", "event", "mention"):
            connection.execute(f"DELETE FROM {table}")


def test_what_another_reader_read_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with _added(path, _reports()) as archive:
        expected = _state(archive)
        reading = archive.reading("a1")
    _items_lost(path)
    with Archive(path, reader=cheap_reader) as archive:
        assert archive.reading("a1") == reading
        assert _state(archive) == expected


def test_a_report_that_is_not_read_anew_stops_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with _added(path, _reports()) as archive:
        kept, other = archive.reading("a1"), archive.reading("b2")
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reading SET derived_by = ''")

    def reader(
        reports: Iterable[Report], *, jobs: int
    ) -> Iterator[ReadReport | Failure]:
        for answer in cheap_reader(reports, jobs=jobs):
            assert isinstance(answer, ReadReport)
            if answer.id == "a1":
                yield Failure(source="a1", id="a1", reason="it says so")
            else:
                yield answer

    with Archive(path, reader=reader) as archive:
        assert archive.reading("a1") == kept
        assert archive.reading("b2") == other
        assert [failure.id for failure in archive.failures()] == ["a1"]
        assert len(archive.stories()) == 2


def test_a_story_that_cannot_be_compiled_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    with _added(path, _reports()) as archive:
        expected = _state(archive)
    compiled = compile_dossier

    def broken(story: Story, *rest: Any) -> Dossier:
        if "d4" in story.reports:
            raise KeyError("d4")
        return compiled(story, *rest)

    late = report(DAM.replace("3 metres", "4 metres"), id="d5", published="2031-06-02")
    with monkeypatch.context() as patched:
        patched.setattr("onrecord.story_stage.compile_dossier", broken)
        with Archive(path, reader=cheap_reader) as archive:
            archive.add([late])
            failed, fine = archive.stories()
            assert failed.failure == "KeyError: 'd4'"
            assert fine.failure is None
            assert archive.dossier(fine.id).accounts
            with pytest.raises(FailedStory, match=r"KeyError: 'd4'.*please report it"):
                archive.dossier(failed.id)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE derivation SET derived_by = ''")
    with Archive(path, reader=cheap_reader) as archive:  # as other code would find it
        assert [story.failure for story in archive.stories()] == [None, None]
        assert _state(archive) != expected
        assert len(archive.dossier(1).reports) == 2


def test_names_with_a_nul_are_refused(tmp_path: Path) -> None:
    page = "https://gazette.example/ferry"
    given = [
        report(FERRY, id="a\0", url=page),
        report(FERRY_OWN, id="b", url=page),
        report(DAM, id="c", outlet="The\0Post"),
    ]
    with Archive(tmp_path / "a.db", reader=cheap_reader) as archive:
        result = archive.add(given)
        assert result.read == ("b",)
        assert [failure.reason for failure in result.failures] == [
            "its id holds a NUL (U+0000): leave it out",
            "its outlet holds a NUL (U+0000): leave it out",
        ]
        assert len(archive.stories()) == 1


SHOW = """
import sqlite3, sys
from onrecord import Archive, make_report
told = ["killed 13 people", "killed twelve people"]
work = []
def watch(step):
    if step.work != "adding":
        work.append(step.work)

with Archive(sys.argv[1], watch=watch) as archive:
    archive.add([
        make_report(f"The flood in Norbury {words} on Monday, police said.", id=words)
        for words in told
    ])
    dossiers = [archive.dossier(story.id) for story in archive.stories()]
connection = sqlite3.connect(sys.argv[1])
(runs,) = connection.execute("SELECT count(*) FROM run").fetchone()
connection.close()
accounts = [account for dossier in dossiers for account in dossier.accounts]
print(*dict.fromkeys(work))
print(len(dossiers), "stories,", runs, "runs")
print(sum(len(dossier.passages) for dossier in dossiers), "passages")
tops = [account for account in accounts if account.under is None]
print(*[account.relation for account in tops if account.kind == "figure"])
"""


def _shown(package: Path, archive: Path) -> list[str]:
    """What the package says that it did, and what it shows of the archive."""
    done = subprocess.run(
        [sys.executable, "-c", SHOW, str(archive)],
        env=os.environ | {"PYTHONPATH": str(package.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


BEFORE = ["1 stories, 3 runs", "1 passages", "differs"]


@pytest.fixture(scope="module")
def two_floods(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive as the package leaves it before anything of it was changed."""
    path = tmp_path_factory.mktemp("floods") / "a.db"
    package = Path(onrecord.__file__).parent
    assert _shown(package, path) == ["grouping compiling", *BEFORE]
    return path


@pytest.mark.parametrize(
    ("file", "before", "after", "shown"),
    [
        pytest.param(
            "english/tables/numbers.tsv",
            "\ntwelve\tdigit\t12\n",
            "\ntwelve\tdigit\t13\n",
            ["reading grouping compiling", *BEFORE[:2], "same"],
            id="readings",
        ),
        pytest.param(
            "lineage/fingerprints.py",
            "SAMPLE = 4\n",
            "SAMPLE = 1\n",
            ["compiling", "1 stories, 8 runs", *BEFORE[1:]],
            id="fingerprints",
        ),
        pytest.param(
            "stories/agglomerate.py",
            "LEAST = SHARE * COHESION",
            "LEAST = 2.0",
            ["grouping compiling", "2 stories, 3 runs", "0 passages", "single single"],
            id="stories",
        ),
        pytest.param(
            "lineage/align.py",
            "MOST_PASSAGES = 1_000",
            "MOST_PASSAGES = 0",
            ["compiling", BEFORE[0], "0 passages", BEFORE[2]],
            id="passages",
        ),
        pytest.param(
            "accounts/tellings/groups.py",
            "LEAST = 0.7",
            "LEAST = 2.0",
            ["compiling", *BEFORE[:2], "single single"],
            id="dossiers",
        ),
    ],
)
def test_an_archive_follows_a_table_or_a_rule_that_was_changed(
    tmp_path: Path,
    two_floods: Path,
    file: str,
    before: str,
    after: str,
    shown: list[str],
) -> None:
    package = tmp_path / "changed" / "onrecord"
    shutil.copytree(
        Path(onrecord.__file__).parent,
        package,
        copy_function=os.symlink,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    content = (package / file).read_text(encoding="utf-8")
    assert before in content
    (package / file).unlink()  # a link to the package's own file
    (package / file).write_text(content.replace(before, after), "utf-8")
    archive = tmp_path / "a.db"
    shutil.copy(two_floods, archive)
    assert _shown(package, archive) == shown


# What stands in a row of each stage, and what it is changed to by hand.
BY_HAND = {
    "fingerprints": ("fingerprint", "own", b""),
    "stories": ("vector", "title", "by hand"),
    "passages": ("passage", "similarity", 0.5),
    "dossiers": ("account", "title", "by hand"),
}


@pytest.mark.parametrize(
    ("stage", "derived"),
    [
        ("fingerprints", {"fingerprints", "dossiers"}),
        ("stories", {"stories", "dossiers"}),
        ("passages", {"passages", "dossiers"}),
        ("dossiers", {"dossiers"}),
    ],
)
def test_what_one_stage_derived_is_derived_anew_and_no_more(
    tmp_path: Path, stage: str, derived: set[str]
) -> None:
    path = tmp_path / "a.db"
    _added(path, _reports()).close()
    with sqlite3.connect(path) as connection:
        for table, column, value in BY_HAND.values():
            connection.execute(f"UPDATE {table} SET {column} = ?", [value])
        connection.execute(
            "UPDATE derivation SET derived_by = '' WHERE stage = ?", [stage]
        )
    with Archive(path, reader=cheap_reader) as archive:
        archive.update()
    with sqlite3.connect(path) as connection:
        left = {
            name
            for name, (table, column, value) in BY_HAND.items()
            if connection.execute(
                f"SELECT 1 FROM {table} WHERE {column} = ?",
                [value],
            ).fetchone()
        }
    assert left == BY_HAND.keys() - derived


def test_a_report_read_anew_makes_its_own_story_out_of_date(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    _added(path, _reports()).close()
    steps: list[Step] = []
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE reading SET derived_by = '' WHERE report = 'd4'")
        connection.execute("UPDATE passage SET similarity = 0.5")
    with Archive(path, reader=cheap_reader, watch=steps.append) as archive:
        archive.update()
    assert [(step.work, step.done, step.total) for step in steps] == [
        ("reading", 1, 1),
        ("compiling", 1, 1),
    ]
    with sqlite3.connect(path) as connection:  # its sentences are those of before
        assert connection.execute(
            "SELECT count(*) FROM passage WHERE similarity <> 0.5"
        ).fetchone() == (0,)
