"""By what rules the derived rows were derived, and how those of a stage are forgotten
when its rules have changed.
"""

from __future__ import annotations

import sqlite3

from onrecord.store.lineage import MARK_STALE

SELECT_HASHES = "SELECT stage, derived_by FROM derivation"
WRITE_HASH = """
    INSERT OR REPLACE INTO derivation (stage, derived_by) VALUES (:stage, :derived_by)
"""
DELETE_HASH = "DELETE FROM derivation WHERE stage = :stage"
SELECT_REPORTS = "SELECT report FROM reading ORDER BY report"
ALL_STALE = "UPDATE story SET stale = 1"
# Stories are grouped anew: their ids lead to where their reports will be.
KEEP_IDS = """
    INSERT OR REPLACE INTO former_story (id, report)
    SELECT story, min(report) FROM story_report GROUP BY story
"""
# In how many stories each run stands is counted again.
ALL_MOVED = (
    "INSERT OR IGNORE INTO moved_report (report) SELECT report FROM story_report"
)
PASSAGES_OF = "DELETE FROM compared WHERE a = :report OR b = :report"
# What hangs on the rows of these tables goes with them: a vector's terms, a pair's
# passages, all that a story's dossier holds.
FORGET_STORIES = (
    KEEP_IDS,
    "DELETE FROM story",
    "DELETE FROM vector",
    "DELETE FROM pending_report",
)
FORGET_FINGERPRINTS = (
    ALL_STALE,
    ALL_MOVED,
    "DELETE FROM fingerprint",
    "DELETE FROM run",
    "DELETE FROM reused",
    "DELETE FROM boilerplate",
)
FORGET_PASSAGES = (ALL_STALE, "DELETE FROM compared")


def derived_by(connection: sqlite3.Connection) -> dict[str, str]:
    """The hash of what made the rows of each stage, by its name; a stage that made
    none yet is left out.
    """
    rows = connection.execute(SELECT_HASHES)
    return {row["stage"]: row["derived_by"] for row in rows}


def note_derived(connection: sqlite3.Connection, stage: str, derived_by: str) -> None:
    """Notes the hash of what made the rows of a stage, in place of the one noted
    before.
    """
    connection.execute(WRITE_HASH, {"stage": stage, "derived_by": derived_by})


def derived_from(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The ids of the reports that all is derived from, in order: those with a
    reading.
    """
    return tuple(row["report"] for row in connection.execute(SELECT_REPORTS))


def forget_fingerprints(connection: sqlite3.Connection) -> None:
    """Deletes the fingerprints and what was learnt by them; every dossier is stale."""
    for statement in FORGET_FINGERPRINTS:
        connection.execute(statement)


def forget_stories(connection: sqlite3.Connection) -> None:
    """Deletes the vectors and the stories with their dossiers; the stories' ids will
    lead to where their reports are.
    """
    for statement in FORGET_STORIES:
        connection.execute(statement)


def forget_passages(connection: sqlite3.Connection) -> None:
    """Deletes the passages of all pairs; every dossier is stale."""
    for statement in FORGET_PASSAGES:
        connection.execute(statement)


def forget_dossiers(connection: sqlite3.Connection) -> None:
    """Makes every dossier stale."""
    connection.execute(ALL_STALE)


def note_read_again(
    connection: sqlite3.Connection, report: str, *, other_sentences: bool
) -> None:
    """Makes out of date what follows from a report's reading: its story's dossier and,
    where it now has `other_sentences`, its passages and all fingerprints.
    """
    connection.execute(MARK_STALE, {"report": report})
    if other_sentences:
        connection.execute(PASSAGES_OF, {"report": report})
        connection.execute(DELETE_HASH, {"stage": "fingerprints"})
