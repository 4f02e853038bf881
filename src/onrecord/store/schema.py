"""Opens an archive's file: makes it, brings an older one up to date, refuses what is
none of ours.

The schema's version is SQLite's `user_version`; `migrations/NNNN_name.sql` takes a file
from version NNNN - 1 to NNNN, in one transaction. `application_id` (the same in every
version) tells an archive from any other SQLite file.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Iterator
from importlib import resources

from onrecord.store.errors import StoreError

APPLICATION_ID = 0x4F6E5263  # "OnRc"
OLDEST_SQLITE = (
    3,
    37,
    0,
)  # STRICT tables; older than any Python we run on ships with, but a system may differ


@functools.cache
def migrations() -> tuple[str, ...]:
    """The SQL of each migration, in order: the one at index n leads to version n +
    1.
    """
    folder = resources.files("onrecord.store") / "migrations"
    names = sorted(
        entry.name for entry in folder.iterdir() if entry.name.endswith(".sql")
    )
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def prepare(connection: sqlite3.Connection, path: str, *, migrate: bool) -> None:
    """Makes the open file an archive of today's schema. Raises StoreError where it is
    something else, or newer, or, unless it may `migrate`, older.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise StoreError(
            f"this Python comes with SQLite {sqlite3.sqlite_version}; "
            "Onrecord needs 3.37 or newer"
        )
    _refuse_others(connection, path)
    version, newest = _value(connection, "PRAGMA user_version"), len(migrations())
    if version == newest:
        return
    if not migrate:
        raise StoreError(
            f"{path} is of an older layout (schema {version}; this Onrecord's is "
            f"{newest}): `onrecord update` brings it up to date"
        )
    connection.execute("PRAGMA journal_mode = WAL")
    for version in range(1, len(migrations()) + 1):
        _migrate(connection, path, version)


def _refuse_others(connection: sqlite3.Connection, path: str) -> None:
    known = _value(connection, "PRAGMA application_id") == APPLICATION_ID
    if not known and _value(connection, "SELECT count(*) FROM sqlite_schema"):
        raise StoreError(
            f"{path} is a database, but not an Onrecord archive: name another file"
        )
    version, newest = _value(connection, "PRAGMA user_version"), len(migrations())
    if known and version > newest:
        raise StoreError(
            f"{path} was written by a newer Onrecord (schema {version}; this one knows "
            f"up to {newest}): update Onrecord"
        )


def _migrate(connection: sqlite3.Connection, path: str, version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        _refuse_others(
            connection, path
        )  # again, under the lock: another process may have been quicker
        if _value(connection, "PRAGMA user_version") < version:
            for statement in _statements(migrations()[version - 1]):
                connection.execute(statement)
        connection.execute("COMMIT")
    except BaseException:
        if (
            connection.in_transaction
        ):  # some errors, as a full disk, have rolled back already
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    """The script's statements one by one; `executescript` would commit the transaction
    they belong in.
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(
            f"a migration ends in the middle of a statement: {statement[:60]!r}"
        )


def _value(connection: sqlite3.Connection, sql: str) -> int:
    value: int = connection.execute(sql).fetchone()[0]
    return value
