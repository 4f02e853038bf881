"""By what rules the derived rows were derived, and how they are forgotten when those
have changed.
"""

from __future__ import annotations

import sqlite3

SELECT_HASH = "SELECT derived_by FROM derivation"
DELETE_HASH = "DELETE FROM derivation"
INSERT_HASH = "INSERT INTO derivation (derived_by) VALUES (:derived_by)"
SELECT_REPORTS = "SELECT report FROM reading ORDER BY report"
# Stories are grouped anew: their ids lead to where their reports will be.
KEEP_IDS = """
    INSERT OR REPLACE INTO former_story (id, report)
    SELECT story, min(report) FROM story_report GROUP BY story
"""
# What hangs on these goes with them: terms, passages, and all that a story's dossier
# holds.
FORGET = (
    "DELETE FROM story",
    "DELETE FROM compared",
    "DELETE FROM vector",
    "DELETE FROM reused",
    "DELETE FROM fingerprint",
    "DELETE FROM run",
    "DELETE FROM boilerplate",
    "DELETE FROM moved_report",
    "DELETE FROM pending_report",
)


def derived_by(connection: sqlite3.Connection) -> str | None:
    """The hash of what made all that follows from the readings, None where nothing was
    derived yet.
    """
    row = connection.execute(SELECT_HASH).fetchone()
    return None if row is None else row["derived_by"]


def forget_hash(connection: sqlite3.Connection) -> None:
    """Makes all that follows from the readings out of date."""
    connection.execute(DELETE_HASH)


def forget_derived(connection: sqlite3.Connection, derived_by: str) -> tuple[str, ...]:
    """Deletes all that was derived from reports and readings, and notes the hash of
    what makes what is to come.

    Gives the ids of the reports that are to be derived from again.
    """
    connection.execute(KEEP_IDS)
    for forget in FORGET:
        connection.execute(forget)
    connection.execute(DELETE_HASH)
    connection.execute(INSERT_HASH, {"derived_by": derived_by})
    return tuple(row["report"] for row in connection.execute(SELECT_REPORTS))
