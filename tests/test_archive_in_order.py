"""An archive kept in order: checked, copied, and with a report taken out of it."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.archive import Archive, Check, UnknownReport, UnknownStory
from onrecord.model import Failure, ReadReport, Report
from onrecord.one_story import reconcile
from onrecord.store import StoreError
from onrecord.update.watch import Step
from tests.store.cheap import cheap_reader
from tests.test_archive import _reports, _state
from tests.test_update import _with_forms

TABLES = """
    SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts%'
    ORDER BY name
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with Archive(path, reader=cheap_reader) as archive:
        archive.add(_reports())
    return path


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with Archive(path, reader=cheap_reader) as opened:
        yield opened


def _changed(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def _named(checks: tuple[Check, ...]) -> dict[str, Check]:
    return {check.name.split()[0]: check for check in checks}


def test_a_whole_archive_is_in_order(archive: Archive) -> None:
    checks = _named(archive.check())
    assert not [check for check in checks.values() if check.faults or check.notes]
    assert checks["texts"].count == checks["readings"].count == len(_reports())
    assert checks["stories"].count == 2
    assert checks["structure"].count > 1


def test_a_text_altered_by_hand_is_named(path: Path, archive: Archive) -> None:
    _changed(
        path, "UPDATE report SET text = replace(text, '212', '21') WHERE id = 'a1'"
    )
    faults = _named(archive.check())["texts"].faults
    assert faults == ("the text of a1 is not the one that came in",)


def test_so_is_one_of_which_no_hash_was_kept(path: Path, archive: Archive) -> None:
    _changed(
        path,
        "UPDATE report SET text_hash = NULL",
        "UPDATE report SET text = replace(text, '212', '21') WHERE id = 'a1'",
    )
    texts = _named(archive.check())["texts"]
    assert texts.faults == ("the text of a1 is not the one that was read",)
    assert texts.notes == (
        "4 came in before hashes were kept: compared with their sentences alone",
    )


def test_a_row_that_refers_to_none_is_named(path: Path, archive: Archive) -> None:
    _changed(path, "INSERT INTO pending_report (report) VALUES ('nobody')")
    checks = _named(archive.check())
    assert checks["references"].faults == (
        "a row of pending_report refers to a report that is not there",
    )


def test_an_index_that_lacks_rows_is_named(path: Path) -> None:
    _changed(
        path,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = sql || ' WHERE report <> ''a1'''"
        " WHERE name = 'reading_derived_by'",
    )
    with Archive(path, reader=cheap_reader) as archive:
        assert _named(archive.check())["structure"].faults


def test_what_is_out_of_date_is_noted_and_changed_by_update(path: Path) -> None:
    steps: list[Step] = []
    with Archive(path, reader=cheap_reader, watch=steps.append) as archive:
        expected = _state(archive)
        _changed(
            path,
            "UPDATE reading SET derived_by = ''",
            "UPDATE derivation SET derived_by = ''",
        )
        checks = _named(archive.check())
        assert checks["readings"].notes == ("4 are out of date",)
        assert checks["stories"].notes == ("all are out of date",)
        assert not any(check.faults for check in checks.values())
        archive.update()
        assert not any(check.notes for check in archive.check())
        last = {step.work: (step.done, step.total) for step in steps}
        assert last == {"reading": (4, 4), "grouping": (4, 4), "compiling": (2, 2)}
        assert _state(archive) == expected


def test_one_reading_that_is_asked_for_is_read_again_alone(path: Path) -> None:
    steps: list[Step] = []
    with Archive(path, reader=cheap_reader, watch=steps.append) as archive:
        reading, expected = archive.reading("a1"), _state(archive)
        _changed(path, "UPDATE reading SET derived_by = ''", "DELETE FROM figure")
        assert archive.reading("a1") == reading
        assert [(step.work, step.done, step.total) for step in steps[-1:]] == [
            ("reading", 1, 1)
        ]
        assert _named(archive.check())["readings"].notes == ("3 are out of date",)
        assert _state(archive) == expected


def test_many_readings_are_read_again_on_as_many_processes(path: Path) -> None:
    asked: list[int] = []

    def reader(
        reports: Iterable[Report], *, jobs: int
    ) -> Iterator[ReadReport | Failure]:
        asked.append(jobs)
        return cheap_reader(reports, jobs=jobs)

    with Archive(path, reader=reader, jobs=3) as archive:
        _changed(path, "UPDATE reading SET derived_by = ''")
        archive.stories()
    assert asked[0] == 3


def test_a_backup_opens_and_is_the_same(archive: Archive, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    archive.backup(copy)
    with Archive(copy, reader=cheap_reader) as copied:
        assert _state(copied) == _state(archive)
        assert copied.check() == archive.check()
    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.db"]


def test_a_backup_overwrites_nothing(archive: Archive, tmp_path: Path) -> None:
    there = tmp_path / "notes.txt"
    there.write_text("kept")
    with pytest.raises(StoreError, match="is there already"):
        archive.backup(there)
    assert there.read_text() == "kept"
    with pytest.raises(StoreError, match="its folder must exist"):
        archive.backup(tmp_path / "absent" / "copy.db")


def _rows(path: Path) -> dict[str, list[str]]:
    """All that a file holds, without the numbers that count arrivals."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute(TABLES)]
        return {
            table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}")))
            for table in tables
            if table not in ("former_story", "account_member")
        }


@pytest.mark.parametrize("gone", ["a1", "b2", "c3"])
@pytest.mark.parametrize("order", list(itertools.permutations(range(4)))[::7])
def test_without_a_report_all_is_as_if_it_never_came(
    tmp_path: Path, gone: str, order: tuple[int, ...]
) -> None:
    reports = [_reports()[at] for at in order]
    with (
        Archive(tmp_path / "a.db", reader=cheap_reader) as archive,
        Archive(tmp_path / "b.db", reader=cheap_reader) as other,
    ):
        archive.add(reports)
        before = next(s.id for s in archive.stories() if s.reports == 3)
        assert archive.remove(gone).id == gone
        other.add([report for report in reports if report.id != gone])
        assert _state(archive) == _state(other)
        for story in archive.stories():
            dossier = archive.dossier(story.id)
            assert dossier == reconcile(dossier.read_reports)
        assert gone not in archive.story(before).reports
        with pytest.raises(UnknownReport):
            archive.report(gone)
        assert gone not in {hit.report for hit in archive.search("ferry")}
        assert not any(check.faults for check in archive.check())


def test_the_last_report_of_a_story_takes_the_story_with_it(archive: Archive) -> None:
    story = archive.story(1)
    assert story.reports == ("d4",)
    archive.remove("d4")
    assert [summary.reports for summary in archive.stories()] == [3]
    with pytest.raises(UnknownStory):
        archive.story(story.id)


def test_the_last_report_of_all_leaves_an_empty_archive(
    path: Path, archive: Archive, tmp_path: Path
) -> None:
    for report in _reports():
        archive.remove(report.id)
    Archive(tmp_path / "empty.db", reader=cheap_reader).close()
    held, empty = _rows(path), _rows(tmp_path / "empty.db")
    assert {table for table in held if held[table] != empty[table]} <= {"derivation"}
    archive.add(_reports())
    assert len(archive.stories()) == 2


@pytest.mark.parametrize("gone", ["a", "b", "c", "d"])
def test_a_form_is_copy_again_where_few_stories_are_left_with_it(
    tmp_path: Path, gone: str
) -> None:
    with (
        Archive(tmp_path / "a.db", reader=cheap_reader) as archive,
        Archive(tmp_path / "b.db", reader=cheap_reader) as other,
    ):
        archive.add(_with_forms())
        archive.remove(gone)
        other.add([report for report in _with_forms() if report.id != gone])
        assert _state(archive) == _state(other)
    boilerplate = [_rows(tmp_path / f"{name}.db")["boilerplate"] for name in "ab"]
    assert boilerplate[0] == boilerplate[1]
