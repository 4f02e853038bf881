"""Opening: a new file, a newer one, another program's, and every way a file can
refuse.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.store import Store, StoreError, schema
from onrecord.store.reports import count_reports, write_report
from onrecord.store.schema import APPLICATION_ID, migrations
from tests.builders import report


def _execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_new_file_is_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Store(path).close()
    assert _pragma(path, "application_id") == APPLICATION_ID
    assert _pragma(path, "user_version") == len(migrations())
    assert _pragma(path, "journal_mode") == "wal"


def test_foreign_keys_hold(tmp_path: Path) -> None:
    with (
        Store(tmp_path / "a.db") as store,
        pytest.raises(sqlite3.IntegrityError),
        store.writing() as connection,
    ):
        connection.execute("INSERT INTO pending_report (report) VALUES ('nobody')")


def test_every_migration_sets_its_number() -> None:
    for number, script in enumerate(migrations(), 1):
        assert re.search(rf"^PRAGMA user_version = {number};", script, re.MULTILINE)


def test_an_older_file_is_brought_up_to_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with Store(path) as store, store.writing() as connection:
        write_report(connection, report("Kept through the change."))
    newest = len(migrations()) + 1
    later = (
        *migrations(),
        f"PRAGMA user_version = {newest};\nCREATE TABLE added (number INTEGER PRIMARY KEY) STRICT;\n",
    )
    monkeypatch.setattr(schema, "migrations", lambda: later)
    with Store(path) as store, store.reading() as connection:
        assert count_reports(connection) == 1
        assert connection.execute("SELECT count(*) FROM added").fetchone()[0] == 0
    assert _pragma(path, "user_version") == newest


def test_an_older_file_is_left_alone_where_it_may_not_be_migrated(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.db"
    Store(path).close()
    _execute(path, "PRAGMA user_version = 3")
    before = path.read_bytes()
    with pytest.raises(
        StoreError, match=r"older layout \(schema 3; .*`onrecord update`"
    ):
        Store(path, migrate=False)
    assert path.read_bytes() == before


def test_a_migration_takes_effect_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    Store(path).close()
    newest = len(migrations())
    broken = (
        *migrations(),
        f"PRAGMA user_version = {newest + 1};\nCREATE TABLE added (x);\nCREATE TABLE added (x);\n",
    )
    with monkeypatch.context() as patched:
        patched.setattr(schema, "migrations", lambda: broken)
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            Store(path)
    assert _pragma(path, "user_version") == newest
    Store(path).close()


def test_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Store(path).close()
    _execute(path, "PRAGMA user_version = 99")
    with pytest.raises(StoreError, match=r"newer Onrecord .*schema 99.*update"):
        Store(path)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    _execute(path, "CREATE TABLE photo (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not an Onrecord archive"):
        Store(path)
    assert path.read_bytes() == before


def test_no_database_at_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and no database. " * 100)
    with pytest.raises(StoreError, match="not an Onrecord archive"):
        Store(path)


@pytest.mark.parametrize(
    "place", ["", "absent/archive.db"]
)  # a folder; a file in a folder that is not there
def test_what_cannot_be_opened(tmp_path: Path, place: str) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path / place)


def test_locked(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with (
        Store(path) as one,
        Store(path, wait=0.05) as other,
        one.writing(),
        pytest.raises(StoreError, match=r"in use by another process.*try again"),
        other.writing(),
    ):
        pass


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store(path) as one, Store(path, wait=0.05) as other, one.writing() as writer:
        write_report(writer, report("Not yet settled."))
        with other.reading() as reader:
            assert count_reports(reader) == 0


def test_read_only(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        with store.reading() as connection:
            connection.execute("PRAGMA query_only = 1")
        with (
            pytest.raises(StoreError, match="may not be written"),
            store.writing() as connection,
        ):
            write_report(connection, report("Nothing to hold it."))


def test_disk_full(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        with store.reading() as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with (
            pytest.raises(StoreError, match="disk is full"),
            store.writing() as connection,
        ):
            write_report(connection, report("far too much " * 10_000))
        with store.reading() as connection:
            assert count_reports(connection) == 0  # and the connection goes on working


def test_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with (
        pytest.raises(StoreError, match="damaged"),
        Store(path) as store,
        store.reading() as connection,
    ):
        count_reports(connection)


def _write_half(store: Store) -> None:
    with store.writing() as connection:
        write_report(connection, report("Half."))
        raise RuntimeError("halfway")


def test_a_block_that_raises_writes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        with pytest.raises(RuntimeError, match="halfway"):
            _write_half(store)
        with store.reading() as connection:
            assert count_reports(connection) == 0
