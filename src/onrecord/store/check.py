"""What can be checked of an archive's file: that it is whole, and that its texts are
those that came in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.store import derivation
from onrecord.store.readings import outdated_readings
from onrecord.store.reports import count_reports, text_hash
from onrecord.store.stories import (
    count_pending,
    count_stale,
    count_stories,
    failed_stories,
)

SELECT_HASHES = "SELECT id, text, text_hash FROM report ORDER BY id"
SELECT_SENTENCES = """
    SELECT start, "end", surface FROM sentence WHERE report = :report ORDER BY position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was checked: its name, how many were looked at, a sentence for
    each that is wrong (`faults`), and what else is worth knowing (`notes`).
    """

    name: str
    count: int
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def check_structure(connection: sqlite3.Connection) -> Check:
    """SQLite's own check of the whole file: pages, indexes, the types of columns."""
    rows = connection.execute("PRAGMA integrity_check").fetchall()
    faults = tuple(row[0] for row in rows if row[0] != "ok")
    pages: int = connection.execute("PRAGMA page_count").fetchone()[0]
    return Check(name="structure (pages)", count=pages, faults=faults)


def check_references(connection: sqlite3.Connection) -> Check:
    """That every row refers to rows that are there; each fault names both tables
    once.
    """
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    ).fetchall()
    faults = [
        f"a row of {row['table']} refers to a {row['parent']} that is not there"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    once = tuple(dict.fromkeys(faults))
    return Check(name="references (tables)", count=len(tables), faults=once)


def check_texts(connection: sqlite3.Connection) -> Check:
    """That every text has the hash it came in with, and holds the sentences that were
    read in it where they were read.
    """
    faults = []
    without_hash = 0
    for row in connection.execute(SELECT_HASHES).fetchall():
        if row["text_hash"] is None:
            without_hash += 1
        elif text_hash(row["text"]) != row["text_hash"]:
            faults.append(f"the text of {row['id']} is not the one that came in")
            continue
        sentences = connection.execute(SELECT_SENTENCES, {"report": row["id"]})
        if any(row["text"][start:end] != surface for start, end, surface in sentences):
            faults.append(f"the text of {row['id']} is not the one that was read")
    notes = []
    if without_hash:
        notes.append(
            f"{without_hash:,} came in before hashes were kept: "
            "compared with their sentences alone"
        )
    count = count_reports(connection)
    return Check(name="texts", count=count, faults=tuple(faults), notes=tuple(notes))


def check_readings(connection: sqlite3.Connection, derived_by: str) -> Check:
    """Which readings were made by other rules than those of the hash `derived_by`."""
    outdated = len(outdated_readings(connection, derived_by))
    notes = [f"{outdated:,} are out of date"] if outdated else []
    count = count_reports(connection)
    return Check(name="readings", count=count, notes=tuple(notes))


def check_stories(
    connection: sqlite3.Connection, derived_by: Mapping[str, str]
) -> Check:
    """Which dossiers could not be compiled, and which are out of date by the hashes of
    the stages, `derived_by`, or by new reports.
    """
    faults = tuple(
        f"the dossier of {story} could not be compiled: {reason}"
        for story, reason in failed_stories(connection)
    )
    notes = []
    count = count_stories(connection)
    if count and derivation.derived_by(connection) != derived_by:
        notes.append("all are out of date")
    elif stale := count_stale(connection):
        notes.append(f"{stale:,} are out of date")
    if waiting := count_pending(connection):
        notes.append(f"{waiting:,} reports wait to be put into a story")
    return Check(name="stories", count=count, faults=faults, notes=tuple(notes))
