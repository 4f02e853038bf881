"""By what rules the derived rows were derived, and how they are forgotten when those
have changed.
"""

from __future__ import annotations

import sqlite3

SELECT_VERSION = "SELECT version FROM derivation"
DELETE_VERSION = "DELETE FROM derivation"
INSERT_VERSION = "INSERT INTO derivation (version) VALUES (:version)"
SELECT_REPORTS = "SELECT report FROM reading ORDER BY report"
# Stories are grouped anew: their ids lead to where their reports will be.
KEEP_IDS = """
    INSERT OR REPLACE INTO former_story (id, report) SELECT story, min(report) FROM story_report GROUP BY story
"""
# What hangs on these goes with them: terms, passages, and all that a story's dossier
# holds.
FORGET = tuple(
    f"DELETE FROM {table}"  # noqa: S608 - the names stand here
    for table in "story compared vector reused fingerprint run boilerplate moved_report pending_report".split()
)


def derivation(connection: sqlite3.Connection) -> int | None:
    """The version of the rules, None where nothing was derived yet."""
    row = connection.execute(SELECT_VERSION).fetchone()
    return None if row is None else row["version"]


def forget_derived(connection: sqlite3.Connection, version: int) -> tuple[str, ...]:
    """Deletes all that was derived from reports and readings, and notes the `version`
    of what is to come.

    Gives the ids of the reports that are to be derived from again.
    """
    connection.execute(KEEP_IDS)
    for forget in FORGET:
        connection.execute(forget)
    connection.execute(DELETE_VERSION)
    connection.execute(INSERT_VERSION, {"version": version})
    return tuple(row["report"] for row in connection.execute(SELECT_REPORTS))
